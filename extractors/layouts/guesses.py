"""Labels nobody knows, read by their words where the action says nothing else under that field."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.layouts.records import Record
from normalizers.label_guess import guess_label


def guess_labels(records: Iterable[Record]) -> None:
    """Name the unknown labels of actions that can be guessed; each is marked as a guess."""
    for record in records:
        if record.kind != "action":
            continue
        for item in record.fields:
            if item.name is not None or not item.label or item.is_empty:
                continue
            guess = guess_label(item.label)
            if guess is not None and not record.has(guess.value):
                item.name, item.is_guess = guess.value, True
