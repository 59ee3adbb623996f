"""CSV files: delimiter and encoding found, titles and several tables in one file kept apart."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

from extractors.blocks import Block, Cell, Document, Problem, Table
from extractors.encoding import decode_with_doubt
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.sheets.cells import MAX_CELLS
from extractors.readers.text.headers import header_row_count, is_value
from extractors.sniff_delimiter import announced_delimiter, find_delimiter, parse_rows

Record = tuple[int, list[str]]
"""Number of a record in the file, as a spreadsheet program would show it, and its cells."""


def read(path: Path, options: ReadOptions) -> Document:
    """Blocks of a CSV file; rows and columns of the cells are those of the file.

    Raises ExtractError: empty_file.
    """
    del options
    decoded = decode_with_doubt(path.read_bytes())
    blocks, problems = _parse(decoded.text)
    if not blocks:
        raise ExtractError("empty_file")
    return Document("csv", tuple(blocks), problems=decoded.problems + problems)


def parse(text: str) -> list[Block]:
    """Blocks of a delimited text: title lines as paragraphs, then tables."""
    return _parse(text)[0]


def _parse(text: str) -> tuple[list[Block], tuple[Problem, ...]]:
    text = text.replace("\x00", "").removeprefix("\ufeff")
    announced = announced_delimiter(text)
    delimiter = announced[0] if announced else find_delimiter(text)[0]
    skipped = announced[1] if announced else 0
    rows = parse_rows(text[skipped:], delimiter)
    problems = _stop(rows)
    first_lines = _first_lines(rows, 2 if announced else 1)
    blocks = [
        block
        for records in _joined(_segments(rows))
        for block in _segment_blocks(records, first_lines)
    ]
    return blocks, problems


def _stop(rows: list[list[str]]) -> tuple[Problem, ...]:
    """Cut off what a sheet of any format would not hold, and say so."""
    filled = accumulate(map(_filled, rows))
    last = next((place for place, count in enumerate(filled) if count > MAX_CELLS), None)
    if last is None:
        return ()
    del rows[max(last, 1) :]
    rows[0] = rows[0][:MAX_CELLS]  # a first line may be too long by itself
    return (Problem("too_large", f"lu jusqu'à la ligne {len(rows)}"),)


def _first_lines(rows: list[list[str]], start: int) -> list[int]:
    """Line of the file on which each record begins: cells may hold line breaks."""
    lines, line = [], start
    for row in rows:
        lines.append(line)
        line += 1 + sum(cell.replace("\r\n", "\n").count("\n") for cell in row)
    return lines


def _segments(rows: list[list[str]]) -> list[list[Record]]:
    """Runs of records between empty ones."""
    segments: list[list[Record]] = [[]]
    for number, row in enumerate(rows, start=1):
        if any(cell.strip() for cell in row):
            segments[-1].append((number, row))
        elif segments[-1]:
            segments.append([])
    return [segment for segment in segments if segment]


def _joined(segments: list[list[Record]]) -> list[list[Record]]:
    """Segments that go on with the table above are part of it: an empty row only spaced it."""
    joined: list[list[Record]] = []
    for segment in segments:
        if joined and _goes_on(joined[-1], segment):
            joined[-1] += segment
        else:
            joined.append(segment)
    return joined


def _goes_on(above: list[Record], below: list[Record]) -> bool:
    """As wide as the table above, and beginning with data or a section, not with labels."""
    body, rest = _without_titles(above)[1], _without_titles(below)[1]
    if len(body) < 2 or not rest or _width(body) < 3 or _width(rest) != _width(body):
        return False
    filled = [cell for cell in rest[0][1] if cell.strip()]
    return any(is_value(cell) for cell in filled) or len(filled) < 0.7 * _width(rest)


def _width(records: list[Record]) -> int:
    return max(col for _, row in records for col, cell in enumerate(row, start=1) if cell.strip())


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _without_titles(records: list[Record]) -> tuple[list[Record], list[Record]]:
    """(lines of one text before the table, the table)."""
    start = 0
    while start < len(records) and _filled(records[start][1]) == 1:
        start += 1
    return records[:start], records[start:]


def _segment_blocks(records: list[Record], first_lines: list[int]) -> list[Block]:
    titles, body = _without_titles(records)
    blocks = [
        Block("paragraph", _tidy(next(filter(str.strip, row))), line=first_lines[number - 1])
        for number, row in titles
    ]
    if body:
        blocks.append(Block("table", table=_table(body), line=first_lines[body[0][0] - 1]))
    return blocks


def _table(records: list[Record]) -> Table:
    width = _width(records)
    texts = [(number, [_tidy(cell) for cell in row[:width]]) for number, row in records]
    headers = header_row_count([row for _, row in texts])
    return Table(
        tuple(
            Cell(number, col, text, is_header=place < headers)
            for place, (number, row) in enumerate(texts)
            for col, text in enumerate(row, start=1)
        )
    )


def _tidy(cell: str) -> str:
    lines = cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(stripped for line in lines if (stripped := line.strip()))
