"""Header cells that part a year: « T1 | T2 | T3 | T4 », « Janv. | Févr. | … », « J | F | M | … »"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.blocks import Cell
from normalizers.dates import parse_start
from normalizers.text import fold

_INITIALS = ("JFMAMJJASOND", "JFMAMJ", "JASOND", "SONDJFMAMJJA")
"""The months of a year, of its halves, of a school year."""
_FEWEST = 3
_LONGEST = 12
"""Characters."""
_SOME_YEAR = 2000
_YEAR = re.compile(r"^([TSQ]\s?[1-4])[\s/.-]{1,3}(?:20)?\d\d$")
"""« T1 2024 »; months with their years are dates of actions."""
_DIGITS = re.compile(r"\d\d")


def calendar_of(cells: Sequence[Cell]) -> list[Cell]:
    """Those of a row's cells that name quarters or half-years, or months without their year."""
    initials = [cell for cell in cells if len(cell.text.strip()) == 1]
    if "".join(cell.text.strip().upper() for cell in initials) in _INITIALS:
        return initials
    periods = [cell for cell in cells if _is_period(cell.text)]
    return periods if len({fold(cell.text) for cell in periods}) >= _FEWEST else []


def _is_period(text: str) -> bool:
    text = _YEAR.sub(r"\1", text.strip())
    if len(text) > _LONGEST or _DIGITS.search(text):
        return False
    found = parse_start(text, year=_SOME_YEAR)
    return found is not None and len(found.value.edtf) > len(str(_SOME_YEAR))
