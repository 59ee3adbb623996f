"""French dates -> EDTF. Pure functions; offsets refer to the text given.

`year` is the fiscal year, the year of dates that give none ("en juin", "1er trimestre").
A bare year in a sentence is a date only where a word announces it ("en 2024", "depuis 2021");
the date of a law or ruling is none, the years in a plan's name are none.
"""

from __future__ import annotations

from normalizers.dates.cells import is_start_alone, parse_start, tells_move
from normalizers.dates.document import dates_deed, parse_document_date
from normalizers.dates.finder import find_dates
from normalizers.dates.mention import DateMention, Role
from normalizers.dates.periods import parse_period

__all__ = [
    "DateMention",
    "Role",
    "dates_deed",
    "find_dates",
    "is_start_alone",
    "parse_document_date",
    "parse_period",
    "parse_start",
    "tells_move",
]
