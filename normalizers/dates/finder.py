"""Every dated mention of a text, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from normalizers.dates import context
from normalizers.dates.joins import Joined, join, mend_months
from normalizers.dates.mention import UNREADABLE, DateMention, Role
from normalizers.dates.scan import find_atoms
from normalizers.edtf_text import Interval
from normalizers.folded import Folded, folded
from normalizers.parsed import Parsed


def find_dates(text: str, *, year: int | None = None) -> list[Parsed[DateMention]]:
    """The dated mentions of a sentence, paragraph or cell.

    Left out: dates that only name a law or ruling, the day something was counted on, years that
    name a plan, a budget or a duration, years after a figure ("16 en 2023"), months without a year
    when `year` is None.
    An impossible date bears the problem `unreadable_value` and no EDTF.
    """
    plain = folded(text)
    dates = joined_dates(plain.text, year, cell=False) if find_atoms(plain.text) else ()
    if not dates:
        return []
    told = _in_prose(plain.text, dates)
    kept = (date for date in told if not context.is_reference(plain.text, date.start))
    return [mention(plain, date, context.role_of(plain.text, date.start)) for date in kept]


@lru_cache(maxsize=64)
def joined_dates(plain: str, year: int | None, *, cell: bool) -> tuple[Joined, ...]:
    """The dates of a folded text, laws excluded, bare years included.

    The last ones are kept: a cell is asked for its start, its end and all its dates.
    """
    return tuple(_without_laws(plain, all_dates(plain, year, cell=cell)))


def all_dates(plain: str, year: int | None = None, *, cell: bool = True) -> list[Joined]:
    """The same with those that only name a law or decision."""
    atoms = find_atoms(plain)
    return join(plain, mend_months(plain, atoms), year, cell=cell) if atoms else []


def _without_laws(text: str, dates: list[Joined]) -> Iterator[Joined]:
    cited = 0
    for date in dates:
        if context.is_law(text, date.start) or (
            cited and context.continues(text, cited, date.start)
        ):
            cited = date.end
        else:
            yield date


def _in_prose(text: str, dates: Sequence[Joined]) -> Iterator[Joined]:
    only_years = context.is_only_years(text)
    announced: dict[int, bool] = {}
    for date in dates:
        if date.assumed and date.rule == "date.month":
            if context.is_month(text, date.start) or date.after >= 0:
                yield date
            continue
        if not date.bare or only_years:
            yield date
            continue
        interval = isinstance(date.moment, Interval)
        told = context.is_announced(text, date.start, date.end, interval=interval)
        told = told or (date.after >= 0 and announced.get(date.after, False))
        announced[date.start] = told
        if told:
            yield date


def mention(plain: Folded, date: Joined, role: Role) -> Parsed[DateMention]:
    """A date of the folded text as a mention in the original text."""
    start, end = plain.origin(date.start, date.end)
    moment = date.moment
    if moment is None:
        value = DateMention("", None, None, role)
        return Parsed(value, start, end, date.rule, UNREADABLE, 0.0)
    value = DateMention(moment.edtf, moment.first, moment.last, role)
    return Parsed(value, start, end, date.rule, None, date.confidence)
