"""The structure tree of a page (Word, LibreOffice and browsers write one) as tags with boxes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import islice, repeat

from extractors.blocks import BBox
from extractors.readers.pdf import pdfium
from extractors.readers.pdf.pdfium_view import view_of
from extractors.readers.pdf.tags import TaggedTable, Tags
from extractors.readers.pdf.view import View

_TITLES = {f"H{level}": level for level in range(1, 7)}
_LEAVES = frozenset({"P", "Caption", "Figure", "Formula", "Note", "Link", "Span", "Form", "Quote"})
_ROWS = frozenset({"THead", "TBody", "TFoot"})
_DEEPEST, _MOST_CHILDREN = 20, 50_000
"""A damaged tree may go on for ever: no sound one goes further."""
_MOST_LEAVES = 50

_ROLE_SIZE = 64
_ROLE = ctypes.create_string_buffer(_ROLE_SIZE)
_ROLE_AT = ctypes.addressof(_ROLE)
"""Where pdfium writes the role of one element after the other."""


class PageTags:
    """The tags of an open page, read when they are first asked for."""

    def __init__(self, page: int) -> None:
        self._page = page
        self._tags: Tags | None = None

    def __call__(self) -> Tags:
        """The headings, lists and tables that the page's tree names; none once it is closed."""
        if self._tags is None:
            self._tags = _read(self._page) if self._page else Tags()
        return self._tags

    def close(self) -> None:
        """The page is about to be closed."""
        self._page = 0


def _read(page: int) -> Tags:
    tree = pdfium.structure_tree(page)
    if not tree:
        return Tags()
    try:
        walk = _Walk(page, view_of(page))
        roots = range(min(_MOST_CHILDREN, max(0, pdfium.count_tree_children(tree))))
        for root in map(pdfium.tree_child, repeat(tree), roots):
            if root:
                walk.take(root, 0)
        return Tags(tuple(walk.titles), tuple(walk.lists), tuple(walk.tables))
    finally:
        pdfium.close_tree(tree)


class _Walk:
    """Goes down one tree; an element's box is that of its first and last pieces of text."""

    def __init__(self, page: int, view: View) -> None:
        self.titles: list[tuple[int, BBox]] = []
        self.lists: list[BBox] = []
        self.tables: list[TaggedTable] = []
        self._view = view
        self._marked = _marked(page)
        self._four = (ctypes.c_float * 4)()
        at = ctypes.addressof(self._four)
        self._at = at, at + 4, at + 8, at + 12

    def take(self, element: int, depth: int) -> None:
        """Add what an element and those below it are."""
        role = _role(element)
        if role in _LEAVES or depth > _DEEPEST:
            return
        if role in _TITLES or role == "L":
            box = self._box(list(islice(_contents(element), _MOST_LEAVES)))
            if box and role == "L":
                self.lists.append(box)
            elif box:
                self.titles.append((_TITLES[role], box))
        elif role == "Table":
            self._take_table(element)
        else:
            for child in _children(element):
                self.take(child, depth + 1)

    def _take_table(self, element: int) -> None:
        rows = [list(_children(row)) for row in _rows(element, 0)]
        texts = [next(_contents(cell), -1) for row in rows for cell in row]
        box = self._box(texts)
        if box is None:
            return
        spans = [[_span(cell, b"ColSpan") for cell in row] for row in rows]
        heads = (bool(row) and all(_role(cell) == "TH" for cell in row) for row in rows)
        header = next((place for place, head in enumerate(heads) if not head), len(rows))
        self.tables.append(TaggedTable(box, max(map(sum, spans), default=0), header))

    def _box(self, contents: list[int]) -> BBox | None:
        found = [self._marked[mark] for mark in contents if mark in self._marked]
        boxes = [self._object_box(item) for ends in found for item in dict.fromkeys(ends)]
        if not boxes:
            return None
        x0, top, x1, bottom = zip(*boxes, strict=True)
        return min(x0), min(top), max(x1), max(bottom)

    def _object_box(self, item: int) -> BBox:
        pdfium.object_bounds(item, *self._at)
        return self._view.box(*self._four)


def _marked(page: int) -> dict[int, tuple[int, int]]:
    """Marked content -> its first and last object."""
    objects = list(map(pdfium.page_object, repeat(page), range(pdfium.count_objects(page))))
    found: dict[int, tuple[int, int]] = {}
    for item, mark in zip(objects, map(pdfium.object_mark, objects), strict=True):
        if mark >= 0:
            found[mark] = (found[mark][0] if mark in found else item, item)
    return found


def _role(element: int) -> str:
    size: int = pdfium.element_type(element, _ROLE_AT, _ROLE_SIZE)
    if not 2 < size <= _ROLE_SIZE:
        return ""
    return ctypes.string_at(_ROLE_AT, size - 2).decode("utf-16-le", "replace")


def _children(element: int) -> Iterator[int]:
    count = min(_MOST_CHILDREN, max(0, pdfium.count_element_children(element)))
    return filter(None, map(pdfium.element_child, repeat(element), range(count)))


def _contents(element: int, depth: int = 0) -> Iterator[int]:
    """The marked contents of an element and those below it, in order."""
    for place in range(min(_MOST_CHILDREN, max(0, pdfium.count_element_children(element)))):
        child = pdfium.element_child(element, place)
        if child and depth < _DEEPEST:
            yield from _contents(child, depth + 1)
        elif not child:
            yield pdfium.element_content(element, place)


def _rows(element: int, depth: int) -> Iterator[int]:
    for child in _children(element):
        role = _role(child)
        if role == "TR":
            yield child
        elif role in _ROWS and depth == 0:
            yield from _rows(child, 1)


def _span(cell: int, name: bytes) -> int:
    """How many rows or columns a cell covers by its attributes."""
    for place in range(max(0, pdfium.count_attributes(cell))):
        value = pdfium.attribute_value(pdfium.attribute(cell, place), name)
        number = ctypes.c_float()
        if value and pdfium.attribute_number(value, ctypes.addressof(number)):
            return max(1, min(100, int(number.value)))
    return 1
