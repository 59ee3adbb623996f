"""Text that floats over the page: text boxes, WordArt, SmartArt."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.readers.flow.model import Flow, Line
from extractors.readers.word.context import Context
from extractors.readers.word.xml import Element, attr, child, chosen, q

_PICTURES = (q("a:blip"), q("v:imagedata"))


def flow_of(context: Context, drawing: Element) -> Flow:
    """The text inside a drawing, in the order of the file."""
    if context.is_silent:
        return []
    flow: Flow = []
    for element in _texts(drawing):
        if element.tag == q("w:txbxContent"):
            flow.extend(context.story(element))
        elif element.tag == q("dgm:relIds"):
            flow.extend(_diagram(context, element))
        else:
            text = (element.get("string") or "").strip()
            flow.extend([Line(text)] if text else [])
    for embedded in drawing.iter(q("o:OLEObject")):
        program = embedded.get("ProgID") or ""
        if not program.startswith("Equation"):
            context.note_problem("embedded_content", f"objet incorporé ({program})")
    if not context.has_pictures:
        context.has_pictures = next(drawing.iter(*_PICTURES), None) is not None
    return flow


def is_above(drawing: Element) -> bool:
    """Whether a floating drawing stands above the paragraph it is anchored to.

    A box placed by the page (a cover's title) comes first; one placed by the paragraph
    comes after it unless it is moved up.
    """
    position = child(drawing, "wp:anchor", "wp:positionV")
    if position is None:
        return False
    if position.get("relativeFrom") not in ("paragraph", "line"):
        return True
    offset = child(position, "wp:posOffset")
    return offset is not None and (offset.text or "").strip().startswith("-")


def _texts(parent: Element) -> Iterator[Element]:
    """Text boxes, WordArt strings and diagrams below an element, each once."""
    for element in parent:
        if element.tag == q("mc:AlternateContent"):
            branch = chosen(element)
            if branch is not None:
                yield from _texts(branch)
        elif element.tag in (q("w:txbxContent"), q("v:textpath"), q("dgm:relIds")):
            yield element
        else:
            yield from _texts(element)


def _diagram(context: Context, element: Element) -> Flow:
    """The points of a SmartArt diagram, one line each."""
    data = context.parts.related(attr(element, "r:dm"))
    if data is None:
        return []
    points = (
        "".join(t.text or "" for t in point.iter(q("a:t"))).strip()
        for point in data.iter(q("dgm:pt"))
    )
    return [Line(text) for text in points if text]
