"""Parts of an XLSX package that openpyxl does not give: text boxes, traces of formulas."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import range_boundaries

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MAX_PART = 32_000_000
_MERGED = re.compile(rb"mergeCell\s[^<]{0,200}?\bref\s*=\s*[\"']\s*([A-Za-z0-9:$]{1,40})")
"""Either quotes, whatever attributes stand before."""


def sheet_bytes(path: Path) -> int:
    """Unpacked size of all sheets, in bytes."""
    with zipfile.ZipFile(path) as package:
        return sum(info.file_size for info in package.infolist() if "/worksheets/" in info.filename)


def merged_cells(path: Path) -> int:
    """Cells that the merged ranges of all sheets cover."""
    with zipfile.ZipFile(path) as package:
        sheets = [info for info in package.infolist() if "/worksheets/" in info.filename]
        found = (_MERGED.findall(package.read(info)) for info in sheets)
        return sum(_area(place.decode()) for places in found for place in places)


def _area(place: str) -> int:
    """Cells of a range such as A1:C3; 0 where it is none."""
    try:
        left, top, right, bottom = (edge or 0 for edge in range_boundaries(place))
    except (ValueError, TypeError):
        return 0
    return (right - left + 1) * (bottom - top + 1)


def has_formulas(path: Path) -> bool:
    """Whether some sheet holds a formula."""
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            if "/worksheets/" in info.filename and info.filename.endswith(".xml"):
                data = package.read(info)
                if b"<f>" in data or b"<f " in data or b":f>" in data or b":f " in data:
                    return True
    return False


def text_boxes(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Sheet name -> text boxes and shapes as (row, column, text), paragraphs on lines."""
    with zipfile.ZipFile(path) as package:
        names = set(package.namelist())
        if not any("/drawings/drawing" in name for name in names):
            return {}
        found: dict[str, list[tuple[int, int, str]]] = {}
        for title, part in _sheet_parts(package):
            for drawing in _related(package, part, "/drawing"):
                if drawing in names:
                    found.setdefault(title, []).extend(_boxes(_xml(package, drawing)))
    return found


def _xml(package: zipfile.ZipFile, part: str) -> Element:
    """A part's root; an empty element where the part is missing, too large or broken."""
    try:
        if package.getinfo(part).file_size > _MAX_PART:
            return Element("none")
        return ElementTree.fromstring(package.read(part))
    except (KeyError, ElementTree.ParseError):
        return Element("none")


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """(sheet name, path in the package), in the workbook's order."""
    targets = _targets(package, "xl/workbook.xml")
    for item in _xml(package, "xl/workbook.xml").iter():
        if item.tag.endswith("}sheet") and item.get(_REL_ID) in targets:
            yield item.get("name", ""), targets[item.get(_REL_ID, "")][0]


def _related(package: zipfile.ZipFile, part: str, kind: str) -> list[str]:
    return [path for path, name in _targets(package, part).values() if name.endswith(kind)]


def _targets(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Relationship id -> (path of the other part, type)."""
    folder, name = posixpath.split(part)
    found = {}
    for item in _xml(package, f"{folder}/_rels/{name}.rels"):
        target = item.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        found[item.get("Id", "")] = (posixpath.normpath(whole), item.get("Type", ""))
    return found


def _boxes(drawing: Element) -> Iterator[tuple[int, int, str]]:
    """The texts of a drawing; charts and pictures have none."""
    for anchor in drawing:
        start = anchor.find(f"{_DRAWING}from")
        row = int(start.findtext(f"{_DRAWING}row") or 0) + 1 if start is not None else 1
        col = int(start.findtext(f"{_DRAWING}col") or 0) + 1 if start is not None else 1
        for body in anchor.iter(f"{_DRAWING}txBody"):
            lines = ["".join(_pieces(paragraph)) for paragraph in body.iter(f"{_MAIN}p")]
            text = "\n".join(line for line in lines if line.strip())
            if text:
                yield row, col, text


def _pieces(paragraph: Element) -> Iterator[str]:
    for item in paragraph.iter():
        if item.tag == f"{_MAIN}t":
            yield item.text or ""
        elif item.tag == f"{_MAIN}br":
            yield "\n"
