"""Date rows: every dated mention, with the role it plays."""

from __future__ import annotations

from datetime import date

from extractors.blocks import Span
from normalizers.dates import DateMention, find_dates, parse_start
from normalizers.parsed import Parsed
from normalizers.text import clean
from pipeline.rows.actions import Action
from pipeline.rows.book import Book
from pipeline.rows.facts import Facts

_PROSE = ("text", "description", "budget", "results", "outlook", "reason_not_done", "remarks",
          "difficulties", "status", "resources", "partners")  # fmt: skip
_PLANS = ("action_plan", "statement")
"""Kinds that speak of the fiscal year as of what is to come."""
_FIGURES = ("indicators", "target")


class Calendar:
    """Adds the dates of one document, each place once.

    "au printemps" is of the `fiscal_year`, in a statement the year it was written in.
    """

    def __init__(self, book: Book, fiscal_year: int | None) -> None:
        self.book = book
        self.fiscal_year = fiscal_year
        self.own_day: date | None = None
        self.contract = ""

    def add_action(self, action: Action) -> None:
        """The dates of an action's cells."""
        record = action.record
        for span in record.spans("start"):
            self._cell(span, "start", action)
        for span in record.spans("end"):
            self._cell(span, "end", action)
        for name in (*_PROSE, *_FIGURES):
            for span in record.spans(name):
                self.add_prose(span, action, figures=name in _FIGURES, ahead=name == "outlook")
        if record.layout == "list" and record.heading is not None:
            self.add_prose(record.heading, action)
        for span in action.reasons:
            self.add_prose(span, action)

    def _cell(self, span: Span, role: str, action: Action) -> None:
        """The first date of a start cell is the start; further ones are what they say."""
        first = parse_start(span.text, year=self.fiscal_year)
        taken = (first.start, first.end) if first else (0, 0)
        if first is not None:
            self._add(span, first, role, action)
        for found in find_dates(span.text, year=self.fiscal_year):
            if found.end <= taken[0] or found.start >= taken[1]:
                self._add(span, found, found.value.role, action)

    def add_prose(
        self,
        span: Span,
        action: Action | None,
        *,
        figures: bool = False,
        ahead: bool = False,
        part: int = 1,
        role: str | None = None,
    ) -> None:
        """The dates a text tells; beside figures a bare year is the year of the figure.

        `role` is the one that the text's label gives to all of them.
        `ahead`: the text looks beyond the fiscal year, which then gives no year to "au printemps".
        """
        looks_ahead = ahead and action is not None and action.part_kind not in _PLANS
        for found in find_dates(span.text, year=None if looks_ahead else self.fiscal_year):
            bare_year = len(found.value.edtf.rstrip("~?")) == 4
            if bare_year and role is None and (figures or found.value.role == "event"):
                continue
            if action is None and found.value.edtf == self.contract:
                continue  # a column of its own tells how long the contract lasts
            own = action is None and found.value.first == found.value.last == self.own_day
            self._add(span, found, "document" if own else role or found.value.role, action, part)

    def add_document_date(self, facts: Facts) -> None:
        """The date the document bears stands here too."""
        self.own_day = facts.document_date
        years = facts.value("contract_start_year"), facts.value("contract_end_year")
        self.contract = "/".join(map(str, years)) if all(years) else ""
        fact = facts.found.get("document_date")
        if fact is not None and fact.spans:
            row = self.book.add("dates", self.book.place_id("d", fact.spans[0]), part_index=1)
            row.values["role"] = "document"
            row.set("edtf", fact.value.isoformat(), fact.spans, fact.method)
            row.set("date_start", fact.value, fact.spans, fact.method)
            row.set("date_end", fact.value, fact.spans, fact.method)
            row.set("text", clean(fact.spans[0].text), fact.spans, fact.method)

    def _add(
        self,
        span: Span,
        found: Parsed[DateMention],
        role: str,
        action: Action | None,
        part: int = 1,
    ) -> None:
        place = span.cut(found.start, found.end)
        if not found.value.is_readable:
            row = action.row if action else None
            self.book.problem("unreadable_value", row, place, expected="date", found=place.text)
            return
        row = self.book.add(
            "dates",
            self.book.place_id("d", place),
            action_id=action.row.row_id if action and action.row else None,
            part_index=action.record.part if action else part,
            part_kind=action.part_kind if action else None,
            role=role,
        )
        row.set("edtf", found.value.edtf, place, found.rule, found.confidence)
        row.set("date_start", found.value.first, place, found.rule, found.confidence)
        row.set("date_end", found.value.last, place, found.rule, found.confidence)
        row.set("text", clean(place.text), place, found.rule)
