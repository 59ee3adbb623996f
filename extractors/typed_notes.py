"""Notes typed below a table by hand: « (1) Hors MNA. » for the « 815 (1) » of a cell above."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.blocks import Block, Document

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_RAISED, "0123456789")
_SIGN = rf"[{_RAISED}]{{1,3}}|\((?:\d{{1,2}}|[a-z]|\*{{1,3}})\)|\[(?:\d{{1,2}}|[a-z])\]|\*{{1,3}}"
_NOTE = re.compile(rf"\s*(?P<sign>{_SIGN})(?:\s*:\s*|\s*)(?=[^\W_])")
_BEHIND = re.compile(rf"[^\s*(\[]\s?(?P<sign>{_SIGN})$", re.MULTILINE)
_OPENS = ("(", "[", "*")
_LINES = ("paragraph", "list_item")


def mark_of(sign: str) -> str:
    """The mark of a note's sign: "1" of "¹", "(1)" and "[1]", "*" of "(*)"."""
    return sign.translate(_TO_DIGITS).strip("()[]")


def with_typed_notes(document: Document) -> Document:
    """The document with the paragraphs as notes whose sign ends a cell of a table above."""
    if not any(_note(block) for block in document.blocks):
        return document
    return replace(document, blocks=tuple(_blocks(document)))


def note_marks(document: Document) -> set[str]:
    """The marks of a document's notes: of its own blocks, or in cells below the figures."""
    marks = {block.mark or "" for block in document.blocks if block.kind == "footnote"}
    tables = (block.table for block in document.blocks if block.table is not None)
    for cell in (cell for table in tables for cell in table.cells):
        if cell.text[:1] in _OPENS and _NOTE.match(cell.text):
            notes = map(_NOTE.match, cell.text.split("\n"))
            marks |= {mark_of(note["sign"]) for note in notes if note}
    return marks - {""}


def sign_pattern(marks: Iterable[str]) -> re.Pattern[str] | None:
    """The typed signs of these notes where they end a cell: « 815 (1) », « 9,5* »."""
    forms = [
        form
        for mark in sorted(marks)
        for form in (f"({mark})", f"[{mark}]", *([mark] if set(mark) == {"*"} else []))
    ]
    pattern = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<=[^\s*(\[])\s?(?:{pattern})\s*\Z") if forms else None


def _blocks(document: Document) -> Iterator[Block]:
    seen: set[str] = set()
    for block in document.blocks:
        if block.table is not None:
            for cell in block.table.cells:
                seen.update(found["sign"] for found in _BEHIND.finditer(cell.text))
        note = _note(block)
        if note is not None and note["sign"] in seen:
            text, bold = block.text[note.end() :], max(0, block.bold_chars - note.end())
            mark = mark_of(note["sign"])
            block = replace(block, kind="footnote", text=text, mark=mark, bold_chars=bold)
        yield block


def _note(block: Block) -> re.Match[str] | None:
    return _NOTE.match(block.text) if block.kind in _LINES else None
