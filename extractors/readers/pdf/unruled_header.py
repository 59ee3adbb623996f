"""The header of a table without a full set of rules: which lines, and in how many rows."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_columns import TableLine
from extractors.readers.pdf.unruled_gutters import has_column_numbers
from extractors.readers.pdf.unruled_lines import is_year
from extractors.readers.pdf.unruled_rows import RowContext
from extractors.readers.pdf.unruled_titles import is_title, with_titles

_UNIT = re.compile(r"^(?:\(.*\)|[%€$]|(?:en|in) \S+(?: \S+)?)$")
_CLASS = re.compile(r"^[(\[<>≤≥+]|^\d{1,3}\s?[-–+]|^\d{1,2}$")
MOST_LINES = 12


def header_line_count(lines: Sequence[TableLine], columns: int, full: Sequence[float]) -> int:
    """How many lines at the top are header, by a rule, by bold type, or by what they hold."""
    limit = min(MOST_LINES, len(lines) - 1, 1 + 2 * len(lines) // 3)
    for count in (_by_rule(lines, full), _by_weight(lines), _by_contents(lines, columns)):
        if 0 < count <= limit:
            count = _without_rows(lines, _without_sections(lines, count, columns), columns)
            return _with_units(lines, count, limit)
    return 0


def _without_sections(lines: Sequence[TableLine], count: int, columns: int) -> int:
    """The count less a title of a section: in the middle of all columns, or of the figures as
    others stand further down.
    """
    first = count - 1
    if count < 2 or len(lines[first].pieces) > 1:
        return count
    body = with_titles(lines[first:], columns)
    others = sum(is_title(line, columns) for line in body[1:])
    is_first = is_title(body[0], columns) and (others or _is_over_all(body[0], columns))
    return first if is_first else count


def _is_over_all(line: TableLine, columns: int) -> bool:
    piece = line.pieces[0]
    return (piece.col, piece.col_end) == (0, columns)


def _without_rows(lines: Sequence[TableLine], count: int, columns: int) -> int:
    """The count up to the first line with a label and figures below heads of their own."""
    data = RowContext(lines[count:], columns).data_cols
    headed: set[int] = set()
    for index, line in enumerate(lines[:count]):
        figures = {p.col for p in line.pieces if p.is_data and not _heads_columns(p.text)} & data
        if index and 0 in line.cols and len(figures) > 1 and figures <= headed:
            return index
        headed |= {piece.col for piece in line.pieces if piece.col_end == piece.col + 1}
    return count


def _heads_columns(text: str) -> bool:
    """Whether a figure may head a column: a year, or a class such as "15-24" or "(2)"."""
    return is_year(text) or bool(_CLASS.match(text))


def _with_units(lines: Sequence[TableLine], count: int, limit: int) -> int:
    """The count with a lone text right of the first column just below, such as a unit."""
    pieces = lines[count].pieces
    if count < limit and len(pieces) == 1 and pieces[0].col > 0 and _UNIT.match(pieces[0].text):
        return count + 1
    return count


def _by_rule(lines: Sequence[TableLine], full: Sequence[float]) -> int:
    """Lines above the first full rule below text, where rules do not stand between all rows."""
    at = [line.row.baseline for line in lines]
    parts = [bisect_right(at, y + 1) for y in full if at[0] < y < at[-1]]
    counts = sorted(set(parts))
    if not counts:
        return 0
    bands = len(counts) + 1
    if bands > 3 and bands > 0.4 * len(lines) and not _by_weight(lines[: counts[0] + 1]):
        return counts[0] if counts[0] <= 2 and _by_weight(lines) >= counts[0] else 0
    weight = _by_weight(lines)
    if any(map(_is_row, lines[weight : counts[0]])):
        return weight or counts[0]  # plain rows follow the bold ones above the rule
    return counts[0]


def _is_row(line: TableLine) -> bool:
    """Whether a line has a label and more, and does not number the columns."""
    return 0 in line.cols and len(line.cols) > 1 and not has_column_numbers(line.row)


def _by_weight(lines: Sequence[TableLine]) -> int:
    """Bold lines above the first that is not, unless all of the first column is bold."""
    count = 0
    for line in lines:
        if not all(piece.segment.is_bold for piece in line.pieces):
            break
        count += 1
    if count == len(lines):
        return 0
    return _without_titles(lines, count)


def _without_titles(lines: Sequence[TableLine], count: int) -> int:
    """The count less titles of sections, or starts of labels, just above the first row."""
    most = max((len(line.pieces) for line in lines[:count]), default=0)
    while count > 1 and most > 1:
        pieces = lines[count - 1].pieces
        if len(pieces) > 1 or pieces[0].col > 0:
            break
        count -= 1
    return count


def _by_contents(lines: Sequence[TableLine], columns: int) -> int:
    """Lines above the first with numbers in the columns of numbers."""
    context = RowContext(lines, columns)
    if not context.data_cols:
        return 0
    for index, line in enumerate(lines):
        data = {p.col for p in line.pieces if p.is_data and not _ends_unit(p.text)}
        if data & context.data_cols and not _is_years(line):
            return _without_titles(lines, index)
    return 0


def _ends_unit(text: str) -> bool:
    """Whether figures end a text in brackets of the line above, as in "(per 1" and "000)"."""
    return text.endswith(")") and "(" not in text


def _is_years(line: TableLine) -> bool:
    """Whether the line's numbers are years or numbers of columns, as in a header."""
    data = [piece.text for piece in line.pieces if piece.is_data]
    return bool(data) and all(is_year(text) for text in data)


def header_levels(lines: Sequence[TableLine], rules: Sequence[RuleLine]) -> list[list[TableLine]]:
    """Header lines as rows: a text over several columns stands a row above what it heads."""
    levels: list[list[TableLine]] = []
    for index, line in enumerate(lines):
        if index and not _parts(line, levels[-1], rules):
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _parts(line: TableLine, level: Sequence[TableLine], rules: Sequence[RuleLine]) -> bool:
    """Whether a line starts a new header row below the row `level`."""
    if has_column_numbers(line.row):
        return True
    for upper in level:
        for piece in upper.pieces:
            if piece.col_end - piece.col < 2:
                continue
            below = [p for p in line.pieces if piece.col <= p.col and p.col_end <= piece.col_end]
            if below and not any((p.col, p.col_end) == (piece.col, piece.col_end) for p in below):
                return True
    for piece in line.pieces:
        over = [p for upper in level for p in upper.pieces if piece.col <= p.col < piece.col_end]
        if len({p.col for p in over}) > 1:
            return True  # a unit or a title over several columns below their own
    low, high = level[-1].row.baseline - 1, line.row.baseline
    return any(low < rule.at < high for rule in rules)
