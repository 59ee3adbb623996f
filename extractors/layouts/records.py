"""Raw records: what a layout found, in the document's own words, each word with its place.

A record knows which label a value stood under, never what the value means: that is for the
normalisers, and which column it fills is for the pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from extractors.blocks import Span
from normalizers.header_levels import leaf_of

RecordKind = Literal["action", "objective", "indicator", "amounts", "cover", "prose", "reference"]
"""action: a fiche, a table row or a listed action. objective: a table row that names an
objective and no action. indicator: a dashboard row. amounts: a row of a totals table. cover:
facts about the document. prose: a paragraph with no label. reference: a line of a summary that
speaks of an action told elsewhere ("Fiche 7 : convention non signée")."""

LayoutName = Literal[
    "fiche", "table", "dashboard", "summary", "totals", "cover", "list", "prose", "state_list"
]


@dataclass(slots=True)
class Field:
    """One labelled value. `name` is null where the label is not known to the lexicon, "text"
    where a fiche's words stand under no label.

    `label` is the label or the whole header above the value ("Financements 2023 / État").
    """

    name: str | None
    label: str
    values: list[Span] = field(default_factory=list)
    column: int | None = None
    """The table column it stood in, to tell equal labels apart."""
    blank: Span | None = None
    """The empty cell that stands for a value by its shading."""
    is_apart: bool = False
    """Whether its cells are read as a table of their own: no figures or amounts are sought here."""
    is_sum: bool = False
    """Whether rows below it part its amount among funders."""
    is_guess: bool = False
    """Whether the lexicon does not know the label and its words alone gave `name`."""

    @property
    def text(self) -> str:
        """The values' text, a line each."""
        return "\n".join(span.text for span in self.values)

    @property
    def leaf(self) -> str:
        """The lowest level of its header."""
        return leaf_of(self.label)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands under the label."""
        return not any(span.text.strip() for span in self.values)


@dataclass(frozen=True, slots=True)
class Context:
    """The grouping headings in force: a new one clears those below it."""

    engagement: Span | None = None
    measure: Span | None = None
    objective: Span | None = None

    @property
    def below_engagement(self) -> bool:
        """Whether a measure or an objective is in force."""
        return self.measure is not None or self.objective is not None

    def enter(self, level: str, span: Span) -> Context:
        """The context below a new engagement, measure or objective heading."""
        if level == "engagement":
            return Context(span)
        if level == "measure":
            return Context(self.engagement, span)
        return Context(self.engagement, self.measure, span)


@dataclass(slots=True)
class Record:
    """One thing the document states, with its fields in document order."""

    kind: RecordKind
    layout: LayoutName
    block: int
    """Where it starts: the block index."""
    heading: Span | None = None
    """The words that number and name it, where they stand apart from the fields."""
    context: Context = field(default_factory=Context)
    fields: list[Field] = field(default_factory=list)
    lead: Span | None = None
    """The sentence or heading that introduces a list or a summary line."""
    section: Span | None = None
    """The heading of the chapter it stands in."""
    unit: str = ""
    """Words above or beside a table that may give the unit of its amounts ("en k€")."""
    owner: Record | None = None
    """The fiche it stands in, for a table inside a fiche."""
    tells_use: bool = False
    """Whether its amounts say what money is for that others state (« Charges »)."""
    part: int = 1
    department: str | None = None
    """Whose part it is, in a document about several departments."""

    def all(self, name: str) -> list[Field]:
        """The non-empty fields of that name."""
        return [item for item in self.fields if item.name == name and not item.is_empty]

    def spans(self, name: str) -> list[Span]:
        """Every value under that name."""
        found: list[Span] = []
        for item in self.fields:
            if item.name == name:
                found += [span for span in item.values if span.text.strip()]
        return found

    def has(self, *names: str) -> bool:
        """Whether a label of one of these names was there, even with nothing under it."""
        return any(item.name in names for item in self.fields)

    def text(self, name: str) -> str:
        """The verbatim text under that name, a line a value."""
        return "\n".join(span.text for span in self.spans(name))

    @property
    def is_prose(self) -> bool:
        """A fiche told in sentences below its heading, without any label but of figures and
        money.
        """
        names = {item.name for item in self.fields}
        return "text" in names and names <= {
            "text", "indicators", "engagement", "measure", "objective", "amount", "budget"
        }  # fmt: skip

    @property
    def is_measured(self) -> bool:
        """An action (or objective) of a table of indicators, whose figures stand apart."""
        return (
            self.kind in ("action", "objective")
            and self.layout == "table"
            and any(item.is_apart for item in self.fields)
        )

    def every_span(self) -> Iterator[Span]:
        """All words the record holds."""
        if self.heading:
            yield self.heading
        for item in self.fields:
            yield from item.values


@dataclass(frozen=True, slots=True)
class Claim:
    """A layout's answer to "is this yours?": how sure (0–1), and what it saw or missed."""

    score: float
    reason: str
