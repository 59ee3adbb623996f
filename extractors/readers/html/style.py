"""What style sheets and style attributes say that reading needs: hidden, bold, raised, filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from soupsieve import SelectorSyntaxError

from extractors.readers.strokes import PICKED, STRUCK

_PROPERTIES = {
    "display", "visibility", "background", "background-color", "font-weight",
    "vertical-align", "white-space", "mso-hide", "mso-list", "mso-element", "list-style-type",
    "text-decoration", "text-decoration-line", "border",
}  # fmt: skip
_MAX_RULES = 2000
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d+)[,\s]+(\d+)[,\s]+(\d+)(?:[,/\s]+([\d.]+%?))?\s*\)")
_COLORS = {
    "yellow": "FFFF00", "red": "FF0000", "green": "008000", "lime": "00FF00", "blue": "0000FF",
    "orange": "FFA500", "gray": "808080", "grey": "808080", "silver": "C0C0C0", "black": "000000",
    "aqua": "00FFFF", "cyan": "00FFFF", "fuchsia": "FF00FF", "magenta": "FF00FF",
    "maroon": "800000", "navy": "000080", "olive": "808000", "purple": "800080", "teal": "008080",
    "pink": "FFC0CB", "gold": "FFD700", "lightgreen": "90EE90", "lightblue": "ADD8E6",
    "lightgrey": "D3D3D3", "lightgray": "D3D3D3", "lightyellow": "FFFFE0", "salmon": "FA8072",
}  # fmt: skip


class Styles:
    """Declarations that apply to each element, style sheets first and attributes over them."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._sheet: dict[int, dict[str, str]] = {}
        for rank, (selector, declared) in sorted(_ranked_rules(soup), key=lambda rule: rule[0]):
            del rank
            try:
                for tag in soup.select(selector):
                    self._sheet.setdefault(id(tag), {}).update(declared)
            except SelectorSyntaxError:  # newer CSS than the library knows: styles nothing
                continue

    def of(self, tag: Tag) -> dict[str, str]:
        """Property -> value, both lower case; only the properties that matter to reading."""
        declared = self._sheet.get(id(tag), {})
        inline = tag.get("style")
        return {**declared, **_declarations(inline)} if isinstance(inline, str) else declared

    def hides(self, tag: Tag) -> bool:
        """True for what no reader of the page would see."""
        style = self.of(tag)
        return (
            tag.has_attr("hidden")
            or style.get("display") == "none"
            or style.get("visibility") in {"hidden", "collapse"}
            or style.get("mso-hide") == "all"
        )

    def bold(self, tag: Tag) -> bool | None:
        """True or False where the element says so itself, None where it inherits."""
        weight = self.of(tag).get("font-weight", "")
        if weight.isdigit():
            return int(weight) >= 600
        if weight:
            return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)
        return True if tag.name in {"b", "strong"} else None

    def lines(self, tag: Tag) -> int:
        """STRUCK and PICKED where the element draws lines, a frame or a highlight itself."""
        style = self.of(tag)
        drawn = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
        flags = STRUCK if tag.name in {"s", "strike"} or "line-through" in drawn else 0
        if tag.name in {"u", "ins", "mark"} or "underline" in drawn:
            return flags | PICKED
        if tag.name == "span" and (style.get("border", "none") != "none" or self.fill(tag)):
            return flags | PICKED
        return flags

    def raises(self, tag: Tag) -> bool:
        """True for superscripts."""
        return tag.name == "sup" or self.of(tag).get("vertical-align") == "super"

    def fill(self, tag: Tag) -> str | None:
        """Background as RRGGBB; None where the element itself has none."""
        style = self.of(tag)
        value = style.get("background-color") or style.get("background") or tag.get("bgcolor")
        return parse_color(value) if isinstance(value, str) else None


def parse_color(value: str) -> str | None:
    """A CSS colour (hexadecimal, rgb(), common names) -> RRGGBB."""
    value = value.strip().lower()
    if match := _HEX.search(value):
        digits = match.group(1)
        return (digits if len(digits) == 6 else "".join(2 * char for char in digits)).upper()
    if match := _RGB.search(value):
        if match.group(4) in {"0", "0.0", "0%"}:
            return None
        return "".join(f"{min(255, int(part)):02X}" for part in match.groups()[:3])
    return next((_COLORS[word] for word in value.split() if word in _COLORS), None)


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower()
        for name, value in pairs
        if name.strip().lower() in _PROPERTIES
    }


def _ranked_rules(
    soup: BeautifulSoup,
) -> Iterator[tuple[tuple[int, int, int], tuple[str, dict[str, str]]]]:
    """(specificity and order, (selector, declarations)) of the rules outside any @ block."""
    sheets = "\n".join(style.get_text() for style in soup.find_all("style"))
    order = 0
    for selectors, body in _plain_rules(_COMMENT.sub("", sheets)):
        declared = _declarations(body)
        if not declared or order >= _MAX_RULES:
            continue
        for selector in selectors.split(","):
            if selector.strip() and ":" not in selector:
                order += 1
                ids, classes = selector.count("#"), selector.count(".") + selector.count("[")
                yield (ids, classes, order), (selector.strip(), declared)


def _plain_rules(css: str) -> Iterator[tuple[str, str]]:
    """(selectors, body) of top-level rules; what stands in @media or @page is for others."""
    depth, start, selector, within_at = 0, 0, "", False
    for match in re.finditer(r"[{};]", css):
        sign = match.group()
        if sign == "{":
            if depth == 0:
                selector = css[start : match.start()].strip()
                within_at = selector.startswith("@")
                start = match.end()
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                if not within_at:
                    yield selector, css[start : match.start()]
                start = match.end()
        elif depth == 0:  # an @import or @charset statement
            start = match.end()
