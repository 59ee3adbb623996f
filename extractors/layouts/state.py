"""What the pass down a document keeps in mind: its records, and what the blocks above leave."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from extractors.blocks import Document, Span
from extractors.layouts.chapters import chapter_levels
from extractors.layouts.claims import TableClaims
from extractors.layouts.continuation import Above
from extractors.layouts.fiche import OpenFiche
from extractors.layouts.legend import Legend
from extractors.layouts.records import Context, Record
from extractors.layouts.rubrics import rubric_lines
from extractors.layouts.told import chapter_lines
from extractors.layouts.units import Units
from extractors.layouts.view import Views
from normalizers.status_statements import summary_status


@dataclass
class Scan:
    """The state of the pass; `records` and `claims` are its result.

    Three things above all: the grouping headings in force, the fiche that is open, and the
    sentence that introduced the list it is in.
    """

    views: Views
    openings: frozenset[int]
    legend: Legend
    records: list[Record] = field(default_factory=list)
    claims: list[TableClaims] = field(default_factory=list)
    context: Context = field(default_factory=Context)
    fiche: OpenFiche | None = None
    lead: Span | None = None
    section: Span | None = None
    """The last heading of any kind."""
    previous: Span | None = None
    """The text just above, whatever became of it."""
    last: Span | None = None
    """The last text that is no reference: what a summary's lines stand under."""
    above: Above | None = None
    """The action table above, while nothing but running heads or the name of a section followed."""
    sheet: str | None = None

    @property
    def document(self) -> Document:
        """The document that is read."""
        return self.views.document

    @cached_property
    def rubrics(self) -> frozenset[int]:
        """The paragraphs that are labels without a sign of it."""
        return rubric_lines(self.document)

    @cached_property
    def chapters(self) -> frozenset[int]:
        """The lines that begin a chapter below fiches told in paragraphs."""
        return chapter_lines(self.document, self.openings)

    @cached_property
    def levels(self) -> dict[int, int]:
        """The level of the chapter that each text stands in."""
        return chapter_levels(self.document)

    @cached_property
    def units(self) -> Units:
        """The units of money that the document states beside its tables."""
        return Units(self.document)

    def begin_sheet(self, part: str | None) -> None:
        """Forget what another sheet said."""
        self.sheet, self.context = part, Context()
        self.fiche = self.lead = self.section = None

    def begin_fiche(self, heading: Span, index: int, level: int | None) -> None:
        """A fiche below its heading."""
        record = Record("action", "fiche", index, heading, self.context)
        self.fiche = OpenFiche(record, level=level)
        self.records.append(self.fiche.record)
        self.lead = None

    def ensure_fiche(self, block: int) -> OpenFiche:
        """The fiche that is open, or a new one without a heading."""
        if self.fiche is None:
            self.fiche = OpenFiche(Record("action", "fiche", block, context=self.context))
            self.records.append(self.fiche.record)
        return self.fiche

    def keep(self, records: list[Record], unit: str) -> None:
        """Records of a table, with the unit of its amounts and the chapter it stands in, or the
        words right above that give its actions a state (« Les actions suivantes sont reportées »).
        """
        states = self.previous is not None and summary_status(self.previous.text) is not None
        for record in records:
            told = states and record.kind == "action"
            record.unit, record.section = unit, self.previous if told else self.section
        self.records.extend(records)
