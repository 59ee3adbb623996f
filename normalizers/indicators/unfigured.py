"""Lines without figures: a heading for the lines below, or a label that asks for a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.indicators.aims import find_aims
from normalizers.indicators.clauses import Scan, Span
from normalizers.indicators.gate import may_ask
from normalizers.indicators.labels import (
    Labels,
    asks_alone,
    is_generic,
    is_measure,
    is_statement,
)
from normalizers.indicators.lines import Line
from normalizers.indicators.naming import lead_only
from normalizers.indicators.words import starts_with

_LABEL_ENDS = re.compile(r"(?:[,;.:]|\bet)\s+")
_SENTENCE = 3
"""Words of a line whose full stop ends a sentence, not an abbreviation."""
_MAX_HEADING = 16
"""Words; a longer line before a list is a paragraph, not the label of its items."""


def heads(scan: Scan, line: Line, following: Line) -> bool:
    """Whether a line without figures is the label of the next one."""
    if following.bullet and not line.bullet:
        return True
    if not begins_with_figure(scan, following):
        return False
    label = scan.flat[line.start : line.end].strip()
    return not line.bullet or label.endswith(":") or is_measure(label)


def is_sentence(scan: Scan, line: Line) -> bool:
    """« Les familles sont satisfaites. » names nothing that the lines below count."""
    label = scan.flat[line.start : line.end].strip()
    return label.endswith(".") and len(label.split()) >= _SENTENCE and not is_measure(label)


def begins_with_figure(scan: Scan, line: Line) -> bool:
    """A line such as "en 2023 : 12", "12 enfants", "Cible : 12", that needs a label from above."""
    figures = scan.figures_in((line.start, line.end))
    if not figures:
        return False
    if find_aims(scan, line.start, line.end)[1]:
        return True
    return not scan.without_years((line.start, figures[0].start)).strip(" :=-")


def heading(labels: Labels, line: Line) -> str:
    """The label that a line gives those below; "" where it says nothing of what is measured."""
    label = lead_only(labels.cut(line.start, line.end))
    return "" if is_generic(label) or len(label.split()) > _MAX_HEADING else label


def asked_label(scan: Scan, labels: Labels, line: Line, following: Line | None) -> str | None:
    """The label of « • Parrainages conclus : » with another item below it, or nothing."""
    alone = following is None or (line.bullet and following.bullet)
    if not alone or not asks_alone(scan.flat[line.start : line.end]):
        return None
    return lead_only(labels.cut(line.start, line.end))


def measures(
    scan: Scan, labels: Labels, line: Line, *, is_asked: bool
) -> Iterator[tuple[str, Span]]:
    """The labels of a line that ask for a figure ("Nombre de …", "Taux de …"), and their places.

    A full stop makes them a sentence (« Délais tenus. ») where no figures were asked for.
    """
    flat = scan.flat[line.start : line.end]
    if not is_asked and flat.rstrip().endswith("."):
        return
    if not may_ask(flat, scan.words) or is_statement(flat):
        return
    starts = [line.start]
    for match in _LABEL_ENDS.finditer(scan.flat, line.start + 1, line.end):
        # "nombre de visites, nombre de femmes suivies" are two labels
        if starts_with("measure").match(scan.flat, match.end()):
            starts.append(match.end())
    for span in zip(starts, [*starts[1:], line.end], strict=True):
        label = labels.cut(*span)
        if is_measure(label):
            yield label, span
