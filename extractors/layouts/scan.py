"""One pass down the document: every block becomes part of a record, in the document's order.

The scan keeps three things in mind: the grouping headings in force, the fiche that is open, and
the sentence that introduced the list it is in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from extractors.blocks import Block, Document, Span, block_span
from extractors.layouts import (
    action_figures,
    action_rows,
    counts,
    dashboard,
    indicator_rows,
    label_value,
)
from extractors.layouts.claims import NEARLY, TableClaims, claim_table
from extractors.layouts.columns import Header
from extractors.layouts.contents_list import contents_blocks
from extractors.layouts.context import below, groups_of
from extractors.layouts.fiche import OpenFiche, is_action_table, open_fiche
from extractors.layouts.guesses import settle_fields
from extractors.layouts.header_rows import new_headers
from extractors.layouts.label_pairs import MONEY, NAMING, Pair, runs
from extractors.layouts.legend import Legend, legend_of
from extractors.layouts.listed import is_listed
from extractors.layouts.loose import count_records, loose_records, prologue_records
from extractors.layouts.openings import fiche_openings
from extractors.layouts.records import Context, Field, Record
from extractors.layouts.rubrics import rubric_lines
from extractors.layouts.told import chapter_lines, split_run_in
from extractors.layouts.units import Units
from extractors.layouts.view import TableView
from normalizers.closings import is_navigation
from normalizers.label_split import split_label
from normalizers.numbering import parse_action_heading

_LAST = 8
"""Blocks at the end among which the document's last words are looked for."""


@dataclass
class Scan:
    """The state of the pass; `records` and `claims` are its result."""

    document: Document
    openings: frozenset[int]
    legend: Legend = field(default_factory=dict)
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
    header: Header | None = None
    """The header of the action table just above, while nothing but running heads followed."""
    sheet: str | None = None

    @cached_property
    def rubrics(self) -> frozenset[int]:
        """The paragraphs that are labels without a sign of it."""
        return rubric_lines(self.document)

    @cached_property
    def chapters(self) -> frozenset[int]:
        """The lines that begin a chapter below fiches told in paragraphs."""
        return chapter_lines(self.document, self.openings)

    @cached_property
    def units(self) -> Units:
        """The units of money that the document states beside its tables."""
        return Units(self.document)

    def run(self) -> None:
        """Read every block but those of a table of contents."""
        contents = contents_blocks(self.document)
        for index, block in self.document.enumerate():
            if block.part != self.sheet:
                self._new_sheet(block.part)
            if block.is_aside or index in contents or is_navigation(block.text):
                continue
            if block.table is not None:
                self._table(index, block)
            elif block.text.strip():
                self.header = None
                self._text(index, block)

    def _new_sheet(self, part: str | None) -> None:
        self.sheet, self.context = part, Context()
        self.fiche = self.lead = self.section = None

    # -- text -----------------------------------------------------------------------------

    def _text(self, index: int, block: Block) -> None:
        span = block_span(index, block).strip()
        if index in self.openings:
            name, rest = split_run_in(span, block)
            self._open(name, index, block.level if block.kind == "heading" else None)
            if rest is not None and self.fiche is not None:
                self.fiche.add_told(rest)
        elif not (self._group(span, block) or self._part_of_fiche(span, index, block)):
            self._outside(span, index, block)
        self.previous = span
        if block.kind == "heading":
            self.section = span

    def _open(self, span: Span, index: int, level: int | None) -> None:
        self.fiche = open_fiche(span, index, self.context, level)
        self.records.append(self.fiche.record)
        self.lead = None

    def _group(self, span: Span, block: Block) -> bool:
        """A heading of an engagement, measure or objective: for the open fiche or those below."""
        if not (groups := groups_of(span, in_fiche=self.fiche is not None)):
            return False
        if self.fiche is not None and self.fiche.takes_group(block):
            self.fiche.add_groups(groups)
            return True
        self.fiche = None
        for group in groups:
            self.context = self.context.enter(*group)
        self.lead = span
        return True

    def _part_of_fiche(self, span: Span, index: int, block: Block) -> bool:
        if self.fiche is None:
            return False
        ends = self.fiche.ends_before(span, block, at_end=self._is_at_end(block))
        if ends or index in self.chapters:
            self.fiche = None
            return False
        return self.fiche.add_text(span, block, is_rubric=index in self.rubrics)

    def _is_at_end(self, block: Block) -> bool:
        texts = [b for b in self.document.blocks[-_LAST:] if not b.is_aside]
        return any(block is b for b in texts[-2:])

    def _outside(self, span: Span, index: int, block: Block) -> None:
        """Text of no fiche: a fact about the document, a listed action, or prose."""
        self.context = below(block, self.context, self.document)
        found = split_label(span.text)
        if found is not None and found[0].value in MONEY:
            found = split_label(span.text, scope="cover")  # « Département : Yonne »
        is_item = is_listed(span, block, self.previous, self.lead)
        if parse_action_heading(span.text) is not None:
            record = Record("reference", "list", index, span, self.context, lead=self.last)
        elif found is not None and not is_item and not found[0].value.startswith("status"):
            # « En retard : », « Action abandonnée : fiche 2.3 … » are of actions
            record = Record("cover", "cover", index, context=self.context)
            value = span.cut(found[1], len(span.text)).strip()
            record.fields.append(Field(found[0].value, span.text[: found[0].end], [value]))
        else:
            record = Record("prose", "list" if is_item else "prose", index)
            record.context, record.lead, record.section = self.context, self.lead, self.section
            record.fields.append(Field(None, "", [span]))
        self.records.append(record)
        if record.kind != "reference":
            self.last = span
            self.lead = self.lead if record.layout == "list" else span

    # -- tables ---------------------------------------------------------------------------

    def _table(self, index: int, block: Block) -> None:
        whole = TableView.of(index, block, self.legend)
        for view in whole.cut(new_headers(whole)):
            self._one_table(view)

    def _one_table(self, view: TableView) -> None:
        claims = claim_table(view, in_fiche=self.fiche is not None, before=self.header)
        self.claims.append(claims)
        self.header = claims.header if claims.winner == "action_rows" else None
        handler = {
            "label_value": self._label_value,
            "counts": self._counts,
            "action_rows": self._rows,
            "indicator_rows": self._rows,
            "action_figures": self._rows,
            "indicators": self._figures,
            "amounts": self._figures,
        }.get(claims.winner, self._unclaimed)
        handler(view, claims)

    def _rows(self, view: TableView, claims: TableClaims) -> None:
        assert claims.header is not None
        header, above = claims.header, filter(None, (self.previous, self.section))
        if claims.winner == "indicator_rows":
            header = indicator_rows.settle(view, header)
        elif claims.winner == "action_figures":
            header = action_figures.settle(view, header, [span.text for span in above])
        self.records.extend(prologue_records(view, header, self.context))
        records, self.context = action_rows.read(view, header, self.context)
        self.fiche = None
        if claims.winner == "indicator_rows":
            records = indicator_rows.split_indicators(records, header)
        elif claims.winner == "action_figures":
            action_figures.own_figures(records)
        self._keep(records, self.units.of(view, header))

    def _counts(self, view: TableView, claims: TableClaims) -> None:
        assert claims.header is not None
        self.records.extend(counts.read(view, claims.header, self.context))
        if claims.header.numbers("amount"):
            self._figures(view, claims)

    def _figures(self, view: TableView, claims: TableClaims) -> None:
        assert claims.header is not None
        self.records.extend(prologue_records(view, claims.header, self.context))
        kind = "indicator" if claims.winner == "indicators" else "amounts"
        owner = self.fiche.record if self.fiche else None
        records = dashboard.read(view, claims.header, self.context, kind=kind, owner=owner)
        self._keep(records, self.units.of(view, claims.header))

    def _keep(self, records: list[Record], unit: str) -> None:
        for record in records:
            record.unit, record.section = unit, self.section
        self.records.extend(records)

    def _label_value(self, view: TableView, claims: TableClaims) -> None:
        pairs = list(label_value.pairs(view))
        names = {pair.name for pair in pairs if pair.name}
        if label_value.counts_actions(pairs):
            self.records.extend(count_records(view, pairs))
            return
        if self.fiche is None and not label_value.has_heading(pairs) and not is_action_table(names):
            self._cover(view, pairs)
            return
        for run in runs(pairs):
            if self._starts_another(run):
                self.fiche = None
            for pair in run:
                if pair.label is None and pair.value and parse_action_heading(pair.value.text):
                    self._open(pair.value, view.block, None)
                elif pair.grid is not None:
                    self._grid(pair, pair.grid)
                else:
                    self._ensure_fiche(view.block).add_pair(pair)
        if self.fiche:
            self.fiche.from_table = True

    def _grid(self, pair: Pair, view: TableView) -> None:
        """A table of figures inside a fiche's table; one nobody reads is text under its label."""
        claims = claim_table(view, in_fiche=True, is_grid=True)
        self.claims.append(claims)
        spans = view.texts()
        self._ensure_fiche(view.block).add_grid(pair, spans, is_apart=bool(claims.winner))
        if claims.winner:
            self._figures(view, claims)

    def _starts_another(self, pairs: list[Pair]) -> bool:
        """A table that names an action, or says again what the open fiche has said."""
        if self.fiche is None or not self.fiche.has_own_fields:
            return False
        names = [pair.name for pair in pairs if pair.name]
        if not NAMING.isdisjoint(names):
            return True
        told = {item.name for item in self.fiche.record.fields if item.name}
        return len(set(names)) >= 2 and len(told & set(names)) * 2 > len(set(names))

    def _ensure_fiche(self, block: int) -> OpenFiche:
        if self.fiche is None:
            self.fiche = OpenFiche(Record("action", "fiche", block, context=self.context))
            self.records.append(self.fiche.record)
        return self.fiche

    def _cover(self, view: TableView, pairs: list[Pair]) -> None:
        record = Record("cover", "cover", view.block, context=self.context)
        for pair in pairs:
            values = [pair.value] if pair.value and pair.value.text.strip() else []
            values += pair.grid.texts() if pair.grid else []
            label = pair.label.text if pair.label else ""
            record.fields.append(Field(pair.name, " ".join(label.split()), values))
        self.records.append(record)

    def _unclaimed(self, view: TableView, claims: TableClaims) -> None:
        """A table no layout knows: its cells belong to the open fiche, or are prose."""
        if claims.claims["label_value"].score >= NEARLY:
            self._label_value(view, claims)
            return
        if self.fiche is not None and self.fiche.field is not None:
            self.fiche.field.values.extend(view.texts())
            return
        self.records += loose_records(view, self.context, self.lead, in_fiche=bool(self.fiche))


def scan(document: Document) -> Scan:
    """The document's raw records and what each layout said of each table."""
    state = Scan(document, fiche_openings(document), legend_of(document))
    state.run()
    settle_fields(state.records)
    return state
