"""What was aimed at, told apart from what was reached, by the words beside a figure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalizers.indicators.aim_words import aim, is_aim_alone, leads_to_aim
from normalizers.indicators.clauses import Group, Scan
from normalizers.indicators.items import Item
from normalizers.indicators.labels import part_label, stems
from normalizers.indicators.words import alternatives, ends_with, pattern, starts_with

_SHORT = re.compile(r"(?:\D+\s+){0,4}\D+")
_AIMED = re.compile(
    r"(?:(?<!\w)(?:prevue?s?|attendue?s?|previsionnel\w*|visee?s?)"
    r"|\(\s*(?:cible|objectif)\s*\)?)\s*\)?$"
)


def is_target(scan: Scan, item: Item, group: Group) -> bool:
    """Is the figure an aim or forecast, by the words beside it or by its label?"""
    if item.years and any(mark.role == "target" for mark in item.years):
        return True
    before = scan.without_years(item.pre).strip(" (:,")
    if scan.says("aims") and ends_with("aims").search(before):
        return True  # « la convention prévoyait 30 places »
    if not scan.says("target"):
        return False
    after = scan.without_years((item.figure.end, item.post[1])).lstrip(" (:,")
    if item.whole is None and (_leads_target(after) or _was_planned().match(after)):
        return True
    if leads_to_aim(before):
        return True
    before = re.sub(r"^(?:une?|l'|le|la)\s*", "", before)
    if starts_with("target").match(before) and _SHORT.fullmatch(before):
        return _reached().match(before) is None
    if ends_with("target").search(re.sub(r"\s*(?:d[eu']|des|a)\s*$", "", before)):
        return True
    return _is_below_target(scan, item, group)


def _is_below_target(scan: Scan, item: Item, group: Group) -> bool:
    left = _open_brackets(scan.flat[group.body[0] : item.figure.start]) < 0
    for span in group.heads:
        if left and _open_brackets(scan.flat[slice(*span)]) > 0:
            continue  # « 35 familles (objectif : 50) pour 1 850 heures »: the bracket is closed
        label = scan.without_years(span).strip(" (:,")
        if is_target_label(part_label(label) if item.whole else label):
            return True
        _, comma, last = label.rpartition(",")  # « …, cible : 90 % »
        if comma and starts_with("target").fullmatch(last.strip()):
            return True
    return False


def _open_brackets(text: str) -> int:
    return text.count("(") - text.count(")")


def _leads_target(after: str) -> bool:
    words = " ".join(after.split()[:4])
    match = pattern("target").search(words)
    if match is None or _reached().match(words[match.start() :]):
        return False  # « 4 (objectif atteint) »
    return len(words[: match.start()].split()) <= 2


@lru_cache(maxsize=1024)
def is_target_label(label: str) -> bool:
    """Does a folded label ask for an aim: « Cible 2024 », « Places prévues »?"""
    start = starts_with("target").match(label)
    if start and is_aim_alone(label):
        return True
    if start and (
        not stems(label[start.end() :])
        or re.match(r"\s*[(:]|\s+(?:en|pour|a)\b", label[start.end() :])
    ):
        return True
    return _AIMED.search(label) is not None


@cache
def _reached() -> re.Pattern[str]:
    """« objectif largement atteint avec »: what comes then is what was reached."""
    between = r"(?:\s+(?:est|etait|a ete|n'est pas|n'a pas ete|non|pas|presque|\w+ment))*"
    return re.compile(rf"{aim()}{between}\s+{alternatives('reached')}(?!\w)")


@cache
def _was_planned() -> re.Pattern[str]:
    """« visites à domicile étaient prévues »: the figure's own noun, then that it was planned."""
    noun = r"(?:(?!et\b|ou\b|qui\b|dont\b|mais\b)[\w'-]+\s+){1,8}?"
    been = r"(?:est|sont|etait|etaient|avait\s+ete|avaient\s+ete)"
    return re.compile(rf"\s*{noun}{been}\s+(?:\w+ment\s+)?{alternatives('target')}(?!\w)")
