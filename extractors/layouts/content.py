"""What a column holds, told from its cells: it decides where the header is missing or unclear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from extractors.blocks import Cell
from normalizers.amounts import parse_amount_cell
from normalizers.dates import parse_start
from normalizers.funders import parse_funders
from normalizers.numbering import parse_action_heading
from normalizers.statuses import is_not_applicable, parse_flag, parse_status, says_nothing

Content = Literal["flag", "status", "amount", "funder", "date", "number", "action", "text", "empty"]

_MONEY = re.compile(r"€|\beuros?\b|\bEUR\b|\d[.,]\d\d$", re.IGNORECASE)
"""A currency, or cents: a bare "3 120" may count anything."""
_SERIAL = re.compile(r"[34]\d{4}")
"""A day as a spreadsheet counts them; among smaller and larger figures a figure."""
_SHORT = 40
_ENOUGH = 200
"""Cells that tell what a column holds: of a longer one, as many are looked at all the way down."""
_CODE = re.compile(
    r"[A-Za-z]{0,3}[ .-]?\d{1,3}(?:[.-]\d{1,2}){0,2}\s?(?:bis|ter|[a-d])?[.)]?", re.IGNORECASE
)
"""A number as actions and objectives bear it: 7, A3, 2.1, 4 bis, F12."""

FIELDS_BY_CONTENT: dict[Content, tuple[str, ...]] = {
    "flag": ("is_completed", "is_committed", "status_completed", "status_in_progress",
             "status_not_started", "status_abandoned", "status_delayed", "applies"),
    "status": ("status", "is_completed"),
    "amount": ("amount", "budget"),
    "funder": ("funding_source", "other_sources"),
    "date": ("start", "end", "duration", "year"),
    "number": ("action_number", "objective_number", "value", "amount", "target"),
    "action": ("action", "title"),
}  # fmt: skip
"""The fields a column of this content can be, likeliest first."""


@lru_cache(maxsize=2048)
def content_of_cell(text: str) -> Content:
    """What one cell holds; a cell that says nothing is empty. The last texts are kept: several
    layouts ask of the same cells, and columns say the same again.
    """
    text = text.strip()
    if not text or (says_nothing(text) and "€" not in text) or is_not_applicable(text):
        return "flag" if parse_flag(text) else "empty"  # « ✔ »; « - € » is no money, but says so
    if _CODE.fullmatch(text):
        return "funder" if _is_funder(text) else "number"
    if parse_action_heading(text) is not None:
        return "action"
    if len(text) > _SHORT:
        return "text"
    return _short_content(text)


def _short_content(text: str) -> Content:
    if parse_flag(text) is not None and "€" not in text:  # « 0 € » is no "non"
        return "flag"
    if _MONEY.search(text) and parse_amount_cell(text) is not None:
        return "amount"
    if _is_date(text):
        return "date"
    if parse_status(text) is not None:
        return "status"
    if _is_funder(text):
        return "funder"
    return "number" if parse_amount_cell(text) is not None else "text"


def _is_date(text: str) -> bool:
    found = parse_start(text)
    return found is not None and any(map(str.isdigit, text))


def _is_funder(text: str) -> bool:
    found = parse_funders(text, cell=True)
    return bool(found) and sum(item.end - item.start for item in found) * 2 >= len(text)


def content_of_column(cells: Sequence[Cell]) -> Content:
    """What most filled cells of a column hold ("empty" where none says anything)."""
    step = 1 + len(cells) // _ENOUGH
    counts = Counter(content_of_cell(cell.text) for cell in cells[::step])
    counts.pop("empty", None)
    if counts["number"] and counts["date"]:  # « 9500 » beside « 44000 »: no day as a serial number
        serials = sum(_SERIAL.fullmatch(cell.text.strip()) is not None for cell in cells[::step])
        counts["number"] += serials
        counts["date"] -= serials
        counts += Counter()
    if not counts:
        return "empty"
    content, number = counts.most_common(1)[0]
    return content if number * 2 > counts.total() else "text"


def first_fitting(candidates: Iterable[str], content: Content) -> str | None:
    """The first candidate field that a column of this content can be."""
    fitting = FIELDS_BY_CONTENT.get(content, ())
    return next((name for name in candidates if name in fitting), None)
