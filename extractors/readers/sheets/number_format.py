r"""Spreadsheet number formats: what a French spreadsheet program shows for a value.

A format code has up to four sections (positive; negative; zero; text), each a run of
digit places, date letters and literal text: `#,##0.00\\ "€"`, `dd/mm/yyyy`, `0.0%`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

from extractors.readers.sheets.date_format import DATE_KINDS, as_datetime, show_date
from extractors.readers.sheets.format_code import Section, sections_of

Value = str | bool | int | float | Decimal | datetime | date | time | timedelta | None

NBSP = "\u00a0"
ERRORS = {
    "#VALUE!": "#VALEUR!",
    "#NAME?": "#NOM?",
    "#NUM!": "#NOMBRE!",
    "#NULL!": "#NUL!",
    "#SPILL!": "#PROPAGATION!",
    "#GETTING_DATA": "#CHARGEMENT_DONNEES",
}


def display(value: Value, code: str = "General") -> str:
    """The text of a cell as shown in a French locale; never raises.

    Thousands are set apart by no-break spaces, dates come day first whatever the order in
    the code, a text stays as it is, None is empty.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    sections = sections_of(code)
    if isinstance(value, str):
        return _show_text(value, sections)
    if isinstance(value, (datetime, date, time, timedelta)):
        section = next((part for part in sections if part.has(*DATE_KINDS)), None)
        pairs = section.pairs if section else None
        return _tidy(show_date(value, pairs))
    return _tidy(_show_number(value, sections))


def _show_text(value: str, sections: tuple[Section, ...]) -> str:
    section = sections[-1] if sections and sections[-1].has("text") else None
    if section is None or not any(t.kind == "literal" and t.text.strip() for t in section.tokens):
        return value
    return "".join(
        value if token.kind == "text" else token.text
        for token in section.tokens
        if token.kind in ("text", "literal")
    ).strip(" ")


def _show_number(value: int | float | Decimal, sections: tuple[Section, ...]) -> str:
    try:
        number = value if isinstance(value, Decimal) else Decimal(repr(value))
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return "#NOMBRE!"
    index = _choose(number, sections)
    section = sections[index]
    if section.has(*DATE_KINDS):
        moment = as_datetime(float(number))
        return show_date(moment, section.pairs) if moment else general(number)
    signed = number < 0 and (index == 0 or section.condition is not None)
    shown = _show_section(abs(number), section)
    return f"-{shown.lstrip(' ')}" if signed and re.search(r"[1-9]", shown) else shown


def _choose(number: Decimal, sections: tuple[Section, ...]) -> int:
    """The section for a number: by conditions where there are any, else by sign."""
    numeric = [part for part in sections if not part.has("text")] or list(sections[:1])
    if any(part.condition for part in numeric):
        for index, part in enumerate(numeric):
            if part.condition is None or _holds(number, part.condition):
                return index
        return len(numeric) - 1
    if number < 0 and len(numeric) > 1:
        return 1
    return 2 if number == 0 and len(numeric) > 2 else 0


def _holds(number: Decimal, condition: tuple[str, Decimal]) -> bool:
    operator, limit = condition
    order = (number > limit) - (number < limit)
    return order in {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "=": (0,)}.get(
        operator, (-1, 1)
    )


def _show_section(number: Decimal, section: Section) -> str:
    if section.has("general", "text") and not section.has("digit"):
        return "".join(
            general(number) if token.kind in ("general", "text") else token.text
            for token in section.tokens
        )
    if not section.has("digit"):
        return "".join(token.text for token in section.tokens)
    if section.has("exponent"):
        return _scientific(number, section)
    if _is_fraction(section):
        return _fraction(number, section)
    return _fixed(number, section)


def general(number: Decimal) -> str:
    """A number without format: at most ten digits where it is no whole number."""
    if number == number.to_integral_value() and abs(number) < Decimal(10) ** 15:
        return f"{number:.0f}"
    size = max(10, number.adjusted() + 1)
    rounded = Decimal(f"{number:.{min(size, 15)}g}")
    if Decimal("1e-9") <= abs(rounded) < Decimal("1e15"):
        shown = f"{rounded:f}"
        return (shown.rstrip("0").rstrip(".") if "." in shown else shown).replace(".", ",")
    return f"{number:.5E}".replace(".", ",")


def _fixed(number: Decimal, section: Section) -> str:
    """Digit places filled from the point outwards, literals left where they stand."""
    places = [index for index, token in enumerate(section.tokens) if token.kind == "digit"]
    point = next((i for i, token in enumerate(section.tokens) if token.kind == "point"), None)
    whole = [i for i in places if point is None or i < point]
    decimals = [i for i in places if point is not None and i > point]
    last = (whole or places)[-1]
    inner = range(whole[0] if whole else last, last)
    grouped = any(section.tokens[i].kind == "comma" for i in inner)
    scale = sum(t.kind == "comma" for t in section.tokens[places[-1] + 1 :])
    percents = sum(token.kind == "percent" for token in section.tokens)
    number = number * Decimal(100) ** percents / Decimal(1000) ** scale
    step = Decimal(1).scaleb(-len(decimals))
    rounded = f"{number.quantize(step, ROUND_HALF_UP):f}" if number < 10**20 else f"{number:f}"
    digits, _, rest = rounded.partition(".")
    shown = _whole_places(section, whole, "" if digits == "0" else digits, grouped)
    shown |= _decimal_places(section, decimals, rest)
    if point is not None and any(shown[i] for i in decimals):
        shown[point] = ","
    return "".join(
        shown.get(i, token.text if token.kind in ("literal", "percent", "slash") else "")
        for i, token in enumerate(section.tokens)
    )


def _whole_places(
    section: Section, places: list[int], digits: str, grouped: bool
) -> dict[int, str]:
    """Token index -> its digits; the first place takes all that are left."""
    shown: dict[int, str] = {}
    for position, index in enumerate(reversed(places)):
        piece = digits if index == places[0] else digits[-1:]
        digits = digits[: len(digits) - len(piece)]
        if not piece:
            piece = {"0": "0", "?": " "}.get(section.tokens[index].text, "")
        shown[index] = _group(piece, position) if grouped else piece
    return shown


def _group(piece: str, position: int) -> str:
    """Thousands marks after every third digit, counted from the right end of the number."""
    out = ""
    for offset, digit in enumerate(reversed(piece), start=position):
        out = digit + (NBSP if offset and offset % 3 == 0 else "") + out
    return out


def _decimal_places(section: Section, places: list[int], rest: str) -> dict[int, str]:
    """Token index -> decimal digit; trailing zeros go where the place is optional."""
    shown: dict[int, str] = {}
    keep = len(rest.rstrip("0"))
    for order, index in enumerate(places):
        digit = rest[order] if order < len(rest) else "0"
        optional = {"#": "", "?": " "}.get(section.tokens[index].text, digit)
        shown[index] = digit if order < keep else optional
    return shown


def _scientific(number: Decimal, section: Section) -> str:
    kinds = [token.kind for token in section.tokens]
    start = kinds.index("point") if "point" in kinds else kinds.index("exponent")
    decimals = kinds[start : kinds.index("exponent")].count("digit")
    return f"{number:.{decimals}E}".replace(".", ",")


def _is_fraction(section: Section) -> bool:
    kinds = [token.kind for token in section.tokens]
    return "slash" in kinds and "digit" in kinds[kinds.index("slash") :] and "point" not in kinds


def _fraction(number: Decimal, section: Section) -> str:
    kinds = [token.kind for token in section.tokens]
    size = kinds[kinds.index("slash") :].count("digit")
    whole = int(number)
    part = Fraction(number - whole).limit_denominator(10**size - 1)
    if part == 1:
        whole, part = whole + 1, Fraction(0)
    texts = [str(whole)] if whole or not part else []
    return " ".join(texts + ([f"{part.numerator}/{part.denominator}"] if part else []))


def _tidy(text: str) -> str:
    """One space where the code pads with several; a no-break one before € and %."""
    text = re.sub(r" {2,}", " ", text).strip(" ")
    return re.sub(r"(?<=\d) ?(?=%)|(?<=\d) (?=€)", NBSP, text)
