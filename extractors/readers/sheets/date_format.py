"""Date and time codes of spreadsheets (`dd/mm/yyyy`, `mmm-yy`, `[h]:mm`) shown in French."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

DATE_KINDS = ("date", "elapsed", "ampm")
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
MONTHS_SHORT = [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
]
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]

_SYSTEM = {
    "mm-dd-yy": "dd/mm/yyyy",
    "m/d/yy h:mm": "dd/mm/yyyy hh:mm",
    "m/d/yyyy h:mm:ss": "dd/mm/yyyy hh:mm:ss",
}
# Codes 14 and 22 are stored in American order and shown in the order of the reader's country.
_EPOCH = datetime(1899, 12, 30)
_MONTH_FIRST = re.compile(r"^(m{1,2})([/.-])(d{1,2})\2(y{2,4})")
Moment = datetime | date | time | timedelta
Pairs = list[tuple[str, str]]


def stands_for(code: str) -> str:
    """The code a French program applies: system dates, French letters, day before month.

    A date kept month first would be read as another day, so its order is turned.
    """
    plain = code.split(";")[0].strip()
    if "[$-F800]" in code.upper():
        return "dddd d mmmm yyyy"
    if "[$-F400]" in code.upper():
        return "hh:mm:ss"
    if plain.lower() in _SYSTEM:
        return _SYSTEM[plain.lower()]
    if re.search(r"\bj{1,4}\b|\ba{2,4}\b", code) and not re.search(r"[dy]", code):
        code = code.replace("j", "d").replace("a", "y")
    return _MONTH_FIRST.sub(r"\3\2\1\2\4", re.sub(r"^\[\$-[0-9A-Fa-f]+\]", "", code))


def as_datetime(serial: float) -> datetime | None:
    """The day and time of a serial number, None outside the years a date can have."""
    try:
        return _EPOCH + timedelta(days=round(serial * 86400) / 86400)
    except (OverflowError, ValueError):
        return None


def show_date(value: Moment, pairs: Pairs | None) -> str:
    """The moment by the (kind, text) pieces of a code; in its plainest form without one."""
    if isinstance(value, timedelta):
        return _show_elapsed(value, pairs)
    if pairs is None:
        return _plain(value)
    moment = _moment(value)
    twelve = any(kind == "ampm" for kind, _ in pairs)
    shown = []
    for index, (kind, text) in enumerate(pairs):
        if kind == "date":
            minutes = text in ("m", "mm") and _beside_time(pairs, index)
            shown.append(_part(moment, "n" * len(text) if minutes else text, twelve))
        elif kind == "elapsed":
            shown.append(_part(moment, text, False))
        elif kind == "ampm":
            shown.append("AM" if moment.hour < 12 else "PM")
        elif kind in ("literal", "slash", "comma") or (kind == "point" and not _is_fraction(pairs)):
            shown.append(text)
    return "".join(shown)


def _is_fraction(pairs: Pairs) -> bool:
    """Whether the code shows fractions of a second (`ss.000`), which are left out."""
    return any(kind == "digit" for kind, _ in pairs)


def _moment(value: datetime | date | time) -> datetime:
    if isinstance(value, datetime):
        return value
    if isinstance(value, time):
        return datetime.combine(_EPOCH.date(), value)
    return datetime.combine(value, time())


def _plain(value: datetime | date | time) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    day = f"{value.day:02}/{value.month:02}/{value.year:04}"
    timed = isinstance(value, datetime) and (value.hour or value.minute or value.second)
    return f"{day} {value:%H:%M}" if timed else day


def _beside_time(pairs: Pairs, index: int) -> bool:
    """Whether an `m` means minutes: after hours or before seconds."""
    dates = [(at, text) for at, (kind, text) in enumerate(pairs) if kind in ("date", "elapsed")]
    at = next(order for order, (place, _) in enumerate(dates) if place == index)
    before = dates[at - 1][1] if at else ""
    after = dates[at + 1][1] if at + 1 < len(dates) else ""
    return before.startswith("h") or after.startswith("s")


def _part(moment: datetime, code: str, twelve: bool) -> str:
    """One run of the same letter (`n` is a minute)."""
    letter, size = code[0], len(code)
    if letter == "y":
        return f"{moment.year:04}" if size > 2 else f"{moment.year % 100:02}"
    if letter == "m" and size >= 3:
        names = MONTHS_SHORT if size == 3 else MONTHS
        return names[moment.month - 1][: 1 if size == 5 else None]
    if letter == "d" and size >= 3:
        name = DAYS[moment.weekday()]
        return f"{name[:3]}." if size == 3 else name
    hour = (moment.hour - 1) % 12 + 1 if twelve else moment.hour
    number = {"m": moment.month, "d": moment.day, "h": hour, "n": moment.minute}
    return f"{number.get(letter, moment.second):0{size}}"


def _show_elapsed(value: timedelta, pairs: Pairs | None) -> str:
    """A duration: the bracketed unit counts on beyond its own limit."""
    total = round(abs(value.total_seconds()))
    sign = "-" if value < timedelta() else ""
    if pairs is None or not any(kind == "elapsed" for kind, _ in pairs):
        return f"{sign}{total // 3600}:{total // 60 % 60:02}:{total % 60:02}"
    shown = []
    for index, (kind, text) in enumerate(pairs):
        if kind == "elapsed":
            unit = {"h": 3600, "m": 60, "s": 1}[text[0]]
            shown.append(f"{total // unit:0{len(text)}}")
        elif kind == "date" and text[0] in "hms":
            minutes = text[0] == "m" and _beside_time(pairs, index)
            number = total // 60 % 60 if minutes else total % 60
            shown.append(f"{number:0{len(text)}}")
        elif kind == "literal":
            shown.append(text)
    return sign + "".join(shown)
