"""How a sentence names an aim before its figure: « l'objectif contractuel, fixé à », « la cible
étant de », « il était prévu d'ouvrir ».
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalizers.indicators.words import alternatives

_TO_DO = r"(?:de\s+|d'\s*)(?:[a-z]+(?:er|ir|re|oir))"
_ARTICLE = r"(?:l'|(?:l[ae]s?|une?|cet|cette|son|sa|notre)\s+)?"
_YEAR = r"(?:\s+20\d\d)?"


def leads_to_aim(before: str) -> bool:
    """Whether the folded words right before a figure say that it is an aim."""
    return _at_end().search(before) is not None


@lru_cache(maxsize=1024)
def is_aim_alone(words: str) -> bool:
    """Whether folded words only name an aim: « l'objectif 2024 était », « une cible fixée »."""
    return _alone().fullmatch(words) is not None


@cache
def aim() -> str:
    """A pattern for an aim with the words right behind it: « objectif du contrat »."""
    return rf"{alternatives('aim')}(?:\s+{alternatives('aim_kind')}){{0,2}}"


@cache
def _at_end() -> re.Pattern[str]:
    led = rf"{aim()}{_YEAR}\s*,?(?:\s*{alternatives('aim_set')})*\s*(?:\b(?:a|au|de|des|du)|d')?"
    planned = rf"(?:est|etait|avait\s+ete)\s+{alternatives('target')}\s+{_TO_DO}"
    return re.compile(rf"(?<!\w)(?:{led}|{planned})\s*\Z")


@cache
def _alone() -> re.Pattern[str]:
    led = rf"(?:\s*{alternatives('aim_set')}(?!\w))*"
    return re.compile(rf"\s*{_ARTICLE}{aim()}{_YEAR}\s*,?{led}\s*(?:a|de|d')?\s*")
