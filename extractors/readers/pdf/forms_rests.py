"""The few lines at the head of a page that end a form of the page before.

They may be too few, and their label too near its value, to show the columns by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.readers.pdf.forms_lines import NARROWEST, Text
from extractors.readers.pdf.unruled_known import HEADS, Known
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_regions import GAP, Span

_EDGE = 3.0
"""Points by which labels may miss the edge they stand on."""
_INDENT = 4.0
"""Type sizes by which texts may start behind the gutter."""


def rest_of_form(rows: Sequence[Row], known: Known) -> tuple[Span, list[list[Text]]] | None:
    """The lines from the head of the page that stand on the columns of a form, and their texts."""
    if known.mode is None or len(known.middles) != 1:
        return None
    first = next((i for i, row in enumerate(rows[: HEADS + 1]) if _parts(row, known)), None)
    if first is None:
        return None
    texts: list[list[Text]] = []
    for index in range(first, len(rows)):
        row, above = rows[index], rows[index - 1] if texts else rows[index]
        parts = _parts(row, known)
        if parts is None or row.top - above.bottom > GAP * row.size:
            break
        if abs(row.size - above.size) > 0.6 or row.is_bold != above.is_bold:
            break
        texts.append([part for part in parts if part])
    has_both = any(len(line) > 1 for line in texts)
    return (Span(first, first + len(texts)), texts) if has_both and len(texts) > 1 else None


def _parts(row: Row, known: Known) -> tuple[Text, Text] | None:
    """A line's words on either side of the gutter; None where they do not stand on columns."""
    label = tuple(word for word in row.words if word.x1 < known.value)
    value = row.words[len(label) :]
    if label and abs(label[0].x0 - known.left) > _EDGE:
        return None
    if value and not -_EDGE <= value[0].x0 - known.value <= _INDENT * row.size:
        return None
    if label and value and value[0].x0 - label[-1].x1 < NARROWEST:
        return None
    return label, tuple(value)
