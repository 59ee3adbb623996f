"""How figures of one sentence share the years it names."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.indicators.clauses import Scan
from normalizers.indicators.items import Item

_APART = ("contre", "paren", "arrow")
_AHEAD = 40
"""Characters before a figure in which the year it is compared with may stand."""


def share_years(
    items: Sequence[Item],
    own: list[int | None],
    default: tuple[int | None, int | None],
    fiscal_year: int | None,
    named: Sequence[bool],
) -> list[int | None]:
    """The year of each figure: its own, one that the sentence says for all, or the default.

    `default` is the year said above the figures, after the first one where it says several;
    `named` tells which figures have words of their own behind them.
    """
    first, last = default
    if not any(item.years or item.link in ("arrow", "contre") for item in items):
        return [last] * len(items)
    years = list(own)
    _respectively(items, years)
    _leading(items, years)
    if last is None:
        _trailing(items, years, named)
    _earlier(items, years, first, fiscal_year)
    latest = max((year for year in years if year is not None), default=None)
    for index, item in enumerate(items):
        if years[index] is None and latest is not None and item.figure.signed:
            years[index] = latest
    return [last if year is None else year for year in years]


def _respectively(items: Sequence[Item], years: list[int | None]) -> None:
    """As in "12 et 15 en 2023 et 2024"."""
    marks = [m for m in items[-1].years if m.role == "at" and m.start >= items[-1].figure.end]
    count = len(marks)
    if count < 2 or count > len(items):
        return
    if all(year is None for year in years[-count:-1]):
        years[-count:] = [mark.year for mark in marks]


def _leading(items: Sequence[Item], years: list[int | None]) -> None:
    """As in "En 2024, 35 jeunes et 12 familles"."""
    lead: int | None = None
    for index, item in enumerate(items):
        before = [m for m in item.years if m.role == "at" and m.start < item.figure.start]
        if before:
            lead = before[-1].year
        elif years[index] is None and item.link not in _APART:
            years[index] = lead


def _trailing(items: Sequence[Item], years: list[int | None], named: Sequence[bool]) -> None:
    """As in "35 jeunes et 12 familles en 2024"; in "35 jeunes, 12 en 2024" and "Jeunes : 35, 12 en
    2024" the last figure is the first one's of another year.
    """
    dated = [index for index, year in enumerate(years) if year is not None]
    if len(dated) != 1 or items[dated[0]].link in _APART or items[dated[0]].in_bracket:
        return
    is_pair = len(items) == 2 and items[dated[0]].link == "comma"
    if not named[dated[0]] and (any(named[: dated[0]]) or is_pair):
        return
    for index in range(dated[0]):
        years[index] = years[dated[0]]


def _earlier(
    items: Sequence[Item],
    years: list[int | None],
    first: int | None,
    fiscal_year: int | None,
) -> None:
    """As in "12 → 15", "593 contre 424": the other figure is that of the year before."""
    for index, item in enumerate(items):
        undated = years[index] is None and index > 0 and years[index - 1] is None
        if item.link == "arrow" and undated and (first or fiscal_year):
            years[index - 1] = first or (fiscal_year or 0) - 1
        if item.link == "arrow" and index and years[index - 1] is None:
            years[index - 1] = next((m.first for m in item.years if m.first), None)
        if item.link == "contre" and years[index] is None:
            known = (years[index - 1] if index else None) or fiscal_year
            years[index] = known - 1 if known else None


def base_year(scan: Scan, item: Item) -> int | None:
    """As in "18 familles, par rapport à 2023 (15)"."""
    at = item.figure.start
    ahead = scan.flat[max(0, at - _AHEAD) : at].rstrip()
    marks = scan.years_in((at - _AHEAD, at)) if ahead.endswith("(") else []
    is_base = marks and marks[-1].role == "base"
    return marks[-1].year if is_base and marks[-1].end >= at - 3 else None
