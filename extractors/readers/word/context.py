"""What one reading of a document carries along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.blocks import Problem
from extractors.readers.flow.model import Flow
from extractors.readers.word.notes import Notes
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import Parts
from extractors.readers.word.styles import Styles
from extractors.readers.word.xml import Element


@dataclass
class Field:
    """An open complex field: its instruction is not text, its result is."""

    in_result: bool = False
    is_muted: bool = False
    """The result has been said already (check boxes, drop-down lists)."""
    refers: bool = False
    """Its result leads to a place of the document: it may be a note's mark."""
    start: tuple[int, int] = (0, 0)
    """The runs (by their identity) and the number of the first one of its result."""


@dataclass
class Context:
    """The parts, the counters and the open fields; `read_flow` reads a nested story."""

    parts: Parts
    styles: Styles
    numbering: Numbering
    notes: Notes
    read_flow: Callable[[Context, Element], Flow]
    fields: list[Field] = field(default_factory=list)
    problems: dict[tuple[str, str], int] = field(default_factory=dict)
    has_pictures: bool = False

    def note_problem(self, code: str, what: str = "") -> None:
        """Count something that is left out; `what` names it where the code does not."""
        self.problems[code, what] = self.problems.get((code, what), 0) + 1

    def story(self, element: Element) -> Flow:
        """A text of its own (text box, note, running head): open fields do not reach into it."""
        outer, self.fields = self.fields, []
        try:
            return self.read_flow(self, element)
        finally:
            self.fields = outer

    @property
    def is_silent(self) -> bool:
        """Inside the instruction of a field, or a result that has been said."""
        return any(not f.in_result or f.is_muted for f in self.fields)

    def found(self) -> tuple[Problem, ...]:
        """The problems, in the order they were met."""
        return tuple(
            Problem(code, f"{count}× {what}".rstrip())
            for (code, what), count in self.problems.items()
        )
