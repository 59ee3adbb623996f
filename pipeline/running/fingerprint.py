"""What a file's rows depend on beside its bytes: code, lexicons, libraries, programs."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from extractors.readers import READERS

_ROOT = Path(__file__).parents[2]
_PACKAGES = ("extractors", "normalizers", "pipeline")
_NO_EFFECT = (
    "pipeline/__main__.py",
    "pipeline/cli.py",
    "pipeline/commands",
    "pipeline/export.py",
    "pipeline/report.py",
    "pipeline/screen.py",
    "pipeline/summary.py",
    "pipeline/running/families.py",
    "pipeline/running/lock.py",
    "pipeline/running/log.py",
    "pipeline/running/pool.py",
    "pipeline/running/reading.py",
    "pipeline/running/stale.py",
    "pipeline/running/swap.py",
    "pipeline/running/watcher.py",
)
"""Code that cannot change a row: editing a help text must not read a thousand files anew."""
_VERSION_TIMEOUT_S = 20


@cache
def code_version() -> str:
    """One hash over our code and lexicons and the versions of Python and the libraries."""
    digest = hashlib.sha256(f"{sys.version_info[:3]}".encode())
    for package in _PACKAGES:
        for path in sorted((_ROOT / package).rglob("*")):
            name = path.relative_to(_ROOT).as_posix()
            if path.suffix in (".py", ".csv") and not name.startswith(_NO_EFFECT):
                digest.update(name.encode() + b"\0" + path.read_bytes())
    for library in _libraries():
        digest.update(library.encode())
    return digest.hexdigest()[:16]


def _libraries() -> list[str]:
    """Our requirements, extras of the user included, each with its installed version."""
    try:
        names = {re.split(r"[^\w.-]", line)[0] for line in requires("fiches") or []
                 if "extra ==" not in line or "ocr" in line}  # fmt: skip
    except PackageNotFoundError:
        return []
    return sorted(f"{name}=={_version(name)}" for name in names)


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"


def programs(names: Iterable[str]) -> dict[str, str]:
    """Name -> version of optional programs, "absent" where one is missing."""
    return {name: _program(name) for name in sorted(names)}


@cache
def _program(name: str) -> str:
    if name == "libreoffice":
        return _ask(import_module(READERS["doc"]).find_soffice())
    found = _ask(shutil.which("tesseract"))
    if found != "absent":
        found += _ask(shutil.which("tesseract"), "--list-langs")
    return f"{found}, rapidocr {_version('rapidocr')}"


def _ask(program: str | None, option: str = "--version") -> str:
    if program is None:
        return "absent"
    try:
        run = subprocess.run(
            [program, option], capture_output=True, timeout=_VERSION_TIMEOUT_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return "absent"
    return " ".join(run.stdout.decode(errors="replace").split()) or "present"
