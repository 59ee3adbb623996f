"""What a row of a table states: an action, or only an objective it may belong to."""

from __future__ import annotations

from extractors.blocks import Cell, Span
from extractors.layouts.columns import Column, Header
from extractors.layouts.fields import NAMES, STATES, TELLING, TITLES
from extractors.layouts.filled_down import GROUPING, OF_OBJECTIVE
from extractors.layouts.records import Context, Field, Record
from extractors.layouts.split import labels_action
from extractors.layouts.view import TableView
from normalizers.flags import is_not_applicable, parse_flag, says_nothing
from normalizers.left_out import leaves_out
from normalizers.numbering import parse_action_heading

_FEW = 3
"""Cells of a row in which all but one may be dashes."""
Cells = list[tuple[Column, Cell]]
"""The cells of a row, those that groups fill down included."""


def leaves_out_objective(cells: Cells, row: int) -> bool:
    """« Non retenu » beside an objective without a title of its own: the action above is not
    meant.
    """
    own = [(column.field, cell.text) for column, cell in cells if cell.row == row]
    refuses = any(is_not_applicable(text) for _, text in own)
    acts = any(field in TITLES and _titles(text) for field, text in own)
    return refuses and not acts and any(field in OF_OBJECTIVE for field, _ in own)


def left_out_record(view: TableView, row: int, context: Context) -> Record | None:
    """A row of its own that leaves out the objective whose heading stands above (« Non concerné »)
    or in the row itself (« Objectif 14 : relais parentaux – sans objet »); None of any other row.
    """
    own = view.own(row)
    told = [cell for cell in own if not says_nothing(cell.text)] if len(own) <= _FEW else []
    if len(told) != 1 or len(view.filled(row)) != len(own):
        return None
    span: Span = view.span(told[0])
    if is_not_applicable(span.text) and context.below_engagement:
        record = Record("objective", "table", view.block, context=context)
        record.fields.append(Field("remarks", "", [span]))
        return record if context.objective else _prose(view, span)
    return _prose(view, span) if leaves_out(span.text) else None


def _prose(view: TableView, span: Span) -> Record:
    return Record("prose", "prose", view.block, fields=[Field(None, "", [span])])


def _titles(text: str) -> bool:
    """Whether a cell names an action: « Sans objet » does not, nor does a number alone."""
    heading = parse_action_heading(text)
    rest = text[heading.value.title_start :] if heading else text
    return not (is_not_applicable(rest) or says_nothing(rest))


def names_action(cells: Cells) -> bool:
    """An action cell that says "Sans objet" or is ticked names none."""
    names = {column.field for column, _ in cells}
    if any(labels_action(cell.text) for column, cell in cells if column.field in GROUPING):
        return True
    named = [cell for column, cell in cells if column.field in TITLES]
    if named:
        return not all(says_nothing(c.text) or parse_flag(c.text) is not None for c in named)
    return "action_number" in names and bool(names & (TELLING - {"amount", "funding_source"}))


def stands_for_action(header: Header, cells: Cells, row: int) -> bool:
    """« Objectif | Engagée | Commentaires »: where no column names actions, a row with an answer
    states the one of its objective.
    """
    if not NAMES.isdisjoint(header.fields()):
        return False
    own = [(column.field, cell.text) for column, cell in cells if cell.row == row]
    return any(field in STATES and not says_nothing(text) for field, text in own)
