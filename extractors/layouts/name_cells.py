"""Rows of a label and several names, a cell for each: « Financeurs | CAF | MSA | ARS »."""

from __future__ import annotations

from extractors.blocks import Cell
from extractors.layouts.bands import is_label
from extractors.layouts.content import content_of_cell
from extractors.layouts.view import labels_of

_ASKED = (["funding_source"], ["partners"])
_FEWEST = 2


def lists_names(cells: list[Cell]) -> bool:
    """Whether nothing but names stands behind a label, though « CAF » may head an amount."""
    label = cells[0].text.strip(" :\n")
    if ":" in label or labels_of(label)[:1] not in _ASKED:
        return False
    contents = [content_of_cell(cell.text) for cell in cells[1:]]
    return contents.count("funder") >= _FEWEST and all(
        content == "funder" or (content == "text" and not is_label(cell.text))
        for content, cell in zip(contents, cells[1:], strict=True)
    )
