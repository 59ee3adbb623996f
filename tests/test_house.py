"""The order of the house: directions of imports, one door per library, small files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("pipeline", "extractors", "normalizers")
FILES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
MOST_LINES, LONGEST_FUNCTION = 300, 60
FORBIDDEN = {
    "normalizers": ("extractors", "pipeline"),
    "extractors/readers": ("pipeline", "extractors.layouts"),
    "extractors/layouts": ("pipeline", "extractors.readers"),
    "extractors": ("pipeline",),
}
READER_MAY_USE = ("normalizers.text", "normalizers.flags", "normalizers.ticks")
DOORS = {
    "pdfplumber": "extractors/readers/pdf/",
    "pypdfium2": "extractors/readers/pdf/",
    "docx": "extractors/readers/word/",
    "bs4": "extractors/readers/html/",
    "odfdo": "extractors/readers/odf/",
    "openpyxl": ("extractors/readers/sheets/xlsx", "pipeline/export.py"),
    "python_calamine": "extractors/readers/sheets/xls",
    "xlrd": "extractors/readers/sheets/biff",
    "spacy": "normalizers/matching.py",
    "text_to_num": "normalizers/number_words.py",
    "rapidfuzz": "normalizers/likeness.py",
    "jinja2": "pipeline/report.py",
    "typer": "pipeline/",
    "rich": "pipeline/",
    "pyarrow": "pipeline/",
    "fsspec": "pipeline/remote",
    "aiohttp": "pipeline/remote",
    "distributed": "pipeline/running/dask_engine",
}
"""Library -> the beginning of the paths that may import it."""
each_file = pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())


def _imports(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


@each_file
def test_imports_go_one_way(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    rules = [ban for prefix, ban in FORBIDDEN.items() if place.startswith(prefix + "/")]
    for banned in (name for ban in rules for name in ban):
        assert not [name for name in _imports(path) if f"{name}.".startswith(f"{banned}.")]


@each_file
def test_readers_know_no_policy(path: Path) -> None:
    if not path.relative_to(ROOT).as_posix().startswith("extractors/readers/"):
        return
    used = [name for name in _imports(path) if name.startswith("normalizers")]
    assert not [name for name in used if not name.startswith(READER_MAY_USE)]


@each_file
def test_each_library_has_one_door(path: Path) -> None:
    place = path.relative_to(ROOT).as_posix()
    for library in {name.split(".")[0] for name in _imports(path)} & DOORS.keys():
        assert place.startswith(DOORS[library]), f"{library} enters by {DOORS[library]}"


@each_file
def test_files_and_functions_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"
