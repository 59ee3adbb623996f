"""Documents changed at random: read, or refused with a code of the catalogue, and nothing else.

With FICHES_SOAK=1 each format has FICHES_FUZZ_MINUTES (10) and new dice, told where it fails.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from pipeline.schema.documents import ERROR_CODES
from tests.hostile.guarded import guarded_run
from tests.hostile.mutate import mutate
from tests.hostile.seeds import FORMATS, OFFICE, seeds

SOAK = bool(os.environ.get("FICHES_SOAK"))
MINUTES = float(os.environ.get("FICHES_FUZZ_MINUTES", "10"))
OUR_FAULT = {"crashed", "time_limit", "memory_limit"}
pytestmark = [
    pytest.mark.skipif(os.name != "posix", reason="limits of POSIX systems"),
    pytest.mark.timeout(int(60 * MINUTES) + 600),
]


def _fill(folder: Path, suffix: str, count: int, dice: int) -> None:
    """So many changed documents of one format, each told by its number and the dice."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        throw = random.Random(f"{dice} {suffix} {number}")
        name = f"{number:04}{suffix}"
        (folder / name).write_bytes(mutate(throw.choice(seeds(suffix)), suffix, throw))


def _check(source: Path, folder: Path, *options: str, seconds: int = 60) -> None:
    limits = ("--time-limit", str(seconds), "--memory-limit", "2000")
    run = guarded_run(source, folder, *limits, *options)
    assert run.run.returncode in (0, 1), run.run.stderr
    codes = {path: row["error_code"] for path, row in run.documents().items()}
    assert {path.partition("/")[0] for path in codes} == {path.name for path in source.iterdir()}
    assert set(codes.values()) <= {None, *ERROR_CODES}
    wrong = {path: code for path, code in codes.items() if code in OUR_FAULT}
    assert not wrong, f"{source} ; {run.out / 'fiches.log'}"
    assert run.seen == ""
    assert not list(run.temporary.iterdir())


def test_some_of_every_format(tmp_path):
    for suffix in FORMATS:
        _fill(tmp_path / "in", suffix, 8, dice=1)
    _check(tmp_path / "in", tmp_path, "--ocr", "off")


@pytest.mark.skipif(not SOAK, reason="make soak")
@pytest.mark.parametrize("suffix", [*FORMATS, *OFFICE])
def test_minutes_of_one_format(tmp_path, suffix):
    if not seeds(suffix):
        pytest.skip("LibreOffice is not there to write that format")
    end = time.monotonic() + 60 * MINUTES
    while time.monotonic() < end:
        dice = random.SystemRandom().randrange(1 << 32)
        folder = tmp_path / str(dice)
        _fill(folder / "in", suffix, 20 if suffix in (".doc", ".rtf") else 300, dice)
        _check(folder / "in", folder, seconds=300)  # a damaged page may be large, and is rendered
