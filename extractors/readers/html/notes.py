"""Which links are note marks and which elements are the notes they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from extractors.readers.flow.lines import linked_mark
from extractors.readers.html.context import BLOCKS
from extractors.readers.html.style import Styles

_MARK = re.compile(r"^[\[(]?\s*(\d{1,3}|[a-z]|\*{1,3}|[ivx]{1,5})\s*[\])]?\.?$")
_NOTE_BLOCKS = {"p", "li", "div", "section", "aside", "dd"}
_NO_NOTES = {"td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "body", "main", "article", "table"}
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALLS = {"a", "span", "small"}
_EDGES = BLOCKS | {"br", "td", "th", "caption"}
_MOST_INSIDE = 8
_NOTE_CLASS = re.compile(r"note|ftn|fnref|reference", re.IGNORECASE)


@dataclass
class Notes:
    """By `id()` of the elements: the links that are marks, and the notes with their mark."""

    references: set[int] = field(default_factory=set)
    targets: dict[int, str] = field(default_factory=dict)


def find_notes(soup: BeautifulSoup, styles: Styles) -> Notes:
    """A link forward that looks like a note mark makes its target a note.

    Links backward (from the note to its mark) make none.
    """
    places: dict[str, tuple[int, Tag]] = {}
    links: list[tuple[int, Tag, str]] = []
    for order, tag in enumerate(soup.find_all(True)):
        for name in (tag.get("id"), tag.get("name") if tag.name == "a" else None):
            if isinstance(name, str):
                places.setdefault(name, (order, tag))
        href = tag.get("href")
        if tag.name == "a" and isinstance(href, str) and "#" in href:
            links.append((order, tag, href.partition("#")[2]))
        elif tag.name in _CALLS and _NOTE_CLASS.search(str(tag.get("class") or "")):
            links.append((order, tag, ""))
    notes = Notes()
    for order, link, name in links:
        text = _short_text(link)
        if text and linked_mark(text, _text_before(link)) is not None:
            notes.references.add(id(link))  # right behind its words, whatever it looks like
        mark = _MARK.match(text.translate(_PLAIN))
        looks = id(link) in notes.references or (mark and _looks_like_reference(link, styles))
        if not mark or not looks:
            continue
        place, target = places.get(name, (-1, link))
        block = _block_of(target) if place > order else None
        if block is not None:
            notes.references.add(id(link))
            notes.targets.setdefault(id(block), mark.group(1))
    return notes


def _looks_like_reference(link: Tag, styles: Styles) -> bool:
    """Raised, or said to be a note by its class, role or Word's own style."""
    near = [link, *(child for child in link.find_all(True, limit=3))]
    parent = link.parent
    while parent is not None and parent.name in {"sup", "span", "b", "i", "small"}:
        near.append(parent)
        parent = parent.parent
    if any(styles.raises(tag) for tag in near):
        return True
    if "mso-footnote-id" in str(link.get("style")) or "mso-endnote-id" in str(link.get("style")):
        return True
    said = " ".join(
        str(tag.get(name) or "") for tag in near for name in ("class", "role", "epub:type", "href")
    )
    return bool(_NOTE_CLASS.search(said)) or link.get_text().strip().startswith("[")


def _short_text(link: Tag) -> str:
    """The words of a link; "" where it holds more than a mark and its dress."""
    inside = list(islice(link.descendants, _MOST_INSIDE + 1))
    return "" if len(inside) > _MOST_INSIDE else " ".join(link.get_text().split())


def _text_before(link: Tag) -> str:
    """The last words before a link in its own block or line."""
    text = ""
    for element in link.previous_elements:
        if isinstance(element, Tag) and element.name in _EDGES:
            break
        if type(element) is NavigableString:
            text = str(element) + text
        if len(text) > 1:
            break
    return text


def _block_of(target: Tag) -> Tag | None:
    tag: Tag | None = target
    while tag is not None and tag.name not in _NOTE_BLOCKS:
        if tag.name in _NO_NOTES:
            return None
        tag = tag.parent
    return tag


def without_mark(text: str, mark: str) -> str:
    """A note's text without its own mark at the start and the link back at the end."""
    pattern = rf"^[\[(]?\s*{re.escape(mark)}\s*[\])]?[.:]?(?!\w)\s*"
    plain = text.translate(_PLAIN)
    match = re.match(pattern, plain) or re.match(rf"^{re.escape(mark)}\s+", plain)
    text = text[match.end() :] if match else text
    return re.sub(r"[\s\u00a0]*[↩↑⤴⏎\ufe0e]+\s*$", "", text)
