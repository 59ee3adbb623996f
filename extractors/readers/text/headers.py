"""Which first rows of a table without marked-up header are its header."""

from __future__ import annotations

import re

_YEAR = re.compile(r"^(?:19|20)\d\d$")
_VALUE = re.compile(
    r"^(?:[-+<>~≈]?\s*[\d\s\u00a0\u202f.,]+\s*(?:%|€|k€|M€|euros?|ETP|h)?"  # number, amount
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"  # date
    r"|-\s*€|oui|non|x|☒|☐|☑|néant|-)$",
    re.IGNORECASE,
)
_MAX_LABEL = 120
_MAX_SHORT_LABEL = 60


def is_value(text: str) -> bool:
    """A number, amount, date, yes or no: what stands under a header, not in it (years may)."""
    text = text.strip()
    return bool(text) and bool(_VALUE.match(text)) and not _YEAR.match(text)


def header_row_count(rows: list[list[str]]) -> int:
    """0, 1 or 2 (a second level of labels under spanning ones).

    A table of two columns has a header only where values stand below its second label:
    else it is a list of labels with their texts.
    """
    if len(rows) < 2:
        return 0
    first, width = rows[0], max(len(row) for row in rows)
    labels = [cell for cell in first if cell.strip()]
    if len(labels) < 2 or any(is_value(cell) or len(cell) > _MAX_LABEL for cell in labels):
        return 0
    if width == 2:
        return int(_has_values_below(rows))
    if len(labels) < width / 3:
        return 0
    return 2 if len(rows) > 2 and _is_second_level(first, rows[1]) else 1


def _has_values_below(rows: list[list[str]]) -> bool:
    if any(len(cell) > _MAX_SHORT_LABEL or cell.rstrip().endswith(":") for cell in rows[0]):
        return False
    second = [row[1] for row in rows[1:] if len(row) > 1 and row[1].strip()]
    return bool(second) and sum(map(is_value, second)) >= 0.6 * len(second)


def _is_second_level(first: list[str], second: list[str]) -> bool:
    """Every label of the second row stands under a blank, or under a label followed by one."""
    places = [col for col, cell in enumerate(second) if cell.strip()]
    if len(places) < 2 or any(is_value(second[col]) for col in places):
        return False

    def blank(col: int) -> bool:
        return col >= len(first) or not first[col].strip()

    return all(col > 0 and (blank(col) or blank(col + 1)) for col in places)
