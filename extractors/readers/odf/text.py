"""The characters of an OpenDocument paragraph: spans, notes, fields, frames."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.readers.flow.lines import raise_link, raised, seen, superscript
from extractors.readers.flow.look import Look
from extractors.readers.flow.model import Flow, Line, Note, text_of
from extractors.readers.flow.symbols import to_unicode
from extractors.readers.odf.context import OdfContext
from extractors.readers.odf.forms import control_text, field_mark
from extractors.readers.odf.xml import Element, attr, number, plain, q, qs
from extractors.readers.strokes import Run

_BLANK = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 1000  # text:c is a number anybody can write


@dataclass
class OdfInline:
    """The content of one paragraph, gathered run by run."""

    context: OdfContext
    pieces: list[Run] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    before: Flow = field(default_factory=list)
    after: Flow = field(default_factory=list)
    ends_blank: bool = True
    """The last character is white space that swallows more of it (ODF 1.3, 6.1.2)."""

    def add(self, text: str, look: Look) -> None:
        """Characters a reader sees, unless they are hidden."""
        if not text:
            return
        if look.hidden or self.context.deleting:
            if text.strip():
                is_deleted = bool(self.context.deleting)
                self.context.note_problem("tracked_changes" if is_deleted else "hidden_content")
            return
        text = to_unicode(seen(text), look.font)
        self.pieces.append((raised(text) if look.raised else text, look.flags))
        self.ends_blank = False

    def add_source(self, text: str | None, look: Look) -> None:
        """Text of the XML, where white space counts once."""
        if not text:
            return
        text = _BLANK.sub(" ", text)
        if self.ends_blank and text.startswith(" "):
            text = text[1:]
        if text:
            self.add(text, look)
            self.ends_blank = text.endswith(" ")

    def walk(self, parent: Element, look: Look) -> None:
        """Everything below an element, in order."""
        self.add_source(parent.text, look)
        for element in parent:
            handler = _HANDLERS.get(str(element.tag))
            if handler is not None:
                handler(self, element, look)
            elif element.tag not in _SKIPPED and isinstance(element.tag, str):
                self.walk(element, look)
            self.add_source(element.tail, look)


def read_inline(context: OdfContext, paragraph: Element, look: Look) -> OdfInline:
    """The runs of a paragraph with its notes and frames."""
    inline = OdfInline(context)
    inline.walk(paragraph, look)
    return inline


def _span(inline: OdfInline, element: Element, look: Look) -> None:
    style = inline.context.styles.get("text", attr(element, "text:style-name"))
    inline.walk(element, style.look.over(look))


def _link(inline: OdfInline, element: Element, look: Look) -> None:
    start = len(inline.pieces)
    _span(inline, element, look)
    if (attr(element, "xlink:href") or "").startswith("#"):
        raise_link(inline.pieces, start)


def _spaces(inline: OdfInline, element: Element, look: Look) -> None:
    inline.add(" " * min(number(element, "text:c"), _MAX_SPACES), look)


def _constant(text: str) -> Handler:
    return lambda inline, element, look: inline.add(text, look)


def _note(inline: OdfInline, element: Element, look: Look) -> None:
    if look.hidden or inline.context.deleting:
        inline.context.hide(element)
        return
    citation = element.find(q("text:note-citation"))
    mark = plain(citation).strip()
    if attr(element, "text:note-class") == "endnote" and attr(citation, "text:label") is None:
        # Counted in digits, which later readers know as note marks ("i" they do not).
        inline.context.endnotes += 1
        mark = str(inline.context.endnotes)
    body = element.find(q("text:note-body"))
    text = "" if body is None else text_of(inline.context.read_flow(inline.context, body))
    inline.add(superscript(mark), Look(bold=look.bold))
    inline.notes.append(Note(mark, text))


def _change(inline: OdfInline, element: Element, look: Look) -> None:
    inline.context.follow_change(element)


def _hidden_field(inline: OdfInline, element: Element, look: Look) -> None:
    if attr(element, "text:is-hidden") == "true":
        inline.context.hide(element)
    else:
        inline.walk(element, look)


def _content_control(inline: OdfInline, element: Element, look: Look) -> None:
    """An empty control shows a prompt, which nobody has written."""
    if attr(element, "loext:showing-place-holder") != "true":
        inline.walk(element, look)


def _control(inline: OdfInline, element: Element, look: Look) -> None:
    inline.add(_control_text(inline.context, element), look)


def _control_text(context: OdfContext, element: Element) -> str:
    control = context.controls.get(attr(element, "draw:control"))
    return "" if control is None else control_text(control)


def _field_mark(inline: OdfInline, element: Element, look: Look) -> None:
    inline.add(field_mark(element), look)
    inline.add_source(element.text, look)


def _frame(inline: OdfInline, element: Element, look: Look) -> None:
    """A floating text stands after its paragraph, unless it is moved above it."""
    is_above = (attr(element, "svg:y") or "").startswith("-")
    flow = frame_flow(inline.context, element)
    (inline.before if is_above else inline.after).extend(flow)


def frame_flow(context: OdfContext, element: Element) -> Flow:
    """The text in a frame or shape, of its first representation that has any."""
    context.has_pictures = context.has_pictures or element.find(q("draw:image")) is not None
    if element.tag == q("draw:control"):
        text = _control_text(context, element)
        return [Line(text)] if text else []
    return context.read_flow(context, element)


Handler = Callable[[OdfInline, Element, Look], None]

_HANDLERS: dict[str, Handler] = {
    q("text:span"): _span,
    q("text:a"): _link,
    q("text:s"): _spaces,
    q("text:tab"): _constant("\t"),
    q("text:line-break"): _constant("\n"),
    q("text:note"): _note,
    q("text:hidden-text"): _hidden_field,
    q("text:change-start"): _change,
    q("text:change-end"): _change,
    q("loext:content-control"): _content_control,
    q("draw:control"): _control,
    q("field:fieldmark"): _field_mark,
    q("field:fieldmark-start"): _field_mark,
    **dict.fromkeys(
        qs(
            "draw:frame draw:custom-shape draw:g draw:rect draw:ellipse draw:line draw:path "
            "draw:polygon draw:polyline draw:connector draw:caption draw:circle"
        ),
        _frame,
    ),
}
_SKIPPED = qs(
    "office:annotation office:annotation-end text:number text:script text:placeholder "
    "text:ruby-text text:meta-field-list svg:title svg:desc office:event-listeners "
    "text:tracked-changes text:hidden-paragraph"
)
