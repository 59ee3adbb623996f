"""The few words of WordprocessingML every module here needs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {
    "w": _MAIN,
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}


@cache
def q(name: str) -> str:
    """Turn "w:p" into "{namespace}p"."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_VAL = q("w:val")


def child(element: Element | None, *path: str) -> Element | None:
    """The first child along a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(q(name))
    return element


def attr(element: Element | None, name: str = "w:val") -> str | None:
    """An attribute of an element that may be missing."""
    if element is None:
        return None
    return element.get(_VAL if name == "w:val" else q(name))


def number(element: Element | None, name: str = "w:val") -> int | None:
    """An attribute as an integer; None where it is missing or no number."""
    text = attr(element, name)
    try:
        return None if text is None else int(float(text))
    except (ValueError, OverflowError):
        return None


def switch(element: Element | None) -> bool | None:
    """An on/off property: None where it is not set."""
    if element is None:
        return None
    return attr(element) not in ("0", "false", "off", "none")


def is_on(parent: Element | None, name: str) -> bool:
    """Whether the child `name` is set and not switched off."""
    return bool(switch(child(parent, name)))


_WRAPPERS = frozenset(map(q, ("w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:sdtContent")))


def unwrapped(parent: Element, name: str) -> Iterator[Element]:
    """Children `name`, those inside content controls and other wrappers included."""
    wanted, control = q(name), q("w:sdt")
    for element in parent:
        if element.tag == wanted:
            yield element
        elif element.tag == control or element.tag in _WRAPPERS:
            yield from unwrapped(element, name)


def chosen(alternate: Element) -> Element | None:
    """The one branch of mc:AlternateContent to read, so that nothing is said twice."""
    choice = child(alternate, "mc:Choice")
    return choice if choice is not None else child(alternate, "mc:Fallback")
