"""Figures as the French write them: thousands marks, decimal marks, halves."""

from __future__ import annotations

import re
from decimal import Decimal

FIGURE = (
    r"(?:[1-9]\d{0,2}(?:,\d{3})+\.\d{1,2}(?!\d)"  # 1,577.75
    r"|[1-9]\d{0,2}(?:[ ']\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?)"
)
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+\Z")


def to_decimal(figure: str) -> Decimal:
    """The value of a figure in folded text: "1.577,75", "1577.75" and "1 577,75" are the same."""
    if figure.isdecimal():
        return Decimal(figure)
    if figure in _HALVES:
        return _HALVES[figure]
    plain = "".join(figure.replace("'", "").split())
    if "." not in plain:
        return Decimal(plain.replace(",", "."))
    if "," in plain:
        decimal = max(plain.rfind(","), plain.rfind("."))
        return Decimal(re.sub(r"[.,]", "", plain[:decimal]) + "." + plain[decimal + 1 :])
    return Decimal(plain.replace(".", "") if _POINTS.match(plain) else plain)
