"""The text of ODS cells: as displayed, and put into French form where it is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation

from extractors.readers.odf.xml import Element, attr, number, q, qs
from extractors.readers.sheets.date_format import MONTHS, MONTHS_SHORT
from extractors.readers.sheets.number_format import ERRORS, NBSP, display
from extractors.readers.sheets.ods_style import OdsStyles
from extractors.readers.strokes import Run, draw
from normalizers.text import SUPERSCRIPTS

_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_APART = qs("office:annotation draw:frame draw:custom-shape draw:g draw:rect text:ruby-text")
_ENGLISH_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_SLASHED = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})([/.-])(\d{4}|\d{2})\b")
_DURATION = re.compile(r"-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")
_FRENCH_MONTHS = {*MONTHS, *(name.rstrip(".") for name in MONTHS_SHORT)}
_ENGLISH_MONTHS = re.findall(r"\w+", "jan feb mar apr may jun jul aug sep oct nov dec")


def cell_text(cell: Element, styles: OdsStyles) -> str:
    """What the cell shows, its paragraphs on lines of their own."""
    shown = "\n".join(lines_of(cell, styles)).strip()
    kind = attr(cell, "office:value-type")
    if not kind or kind == "string":
        return ERRORS.get(shown, shown) or (attr(cell, "office:string-value") or "").strip()
    if kind == "boolean":
        return display(attr(cell, "office:boolean-value") == "true")
    shown = re.sub(r"[ \u00a0\u202f]{2,}", " ", shown)
    if kind == "date":
        return _french_date(shown, attr(cell, "office:date-value") or "")
    if kind == "time":
        return shown or _duration(attr(cell, "office:time-value") or "")
    return _french_number(shown, attr(cell, "office:value") or "", kind)


def covered_text(cell: Element) -> str:
    """Text that a merged cell hides."""
    texts = (str(text) for item in cell.iterfind(q("text:p")) for text in item.itertext())
    return "".join(texts).strip()


def lines_of(parent: Element, styles: OdsStyles) -> Iterator[str]:
    """The paragraphs below an element; notes and drawings inside are not of them."""
    for item in parent:
        if item.tag == q("text:p") or item.tag == q("text:h"):
            yield "".join(text for text, _ in draw(list(_pieces(item, styles))))
        elif item.tag not in _APART or parent.tag in _APART:
            yield from lines_of(item, styles)


def _pieces(element: Element, styles: OdsStyles, look: int = 0) -> Iterator[Run]:
    yield element.text or "", look
    for child in element:
        if child.tag == q("text:s"):
            yield " " * number(child, "text:c"), look
        elif child.tag == q("text:tab"):
            yield "\t", look
        elif child.tag == q("text:line-break"):
            yield "\n", look
        elif child.tag not in _APART:
            name = attr(child, "text:style-name")
            runs = list(_pieces(child, styles, look | styles.look_of_text(name)))
            digits = "".join(text for text, _ in runs).strip().isdigit()
            for text, flags in runs:
                raised = digits and styles.is_raised(name)
                yield text.translate(_TO_SUPERSCRIPT) if raised else text, flags
        yield child.tail or "", look


def _french_number(shown: str, value: str, kind: str) -> str:
    """The displayed number with French marks, whatever the language of the program."""
    try:
        exact = Decimal(value)
    except InvalidOperation:
        return shown
    if not shown:
        code = {"percentage": "0.##%", "currency": '#,##0.00 "€"'}.get(kind, "General")
        return display(exact, code)
    found = _ENGLISH_NUMBER.search(shown)
    if found is None or not _is_english(found[0], abs(exact), kind):
        return shown
    french = found[0].replace(",", NBSP).replace(".", ",")
    return shown[: found.start()] + french + shown[found.end() :]


def _is_english(text: str, exact: Decimal, kind: str) -> bool:
    """Whether the text is the value when commas are thousands marks and the point decimal."""
    wanted = exact * 100 if kind == "percentage" else exact
    decimals = len(text.partition(".")[2])
    read = Decimal(text.replace(",", ""))
    return abs(read - wanted) <= Decimal(1).scaleb(-decimals) / 2


def _french_date(shown: str, value: str) -> str:
    """Day first and months in French; the stored value tells what the order was."""
    try:
        moment = datetime.fromisoformat(value.partition(".")[0])
    except ValueError:
        return shown
    if not shown:
        timed = moment.hour or moment.minute
        return display(moment if timed else date(moment.year, moment.month, moment.day))
    found = _SLASHED.search(shown)
    if found and (int(found[1]), int(found[3])) == (moment.month, moment.day):
        turned = f"{found[3]}{found[2]}{found[1]}{found[4]}{found[5]}"
        return shown[: found.start()] + turned + shown[found.end() :]
    return re.sub(r"[A-Za-z]{3,9}", lambda word: _french_month(word[0], moment), shown)


def _french_month(word: str, moment: datetime) -> str:
    """An English month of this date in French, long where it was long."""
    if word.casefold() in _FRENCH_MONTHS:
        return word
    if word[:3].casefold() != _ENGLISH_MONTHS[moment.month - 1]:
        return word
    return display(moment, "mmm" if len(word) == 3 else "mmmm")


def _duration(value: str) -> str:
    match = _DURATION.fullmatch(value)
    if match is None:
        return ""
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return display(timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds), "[h]:mm")
