"""States told by a code, a colour word or a shading: by the document's legend, else by lights."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.blocks import Span
from extractors.layouts.fields import TICKED
from extractors.layouts.legend import Legend, status_of_fill
from extractors.layouts.records import Record
from normalizers.colours import colour_in_french, colour_of_fill, colour_of_text, traffic_light
from normalizers.legends import code_of
from pipeline.rows.book import Book

Shade = tuple[str, Span, str]
"""Status, the cell, and the colour in French."""
_LONGEST_CODE = 6


class Palette:
    """How one document shows states without words.

    Without a legend only lights in a column of states count, and only where they differ: cells
    all of one colour are decoration, and so is a column shaded from top to bottom.
    """

    def __init__(self, book: Book, legend: Legend, records: Iterable[Record]) -> None:
        records = list(records)
        self._book = book
        self._legend = legend
        self._has_ticks = len({name for r in records for name, _, _ in self._shaded(r)}) > 1
        lights = {colour_of_fill(fill) for r in records for fill, _ in self._blanks(r, "status")}
        self._has_lights = len({light for light in lights if light and traffic_light(light)}) > 1

    @property
    def has_legend(self) -> bool:
        """Whether the document says what its codes or colours mean."""
        return bool(self._legend)

    def code(self, text: str) -> str | None:
        """The status a code such as "EC" stands for in the legend."""
        key = code_of(text) if len(text.strip()) <= _LONGEST_CODE else ""
        return self._legend.get(key) if key else None

    def shade(self, record: Record) -> Shade | None:
        """The status that a colour tells of an action."""
        for span in record.spans("status"):
            colour = colour_of_text(span.text)
            light = traffic_light(colour) if colour and not self._legend else None
            status = self._legend.get(colour or "") or light
            if colour and status:
                return status, span, colour_in_french(colour)
        return self._of_cell(record) or self._of_tick(record) or self._of_row(record)

    def _of_cell(self, record: Record) -> Shade | None:
        for fill, span in self._blanks(record, "status"):
            status = status_of_fill(self._legend, fill)
            colour = colour_of_fill(fill)
            if status is None and not self._legend and self._has_lights and colour:
                status = traffic_light(colour)
            if status is not None and colour:
                return status, span, colour_in_french(colour)
        return None

    def _of_tick(self, record: Record) -> Shade | None:
        """One cell shaded among « Réalisée | En cours | Non engagée »."""
        shaded = self._shaded(record)
        lone = len(shaded) == 1 and self._has_ticks
        colour = colour_of_fill(shaded[0][1]) if lone else None
        if colour is None:
            return None
        name, _, span = shaded[0]
        return name.removeprefix("status_"), span, colour_in_french(colour)

    def _shaded(self, record: Record) -> list[tuple[str, str, Span]]:
        """(state, shading, empty cell) in columns of states."""
        return [(name, *each) for name in sorted(TICKED) for each in self._blanks(record, name)]

    def _of_row(self, record: Record) -> Shade | None:
        """The action's own cell in a colour of the legend."""
        heading = [record.heading] if record.heading else []
        named = [s for name in ("action_number", "action", "title") for s in record.spans(name)]
        for span in [*heading, *named]:
            cell = self._book.places.cell(span)
            if cell is None or cell.is_header or not cell.fill:
                continue
            status, colour = status_of_fill(self._legend, cell.fill), colour_of_fill(cell.fill)
            if status and colour:
                return status, span, colour_in_french(colour)
        return None

    def _blanks(self, record: Record, name: str) -> list[tuple[str, Span]]:
        """(shading, empty cell) under a label of that name."""
        spans = [item.blank for item in record.fields if item.name == name and item.blank]
        cells = [(self._book.places.cell(span), span) for span in spans]
        return [(cell.fill, span) for cell, span in cells if cell is not None and cell.fill]
