"""Words beside a date that make it vague or doubtful: "fin 2024", "mi-mars", "2024 ?"."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.dates.words import any_of, values
from normalizers.edtf_text import Interval, Moment, Point, marked
from normalizers.guarded import Guarded
from normalizers.word_table import value_of

_LINK = r"(?:(?:du|de|d'|des|l[ae]s?|l'|annee|mois|cours|en)(?:\s+|(?<=')))*"
_BEFORE = Guarded(
    rf"(?<!\w)(?P<word>{any_of('vague')})(?:\s*-\s*|\.?\s+|(?<='))\s*{_LINK}\Z", values("vague")
)
_SIGN = re.compile(r"[~≈]\s*\Z")
_DOUBT_AFTER = re.compile(rf"\s*(?:[(\[]?\s*\?|[,(\[-]?\s*{any_of('doubt')}(?!\w))")
_DOUBT_BEFORE = Guarded(
    rf"(?<!\w){any_of('doubt')}(?:\s+(?:en|le|au|vers|pour|debut|fin))*\s*\Z", values("doubt")
)
_WEEK_OF = Guarded(r"(?<!\w)semaine\s+du\s+(?:lundi\s+)?\Z", ["semaine"])
REACH = 40
"""How many characters before a date such a word may begin."""


def vague_before(text: str, start: int) -> tuple[str | None, int]:
    """What the words before a date do to it, and where they begin."""
    window = max(0, start - REACH)
    if match := _SIGN.search(text, window, start):
        return "about", match.start()
    match = _BEFORE.search(text, window, start)
    if not match:
        return None, start
    return value_of("date_words", "vague", match["word"]), match.start()


def doubt_around(text: str, start: int, end: int) -> int | None:
    """Where the doubt about a date ends ("2024 ?"), or None where there is none."""
    if match := _DOUBT_AFTER.match(text, end):
        return match.end() if "?" in match[0] else end
    return end if _DOUBT_BEFORE.search(text, max(0, start - REACH), start) else None


def is_week_of(text: str, start: int) -> bool:
    """Whether "semaine du" stands before the date."""
    return bool(_WEEK_OF.search(text, max(0, start - REACH), start))


def blurred(moment: Moment, how: str | None) -> Moment:
    """The moment as its vague word leaves it: "fin 2024" is about December 2024.

    The middle of a year is about June or July; of a half-year, its two middle months; a vague
    day or month stays what it is, approximately. "courant 2024" is 2024.
    """
    if how is None or how == "within":
        return moment
    if how == "about":
        return marked(moment, approx=True)
    if isinstance(moment, Point) and (moment.month or (moment.part is None and moment.day)):
        return marked(moment, approx=True)
    first, last = _first_month(moment), _last_month(moment)
    if how == "start":
        return replace(first, approx=True)
    if how == "end":
        return replace(last, approx=True)
    return _middle(first, last)


def _first_month(moment: Moment) -> Point:
    start = moment.start
    return start if start.month else replace(start, month=1)


def _last_month(moment: Moment) -> Point:
    end = moment.end
    return end if end.month else replace(end, month=12)


def _middle(first: Point, last: Point) -> Moment:
    start = first.year * 12 + (first.month or 1) - 1
    end = last.year * 12 + (last.month or 12) - 1
    low, high = (start + end) // 2, (start + end + 1) // 2
    a, b = (
        replace(first, year=m // 12, month=m % 12 + 1, day=None, approx=True) for m in (low, high)
    )
    return a if a == b else Interval(a, b)
