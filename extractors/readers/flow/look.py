"""How characters look in a word processor's file, and what a style takes from the one below."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.readers.strokes import BOLD, PICKED, STRUCK


@dataclass(frozen=True, slots=True)
class Look:
    """How characters look; None where a style says nothing."""

    bold: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    font: str | None = None
    struck: bool | None = None
    picked: bool | None = None
    """Underlined, highlighted or framed."""

    @property
    def flags(self) -> int:
        """The look as flags of a run."""
        return BOLD * bool(self.bold) | STRUCK * bool(self.struck) | PICKED * bool(self.picked)

    def over(self, below: Look) -> Look:
        """The own look where it says something, else the one below."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            below.font if self.font is None else self.font,
            below.struck if self.struck is None else self.struck,
            below.picked if self.picked is None else self.picked,
        )
