"""The document's legend: which code, colour or shading stands for which status."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from extractors.blocks import Block, Cell, Document, Table
from normalizers.colours import colour_of_fill
from normalizers.legends import find_legend, is_entry, legend_entry
from normalizers.statuses import parse_status

Legend = dict[str, str]
"""Code ("EC"), colour ("green") or shading ("#92D050") -> status."""
_Shades = dict[str, dict[str, None]]
"""Shading -> the texts it goes with."""
_LONGEST = 400
_LONGEST_WORDS = 40
_FEWEST = 2
_NEIGHBOURS = {"orange": "yellow", "yellow": "orange"}


def legend_of(document: Document) -> Legend:
    """All that the document's legends say: in sentences, in pairs of cells, in shaded words.

    A shading tells only where all words that it stands behind (or, in one table, beside) tell one
    status, and another shading another. A legend says each word once: those that come again in a
    table are the states of its actions.
    """
    found: Legend = {}
    once: set[str] = set()
    behind: _Shades = defaultdict(dict)
    told: Legend = {}
    for text in _spread(document):
        found = find_legend(text) | found
    for block in document.blocks:
        for text in _texts(block):
            found = find_legend(text) | found
        if block.table is not None:
            found = _pairs(block.table) | found
            told |= _one_status(_beside_shades(block.table))
        for (fill, text), times in Counter(_shaded(block)).items():
            behind[fill][text] = None
            once |= {f"#{fill}"} if times == 1 else set()
    told |= {fill: status for fill, status in _one_status(behind).items() if fill in once}
    return found | (told if len(set(told.values())) >= _FEWEST else {})


def status_of_fill(legend: Legend, fill: str) -> str | None:
    """The status of a shading: its own, else its colour's; orange and yellow blur."""
    colour = colour_of_fill(fill) or ""
    names = [f"#{fill}", colour, _NEIGHBOURS.get(colour, "")]
    return next((legend[name] for name in names if name in legend), None)


def _texts(block: Block) -> Iterator[str]:
    texts = [block.text] if block.table is None else [cell.text for cell in block.table.cells]
    yield from (text for text in texts if len(text) <= _LONGEST)


def _spread(document: Document) -> Iterator[str]:
    """Entries that stand each on a line or in a cell of its own, together: of the lines below
    each other, of one table.
    """
    lines: list[str] = []
    for block in document.blocks:
        entries = [text for text in _texts(block) if is_entry(text.strip())]
        if block.table is None and entries:
            lines += entries
            continue
        yield "\n".join(lines)
        lines = []
        yield "\n".join(dict.fromkeys(entries))
    yield "\n".join(lines)


def _pairs(table: Table) -> Legend:
    """« EC | En cours » and « Vert | Réalisée », each in two cells."""
    found = dict(
        entry
        for cell, text in _beside(table)
        if 0 < len(cell.text) <= 8 and (entry := legend_entry(cell.text, text))
    )
    return found if len(found) >= _FEWEST else {}


def _shaded(block: Block) -> Iterator[tuple[str, str]]:
    """(shading, words on it)."""
    if block.table is None:
        if block.fill:
            yield block.fill, block.text
        return
    for cell in block.table.cells:
        if cell.fill and cell.text.strip():
            yield cell.fill, cell.text


def _beside_shades(table: Table) -> _Shades:
    """Shading of empty cells -> the words on their right."""
    found: _Shades = defaultdict(dict)
    for cell, text in _beside(table):
        if cell.fill and not cell.text.strip():
            found[cell.fill][text] = None
    return found


def _one_status(shades: _Shades) -> Legend:
    """The shadings whose words all tell the same status."""
    found: Legend = {}
    for fill, texts in shades.items():
        statuses: set[str | None] = set()
        for text in texts:
            status = parse_status(text) if len(text) <= _LONGEST_WORDS else None
            statuses.add(status.value if status else None)
            if len(statuses) > 1 or status is None:
                break
        else:
            found |= {f"#{fill}": status for status in statuses if status}
    return found


def _beside(table: Table) -> Iterator[tuple[Cell, str]]:
    """Each cell with the words of the cell on its right."""
    for cell in table.cells:
        right = table.grid.get((cell.row, cell.col + cell.col_span))
        if right is not None and right.text.strip():
            yield cell, right.text
