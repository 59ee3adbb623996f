"""« Action 3. Visites à domicile » alone on a line of plain text, the report on it below.

Text files know no headings, and many a report has none but in bold type that was lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.blocks import Block, Document
from extractors.layouts.told import run_in_end, tells_state
from normalizers.numbering import parse_action_heading
from normalizers.vocabulary import head_kind

_LONGEST = 160
_FEWEST = 2
_SENTENCE = 6
"""Words of a sentence below a name."""
_LINES = ("paragraph", "list_item")
_ENDS = (".", "!", "…", ")")


def named_lines(document: Document) -> list[int]:
    """The lines that are the name of an action, with sentences below most of them.

    Only in a report on what became of them: its title says so, or half of the texts tell a state.
    A plan or a press text announces in the same form.
    """
    names = [index for index, block in document.enumerate() if _is_name(block)]
    told = [index for index in names if _is_sentence(_next(document, index))]
    if len(told) < _FEWEST or 2 * len(told) < len(names):
        return []
    stops = [*told[1:], len(document.blocks) + 1]
    texts = [_text(document, *bounds) for bounds in zip(told, stops, strict=True)]
    tells = 2 * sum(map(tells_state, texts)) >= len(texts)
    return told if tells or _is_report(document.blocks[: told[0] - 1]) else []


def _is_name(block: Block) -> bool:
    text = block.text.strip()
    if block.kind not in _LINES or len(text) > _LONGEST or text.endswith((".", ":", ";", ",")):
        return False
    found = parse_action_heading(text)
    if found is None or found.value.number is None or run_in_end(block) is not None:
        return False
    return found.value.title_start < len(text)


def _next(document: Document, index: int) -> Block | None:
    return next((block for block in document.blocks[index:] if not block.is_aside), None)


def _is_sentence(block: Block | None) -> bool:
    if block is None or block.kind != "paragraph" or parse_action_heading(block.text):
        return False
    text = block.text.rstrip()
    return len(text.split()) >= _SENTENCE and text.endswith(_ENDS)


def _text(document: Document, first: int, stop: int) -> str:
    return " ".join(block.text for block in document.blocks[first : stop - 1] if not block.table)


def _is_report(above: Sequence[Block]) -> bool:
    kinds = (head_kind(block.text) for block in above if block.table is None)
    return next((kind for kind in kinds if kind is not None), None) == "execution_report"
