"""Boxes to tick and lists to choose from, old (w:ffData) and new (w:sdt)."""

from __future__ import annotations

from extractors.readers.flow.symbols import EMPTY_BOX, TICKED
from extractors.readers.word.xml import Element, attr, child, number, q, switch


def check_box(control: Element) -> str | None:
    """☒ or ☐ for a content control that is a check box, else None."""
    box = child(control, "w:sdtPr", "w14:checkbox")
    if box is None:
        return None
    state = attr(child(box, "w14:checked"), "w14:val")
    return TICKED if state in ("1", "true", "on") else EMPTY_BOX


def legacy_field(field_char: Element) -> str | None:
    """What a form field of the old kind shows; None where its result is ordinary text."""
    data = child(field_char, "w:ffData")
    box = child(data, "w:checkBox")
    if box is not None:
        state = switch(child(box, "w:checked"))
        is_ticked = switch(child(box, "w:default")) if state is None else state
        return TICKED if is_ticked else EMPTY_BOX
    choice = child(data, "w:ddList")
    if choice is not None:
        entries = [attr(e) or "" for e in choice.findall(q("w:listEntry"))]
        chosen = number(child(choice, "w:result")) or number(child(choice, "w:default")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return None
