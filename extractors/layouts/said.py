"""Whether a row of a table of actions speaks of the record above: its grouping cells tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

from extractors.blocks import Cell
from extractors.layouts.columns import Column
from extractors.layouts.fields import TITLES
from extractors.layouts.filled_down import GROUPING
from extractors.layouts.records import Record
from extractors.layouts.view import TableView
from normalizers.text import fold


@dataclass
class Said:
    """What a record's grouping cells say, each text once, however many rows say it again."""

    record: Record
    seen: int = 0
    places: set[tuple[int | None, int | None]] = field(default_factory=set)
    texts: dict[str, None] = field(default_factory=dict)

    def is_again(self, view: TableView, cells: list[tuple[Column, Cell]]) -> bool:
        """Whether every grouping cell of a row is one of the record's, or says the same."""
        groups = [view.span(cell) for column, cell in cells if column.field in GROUPING]
        if not groups or self.record.kind == "amounts":
            return False
        self._listen()
        if all((group.row, group.col) in self.places for group in groups):
            return True
        names_action = any(column.field in TITLES for column, _ in cells)
        texts = dict.fromkeys(fold(group.text) for group in groups)
        return names_action and list(texts) == list(self.texts)

    def _listen(self) -> None:
        """Take in the fields that the record got since."""
        for item in islice(self.record.fields, self.seen, None):
            if item.name in GROUPING:
                self.places.update((span.row, span.col) for span in item.values)
                self.texts.update(dict.fromkeys(fold(span.text) for span in item.values))
        self.seen = len(self.record.fields)
