"""What a date in a text says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["start", "end", "event"]


@dataclass(slots=True, unsafe_hash=True)
class DateMention:
    """A date as the text gives it: EDTF, its earliest and latest day, and its role.

    An impossible date (31/02/2024) is a mention with an empty `edtf` and no days; the `Parsed`
    around it bears the problem `unreadable_value`.
    """

    edtf: str
    first: date | None
    last: date | None
    role: Role

    @property
    def is_readable(self) -> bool:
        """False for a date that no calendar has."""
        return bool(self.edtf)


UNREADABLE = "unreadable_value"
