"""Each layer of each sample is what its golden says; a missing golden is a failure."""

from __future__ import annotations

import difflib
from functools import cache
from pathlib import Path

import pytest

from tests.golden.layers import FOLDER, LAYERS, SAMPLES, golden_path, layers_of


@cache
def _layers(sample: Path) -> dict[str, list[str]]:
    return layers_of(sample)


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_layer_is_as_its_golden(sample: Path, layer: str) -> None:
    path = golden_path(sample, layer)
    assert path.exists(), "no golden: look at the layer, then run `make golden`"
    wanted = path.read_text(encoding="utf-8").splitlines()
    found = _layers(sample)[layer]
    difference = difflib.unified_diff(wanted, found, "golden", "now", lineterm="", n=0)
    assert wanted == found, "\n".join(line[:300] for line in difference)


def test_no_golden_without_its_sample() -> None:
    names = {path.name for path in SAMPLES}
    assert {path.name for path in FOLDER.iterdir() if path.name.startswith("48_")} <= names
