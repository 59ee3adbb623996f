"""Whose table is it? Each layout says how sure it is and why; the surest reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.layouts import (
    action_figures,
    action_rows,
    actions_across,
    counts,
    dashboard,
    indicator_rows,
    label_value,
    state_lists,
)
from extractors.layouts.columns import Column, Header
from extractors.layouts.continuation import Above, continued
from extractors.layouts.fields import NAMES
from extractors.layouts.grids import inner_grids
from extractors.layouts.headers import read_header
from extractors.layouts.pair_columns import label_columns
from extractors.layouts.records import Claim
from extractors.layouts.unheaded import unheaded_actions
from extractors.layouts.value_lists import lists_by_name, offers_states, offers_values
from extractors.layouts.view import TableView, asked_once, is_year_header
from normalizers.text import fold
from normalizers.word_table import table

_ENOUGH = 0.5
NEARLY = 0.45
"""A lone label and value: a table only inside a fiche."""
_NO_HEADER = Claim(0.0, "pas d'en-tête reconnu")
_OF_ACTIONS = (
    "label_value",
    "action_rows",
    "action_figures",
    "actions_across",
    "indicator_rows",
    "counts",
    "state_lists",
)
"""The layouts of whole tables, which no grid inside one is."""
_MONEY = ("budget", "amount")
_NAMES = ("action", "title", "measure", "objective", "engagement", "indicator", "indicators")
_MENUS = Claim(0.0, "les valeurs de menus déroulants")

LAYOUTS: dict[str, Callable[[TableView, Header | None], Claim]] = {
    "state_lists": lambda view, header: state_lists.claim(view),
    "counts": lambda view, header: counts.claim(view, header) if header else _NO_HEADER,
    "action_rows": lambda view, header: action_rows.claim(header) if header else _NO_HEADER,
    "action_figures": lambda view, header: action_figures.claim(header) if header else _NO_HEADER,
    "actions_across": lambda view, header: actions_across.claim(view),
    "indicator_rows": lambda view, header: (
        indicator_rows.claim(view, header) if header else _NO_HEADER
    ),
    "indicators": lambda view, header: dashboard.claim_indicators(header) if header else _NO_HEADER,
    "amounts": lambda view, header: dashboard.claim_amounts(view, header) if header else _NO_HEADER,
    "label_value": lambda view, header: label_value.claim(view),
}
"""Layout name -> its answer for a table. A new kind of table is one file and one line here."""


@dataclass(frozen=True, slots=True)
class TableClaims:
    """What each layout said of one table, and who reads it (null: nobody)."""

    block: int
    claims: dict[str, Claim]
    header: Header | None
    winner: str


def claim_table(
    view: TableView,
    *,
    in_fiche: bool,
    above: Above | None = None,
    grid_of: str | None = None,
    is_money: bool = False,
) -> TableClaims:
    """Ask every layout; `in_fiche` favours labels and values where the answers are close.

    `above` is the action table that ended just above, if one did. `grid_of` is the
    field ("" unknown) whose figures were cut out of a table of labels: somebody reads them or
    nobody. `is_money`: a text above says that bare figures are amounts.
    """
    header, claims = _by_itself(view)
    if above is not None and read_header(view) is None:
        before = None if above.between else above.header
        header = continued(above, view) or _headerless(view, before)
        claims = _ask(view, header)
    if header is not None and is_money:
        header = of_money(header)
        claims = _ask(view, header)
    if header is not None and grid_of is not None:
        header = _of_grid(header, is_money=grid_of in _MONEY)
        claims = _ask(view, header)
    scores = {name: claim.score for name, claim in claims.items()}
    if (
        grid_of is None
        and scores["label_value"] >= _ENOUGH
        and (_is_inside(view, header) or label_columns(view))
    ):
        scores = dict.fromkeys(scores, 0.0) | {"label_value": scores["label_value"]}
    if grid_of is not None:
        scores |= dict.fromkeys(_OF_ACTIONS, 0.0)
    elif in_fiche and scores["label_value"] >= NEARLY:
        scores["label_value"] += 0.1
        if label_value.is_strip(view) and not _names_actions(header):
            scores["action_rows"] = 0.0
    winner = max(scores, key=lambda name: scores[name])
    return TableClaims(view.block, claims, header, winner if scores[winner] >= _ENOUGH else "")


def has_bare_years(header: Header | None) -> bool:
    """« Fiche | Intitulé | 2022 | 2023 »: figures below years, and nothing says of what."""
    years = [column for column in header.columns if _is_year(column)] if header else []
    if header is None or all(column.field not in ("value", None) for column in years):
        return False
    named = [c for c in header.columns if c.field in ("indicator", "indicators", "unit", "target")]
    plain = table("column_words", "plain_name")
    return all(fold(column.header) in plain for column in named)


def of_money(header: Header) -> Header:
    """The header of such a table below « Montants en euros »."""
    numbered = bool(header.numbers("action_number"))
    columns = []
    for column in header.columns:
        name = column.field
        if _is_year(column) and name in ("value", None):
            name = "amount"
        elif numbered and name in ("indicator", "indicators"):
            name = "title"
        columns.append(replace(column, field=name))
    return replace(header, columns=tuple(columns))


def _is_year(column: Column) -> bool:
    return column.content == "number" and is_year_header(column.leaf)


@asked_once
def _by_itself(view: TableView) -> tuple[Header | None, dict[str, Claim]]:
    """The header of a table and what each layout says of it, whatever stands around it."""
    header = read_header(view) or _headerless(view, None)
    return header, _ask(view, header)


def _headerless(view: TableView, before: Header | None) -> Header | None:
    """The columns of a table of figures that nothing heads, or heads as usual."""
    amounts = dashboard.yearly(view) or dashboard.headerless_amounts(view, before)
    return amounts or unheaded_actions(view)


def _ask(view: TableView, header: Header | None) -> dict[str, Claim]:
    offers = offers_values(view, header) if header is not None else offers_states(view)
    if offers or lists_by_name(view, header):
        return dict.fromkeys(LAYOUTS, _MENUS)
    return {name: ask(view, header) for name, ask in LAYOUTS.items()}


def _of_grid(header: Header, *, is_money: bool) -> Header:
    """« Intitulé » over the rows of a grid names no actions: a fiche has one. Bare figures below
    the years of a budget are money.
    """
    columns = []
    for column in header.columns:
        name = column.field
        if name in _NAMES:
            name = None if is_money else "indicator"
        elif is_money and name == "value" and column.content == "number":
            name = "amount"
        columns.append(replace(column, field=name))
    return replace(header, columns=tuple(columns))


def _names_actions(header: Header | None) -> bool:
    """Whether a column names actions: « Objectif | Début » in an open fiche names none."""
    return header is not None and any(column.field in NAMES for column in header.columns)


def _is_inside(view: TableView, header: Header | None) -> bool:
    """Whether what looks like a header heads a grid inside a table of labels, not the table."""
    if header is None or not header.rows or header.rows[0] == view.rows[0]:
        return False
    return any(header.rows[0] in grid.rows for grid in inner_grids(view))
