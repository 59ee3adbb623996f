"""Vocabulary as rows: reads the CSV files under `normalizers/lexicons/`.

A lexicon is UTF-8, comma separated, with a header line; blank lines and lines that begin with
`#` are comments. A broken or double row is an error at load time, with its line number: a
lexicon is code, and is tested like code.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from normalizers.text import fold

Row = Mapping[str, str]


class LexiconError(ValueError):
    """A lexicon that is missing, ragged, or says one thing twice."""


def load(name: str, key: Sequence[str] = ()) -> tuple[Row, ...]:
    """The rows of `lexicons/<name>.csv`, read-only, values stripped ("" where empty).

    No two rows may be the same in the columns of `key` once folded (case, accents,
    punctuation); without `key`, in all columns. Raises LexiconError.
    """
    return _load(name, tuple(key))


def names() -> list[str]:
    """The names of all lexicons, sorted."""
    paths = (path.name for path in files("normalizers").joinpath("lexicons").iterdir())
    return sorted(path.removesuffix(".csv") for path in paths if path.endswith(".csv"))


@cache
def _load(name: str, key: tuple[str, ...]) -> tuple[Row, ...]:
    path = files("normalizers").joinpath("lexicons", f"{name}.csv")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise LexiconError(f"no lexicon named {name}") from None
    return tuple(row for _, row in parse(name, text, key))


def parse(name: str, text: str, key: Sequence[str] = ()) -> list[tuple[int, Row]]:
    """(line number, row) of each row of a lexicon's text; raises LexiconError."""
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        raise LexiconError(f"{name}: no header")
    header, *table = list(csv.reader(line for _, line in lines))
    rows: list[tuple[int, Row]] = []
    for (number, _), values in zip(lines[1:], table, strict=True):
        if len(values) != len(header):
            raise LexiconError(f"{name}, line {number}: {len(values)} values for {len(header)}")
        pairs = zip(header, (value.strip() for value in values), strict=True)
        rows.append((number, MappingProxyType(dict(pairs))))
    _refuse_doubles(name, rows, tuple(key) or tuple(header))
    return rows


def _refuse_doubles(name: str, rows: Sequence[tuple[int, Row]], key: tuple[str, ...]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for number, row in rows:
        found = tuple(_compared(row[column]) for column in key)
        first = seen.setdefault(found, number)
        if first != number:
            raise LexiconError(f"{name}, line {number}: says the same as line {first}")


def _compared(value: str) -> str:
    """How values are compared: folded, but with the signs ("€", "+") that folding drops."""
    signs = "".join(char for char in value if unicodedata.category(char)[0] == "S")
    return fold(value) + signs or value
