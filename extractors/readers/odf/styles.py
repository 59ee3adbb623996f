"""OpenDocument styles with what they inherit, and the numbering of lists and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.readers.flow.look import Look
from extractors.readers.odf.xml import Element, attr, number, q

_TITLES = frozenset(("title", "titre"))
_BOLD_WEIGHT = 600


@dataclass(frozen=True, slots=True)
class OdfStyle:
    """A style with all it inherits.

    `heading` is 0 for the title, 1–10 where the style is one of headings. `fill` is RRGGBB.
    """

    look: Look = field(default_factory=Look)
    heading: int | None = None
    list_style: str | None = None
    fill: str | None = None
    has_borders: bool = False
    is_hidden: bool = False
    """A row, column or section that is not shown."""


_PLAIN = OdfStyle()


class OdfStyles:
    """Styles of one scope: the body's, or those of the running heads."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str | None, str | None], Element] = {}
        self._lists: dict[str | None, Element] = {}
        self._defaults: dict[str | None, Element] = {}
        self.outline: Element | None = None
        for root in roots:
            for element in () if root is None else root:
                if element.tag == q("style:style"):
                    key = (attr(element, "style:family"), attr(element, "style:name"))
                    self._styles.setdefault(key, element)
                elif element.tag == q("text:list-style"):
                    self._lists.setdefault(attr(element, "style:name"), element)
                elif element.tag == q("text:outline-style"):
                    self.outline = element
        self._resolved: dict[tuple[str, str | None], OdfStyle] = {}

    def get(self, family: str, name: str | None) -> OdfStyle:
        """A style of a family ("paragraph", "text", "table-cell" …) with all it inherits."""
        key = (family, name)
        if key not in self._resolved:
            style = _PLAIN
            for element in reversed(self._chain(family, name)):
                style = _merged(element, style)
            self._resolved[key] = style
        return self._resolved[key]

    def list_style(self, name: str | None) -> Element | None:
        """The definition of a list style."""
        return self._lists.get(name)

    def master_page(self, family: str, name: str | None) -> str | None:
        """The master page a paragraph or table of this style begins."""
        pages = (attr(e, "style:master-page-name") for e in self._chain(family, name))
        return next((page for page in pages if page), None)

    def _chain(self, family: str, name: str | None) -> list[Element]:
        chain: list[Element] = []
        while (family, name) in self._styles and self._styles[family, name] not in chain:
            element = self._styles[family, name]
            chain.append(element)
            name = attr(element, "style:parent-style-name")
        return chain


def _merged(element: Element, below: OdfStyle) -> OdfStyle:
    look = Look()
    fill, has_borders, is_hidden = below.fill, below.has_borders, below.is_hidden
    for properties in element:
        if properties.tag == q("style:text-properties"):
            look = text_look(properties)
            continue
        fill = _fill(attr(properties, "fo:background-color"), fill)
        has_borders = has_borders or _draws(properties)
        is_hidden = is_hidden or attr(properties, "text:display") == "none"
    return OdfStyle(
        look=look.over(below.look),
        heading=_heading(element, below.heading),
        list_style=_own(attr(element, "style:list-style-name"), below.list_style),
        fill=fill,
        has_borders=has_borders,
        is_hidden=is_hidden,
    )


def _own(value: str | None, below: str | None) -> str | None:
    """An empty name takes an inherited list style away."""
    return below if value is None else value or None


def _heading(element: Element, below: int | None) -> int | None:
    name = attr(element, "style:display-name") or attr(element, "style:name") or ""
    if name.casefold() in _TITLES:
        return 0
    level = attr(element, "style:default-outline-level")
    if level is None:
        return below
    return number(element, "style:default-outline-level", 0) or None


def text_look(properties: Element) -> Look:
    """What style:text-properties say themselves."""
    weight = attr(properties, "fo:font-weight")
    position = attr(properties, "style:text-position")
    display = attr(properties, "text:display")
    return Look(
        bold=None if weight is None else _is_bold(weight),
        hidden=None if display is None else display == "none",
        raised=None if position is None else _is_raised(position),
        font=attr(properties, "style:font-name") or attr(properties, "fo:font-family"),
        struck=_drawn(properties, _STRUCK),
        picked=_drawn(properties, _PICKED),
    )


_STRUCK = ("style:text-line-through-style", "style:text-line-through-type")
_PICKED = ("style:text-underline-style", "fo:background-color", "fo:border")
_UNDRAWN = ("none", "transparent", "#ffffff")


def _drawn(properties: Element, names: tuple[str, ...]) -> bool | None:
    """Whether one of these attributes draws something; None where none is there."""
    told = [value for name in names if (value := attr(properties, name)) is not None]
    return any(value.lower() not in _UNDRAWN for value in told) if told else None


def _is_bold(weight: str) -> bool:
    return weight == "bold" or (weight.isdecimal() and int(weight) >= _BOLD_WEIGHT)


def _is_raised(position: str) -> bool:
    """Holds for "super 58%", "33% 80%"; not "sub", "-33% 58%" or "0% 100%"."""
    return re.match(r"super|0*[1-9]", position.strip()) is not None


def _fill(colour: str | None, below: str | None) -> str | None:
    if colour is None:
        return below
    text = colour.lstrip("#").upper()
    return text if re.fullmatch(r"[0-9A-F]{6}", text) and text != "FFFFFF" else None


_SIDES = [q(f"fo:border{side}") for side in ("", "-left", "-right", "-top", "-bottom")]


def _draws(properties: Element) -> bool:
    values = (properties.get(side) for side in _SIDES)
    return any(value not in (None, "none", "hidden") and value for value in values)
