"""The same report sent twice in two formats: told, and never by comparing all with all."""

from __future__ import annotations

import random
from array import array

import pytest

from pipeline.across import Reports, sketch

WORDS = [f"mot{number}" for number in range(4000)]


def _text(seed: int, changed: int = 0) -> list[str]:
    """Six hundred words, the last of them changed."""
    dice = random.Random(seed)
    text = dice.choices(WORDS, k=600)
    return text[: 600 - changed] + [f"autre{number}" for number in range(changed)]


def _sketch(words: list[str]) -> array[int]:
    return array("I", sketch([{"kind": "paragraph", "text": " ".join(words)}]))


def _repeats(*reports):
    found = Reports()
    for key, group, words in reports:
        found.add(key, f"{key}.pdf", group, _sketch(words))
    return found.repeats()


@pytest.mark.parametrize(("changed", "is_same"), [(0, True), (60, True), (400, False)])
def test_what_counts_as_the_same_report(changed, is_same):
    found = _repeats(("a", ("23", 2022), _text(1)), ("b", ("23", 2022), _text(1, changed)))
    assert set(found) == ({"b"} if is_same else set())
    if is_same:
        assert found["b"].source_path == "a.pdf"


def test_a_short_report_repeats_too():
    words = ["le", "relais", "de", "la", "vallée", "a", "ouvert", "en", "mars"]
    assert set(_repeats(("a", (None,), words), ("b", (None,), words))) == {"b"}


def test_another_year_is_another_report():
    assert not _repeats(("a", ("23", 2022), _text(1)), ("b", ("23", 2023), _text(1)))


def test_each_copy_points_to_the_first():
    copies = [(f"{number}", ("23", 2022), _text(1, number)) for number in range(5)]
    found = _repeats(("z", ("23", 2022), _text(2)), *copies)
    assert {each.source_path for each in found.values()} == {"0.pdf"}
    assert set(found) == {"1", "2", "3", "4"}


@pytest.mark.timeout(20)  # a hundred seconds and more if all are compared with all
def test_thousands_of_reports_that_share_a_common_part_are_compared_in_no_time():
    dice = random.Random(3)
    common = sorted(dice.choices(range(1 << 32), k=40))
    found = Reports()
    for number in range(2000):
        own = sorted({*common, *(dice.randrange(1 << 32) for _ in range(88))})
        found.add(str(number), f"{number}.pdf", (None, None, "statement"), array("I", own))
    assert not found.repeats()
