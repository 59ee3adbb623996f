"""What is left of a budget, or missing from it: a difference between amounts, paid by nobody.

« reste à consommer : 35 000 € », « il reste 8 000 € à trouver », « 5 000 € restent à engager ».
"""

from __future__ import annotations

import re

from normalizers.amounts.units import basis_of
from normalizers.folded import plain
from normalizers.word_table import any_of

_PAID = re.compile(rf"(?<!\w){any_of('money_words', 'instalment')}(?!\w)")
_BALANCE = re.compile(rf"(?<!\w){any_of('money_words', 'balance')}(?!\w)[^,;.\n\d]{{0,30}}$")
_STILL = r"(?:\s+(?:encore|donc|ainsi|toutefois|alors))?"
_DO = rf"a\s+{any_of('money_words', 'left')}(?!\w)"
_LEFT = rf"(?<!\w)rest(?:e|ent|era|eront|ait|aient|ants?|antes?){_STILL}"
_AHEAD = re.compile(rf"{_LEFT}\s+{_DO}[^,;.\n\d]{{0,40}}$")
_AROUND = re.compile(rf"{_LEFT}(?:\s+(?:environ|pres\s+de|quelque))?\s*$")
_BEHIND = re.compile(rf"[^,;.\n\d]{{0,40}}?{_LEFT}\s+{_DO}")
_TO_DO = re.compile(rf"[^,;.\n\d]{{0,30}}?(?<!\w){_DO}")
_REACH = 80
"""Characters on either side."""


def is_left_over(text: str, start: int, end: int) -> bool:
    """Whether the amount at a place of a text is told to be what is left to spend or to find.

    What is carried over to another year is money of that year.
    """
    flat = plain(text)
    if "rest" not in flat and "solde" not in flat:
        return False
    ahead, behind = flat[max(0, start - _REACH) : start], flat[end : end + _REACH]
    carried = "report" in behind and basis_of(behind) == "carried_over"
    if _BALANCE.search(ahead) and not (carried or _PAID.search(flat)):
        return True
    if _AHEAD.search(ahead) or _BEHIND.match(behind):
        return True
    return _AROUND.search(ahead) is not None and _TO_DO.match(behind) is not None
