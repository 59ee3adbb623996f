"""The few words of OpenDocument the text reader needs."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "draw": f"{_OASIS}drawing:1.0",
    "form": f"{_OASIS}form:1.0",
    "svg": f"{_OASIS}svg-compatible:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_WHOLE = re.compile(r"\s*-?\d{1,9}\s*")


@cache
def q(name: str) -> str:
    """Turn "text:p" into "{namespace}p"."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def qs(names: str) -> frozenset[str]:
    """The same for several names parted by spaces."""
    return frozenset(map(q, names.split()))


def attr(element: Element | None, name: str) -> str | None:
    """An attribute of an element that may be missing."""
    return None if element is None else element.get(q(name))


def number(element: Element | None, name: str, default: int = 1) -> int:
    """An attribute as a whole number, the default where it is missing or none."""
    text = attr(element, name)
    return int(text) if text and _WHOLE.fullmatch(text) else default


def plain(element: Element | None) -> str:
    """All text below an element, as it stands in the XML."""
    return "" if element is None else "".join(map(str, element.itertext()))
