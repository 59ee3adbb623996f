"""The stories of a document: paragraphs and tables in the order of the file."""

from __future__ import annotations

from extractors.readers.flow.model import Flow
from extractors.readers.word.context import Context
from extractors.readers.word.paragraphs import (
    carried_flow,
    mark_is_deleted,
    read_carried,
    read_paragraph,
)
from extractors.readers.word.runs import Inline, is_prompt
from extractors.readers.word.tables import read_table
from extractors.readers.word.xml import Element, child, chosen, q

_P, _TBL, _SDT = q("w:p"), q("w:tbl"), q("w:sdt")
_ALTERNATE, _FOREIGN = q("mc:AlternateContent"), q("w:altChunk")
_LEFT_OUT = frozenset(
    map(q, ("w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:tcPr", "w:del", "w:moveFrom"))
)


def read_flow(context: Context, story: Element) -> Flow:
    """Everything in a body, cell, note, text box or running head."""
    flow: Flow = []
    carried = _read_into(context, story, flow, None)
    if carried is not None:
        flow.extend(carried_flow(carried))
    return flow


def _read_into(
    context: Context, parent: Element, flow: Flow, carried: Inline | None
) -> Inline | None:
    """Appends to `flow`; returns the paragraph whose end is deleted, to go on in the next."""
    for element in parent:
        if element.tag == _P:
            if mark_is_deleted(element):
                carried = read_carried(context, element, carried)
                continue
            flow.extend(read_paragraph(context, element, carried))
            carried = None
        elif element.tag == _TBL:
            flow.append(read_table(context, element))
        elif element.tag == _FOREIGN:
            context.note_problem("embedded_content", "partie importée")
        else:
            inner = _inner(context, element)
            if inner is not None:
                carried = _read_into(context, inner, flow, carried)
    return carried


def _inner(context: Context, element: Element) -> Element | None:
    """What to read inside a wrapper; None for what is no text."""
    if element.tag == _ALTERNATE:
        return chosen(element)
    if element.tag == _SDT:
        content = child(element, "w:sdtContent")
        is_empty = content is None or is_prompt(context, element, content)
        return None if is_empty else content
    return None if element.tag in _LEFT_OUT else element
