"""Tables beside each other on a sheet, told from one table with a blank column in it."""

from __future__ import annotations

import re
from collections import defaultdict

from extractors.readers.sheets.rows import Row, is_header, is_number

_KEY = re.compile(r"(?:légende|legende|lecture|codification|codes\b)", re.IGNORECASE)
"""What heads the key to the codes of a table, beside it."""


def areas_of(band: list[Row]) -> list[list[Row]]:
    """Tables side by side, where each has a header of its own; else the band as it is."""
    lone = 0
    while lone < len(band) and len(band[lone]) == 1:
        lone += 1
    top, body = band[:lone], band[lone:]
    groups = _column_groups(body)
    if len(groups) < 2 or len(body) < 2:
        return [band]
    areas = [[[c for c in row if c.col in group] for row in body] for group in groups]
    areas = [[row for row in area if row] for area in areas]
    merged: list[list[Row]] = [areas[0]]
    for area in areas[1:]:
        if _is_apart(merged[-1], area):
            merged.append(area)
        else:
            merged[-1] = _weave(merged[-1], area)
    return ([top] if top else []) + merged if len(merged) > 1 else [band]


def _column_groups(rows: list[Row]) -> list[set[int]]:
    """Sets of neighbouring columns, cut where a column is blank in all rows."""
    covered: set[int] = set()
    for row in rows:
        for cell in row:
            covered.update(range(cell.col, min(cell.last_col, cell.col + 300) + 1))
    groups: list[set[int]] = []
    for col in sorted(covered):
        if groups and col - 1 in groups[-1]:
            groups[-1].add(col)
        else:
            groups.append({col})
    return groups


def _is_apart(left: list[Row], right: list[Row]) -> bool:
    """Whether two areas beside each other are two tables, not one with a spacer column."""
    if max(len(row) for row in right) < 2 and len(right) < 2:
        return True
    if left[0][0].row != right[0][0].row:
        return True
    shared = {cell.text for cell in left[0]} & {cell.text for cell in right[0]}
    if shared:
        return len(right[0]) > 1
    labels = {row[0].text for row in left[1:]} & {row[0].text for row in right[1:]}
    if len(labels) >= 2 and len(labels) * 2 >= len(right):
        return True
    if max(len(row) for row in right) < 2 and _KEY.match(right[0][0].text):
        return True
    both_headed = is_header(left, 0, set()) and is_header(right, 0, set())
    return left[-1][0].row != right[-1][0].row if both_headed else _goes_beyond(left, right)


def _goes_beyond(left: list[Row], right: list[Row]) -> bool:
    """Whether a plain table of words over figures, several columns wide, has rows below the last
    one on its left: a table with a spacer column seldom ends in rows without a beginning.
    """
    heads = [cell.text for cell in (*left[0], *right[0])]
    below = [row for row in right if row[0].row > _last_row(left)]
    figures = any(is_number(cell.text) for row in right[1:] for cell in row[1:])
    return bool(below) and figures and len(right[0]) > 1 and not any(map(is_number, heads))


def _last_row(rows: list[Row]) -> int:
    return max(cell.last_row for cell in rows[-1])


def _weave(left: list[Row], right: list[Row]) -> list[Row]:
    rows: dict[int, Row] = defaultdict(list)
    for row in left + right:
        rows[row[0].row].extend(row)
    return [rows[number] for number in sorted(rows)]
