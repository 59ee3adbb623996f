"""Which headings open a fiche, and which only mention one.

"Fiche 7 – Titre" opens a fiche where labels follow it; in a table of contents, a summary or a
sentence the same words only refer to it.
"""

from __future__ import annotations

from extractors.blocks import Block, Document, block_span
from extractors.layouts import label_value
from extractors.layouts.context import context_of
from extractors.layouts.fiche import is_action_table
from extractors.layouts.view import TableView, labels_of
from normalizers.label_split import split_label
from normalizers.numbering import parse_action_heading

_FURNITURE = ("page_header", "page_footer", "footnote")
_FEWEST_LABELS = 2


def fiche_openings(document: Document) -> frozenset[int]:
    """The block indices of the headings below which a fiche begins."""
    headings = [
        index
        for index, block in document.enumerate()
        if block.table is None and block.text.strip() and _names_action(block)
    ]
    labelled = [index for index in headings if _labels_below(document, index, headings) > 0]
    if labelled:
        return frozenset(labelled)
    # A document whose fiches have no labels at all: real headings with prose below.
    prose = [index for index in headings if document.blocks[index - 1].kind == "heading"]
    return frozenset(prose if len(prose) >= _FEWEST_LABELS else ())


def _names_action(block: Block) -> bool:
    found = parse_action_heading(block.text.strip())
    return found is not None and found.value.number is not None


def _labels_below(document: Document, heading: int, headings: list[int]) -> int:
    """How many known labels stand between a heading and the next one or the next group."""
    stops = set(headings)
    count = 0
    for index in range(heading + 1, len(document.blocks) + 1):
        block = document.blocks[index - 1]
        if block.kind in _FURNITURE:
            continue
        if index in stops:
            break
        if block.table is not None:
            return count + _labels_in_table(index, block)
        if count and context_of(block_span(index, block)) is not None:
            break
        found = split_label(block.text)
        names = [found[0].value] if found else labels_of(block.text)
        count += bool(names and is_action_table({names[0], "title"}))
    return count


def _labels_in_table(index: int, block: Block) -> int:
    view = TableView.of(index, block)
    pairs = list(label_value.pairs(view))
    if any(pair.label is None and pair.value and parse_action_heading(pair.value.text)
           for pair in pairs):  # fmt: skip
        return 0
    return sum(pair.name is not None for pair in pairs)
