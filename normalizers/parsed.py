"""What every normaliser returns: a value, the slice of text it was read from, and the rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


# What is made for every figure, date and label of a text is not frozen: making a frozen one takes
# three times as long. Nobody changes one all the same (`dataclasses.replace`).
@dataclass(slots=True, unsafe_hash=True)
class Parsed(Generic[T]):
    """A value read from `text[start:end]` of the text that was given.

    `rule` names the rule that read it ("date.month_year"); `problem` is a check code
    (`unreadable_value`, `ratio_mismatch` …) when a person should look at it.
    `confidence` runs from 0 to 1.
    """

    value: T
    start: int
    end: int
    rule: str
    problem: str | None = None
    confidence: float = 1.0

    def shift(self, offset: int) -> Parsed[T]:
        """The same value in a longer text that begins `offset` characters earlier."""
        return Parsed(
            self.value,
            self.start + offset,
            self.end + offset,
            self.rule,
            self.problem,
            self.confidence,
        )
