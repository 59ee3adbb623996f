"""Indicator rows outside any fiche: counts in a summary, chapters on indicators, boxes."""

from __future__ import annotations

import re
from collections.abc import Collection

from extractors.blocks import Span
from extractors.layouts.view import labels_of
from normalizers.action_statuses import ActionStatus, find_action_statuses
from normalizers.counted import actions_behind, is_count_of_actions, speaks_of_actions
from normalizers.indicators import find_observations, heads_figures
from normalizers.numbers import find_numbers
from normalizers.parsed import Parsed
from pipeline.rows.book import Book
from pipeline.rows.figures import Chart, add_figure

_DATE = r"(?:\d{1,2}(?:er)?\s+[^\W\d]+\.?\s+|\d{1,2}[/.]\d{1,2}[/.])?\b(?:19|20)\d\d\b"
_COUNT_LINE = re.compile(
    r"^\W*(?:nombre|nb|taux|part|pourcentage|effectifs?|total|délai|file active|actions?|fiches?)\b"
    rf"[^.=:\d]{{3,}}(?:{_DATE}[^.=:\d]*)*[=:]\s*\d",
    re.IGNORECASE,
)
"""« Nombre d'actions engagées au 31 décembre 2023 : 6 »: a date alone may stand in the label."""

_REPORTS = ("execution_report", "action_table")


def add_summary_figures(book: Book, span: Span, chart: Chart, *, is_item: bool) -> None:
    """A count outside any fiche: « Nombre d'actions engagées / prévues = 18 / 19 ».

    An item of a list may begin with it: « 4 actions engagées sur 5 »; in « Actions achevées :
    1.1 et 3.1 » the numbers are names, and what is told of them counts no actions.
    """
    if _COUNT_LINE.match(span.text) or (is_item and _counts_actions(span.text)):
        _add_text(book, span, chart, "summary", find_action_statuses(span.text))
    elif chart.part_kind in _REPORTS and speaks_of_actions(span.text):
        _add_shares_of_actions(book, span, chart)


def _add_shares_of_actions(book: Book, span: Span, chart: Chart) -> None:
    """« Six actions sur sept ont été mises en œuvre » in a sentence."""
    for found in find_observations(span.text, year=chart.fiscal_year):
        if found.value.denominator is not None and is_count_of_actions(found.value.label):
            add_figure(book, span.cut(found.start, found.end), span, found, chart, "summary")


def _counts_actions(text: str) -> bool:
    """Whether a number of actions or fiches stands first."""
    numbers = find_numbers(text)
    if not numbers or text[: numbers[0].start].strip(" •-–"):
        return False
    return actions_behind(text, numbers[0].end)


def is_of_figures(section: Span) -> bool:
    """Whether a chapter's heading says that it holds indicators."""
    return "indicators" in labels_of(section.text) or heads_figures(section.text)


def add_prose_figures(book: Book, span: Span, chart: Chart) -> None:
    """The figures of a sentence in a chapter on indicators."""
    _add_text(book, span, chart, "indicators")


def add_boxed_figures(book: Book, span: Span, chart: Chart) -> None:
    """A large number with what it counts, in a box of its own among others."""
    _add_text(book, span, chart, "summary")


def _add_text(
    book: Book,
    span: Span,
    chart: Chart,
    section: str,
    told: Collection[Parsed[ActionStatus]] = (),
) -> None:
    """Every observation of a text, but for the numbers and reasons of the actions it is `told` of
    (« 1 sur 7 » counts whatever it is the number of).
    """
    numbers = {action.end for action in told}
    for found in find_observations(span.text, year=chart.fiscal_year):
        named = found.end in numbers and found.value.denominator is None
        if not named and not any(action.value.is_reason(found.end) for action in told):
            add_figure(book, span.cut(found.start, found.end), span, found, chart, section)
