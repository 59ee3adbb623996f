"""Small tables of figures written a cell a line: indicators by year, amounts by payer.

Their rows bear no numbers, but each is a name and as many values as there are heads beside the
first: nothing else in a report comes so twice over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.blocks import Block, Problem, Table
from extractors.readers.text.stacked_cells import LineCells, Row, number_of, table_of, worth_of
from extractors.readers.text.stacked_heads import is_head, one_level

_YEAR = re.compile(r"(?:19|20)\d\d(?: ?\(.{1,12}\))?")
"""« 2023 », « 2022 (N-1) »."""
_VALUE = re.compile(r"[-+~<>≈±]?\s?\d(?!.*\s[A-ZÀ-Ý][a-zà-ÿ]).{0,30}")
"""« 4 210 », « 21,4 % », « 9 870 sur 14 210 »; not « 2. Bilan »."""
_LONGEST_WORD, _LONGEST_VALUE = 12, 34
_LOST = 5
"""Figures right below one another: a form has none, a list a few."""
_FAR = 1000
"""Lines beyond the end, where there is no figure any more."""
_FEWEST, _WIDEST = 2, 9
_FEWEST_OWNED = 2
_HEAD_OF_YEAR = re.compile(r"(?:[^\W\d_][\w ]{2,14} )?(?:19|20)\d\d(?: ?\(.{1,12}\))?")
_SHORT = 5
"""Words of a head of two columns: « Crédits notifiés 2024 (en €) »."""
_FIGURES = 0.6
"""The share of values that are figures, the others empty or « NC »."""


def figures_table(cells: LineCells) -> tuple[Table, int] | None:
    """(table, number of cells it takes) of the figures below heads, or None."""
    if owned := _owned(cells):
        return owned
    for columns in range(_FEWEST, _WIDEST + 1):
        heads = [cells[at] or "" for at in range(columns)]
        is_spaced = columns > _FEWEST and not heads[-1]
        if not _is_header(heads[:-1] if is_spaced else heads):
            return None
        rows = _rows(cells, columns)
        taken = columns * (1 + len(rows))
        if is_spaced:  # an empty line after each row
            is_blank = not any(row[-1] for row in rows)
            heads, rows = heads[:-1], [row[:-1] for row in rows] if is_blank else []
        fits = _are_summed if len(heads) == _FEWEST else _is_grid
        if rows and fits(heads, rows):
            return table_of(one_level(heads), rows), taken
    return None


def _owned(cells: LineCells) -> tuple[Table, int] | None:
    """The same where a column before the names says whose each is, over and over:
    « Action | Indicateur | 2023 | 2024 ».
    """
    names = [cells[0] or "", cells[1] or ""]
    if not all(map(is_head, names)) or not _YEAR.fullmatch(cells[2] or ""):
        return None
    heads, rows = list(names), list[Row]()
    while len(heads) <= _WIDEST and _is_year_or_aim(cells[len(heads)] or ""):
        heads.append(cells[len(heads)] or "")
    while True:
        place = len(heads) * (1 + len(rows))
        row = cells.row(place, len(heads))
        if not cells[place] or row is None or not _is_name(row[1]) or not _are_values(row[2:]):
            break
        rows.append(row)
    below = range(len(heads) * (1 + len(rows)), len(heads) * (2 + len(rows)))
    is_cut = any(_VALUE.fullmatch(cells[at] or "") for at in below)  # a cell too few or too many
    if is_cut or len(rows) < _FEWEST_OWNED or not _is_grid(heads[1:], [row[1:] for row in rows]):
        return None
    return table_of(one_level(heads), rows), len(heads) * (1 + len(rows))


def _is_year_or_aim(head: str) -> bool:
    """« 2023 », « Cible 2025 », « Réalisé 2024 »."""
    return _HEAD_OF_YEAR.fullmatch(head) is not None


def _is_name(text: str | None) -> bool:
    return bool(text) and _VALUE.fullmatch(text or "") is None


def next_figures(lines: list[str]) -> list[int]:
    """Line index -> index of the first line from there on that is a figure or a number alone."""
    found, following = [0] * len(lines), 2 * len(lines) + _FAR
    for index in range(len(lines) - 1, -1, -1):
        text = lines[index].strip()
        if len(text) <= _LONGEST_VALUE and any(map(str.isdigit, text)) and _is_figure(text):
            following = index
        found[index] = following
    return found


def _is_figure(text: str) -> bool:
    return _VALUE.fullmatch(text) is not None or number_of(text) is not None


def begins_with_years(cells: LineCells) -> bool:
    """Whether years head the columns beside an empty first head."""
    return cells[0] == "" and all(_YEAR.fullmatch(cells[at] or "") for at in (1, 2))


def _is_header(heads: list[str]) -> bool:
    years = [_YEAR.fullmatch(head) is not None for head in heads[1:]]
    named = is_head(heads[0]) or (not heads[0] and all(years))
    return named and all(
        is_year or is_head(head) for head, is_year in zip(heads[1:], years, strict=True)
    )


def _rows(cells: LineCells, columns: int) -> list[Row]:
    """Names with values down to what is neither; none where a figure too many follows."""
    rows: list[Row] = []
    while True:
        place = columns * (1 + len(rows))
        name, row = cells[place], cells.row(place, columns)
        if name and _VALUE.fullmatch(name):
            return []
        if not name or row is None or not _are_values(row[1:]):
            return rows
        rows.append(row)


def _are_values(texts: Row) -> bool:
    """Figures, empty cells and « NC », a figure at least."""
    told = [text for text in texts if text]
    figures = sum(_VALUE.fullmatch(text) is not None for text in told)
    others = [text for text in told if not _VALUE.fullmatch(text)]
    return figures > 0 and all(len(text) <= _LONGEST_WORD for text in others)


def _is_grid(heads: list[str], rows: list[Row]) -> bool:
    """Enough figures, in rows enough: one is, where years head it."""
    values = [text or "" for row in rows for text in row[1:]]
    figures = sum(_VALUE.fullmatch(text) is not None for text in values)
    years = sum(_YEAR.search(head) is not None for head in heads[1:])
    return figures >= _FIGURES * len(values) and (len(rows) > 1 or years > 1)


def _are_summed(heads: list[str], rows: list[Row]) -> bool:
    """Whether the last amount is the sum of the others: without it the rows may as well be labels
    of a form, each with its value.
    """
    worths = [worth_of(row[1]) for row in rows]
    if None in worths or len(rows) <= _FEWEST or any(len(h.split()) > _SHORT for h in heads):
        return False
    told = [worth or Decimal(0) for worth in worths]
    return told[-1] == sum(told[:-1]) > 0


def lost_columns(blocks: Sequence[Block]) -> list[Problem]:
    """That figures stand right below one another, as the cells of a row do that nothing parts."""
    texts = [block.text.strip() if block.kind == "paragraph" else "" for block in blocks]
    alone = [_VALUE.fullmatch(text) is not None or text == "- €" for text in texts]
    lost = [place for place, pair in enumerate(pairwise(alone), start=1) if all(pair)]
    if len(lost) < _LOST:
        return []
    return [Problem("lost_columns", f"à partir de « {texts[lost[0] - 1]} »", block=lost[0])]
