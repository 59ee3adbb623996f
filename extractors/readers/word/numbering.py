"""Automatic numbers and bullets, as Word counts them ("Fiche 1", "2.1", "•")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.readers.flow.lines import Label, label_of
from extractors.readers.flow.numerals import numeral
from extractors.readers.flow.symbols import TICKED, to_unicode
from extractors.readers.word.xml import Element, attr, child, is_on, number, q

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    restart: int | None
    all_arabic: bool
    suffix: str
    font: str | None


class Numbering:
    """Counts the numbered paragraphs of one document; ask once for each, in order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str | None, Element] = {}
        self._by_link: dict[str | None, Element] = {}
        self._lists: dict[str | None, Element] = {}
        for element in () if root is None else root:
            if element.tag == q("w:abstractNum"):
                self._abstract[attr(element, "w:abstractNumId")] = element
                self._by_link[attr(child(element, "w:styleLink"))] = element
            elif element.tag == q("w:num"):
                self._lists[attr(element, "w:numId")] = element
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[int, list[int | None]] = {}
        self._restarted: set[tuple[str, int]] = set()

    def label(self, list_id: str, level: int) -> Label | None:
        """The label of the next paragraph of a list; None where nothing is shown."""
        levels = self._resolve(list_id)
        spec = levels.get(level)
        if spec is None:
            return None
        counts = self._count(list_id, level, levels)
        if spec.format == "bullet":
            return _bullet(spec)
        text = _PLACE.sub(lambda m: _shown(int(m[1]) - 1, counts, levels, spec), spec.text)
        if not text.strip():
            return None
        text = text if spec.suffix == "nothing" else text.rstrip() + " "
        return label_of(text, _PLACE.sub("", spec.text))

    def style_level(self, list_id: str, style_id: str | None) -> int | None:
        """The level of a list that is tied to a paragraph style, where one is."""
        for element in self._level_elements(list_id):
            if style_id is not None and attr(child(element, "w:pStyle")) == style_id:
                return number(element, "w:ilvl")
        return None

    def _count(self, list_id: str, level: int, levels: dict[int, _Level]) -> list[int | None]:
        """Lists that share one definition share its counters, unless they start anew."""
        key = id(self._definition(list_id))
        counts = self._counts.setdefault(key, [None] * _LEVELS)
        start = self._start_override(list_id, level)
        if start is not None and (list_id, level) not in self._restarted:
            self._restarted.add((list_id, level))
            counts[level] = start
        else:
            current = counts[level]
            counts[level] = levels[level].start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            spec = levels.get(deeper)
            if spec is None or spec.restart is None or 0 <= level < spec.restart:
                counts[deeper] = None
        return counts

    def _start_override(self, list_id: str, level: int) -> int | None:
        override = self._override(list_id, level)
        return number(child(override, "w:startOverride"))

    def _override(self, list_id: str, level: int) -> Element | None:
        element = self._lists.get(list_id)
        overrides = [] if element is None else element.findall(q("w:lvlOverride"))
        return next((o for o in overrides if number(o, "w:ilvl") == level), None)

    def _definition(self, list_id: str) -> Element | None:
        abstract = self._abstract.get(attr(child(self._lists.get(list_id), "w:abstractNumId")))
        link = attr(child(abstract, "w:numStyleLink"))
        return abstract if link is None else self._by_link.get(link, abstract)

    def _level_elements(self, list_id: str) -> list[Element]:
        abstract = self._definition(list_id)
        levels = [] if abstract is None else abstract.findall(q("w:lvl"))
        own = {number(e, "w:ilvl"): e for e in levels}
        for level in own:
            override = child(self._override(list_id, level or 0), "w:lvl")
            if override is not None:
                own[level] = override
        return list(own.values())

    def _resolve(self, list_id: str) -> dict[int, _Level]:
        if list_id not in self._levels:
            levels = ((number(e, "w:ilvl"), e) for e in self._level_elements(list_id))
            self._levels[list_id] = {
                n: _level(e) for n, e in levels if n is not None and 0 <= n < _LEVELS
            }
        return self._levels[list_id]


def _level(element: Element) -> _Level:
    start = number(child(element, "w:start"))
    return _Level(
        start=0 if start is None else start,
        format=_format(element),
        text=attr(child(element, "w:lvlText")) or "",
        restart=number(child(element, "w:lvlRestart")),
        all_arabic=is_on(element, "w:isLgl"),
        suffix=attr(child(element, "w:suff")) or "tab",
        font=attr(child(element, "w:rPr", "w:rFonts"), "w:ascii"),
    )


def _format(element: Element) -> str:
    """w:numFmt, also where newer formats stand in mc:AlternateContent."""
    formats = [attr(e) for e in element.iter(q("w:numFmt"))]
    known = [f for f in formats if f and f != "custom"]
    return known[-1] if known else "decimal"


def _bullet(spec: _Level) -> Label | None:
    if not spec.text.strip():
        return None
    is_ticked = to_unicode(spec.text.strip(), spec.font) == TICKED
    return Label(f"{TICKED} " if is_ticked else "", "bullet")


def _shown(level: int, counts: list[int | None], levels: dict[int, _Level], spec: _Level) -> str:
    other = levels.get(level)
    if other is None:
        return ""
    value = counts[level]
    is_plain = spec.all_arabic and other.format != "decimalZero"
    return numeral(other.start if value is None else value, "decimal" if is_plain else other.format)
