"""Forms without rules: labels in the middle, at the foot or, in pairs, at the top of values.

What the finder of other tables goes by fails here: a label in the middle stands on no line of
its value, and paragraphs of one value are as far apart as rows.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.readers.pdf.forms_lines import (
    ALIGNED,
    FEWEST,
    LONGEST_LABEL,
    NARROWEST,
    Text,
    are_flush_right,
    gutters_of,
    on_edge,
    stretches,
    texts_of,
)
from extractors.readers.pdf.forms_rests import rest_of_form
from extractors.readers.pdf.forms_rows import RARE, Ends, Form, Reading
from extractors.readers.pdf.grid import Grid
from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_columns import (
    Gutter,
    Piece,
    TableLine,
    by_column,
    middles,
    pieces_at,
)
from extractors.readers.pdf.unruled_grid import Draft, grid_of
from extractors.readers.pdf.unruled_known import OF_ROWS, Known
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_regions import GAP, Span

_INSET = 4.0
"""Values start further right than labels by so many type sizes."""
_WORST = 0.75
"""How badly rows may fit, in lines a row."""
_CLEAR = 0.7
"""How much better, in lines, rows must fit where texts are not taken to stand at the top."""
_FIGURES = 0.35
"""Share of numbers among the texts beside labels at most."""
_SEVERAL = 4
"""Words of one line that are figures: those of several columns."""
_SMALL = 0.25
"""Share of labels that start with a small letter at most."""
_RULED = 0.4
"""A rule over this share of the width parts rows."""
_EDGE = 2.0
"""Points by which labels may miss the edge they stand on."""
_HEADS = 2
"""Lines that may stand above or below a form that goes on over the page."""
CONFIDENCE = 0.8


@dataclass(frozen=True)
class FoundForm:
    """A form and the lines of the page that it takes."""

    span: Span
    gutters: Sequence[Gutter]
    reading: Reading

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.gutters) + 1

    @property
    def is_told(self) -> bool:
        """Whether places or type tell more than the finder of other tables would see."""
        labels = [(p.x0, p.x1) for p in _pieces(self.reading) if not p.col]
        if self.reading.mode != "top" or are_flush_right(labels):
            return True
        return self.columns == 4 and _stand_out(self.reading, {0, 2})

    @property
    def grid(self) -> Grid:
        """Its rows and columns."""
        draft = Draft(self.reading.rows, tuple(self.gutters), (), 0)
        kind = "labels and values" if self.columns == 2 else "rows aligned"
        return grid_of(draft, CONFIDENCE, ("unruled", kind, self.reading.mode + OF_ROWS))


def find_forms(
    rows: Sequence[Row], rules: Sequence[RuleLine] = (), above: Sequence[Known] = ()
) -> list[FoundForm]:
    """The forms among the lines of a page, from top to bottom.

    `rules` are the horizontal rules of the page, `above` the columns of a table that may go on
    from the page before.
    """
    found = _stretched(rows, rules, above) if _may_hold_form(rows) else []
    head = rows[: min([form.span.first for form in found], default=len(rows))]
    if len(head) > _HEADS:
        found += [rest for known in above if (rest := _read_rest(head, known))]
    return sorted(found, key=lambda form: form.span.first)


def _stretched(
    rows: Sequence[Row], rules: Sequence[RuleLine], above: Sequence[Known]
) -> list[FoundForm]:
    """The forms on lines between which no text stands over some place."""
    texts = texts_of(rows)
    found: list[FoundForm] = []
    taken: list[Span] = []
    for span in stretches(rows, texts):
        if any(span.first < other.end and other.first < span.end for other in taken):
            continue
        if _rules_between(rows, span, rules) > 1:
            taken.append(span)  # a table whose rows rules tell
            continue
        form = _read(rows, texts, span, above)
        if form is not None:
            taken.append(form.span)
            is_form = form.is_told and not _rules_between(rows, form.span, rules)
            found += [form] if is_form and not _goes_on_in_figures(rows, form.span) else []
    return found


def _read_rest(rows: Sequence[Row], known: Known) -> FoundForm | None:
    """The last rows of a form of the page before, where they are too few to tell their columns."""
    rest = rest_of_form(rows, known)
    if rest is None:
        return None
    span, texts = rest
    gutter = (known.value - NARROWEST, known.value)
    lines = [
        TableLine(row, tuple(pieces_at(line, middles([gutter]))))
        for row, line in zip(rows[span.first : span.end], texts, strict=True)
    ]
    ends = Ends(head=True, foot=False, is_known=True, mode=known.mode)
    reading = _best(lines, [gutter], ends)
    fits = reading.total <= _WORST * len(reading.rows)
    return FoundForm(span, [gutter], reading) if fits else None


def _may_hold_form(rows: Sequence[Row]) -> bool:
    """Whether some lines start well to the right of others."""
    if len(rows) < FEWEST:
        return False
    left = min(row.x0 for row in rows)
    return sum(row.x0 > left + _INSET * row.size for row in rows) >= FEWEST - 1


def _rules_between(rows: Sequence[Row], span: Span, rules: Sequence[RuleLine]) -> int:
    """How many rules part the lines."""
    inside = rows[span.first : span.end]
    x0, x1 = min([row.x0 for row in inside]), max([row.x1 for row in inside])
    top, bottom = inside[0].baseline, inside[-1].baseline
    return sum(
        top < rule.at < bottom and min(rule.high, x1) - max(rule.low, x0) > _RULED * (x1 - x0)
        for rule in rules
    )


def _goes_on_in_figures(rows: Sequence[Row], span: Span) -> bool:
    """Whether a line of several figures follows: the lines are the head of a table."""
    if (
        span.end >= len(rows)
        or rows[span.end].top - rows[span.end - 1].bottom > GAP * rows[span.end].size
    ):
        return False
    return sum(segment.is_data for segment in rows[span.end].segments) >= FEWEST


def _read(
    rows: Sequence[Row], texts: Sequence[Sequence[Text]], span: Span, above: Sequence[Known]
) -> FoundForm | None:
    """The form on these lines, if they hold one and nothing else."""
    gutters = gutters_of(texts[span.first : span.end])
    lines = _lines(rows, texts, span, gutters)
    if not gutters or not _has_labels(lines, len(gutters) + 1):
        return None
    ends = _ends(rows, span, gutters, above)
    reading = _best(lines, gutters, ends)
    inside = _without_strays(reading, span, rows, ends)
    if inside != span:
        span, lines = inside, _lines(rows, texts, inside, gutters)
        if len(lines) < FEWEST:
            return None
        ends = _ends(rows, span, gutters, above)
        reading = _best(lines, gutters, ends)
    fewest = 1 if ends.is_known else 2
    fits = reading.total <= _WORST * len(reading.rows) and len(reading.rows) >= fewest
    return FoundForm(span, gutters, reading) if fits and _are_texts(reading) else None


def _lines(
    rows: Sequence[Row], texts: Sequence[Sequence[Text]], span: Span, gutters: Sequence[Gutter]
) -> list[TableLine]:
    at = middles(gutters)
    inside = zip(rows[span.first : span.end], texts[span.first : span.end], strict=True)
    return [TableLine(row, tuple(pieces_at(line, at))) for row, line in inside]


def _ends(
    rows: Sequence[Row], span: Span, gutters: Sequence[Gutter], above: Sequence[Known]
) -> Ends:
    head = span.first <= _HEADS
    known = next((item for item in above if head and _are_known(gutters, item)), None)
    mode = known.mode if known else None
    return Ends(head, len(rows) - span.end <= _HEADS, known is not None, mode)


def _are_known(gutters: Sequence[Gutter], known: Known) -> bool:
    """Whether columns known from the page before are those between the gutters."""
    return len(gutters) == len(known.middles) and all(
        low - _EDGE <= x <= high + _EDGE
        for (low, high), x in zip(gutters, known.middles, strict=True)
    )


def _has_labels(lines: Sequence[TableLine], columns: int) -> bool:
    """Whether the first column holds short texts on one edge."""
    labels, *values = by_column(lines, columns)
    if len(labels) < 2 or sum(map(len, values)) < FEWEST:
        return False
    if max(len(piece.words) for piece in labels) > LONGEST_LABEL:
        return False
    named = sum(len(piece.text) > 2 and any(map(str.isalpha, piece.text)) for piece in labels)
    aligned = max(on_edge([p.x0 for p in labels]), on_edge([p.x1 for p in labels]))
    return min(named / len(labels), aligned) >= ALIGNED


def _best(lines: Sequence[TableLine], gutters: Sequence[Gutter], ends: Ends) -> Reading:
    """The reading that fits best; texts stand at the top where another is hardly better."""
    columns = len(gutters) + 1
    form = Form(lines, columns, frozenset([0, 2] if columns == 4 else [0]), ends)
    top, *others = form.readings()
    again = next((reading for reading in others if reading.mode == ends.mode), None)
    if again is not None and again.total - top.total < _CLEAR:
        return again  # rows cut off from a form are set as the others
    best = min(others, key=lambda reading: reading.total)
    return best if top.total - best.total + RARE[best.mode] >= _CLEAR else top


def _without_strays(reading: Reading, span: Span, rows: Sequence[Row], ends: Ends) -> Span:
    """The lines without texts at either end that only seem to be labels.

    A label at the foot of the page may have its value on the next, one at the head be the rest
    of one on the page before.
    """
    parts = reading.rows
    alone = [all(line.cols == {0} for line in part) for part in (parts[0], parts[-1])]
    is_rest = ends.is_known and parts[0][0].row.text[0].islower()
    first = span.first + len(parts[0]) if alone[0] and not is_rest else span.first
    at_foot = len(rows) - span.end <= _HEADS
    if alone[1] and len(parts) > 1 and not (at_foot and _is_label(parts[-1], parts[:-1])):
        return Span(first, span.end - len(parts[-1]))
    return Span(first, span.end)


def _is_label(part: Sequence[TableLine], others: Sequence[Sequence[TableLine]]) -> bool:
    """Whether a text is set like the texts in the first column of other rows."""
    word = part[0].row.words[0]
    words = [line.row.words[0] for other in others for line in other if 0 in line.cols]
    alike = sum((w.size, w.bold, w.italic) == (word.size, word.bold, word.italic) for w in words)
    return 2 * alike > len(words) and word.text[0].isupper()


def _stand_out(reading: Reading, labels: Collection[int]) -> bool:
    """Whether the labels are bold and the texts beside them are not."""
    agree = [p.segment.is_bold == (p.col in labels) for p in _pieces(reading)]
    return sum(agree) >= 0.9 * len(agree)


def _are_texts(reading: Reading) -> bool:
    """Whether the rows hold texts, not figures, beside labels that start with a capital."""
    beside = [piece for piece in _pieces(reading) if piece.col]
    figures = sum(piece.is_data or _is_run_of_figures(piece) for piece in beside)
    labels = [
        next((p for line in row for p in line.pieces if not p.col), None) for row in reading.rows
    ]
    starts = [label.text[0] for label in labels if label is not None]
    small = sum(sign.islower() for sign in starts)
    return figures <= _FIGURES * len(beside) and small <= _SMALL * len(starts)


def _is_run_of_figures(piece: Piece) -> bool:
    """Whether words are figures of several columns whose gaps other lines cover."""
    figures = sum(not any(map(str.isalpha, word.text)) for word in piece.words)
    return figures >= _SEVERAL and 2 * figures > len(piece.words)


def _pieces(reading: Reading) -> list[Piece]:
    return [piece for row in reading.rows for line in row for piece in line.pieces]
