"""The label of each figure: from its own words and from those of the head above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.folded import plain
from normalizers.indicators.aim_words import is_aim_alone
from normalizers.indicators.clauses import Group, Scan
from normalizers.indicators.items import Item
from normalizers.indicators.judged import aim_brackets, is_verdict
from normalizers.indicators.labels import (
    Labels,
    begins_with_preposition,
    is_measure,
    join,
    lead_label,
    noun_of,
    own_label,
    part_label,
    stems,
    tidy,
    trailing_links,
)
from normalizers.indicators.qualities import asks_duration, unit_asked
from normalizers.indicators.words import ends_with, pattern, starts_with

_BRACKET_LEFT = re.compile(r"\s*\(.?\s*$")
_TIMES = re.compile(r"\s*fois\b\s*")
_OF_END = re.compile(r"(?:\b(?:de|du|des)|\bd')\s*$")
_ELISIONS = ("d'", "d’", "l'", "l’")
_DOZENS = re.compile(r"(?:aines?|milliers?|millions?)\s*$")
_UNIT_ALONE = re.compile(r"(?:etpt?|heures?|jours?|mois|ans?|annees?|h|j)(?: par an)?|ttc|ht")
_HOURS = re.compile(r"(?:h|hrs?)\s+(?=\w)")
_RATE = re.compile(r"\s*(?:fois\s*)?/\s*(an|mois|semaine|trimestre|jour|annee)s?\b")
_REFERENCE = re.compile(
    r"\((?:voir |cf\.? ?)?(?:fiches?|actions?)(?:[ -]actions?)?\s*(?:n\s?[°os]*\s*)?[a-z]?\d"
)
"""« (fiche 2.2) » behind a count says which, not what."""
_SLASH = re.compile(r"[/⁄∕]")
_SHORT_OF = re.compile(r"(?:de\s+|d')(?!plus|moins)")


@dataclass(slots=True, unsafe_hash=True)
class Context:
    """What the lines and sentences above leave for the one being read."""

    head: str = ""
    """The label that holds for figures without a label of their own."""
    year: int | None = None
    last: str = ""
    """The label of the figure before."""
    outer: str = ""
    """The label of the last figure outside brackets."""


def head_label(scan: Scan, labels: Labels, group: Group) -> str:
    """What the text before the colon says is measured, "" where there is none."""
    parts = []
    for span in group.heads:
        if scan.says("target"):
            rest = scan.without_years(span).strip(" ([")
            match = starts_with("target").match(rest)
            if is_verdict(rest):
                continue
            if match and (len(group.heads) > 1 or not stems(rest[match.end() :])):
                continue
        part = _without_aim(scan, labels, span)
        parts.append(_BRACKET_LEFT.sub("", part) if "(" in part else part)
    parts = [lead_only(part) for part in parts]
    return " : ".join(part for part in parts if part)


def _without_aim(scan: Scan, labels: Labels, span: tuple[int, int]) -> str:
    """« taux d'occupation (cible 95 %) » or « taux d'occupation (cible » without the aim."""
    start, end = aim_brackets(scan, span)
    return tidy(f"{labels.cut(span[0], start)} {labels.cut(end, span[1])}")


def lead_only(label: str) -> str:
    """As in "À ce jour, nombre d'enfants" -> "nombre d'enfants"."""
    return lead_label(label) or label


def item_label(
    labels: Labels, item: Item, words: tuple[str, str], head: str, before: Context, alone: bool
) -> str:
    """The label of one figure, from the words before and after it and the head above.

    `alone`: no other figure of the group has words of its own.
    """
    pre, own = words
    head = part_label(head) if item.whole else head
    if item.link == "dont" and own:
        return f"{head or before.last}, dont {own}".lstrip(", ")
    if head and (own or pre or item.link == "first"):
        return _under_head(item, head, own or pre, alone)
    if item.link == "first":
        return _sentence_label(labels, item, pre, own) or before.last
    return _after_others(item, pre, own, before)


def _sentence_label(labels: Labels, item: Item, pre: str, own: str) -> str:
    """The words before and after the first figure, as one phrase."""
    if not own or not pre:
        return tidy(pre or own)
    after_whole = item.whole is not None and item.whole.start < item.figure.start
    if labels.verbatim(*item.pre).rstrip().endswith(",") and not after_whole:
        return own
    kept = _no_target(lead_label(labels.cut(*item.pre), links=True)) or pre
    after = labels.cut(*item.post) if item.figure.signed else own
    if begins_with_preposition(after) and _OF_END.search(plain(kept)):
        kept = pre
    return tidy(f"{kept}{'' if kept.endswith(_ELISIONS) else ' '}{after}")


def own_words(labels: Labels, item: Item, head: str) -> tuple[str, str]:
    """The words before and after a figure that are its own, cleaned.

    Under a head, the words after "7 sur 12" are those of the whole.
    """
    pre = lead_label(labels.cut(*item.pre))
    post = labels.cut(*item.noun) if item.noun is not None else ""
    if not post and not (head and item.noun is not None):
        post = labels.cut(*item.post)
    elif post and not head and starts_with("verb").match(plain(labels.verbatim(*item.post))):
        post = tidy(f"{post} {labels.cut(*item.post)}")  # « six jeunes sur sept ont un projet »
    if item.more is not None:
        post = tidy(f"{post} {labels.cut(*item.more)}")
    post = _after_words(labels, item, trailing_links(post), head)
    if not post and item.noun is not None and not head:  # « 3 ETP sur 4 pourvus »
        post = _after_words(labels, item, trailing_links(labels.cut(*item.post)), head)
    return _no_target(pre), _no_target(post)


def _after_words(labels: Labels, item: Item, post: str, head: str) -> str:
    """The words after a figure without "fois", "de", a unit alone; "/ an" becomes "par an"."""
    verbatim = labels.verbatim(*item.post).lstrip()
    if _SLASH.search(verbatim) and (rate := _RATE.match(plain(verbatim))):
        post = f"par {rate[1]}"
    if not post:
        return ""
    if head and _REFERENCE.match(plain(verbatim)):
        return ""
    if times := _TIMES.match(plain(post)):
        post = post[times.end() :]
    if item.figure.unit == "percent":
        return own_label(post)
    absent = item.figure.availability != "reported" and verbatim.startswith("(")
    if absent or (_UNIT_ALONE.fullmatch(plain(post)) and _says_unit_only(item, head)):
        return ""
    dozens = _DOZENS.search(plain(labels.verbatim(item.figure.start, item.figure.end)))
    of = (_SHORT_OF if dozens else _HOURS).match(plain(post))
    return tidy(post[of.end() :] if of else post)


def _says_unit_only(item: Item, head: str) -> bool:
    """Is "ETP", "jours" after a figure its unit alone, not one more thing that is counted?"""
    if item.in_bracket or item.link in ("first", "arrow", "contre"):
        return True
    return asks_duration(plain(head)) or unit_asked(head) == item.figure.unit


@lru_cache(maxsize=1024)
def _no_target(words: str) -> str:
    """As in "prévus" beside a figure says that it is a target, not what is measured."""
    if is_aim_alone(plain(words)) or is_verdict(plain(words)):
        return ""
    match = starts_with("target").match(plain(words)) or ends_with("target").search(plain(words))
    rest = words[: match.start()] + words[match.end() :] if match else words
    return tidy(rest) if match and not stems(rest) else words


def part_heads(head: str, items: list[Item]) -> list[str]:
    """As in "Nombre d'enfants / nombre de familles : 30 / 18": one label for each figure."""
    if len(items) > 1 and all(item.link == "slash" for item in items[1:]):
        parts = [tidy(part) for part in head.split(" / ")]
        if len(parts) == len(items):
            return parts
    return [head] * len(items)


def _under_head(item: Item, head: str, own: str, alone: bool) -> str:
    if not own:
        return changed(item, head)
    if re.fullmatch(r"par \w+", plain(own)):
        return head if plain(own) in plain(head) else f"{head} {own}"
    if is_measure(head) and (alone or stems(own) <= stems(head)):
        return head
    return join(head, own)


def changed(item: Item, label: str) -> str:
    """The label of a change of what `label` measures."""
    says = pattern("evolution").search(plain(label)) is not None
    return join(label, "évolution") if _is_signed(item) and not says else label


def _is_signed(item: Item) -> bool:
    return item.figure.unit == "percent" and item.figure.signed


def _after_others(item: Item, pre: str, own: str, before: Context) -> str:
    if not own and not pre:
        return changed(item, before.last)
    words = tidy(f"{pre} {own}")
    if _is_signed(item) and pattern("evolution").search(plain(words)):
        return join(before.last, re.sub(r"^(?:une?|la|le|l['’])\s*", "", words))
    if stems(words) <= stems(before.last):
        return before.last
    if begins_with_preposition(words):
        return tidy(f"{noun_of(before.last)} {words}")
    return join(before.outer, words) if item.in_bracket and not pre else words
