"""Blocks from a paragraph's lines, and lines from a table."""

from __future__ import annotations

from dataclasses import replace

from extractors.blocks import Block, Table, tabbed_lines
from extractors.readers.text.marks import bullet_length, split_notes


def below_rules(blocks: list[Block], ruled: set[int]) -> list[Block]:
    """The blocks, those at the indices `ruled` marked as standing below a rule."""
    if not ruled:
        return blocks
    return [
        replace(block, below_rule=True) if index in ruled else block
        for index, block in enumerate(blocks)
    ]


def paragraph_blocks(text: str, bold: int) -> list[Block]:
    """A paragraph whose lines are typed items or notes gives a block for each; else one.

    `bold` counts the leading characters set in bold.
    """
    blocks: list[Block] = []
    plain: list[tuple[str, int]] = []
    for line in text.split("\n"):
        notes, bullet = split_notes(line), bullet_length(line)
        if not notes and not bullet:
            plain.append((line, max(0, min(bold, len(line)))))
        else:
            blocks += _joined(plain)
            plain = []
        blocks += [Block("footnote", note, mark=mark) for mark, note in notes]
        if bullet:
            item = line[bullet:]
            blocks.append(
                Block("list_item", item, 1, bold_chars=max(0, min(bold - bullet, len(item))))
            )
        bold -= len(line) + 1
    return blocks + _joined(plain)


def _joined(lines: list[tuple[str, int]]) -> list[Block]:
    text = "\n".join(line for line, _ in lines)
    bold = 0
    for line, length in lines:
        bold += length
        if length < len(line):
            break
        bold += 1
    return [Block("paragraph", text, bold_chars=min(bold, len(text)))] if text.strip() else []


def lines_of_table(table: Table) -> list[str]:
    """A table as text: one line a row, tabs between its cells; line breaks become spaces."""
    return tabbed_lines((c.row, c.col, c.row_span, c.text) for c in table.cells)
