"""Lines of a table into rows: which line starts a row, and which goes on with the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractors.readers.pdf.leaders import is_leader
from extractors.readers.pdf.unruled_columns import Piece, TableLine, by_column
from extractors.readers.pdf.unruled_numbered import are_numbers, with_starts_moved
from extractors.readers.pdf.unruled_titles import is_title

BIG_STEP = 1.3
"""A step this many times the usual leading parts rows."""


@dataclass(frozen=True)
class RowContext:
    """What holds for all lines of a table: its columns of numbers, edges and leading."""

    lines: Sequence[TableLine]
    columns: int

    @cached_property
    def _pieces(self) -> list[list[Piece]]:
        return by_column(self.lines, self.columns)

    @cached_property
    def data_cols(self) -> frozenset[int]:
        """Columns, the first left out, that hold numbers in most of their lines."""
        found = set()
        for col, pieces in enumerate(self._pieces[1:], start=1):
            data = sum([piece.is_data for piece in pieces])
            if (data >= 2 and data >= 0.6 * len(pieces)) or (data == 1 and len(pieces) <= 2):
                found.add(col)
        return frozenset(found)

    @cached_property
    def rights(self) -> list[float]:
        """The furthest right edge of text in each column."""
        return [max([piece.x1 for piece in pieces], default=0.0) for pieces in self._pieces]

    @cached_property
    def label_end(self) -> float:
        """How far labels may reach: to their furthest edge, or that of their leader dots."""
        dotted = [line for line in self.lines if line.row.has_leader and 0 in line.cols]
        return max([self.rights[0], *map(_leader_end, dotted)])

    @cached_property
    def leading(self) -> float:
        """The step from line to line within a text: the smallest that occurs often."""
        size = self.lines[0].row.size
        steps = sorted(
            b.row.baseline - a.row.baseline
            for a, b in pairwise(self.lines)
            if b.row.baseline - a.row.baseline > 0.8 * size
        )
        return steps[len(steps) // 10] if steps else 1.2 * size

    @cached_property
    def is_numbered(self) -> bool:
        """Whether the first column holds the numbers of the rows, each higher than the last."""
        return are_numbers(self._pieces[0])

    @cached_property
    def data_at_bottom(self) -> bool:
        """Whether numbers stand beside the last line of labels that run over several."""
        at_foot = at_head = 0
        beside_head = False
        for line in self.lines:
            piece = line.piece_in(0)
            has_data = bool(line.data_cols & self.data_cols)
            if piece is None or not piece.text[0].islower():
                beside_head = has_data
            else:
                at_foot += has_data
                at_head += beside_head and not has_data
        return at_foot >= 2 and at_foot > 2 * at_head

    def _is_whole(self, line: TableLine) -> bool:
        """Whether a line fills all columns but the first, figures in several."""
        figures = len(line.data_cols & self.data_cols)
        return figures > 1 and len(line.cols) == self.columns - 1 > figures

    @cached_property
    def parted_by_space(self) -> bool:
        """Whether space between rows is larger than between lines of a cell, all along."""
        steps = [b.row.baseline - a.row.baseline for a, b in pairwise(self.lines)]
        big = [s for s in steps if s > BIG_STEP * self.leading]
        small = [s for s in steps if s <= 1.12 * self.leading]
        if len(big) < 2 or not small:
            return False
        after = list(zip(self.lines[1:], steps, strict=True))
        starts = [
            0 in line.cols or len(line.cols) >= max(2, self.columns // 2)
            for line, step in after
            if step > BIG_STEP * self.leading
        ]
        close = [line for line, step in after if step <= BIG_STEP * self.leading]
        rows_close = [
            line
            for line in close
            if line.data_cols & self.data_cols and (0 in line.cols or self._is_whole(line))
        ]
        return (
            len(big) + len(small) >= 0.7 * len(steps)
            and sum(starts) >= 0.6 * len(starts)
            and len(rows_close) <= 0.2 * len(close)
        )


def _leader_end(line: TableLine) -> float:
    """The right edge of the dots that follow a label."""
    limit = line.pieces[1].x0 if len(line.pieces) > 1 else line.row.x1 + 1
    return max(
        [word.x1 for word in line.row.drawn if is_leader(word) and word.x1 < limit], default=0.0
    )


def group_rows(lines: Sequence[TableLine], context: RowContext) -> list[list[TableLine]]:
    """The lines of each row, from top to bottom; `context` is that of the table."""
    if not lines:
        return []
    groups = [[lines[0]]]
    for line in lines[1:]:
        if starts_row(groups[-1], line, context):
            groups.append([line])
        else:
            groups[-1].append(line)
    return with_starts_moved(groups) if context.is_numbered else groups


def is_new_part(above: Sequence[TableLine], line: TableLine, context: RowContext) -> bool:
    """Whether below a space texts of several columns start anew beside the label above."""
    beside = next((o for o in reversed(above) if o.cols & line.cols), line)
    step = line.row.baseline - beside.row.baseline
    if 0 in line.cols or len(line.cols) < 2 or step <= BIG_STEP * context.leading:
        return False
    return not _goes_on_all(above, line, context)


def starts_row(above: Sequence[TableLine], line: TableLine, context: RowContext) -> bool:
    """Whether a line starts a row of its own below the lines `above` of the row so far."""
    last = above[-1]
    if _overlaps(last, line):
        return _is_label_of_above(above, line, context)
    if _is_lone(above) and len(line.pieces) == 1 and line.pieces[0].col == 0:
        return not _title_goes_on(last.pieces[0], line.pieces[0], context)
    if is_title(line, context.columns):
        return True
    step = line.row.baseline - last.row.baseline
    is_big = step > BIG_STEP * context.leading
    held = frozenset().union(*(other.cols for other in above))
    if 0 in line.cols and 0 in held and context.is_numbered:
        return True
    data = line.data_cols & context.data_cols
    held_data = frozenset().union(*(o.data_cols for o in above)) & context.data_cols
    if data and held_data:
        if is_big or 0 in line.cols or not context.parted_by_space:
            return True
        return len(data) > 1 and _far_below_data(above, line, context)
    if context.data_at_bottom and 0 in line.cols and held_data:
        return True
    if data:
        return _starts_with_data(above, line, is_big, held, context)
    if context.parted_by_space:
        return is_big and (0 in line.cols or len(line.cols) > 1)
    if line.cols == {0}:
        return is_big or not _label_goes_on(above, line, context)
    if 0 not in line.cols:
        return len(line.cols) > 1 and is_big and not _goes_on_all(above, line, context)
    if not is_big and _label_is_cut(above, line):
        return False
    return is_big or not _goes_on_all(above, line, context)


def _label_is_cut(above: Sequence[TableLine], line: TableLine) -> bool:
    """Whether the label starts with a small letter under one that starts with a capital."""
    upper = next((o.piece_in(0) for o in above if 0 in o.cols), None)
    lower = line.piece_in(0)
    if upper is None or lower is None or not lower.text[0].islower():
        return False
    return upper.text[0].isupper() and upper.words[0].bold == lower.words[0].bold


def _is_lone(above: Sequence[TableLine]) -> bool:
    """Whether the row so far is one text over several columns, such as a section title."""
    return above[0].pieces[0].col_end > 1 and all(len(line.pieces) == 1 for line in above)


def _title_goes_on(upper: Piece, lower: Piece, context: RowContext) -> bool:
    """Whether a title over several columns goes on in the line below."""
    step = lower.words[0].baseline - upper.words[0].baseline
    if step > 1.5 * lower.words[0].size or upper.words[0].bold != lower.words[0].bold:
        return False
    return is_full(upper, lower, max(context.rights)) or lower.text[0].islower()


def _overlaps(last: TableLine, line: TableLine) -> bool:
    """Whether two lines stand side by side, set on slightly different base lines."""
    shared = last.row.bottom - line.row.top
    return shared > 0.45 * min(last.row.size, line.row.size) and not (last.cols & line.cols)


def _far_below_data(above: Sequence[TableLine], line: TableLine, context: RowContext) -> bool:
    """Whether nothing but labels stands between a line of numbers and the last one above."""
    data = line.data_cols & context.data_cols
    last = next((o for o in reversed(above) if o.data_cols & data), line)
    return line.row.baseline - last.row.baseline > BIG_STEP * context.leading


def _is_label_of_above(above: Sequence[TableLine], line: TableLine, context: RowContext) -> bool:
    """Whether the line beside this one ends a label whose row has its own numbers above."""
    held = frozenset().union(*(other.data_cols for other in above[:-1]))
    return bool(held & line.data_cols & context.data_cols)


def _starts_with_data(
    above: Sequence[TableLine],
    line: TableLine,
    is_big: bool,
    held: frozenset[int],
    context: RowContext,
) -> bool:
    """A line with numbers below lines without any: the end of their label, or a new row."""
    if is_big:
        return True
    if 0 not in line.cols:
        return 0 not in held
    return held != {0} or not _label_goes_on(above, line, context)


def _label_goes_on(above: Sequence[TableLine], line: TableLine, context: RowContext) -> bool:
    """Whether the first column's text continues from the lines above."""
    labels = [piece for o in reversed(above) if (piece := o.piece_in(0)) is not None]
    lower = line.piece_in(0)
    if not labels or lower is None or _is_set_otherwise(lower, labels):
        return False
    return goes_on(labels[0], lower, context.label_end)


def _is_set_otherwise(lower: Piece, labels: Sequence[Piece]) -> bool:
    """Whether a capital begins at another place than the last lines of a label that hangs."""
    hangs = len(labels) > 1 and labels[0].x0 - labels[-1].x0 > 1
    return hangs and abs(lower.x0 - labels[0].x0) > 1 and lower.text[0].isupper()


def goes_on(upper: Piece, lower: Piece, right: float) -> bool:
    """Whether one text of a column continues in the line below."""
    first = lower.words[0]
    if upper.words[0].bold != first.bold:
        return False
    text = upper.text
    if text[-1] in ",-–/(&" or (first.text[0].islower() and text[-1] not in ".:;"):
        return True
    size = first.size
    if text[-1] in ".:;!?" or _is_item(lower):
        return False
    if lower.x0 - upper.x0 > 0.5 * size:
        return not first.text[0].isupper() and is_full(upper, lower, right + 2 * size)
    return lower.x0 > upper.x0 - 0.5 * size and is_full(upper, lower, right)


def _is_item(piece: Piece) -> bool:
    return len(piece.words[0].text) <= 2 and not piece.words[0].text.isalnum()


def is_full(upper: Piece, lower: Piece, right: float) -> bool:
    """Whether the first word below would not have fitted on the line above.

    The text above must also come near the furthest edge of its column: in a column of short
    texts no two of them ever fit on one line. A wide step is one between rows.
    """
    first = lower.words[0]
    if lower.words[0].baseline - upper.words[0].baseline > 1.5 * first.size:
        return False
    if upper.x1 - upper.x0 < 0.8 * (right - upper.x0):
        return False
    return upper.x1 + 0.25 * first.size + (first.x1 - first.x0) > right + 0.5


def _goes_on_all(above: Sequence[TableLine], line: TableLine, context: RowContext) -> bool:
    """Whether every text of the line continues one above it."""
    for piece in line.pieces:
        upper = next((o.piece_in(piece.col) for o in reversed(above) if piece.col in o.cols), None)
        if upper is None:
            return False
        right = context.rights[piece.col] if piece.col_end == piece.col + 1 else piece.x1
        if not goes_on(upper, piece, max(right, upper.x1)):
            return False
    return True
