"""A page break in a table that stands within a cell: its rows come as lines with tabs."""

from __future__ import annotations

from extractors.readers.pdf.compose import asks_for_more, join_texts

_ENDS_OPEN = "-\u00ad,;’'(«/"
_LEAST_CUT = 5


def is_table_row(text: str, line: int) -> bool:
    """Whether that line of a cell is a row of a table inside it."""
    return "\t" in text.split("\n")[line]


def joined_rows(above: str, below: str) -> str | None:
    """Both halves of a cell cut at a row of such a table; None where it was cut elsewhere.

    A row that the break itself cut is one row again.
    """
    if not (is_table_row(above, -1) or is_table_row(below, 0)):
        return None
    upper, lower = above.split("\n"), below.split("\n")
    row = _one_row(upper[-1].split("\t"), lower[0].split("\t"))
    return "\n".join([*upper[:-1], row, *lower[1:]] if row else [*upper, *lower])


def _one_row(above: list[str], below: list[str]) -> str | None:
    """The row whose halves these are: every text below goes on from the one above it."""
    both = list(zip(above, below, strict=False))
    if len(above) != len(below) or not any(one and not two for one, two in both):
        return None
    if not all(_goes_on(one, two) for one, two in both if two):
        return None
    return "\t".join(join_texts(one, two, forced=_may_be_cut(one)) for one, two in both)


def _may_be_cut(above: str) -> bool:
    """Whether the narrow column may have cut the last word by force: the document tells."""
    return len(above.split(" ")[-1]) >= _LEAST_CUT


def _goes_on(above: str, below: str) -> bool:
    if not above or not (above[-1].isalpha() or above[-1] in _ENDS_OPEN):
        return False
    return below[0].islower() or above[-1] in _ENDS_OPEN or asks_for_more(above)
