"""Facts that a line tells below an action's title under no label of its own: « Objectif 6 · En
cours · Depuis mai 2022 », « Nombre de visites : 31 ».
"""

from __future__ import annotations

import re

from extractors.blocks import Span
from extractors.layouts.context import groups_of
from extractors.layouts.fields import GROUPS, NAMES, STATES
from extractors.layouts.label_pairs import begins_with_figure, is_dated_start
from extractors.layouts.records import Field
from extractors.layouts.split import lines_of
from normalizers.indicators import is_measure, tells_number
from normalizers.label_split import split_label
from normalizers.title_state import is_state

_WITHOUT_FIGURES = STATES | GROUPS | NAMES | {
    "pilot", "partners", "public", "territory", "start", "end", "duration", "applies", "contact",
    "funding_source", "description",
}  # fmt: skip
"""Fields whose values hold no figures of their own: what is measured below them is none."""
_LONGEST = 160
_SIGN = re.compile(r"\s+[·•|–—/]\s+")


def facts_of(span: Span) -> list[tuple[str, Span]]:
    """(field, words) of each fact of a line that holds nothing else, two at least."""
    edges = [0, *(end for sign in _SIGN.finditer(span.text) for end in sign.span())]
    edges.append(len(span.text))
    facts: list[tuple[str, Span]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = span.cut(start, end)
        told = _told(part)
        if not told:
            return []
        facts += told
    return facts if len(edges) > 2 else []


def _told(part: Span) -> list[tuple[str, Span]]:
    if groups := groups_of(part, in_fiche=True):
        return groups
    found = split_label(part.text)  # « Démarrage : mars 2022 »
    value = part.cut(found[1], len(part.text)).strip() if found is not None else part
    asked = found[0].value if found is not None else ""
    if is_dated_start(part.text):
        return [("start", value if asked == "start" else part)]
    if asked == "status" and is_state(value.text):
        return [("status", value)]
    return [("status", part)] if is_state(part.text) else []


def states_figure(line: str, asked: str) -> bool:
    """Whether a line below a label of a few words is a measure and its figure, no more of its value
    (« Pilote : PMI⏎Nombre de visites : 31 »). `asked`: the label's field.
    """
    label, colon, figure = line.partition(":")
    return asked in _WITHOUT_FIGURES and colon == ":" and is_figure_of(label, figure)


def is_figure_of(label: str, figure: str) -> bool:
    """Whether words ask for a figure and have it, or nothing, beside them."""
    if len(label) > _LONGEST or not is_measure(label.lstrip(" -–•")):
        return False
    return not figure.strip() or begins_with_figure(figure) or tells_number(figure)


def fields_of(name: str | None, label: str, values: list[Span]) -> list[Field]:
    """The field of a label, and the figures below the first line of a value that holds none.

    A label nobody knows that is a measure, with its figure, names a field "figure".
    """
    if name is None and len(values) == 1 and is_figure_of(label, values[0].text):
        name = "figure"
    kept, figures = figures_below(values[0], name or "") if len(values) == 1 else (None, [])
    item = Field(name, " ".join(label.split()), [kept] if kept and figures else values)
    return [item, Field("indicators", "", figures)] if figures else [item]


def figures_below(value: Span, asked: str) -> tuple[Span, list[Span]]:
    """The value of a label without the lines below its first that are figures, and these."""
    lines = lines_of(value) if "\n" in value.text else []
    told = [states_figure(line.text, asked) for line in lines]
    if True not in told[1:] or not all(told[told.index(True) :]):
        return value, []
    first = max(1, told.index(True))
    return value.cut(0, lines[first].start - value.start).strip(), lines[first:]
