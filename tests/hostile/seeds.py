"""The documents that are changed at random: samples of every format."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "data" / "raw", ROOT / "tests" / "documents" / "strangers")
FORMATS = (".pdf", ".docx", ".odt", ".xlsx", ".ods", ".csv", ".html", ".txt", ".md", ".zip",
           ".png", ".tiff", ".jpg")  # fmt: skip
OFFICE = {".doc": ".docx", ".rtf": ".docx", ".xls": ".xlsx"}
"""Formats that only LibreOffice writes, and what it makes them of."""
_MOST_BYTES = 150_000


@cache
def seeds(suffix: str) -> tuple[bytes, ...]:
    """Documents of that format; none where LibreOffice would have to make them and is missing."""
    if suffix == ".zip":
        return (_archive(),)
    if suffix in (".png", ".tiff", ".jpg"):
        return (_picture(suffix),)
    if suffix in OFFICE:
        return _converted(suffix)
    return _samples(suffix)


def _samples(suffix: str) -> tuple[bytes, ...]:
    alike = {suffix, ".htm"} if suffix == ".html" else {suffix}
    paths = [path for folder in FOLDERS for path in sorted(folder.rglob("*"))]
    return tuple(path.read_bytes() for path in paths
                 if path.suffix in alike and path.stat().st_size < _MOST_BYTES)  # fmt: skip


def _archive() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(FOLDERS[0].iterdir()):
            if path.suffix in (".txt", ".md", ".csv", ".html"):
                archive.writestr(f"dossier/{path.name}", path.read_bytes())
    return stream.getvalue()


def _picture(suffix: str) -> bytes:
    stream = io.BytesIO()
    page = Image.new("L", (400, 200), "white")
    ImageDraw.Draw(page).text((20, 20), "Fiche 1 : Relais\nBudget : 12 000 euros", fill="black")
    page.save(stream, {".jpg": "JPEG"}.get(suffix, suffix[1:].upper()), dpi=(100, 100))
    return stream.getvalue()


def _converted(suffix: str) -> tuple[bytes, ...]:
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return ()
    made = []
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(_samples(OFFICE[suffix])[:4]):
            path = Path(folder) / f"{number}{OFFICE[suffix]}"
            path.write_bytes(data)
            command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                       "--convert-to", suffix[1:], "--outdir", folder, str(path)]  # fmt: skip
            subprocess.run(command, capture_output=True, timeout=120, check=False)
            if path.with_suffix(suffix).exists():
                made.append(path.with_suffix(suffix).read_bytes())
    return tuple(made)
