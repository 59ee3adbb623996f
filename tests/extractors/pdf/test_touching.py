from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import pytest
from table_pages import h, page, text, v

from extractors.readers.pdf.touching import with_touching_parted


@pytest.mark.parametrize(
    ("word", "border", "parts"),
    [
        ("90CRIP", 110, ["90", "CRIP"]),
        ("58,5%DSDEN", 125, ["58,5%", "DSDEN"]),
        ("Aubrac12", 130, ["Aubrac", "12"]),
        ("12345", 110, ["12", "345"]),
        ("étatSuite", 120, ["état", "Suite"]),
        ("T2024", 150, ["T2024"]),
        ("expérimentation", 130, ["expérimentation"]),
        ("PMI2024", 102, ["PMI2024"]),
    ],
)
def test_a_word_is_parted_at_a_border_that_runs_through_it(word, border, parts) -> None:
    found = with_touching_parted(page([text(100, 50, word)], [v(30, 60, border), h(0, 200, 30)]))
    assert [each.text for each in found.words] == parts


def test_a_border_above_or_below_parts_nothing() -> None:
    found = with_touching_parted(page([text(100, 50, "90CRIP")], [v(60, 90, 110)]))
    assert [each.text for each in found.words] == ["90CRIP"]
