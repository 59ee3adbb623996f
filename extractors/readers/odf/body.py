"""The stories of an ODT document: paragraphs, lists, tables and frames in order."""

from __future__ import annotations

from extractors.readers.flow.lines import Label, make_line
from extractors.readers.flow.model import Flow
from extractors.readers.odf.context import OdfContext
from extractors.readers.odf.lists import OpenList
from extractors.readers.odf.styles import OdfStyle
from extractors.readers.odf.tables import read_table
from extractors.readers.odf.text import OdfInline, frame_flow, read_inline
from extractors.readers.odf.xml import Element, attr, number, q, qs

_PARAGRAPHS = qs("text:p text:h")
_LIST, _TABLE, _SECTION = q("text:list"), q("table:table"), q("text:section")
_ITEMS = qs("text:list-item text:list-header")
_CHANGES = qs("text:change-start text:change-end")
_LEFT_OUT = qs(
    "text:tracked-changes office:forms office:annotation text:table-of-content-source "
    "text:illustration-index-source text:table-index-source text:object-index-source "
    "text:user-index-source text:alphabetical-index-source text:bibliography-source "
    "text:sequence-decls text:variable-decls text:user-field-decls text:dde-connection-decls "
    "svg:title svg:desc draw:object draw:object-ole draw:glue-point draw:enhanced-geometry "
    "office:event-listeners office:binary-data"
)


def read_flow(context: OdfContext, story: Element) -> Flow:
    """Everything in a body, cell, note, frame or running head."""
    flow: Flow = []
    for element in story:
        if element.tag in _PARAGRAPHS:
            flow.extend(_paragraph(context, element, None, None))
        elif element.tag == _LIST:
            flow.extend(_list(context, element, None))
        elif element.tag == _TABLE:
            flow.append(read_table(context, element))
        elif element.tag == _SECTION and _is_hidden_section(context, element):
            context.hide(element)
        elif element.tag in _CHANGES:
            context.follow_change(element)
        elif isinstance(element.tag, str) and element.tag not in _LEFT_OUT:
            flow.extend(frame_flow(context, element))
    return flow


def _is_hidden_section(context: OdfContext, element: Element) -> bool:
    display = attr(element, "text:display")
    return display == "none" or attr(element, "text:is-hidden") == "true"


def _list(context: OdfContext, element: Element, outer: OpenList | None) -> Flow:
    current = context.lists.open(element, outer)
    flow: Flow = []
    for item in element:
        if item.tag in _ITEMS:
            flow.extend(_item(context, item, current))
    return flow


def _item(context: OdfContext, item: Element, current: OpenList) -> Flow:
    """One item: its first paragraph bears the bullet or number."""
    flow: Flow = []
    is_first = item.tag == q("text:list-item")
    for element in item:
        if element.tag in _PARAGRAPHS:
            flow.extend(_paragraph(context, element, current if is_first else None, item))
            is_first = False
        elif element.tag == _LIST:
            flow.extend(_list(context, element, current))
        elif element.tag == _TABLE:
            flow.append(read_table(context, element))
    return flow


def _paragraph(
    context: OdfContext, element: Element, current: OpenList | None, item: Element | None
) -> Flow:
    if _is_hidden_paragraph(element):
        context.hide(element)
        return []
    style = context.styles.get("paragraph", attr(element, "text:style-name"))
    inline = read_inline(context, element, style.look)
    heading = _heading(element, style)
    label = _label(context, style, current, item, heading)
    return _around(inline, label, current.level if current else None, heading)


def _is_hidden_paragraph(element: Element) -> bool:
    field = element.find(q("text:hidden-paragraph"))
    return attr(field, "text:is-hidden") == "true"


def _heading(element: Element, style: OdfStyle) -> int | None:
    if style.heading == 0 or element.tag == q("text:p"):
        return style.heading
    return max(1, number(element, "text:outline-level"))


def _label(
    context: OdfContext,
    style: OdfStyle,
    current: OpenList | None,
    item: Element | None,
    heading: int | None,
) -> Label | None:
    if current is not None:
        start = None if item is None else attr(item, "text:start-value")
        first = number(item, "text:start-value") if item is not None and start else None
        return context.lists.label(current, style.list_style, first)
    return context.lists.heading(heading) if heading else None


def _around(inline: OdfInline, label: Label | None, depth: int | None, heading: int | None) -> Flow:
    line = make_line(inline.pieces, inline.notes, label, depth, heading)
    return [*inline.before, *([line] if line else []), *inline.after]
