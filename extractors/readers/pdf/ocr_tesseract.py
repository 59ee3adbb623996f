"""The door to Tesseract, by its command line."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image

from extractors.readers.pdf.picture import Greys
from extractors.readers.pdf.picture_words import Seen

NAME = "tesseract"
_MARGIN = 12
"""White pixels round a crop: letters at the very edge are misread."""
_TIMEOUT = 300
_BLOCK, _LAYOUT = "6", "3"


@cache
def is_installed() -> bool:
    """Whether the program and its French data are on this machine."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    run = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=30
    )
    return "fra" in run.stdout.split()


def read(crops: Sequence[Greys], dpi: int, *, is_page: bool) -> list[list[list[Seen]]]:
    """For each crop its lines of words, boxes in pixels of the crop.

    `is_page` lets the program find columns; otherwise a crop is one block of text.
    Raises OSError or subprocess.SubprocessError where the program fails.
    """
    if not crops:
        return []
    with tempfile.TemporaryDirectory() as folder:
        names = [_save(crop, Path(folder, f"{place}.png")) for place, crop in enumerate(crops)]
        listed = Path(folder, "crops.txt")
        listed.write_text("\n".join(names) + "\n")
        table = _run(str(listed), dpi, _LAYOUT if is_page else _BLOCK)
    return _lines(table, len(crops))


def _save(crop: Greys, path: Path) -> str:
    Image.fromarray(np.pad(crop, _MARGIN, constant_values=255)).save(path, compress_level=1)
    return str(path)


def _run(listed: str, dpi: int, mode: str) -> str:
    """One process for all crops: starting it takes longer than reading one."""
    command = ["tesseract", listed, "-", "-l", "fra", "--psm", mode, "--dpi", str(dpi), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=_TIMEOUT, env=environment
    ).stdout


def _lines(table: str, count: int) -> list[list[list[Seen]]]:
    found: list[dict[tuple[str, str, str], list[Seen]]] = [{} for _ in range(count)]
    rows = csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        text = (row["text"] or "").strip()
        if row["level"] != "5" or not text:
            continue
        left, top = int(row["left"]) - _MARGIN, int(row["top"]) - _MARGIN
        right, bottom = left + int(row["width"]), top + int(row["height"])
        sure = max(0.0, float(row["conf"])) / 100
        seen = Seen(text, max(0, left), max(0, top), max(0, right), max(0, bottom), sure)
        place = row["block_num"], row["par_num"], row["line_num"]
        found[int(row["page_num"]) - 1].setdefault(place, []).append(seen)
    return [list(lines.values()) for lines in found]
