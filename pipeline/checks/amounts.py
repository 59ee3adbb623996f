"""The amounts of tables as the checks hold them against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from normalizers.digits import FIGURE, to_decimal
from normalizers.folded import plain
from pipeline.rows.book import Book, Row

_FIGURE = re.compile(FIGURE)


@dataclass(frozen=True, eq=False)
class Amount:
    """An amount of a table with its place, looked up once: it is held against every total."""

    row: Row
    block: int
    line: int | None
    col: int | None
    amount: Decimal
    written: str
    funder: str | None
    year: int | None
    department: str | None
    action: str | None
    objective: int | None
    is_total: bool
    share: frozenset[str] | None = None
    """Of a total over some of the funders those it names; none: those without a total."""

    @property
    def is_whole(self) -> bool:
        """A total over all funders."""
        return self.funder == "ALL" and self.share is None

    @property
    def is_detail(self) -> bool:
        """Whether it is an action's or an objective's own, or that of several actions together."""
        return bool(self.action) or self.objective is not None or "shared" in self.row.tags

    @property
    def is_sum(self) -> bool:
        """A stated sum of rows: of no action, of an objective only where others add up to it.

        A line of money that names no funder (« PMI | 10 000 € ») adds up nothing that is told.
        """
        if self.action or not (self.funder or self.engagement or self.objective is not None):
            return False
        if self.objective is not None:
            return self.is_total and self.funder != "ALL"
        return self.is_total or (self.funder == "ALL" and "funder_line" in self.row.tags)

    @property
    def engagement(self) -> str | None:
        """The engagement that the amount's line names."""
        tags = (tag for tag in self.row.tags if tag.startswith("engagement:"))
        return next((tag.removeprefix("engagement:") for tag in tags), None)

    @cached_property
    def step(self) -> Decimal:
        """The least that the figure as written can tell: 1 000 of « 12 k€ », 100 of « 12,5 k€ »;
        nothing of words and dashes.
        """
        figure = _FIGURE.search(plain(self.written))
        written = to_decimal(figure[0]) if figure else None
        if not written:
            return Decimal(0)
        digits = written.as_tuple().exponent
        return abs(self.amount / written).scaleb(digits if isinstance(digits, int) else 0)

    def is_of_basis(self, total: Amount) -> bool:
        """What was spent is no sum of what was granted, nor the other way round."""
        bases = {self.row["basis"], total.row["basis"]} - {None, "unspecified"}
        return "spent" not in bases or len(bases) == 1

    def is_alike(self, total: Amount) -> bool:
        """Of the same year, a funder that the total counts, and its department where it has one."""
        return (
            self.is_of_basis(total)
            and self.year == total.year
            and bool(self.funder)
            and total.funder in ("ALL", self.funder)
            and total.department in (None, self.department)
        )


def amount_of(book: Book, row: Row) -> Amount:
    """An amount of a column with its place, payer, year and owner."""
    place = book.evidence(row, "amount")[0]
    return Amount(
        row,
        place["block_index"],
        place["row"],
        place["col"],
        row["amount"],
        place["raw_text"],
        row["funder"],
        row["year"],
        row["department_code"],
        row["action_id"],
        row["objective_number"],
        bool(row["is_total"]),
        _share(row),
    )


def _share(row: Row) -> frozenset[str] | None:
    """« Total CAF et MSA »: CAF, MSA; « Autres financeurs »: none named."""
    told = next((tag for tag in row.tags if tag.startswith("share:")), None)
    if told is None:
        return None
    return frozenset(filter(None, told.removeprefix("share:").split("+")))
