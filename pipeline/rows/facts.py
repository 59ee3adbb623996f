"""Facts about the document itself: department, years, date, title."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from extractors.blocks import Span


@dataclass(frozen=True, slots=True)
class Fact:
    """One value about the document with its words; `method` names the rule."""

    value: Any
    spans: tuple[Span, ...]
    method: str
    confidence: float = 1.0


@dataclass(slots=True)
class Facts:
    """What was found, by column of `documents`; `conflicts` are (code, expected, found, words)."""

    found: dict[str, Fact] = field(default_factory=dict)
    conflicts: list[tuple[str, str, str, Span]] = field(default_factory=list)
    departments: tuple[str, ...] = ()
    """The codes of the departments of a document about several."""

    def value(self, column: str) -> Any:
        """The value of a column, or None."""
        fact = self.found.get(column)
        return fact.value if fact else None

    @property
    def department_code(self) -> str | None:
        """INSEE code."""
        code: str | None = self.value("department_code")
        return code

    @property
    def fiscal_year(self) -> int | None:
        """The year the document reports on or plans."""
        year: int | None = self.value("fiscal_year")
        return year

    def date_by_contract(self) -> None:
        """A statement is about the contract: its fiscal year is the contract's first, but for a
        yearly one (« Synthèse 2023 »).
        """
        told = self.found.get("fiscal_year")
        if told is not None and told.method == "fiscal.synthesis":
            return
        start = self.found.get("contract_start_year") or self.found.get("first_contract_year")
        if start is not None:
            self.found["fiscal_year"] = Fact(start.value, start.spans, "fiscal.contract_start")
            self.conflicts = [c for c in self.conflicts if c[0] != "year_conflict"]

    @property
    def document_date(self) -> date | None:
        """The date the document bears."""
        day: date | None = self.value("document_date")
        return day
