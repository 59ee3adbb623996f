"""Names a line each in a narrow cell, where the width alone would tell no line break."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.readers.pdf.lines import Line

_MOST_WORDS = 5
_LEAST_LINES = 3
_SIGNS = re.compile(r"[,;:.!?/()\d]")
_GOES_ON = re.compile(
    r"(?:(?<!hôpit)(?<!tribun)al|ale|aux|ales|aires?|iques?|elles?|i[fv]es?|iers?|ières?)$", re.I
)
"""Ends of words that go on with the name before them in capitals too (« Éducation Nationale »)."""


def with_items_parted(
    lines: Sequence[Line], breaks: Sequence[bool], asks_for_more: Callable[[str], bool]
) -> list[bool]:
    """Which line breaks are meant, where some of `breaks` are and the lines are names: before each
    line that begins with a capital, unless the line above asks for more.
    """
    meant = list(breaks)
    if len(lines) < _LEAST_LINES or all(meant) or not all(map(_may_be_name, lines)):
        return meant
    pairs = list(pairwise(lines))
    sure = [
        pair for pair, is_meant in zip(pairs, meant, strict=True) if is_meant and _are_names(*pair)
    ]
    if not sure:
        return meant
    return [
        is_meant or (_are_names(above, line) and not asks_for_more(above.text))
        for (above, line), is_meant in zip(pairs, meant, strict=True)
    ]


def _may_be_name(line: Line) -> bool:
    return not line.bullet and not _SIGNS.search(line.text) and line.text.count(" ") < _MOST_WORDS


def _are_names(above: Line, line: Line) -> bool:
    first = line.text.split(" ")[0]
    return above.text[-1].isalpha() and first[0].isupper() and not _GOES_ON.search(first)
