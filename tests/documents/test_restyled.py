"""What the known documents state is read the same when they are laid out otherwise."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from tests.documents.evaluate import evaluate, score
from tests.documents.restyle import ACTIONS, FICHES, PLAN
from tests.pipeline.documents import ROOT

SHARED = ROOT.parent / "shared"
CASES = [
    *(("creuse-2024-rapport/rapport.html", name, style) for name, style in FICHES.items()),
    *(("creuse-2024-tableau/tableau.html", name, style) for name, style in ACTIONS.items()),
    *(("bas-rhin-2023-plan/plan.html", name, style) for name, style in PLAN.items()),
]
EACH = 0.99


@pytest.mark.skipif(not SHARED.exists(), reason="the shared documents are not there")
@pytest.mark.parametrize(("source", "name", "style"), CASES, ids=[case[1] for case in CASES])
def test_same_facts_in_another_layout(source, name, style, tmp_path):
    page = BeautifulSoup((SHARED / "corpus" / source).read_text(encoding="utf-8"), "lxml")
    style(page)
    folder = source.partition("/")[0]
    path = tmp_path / folder / "page.html"
    path.parent.mkdir()
    path.write_text(str(page), encoding="utf-8")
    expected = json.loads((SHARED / "gold" / f"{folder}.json").read_text(encoding="utf-8"))
    tallies = evaluate(path, expected)
    errors = [line for tally in tallies.values() for line in tally.errors]
    assert score(tallies) >= EACH, "\n".join(errors[:20])
