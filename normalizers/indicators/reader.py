"""Reads the figures of a text, line after line: each with its label, unit and year."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.folded import Folded, plain
from normalizers.indicators.aims import find_aims
from normalizers.indicators.clauses import Group, Scan, Span, asks_in_bracket, groups, sentences
from normalizers.indicators.dating import base_year, share_years
from normalizers.indicators.items import Item, items_of
from normalizers.indicators.judged import Judged, aims_beside, find_judged, read_judged
from normalizers.indicators.labels import Labels, is_generic, is_statement
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
    goes_on_from,
    repeats,
    unit_asked,
    unit_of,
    with_shared_units,
    year_of,
)
from normalizers.indicators.ratio import mark_ratios
from normalizers.indicators.series import find_series
from normalizers.indicators.targets import is_target
from normalizers.indicators.unfigured import (
    asked_label,
    begins_with_figure,
    heading,
    heads,
    is_sentence,
    measures,
)
from normalizers.parsed import Parsed

_ABSENT = re.compile(r"[:=]|\b(?:aucun|pas de\b|pas d')|\s-\s|\.{3}")
_Found = list[Parsed[Observation]]


class Reader:
    """Reads one text that may give figures or ask for some.

    `asked`: its `label` asks for a figure; `is_asked`: it stands under "Indicateurs".
    """

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

    def read(self) -> _Found:
        """All observations in the order of the text."""
        found: _Found = []
        lines = logical_lines(self._text, self._scan.flat)
        for line, following in zip(lines, [*lines[1:], None], strict=False):
            self._leave_list(line)
            known = self._series(line) or self._aims(line) or self._line(line)
            found += known or self._without_figures(line, following)
        return mark_ratios(found)

    def _leave_list(self, line: Line) -> None:
        """A label above a list holds for its items only."""
        if self._in_list and not line.bullet and not begins_with_figure(self._scan, line):
            self._context = Context(last=self._context.last)
            self._in_list = False

    def _series(self, line: Line) -> _Found:
        """A line of values, one a year."""
        series = find_series(self._scan.flat, line.start, line.end)
        if series is None:
            return []
        label = self._labels.cut(*series.label)
        unit = "percent" if series.is_percent else unit_asked(label) or "count"
        return [
            self._placed(
                Observation(label, value, unit, None, year), start, end, "indicator.series"
            )
            for (start, end, value), year in zip(series.values, series.years, strict=True)
        ]

    def _aims(self, line: Line) -> _Found:
        """« Objectif : 60 – Réalisé : 45 » behind a label, or below one."""
        place, aims = find_aims(self._scan, line.start, line.end)
        label = self._labels.cut(*place) if place else self._context.head
        if not aims or not label or is_generic(label):
            return []
        if place:
            self._context = Context(last=label)
        unit = unit_asked(label) or "count"
        found = []
        for aim in aims:
            of = "percent" if aim.is_percent else unit
            seen = Observation(label, aim.value, of, None, aim.year, is_target=aim.is_target)
            found.append(self._placed(seen, aim.start, aim.end, "indicator.aim"))
        return found

    def _line(self, line: Line) -> _Found:
        span = (line.start, line.end)
        found: _Found = []
        figures = self._scan.figures_in(span)
        if not (figures or self._asked or _ABSENT.search(self._scan.flat, *span)):
            return found
        head, closed = "", True
        for sentence, mark in sentences(self._scan, *span):
            judged = find_judged(self._scan, sentence)
            if judged is not None:
                found += self._judged(judged, sentence)
                continue
            for group in groups(self._scan, sentence):
                if self._asked and not group.heads:
                    group = replace(group, colon=True)
                label = head_label(self._scan, self._labels, group)
                if label:
                    head = label
                elif closed and not group.heads:
                    head = ""
                aims = aims_beside(self._scan, group.heads, label)
                found += [self._placed(*each, "indicator.aim") for each in aims]
                found += self._group(group, head or self._context.head)
            closed = mark != ";" or asks_in_bracket(self._scan, sentence)
        return found

    def _judged(self, judged: Judged, sentence: Span) -> _Found:
        """« La cible de 15 % est dépassée : 17 % », and what else the sentence compares."""
        years = {mark.year for mark in self._scan.years_in((sentence[0], judged.more[1]))}
        year = years.pop() if len(years) == 1 else self._context.year
        seen = read_judged(judged, self._labels, self._context.head or self._label, year)
        found = [self._placed(*each, "indicator.judged") for each in seen]
        rest = (judged.more[1], sentence[1])
        if self._scan.values_in(rest):
            self._context = replace(self._context, last=seen[-1][0].label)
            found += [each for group in groups(self._scan, rest) for each in self._group(group, "")]
        return found

    def _group(self, group: Group, head: str) -> _Found:
        items = self._items(group, head)
        if not items:
            return []
        words = [own_words(self._labels, item, head) for item in items]
        own = [after for _, after in words]
        years = self._years(group, items, [bool(after) for after in own])
        context = self._context
        if not head and not context.last and not any(words[0]):
            context = replace(context, last=next(filter(None, own), ""))
        alone = group.colon and not any(own[1:])
        found: _Found = []
        previous: tuple[Item, Unit] | None = None
        counted: tuple[tuple[Item, Unit], str] | None = None
        labels = part_heads(head, items)
        items = with_shared_units(items)
        for item, year, around, part in zip(items, years, words, labels, strict=True):
            first = alone and item is items[0]
            if counted and previous and goes_on_from(item, around, counted[0][0], previous[0]):
                previous, context = counted[0], replace(context, last=counted[1])
            label = item_label(self._labels, item, around, part, context, first)
            label = part if part != labels[0] else label
            unit = unit_of(item, part or ("" if around[1] else context.last), around[1], previous)
            outer = context.outer if item.in_bracket else label
            context = Context(context.head, context.year, label, outer)
            is_again = repeats(item, previous and previous[0])
            previous = (item, unit)
            counted = counted if unit == "percent" else (previous, label)
            if not is_again and self._says_something(item, label):
                found.append(self._found(group, item, label, unit, year))
        self._context = Context(
            self._context.head, self._context.year, context.last, self._context.outer
        )
        return found

    def _items(self, group: Group, head: str) -> list[Item]:
        """The figures of a group; amounts of money only where the label asks for one."""
        limits = self._scan.says("delay") and self._asks_duration(group)
        limits = limits or bool(self._label and asks_duration(plain(self._label)))
        items = items_of(self._scan, group, limits)
        if not any(item.figure.unit == "eur" for item in items) or unit_asked(head) == "eur":
            return items
        return [item for item in items if item.figure.unit != "eur"]

    def _asks_duration(self, group: Group) -> bool:
        said = " ".join(self._scan.flat[start:end] for start, end in group.heads)
        body = self._scan.flat[slice(*group.body)]
        return asks_duration(said or body) or (is_statement(said) and asks_duration(body))

    def _years(self, group: Group, items: list[Item], named: list[bool]) -> list[int | None]:
        """The year of each figure of a group; `named`: those with words behind them."""
        own = [self._own_year(item) for item in items]
        default = self._default_year(group)
        years = share_years(items, own, default, self._fiscal_year, named)
        return [
            base_year(self._scan, item) or year for item, year in zip(items, years, strict=True)
        ]

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

    def _found(
        self, group: Group, item: Item, label: str, unit: Unit, year: int | None
    ) -> Parsed[Observation]:
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
        rule = "indicator.labelled" if group.heads else "indicator.sentence"
        return self._placed(observation, start, end, rule, figure.confidence)

    def _placed(
        self, observation: Observation, start: int, end: int, rule: str, confidence: float = 1.0
    ) -> Parsed[Observation]:
        """An observation at `[start, end)` of the folded text."""
        return Parsed(observation, *self._flat.origin(start, end), rule, confidence=confidence)

    def _says_something(self, item: Item, label: str) -> bool:
        """Not "Néant" under "Indicateurs", nor "non disponible" said of nothing."""
        if item.figure.availability == "reported":
            return True
        label = label or self._label
        return bool(label) and not is_generic(label)

    def _as_written(self, group: Group) -> str:
        """As in "Cible" where nothing else says what is measured."""
        return " : ".join(filter(None, (self._labels.cut(*span) for span in group.heads)))

    def _without_figures(self, line: Line, following: Line | None) -> _Found:
        """A heading for the lines below, or labels with nothing after them."""
        if is_sentence(self._scan, line):
            self._context = Context()
        elif following is not None and heads(self._scan, line, following):
            marks = self._scan.years_in((line.start, line.end))
            years, head = [m.year for m in marks if m.role == "at"], heading(self._labels, line)
            self._context = Context(head, years[-1] if years else None, head)
            self._in_list = True
            return []
        if self._is_asked:
            label = asked_label(self._scan, self._labels, line, following)
            if label is not None:
                return [self._blank(label, line.start, line.end, 0.8)]
        return [
            self._blank(label, *span, 1.0)
            for label, span in measures(self._scan, self._labels, line, is_asked=self._is_asked)
        ]

    def _blank(self, label: str, start: int, end: int, sure: float) -> Parsed[Observation]:
        unit, year = unit_asked(label) or "count", self._context.year
        blank = Observation(label, None, unit, None, year, availability="blank")
        return self._placed(blank, start, end, "indicator.blank", sure)
