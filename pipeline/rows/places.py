"""Where a span stands, in the columns of `provenance` and in words a person can follow."""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from extractors.blocks import Block, Cell, Document, Region, Span, address

NO_BOX: dict[str, Any] = dict.fromkeys(("x0", "top", "x1", "bottom"))


def box(region: Region | None) -> dict[str, Any]:
    """The box columns of a region."""
    if region is None:
        return NO_BOX
    return dict(zip(NO_BOX, (round(edge, 2) for edge in region.bbox), strict=True))


def sheet_address(block: Block, row: int | None, col: int | None) -> str | None:
    """The workbook cell ("C7") of a lone text or of a table's cell; None in other formats."""
    if block.part is None or block.address is not None:
        return block.address
    return address(row, col) if row is not None and col is not None else None


class _Home(NamedTuple):
    columns: dict[str, Any]
    regions: list[tuple[Region, dict[str, Any]]]
    """Each with the place columns of all spans that stand in it."""
    confidence: float


class Places:
    """Looks spans up in one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._cells: dict[int, dict[tuple[int, int], Cell]] = {}
        self._homes: dict[tuple[int, int | None, int | None], _Home] = {}

    @cached_property
    def notes(self) -> dict[str, list[int]]:
        """Mark of a footnote -> the blocks of the notes that bear it, from the top."""
        found: dict[str, list[int]] = {}
        for index, block in self.document.enumerate():
            if block.kind == "footnote" and block.mark:
                found.setdefault(block.mark, []).append(index)
        return found

    def cell(self, span: Span) -> Cell | None:
        """The cell the span is cut from, or None for a block's text."""
        if span.row is None or span.col is None:
            return None
        if span.block not in self._cells:
            table = self.document.blocks[span.block - 1].table
            cells = table.cells if table else ()
            self._cells[span.block] = {(cell.row, cell.col): cell for cell in cells}
        return self._cells[span.block].get((span.row, span.col))

    def confidence(self, span: Span) -> float:
        """How surely the reader read the words of a span."""
        return self._home(span).confidence

    def rows(self, span: Span) -> list[dict[str, Any]]:
        """The place columns of a span: one dict a page it stands on, one where there is none."""
        home = self._home(span)
        cuts = [(columns, _cut(span, region)) for region, columns in home.regions]
        found = [{**columns, **cut} for columns, cut in cuts if cut]
        return found or [{**home.columns, **self._whole(span)}]

    def _home(self, span: Span) -> _Home:
        """What all spans of one cell, or of one block's text, share."""
        key = (span.block, span.row, span.col)
        if key not in self._homes:
            block, cell = self.document.blocks[span.block - 1], self.cell(span)
            source = cell or block
            columns = {
                "part": block.part,
                "block_index": span.block,
                "table_index": self.document.table_indices.get(span.block),
                "row": span.row,
                "col": span.col,
                "line": block.line,
                "address": sheet_address(block, span.row, span.col),
            }
            regions = [
                (region, {**columns, "page": region.page, **box(region)})
                for region in source.regions
            ]
            self._homes[key] = _Home(columns, regions, source.confidence)
        return self._homes[key]

    def _whole(self, span: Span) -> dict[str, Any]:
        raw = span.text or None  # an empty cell tells by its shading
        place = {"char_start": span.start, "char_end": span.end, "raw_text": raw}
        return {"page": None, **NO_BOX, **place}

    def describe(self, span: Span) -> str:
        """Words such as « p. 3, tableau 2, ligne 5 », « Actions!C7 » or « bloc 47 »."""
        place = self.rows(span)[0]
        return describe_place(place)


def _cut(span: Span, region: Region) -> dict[str, Any] | None:
    """The slice of a span that stands in a region, None where there is none."""
    start, end = max(span.start, region.start), min(span.end, region.end)
    if start >= end:
        return None
    text = span.text[start - span.start : end - span.start]
    return {"char_start": start, "char_end": end, "raw_text": text}


def describe_place(place: dict[str, Any]) -> str:
    """A provenance row's place in French words."""
    part = place.get("part")
    if part and place.get("address"):
        return f"{part}!{place['address']}"
    words = []
    if part:
        words.append(f"feuille {part}")
    if place.get("page"):
        words.append(f"p. {place['page']}")
    if place.get("line"):
        words.append(f"ligne {place['line']} du fichier")
    if place.get("table_index"):
        words.append(f"tableau {place['table_index']}")
        if place.get("row"):
            words.append(f"ligne {place['row']}, colonne {place['col']}")
    elif not words or words == [f"p. {place.get('page')}"]:
        words.append(f"bloc {place['block_index']}")
    return ", ".join(words)
