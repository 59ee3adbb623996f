"""What the amounts of a document's tables are, where no header or row tells: a note above them
(« Montants du compte administratif »), else the title of a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.blocks import Document
from normalizers.amounts import basis_of, find_amounts, governs_amounts
from normalizers.vocabulary import title_kind
from pipeline.rows.book import Book
from pipeline.rows.passages import COVER_BLOCKS

_LONGEST = 200
_YEAR = re.compile(r"\b20\d\d\b")
_ARE = re.compile(r"\b(?:sont|est|correspond(?:ent)?)\b")
_PLAN = "action_plan"


@dataclass(frozen=True, slots=True)
class _Note:
    """A line that says what the amounts below it are, of its years or of all."""

    block: int
    part: str | None
    basis: str
    years: frozenset[int]
    is_general: bool
    """Whether it stands for the whole sheet: « Les montants sont ceux du compte administratif »."""


def tell_bases(book: Book, document: Document, kind: str) -> None:
    """Fill `basis` of the amounts of columns that are still unspecified."""
    rows = [
        row
        for row in book.table("fundings")
        if row["basis"] == "unspecified" and "from_column" in row.tags
    ]
    if not rows:
        return
    notes = _notes(document)
    is_plan = kind == _PLAN and _is_called_plan(document)
    for row in rows:
        note = _nearest(notes, book.evidence(row, "amount")[0]["block_index"], document)
        if note is not None and (not note.years or row["year"] in note.years):
            row.values["basis"] = note.basis
        elif is_plan and row["part_kind"] == _PLAN:
            row.values["basis"] = "planned"


def _nearest(notes: list[_Note], block: int, document: Document) -> _Note | None:
    """The last note above a table, else a general one below it, on its sheet."""
    part = document.blocks[block - 1].part
    own = [note for note in notes if note.part == part]
    above = [note for note in own if note.block < block]
    below = [note for note in own if note.is_general]
    return next(iter(above[-1:] or below), None)


def _lines(document: Document) -> Iterator[tuple[int, str]]:
    """Block and text of the short lines at the front, a sheet's own line among them."""
    for index, block in document.enumerate():
        if index > COVER_BLOCKS:
            return
        cells = block.table.cells if block.table is not None else ()
        text = cells[0].text if len(cells) == 1 else block.text
        if not block.is_running and len(cells) <= 1 and len(text) <= _LONGEST:
            yield index, text


def _notes(document: Document) -> list[_Note]:
    """Lines at the front that speak of amounts at large and of what they are."""
    found = []
    for index, text in _lines(document):
        for sentence in re.split(r"(?<=[.;])\s|\n", text):
            basis = basis_of(sentence) if governs_amounts(sentence) else None
            if basis and not find_amounts(sentence):
                years = frozenset(map(int, _YEAR.findall(sentence)))
                part, is_general = document.blocks[index - 1].part, bool(_ARE.search(sentence))
                found.append(_Note(index, part, basis, years, is_general))
    return found


def _is_called_plan(document: Document) -> bool:
    """Whether a line at the front, or a sheet, bears the name of a plan."""
    texts = {block.part or "" for block in document.blocks}
    texts.update(text for _, text in _lines(document))
    return any(title_kind(text) == _PLAN for text in texts)
