"""A run under guard: no network, and a list of what it writes elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Guarded:
    """How a guarded run ended: `seen` is what the guard wrote down, empty if all went well."""

    run: subprocess.CompletedProcess[str]
    out: Path
    temporary: Path
    seen: str

    def documents(self) -> dict[str, dict[str, Any]]:
        """Source path -> row."""
        rows = pq.read_table(self.out / "documents.parquet").to_pylist()
        return {row["source_path"]: row for row in rows}


def guarded_run(source: Path, folder: Path, *options: str) -> Guarded:
    """Run `fiches extract` over `source`, with all it may write to below `folder`."""
    guard, out, temporary = folder / "guard.log", folder / "out", folder / "tmp"
    temporary.mkdir(parents=True)
    environment = os.environ | {
        "PYTHONPATH": f"{ROOT / 'tests/hostile/guard'}{os.pathsep}{ROOT}",
        "FICHES_GUARD_LOG": str(guard),
        "FICHES_GUARD_MAY": os.pathsep.join((str(out), str(temporary))),
        "TMPDIR": str(temporary),
    }
    command = [sys.executable, "-m", "pipeline", "extract", str(source), "-o", str(out), *options]
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    seen = guard.read_text(encoding="utf-8") if guard.exists() else ""
    return Guarded(run, out, temporary, seen)
