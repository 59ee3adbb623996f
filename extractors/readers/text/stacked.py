"""Tables written a cell a line, row after row, as word processors save them as text.

Nothing but the count of lines tells the columns, so the rows must be numbered ("1", "2.1", "A3")
at one distance throughout; a table in which any row is longer or shorter stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby

from extractors.readers.text.stacked_cells import (
    LineCells,
    Row,
    named,
    number_of,
    table_of,
    worth_of,
)
from extractors.readers.text.stacked_figures import begins_with_years, figures_table, next_figures
from extractors.readers.text.stacked_heads import (
    MOST_COLUMNS,
    count_heads,
    headers_of,
    is_head,
)
from extractors.readers.text.tables import Found

_FIGURE = re.compile(r"(?:n\s?[°º]\s?)?[\d\s.,/%€-]*\d[\d\s.,/%€-]*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST_ROWS = 3
_MOST_WAITING = 40
"""Rows of merged cells below a numbered one."""
_FARTHEST = 2 * (2 * MOST_COLUMNS + 1)
"""Lines from the first head to the first figure: two rows of heads, an empty line after each."""
_NEAR = 2
"""How far the number of a row may be from the one above: a department may have left some out."""


@dataclass(slots=True)
class _Body:
    """The rows below a header, and the cells they take."""

    rows: list[Row] = field(default_factory=list)
    numbers: dict[str, str] = field(default_factory=dict)
    """The name of each row -> the part of its number that stands for its section."""
    end: int = 0


class StackedTables:
    """The tables of a text that stand a cell a line. Each needs a figure near its first line, so
    where figures stand is looked up once.
    """

    def __init__(self, lines: list[str]) -> None:
        self._next = next_figures(lines)
        """Line index -> index of the first figure from there on."""

    def read(self, lines: list[str], start: int) -> Found | None:
        """A table whose header begins at `start`, or at the empty cell above years."""
        if start + 2 >= len(lines) or self._next[start] - start > _FARTHEST:
            return None
        if not is_head(lines[start]):
            cells = LineCells(lines, start - 1, 1)
            return _figures(cells) if start and begins_with_years(cells) else None
        cells = LineCells(lines, start, 1 if lines[start + 1].strip() else 2)
        heads = count_heads(cells)
        for header, columns, begin in headers_of(cells, heads):
            inside = any(number_of(cells[-back]) for back in range(1, columns))
            if not inside and (body := _body(cells, begin, columns)) and _is_clean(cells, body):
                return table_of(header, body.rows), start + body.end * cells.step
        return _figures(cells)


def _figures(cells: LineCells) -> Found | None:
    found = figures_table(cells)
    return (found[0], cells.start + found[1] * cells.step) if found else None


def _body(cells: LineCells, place: int, columns: int) -> _Body | None:
    """The rows from `place` on: numbered, below the name of a section, or going on with the one
    above in merged cells; None where they are too few or their sections make no sense.
    """
    body, sections, waiting = _Body(end=place), list[str](), list[Row]()
    while True:
        at = body.end + len(waiting) * columns
        section = _section(cells, at)
        row = cells.row(at + bool(section), columns)
        name = (row[0] if row else None) or ""
        number = number_of(name)
        goes_on = row and not name and body.rows and sum(map(bool, row)) > 1
        if row and goes_on and len(waiting) < _MOST_WAITING:
            waiting.append(row)  # text below the table, unless a row of its own follows
            continue
        if row is None or number is None or name in body.numbers:
            break
        sections += [number["first"]] if section else []
        body.numbers[name] = number["first"]
        body.rows += [*waiting, *([_merged(section, columns)] if section else []), row]
        body.end, waiting = at + bool(section) + columns, []
    if len(body.numbers) < _FEWEST_ROWS or not _agree(sections, body.numbers):
        return None
    _add_end(cells, body, waiting, columns)
    return body


def _add_end(cells: LineCells, body: _Body, waiting: list[Row], columns: int) -> None:
    """The merged cells of the last row where the sums or the end of the text stand below them,
    and the sums.
    """
    for count in range(len(waiting) + 1):
        at, rows = body.end + count * columns, [*body.rows, *waiting[:count]]
        sums = _sums(cells, at, columns, rows)
        if sums:
            body.rows = [*rows, sums]
            body.end = at + sum(cell is not None for cell in sums)
            return
        if count and not any(cells[at + k] for k in range(columns)):
            body.rows, body.end = rows, at
            return


def _sums(cells: LineCells, place: int, columns: int, rows: list[Row]) -> Row | None:
    """The row of sums at `place`, its first cell merged over as many columns as make each of its
    figures the sum of the column it stands in; else none.
    """
    name = cells[place]
    if not name or _FIGURE.fullmatch(name):
        return None
    totals = [sum(worth_of(row[col]) or 0 for row in rows) for col in range(columns)]
    for width in range(1, columns):
        told = [cells[place + at] or "" for at in range(1, columns - width + 1)]
        named = [(total, text) for total, text in zip(totals[width:], told, strict=True) if text]
        if named and all(total and total == worth_of(text) for total, text in named):
            return [*_merged(name, width), *told]
    return None


def _merged(text: str, columns: int) -> Row:
    return [text, *[None] * (columns - 1)]


def _section(cells: LineCells, place: int) -> str | None:
    """A cell alone above a numbered row: the name of a section, or a line too many."""
    above, number = cells[place], number_of(cells[place + 1])
    return above if above and number and number["more"] and not number_of(above) else None


def _agree(sections: list[str], numbers: dict[str, str]) -> bool:
    """Whether sections, where there are any, begin just where the first part of numbers changes."""
    if not sections:
        return True
    changes = [first for first, _ in groupby(numbers.values())]
    return len(changes) > 1 and sections == changes


def _is_clean(cells: LineCells, body: _Body) -> bool:
    """Whether no numbered row follows out of step and the last row is like those above: else one
    of its cells has lines of its own, as it has where the numbers come out of step.
    """
    rows = [row for row in body.rows if row[0] in body.numbers]
    columns = len(rows[0])
    ahead = (cells[at] for at in range(body.end, body.end + 3 * columns))
    if len({named(name) for name in body.numbers}) > 1:
        return False
    if any(text and _follows(text, body) for text in ahead):
        return False
    return all(
        _is_alike(rows[-1][col] or "", [text for row in rows[:-1] if (text := row[col])])
        for col in range(1, columns)
    )


def _follows(text: str, body: _Body) -> bool:
    """Whether a text could be the number of the next row, and not just any figure."""
    last, number = next(reversed(body.numbers)), number_of(text)
    above = number_of(last)
    if number is None or above is None or text in body.numbers or named(text) != named(last):
        return False
    beyond = int(number["first"]) - int(above["first"])
    return bool(number["more"]) == bool(above["more"]) and 0 <= beyond <= _NEAR


def _is_alike(last: str, above: list[str]) -> bool:
    """Not a sentence below figures or below single words, nor a figure below sentences."""
    if len(above) < _FEWEST_ROWS - 1 or not last or _YEAR.fullmatch(last):
        return True
    figures = sum(_FIGURE.fullmatch(text) is not None for text in above)
    if _FIGURE.fullmatch(last):
        return figures > 0
    if figures == len(above):
        return len(last.split()) <= 2  # « NC », « non connu »
    return len(last) <= 3 * max(map(len, above)) + 20
