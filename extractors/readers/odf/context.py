"""What one reading of an ODT document carries along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from extractors.blocks import Problem
from extractors.readers.flow.model import Flow
from extractors.readers.odf.lists import OdfLists
from extractors.readers.odf.styles import OdfStyles
from extractors.readers.odf.xml import Element, attr, plain, q


@dataclass
class OdfContext:
    """Styles and counters of one scope; `read_flow` reads a nested story."""

    styles: OdfStyles
    lists: OdfLists
    root: Element
    read_flow: Callable[[OdfContext, Element], Flow]
    problems: dict[str, int] = field(default_factory=dict)
    endnotes: int = 0
    has_pictures: bool = False
    deleting: set[str] = field(default_factory=set)
    """Tracked deletions that are open: some programs leave the deleted text where it was."""

    def note_problem(self, code: str) -> None:
        """Count something that is left out."""
        self.problems[code] = self.problems.get(code, 0) + 1

    def leave_out(self, element: Element, code: str) -> None:
        """Note why an element is not read, or not as often as it says, where it holds text."""
        if plain(element).strip():
            self.note_problem(code)

    def hide(self, element: Element) -> None:
        """Leave a hidden element out, and say so where it holds text."""
        self.leave_out(element, "hidden_content")

    def follow_change(self, mark: Element) -> None:
        """Open or close a tracked deletion at its mark in the text."""
        change = attr(mark, "text:change-id") or ""
        if mark.tag == q("text:change-end"):
            self.deleting.discard(change)
        elif change in self._deletions:
            self.deleting.add(change)

    @cached_property
    def _deletions(self) -> frozenset[str]:
        regions = self.root.iter(q("text:changed-region"))
        return frozenset(
            attr(region, "text:id") or attr(region, "xml:id") or ""
            for region in regions
            if region.find(q("text:deletion")) is not None
        )

    @cached_property
    def controls(self) -> dict[str | None, Element]:
        """Form controls by the id under which draw:control shows them."""
        forms = (form for forms in self.root.iter(q("office:forms")) for form in forms.iter())
        return {
            attr(element, "xml:id") or attr(element, "form:id"): element
            for element in forms
            if attr(element, "xml:id") or attr(element, "form:id")
        }

    def found(self) -> tuple[Problem, ...]:
        """The problems, in the order they were met."""
        return tuple(Problem(code, f"{count}×") for code, count in self.problems.items())
