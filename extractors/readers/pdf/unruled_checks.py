"""Whether lines with gutters are a table, and how surely: not prose, a list or contents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from extractors.readers.pdf.tags import ReadTags, Tags
from extractors.readers.pdf.unruled_areas import LONGEST_ROW
from extractors.readers.pdf.unruled_columns import Piece, by_column
from extractors.readers.pdf.unruled_grid import Draft
from extractors.readers.pdf.unruled_lines import is_list_mark

ENOUGH = 0.5
"""Least confidence for a table."""
_DISPLAY = 1.3
"""Type of two rows of a table differs in size by less."""
_TAGGED = 0.3
"""What a tag weighs: enough to tip the scales, not to tell against all else."""


@dataclass(frozen=True)
class Verdict:
    """How sure a table is, and why."""

    confidence: float
    reasons: tuple[str, ...]


def judge(draft: Draft, *, titled: bool = False, tags: ReadTags = Tags) -> Verdict:
    """Weigh what speaks for and against a draft being a table."""
    if len(draft.groups) < 2 or draft.columns < 2 or _is_list(draft):
        return Verdict(0.0, ())
    evidence = {
        "columns aligned": 0.35 * (_alignment(draft) - 0.5) * 2,
        "numbers": 0.35 * min(1.0, 2 * len(draft.context.data_cols) / draft.columns),
        "ruled": 0.35 if _full_rules(draft) >= 2 else 0.15 if draft.rules else 0.0,
        "many columns": 0.1 * min(3, draft.columns - 2) * min(1.0, 1.5 * _filled(draft)),
        "header": 0.1 if draft.header_rows else 0.0,
        "many rows": 0.1 if len(draft.groups) >= 4 else _few_rows(draft),
        "title": 0.15 if titled else 0.0,
        "labels and values": 0.4 if is_label_list(draft) else 0.0,
        "rows apart": 0.2 if _rows_apart(draft) else 0.0,
        "prose": 0.0 if _rows_apart(draft) else -0.6 * _prose(draft),
        "bare": -0.3 if _is_bare(draft) and not titled else 0.0,
        **_tagged(draft, tags()),
        "sparse": -0.5 * max(0.0, 0.55 - _filled(draft)) - _sparse_column(draft),
    }
    confidence = max(0.0, min(0.99, 0.15 + sum(evidence.values())))
    reasons = (name for name, weight in evidence.items() if weight > 0.03 or "tagged" in name)
    return Verdict(confidence, tuple(reasons))


def _tagged(draft: Draft, tags: Tags) -> dict[str, float]:
    """What the page's own tags say of the place."""
    box = draft.bbox
    table = tags.table_at(box)
    if table is not None:
        agrees = table.columns == draft.columns
        return {"tagged": _TAGGED} if agrees else {"tagged otherwise": -_TAGGED / 2}
    return {"tagged as a list": -_TAGGED} if tags.is_list(box) else {}


def _few_rows(draft: Draft) -> float:
    """Against two rows, the more so if no rule holds them together."""
    if len(draft.groups) > 2:
        return 0.0
    sizes = [group[0].row.size for group in draft.groups]
    if max(sizes) > _DISPLAY * min(sizes):
        return -1.0  # key figures in large type over their names
    if not draft.rules and _filled(draft) < 1:
        return -0.7
    held = draft.rules and (draft.header_rows or draft.context.data_cols)
    return -0.15 if held else -0.4


def _is_bare(draft: Draft) -> bool:
    """Whether nothing but alignment speaks for a table: no numbers, rules, head or labels."""
    return not (draft.context.data_cols or draft.rules or draft.header_rows or is_label_list(draft))


def _rows_apart(draft: Draft) -> bool:
    """Whether space parts short rows that start in several columns at once."""
    if len(draft.lines) > LONGEST_ROW * len(draft.groups):
        return False
    return draft.context.parted_by_space


def _single(draft: Draft) -> list[list[Piece]]:
    return by_column(draft.lines, draft.columns)


def _alignment(draft: Draft) -> float:
    """Mean over the columns of the share of texts on the commonest edge or middle."""
    columns = zip(_single(draft), _first_pieces(draft), strict=True)
    shares = [
        max(_on_edge(pieces), _on_edge(firsts)) for pieces, firsts in columns if len(pieces) > 1
    ]
    return fmean(shares) if shares else 0.0


def _on_edge(pieces: Sequence[Piece]) -> float:
    if len(pieces) < 2:
        return 0.0
    return max(
        _commonest([p.x0 for p in pieces]),
        _commonest([p.x1 for p in pieces]),
        _commonest([(p.x0 + p.x1) / 2 for p in pieces]),
    )


def _first_pieces(draft: Draft) -> list[list[Piece]]:
    """For each column the first line of each of its cells."""
    columns: list[list[Piece]] = [[] for _ in range(draft.columns)]
    for group in draft.groups:
        seen: set[int] = set()
        for piece in (piece for line in group for piece in line.pieces):
            if piece.col not in seen and piece.col_end == piece.col + 1:
                seen.add(piece.col)
                columns[piece.col].append(piece)
    return columns


def _commonest(values: Sequence[float]) -> float:
    """Share of the values within 2 points of the commonest."""
    counts = Counter([round(value / 2) for value in values])
    times = counts.get
    best = max([count + max(times(at - 1, 0), times(at + 1, 0)) for at, count in counts.items()])
    return best / len(values)


def _full_rules(draft: Draft) -> int:
    x0 = min(line.row.x0 for line in draft.lines)
    x1 = max(line.row.x1 for line in draft.lines)
    top = draft.lines[0].row.top - 30
    bottom = draft.lines[-1].row.bottom + 30
    return sum(
        top < r.at < bottom and min(r.high, x1) - max(r.low, x0) > 0.8 * (x1 - x0)
        for r in draft.rules
    )


def _filled(draft: Draft) -> float:
    filled = sum(len(frozenset().union(*(line.cols for line in group))) for group in draft.groups)
    return filled / (len(draft.groups) * draft.columns)


def _sparse_column(draft: Draft) -> float:
    """Against two columns one of which hardly ever holds text, and never numbers."""
    if draft.columns > 2 or draft.context.data_cols:
        return 0.0
    filled = [sum(any(c in line.cols for line in group) for group in draft.groups) for c in (0, 1)]
    return 0.4 if min(filled) < 0.5 * len(draft.groups) else 0.0


def _prose(draft: Draft) -> float:
    """1 where texts are as long as lines of running text in most columns, and in two at least."""
    long = 0
    for pieces in _single(draft):
        words = fmean(len(piece.words) for piece in pieces) if pieces else 0.0
        width = max((p.x1 for p in pieces), default=0) - min((p.x0 for p in pieces), default=0)
        full = fmean([p.x1 - p.x0 >= 0.8 * width for p in pieces]) if pieces else 0.0
        long += words >= 4.5 and full >= 0.6
    return 1.0 if long >= 2 and 2 * long > draft.columns else 0.0


def is_label_list(draft: Draft) -> bool:
    """Two columns of labels and values: labels short, set apart by weight, colon or place."""
    if draft.columns != 2 or len(draft.groups) < 3:
        return False
    labels, values = _single(draft)
    if len(labels) < 3 or len(values) < 2:
        return False
    firsts, heads = _first_pieces(draft)
    if fmean(len(piece.words) for piece in labels) > 7 or not heads:
        return False
    colons = fmean([piece.text.endswith(":") for piece in labels])
    if fmean([piece.text.endswith(":") for piece in values]) >= 0.5:
        return False  # labels of a form, with nothing filled in
    bold = fmean([piece.segment.is_bold for piece in labels])
    plain = fmean([not piece.segment.is_bold for piece in values])
    left, size = min(p.x0 for p in values), heads[0].words[0].size
    near = fmean([p.x0 - left <= 1.2 * size for p in heads])
    placed = _commonest([p.x0 for p in firsts]) >= 0.8 and near >= 0.8
    wide = max(piece.x1 for piece in values) - min(piece.x0 for piece in values)
    narrow = max(piece.x1 for piece in labels) - min(piece.x0 for piece in labels)
    return placed and (colons >= 0.5 or (bold >= 0.7 and plain >= 0.7) or wide > 1.5 * narrow)


def _is_list(draft: Draft) -> bool:
    """List marks or numbers of headings in the first column, text in the only other."""
    if draft.columns != 2:
        return False
    marks = [piece.text for piece in _single(draft)[0]]
    return bool(marks) and sum(map(is_list_mark, marks)) >= 0.7 * len(marks)
