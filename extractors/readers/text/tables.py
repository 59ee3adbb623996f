"""Tables in text whose cells are set apart by tabs or pipes."""

from __future__ import annotations

import re
from collections import Counter

from extractors.blocks import Cell, Table
from extractors.readers.text.form_rows import form_below, rest_of_cell
from extractors.readers.text.headers import header_row_count
from extractors.readers.text.inline import cell_text
from extractors.readers.text.marks import bullet_length, is_numbered

Found = tuple[Table, int]
"""A table and the index of the first line after it."""
_RULE_CELL = re.compile(r"^\s*:?-+:?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_MAX_JOINED = 60


def make_table(rows: list[list[str]], headers: int | None = None) -> Table | None:
    """Rows of raw cells -> a table; the header is judged where its rows are not given."""
    texts = [[cell_text(cell) for cell in row] for row in rows]
    if headers is None:
        headers = header_row_count([[text for text, _ in row] for row in texts])
    cells = tuple(
        Cell(row, col, text, is_header=row <= headers, bold=bold)
        for row, line in enumerate(texts, start=1)
        for col, (text, bold) in enumerate(line, start=1)
    )
    return Table(cells) if any(cell.text for cell in cells) else None


def read_pipes(lines: list[str], start: int) -> Found | None:
    """A pipe table that begins at `start`, with or without its row of dashes."""
    if "|" not in lines[start] or is_pipe_rule(lines[start]):
        return None
    ruled = start + 1 < len(lines) and is_pipe_rule(lines[start + 1])
    outer = lines[start].lstrip().startswith("|")
    if not ruled and not (outer and _is_piped(lines, start) and _is_piped(lines, start + 1)):
        return None
    if not _has_text(lines, start):
        return None
    rows: list[list[str]] = []
    end = start
    while end < len(lines) and _PIPE.search(lines[end]) and (not outer or _starts(lines[end])):
        line, end = _whole_row(lines, end, outer)
        if not is_pipe_rule(line):
            rows.append(_pipe_cells(line))
    headers = 1 if ruled else 0
    if rows and not any(cell.strip() for cell in rows[0]):
        rows, headers = rows[1:], 0  # an empty header that Markdown asks for
    judged = header_row_count(rows) if rows else 0
    wide = bool(rows) and len(rows[0]) > 2
    table = make_table(rows, max(headers, judged) if wide else judged)
    return (table, end) if table else None


def _has_text(lines: list[str], start: int) -> bool:
    """Whether one of the rows from `start` on holds more than pipes and dashes."""
    for index in range(start, len(lines)):
        if "|" not in lines[index]:
            return False
        if lines[index].strip("| \t:-"):
            return True
    return False


def is_pipe_rule(line: str) -> bool:
    """The row of dashes under a pipe table's header ("| --- | :-: |")."""
    if "-" not in line or "|" not in line:
        return False
    return all(_RULE_CELL.match(cell) for cell in _pipe_cells(line))


def _starts(line: str) -> bool:
    return line.lstrip().startswith("|")


def _is_piped(lines: list[str], index: int) -> bool:
    if index >= len(lines):
        return False
    line = lines[index].strip()
    return line.startswith("|") and line.endswith("|") and line.count("|") >= 3


def _whole_row(lines: list[str], index: int, outer: bool) -> tuple[str, int]:
    """A row, with the lines that a cell's raw line break put below it."""
    line = lines[index].rstrip()
    end = index + 1
    while outer and not line.endswith("|") and end < min(len(lines), index + _MAX_JOINED):
        if not lines[end].strip() or _starts(lines[end]):
            break
        line += "\n" + lines[end].rstrip()
        end += 1
    return line, end


def _pipe_cells(line: str) -> list[str]:
    line = line.strip()
    line = line.removeprefix("|")
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    return _PIPE.split(line)


def read_tabs(lines: list[str], start: int) -> Found | None:
    """A run of lines with tabs. Rows keep their own number of cells."""
    if not _is_row(lines[start]):
        return None
    kept, end = _spaced_run(lines, start) or form_below(*_run(lines, start))
    if not any("\t" in line.strip() for line in kept):
        return None  # indented paragraphs
    table = make_table(_completed([_unquoted(row) for row in kept]))
    return (table, end) if table else None


def _is_row(line: str) -> bool:
    """A line with a tab that is neither blank nor an item ("•<tab>text", "1.<tab>text")."""
    if "\t" not in line or not line.strip():
        return False
    text = line.strip()
    item = text.count("\t") == 1 and (bullet_length(text) or is_numbered(text))
    return not (item and "\t" in text[:5])


def _run(lines: list[str], start: int) -> tuple[list[str], int]:
    """Rows from `start` on, and the first line after them."""
    rows: list[str] = []
    index = start
    while index < len(lines):
        if _is_row(lines[index]):
            row, index = _row_at(lines, index)
            rows.append(row)
        elif _continues(lines, start, index):
            rows[-1] += "\n" + lines[index]
            index += 1
        elif rest := rest_of_cell(lines, index) if rows else 0:
            rows[-1] += "\n" + "\n".join(lines[index : index + rest])
            index += rest
        else:
            break
    return rows, index


def _row_at(lines: list[str], index: int) -> tuple[str, int]:
    """A row; a cell in quotes, as spreadsheets copy it, may run over several lines."""
    row = lines[index]
    if row.count('"') % 2 and ('\t"' in row or row.startswith('"')):
        for end in range(index + 1, min(len(lines), index + _MAX_JOINED)):
            if lines[end].count('"') % 2:
                return "\n".join(lines[index : end + 1]), end + 1
    return row, index + 1


def _continues(lines: list[str], start: int, index: int) -> bool:
    """A line without tabs amid rows: the rest of a cell that was broken over two lines."""
    line = lines[index]
    if not line.strip() or "\t" in line or index == start or index + 1 >= len(lines):
        return False
    width = max(row.count("\t") for row in lines[start:index])
    return width >= 2 and line[:1].islower() and "\t" in lines[index + 1]


def _unquoted(row: str) -> list[str]:
    cells = row.split("\t")
    return [
        cell[1:-1].replace('""', '"')
        if len(cell) > 1 and cell[0] == cell[-1] == '"' and ("\n" in cell or '""' in cell[1:-1])
        else cell
        for cell in cells
    ]


def _completed(rows: list[list[str]]) -> list[list[str]]:
    """Two neighbouring short rows that make one full row, cut inside a cell, are that row."""
    width, count = Counter(len(row) for row in rows).most_common(1)[0]
    if width < 3 or count < 0.6 * len(rows):
        return rows
    whole: list[list[str]] = []
    for row in rows:
        last = whole[-1] if whole else row
        broken = row[0][:1].islower() and last[-1].strip()
        if whole and len(last) < width and len(last) + len(row) - 1 == width and broken:
            whole[-1] = [*last[:-1], f"{last[-1]}\n{row[0]}", *row[1:]]
        else:
            whole.append(row)
    return whole


def _spaced_run(lines: list[str], start: int) -> tuple[list[str], int] | None:
    """Rows each followed by one empty line, all with as many cells."""
    kept, end, width = [lines[start]], start + 1, lines[start].count("\t")
    while end + 1 < len(lines) and not lines[end].strip() and _is_row(lines[end + 1]):
        crowded = end + 2 < len(lines) and "\t" in lines[end + 2] and lines[end + 2].strip()
        if lines[end + 1].count("\t") != width or crowded:
            break
        kept.append(lines[end + 1])
        end += 2
    return (kept, end) if len(kept) > 1 else None
