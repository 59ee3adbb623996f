"""Where tables begin and end on a sheet that only knows cells.

A sheet is cut into bands at blank rows, a band into areas at blank columns, an area into
text and table pieces; then tables that a blank row had cut in two are joined again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from extractors.readers.sheets.areas import areas_of
from extractors.readers.sheets.cells import Sheet
from extractors.readers.sheets.rows import (
    Piece,
    Row,
    begins_again,
    begins_alike,
    is_header,
    is_number,
)

_NOTE = re.compile(
    r"\(?\*+\)?|\(\d\)|[¹²³⁴⁵⁶⁷⁸⁹]"
    r"|(?:n\.?\s?b\.?|nota( bene)?|notes?|sources?|lecture|légende)\s*:",
    re.IGNORECASE,
)

_MOST_SECTIONS = 3
"""Lines that name an engagement, a measure and an objective below each other."""


def pieces_of(sheet: Sheet) -> list[Piece]:
    """The sheet's tables and texts in reading order."""
    rows = _rows(sheet)
    pieces: list[Piece] = []
    for band in _bands(rows, sheet):
        inside = bool(pieces) and _lies_under(band, pieces[-1], sheet)
        for area in [band] if inside else areas_of(band):
            for piece in _cut(area, sheet):
                _add(pieces, piece, sheet)
    for box in sorted(sheet.boxes, key=lambda box: (box.row, box.col), reverse=True):
        after = (place for place, piece in enumerate(pieces) if piece.first_row > box.row)
        pieces.insert(next(after, len(pieces)), Piece(False, [[box]]))
    return pieces


def _rows(sheet: Sheet) -> list[Row]:
    rows: dict[int, Row] = defaultdict(list)
    for cell in sheet.cells:
        if cell.text:
            rows[cell.row].append(cell)
    return [sorted(rows[row], key=lambda cell: cell.col) for row in sorted(rows)]


def _blank_between(above: int, below: int, sheet: Sheet) -> int:
    """Blank visible rows between two rows; a long way off counts as it is."""
    if below - above > 200:
        return below - above
    return sum(row not in sheet.hidden_rows for row in range(above + 1, below))


def _bands(rows: list[Row], sheet: Sheet) -> Iterator[list[Row]]:
    """Runs of rows without a blank one between; a merged cell bridges the rows it covers."""
    band: list[Row] = []
    reach = 0
    for row in rows:
        if band and _blank_between(reach, row[0].row, sheet) > 0:
            yield band
            band = []
        band.append(row)
        reach = max(reach, *(min(cell.last_row, cell.row + 200) for cell in row))
    if band:
        yield band


def _reach(rows: list[Row]) -> list[int]:
    """For each row the last row that a merged cell from above it covers."""
    reach = [0]
    for row in rows:
        reach.append(max(reach[-1], *(cell.last_row for cell in row)))
    return reach[:-1]


def _lies_under(band: list[Row], above: Piece, sheet: Sheet) -> bool:
    """Whether a band stands right under a table and within its columns."""
    if not above.is_table or _blank_between(above.last_row, band[0][0].row, sheet) > 1:
        return False
    cols = [cell.col for row in band for cell in row]
    return min(above.cols) <= min(cols) and max(cols) <= above.last_col


def _cut(area: list[Row], sheet: Sheet) -> Iterator[Piece]:
    """Titles above, one table (or several under titles of their own), notes below."""
    reach = _reach(area)
    start = 0
    while start < len(area) and _stands_alone(area, start, reach[start]):
        start += 1
    if start:
        yield Piece(False, area[:start])
    end = len(area)
    while end > start + 1 and _is_note(area, end - 1, reach[end - 1]):
        end -= 1
    for rows in _split_tables(area[start:end]):
        lone = len(rows) == 1 and len(rows[0]) == 1
        yield Piece(not lone, rows)
    if area[end:]:
        yield Piece(False, area[end:])


def _stands_alone(area: list[Row], index: int, reach: int) -> bool:
    """A lone cell above a table, unless it is the upper level of the table's header."""
    cell = area[index][0]
    if len(area[index]) > 1 or reach >= cell.row:
        return False
    below = area[index + 1] if index + 1 < len(area) else []
    if len(below) < 2 or cell.col <= below[0].col:
        return True
    return not (cell.bordered or (cell.fill and cell.fill == below[0].fill))


def _is_note(area: list[Row], index: int, reach: int) -> bool:
    """A lone cell at the foot of a table that speaks about it and is not part of it."""
    cell = area[index][0]
    if len(area[index]) > 1 or reach >= cell.row:
        return False
    if _NOTE.match(cell.text):
        return True
    frame = [c.bordered for row in area[:index] for c in row]
    return not cell.bordered and sum(frame) > len(frame) / 2


def _split_tables(rows: list[Row]) -> Iterator[list[Row]]:
    """Cut where a table of pairs ends and a wide one begins, and at repeated beginnings.

    The title between two tables comes as a list of one row.
    """
    if not rows:
        return
    wide = next((i for i, row in enumerate(rows) if len(row) >= 4), 0)
    if 0 < wide <= 8 and _is_preamble(rows, wide):
        yield rows[:wide]
        rows = rows[wide:]
    reach = _reach(rows)
    start = 0
    for index in range(1, len(rows) - 1):
        if len(rows[index]) == 1 and reach[index] < rows[index][0].row:
            if not begins_alike(rows[start], rows[index + 1]):
                continue
            yield rows[start:index]
            yield [rows[index]]
            start = index + 1
    yield rows[start:]


def _is_preamble(rows: list[Row], wide: int) -> bool:
    """Pairs such as "Département | Lozère" on top of a table, not the header's upper level."""
    left = min(cell.col for row in rows for cell in row)
    for index, row in enumerate(rows[:wide]):
        merged = any(cell.col_span > 1 for cell in row[1:])
        if len(row) > 2 or row[0].col != left or merged or is_header(rows, index, set()):
            return False
    return not any(is_number(cell.text) for cell in rows[wide])


def _add(pieces: list[Piece], piece: Piece, sheet: Sheet) -> None:
    """Append, or join to the table above that a blank row had cut."""
    near = [other for other in reversed(pieces[-6:]) if _overlap(other, piece)][:2]
    if piece.is_table and near:
        section = near[0] if _may_be_section(near[0]) else None
        above = near[-1] if section else near[0]
        if above.is_table and _continues(above, section, piece, sheet):
            above.extend((section.rows if section else []) + piece.rows)
            if section:
                pieces.remove(section)
            return
    pieces.append(piece)


def _may_be_section(piece: Piece) -> bool:
    """Lone cells that may name the groups of the rows below: « Engagement 2 », « Objectif 6 »."""
    cells = piece.cells
    named = not piece.is_table and len(piece.rows) == len(cells) <= _MOST_SECTIONS
    return named and (len(cells) == 1 or not any(_NOTE.match(cell.text) for cell in cells))


def _overlap(above: Piece, below: Piece) -> bool:
    return min(above.cols) <= below.last_col and min(below.cols) <= above.last_col


def _continues(above: Piece, section: Piece | None, below: Piece, sheet: Sheet) -> bool:
    """Whether `below` goes on with the table `above` (with `section` as a row between)."""
    parts = [above, section, below] if section else [above, below]
    for upper, lower in pairwise(parts):
        if _blank_between(upper.last_row, lower.first_row, sheet) > 1:
            return False
    if is_header(below.rows, 0, sheet.header_rows) or begins_again(above.rows[0], below.rows[0]):
        return False
    if section is None and _heads_numbers(above, below):
        return False
    if min(below.cols) < min(above.cols) or max(below.cols) > above.last_col:
        return False
    if above.is_pairs:
        return _pairs_continue(above, section, below)
    if len(below.rows) == 1 and not section:
        return _is_total(above, below.rows[0])
    shared = len(below.cols & above.cols)
    return min(below.cols) == min(above.cols) and shared * 2 >= len(above.cols)


def _heads_numbers(above: Piece, below: Piece) -> bool:
    """Whether words head columns of numbers where the table above had none."""
    words = {cell.col for cell in below.rows[0] if not is_number(cell.text)}
    numbers = {cell.col for row in below.rows[1:] for cell in row if is_number(cell.text)}
    return bool(numbers & words) and not numbers & above.number_cols


def _pairs_continue(above: Piece, section: Piece | None, below: Piece) -> bool:
    """Labels go on with labels they have not used yet, under no title."""
    if not below.is_pairs or above.cols != below.cols:
        return False
    if above.labels & below.labels:
        return False
    if section is None:
        return True
    title, label = section.rows[0][0], above.rows[0][0]
    return (title.col_span, title.bold, title.size, title.fill) == (
        label.col_span,
        label.bold,
        label.size,
        label.fill,
    )


def _is_total(above: Piece, row: Row) -> bool:
    """A lone row under a table whose numbers stand in the table's own columns."""
    numbers = {cell.col for cell in row if is_number(cell.text)}
    starts_alike = row[0].col == min(above.cols)
    return bool(numbers) and numbers <= (above.cols if starts_alike else above.number_cols)
