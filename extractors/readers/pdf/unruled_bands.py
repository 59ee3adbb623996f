"""Rows of a table's body: what stands between two rules is one, or holds several."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.pdf.unruled_columns import TableLine
from extractors.readers.pdf.unruled_rows import RowContext, group_rows, is_new_part


def body_groups(
    lines: Sequence[TableLine], columns: int, full: Sequence[float]
) -> list[tuple[TableLine, ...]]:
    """Rows of the body; where rules stand between most rows, they alone part them."""
    bands: list[list[TableLine]] = []
    for line in lines:
        last = bands[-1][-1] if bands else None
        if last is None or any(last.row.baseline - 1 < y < line.row.baseline for y in full):
            bands.append([line])
        else:
            bands[-1].append(line)
    context = RowContext(lines, columns)
    whole = whole_bands(bands, columns)
    rows = [_rows(*each, context) for each in zip(bands, whole, strict=True)]
    return [tuple(group) for band in rows for group in band]


def _rows(band: list[TableLine], is_whole: bool, context: RowContext) -> list[list[TableLine]]:
    """The rows of a band between two rules; a whole one may hold a title, or a label of several."""
    if is_whole and any(is_new_part(band[:i], band[i], context) for i in range(1, len(band))):
        return group_rows(band, context)
    is_one = is_whole and not _has_title(band)
    return [band] if is_one else group_rows(band, RowContext(band, context.columns))


def whole_bands(bands: Sequence[Sequence[TableLine]], columns: int) -> list[bool]:
    """For each band between two rules whether it is one row."""
    if len(bands) < 3:
        return [False] * len(bands)
    context = RowContext([line for band in bands for line in band], columns)
    crowded = [_is_crowded(band, context) for band in bands]
    if sum(crowded) > 0.25 * len(bands):
        return [False] * len(bands)
    return [not several for several in crowded]


def _has_title(band: Sequence[TableLine]) -> bool:
    """Whether a band may hold the title of a section above its first row."""
    if len(band) < 2 or band[0].cols != {0}:
        return False
    piece = band[1].piece_in(0)
    return piece is not None and len(band[1].cols) > 1 and piece.text[0].isupper()


def _is_crowded(band: Sequence[TableLine], context: RowContext) -> bool:
    """Whether a band holds several rows: numbers, or text in all columns, line by line."""
    if len(band) < 2:
        return False
    with_data = sum(bool(line.data_cols & context.data_cols) for line in band)
    full = sum(len(line.cols) >= 0.6 * context.columns for line in band)
    labelled = [line for line in band if 0 in line.cols and len(line.data_cols) > 1]
    whole = sum(2 * len(o.data_cols & context.data_cols) > len(context.data_cols) for o in labelled)
    return (
        with_data >= 4
        or whole > 1
        or (with_data >= 2 and with_data >= 0.5 * len(band))
        or (full >= 3 and full >= 0.8 * len(band) and not context.parted_by_space)
    )
