"""Labels with their values: in one cell, in one line, and those of one action among several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.blocks import Span
from extractors.layouts.fields import NAMES, TITLES
from extractors.layouts.view import TableView, labels_of
from normalizers.amounts import find_amounts
from normalizers.dates import find_dates, parse_start
from normalizers.label_split import OF_ACTIONS, LabelPair, split_label, split_pairs
from normalizers.numbering import parse_action_heading, parse_numbers
from normalizers.parsed import Parsed

MONEY = ("amount", "department")
"""Labels that under "Moyens financiers" are part of the value: « FIR : 96 k€ »."""
_OF_MONEY = ("budget", "amount", "resources", "other_sources")
_LONGEST_RUN_IN = 40
_MAY_COUNT = ("remarks", "resources", "end", "public", "value")
"""Fields whose labels may name what is counted: « Formation », « Effectifs », « Délai »."""
_FIGURE_FIRST = re.compile(r"\s*(?:de\s+|environ\s+|[~<>≈+]\s?)?\d", re.IGNORECASE)
_AGES = re.compile(r"\d\s*ans\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with the cell beside or below it, or a text without a label of its own."""

    label: Span | None
    value: Span | None
    name: str | None = None
    grid: TableView | None = None
    """A table of figures that stands in place of the value."""

    @property
    def is_heading(self) -> bool:
        """Whether it is the heading of a fiche ("Fiche 3 – Titre"), without a label."""
        if self.label is not None or self.value is None:
            return False
        return parse_action_heading(self.value.text) is not None


def pairs_of_cell(span: Span) -> Iterator[Pair]:
    """One cell with « Label : value », line by line where several stand together."""
    label: Span | None = None
    name: str | None = None
    start = 0
    for line in span.text.split("\n"):
        piece = span.cut(start, start + len(line))
        start += len(line) + 1
        found = split_label(piece.text)
        if several := pairs_of_line(piece):
            yield from several
            label, name = several[-1].label, several[-1].name
        elif found is not None:
            parsed, value_start = found
            label, name = piece.cut(parsed.start, parsed.end), parsed.value
            yield Pair(label, piece.cut(value_start, len(piece.text)).strip(), name)
        elif piece.text.strip():
            yield Pair(label, piece, name)


def pairs_of_line(span: Span) -> list[Pair]:
    """« Pilote : PMI – Échéance : juin 2024 »: the pairs of a line that holds several, else none.

    Amounts and funders belong to the value before them: « Budget : FIR : 96 k€ ; CAF : 4 k€ ».
    """
    found: list[tuple[LabelPair, int]] = []
    for pair in split_pairs(span.text):
        if found and pair.label.value in MONEY:
            found[-1] = found[-1][0], pair.value_end
        else:
            found.append((pair, pair.value_end))
    if len(found) < 2:
        return []
    return [
        Pair(
            span.cut(pair.label.start, pair.label.end),
            span.cut(pair.value_start, end).strip(),
            pair.label.value,
        )
        for pair, end in found
    ]


def run_in_label(text: str, bold_chars: int) -> tuple[str, int, int] | None:
    """(field, end of the label, start of the value) of « **Bilan 2024.** Les ateliers … »."""
    head = text[:bold_chars].rstrip()
    if not head.endswith(".") or not text[bold_chars:].strip() or len(head) > _LONGEST_RUN_IN:
        return None
    name = next(iter(labels_of(head.rstrip(". "))), None)
    if name not in OF_ACTIONS:
        return None
    return name, len(head) - 1, bold_chars


def within(asked: str, line: Span, label: Parsed[str], value_start: int) -> bool:
    """Whether a line with a label belongs to the list it stands in, below the label `asked`:
    « FIR : 96 k€ » to a budget, « Montant : 96 k€ » to no list of indicators, « Effectifs : 23
    agents formés » to one.
    """
    if asked == "indicators" and label.value in _MAY_COUNT:
        return _counts(line.text[value_start:])
    if label.value not in MONEY:
        return False
    apart = label.value == "amount" and asked not in ("", *_OF_MONEY)
    return not (apart and find_amounts(line.text[value_start:]))


def _counts(value: str) -> bool:
    """A figure first that is no date, amount or age (« 3-6 ans »)."""
    other = find_amounts(value) or find_dates(value) or _AGES.search(value)
    return begins_with_figure(value) and not other


def begins_with_figure(text: str) -> bool:
    """Whether a figure stands first, or no more before it than in « environ 12 », « de 3 à 5 »."""
    return _FIGURE_FIRST.match(text) is not None


def is_dated_start(text: str) -> bool:
    """Whether a line is the label of a start and its date (« Depuis avril 2022 »)."""
    found = parse_start(text) if len(text) <= _LONGEST_RUN_IN else None
    if found is None or text[found.end :].strip(" ."):
        return False
    words = text[: found.start].split()
    return any("start" in labels_of(" ".join(words[:count])) for count in range(1, len(words) + 1))


def runs(pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs of each action, where a table tells several of them one below the other.

    Another begins at a label that names an action, where what it says above is said again below.
    """
    pairs = [_with_number(pair) for pair in pairs]
    key = next((pair.name for pair in pairs if pair.name in NAMES), None)
    starts = [index for index, pair in enumerate(pairs) if key and pair.name == key]
    found: list[list[Pair]] = []
    begin = 0
    for start, end in pairwise([*starts, len(pairs)]):
        above, below = _names(pairs[begin:start]), _names(pairs[start:end])
        fewest = min(len(above), len(below))
        if fewest > 1 and 2 * len(above & below) >= fewest:
            found.append(pairs[begin:start])
            begin = start
    return [*found, pairs[begin:]]


def _with_number(pair: Pair) -> Pair:
    """« Fiche | 2.1 » gives a number, not a title."""
    if pair.name not in TITLES or pair.value is None:
        return pair
    alone = "\n" not in pair.value.text and len(parse_numbers(pair.value.text)) == 1
    return replace(pair, name="action_number") if alone else pair


def _names(pairs: list[Pair]) -> set[str]:
    return {pair.name for pair in pairs if pair.name}
