"""What an element's place in an HTML page says about the text in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from bs4 import BeautifulSoup, Tag

from extractors.blocks import BlockKind
from extractors.readers.strokes import BOLD

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "iframe", "legend", "li", "main",
    "menu", "nav", "ol", "optgroup", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
DROPPED = {
    "script", "style", "head", "meta", "link", "template", "noscript", "datalist", "colgroup",
    "title", "desc", "metadata", "audio", "video", "canvas", "xml", "base", "img", "area",
}  # fmt: skip
LISTS = {"ul", "ol", "menu", "dir"}
_HEADER_ROLES = {"banner", "navigation", "search", "doc-toc"}
_FOOTER_ROLES = {"contentinfo", "complementary"}
_SECTIONS = ["article", "section", "main"]
_BADGE = re.compile(
    r"(?<![a-z])(?:badge|tag|pill|chip|label|pastille|etiquette|statut|status|etat|state)(?![a-z])",
    re.IGNORECASE,
)
_DEEPEST = 8
"""Elements between a badge and its heading at most."""
_WORD_LEVEL = re.compile(r"level(\d)")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """Inherited by children. `joined`: blocks inside are lines of one block (item, note).

    `tables` counts the layout tables around.
    """

    kind: BlockKind = "paragraph"
    level: int | None = None
    mark: str | None = None
    bold: bool = False
    pre: bool = False
    furniture: BlockKind | None = None
    list_depth: int = 0
    joined: bool = False
    tables: int = 0
    lines: int = 0
    """STRUCK and PICKED of the text inside."""

    @property
    def look(self) -> int:
        """The flags of a run of text."""
        return self.lines | (BOLD if self.bold else 0)


def heading_level(tag: Tag) -> int | None:
    """1 to 6 for headings by name, by ARIA role, or Word's title style; None for others."""
    if len(tag.name) == 2 and tag.name[0] == "h" and tag.name[1] in "123456":
        return int(tag.name[1])
    if tag.get("role") == "heading":
        level = str(tag.get("aria-level", "2"))
        return int(level) if level.isdecimal() and len(level) == 1 else 2
    return 1 if tag.name == "p" and "MsoTitle" in (tag.get("class") or ()) else None


def is_badge(tag: Tag) -> bool:
    """A word in a box of its own within a heading: `<h3>Titre <span class="badge">…`."""
    if tag.name not in ("span", "small", "em", "strong", "b", "i", "mark"):
        return False
    names = " ".join(tag.get("class") or ())
    return _BADGE.search(names) is not None and _heads(tag)


def _heads(tag: Tag) -> bool:
    near = islice(tag.parents, _DEEPEST)
    return any(above.name == "summary" or heading_level(above) for above in near)


def word_list_level(style: dict[str, str]) -> int | None:
    """Depth of a Word paragraph that stands for a list item ("mso-list: l0 level2 lfo1")."""
    match = _WORD_LEVEL.search(style.get("mso-list", ""))
    return int(match.group(1)) if match else None


class Furniture:
    """Which parts of the page are menus, banners and feet rather than the document."""

    def __init__(self, soup: BeautifulSoup) -> None:
        titles = soup.find_all("h1")
        self._title_outside = any(title.find_parent("header") is None for title in titles)

    def of(self, tag: Tag) -> BlockKind | None:
        """page_header, page_footer, or None for content.

        A `<header>` holds the document's own title where no `<h1>` stands elsewhere.
        """
        role = tag.get("role")
        if tag.name == "div" and tag.get("title") in {"header", "footer"}:  # LibreOffice's pages
            return "page_header" if tag.get("title") == "header" else "page_footer"
        if tag.name == "nav" or role in _HEADER_ROLES:
            return "page_header"
        if tag.name == "header":
            within = tag.find_parent(_SECTIONS) is not None
            own_title = not self._title_outside and tag.find(["h1", "h2"]) is not None
            return None if within or own_title else "page_header"
        if tag.name == "aside" and tag.find_parent(_SECTIONS) is not None and not _is_links(tag):
            return None
        if tag.name in {"footer", "aside"} or role in _FOOTER_ROLES:
            return "page_footer"
        return None


def _is_links(tag: Tag) -> bool:
    """Whether most of what stands there leads elsewhere (« À lire aussi »)."""
    links = sum(len(link.get_text(strip=True)) for link in tag.find_all("a"))
    return links * 2 > len(tag.get_text(strip=True))


class Numbering:
    """Numbers of the items of `<ol>` lists, as a browser shows them."""

    def __init__(self) -> None:
        self._next: dict[int, int] = {}

    def prefix(self, item: Tag, style: dict[str, str]) -> str:
        """Number and space ("3. ") of an item of an ordered list, nothing elsewhere."""
        parent = item.parent
        if parent is None or parent.name != "ol":
            return ""
        step = -1 if parent.has_attr("reversed") else 1
        number = self._next.get(id(parent), _integer(parent.get("start")) or 1)
        number = _integer(item.get("value")) or number
        self._next[id(parent)] = number + step
        kind = style.get("list-style-type") or str(item.get("type") or parent.get("type") or "1")
        shown = _shown(number, kind)
        return f"{shown}. " if shown else ""


def _integer(value: object) -> int | None:
    text = str(value)
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 9 else None


def _shown(number: int, kind: str) -> str:
    if kind in {"none", "disc", "circle", "square"}:
        return ""
    lowered = kind.lower()
    if lowered in {"a", "lower-alpha", "upper-alpha", "lower-latin", "upper-latin"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if kind == "A" or lowered.startswith("upper") else letter
    if lowered in {"i", "lower-roman", "upper-roman"} and 0 < number < 4000:
        roman = _roman(number)
        return roman.upper() if kind == "I" or lowered.startswith("upper") else roman
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        parts.append(count * sign)
    return "".join(parts)
