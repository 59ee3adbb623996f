"""Footnotes and endnotes: the mark a reader sees and where the text stands."""

from __future__ import annotations

from extractors.readers.flow.numerals import numeral
from extractors.readers.word.xml import Element, attr, child, number, q

_KINDS = {"footnote": "w:footnotePr", "endnote": "w:endnotePr"}


class Notes:
    """Numbers the notes of one document in the order they are referred to.

    Endnotes are numbered in digits, as footnotes are: a superscript digit is what all
    later readers know as a note mark, "787ⁱⁱ" is not.
    """

    def __init__(
        self, footnotes: Element | None, endnotes: Element | None, settings: Element | None
    ) -> None:
        self._elements = {
            "footnote": _by_id(footnotes, "w:footnote"),
            "endnote": _by_id(endnotes, "w:endnote"),
        }
        self._next = {
            kind: number(child(settings, properties, "w:numStart")) or 1
            for kind, properties in _KINDS.items()
        }

    def take(self, kind: str, reference: Element) -> tuple[str, Element | None]:
        """(mark, element of the note) for a reference; the mark is "" where it is a custom one."""
        element = self._elements[kind].get(attr(reference, "w:id"))
        custom = attr(reference, "w:customMarkFollows")
        if custom in ("1", "true", "on"):
            return "", element
        mark = numeral(self._next[kind], "decimal")
        self._next[kind] += 1
        return mark, element


def _by_id(root: Element | None, name: str) -> dict[str | None, Element]:
    elements = [] if root is None else root.findall(q(name))
    return {attr(e, "w:id"): e for e in elements if attr(e, "w:type") in (None, "normal")}
