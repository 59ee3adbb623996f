"""How many actions a sentence announces (« Ce contrat retient six actions : »)."""

from __future__ import annotations

import re

from normalizers.folded import plain
from normalizers.numbers import find_numbers
from normalizers.word_table import any_of

_ACTIONS_AFTER = re.compile(
    r"\s*(?:nouvelles?\s+|autres?\s+)?(?:fiches?[- ])?actions?\b(?!\s+sur\b)"
)
_WHOLE_PLAN = re.compile(rf"\b{any_of('list_words', 'announce')}\s*$")
_OF_PLAN = re.compile(
    r"\s*(?:fiches?[- ])?actions?\s+"
    r"(?:du\s+(?:contrat|plan|programme)|inscrites?|contractualisees?)\b"
)
_MINIMUM = re.compile(rf"\b{any_of('list_words', 'some')}\s*$")


def announced_actions(text: str, *, whole: bool = False) -> int | None:
    """The number of actions a sentence announces; `whole`: of a plan, not of the list below."""
    flat = plain(text)
    for number in find_numbers(text):
        before, after = flat[: number.start], flat[number.end :]
        if not _ACTIONS_AFTER.match(after) or _MINIMUM.search(before.rstrip() + " "):
            continue
        if whole and not _WHOLE_PLAN.search(before) and not _OF_PLAN.match(after):
            continue
        if number.value.comparator == "=" and number.value.value == int(number.value.value):
            return int(number.value.value)
    return None
