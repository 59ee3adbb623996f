"""The grid of an HTML table: row and column spans as browsers lay them out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from bs4.element import NavigableString, PageElement, Tag

from extractors.blocks import Cell, Table
from extractors.readers.html.style import Styles

Render = Callable[[list[Tag]], tuple[str, bool]]
_MAX_SPAN = 1000  # as browsers do
_MOST_MERGED = 500_000
"""Positions that all merged cells of a table cover; beyond, spans are not followed."""
_MAX_WRAPPERS = 50
_GROUPS = {"thead", "tbody", "tfoot"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_PLAIN_ROLES = {"presentation", "none"}


@dataclass
class RowTags:
    """One `<tr>` (or what plays its part) with the cells it holds."""

    tag: Tag
    group: int
    in_head: bool
    cells: list[Tag] = field(default_factory=list)
    more: list[list[Tag]] = field(default_factory=list)
    """Further elements of each cell, where a `<dt>` has several `<dd>`; else empty."""

    @cached_property
    def is_all_heads(self) -> bool:
        """Whether all its cells are `<th>`; asked once the row is complete."""
        return all(map(_is_th, self.cells))

    def parts(self, place: int) -> list[Tag]:
        """All the elements whose text the cell holds."""
        return [self.cells[place], *(self.more[place] if self.more else [])]


@dataclass
class TableTags:
    """The own parts of a table, nested tables' parts excepted.

    `strays` is text outside any cell; `hidden` tells that a row or cell was left out, `cut` that
    spans were not followed.
    """

    rows: list[RowTags] = field(default_factory=list)
    captions: list[Tag] = field(default_factory=list)
    strays: list[PageElement] = field(default_factory=list)
    columns: int = 0
    hidden: bool = False
    cut: bool = False


def table_part(tag: Tag, styles: Styles) -> str:
    """Which part an element plays by name, role or display: table, row, cell or none ("")."""
    by_name = {"table": "table", "tr": "row", "td": "cell", "th": "cell"}.get(tag.name)
    if by_name:
        return by_name
    role = {"table": "table", "grid": "table", "row": "row", "cell": "cell", "gridcell": "cell",
            "columnheader": "cell", "rowheader": "cell"}.get(str(tag.get("role")))  # fmt: skip
    if role:
        return role
    display = styles.of(tag).get("display", "")
    return {"table": "table", "table-row": "row", "table-cell": "cell"}.get(display, "")


def collect(table: Tag, styles: Styles) -> TableTags:
    """Rows, cells and captions of a table, in order, without entering the cells."""
    found = TableTags()
    stack: list[tuple[Iterator[PageElement], int, bool]] = [(iter(list(table.children)), 0, False)]
    groups = 0
    while stack:
        children, group, in_head = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
        elif isinstance(child, Tag):
            if styles.hides(child):
                found.hidden = found.hidden or bool(child.get_text(strip=True))
                continue
            if child.name in _GROUPS:
                groups += 1
                stack.append((iter(list(child.children)), groups, child.name == "thead"))
            elif len(stack) > _MAX_WRAPPERS:
                found.strays.append(child)
            elif _take(child, found, table_part(child, styles), group, in_head):
                stack.append((iter(list(child.children)), group, in_head))
        elif type(child) is NavigableString and child.strip():
            found.strays.append(child)
    return found


def _take(child: Tag, found: TableTags, part: str, group: int, in_head: bool) -> bool:
    """Note down one element of a table; True where its children are to be looked at."""
    if part == "cell":
        if not found.rows or found.rows[-1].group != group:
            found.rows.append(RowTags(child, group, in_head))
        found.rows[-1].cells.append(child)
        return False
    if part == "row":
        found.rows.append(RowTags(child, group, in_head))
        return True
    if child.name == "caption":
        found.captions.append(child)
        return False
    if child.name == "col":
        found.columns += _span(child, "span")
    elif part == "table" or not child.find(["tr", "td", "th", "col"]):
        found.strays.append(child)
        return False
    return True


def collect_pairs(dl: Tag, styles: Styles) -> TableTags:
    """A description list as two columns: `<dt>` left, its `<dd>` right (several in one cell)."""
    found = TableTags()
    for part in dl.find_all(["dt", "dd"]):
        if part.find_parent(["dl", "dt", "dd"]) is not dl:
            continue
        if styles.hides(part):
            found.hidden = found.hidden or bool(part.get_text(strip=True))
        elif part.name == "dt" or not found.rows:
            found.rows.append(RowTags(part, 0, False, [part]))
        elif len(found.rows[-1].cells) == 1:
            found.rows[-1].cells.append(part)
        else:
            row = found.rows[-1]
            row.more = row.more or [[], []]
            row.more[1].append(part)
    return found


def is_layout(table: Tag, found: TableTags) -> bool:
    """True where the table only arranges the page: its cells are then read as plain blocks."""
    if table.get("role") in _PLAIN_ROLES:
        return True
    cells = [cell for row in found.rows for cell in row.cells]
    if len(cells) <= 1:
        return True
    if found.captions or any(row.in_head for row in found.rows):
        return False
    narrow = len([row for row in found.rows if row.cells]) == 1 or all(
        len(row.cells) <= 1 for row in found.rows
    )
    for row in found.rows:
        for place, cell in enumerate(row.cells):
            nested = cell.find("table")
            if nested is not None and (narrow or (place == 0 and len(row.cells) > 1)):
                return True
            if _has_section(cell):
                return True
    return False


def _has_section(cell: Tag) -> bool:
    """A heading with something after it: a piece of a page rather than a value."""
    heading = cell.find(list(_HEADINGS))
    if not isinstance(heading, Tag):
        return False
    return len(cell.get_text(strip=True)) > len(heading.get_text(strip=True))


def _span(tag: Tag, name: str) -> int:
    digits = str(tag.get(name, "1")).strip()
    return min(_MAX_SPAN, int(digits)) if digits.isdecimal() and len(digits) < 10 else 1


def build(found: TableTags, styles: Styles, render: Render) -> Table | None:
    """Cells in their grid, or None where no cell holds text. `render` gives (text, bold)."""
    taken: dict[int, set[int]] = {}
    cells: list[Cell] = []
    merged = 0
    for number, row in enumerate(found.rows, start=1):
        column = 1
        last = _last_row_of_group(found.rows, number)
        for place in range(len(row.cells)):
            busy = taken.setdefault(number, set())
            while column in busy:
                column += 1
            cell = _cell(row, place, styles, render, (number, column), last)
            if merged + cell.row_span * cell.col_span > _MOST_MERGED:
                cell, found.cut = replace(cell, row_span=1, col_span=1), True
            cell = replace(cell, col_span=_free_run(busy, column, cell.col_span))
            merged += cell.row_span * cell.col_span - 1
            for covered in range(number, number + cell.row_span):
                span = range(column, column + cell.col_span)
                taken.setdefault(covered, set()).update(span)
            cells.append(cell)
            column += cell.col_span
    if not any(cell.text for cell in cells):
        return None
    return Table(tuple(_within_width(cells, found.columns)))


def _last_row_of_group(rows: list[RowTags], number: int) -> int:
    group = rows[number - 1].group
    while number < len(rows) and rows[number].group == group:
        number += 1
    return number


def _free_run(busy: set[int], column: int, wanted: int) -> int:
    """Columns free from here on: a cell never covers one that hangs down from above."""
    width = 1
    while width < wanted and column + width not in busy:
        width += 1
    return width


def _cell(
    row: RowTags,
    index: int,
    styles: Styles,
    render: Render,
    place: tuple[int, int],
    last_row: int,
) -> Cell:
    tag = row.cells[index]
    text, bold = render(row.parts(index))
    row_span = _span(tag, "rowspan") or last_row  # rowspan=0: down to the end of the group
    return Cell(
        row=place[0],
        col=place[1],
        text=text,
        row_span=max(1, min(row_span, last_row - place[0] + 1)),
        col_span=max(1, _span(tag, "colspan")),
        is_header=row.in_head or _heads_column(tag, row),
        bold=bold or (_is_th(tag) and bool(text)),
        fill=_fill(tag, row, styles),
    )


def _fill(tag: Tag, row: RowTags, styles: Styles) -> str | None:
    own = styles.fill(tag)
    color = styles.fill(row.tag) if own is None else own
    return None if color == "FFFFFF" else color


def _is_th(tag: Tag) -> bool:
    return tag.name == "th" or tag.get("role") in {"columnheader", "rowheader"}


def _heads_column(tag: Tag, row: RowTags) -> bool:
    """A `<th>` over its column. One that labels its row (scope, or `<td>` beside it) is none."""
    if not _is_th(tag) or tag.get("scope") in {"row", "rowgroup"}:
        return False
    return tag.get("scope") in {"col", "colgroup"} or row.is_all_heads


def _within_width(cells: list[Cell], declared: int) -> list[Cell]:
    """Spans cut to the columns where some cell begins ("colspan=100" on a row of five)."""
    width = max(declared, max(cell.col for cell in cells))
    return [replace(cell, col_span=min(cell.col_span, width - cell.col + 1)) for cell in cells]
