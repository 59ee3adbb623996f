"""Styles with what they inherit: headings, lists, bold, hidden, raised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extractors.readers.flow.look import Look
from extractors.readers.word.xml import Element, attr, child, number, q, switch

_HEADING = re.compile(r"(?:heading|titre|intertitre)\s*([1-9])")
_TITLES = frozenset(("title", "titre"))
_NOT_HEADING = 9  # w:outlineLvl of body text
_UNDRAWN = ("none", "nil", "0")
_RAISED_HALF_POINTS = 4  # LibreOffice raises "er" of "1er" instead of marking it superscript


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph, character or table style with all it inherits.

    `heading` is 0 for the title, 1–9 for headings, None for other text.
    `list_id` and `list_level` are its w:numPr.
    """

    name: str = ""
    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    look: Look = field(default_factory=Look)


@dataclass(frozen=True, slots=True)
class TableLook:
    """What a table style gives the first row and column, and whether it draws borders."""

    has_borders: bool = False
    bold: frozenset[str] = frozenset()
    """Of "firstRow" and "firstCol", those set in bold."""
    fills: dict[str, str] = field(default_factory=dict)


_PLAIN = Style()


class Styles:
    """The styles of one document, resolved on demand."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(q("w:style"))
        self._elements = {attr(e, "w:styleId") or "": e for e in elements}
        self._defaults = {
            attr(e, "w:type"): attr(e, "w:styleId")
            for e in elements
            if attr(e, "w:default") in ("1", "true", "on")
        }
        self._resolved: dict[str, Style] = {}
        self._tables: dict[str | None, TableLook] = {}

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph; the document's default where it names none."""
        return self._get(style_id or self._defaults.get("paragraph"))

    def character(self, style_id: str | None) -> Style:
        """The style of a run; plain where it names none."""
        return self._get(style_id)

    def table(self, style_id: str | None) -> TableLook:
        """The look of a table style."""
        if style_id not in self._tables:
            chain = self._chain(style_id or self._defaults.get("table"))
            self._tables[style_id] = _table_look(chain)
        return self._tables[style_id]

    def _get(self, style_id: str | None) -> Style:
        if style_id is None:
            return _PLAIN
        if style_id not in self._resolved:
            style = _PLAIN
            for element in reversed(self._chain(style_id)):
                style = _merged(element, style)
            self._resolved[style_id] = style
        return self._resolved[style_id]

    def _chain(self, style_id: str | None) -> list[Element]:
        """The style and those it is based on, nearest first."""
        chain: list[Element] = []
        while style_id in self._elements and self._elements[style_id] not in chain:
            element = self._elements[style_id]
            chain.append(element)
            style_id = attr(child(element, "w:basedOn"))
        return chain


def _merged(element: Element, below: Style) -> Style:
    name = (attr(child(element, "w:name")) or "").casefold()
    properties = child(element, "w:pPr")
    return replace(
        below,
        name=name,
        heading=_heading(name, outline_level(properties), below.heading),
        list_id=attr(child(properties, "w:numPr", "w:numId")) or below.list_id,
        list_level=_first(number(child(properties, "w:numPr", "w:ilvl")), below.list_level),
        look=run_look(child(element, "w:rPr")).over(below.look),
    )


def _heading(name: str, outline: int | None, below: int | None) -> int | None:
    if name in _TITLES:
        return 0
    if outline is not None:
        return None if outline < 0 else outline
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else below


def outline_level(properties: Element | None) -> int | None:
    """The heading level that paragraph properties give: 1–9; -1 for body text; else None."""
    level = number(child(properties, "w:outlineLvl"))
    if level is None:
        return None
    return level + 1 if 0 <= level < _NOT_HEADING else -1


def run_look(properties: Element | None) -> Look:
    """What w:rPr says itself."""
    if properties is None or not len(properties):
        return Look()
    return Look(
        bold=switch(child(properties, "w:b")),
        hidden=switch(child(properties, "w:vanish")),
        raised=_raised(properties),
        font=attr(child(properties, "w:rFonts"), "w:ascii"),
        struck=_struck(properties),
        picked=_picked(properties),
    )


def _struck(properties: Element) -> bool | None:
    single, double = (switch(child(properties, name)) for name in ("w:strike", "w:dstrike"))
    return single or double if single is not None else double


def _picked(properties: Element) -> bool | None:
    kinds = [attr(child(properties, name)) for name in ("w:u", "w:highlight", "w:bdr")]
    told = [kind for kind in kinds if kind is not None]
    return any(kind not in _UNDRAWN for kind in told) if told else None


def _raised(properties: Element) -> bool | None:
    align = attr(child(properties, "w:vertAlign"))
    if align is not None:
        return align == "superscript"
    position = number(child(properties, "w:position"))
    return None if position is None else position >= _RAISED_HALF_POINTS


def _first(value: int | None, other: int | None) -> int | None:
    return other if value is None else value


def _table_look(chain: list[Element]) -> TableLook:
    bold: set[str] = set()
    fills: dict[str, str] = {}
    has_borders = False
    for element in reversed(chain):
        has_borders = has_borders or draws_borders(element)
        for part in element.findall(q("w:tblStylePr")):
            kind = attr(part, "w:type") or ""
            if run_look(child(part, "w:rPr")).bold:
                bold.add(kind)
            fill = shade(child(part, "w:tcPr", "w:shd"))
            if fill:
                fills[kind] = fill
    return TableLook(has_borders, frozenset(bold), fills)


_BORDERS = (q("w:tblBorders"), q("w:tcBorders"))


def draws_borders(element: Element | None) -> bool:
    """Whether any border below the element is drawn."""
    return element is not None and any(
        attr(side) not in (None, "none", "nil")
        for borders in element.iter(*_BORDERS)
        for side in borders
    )


_HEX = re.compile(r"[0-9A-Fa-f]{6}")


def shade(shading: Element | None) -> str | None:
    """The colour of w:shd as RRGGBB, patterns blended; None for none, white or automatic."""
    pattern = attr(shading) or "clear"
    if shading is None or pattern == "nil":
        return None
    fill = _rgb(attr(shading, "w:fill"), "FFFFFF")
    share = _share(pattern)
    if share:
        ink = _rgb(attr(shading, "w:color"), "000000")
        fill = tuple(round(i * share + f * (1 - share)) for i, f in zip(ink, fill, strict=True))
    text = "".join(f"{part:02X}" for part in fill)
    return None if text == "FFFFFF" else text


def _share(pattern: str) -> float:
    """How much of a shading pattern is ink: "pct15" 0.15, "solid" 1."""
    if pattern == "solid":
        return 1.0
    match = re.fullmatch(r"pct(\d+)", pattern)
    return min(int(match[1]), 100) / 100 if match else 0.0


def _rgb(text: str | None, default: str) -> tuple[int, ...]:
    colour = text if text and _HEX.fullmatch(text) else default
    return tuple(bytes.fromhex(colour))
