"""Bullets and numbers of OpenDocument lists and headings, counted as LibreOffice does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.readers.flow.lines import Label, label_of
from extractors.readers.flow.numerals import numeral
from extractors.readers.flow.symbols import TICKED, to_unicode
from extractors.readers.odf.styles import OdfStyles
from extractors.readers.odf.xml import Element, attr, number, q

_FORMATS = {
    "1": "decimal",
    "i": "lowerRoman",
    "I": "upperRoman",
    "a": "lowerLetter",
    "A": "upperLetter",
    "01": "decimalZero",
}
_PLACE = re.compile(r"%(\d+)%")
_LEVELS = 10
_BULLET = q("text:list-level-style-bullet")
_IMAGE = q("text:list-level-style-image")
_BULLETS = (_BULLET, _IMAGE)

Counts = list[int | None]


@dataclass
class OpenList:
    """A list being read: its style, its level (from 1) and the counters of all its levels."""

    style: Element | None
    style_name: str | None
    level: int
    counts: Counts


class OdfLists:
    """Opens lists and gives their labels; ask once for each numbered paragraph, in order."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self._by_id: dict[str, Counts] = {}
        self._last: dict[str | None, Counts] = {}
        self._outline: Counts = [None] * (_LEVELS + 1)

    def open(self, element: Element, outer: OpenList | None) -> OpenList:
        """The list of a text:list element; a nested one goes on in the outer list's counters."""
        name = attr(element, "text:style-name")
        if outer is not None:
            style = outer.style if name is None else self._styles.list_style(name)
            return OpenList(style, name or outer.style_name, outer.level + 1, outer.counts)
        counts: Counts = [None] * (_LEVELS + 1)
        earlier = attr(element, "text:continue-list")
        if earlier is not None:
            counts = self._by_id.get(earlier, counts)
        elif attr(element, "text:continue-numbering") == "true":
            counts = self._last.get(name, counts)
        self._by_id[attr(element, "xml:id") or ""] = counts
        self._last[name] = counts
        return OpenList(self._styles.list_style(name), name, 1, counts)

    def label(self, current: OpenList, style_name: str | None, start: int | None) -> Label | None:
        """The label of a paragraph that begins an item.

        `style_name` is the list style of the paragraph's own style, for lists without one;
        `start` the number the item is given by hand.
        """
        style = current.style
        if style is None:
            style = self._styles.list_style(style_name)
        return _label(style, current.level, current.counts, start) if style is not None else None

    def heading(self, level: int) -> Label | None:
        """The label of a heading that the document numbers by itself ("Fiche 3")."""
        outline = self._styles.outline
        return None if outline is None else _label(outline, level, self._outline, None)


def _label(style: Element, level: int, counts: Counts, start: int | None) -> Label | None:
    specs = {number(e, "text:level", 0): e for e in style}
    spec = specs.get(level)
    if spec is None or level > _LEVELS:
        return None
    if spec.tag in _BULLETS:
        return _bullet(spec)
    current = counts[level]
    first = number(spec, "text:start-value")
    counts[level] = start if start is not None else first if current is None else current + 1
    counts[level + 1 :] = [None] * (_LEVELS - level)
    text = _numbers(spec, specs, level, counts)
    if not text.strip():
        return None
    pattern = _PLACE.sub("", attr(spec, "loext:num-list-format") or _affixes(spec))
    return label_of(text.rstrip() + " ", pattern)


def _numbers(spec: Element, specs: dict[int, Element], level: int, counts: Counts) -> str:
    def shown(place: int) -> str:
        other = specs.get(place)
        name = attr(other, "style:num-format") or ""
        if other is None or not name:
            return ""
        value = counts[place] if place < len(counts) else None
        count = number(other, "text:start-value") if value is None else value
        return numeral(count, _FORMATS.get(name.split(",")[0].strip(), "decimal"))

    pattern = attr(spec, "loext:num-list-format")
    if pattern is not None:
        return _PLACE.sub(lambda match: shown(int(match[1])), pattern)
    if not attr(spec, "style:num-format"):
        return ""
    first = max(1, level - number(spec, "text:display-levels") + 1)
    numbers = ".".join(filter(None, map(shown, range(first, level + 1))))
    prefix, suffix = attr(spec, "style:num-prefix"), attr(spec, "style:num-suffix")
    return f"{prefix or ''}{numbers}{suffix or ''}"


def _affixes(spec: Element) -> str:
    return f"{attr(spec, 'style:num-prefix') or ''} {attr(spec, 'style:num-suffix') or ''}"


def _bullet(spec: Element) -> Label | None:
    char = attr(spec, "text:bullet-char") or ""
    if spec.tag == _BULLET and not char.strip():
        return None
    properties = spec.find(q("style:text-properties"))
    font = attr(properties, "style:font-name") or attr(properties, "fo:font-family")
    return Label(f"{TICKED} " if to_unicode(char, font) == TICKED else "", "bullet")
