"""What becomes of a table: whoever claims it reads it, for the fiche that is open or by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
from extractors.layouts.accounts import head_of, sides, use_records
from extractors.layouts.claims import NEARLY, TableClaims, claim_table, has_bare_years
from extractors.layouts.columns import Header
from extractors.layouts.context import groups_of
from extractors.layouts.continuation import Above
from extractors.layouts.counted_labels import counts_actions
from extractors.layouts.fields import NAMES
from extractors.layouts.head_boxes import block_below, heads_fiche
from extractors.layouts.header_rows import new_headers
from extractors.layouts.label_pairs import Pair, runs
from extractors.layouts.loose import (
    count_records,
    epilogue_records,
    epilogue_rows,
    loose_records,
    prologue_records,
)
from extractors.layouts.own_fields import is_action_table
from extractors.layouts.records import Field, Record
from extractors.layouts.state import Scan
from extractors.layouts.view import TableView


def read_table(state: Scan, index: int) -> None:
    """Read the table block `index`, or each of the tables that a sheet put below each other."""
    whole = state.views.of(index)
    for view in whole.cut(new_headers(whole)):
        for side, tells_use in sides(view):
            if tells_use:
                owner = state.fiche.record if state.fiche else None
                records = use_records(side, state.context, owner)
                state.keep(records, state.units.of(side, head_of(side)))
            else:
                _one_table(state, side)


def _one_table(state: Scan, view: TableView) -> None:
    in_fiche = state.fiche is not None
    claims = claim_table(view, in_fiche=in_fiche, above=state.above)
    if has_bare_years(claims.header) and state.units.governs(view):
        claims = claim_table(view, in_fiche=in_fiche, above=state.above, is_money=True)
    state.claims.append(claims)
    header = claims.header if claims.winner == "action_rows" else None
    state.above = Above(view, header) if header else None
    last = epilogue_rows(view, claims.header) if claims.header and claims.winner else ()
    if last and claims.header is not None:
        data = claims.header.data_rows[: -len(last)]
        claims = replace(claims, header=replace(claims.header, data_rows=data))
    if claims.winner == "action_rows" and heads_fiche(state.views, view):
        _head_of_fiche(state, view, claims)
    else:
        _READERS.get(claims.winner, _unclaimed)(state, view, claims)
    state.records.extend(epilogue_records(view, last, state.context))


def _rows(state: Scan, view: TableView, claims: TableClaims) -> None:
    assert claims.header is not None
    header, above = claims.header, filter(None, (state.previous, state.section))
    if claims.winner == "indicator_rows":
        header = indicator_rows.settle(view, header)
    elif claims.winner == "action_figures":
        header = action_figures.settle(view, header, [span.text for span in above])
    state.records.extend(prologue_records(view, header, state.context))
    _enter_groups_above(state, view, header)
    records, state.context = action_rows.read(view, header, state.context)
    state.fiche = None
    if claims.winner == "indicator_rows":
        records = indicator_rows.split_indicators(records, header)
    elif claims.winner == "action_figures":
        action_figures.own_figures(records)
    state.keep(records, state.units.of(view, header))


def _enter_groups_above(state: Scan, view: TableView, header: Header) -> None:
    """« Objectif 6 – … » across the table, above its header: the group of the rows below."""
    for row in view.rows if header.rows else ():
        if row < header.rows[0] and view.is_full_width(row):
            for level, words in groups_of(view.span(view.own(row)[0])):
                state.context = state.context.enter(level, words)


def _state_lists(state: Scan, view: TableView, claims: TableClaims) -> None:
    state.records.extend(state_lists.read(view, state.context))


def _counts(state: Scan, view: TableView, claims: TableClaims) -> None:
    assert claims.header is not None
    state.records.extend(counts.read(view, claims.header, state.context))
    if claims.header.numbers("amount"):
        _figures(state, view, claims)


def _figures(state: Scan, view: TableView, claims: TableClaims) -> None:
    assert claims.header is not None
    state.records.extend(prologue_records(view, claims.header, state.context))
    kind = "indicator" if claims.winner == "indicators" else "amounts"
    owner = state.fiche.record if state.fiche else None
    records = dashboard.read(view, claims.header, state.context, kind=kind, owner=owner)
    state.keep(records, state.units.of(view, claims.header))


def _label_value(state: Scan, view: TableView, claims: TableClaims) -> None:
    pairs = label_value.pairs(view)
    names = {pair.name for pair in pairs if pair.name}
    if counts_actions(pairs):
        state.records.extend(count_records(view, pairs))
        return
    if state.fiche is None and not label_value.has_heading(pairs) and not is_action_table(names):
        _cover(state, view, pairs)
        return
    for run in runs(pairs):
        if _starts_another(state, run):
            state.fiche = None
        for pair in run:
            if pair.is_heading and pair.value is not None:
                state.begin_fiche(pair.value, view.block, None)
            elif pair.grid is not None:
                _grid(state, pair, pair.grid)
            else:
                state.ensure_fiche(view.block).add_pair(pair)
    if state.fiche:
        state.fiche.from_table = True


def _across(state: Scan, view: TableView, claims: TableClaims) -> None:
    for heading, pairs in actions_across.fiches_across(view):
        state.begin_fiche(heading, view.block, None)
        for pair in pairs:
            state.ensure_fiche(view.block).add_pair(pair)
    state.fiche = None


def _head_of_fiche(state: Scan, view: TableView, claims: TableClaims) -> None:
    """« Fiche | Intitulé | Pilote » over their values: what stands below is of that action."""
    state.fiche = state.above = None
    _label_value(state, view, claims)
    below = block_below(state.document, view.block)
    if state.fiche is not None and below is not None and below.table is None:
        state.fiche.from_table = False
        state.fiche.level = below.level if below.kind == "heading" else None


def _grid(state: Scan, pair: Pair, view: TableView) -> None:
    """A table of figures inside a fiche's table; one nobody reads is text under its label."""
    fiche = state.ensure_fiche(view.block)
    claims = claim_table(view, in_fiche=True, grid_of=pair.name or fiche.asked)
    state.claims.append(claims)
    fiche.add_grid(pair, view.texts(), is_apart=bool(claims.winner))
    if claims.winner:
        _figures(state, view, claims)


def _starts_another(state: Scan, pairs: list[Pair]) -> bool:
    """A table that names an action, or says again what the open fiche has said."""
    if state.fiche is None or not state.fiche.has_own_fields:
        return False
    names = [pair.name for pair in pairs if pair.name]
    if not NAMES.isdisjoint(names):
        return True
    told = {item.name for item in state.fiche.record.fields if item.name}
    return len(set(names)) >= 2 and len(told & set(names)) * 2 > len(set(names))


def _cover(state: Scan, view: TableView, pairs: list[Pair]) -> None:
    record = Record("cover", "cover", view.block, context=state.context)
    for pair in pairs:
        values = [pair.value] if pair.value and pair.value.text.strip() else []
        values += pair.grid.texts() if pair.grid else []
        label = pair.label.text if pair.label else ""
        record.fields.append(Field(pair.name, " ".join(label.split()), values))
    state.records.append(record)


def _unclaimed(state: Scan, view: TableView, claims: TableClaims) -> None:
    """A table no layout knows: its cells belong to the open fiche, or are prose."""
    if claims.claims["label_value"].score >= NEARLY:
        _label_value(state, view, claims)
        return
    if state.fiche is not None and state.fiche.field is not None:
        state.fiche.field.values.extend(view.texts())
        return
    state.records += loose_records(view, state.context, state.lead, in_fiche=bool(state.fiche))


_READERS: dict[str, Callable[[Scan, TableView, TableClaims], None]] = {
    "label_value": _label_value,
    "state_lists": _state_lists,
    "counts": _counts,
    "action_rows": _rows,
    "indicator_rows": _rows,
    "action_figures": _rows,
    "actions_across": _across,
    "indicators": _figures,
    "amounts": _figures,
}
"""Layout name -> what reads the tables it claims."""
