"""Which rows of a table are its header, and where another table begins below a blank row."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.blocks import Cell
from extractors.layouts.bands import answers
from extractors.layouts.calendars import calendar_of
from extractors.layouts.content import content_of_cell
from extractors.layouts.fields import TICKED
from extractors.layouts.ticks import coded_states
from extractors.layouts.view import TableView, is_year_header, labels_of
from normalizers.numbering import names_action, parse_action_heading
from normalizers.statuses import parse_flag
from normalizers.text import fold
from normalizers.year_header import heads_values

_DEEPEST_START = 8
"""Rows: a header that begins further down belongs to another table."""
_MOST_LEVELS = 3
_FEWEST_NAMED = 3
_FEWEST_BELOW = 2
_LONGEST_NAME = 40
"""Characters."""
_STATING, _DATING = {"status", "flag"}, {"date", "number"}
"""What the cells of a row hold that tell a state, and a day or year."""
_A_DAY = re.compile(
    r"\s*(?:le\s+)?\d{1,2}(?:[/.-]\d{1,2}[/.-]|(?:er)?\s+[^\W\d_]+\s+)\d{2,4}\s*", re.IGNORECASE
)
_A_YEAR = re.compile(r"\s*(?:année\s+)?(?:19|20)\d\d\s*", re.IGNORECASE)


def header_rows(view: TableView) -> list[int]:
    """The rows of the header of a table, from the top; none where no row heads the columns."""
    start = next((row for row in view.rows[:_DEEPEST_START] if _looks_like_header(view, row)), None)
    if start is None:
        return []
    rows = [start]
    bottom = max((c.row + c.row_span - 1 for c in view.own(start)), default=start)
    for row in view.rows[view.rows.index(start) + 1 :][: _MOST_LEVELS - 1]:
        if not _continues_header(view, row, rows[-1], bottom):
            break
        rows.append(row)
    return rows


def new_headers(view: TableView) -> list[int]:
    """Rows that begin a table of their own with other headers: below a blank one, or marked as
    headers over columns that stand elsewhere (two tables that a program put together).
    """
    rows = view.rows
    first = next((row for row in rows[:_DEEPEST_START] if _looks_like_header(view, row)), None)
    if first is None:
        return []
    in_bands = bool(answers(view))
    texts = {fold(cell.text) for cell in view.own(first)}
    return [
        row
        for place, (before, row) in enumerate(pairwise(rows), start=1)
        if row > first
        and (
            (row - before > 1 and not view.own(row - 1) and not in_bands)
            or _is_marked_anew(view, first, place)
        )
        and _looks_like_header(view, row)
        and not _only_answers(view, first, row)
        and {fold(cell.text) for cell in view.own(row)} != texts
    ]


def _only_answers(view: TableView, first: int, row: int) -> bool:
    """« 2 | Ouvrir un lieu de répit | Réalisée | 2022 »: a state below the header that asks for
    it, and nothing but answers beside it, among the words that head columns elsewhere.
    """
    known = _known(view, row, view.own(row))
    states = [cell for cell in known if content_of_cell(cell.text) in _STATING]
    above = view.table.grid.get((first, states[0].col)) if len(states) == 1 else None
    asked = labels_of(above.text) if above else []
    others = {content_of_cell(cell.text) for cell in known if cell not in states}
    return any(name.startswith(("status", "is_")) for name in asked) and others <= _DATING


def _is_marked_anew(view: TableView, first: int, place: int) -> bool:
    """Whether all cells of a row below data are marked as headers, over other columns than
    those of the first header and over two rows of data at least: labels stand over one.
    """
    own = view.own(view.rows[place])
    if not all(cell.is_header for cell in own):
        return False
    data = [view.own(row) for row in view.rows[place - 1 : place + 3] if row != view.rows[place]]
    if len(data) <= _FEWEST_BELOW or any(all(c.is_header for c in cells) for cells in data):
        return False
    heads = {(cell.col, cell.col_span) for cell in view.own(first)}
    return not {(cell.col, cell.col_span) for cell in own} <= heads


def _looks_like_header(view: TableView, row: int) -> bool:
    cells = view.own(row)
    if len(cells) < 2:
        return False
    if any(names_action(cell.text) for cell in cells) or _is_row_of_year(view, row):
        return False
    if any(_is_dated(left.text, right.text) for left, right in pairwise(cells)):
        return False
    known = _known(view, row, cells)
    if _heads_actions(known, cells):
        return True
    flagged = all(cell.is_header for cell in cells)
    return len(known) * 2 >= len(cells) and len(known) >= (1 if flagged else 2)


def _known(view: TableView, row: int, cells: list[Cell]) -> list[Cell]:
    """The cells that head a column in words that the lexicons know."""
    coded = coded_states(view, row).keys() | {cell.col for cell in calendar_of(cells)}
    return [cell for cell in cells if cell.col in coded or _is_header_text(cell.text)]


def _heads_actions(known: list[Cell], cells: list[Cell]) -> bool:
    """« N° | Action | PMI | ASE | MDPH | CAF | État »: crosses below services nobody lists."""
    named = [labels_of(cell.text)[:1] for cell in known]
    if len(known) < _FEWEST_NAMED or not any(n in (["action"], ["title"]) for n in named):
        return False
    columns = {cell.col for cell in known}
    return all(
        len(cell.text) <= _LONGEST_NAME and content_of_cell(cell.text) in ("text", "funder")
        for cell in cells
        if cell.col not in columns
    )


def _is_dated(label: str, value: str) -> bool:
    """« Mise à jour : | 15/02/2024 » in the head of a sheet: the document's own date."""
    return _A_DAY.fullmatch(value) is not None and "document_date" in labels_of(label)


def _is_row_of_year(view: TableView, row: int) -> bool:
    """« 2022 | 1987 | 310 » beside « 2023 | … »: a year heads the row, its figures no columns."""
    place = view.rows.index(row)
    near = [row, *view.rows[max(0, place - 1) : place], *view.rows[place + 1 : place + 2]]
    first = [view.table.grid.get((number, view.columns[0])) for number in near]
    years = [bool(cell and _A_YEAR.fullmatch(cell.text)) for cell in first]
    return years[0] and any(years[1:])


def _continues_header(view: TableView, row: int, above: int, bottom: int) -> bool:
    """A second or third header level: own cells are labels too, below wider or blank ones."""
    cells = view.own(row)
    if row <= bottom or not cells:
        return row <= bottom
    if _asks_yes_or_no(view, cells, above) or _parts_years(view, cells, above):
        return True
    if any(parse_action_heading(cell.text) or _answers(cell.text) for cell in cells):
        return False
    known = len(_known(view, row, cells))
    nested = all(_is_below_group(view, cell, above) for cell in cells)
    return nested and known * 5 >= len(cells) * 3


def _answers(text: str) -> bool:
    """« Oui », « X »; « En cours » may head a column of crosses."""
    return parse_flag(text) is not None and not TICKED.intersection(labels_of(text))


def _asks_yes_or_no(view: TableView, cells: list[Cell], above: int) -> bool:
    """A row of "Oui | Non" below wider questions: the cells further down are ticked."""
    words = [cell for cell in cells if fold(cell.text) in ("oui", "non")]
    groups = {view.table.grid.get((above, cell.col)) for cell in words}
    alternates = len(words) >= 2 and fold(words[0].text) != fold(words[1].text)
    return alternates and len(groups) * 2 <= len(words) + 1


def _parts_years(view: TableView, cells: list[Cell], above: int) -> bool:
    """« Cible | Réalisé | Cible | Réalisé » below years: words that in a row would be answers."""
    years = [view.table.grid.get((above, cell.col)) for cell in cells]
    dated = any(cell and cell.text.strip() and is_year_header(cell.text) for cell in years)
    told = {fold(cell.text) for cell in cells}
    return dated and 1 < len(told) < len(cells) and all(heads_values(c.text) for c in cells)


def _is_below_group(view: TableView, cell: Cell, above: int) -> bool:
    """Whether the cell stands under a wider header cell, or (no spans) beside or under one."""
    parent = view.table.grid.get((above, cell.col))
    if parent is None or not parent.text.strip():
        return True
    right = view.table.grid.get((above, cell.col + 1))
    return parent.col_span > 1 or right is None or not right.text.strip() or cell.is_header


def _is_header_text(text: str) -> bool:
    return bool(labels_of(text)) or is_year_header(text)
