"""Which links are note marks and which elements are the notes they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup, Tag

from extractors.readers.html.style import Styles

_MARK = re.compile(r"^[\[(]?\s*(\d{1,3}|[a-z]|\*{1,3}|[ivx]{1,5})\s*[\])]?\.?$")
_NOTE_BLOCKS = {"p", "li", "div", "section", "aside", "dd"}
_NO_NOTES = {"td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "body", "main", "article", "table"}
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
        if tag.name == "a" and isinstance(href, str) and href.startswith("#"):
            links.append((order, tag, href[1:]))
    notes = Notes()
    for order, link, name in links:
        mark = _MARK.match(" ".join(link.get_text().split()))
        if not mark or not _looks_like_reference(link, styles):
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
    plain = text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
    match = re.match(pattern, plain) or re.match(rf"^{re.escape(mark)}\s+", plain)
    text = text[match.end() :] if match else text
    return re.sub(r"[\s\u00a0]*[↩↑⤴⏎\ufe0e]+\s*$", "", text)
