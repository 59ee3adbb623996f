"""Reads the observations of a text: quickly where it is a figure alone, else line after line."""

from __future__ import annotations

import re

from normalizers.folded import folded, plain, word_set
from normalizers.indicators.clauses import Scan
from normalizers.indicators.figures import Figure, find_figures, lone_figure, quantities
from normalizers.indicators.gate import may_lack
from normalizers.indicators.labels import is_measure
from normalizers.indicators.model import Observation
from normalizers.indicators.qualities import unit_asked
from normalizers.indicators.reader import Reader
from normalizers.indicators.words import absence_codes, starts_with
from normalizers.indicators.years import find_years
from normalizers.parsed import Parsed
from normalizers.text import fold

_ARROW = re.compile(r"[\r>→➔➜⟶►]")
_PARTS = re.compile(r"[:;,=]")
_ARROWS = str.maketrans("→➔➜⟶►", "⇒⇒⇒⇒⇒")


def read_observations(
    text: str,
    fiscal_year: int | None,
    label: str = "",
    *,
    is_cell: bool = False,
    is_asked: bool = False,
) -> list[Parsed[Observation]]:
    """All observations of a text in its order; offsets refer to `text`.

    `fiscal_year` places "N-1" and "contre 12 l'an dernier"; `label` says what a text measures
    that may be a figure alone, such as a table's cell.
    `is_asked`: the text stands under "Indicateurs", so that a label with nothing after it is one.
    """
    arrows = text
    if _ARROW.search(text):
        arrows = text.replace("->", "⇒ ").replace("\r", " ").translate(_ARROWS)
    folds = folded(arrows)
    flat = folds.text.replace("†", " ")
    words = word_set(flat)
    asked = is_cell or is_measure(label)
    numbers = quantities(arrows, folds, flat)
    if not (numbers or asked or is_asked or may_lack(flat, words)):
        return []
    years = find_years(flat, fiscal_year)
    if not (words or years) and (figure := lone_figure(numbers, flat)):
        observation = _alone(figure, label, label if asked else "")
        start, end = folds.origin(figure.start, figure.end)
        return [Parsed(observation, start, end, "indicator.sentence")] if observation else []
    scan = Scan(flat, words, find_figures(numbers, flat, years), years, is_asked)
    found = Reader(text, folds, scan, fiscal_year, label, asked, is_asked).read()
    return [each for each in found if each.value.value is not None or not _explains(each.value)]


def _explains(lacking: Observation) -> bool:
    """« NC : non communiqué » says what a code stands for, and of no figure that it lacks."""
    if starts_with("legend").match(plain(lacking.label)):
        return True
    ends = (part.split()[-1:] for part in _PARTS.split(lacking.label))
    return any(fold(word) in absence_codes() for end in ends for word in end)


def _alone(figure: Figure, label: str, head: str) -> Observation | None:
    """What a figure without words says; an amount only where its head asks for one."""
    if figure.unit == "eur" and unit_asked(head) != "eur":
        return None
    unit = figure.unit or unit_asked(label) or "count"
    return Observation(label, figure.value, unit, None, None, figure.value_max, figure.comparator)
