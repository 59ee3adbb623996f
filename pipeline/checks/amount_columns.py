"""The amounts of one column of a table by kind and row: each of hundreds of totals asks what stands
above it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from pipeline.checks.amounts import Amount


class Run:
    """Amounts of one kind, from the top."""

    def __init__(self) -> None:
        self._amounts: list[Amount] = []
        self._lines: list[int] = []

    def add(self, amount: Amount) -> None:
        """Add the next one below."""
        self._amounts.append(amount)
        self._lines.append(amount.line or 0)

    def above(self, line: int, *, since: int | None = None) -> list[Amount]:
        """Those above a row, below another."""
        first = 0 if since is None else bisect_right(self._lines, since)
        return self._amounts[first : bisect_left(self._lines, line)]

    def last_above(self, line: int) -> int:
        """The row of the last one above a row, else 0."""
        place = bisect_left(self._lines, line)
        return self._lines[place - 1] if place else 0


class AmountColumn:
    """The amounts of a column: `details` of actions, the `parts` among them that are no totals,
    `sums` of rows, the `wholes` among these that add up all funders, and the `others`.
    """

    def __init__(self, amounts: Iterable[Amount] = ()) -> None:
        self.details, self.parts = Run(), Run()
        self.sums, self.wholes, self.others = Run(), Run(), Run()
        self._of_funder: dict[str | None, Run] = defaultdict(Run)
        self._alike: dict[tuple[str | None, frozenset[str] | None], Run] = defaultdict(Run)
        for each in sorted(amounts, key=lambda each: each.line or 0):
            if each.is_detail:
                kinds = [self.details, self._of_funder[each.funder]]
                kinds += [] if each.is_total else [self.parts]
            else:
                whole = self.wholes if each.is_whole else self.others
                kinds = [self.sums, self._alike[each.funder, each.share], whole]
            for kind in kinds:
                kind.add(each)

    def summed(self, total: Amount, line: int) -> Run:
        """What a total in that row adds up: the amounts of its own funder; below a mixed column
        all but sums.
        """
        same = self._of_funder[total.funder]
        return self.parts if total.funder == "ALL" and not same.last_above(line) else same

    def sums_alike(self, total: Amount) -> Run:
        """The sums over the same funders."""
        return self._alike[total.funder, total.share]
