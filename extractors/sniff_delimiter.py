"""The delimiter of a CSV file, by how evenly it cuts the rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

_CANDIDATES = ";\t|,"  # in the order of preference among equals
_SEP_LINE = re.compile(r'^\ufeff?"?sep=(.)"?\r?\n', re.IGNORECASE)
_SAMPLE_ROWS = 400
_SAMPLE_CHARS = 60_000


def announced_delimiter(text: str) -> tuple[str, int] | None:
    """(delimiter, length of the line) of a first line "sep=;", which only programs see."""
    match = _SEP_LINE.match(text)
    return (match.group(1), match.end()) if match else None


def find_delimiter(text: str) -> tuple[str, float]:
    """(delimiter, evenness from 0 to 1); evenness 0 means one column whatever the delimiter."""
    sample = text[:_SAMPLE_CHARS]
    scored = [(delimiter, _evenness(sample, delimiter)) for delimiter in _CANDIDATES]
    return max(scored, key=lambda pair: pair[1])  # the first of equals


def looks_delimited(text: str) -> bool:
    """True where a text without a telling name is a CSV: two columns or more on most rows."""
    if announced_delimiter(text):
        return True
    delimiter, evenness = find_delimiter(text)
    if delimiter == "\t" or evenness < 0.8:
        return False  # tab-separated text is read as text, which knows tables between paragraphs
    rows = [row for row in parse_rows(text[:_SAMPLE_CHARS], delimiter)[:_SAMPLE_ROWS] if row]
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    if delimiter == "|":
        return len(rows) >= 3 and not text.lstrip().startswith("|") and "|--" not in text
    least = 4 if delimiter == "," else 3
    prose = sum(len(row) > 1 and row[1].startswith(" ") for row in rows)
    return len(rows) >= 3 and (width >= least or prose == 0) and prose < len(rows) / 2


def parse_rows(text: str, delimiter: str) -> list[list[str]]:
    """The records of a delimited text; quotes may hold delimiters and line breaks."""
    csv.field_size_limit(10_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return [line.split(delimiter) for line in lines]


def _evenness(sample: str, delimiter: str) -> float:
    rows = [row for row in parse_rows(sample, delimiter)[:_SAMPLE_ROWS] if any(map(str.strip, row))]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1] * item[0], item[0]))
    near = sum(number for other, number in widths.items() if abs(other - width) <= 1)
    # Titles before a table have one column: they count half against it.
    single = sum(len(row) == 1 for row in rows)
    share = (count + 0.5 * (near - count)) / max(1.0, len(rows) - 0.5 * single)
    return min(1.0, share)
