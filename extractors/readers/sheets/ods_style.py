"""How ODS cells look, which sheets are hidden, and what is printed above and below them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.readers.odf.styles import OdfStyles
from extractors.readers.odf.xml import Element, attr, q, qs
from extractors.readers.sheets.blocks import running_text

_SIZE = re.compile(r"(\d+(?:\.\d+)?)pt")
_FIELDS = qs("text:page-number text:page-count text:sheet-name text:date text:time text:file-name")


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a cell, as `SheetCell` has it."""

    bold: bool = False
    size: float = 0.0
    fill: str | None = None
    bordered: bool = False


class OdsStyles:
    """The styles of one workbook, each looked up once."""

    def __init__(self, content: Element, styles: Element | None) -> None:
        roots = [content] if styles is None else [content, styles]
        groups = [root.find(q(f"office:{name}")) for root in roots for name in _GROUPS]
        found = [group for group in groups if group is not None]
        self._odf = OdfStyles(*found)
        self._elements = {
            (attr(style, "style:family"), attr(style, "style:name")): style
            for group in found
            for style in group.iterfind(q("style:style"))
        }
        self._masters = {
            attr(page, "style:name"): page
            for group in found
            for page in group.iterfind(q("style:master-page"))
        }
        self._looks: dict[str | None, Look] = {}

    def look(self, name: str | None) -> Look:
        """The look of a cell style."""
        if name not in self._looks:
            style = self._odf.get("table-cell", name)
            bold = bool(style.look.bold)
            self._looks[name] = Look(bold, self._size(name), style.fill, style.has_borders)
        return self._looks[name]

    def look_of_text(self, name: str | None) -> int:
        """The flags of a run in a text style."""
        return self._odf.get("text", name).look.flags

    def is_raised(self, name: str | None) -> bool:
        """Whether a text style sets superscript."""
        return bool(self._odf.get("text", name).look.raised)

    def is_hidden_sheet(self, name: str | None) -> bool:
        """Whether the sheet with this table style is not shown."""
        style = self._elements.get(("table", name))
        found = None if style is None else style.find(q("style:table-properties"))
        return attr(found, "table:display") == "false"

    def running(self, name: str | None) -> tuple[list[str], list[str]]:
        """Print headers and footers of the sheet with this table style."""
        page = self._masters.get(self._odf.master_page("table", name))
        if page is None:
            return [], []
        return _running(page, "header"), _running(page, "footer")

    def _size(self, name: str | None) -> float:
        """Font size in points, inherited where the style gives none; 0 where nobody does."""
        seen: set[str | None] = set()
        while ("table-cell", name) in self._elements and name not in seen:
            seen.add(name)
            style = self._elements["table-cell", name]
            found = style.find(q("style:text-properties"))
            size = _SIZE.fullmatch(attr(found, "fo:font-size") or "")
            if size:
                return float(size[1])
            name = attr(style, "style:parent-style-name")
        return 0.0


_GROUPS = ("automatic-styles", "styles", "master-styles")


def _running(page: Element, kind: str) -> list[str]:
    texts: list[str] = []
    for name in (kind, f"{kind}-left", f"{kind}-first"):
        part = page.find(q(f"style:{name}"))
        if part is None or attr(part, "style:display") == "false":
            continue
        for paragraph in part.iter(q("text:p")):
            text = running_text("".join(_pieces(paragraph)))
            if text and text not in texts:
                texts.append(text)
    return texts


def _pieces(element: Element) -> list[str]:
    """The texts of a paragraph but for its fields."""
    pieces = [element.text or ""] if element.tag not in _FIELDS else []
    for child in element:
        pieces += [*_pieces(child), child.tail or ""]
    return pieces
