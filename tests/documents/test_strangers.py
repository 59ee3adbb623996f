"""Reports with habits of their own are read as the contract asks; `make evaluate` tells more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.documents.evaluate import evaluate, score, strangers

EACH = 0.95
"""A document's mean over its tables; most stand at 1.0."""
BEHIND: dict[str, float] = {}
"""Documents that are not yet read as they should, with what they reach."""


@pytest.mark.parametrize(
    ("path", "expected"), strangers(), ids=lambda value: getattr(value, "parent", Path()).name
)
def test_stranger_is_read(path: Path, expected: dict[str, Any]) -> None:
    tallies = evaluate(path, expected)
    errors = [line for tally in tallies.values() for line in tally.errors]
    assert score(tallies) >= BEHIND.get(path.parent.name, EACH), "\n".join(errors)
