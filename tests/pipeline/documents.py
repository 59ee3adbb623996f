"""The files that whole-road tests read: the project's samples, and the shared corpus if there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from extractors.options import ReadOptions
from pipeline.process import process_file

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "data" / "raw").iterdir() if path.is_file())
CORPUS = ROOT.parent / "shared" / "corpus"
OFFICE_ONLY = {".doc", ".rtf"}

RowDict = dict[str, Any]


def corpus_files() -> list[Path]:
    """The shared corpus without scans, or nothing where it is absent."""
    if not CORPUS.exists():
        return []
    files = sorted(path for path in CORPUS.rglob("*") if path.is_file())
    return [path for path in files if ".scan." not in path.name and path.suffix not in OFFICE_ONLY]


@cache
def rows_of(path: Path) -> dict[str, list[RowDict]]:
    """All tables of one file, read once a test session."""
    return process_file(path, path.name, ReadOptions()).tables
