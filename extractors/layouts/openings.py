"""Which headings open a fiche, and which only mention one.

"Fiche 7 – Titre" opens a fiche where labels follow it; in a table of contents, a summary or a
sentence the same words only refer to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Set
from functools import partial

from extractors.blocks import Block, Document, block_span
from extractors.layouts import label_value
from extractors.layouts.chapters import chapter_levels, title_below
from extractors.layouts.claims import claim_table
from extractors.layouts.context import context_of
from extractors.layouts.counted_labels import counts_actions
from extractors.layouts.fields import GROUPS
from extractors.layouts.label_pairs import run_in_label
from extractors.layouts.labelled import labelled_openings
from extractors.layouts.named_lines import named_lines
from extractors.layouts.numbered import (
    announced_openings,
    bare_number,
    is_label,
    numbered_openings,
)
from extractors.layouts.own_fields import is_action_table
from extractors.layouts.told import plain_openings, run_in_openings
from extractors.layouts.view import TableView, Views, labels_of
from normalizers.label_split import split_label
from normalizers.numbering import names_action
from normalizers.text import fold
from normalizers.vocabulary import head_kind

_FEWEST_LABELS = 2
_OF_LETTERS = {"pilot", "start", "end", "duration"}
"""Labels of an action that the head of a letter has too: who writes it, and when."""
_LONGEST_TITLE = 160
"""Characters of a line that may name an action."""
_AGAIN = 3
"""Headings of the same words: a rubric of each fiche."""
_FEW = 2
"""Headings with the labels of an action for each that says "Fiche": more are the fiches."""


def fiche_openings(views: Views) -> frozenset[int]:
    """The block indices of the headings below which a fiche begins.

    Headings that say "Fiche" or "Action", with labels or (real headings) text below them; where
    none does or few do, any heading with the labels of an action below it ("1. Titre"), or more
    often the labels that name an action ("Intitulé : …").
    """
    document = views.document
    headings = [
        index
        for index, block in document.enumerate()
        if block.table is None
        and block.text.strip()
        and names_action(block.text.strip())
        and not _answers_group(document, index)
    ]
    run_in = run_in_openings(document).union(named_lines(document))
    stops, chapters = set(headings), chapter_levels(document)
    told = [
        i
        for i in headings
        if i in run_in
        or _labels_below(views, i, stops, chapter=chapters.get(i))
        or _has_prose(document, i)
    ]
    titles = _titles(document)
    stops = set(titles)
    below = partial(_labels_below, views, in_fiche=False)
    named = (
        numbered_openings(document, stops, below)
        or announced_openings(document)
        or [i for i in titles if len(below(i, stops)) >= _FEWEST_LABELS]
    )
    if len(named) == 1 and not _is_lone_fiche(views, named[0], below(named[0], stops)):
        named = []
    labelled = [] if told else labelled_openings(document)
    if len(labelled) > len(named):
        return frozenset(labelled)
    if not told and not named:
        return frozenset(_lines_with_numbers(document, below) or plain_openings(document))
    if len(told) * _FEW >= len(named):
        return frozenset(told or named)
    return frozenset({*named, *(i for i in told if document.blocks[i - 1].kind == "heading")})


def _titles(document: Document) -> list[int]:
    """The headings that may name an action: no group, no label, known or come again and again."""
    found = [
        index
        for index, block in document.enumerate()
        if block.kind == "heading"
        and context_of(block_span(index, block)) is None
        and not is_label(block)
    ]
    times = Counter(fold(document.blocks[index - 1].text) for index in found)
    return [i for i in found if times[fold(document.blocks[i - 1].text)] < _AGAIN]


def _lines_with_numbers(
    document: Document, labels_below: Callable[[int, Set[int]], set[str]]
) -> list[int]:
    """« 1.1 Titre » on lines of plain text, which knows no headings, above labels of an action."""
    lines = {
        index
        for index, block in document.enumerate()
        if block.kind in ("paragraph", "list_item")
        and len(block.text) <= _LONGEST_TITLE
        and not block.text.rstrip().endswith((".", ":", ";"))
        and bare_number(index, block) is not None
    }
    return numbered_openings(document, lines, labels_below) if len(lines) >= _FEWEST_LABELS else []


def _is_lone_fiche(views: Views, heading: int, labels: set[str]) -> bool:
    """Whether the only heading with labels below it names an action, not the whole report: that
    says so itself (« Tableau de bord 2024 ») or has the actions in a table below it.
    """
    blocks = views.document.blocks
    if not is_action_table(labels) or len(labels - _OF_LETTERS) < _FEWEST_LABELS:
        return False
    if head_kind(blocks[heading - 1].text) is not None:
        return False
    below = [index for index in views.document.table_indices if index > heading]
    claims = (claim_table(views.of(index), in_fiche=True) for index in below)
    return all(claim.winner != "action_rows" for claim in claims)


def _answers_group(document: Document, index: int) -> bool:
    """« n° 4 – Visites à domicile » on the line below « Objectif national » is no action."""
    above = document.blocks[index - 2] if index > 1 else None
    if above is None or above.table is not None or ":" in above.text:
        return False
    return above.kind == "paragraph" and not GROUPS.isdisjoint(labels_of(above.text.strip())[:1])


def _has_prose(document: Document, heading: int) -> bool:
    """A real heading right above text of its own, not one line of a list of headings."""
    if document.blocks[heading - 1].kind != "heading":
        return False
    below = (b for b in document.blocks[heading:] if not b.is_aside)
    following = next(below, None)
    if following is None or following.kind not in ("paragraph", "list_item"):
        return False
    return not names_action(following.text.strip())


def _labels_below(
    views: Views,
    heading: int,
    stops: Set[int],
    *,
    in_fiche: bool = True,
    chapter: int | None = None,
) -> set[str]:
    """The labels of an action between a heading and the next of `stops`, the next group or the
    end of the chapter of level `chapter`.
    """
    document, names = views.document, set[str]()
    top = document.blocks[heading - 1]
    titled = title_below(document, heading)
    top = document.blocks[titled - 1] if titled else top
    for index in range((titled or heading) + 1, len(document.blocks) + 1):
        block = document.blocks[index - 1]
        if block.is_aside:
            continue
        if index in stops or block.part != top.part or _is_above(block, top, chapter):
            break
        if block.table is not None:
            inside = _labels_in_table(views.of(index), in_fiche=in_fiche)
            if inside is None:
                break
            names |= inside
            continue
        if names and context_of(block_span(index, block)) is not None:
            break
        names.update(_own(_labels_in_text(block)))
    return names


def _labels_in_text(block: Block) -> list[str]:
    """« Action réalisée. » is a sentence: alone on its line a label has no full stop."""
    found = split_label(block.text)
    if found is not None:
        return [found[0].value]
    if run_in := run_in_label(block.text, block.bold_chars):
        return [run_in[0]]
    sentence = block.kind != "heading" and block.text.rstrip().endswith(".")
    return [] if sentence else labels_of(block.text)[:1]


def _is_above(block: Block, top: Block, chapter: int | None) -> bool:
    """A heading of a higher level than the one a fiche would begin with; above an item any is,
    above a paragraph the next of `chapter`'s level that is no label.
    """
    if block.kind != "heading":
        return False
    if top.kind != "heading":
        ends = (chapter or 0) >= (block.level or 9) and not is_label(block)
        return ends or top.kind == "list_item"
    return block.level is not None and top.level is not None and block.level < top.level


def _own(names: Iterable[str | None]) -> set[str]:
    """Those that only an action has."""
    return {name for name in names if name and is_action_table({name, "title"})}


def _labels_in_table(view: TableView, *, in_fiche: bool) -> set[str] | None:
    """The labels of an action in a table of labels or indicators that counts no actions; None
    where it names an action of its own, to which what follows belongs.
    """
    winner = claim_table(view, in_fiche=in_fiche or label_value.is_strip(view)).winner
    if winner != "label_value":
        return {"indicators"} if winner == "indicators" else set()
    pairs = label_value.pairs(view)
    if label_value.has_heading(pairs):
        return None
    if counts_actions(pairs):
        return set()
    return _own(pair.name for pair in pairs)
