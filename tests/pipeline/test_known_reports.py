"""The known reports in all their renditions score as the project promises."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SHARED = Path(__file__).parents[3] / "shared"
EACH, MEAN = 0.985, 0.99
TABLE = 0.94
"""plan.csv holds no totals table: its fundings reach 0.947; every other table stands higher."""


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    if not SHARED.exists():
        pytest.skip("the known reports are not beside the project")
    raw, out = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("out")
    for path in (SHARED / "corpus").rglob("*.*"):
        needs_office = path.suffix in (".doc", ".rtf") and shutil.which("soffice") is None
        if ".scan." not in path.name and not needs_office:
            (raw / path.parent.name).mkdir(exist_ok=True)
            shutil.copy(path, raw / path.parent.name / path.name)
    fiches = [sys.executable, "-c", "from pipeline.cli import main; main()"]
    subprocess.run([*fiches, "extract", str(raw), "-o", str(out)], check=True, capture_output=True)
    command = [
        sys.executable, str(SHARED / "tools" / "score.py"), "--pred", str(out),
        "--gold", str(SHARED / "gold"), "--raw", str(raw), "--json",
    ]  # fmt: skip
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    results: dict[str, Any] = json.loads(output[: output.rindex("}") + 1])
    return results


def test_every_rendition_reaches_its_score(scores: dict[str, dict[str, float]]) -> None:
    low = {path: row["score"] for path, row in scores.items() if row["score"] < EACH}
    assert not low


def test_every_table_of_every_rendition_reaches_its_score(
    scores: dict[str, dict[str, float]],
) -> None:
    low = {(p, t): s for p, row in scores.items() for t, s in row.items() if s < TABLE}
    assert not low


def test_the_mean_is_kept(scores: dict[str, dict[str, float]]) -> None:
    assert sum(row["score"] for row in scores.values()) / len(scores) >= MEAN
