"""What a figure is: its unit and its year."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from normalizers.folded import plain, word_set
from normalizers.indicators.items import Item
from normalizers.indicators.labels import begins_with_preposition
from normalizers.indicators.model import Unit
from normalizers.indicators.words import pattern, units_in_label
from normalizers.indicators.years import YearMark

_PER_MILLE = re.compile(r"‰|pour (?:mille|1 ?000|10 ?000|100 ?000)")

_WITHIN_DELAY = re.compile(
    r"\b(?:dans|sous|hors|avant|apres|selon|au-dela|en deca|respect\w*|depass\w*|superieur\w*)\s+"
    r"(?:de\s+|du\s+|des\s+|d'|a\s+|au\s+)?(?:l[ae]s?\s+|un\s+|ces?\s+)?delais?\b"
)


def with_shared_units(items: list[Item]) -> list[Item]:
    """As in "de 94 à 81 jours": the unit said after the second figure is that of both."""
    shared = list(items)
    for index, (item, after) in enumerate(pairwise(items)):
        unit = after.figure.unit
        if after.link == "arrow" and item.figure.unit is None and unit is not None:
            shared[index] = replace(item, figure=replace(item.figure, unit=unit))
    return shared


def unit_of(item: Item, head: str, own: str, previous: tuple[Item, Unit] | None) -> Unit:
    """The unit: written with the figure, else that of the figure it continues, else the label's."""
    if item.figure.unit is not None:
        return item.figure.unit
    asked = unit_asked(head)
    if item.whole is not None:
        return "count" if asked in (None, "percent", "eur") else asked
    if previous is not None and not own and _continues(item, previous[0]):
        return previous[1]
    said = previous is not None and previous[0].figure.unit is not None
    if (asked in ("percent", "eur") or said) and own and not begins_with_preposition(own):
        return "count"  # « Heures : 2 860 heures pour 64 familles »
    return asked or "count"


def _continues(item: Item, previous: Item) -> bool:
    """As in "14 % (9,4 en 2023)" goes on in percent, "58 % (7)" does not."""
    dated = bool(item.years) or item.link in ("arrow", "contre", "comma", "slash", "et")
    return dated or previous.figure.unit != "percent"


def goes_on_from(item: Item, words: tuple[str, str], counted: Item, share: Item) -> bool:
    """As in "312 entretiens, soit 13,9 %, contre 276": a figure goes on from the count, not from
    the share beside it, where it is nearer to that. `words` are its own, before and after it.
    """
    value, count, part = item.figure.value, counted.figure.value, share.figure.value
    if words[1] or item.link not in ("contre", "after") or item.figure.unit is not None:
        return False
    if not (share.in_bracket or share.link == "soit" or share.figure.signed):
        return False
    if not value or not count or not part or share.figure.unit != "percent":
        return False
    return abs(value - count) * part < abs(value - part) * count


@lru_cache(maxsize=1024)
def unit_asked(label: str) -> Unit | None:
    """The unit a label's own words ask for ("Taux de …", "… (en jours)")."""
    flat = plain(label)
    if _PER_MILLE.search(flat):
        return None
    words = word_set(flat)
    for word, spelling, unit in units_in_label():
        if (not word or word in words) and spelling.search(flat):
            return unit  # type: ignore[return-value]
    return None


def asks_duration(text: str) -> bool:
    """Does a label ask for a duration or an age, so that "45 jours" is a value?

    What was done "dans le délai de trois mois" asks for none.
    """
    return pattern("delay").search(_WITHIN_DELAY.sub(" ", text)) is not None


def year_of(item: Item, default: int | None) -> int | None:
    """The year said beside a figure, else the default."""
    if not item.years:
        return default
    dated = [mark for mark in item.years if mark.role not in ("since", "base")]
    after = [mark for mark in dated if mark.start >= item.figure.start]
    chosen: YearMark | None = after[0] if after else (dated[-1] if dated else None)
    return chosen.year if chosen is not None else default


def repeats(item: Item, before: Item | None) -> bool:
    """As in "12 (douze)", "34 jeunes (n = 34)": the same figure again in brackets."""
    if before is None or not item.in_bracket or item.years or item.post[1] - item.post[0] > 2:
        return False
    return (before.figure.value, before.figure.unit) == (item.figure.value, item.figure.unit)
