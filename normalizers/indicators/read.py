"""Reads the observations of an "Indicateurs" cell, line after line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers.folded import Folded, folded
from normalizers.indicators.clauses import Group, Scan, Span, groups, sentences
from normalizers.indicators.dating import share_years
from normalizers.indicators.figures import find_figures, quantities
from normalizers.indicators.gate import may_ask, may_lack
from normalizers.indicators.items import Item, items_of
from normalizers.indicators.labels import Labels, asks_alone, is_generic, is_measure, is_statement
from normalizers.indicators.lines import Line, logical_lines
from normalizers.indicators.model import Observation, Unit
from normalizers.indicators.naming import (
    Context,
    head_label,
    item_label,
    lead_only,
    own_words,
    part_heads,
)
from normalizers.indicators.qualities import (
    asks_duration,
    is_target,
    unit_asked,
    unit_of,
    with_shared_units,
    year_of,
)
from normalizers.indicators.ratio import mark_ratios
from normalizers.indicators.words import starts_with
from normalizers.indicators.years import find_years
from normalizers.parsed import Parsed

_ARROW = re.compile(r"[\r>→➔➜⟶►]")
_ARROWS = str.maketrans("→➔➜⟶►", "⇒⇒⇒⇒⇒")
_ABSENT = re.compile(r"[:=]|\b(?:aucun|pas de\b|pas d')|\s-\s|\.{3}")
_LABEL_ENDS = re.compile(r"(?:[,;.:]|\bet)\s+")
_MAX_HEADING = 16
"""Words; a longer line before a list is a paragraph, not the label of its items."""


@dataclass(slots=True, unsafe_hash=True)
class _Found:
    """An observation and where it stands in the folded text."""

    observation: Observation
    start: int
    end: int
    confidence: float
    rule: str


def _repeats(item: Item, before: Item | None) -> bool:
    """As in "12 (douze)", "34 jeunes (n = 34)": the same figure again in brackets."""
    if before is None or not item.in_bracket or item.years or item.post[1] - item.post[0] > 2:
        return False
    return (before.figure.value, before.figure.unit) == (item.figure.value, item.figure.unit)


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
    asked = is_cell or is_measure(label)
    numbers = quantities(arrows, flat)
    if not (numbers or asked or is_asked or may_lack(flat)):
        return []
    years = find_years(flat, fiscal_year)
    scan = Scan(flat, find_figures(numbers, flat, years), years)
    return _Reader(text, folds, scan, fiscal_year, label, asked, is_asked).read()


class _Reader:
    """Reads one text that may give figures or ask for some; `asked`: its label does."""

    def __init__(
        self,
        text: str,
        folds: Folded,
        scan: Scan,
        fiscal_year: int | None,
        label: str,
        asked: bool,
        is_asked: bool,
    ) -> None:
        self._text = text
        self._flat = folds
        self._fiscal_year = fiscal_year
        self._label = label
        self._asked = asked
        self._is_asked = is_asked
        self._scan = scan
        self._labels = Labels(text, folds, scan.years)
        self._context = Context(head=label if asked else "", last=label)
        self._in_list = False

    def read(self) -> list[Parsed[Observation]]:
        """All observations in the order of the text."""
        found: list[_Found] = []
        lines = logical_lines(self._text, self._scan.flat)
        for index, line in enumerate(lines):
            following = lines[index + 1] if index + 1 < len(lines) else None
            self._leave_list(line)
            here = list(self._line(line))
            found += here or self._without_figures(line, following)
        return mark_ratios([self._parsed(each) for each in found])

    def _parsed(self, found: _Found) -> Parsed[Observation]:
        start, end = self._flat.origin(found.start, found.end)
        rule = f"indicator.{found.rule}"
        return Parsed(found.observation, start, end, rule, confidence=found.confidence)

    def _leave_list(self, line: Line) -> None:
        """A label above a list holds for its items only."""
        if self._in_list and not line.bullet and not self._begins_with_figure(line):
            self._context = Context(last=self._context.last)
            self._in_list = False

    def _line(self, line: Line) -> Iterator[_Found]:
        span = (line.start, line.end)
        figures = self._scan.figures_in(span)
        if not (figures or self._asked or _ABSENT.search(self._scan.flat, *span)):
            return
        head, closed = "", True
        for sentence, mark in sentences(self._scan, *span):
            for group in groups(self._scan, sentence):
                if self._asked and not group.heads:
                    group = replace(group, colon=True)
                label = head_label(self._scan, self._labels, group)
                if label:
                    head = label
                elif closed and not group.heads:
                    head = ""
                yield from self._group(group, head or self._context.head)
            closed = mark != ";"

    def _group(self, group: Group, head: str) -> Iterator[_Found]:
        asked = head if group.colon or head else ""
        limits = self._scan.says("delay") and self._asks_duration(group)
        items = [
            item
            for item in items_of(self._scan, group, limits)
            if item.figure.unit != "eur" or unit_asked(asked) == "eur"
        ]
        if not items:
            return
        default = self._default_year(group)
        years = share_years(
            items, [self._own_year(item) for item in items], default, self._fiscal_year
        )
        words = [own_words(self._labels, item, head) for item in items]
        own = [after for _, after in words]
        if not head and not self._context.last and not any(words[0]):
            context = replace(self._context, last=next(filter(None, own), ""))
        else:
            context = self._context
        alone = group.colon and not any(own[1:])
        previous: tuple[Item, Unit] | None = None
        heads = part_heads(head, items)
        items = with_shared_units(items)
        for item, year, around, head in zip(items, years, words, heads, strict=True):
            first = alone and item is items[0]
            label = item_label(self._labels, item, around, head, context, first)
            label = head if head != heads[0] else label
            unit = unit_of(item, head or ("" if around[1] else context.last), around[1], previous)
            outer = context.outer if item.in_bracket else label
            context = Context(context.head, context.year, label, outer)
            repeats = _repeats(item, previous and previous[0])
            previous = (item, unit)
            if self._says_something(item, label) and not repeats:
                yield self._found(group, item, label, unit, year)
        self._context = replace(self._context, last=context.last)

    def _asks_duration(self, group: Group) -> bool:
        heads = " ".join(self._scan.flat[start:end] for start, end in group.heads)
        return asks_duration(heads or self._scan.flat[slice(*group.body)])

    def _own_year(self, item: Item) -> int | None:
        """The year beside a figure; in "Ouvert en 2023, 18 enfants" it dates the opening."""
        if item.years and item.link == "first":
            before = self._scan.without_years(item.pre).strip()
            if before.endswith(",") and len(lead_only(before).split()) > 1:
                after = (mark for mark in item.years if mark.start >= item.figure.end)
                item = replace(item, years=tuple(after))
        return year_of(item, None)

    def _default_year(self, group: Group) -> tuple[int | None, int | None]:
        """(first, last) of the years said above the figures of a group."""
        marks = [mark for span in group.heads for mark in self._scan.years_in(span)]
        dated = [mark for mark in marks if mark.role not in ("since", "base")]
        return (dated[-1].first, dated[-1].year) if dated else (None, self._context.year)

    def _found(self, group: Group, item: Item, label: str, unit: Unit, year: int | None) -> _Found:
        figure = item.figure
        observation = Observation(
            label or self._label or self._as_written(group),
            figure.value,
            unit,
            item.whole.value if item.whole else None,
            year,
            figure.value_max,
            figure.comparator,
            figure.availability,
            is_target(self._scan, item, group),
        )
        start = min([figure.start, *(span[0] for span in group.heads)])
        end = max(figure.end, item.whole.end if item.whole else 0)
        rule = "labelled" if group.heads else "sentence"
        return _Found(observation, start, end, figure.confidence, rule)

    def _says_something(self, item: Item, label: str) -> bool:
        """Not "Néant" under "Indicateurs", nor "non disponible" said of nothing."""
        label = label or self._label
        if item.figure.availability == "reported":
            return True
        return bool(label) and not is_generic(label)

    def _as_written(self, group: Group) -> str:
        """As in "Cible" where nothing else says what is measured."""
        return " : ".join(filter(None, (self._labels.cut(*span) for span in group.heads)))

    def _without_figures(self, line: Line, following: Line | None) -> list[_Found]:
        """A heading for the lines below, or labels with nothing after them."""
        span = (line.start, line.end)
        if following is not None and self._heads(line, following):
            label = lead_only(self._labels.cut(*span))
            years = [m.year for m in self._scan.years_in(span) if m.role == "at"]
            generic = is_generic(label) or len(label.split()) > _MAX_HEADING
            head = "" if generic else label
            self._context = Context(head, years[-1] if years else None, head)
            self._in_list = True
            return []
        flat = self._scan.flat[slice(*span)]
        if self._is_bare_item(line, following):
            return [_Found(self._blank(lead_only(self._labels.cut(*span))), *span, 0.8, "blank")]
        if not may_ask(flat) or is_statement(flat):
            return []
        return [
            _Found(self._blank(part), start, end, 1.0, "blank")
            for start, end in self._label_parts(span)
            if is_measure(part := self._labels.cut(start, end))
        ]

    def _is_bare_item(self, line: Line, following: Line | None) -> bool:
        """« • Parrainages conclus : » with another item below it, or nothing."""
        alone = following is None or (line.bullet and following.bullet)
        return self._is_asked and alone and asks_alone(self._scan.flat[line.start : line.end])

    def _heads(self, line: Line, following: Line) -> bool:
        if following.bullet and not line.bullet:
            return True
        label = self._scan.flat[line.start : line.end].strip()
        asks = not line.bullet or label.endswith(":") or is_measure(label)
        return asks and self._begins_with_figure(following)

    def _begins_with_figure(self, line: Line) -> bool:
        """A line such as "en 2023 : 12" or "12 enfants", that needs a label from above."""
        figures = self._scan.figures_in((line.start, line.end))
        if not figures:
            return False
        before = (line.start, figures[0].start)
        return not self._scan.without_years(before).strip(" :=-")

    def _blank(self, label: str) -> Observation:
        year = self._context.year
        return Observation(
            label, None, unit_asked(label) or "count", None, year, availability="blank"
        )

    def _label_parts(self, span: Span) -> Sequence[Span]:
        """As in "nombre de visites, nombre de femmes suivies": two labels."""
        starts = [span[0]]
        for match in _LABEL_ENDS.finditer(self._scan.flat, span[0] + 1, span[1]):
            if starts_with("measure").match(self._scan.flat, match.end()):
                starts.append(match.end())
        return list(zip(starts, [*starts[1:], span[1]], strict=True))
