"""A tagged PDF written by hand: lines of text, and the tree that says what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

Element = tuple[str, list[Any]] | tuple[str, list[Any], dict[str, int]]
"""Role, children (elements, or places of lines in the page), attributes of a table cell."""


_RESOURCES = "/StructParents 0 /Resources <</Font <</F1 5 0 R>>>>"


def write_tagged(
    path: Path, lines: Sequence[tuple[float, float, str]], tree: Element | None, drawing: str = ""
) -> Path:
    """A page of A4; lines are (x, y from the top, text) in Helvetica 10; `drawing` is content."""
    text = "".join(
        f"/P <</MCID {place}>> BDC BT /F1 10 Tf {x} {842 - y} Td ({words}) Tj ET EMC\n"
        for place, (x, y, words) in enumerate(lines)
    )
    objects = _fixed(drawing + text)
    if tree:
        parents: dict[int, int] = {}
        root = _add(objects, tree, 6, parents)
        rows = " ".join(f"{parents[place]} 0 R" for place in range(len(lines)))
        objects[5] = f"<</Type /StructTreeRoot /K {root} 0 R /ParentTree 7 0 R>>"
        objects[6] = f"<</Nums [0 [{rows}]]>>"
    path.write_bytes(_file(objects, is_tagged=tree is not None))
    return path


def _fixed(content: str) -> list[str]:
    """Catalogue, pages, page, content, font, and two places for the tree."""
    return [
        "",
        "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {_RESOURCES}>>",
        f"<</Length {len(content.encode('cp1252'))}>>\nstream\n{content}\nendstream",
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>",
        "<<>>",
        "<<>>",
    ]


def _add(objects: list[str], element: Element, parent: int, parents: dict[int, int]) -> int:
    """Add an element and those below it; `parents` gets the element of each line."""
    role, children, *rest = element
    objects.append("")
    number = len(objects)
    kids = []
    for child in children:
        if isinstance(child, int):
            parents[child] = number
            kids.append(str(child))
        else:
            kids.append(f"{_add(objects, child, number, parents)} 0 R")
    spans = " ".join(f"/{name} {value}" for name, value in (rest[0] if rest else {}).items())
    attributes = f" /A <</O /Table {spans}>>" if spans else ""
    objects[number - 1] = (
        f"<</S /{role} /P {parent} 0 R /Pg 3 0 R /K [{' '.join(kids)}]{attributes}>>"
    )
    return number


def _file(objects: list[str], *, is_tagged: bool) -> bytes:
    tags = " /MarkInfo <</Marked true>> /StructTreeRoot 6 0 R" if is_tagged else ""
    objects[0] = f"<</Type /Catalog /Pages 2 0 R{tags}>>"
    body, offsets = b"%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{text}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer <</Size {size} /Root 1 0 R>>\n"
    return body + f"{end}startxref\n{len(body)}\n%%EOF\n".encode("cp1252")
