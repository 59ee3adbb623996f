"""Documents about several departments: a sheet, a chapter or the rows of a table for each.

Nothing changes for a document about one: two departments at least must each have records of
their own, under names put alike ("Département de la Nièvre", "Département de l'Yonne").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.blocks import Block, Document
from extractors.layouts.records import Record
from normalizers.department_names import JOINERS, Department
from normalizers.departments import find_departments
from normalizers.numbering import parse_action_heading
from normalizers.parsed import Parsed
from normalizers.text import words
from pipeline.rows.facts import Facts

_SURE = 0.75
_LONGEST = 120
"""Characters: a longer text is no title."""
_STATING = ("action", "objective", "indicator", "amounts")
_COLUMNS = ("department_code", "department_name", "collectivity_code", "department_source")


@dataclass(frozen=True, slots=True)
class _Marker:
    """A title that gives what follows to one department; `wording` is the rest of its words."""

    block: int
    department: Department
    wording: tuple[str, ...]
    level: int | None = None


def split_departments(document: Document, records: list[Record]) -> list[Department]:
    """Set `department` on each record of a document about several; returns them in order.

    Empty for a document about one department or none.
    """
    ruled = _parallel([*_sheets(document), *_titles(document), *_covers(records)])
    by_block = _governed(document, ruled)
    found: dict[int, Department] = {}
    above: dict[int, Department] = {}
    for record in records:
        own = _in_row(record) or above.get(record.block)
        if own is not None and record.layout == "table":
            above[record.block] = own
        department = own or by_block.get(record.block)
        if department is not None:
            found[id(record)] = department
    stating = [found[id(r)] for r in records if r.kind in _STATING and id(r) in found]
    departments = list({each.code: each for each in stating}.values())
    if len(departments) < 2:
        return []
    for record in records:
        record.department = found[id(record)].code if id(record) in found else None
    return departments


def _in_row(record: Record) -> Department | None:
    """The department that a table row names in a column of its own."""
    if record.layout == "table":
        for span in record.spans("department"):
            for found in find_departments(f"Département : {span.text}")[:1]:
                return found.value
    return None


def _sheets(document: Document) -> Iterator[_Marker]:
    """A marker for each sheet that is called after a department."""
    parts = dict.fromkeys(block.part for block in document.blocks if block.part)
    for part in parts:
        found = _titled(part) or _titled(f"Département : {part}")
        if found is not None and any(map(str.isalpha, part)):
            first = next(i for i, block in document.enumerate() if block.part == part)
            yield _Marker(first, found.value, ())


def _titles(document: Document) -> Iterator[_Marker]:
    """Headings, and texts standing alone on a sheet, that name a department."""
    for index, block in document.enumerate():
        is_title = block.kind == "heading" or (block.part is not None and block.table is None)
        if not is_title or len(block.text) > _LONGEST or parse_action_heading(block.text):
            continue
        found = _titled(block.text)
        if found is not None:
            rest = block.text[: found.start] + block.text[found.end :]
            level = block.level if block.kind == "heading" else None
            yield _Marker(index, found.value, _wording(rest), level)


def _titled(text: str) -> Parsed[Department] | None:
    """The department a title is about: named surely, or in its first words."""
    found = find_departments(text)
    sure = [item for item in found if item.confidence >= _SURE or item.start == 0]
    return sure[0] if sure and len({item.value.code for item in found}) == 1 else None


def _wording(text: str) -> tuple[str, ...]:
    return tuple(w for w in words(text) if w not in JOINERS and not any(map(str.isdigit, w)))


def _covers(records: Iterable[Record]) -> Iterator[_Marker]:
    """« Département : Nièvre » as a line or in a small table above what it is about."""
    for record in records:
        if record.kind == "cover":
            for span in record.spans("department"):
                for found in find_departments(f"Département : {span.text}")[:1]:
                    yield _Marker(record.block, found.value, ("departement",))


def _parallel(markers: list[_Marker]) -> list[_Marker]:
    """Those put alike for at least two departments."""
    codes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for marker in markers:
        codes[marker.wording].add(marker.department.code)
    return [marker for marker in markers if len(codes[marker.wording]) > 1]


def _governed(document: Document, markers: list[_Marker]) -> dict[int, Department]:
    """Block index -> the department in force: till the next marker, sheet or higher heading."""
    at: dict[int, _Marker] = {}
    for marker in markers:
        at.setdefault(marker.block, marker)
    force: _Marker | None = None
    part: str | None = None
    found: dict[int, Department] = {}
    for index, block in document.enumerate():
        if block.part != part or (force and _ends(block, force)):
            force, part = None, block.part
        force = at.get(index, force)
        if force is not None:
            found[index] = force.department
    return found


def _ends(block: Block, marker: _Marker) -> bool:
    """A heading as high as the marker's own."""
    if block.kind != "heading" or block.level is None or marker.level is None:
        return False
    return block.level <= marker.level


def several(facts: Facts, departments: Iterable[Department]) -> None:
    """The facts of a document about several departments: it has no code of its own.

    The region stays where it is one and the same.
    """
    codes = {department.code for department in departments}
    regions = {department.region_code for department in departments}
    for column in (*_COLUMNS, *(["region_code"] if len(regions) > 1 else [])):
        facts.found.pop(column, None)
    facts.conflicts = [c for c in facts.conflicts if c[0] != "department_conflict"]
    facts.departments = tuple(sorted(codes))
