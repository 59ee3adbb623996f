"""A w:p as a line: heading, list item or paragraph, with its number and its bold start."""

from __future__ import annotations

import re

from extractors.readers.flow.lines import Label, make_line
from extractors.readers.flow.model import Flow
from extractors.readers.word.context import Context
from extractors.readers.word.runs import Inline, read_inline
from extractors.readers.word.styles import Style, outline_level
from extractors.readers.word.xml import Element, attr, child, is_on, number

_LIST_STYLE = re.compile(r"(?:list bullet|liste à puces)(?: (\d))?")


def read_paragraph(context: Context, element: Element, carried: Inline | None = None) -> Flow:
    """The line of a paragraph with the text boxes around it; empty where nothing is seen.

    `carried` is the paragraph before, where its end has been deleted.
    """
    properties = child(element, "w:pPr")
    style_id = attr(child(properties, "w:pStyle"))
    style = context.styles.paragraph(style_id)
    inline = read_inline(context, element, style)
    if carried is not None:
        inline.pieces[:0] = carried.pieces
        inline.notes[:0] = carried.notes
        inline.before[:0] = [*carried.before, *carried.after]
    label, depth = _label(context, properties, style, style_id)
    line = make_line(inline.pieces, inline.notes, label, depth, _heading(properties, style))
    return [*inline.before, *([line] if line else []), *inline.after]


def mark_is_deleted(element: Element) -> bool:
    """Whether tracked changes delete the end of this paragraph: the next one goes on in it."""
    return child(element, "w:pPr", "w:rPr", "w:del") is not None


def read_carried(context: Context, element: Element, carried: Inline | None) -> Inline:
    """The text of a paragraph whose end is deleted, for the one that goes on."""
    style = context.styles.paragraph(attr(child(element, "w:pPr", "w:pStyle")))
    inline = read_inline(context, element, style)
    if carried is not None:
        inline.pieces[:0] = carried.pieces
        inline.notes[:0] = carried.notes
        inline.before[:0] = [*carried.before, *carried.after]
    return inline


def carried_flow(carried: Inline) -> Flow:
    """What was carried and found no paragraph to go on in."""
    line = make_line(carried.pieces, carried.notes)
    return [*carried.before, *([line] if line else []), *carried.after]


def _heading(properties: Element | None, style: Style) -> int | None:
    level = outline_level(properties)
    if level is None or style.heading == 0:
        return style.heading
    return level if level > 0 else None


def _label(
    context: Context, properties: Element | None, style: Style, style_id: str | None
) -> tuple[Label | None, int | None]:
    """(label, depth from 1) where the paragraph is numbered or has a bullet."""
    direct = child(properties, "w:numPr")
    list_id = attr(child(direct, "w:numId")) or style.list_id
    if list_id is None or list_id == "0":
        match = _LIST_STYLE.fullmatch(style.name) if list_id is None else None
        return (Label("", "bullet"), int(match[1] or 1)) if match else (None, None)
    level = number(child(direct, "w:ilvl"))
    if level is None and child(direct, "w:numId") is None:
        tied = context.numbering.style_level(list_id, style_id)
        level = style.list_level if tied is None else tied
    level = level or 0
    if is_on(child(properties, "w:rPr"), "w:vanish"):
        return None, None
    return context.numbering.label(list_id, level), level + 1
