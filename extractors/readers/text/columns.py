"""Tables in text drawn with characters, or set in columns by spaces alone."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.blocks import Cell, Table
from extractors.readers.text.headers import header_row_count
from extractors.readers.text.inline import cell_text
from extractors.readers.text.marks import bullet_length, is_numbered
from extractors.readers.text.tables import Found, make_table

_BARS = "|│┃║"
_CORNERS = "+┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╟╢╤╧╪╫"
_STROKES = "=─━═-"
_SEPARATOR = re.compile(rf"^\s*[{_CORNERS}{_BARS}][{_CORNERS}{_BARS} {_STROKES}]*$")
_DRAWN = re.compile(rf"^\s*[{_CORNERS}{_BARS}]")
_GAP = re.compile(r"\S {2,}(?=\S)")
_DASHES = re.compile(r"^\s*[-=_]{3,}(?:\s+[-=_]{3,})*\s*$")
_CONFIDENCE = 0.6


def read_drawn(lines: list[str], start: int) -> Found | None:
    """A table drawn with "+---+" or box characters, with cells that span columns."""
    if not _is_separator(lines[start]):
        return None
    end = start
    while end < len(lines) and _DRAWN.match(lines[end]):
        end += 1
    drawn = [line.expandtabs() for line in lines[start:end]]
    rules = [line for line in drawn if _is_separator(line)]
    edges = sorted({place for rule in rules for place, char in enumerate(rule) if char in _CORNERS})
    if len(rules) < 2 or len(edges) < 2 or len(rules) == len(drawn):
        return None
    table = _drawn_table(drawn, edges)
    return (table, end) if table else None


def _is_separator(line: str) -> bool:
    return bool(_SEPARATOR.match(line)) and any(char in _STROKES for char in line)


def _drawn_table(drawn: list[str], edges: list[int]) -> Table | None:
    """Lines between two rules are one row; where only the header is ruled, each line is one."""
    rules = sum(map(_is_separator, drawn))
    by_line = rules <= 3
    rows: list[list[tuple[int, int, str]]] = []
    header, fresh, seen = 0, True, 0
    for line in drawn:
        if _is_separator(line):
            seen += 1
            fresh = True
            if seen == 2 and (rules == 3 or "=" in line or "═" in line):
                header = len(rows)
            continue
        cells = _drawn_cells(line, edges)
        continued = by_line and not fresh and not cells[0][2] and len(cells) > 1
        if rows and (continued or not (fresh or by_line)) and len(rows[-1]) == len(cells):
            rows[-1] = [
                (col, span, f"{old}\n{new}".strip())
                for (col, span, old), (_, _, new) in zip(rows[-1], cells, strict=True)
            ]
        else:
            rows.append(cells)
        fresh = False
    return _spanned(rows, header)


def _drawn_cells(line: str, edges: list[int]) -> list[tuple[int, int, str]]:
    """(column, span, text) of each cell of a drawn line, by where its bars stand."""
    bars = [place for place, char in enumerate(line) if char in _BARS + _CORNERS and place in edges]
    cells = []
    for left, right in pairwise(bars):
        column = edges.index(left) + 1
        cells.append((column, edges.index(right) + 1 - column, line[left + 1 : right].strip()))
    return cells or [(1, 1, line.strip(_BARS + " "))]


def _spanned(rows: list[list[tuple[int, int, str]]], header: int) -> Table | None:
    texts = [[cell_text(text) for _, _, text in row] for row in rows]
    header = header or header_row_count([[text for text, _ in row] for row in texts])
    cells = tuple(
        Cell(number, col, text, col_span=span, is_header=number <= header, bold=bold)
        for number, (row, line) in enumerate(zip(rows, texts, strict=True), start=1)
        for (col, span, _), (text, bold) in zip(row, line, strict=True)
    )
    return Table(cells) if any(cell.text for cell in cells) else None


def read_aligned(lines: list[str], start: int) -> Found | None:
    """Columns set by two spaces or more that stand above one another over several lines."""
    if not _GAP.search(lines[start]):
        return None
    end, columns = _aligned_run(lines, start)
    block = [line.rstrip().expandtabs() for line in lines[start:end]]
    gapped = [line for line in block if _GAP.search(line)]
    if len(columns) < 2 or len(gapped) < 2 or len(gapped) < 0.4 * len(list(filter(None, block))):
        return None
    rows = _aligned_rows(block, columns)
    if len(rows) < 2 or _is_list(rows):
        return None
    table = make_table([["\n".join(filter(None, cell)) for cell in row] for row in rows])
    return (Table(table.cells, _CONFIDENCE), end) if table else None


def _aligned_run(lines: list[str], start: int) -> tuple[int, list[tuple[int, int]]]:
    """(first line after the run, its columns): as many lines as leave two columns or more."""
    end, used = start, 0
    columns: list[tuple[int, int]] = []
    while end < len(lines) and _may_be_aligned(lines, end, end > start):
        line = lines[end].rstrip().expandtabs()
        more = used if _DASHES.match(line) else used | _mask(line)
        if more != used:
            found = _columns(more)
            if len(found) < 2:
                break
            columns, used = found, more
        end += 1
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end, columns


def _may_be_aligned(lines: list[str], index: int, inside: bool) -> bool:
    """A line with a gap or a deep indent; inside a run also what stands between such lines."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else ""
    if not line.strip():
        return bool(_GAP.search(following))
    if "\t" in line:
        return False
    if _GAP.search(line) or line.startswith("    ") or _DASHES.match(line):
        return True
    return inside and line[:1].islower() and bool(_GAP.search(following) or not following.strip())


def _mask(line: str) -> int:
    """Bits of the places that hold a character."""
    return sum(1 << place for place, char in enumerate(line) if char != " ")


def _columns(used: int) -> list[tuple[int, int]]:
    """(start, end) of the columns between rivers of two blank places or more."""
    columns: list[tuple[int, int]] = []
    start: int | None = None
    for place in range(used.bit_length() + 1):
        here, near = used >> place & 1, used >> (place + 1) & 1
        if here and start is None:
            start = place
        elif start is not None and not here and not near:
            columns.append((start, place))
            start = None
    return columns


def _aligned_rows(block: list[str], columns: list[tuple[int, int]]) -> list[list[list[str]]]:
    """Rows of cells of lines. Empty lines part rows where there are any; else the text tells."""
    spaced = any(not line for line in block)
    lines = [
        None
        if not line or _DASHES.match(line)
        else [line[start:end].strip() for start, end in columns]
        for line in block
    ]
    firsts = [cells[0] for cells in lines if cells and cells[0]]
    capital = 2 * sum(not text[0].islower() for text in firsts) > len(firsts)
    rows: list[list[list[str]]] = []
    fresh = True
    for cells in lines:
        if cells and rows and not fresh and (spaced or _carries_on(cells, capital)):
            for cell, text in zip(rows[-1], cells, strict=True):
                cell.append(text)
        elif cells:
            rows.append([[text] for text in cells])
        fresh = not cells
    return rows


def _carries_on(cells: list[str], capital: bool) -> bool:
    """The second line of a row: little in it, or text that goes on in small letters.

    `capital` tells that the rows of this table begin with a capital or a figure.
    """
    filled = [cell for cell in cells if cell]
    if capital and cells[0][:1].islower():
        return True
    if len(filled) == len(cells) and len(cells) > 2:
        return False
    small = all(cell[0].islower() or cell[0] in "(,;" for cell in filled)
    return small or (not cells[0] and len(filled) <= len(cells) / 2)


def _is_list(rows: list[list[list[str]]]) -> bool:
    """Bullets or numbers set apart by spaces are a list, not a first column."""
    firsts = [row[0][0] for row in rows if row[0][0]]
    return all(bullet_length(f"{text} a") or is_numbered(f"{text} a") for text in firsts) and all(
        len(text) < 4 for text in firsts
    )
