"""Forms of labels and values as a word processor saves them in plain text: a tab between label and
value, each further paragraph of a value on a line of its own, a table inside a value right below
its label.
"""

from __future__ import annotations

import re

from extractors.readers.text.headers import is_value
from extractors.readers.text.marks import bullet_length, is_numbered

_MOST_LINES = 60
_LONGEST_LABEL = 90
_FEWEST_WORDS = 3
_FEWEST_OF_VALUE = 3
_ENDS = (".", ";", "…", "!", "?")
_WORD = re.compile(r"[^\W\d_]{2,}")


def rest_of_cell(lines: list[str], index: int) -> int:
    """How many lines from `index` on are further paragraphs of the value in the line above: whole
    sentences or list items between two rows of a label and a value; 0 where they are not.
    """
    if not _is_pair(lines[index - 1]) and "\t" in lines[index - 1]:
        return 0
    for end in range(index, min(len(lines), index + _MOST_LINES)):
        if "\t" in lines[end].strip():
            return end - index if _is_pair(lines[end]) else 0
        if not _is_paragraph(lines[end].strip()):
            return 0
    return 0


def _is_pair(line: str) -> bool:
    """« Label<tab>valeur »."""
    label, tab, value = line.partition("\t")
    return bool(tab and label.strip() and value.strip()) and "\t" not in value.rstrip()


def _is_paragraph(line: str) -> bool:
    """A sentence of some words or an item; a name or label on a line of its own is neither."""
    if bullet_length(line):
        return True
    told = line.endswith(_ENDS) and len(_WORD.findall(line)) >= _FEWEST_WORDS
    return told and not is_numbered(line)


def form_below(rows: list[str], end: int) -> tuple[list[str], int]:
    """(rows, first line after them) without the labels and values that stand right below a table
    of figures: « Perspectives<tab>Poursuite de l'action » under its years is none of its rows.
    """
    first = len(rows)
    while first and _is_told(rows[first - 1]):
        first -= 1
    above = [row.split("\t") for row in rows[:first]]
    if first == len(rows) or len(above) < 2 or min(map(len, above)) < 3:
        return rows, end
    second = [row[1] for row in above[1:] if row[1].strip()]
    if not second or 2 * sum(map(is_value, second)) < len(second):
        return rows, end
    return rows[:first], end - sum(row.count("\n") + 1 for row in rows[first:])


def _is_told(row: str) -> bool:
    """A short label and a value of some words without a figure at its head."""
    if not _is_pair(row):
        return False
    label, _, value = row.partition("\t")
    return len(label) <= _LONGEST_LABEL and len(_WORD.findall(value)) >= _FEWEST_OF_VALUE
