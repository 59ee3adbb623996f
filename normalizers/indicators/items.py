"""The figures of a group, each with the words before and after that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from normalizers.indicators.aim_words import leads_to_aim
from normalizers.indicators.clauses import HARD, Group, Scan, Span
from normalizers.indicators.figures import Figure, absent_value
from normalizers.indicators.gate import may_miss
from normalizers.indicators.ratio import ratio_problem
from normalizers.indicators.words import alternatives, pattern, starts_with
from normalizers.indicators.years import YearMark
from normalizers.word_table import any_of

_WHOLE = re.compile(
    r"\s*(?P<noun>[\w' -]{0,90}?)\s*(?:\(?(?:(?<!\w)sur|\bparmi)|(?P<slash>/)|"
    r"(?P<pour>\b(?:pour|des)))\s*"
    r"(?:un total de|un effectif de|les|environ|l'ensemble des|un objectif de|une cible de)?\s*"
)
_OF_WHOLE = frozenset({"sur", "parmi", "pour"})
_OF_THE = re.compile(r"\sdes\s")
_SUR = re.compile(r"(?:^|[.,;:(]|\bet)\s*(?:parmi|sur)\s+(?:les|un total de|un effectif de)?\s*$")
_SUR_ALONE = re.compile(r"\W*(?:parmi|sur)\s+(?:les\s+)?")
_SUR_REACH = 60
"""Characters in which such words stand."""
_SOFT = re.compile(
    r"\b(?:et|soit|dont|contre|avec|aupres de|pour|puis|versus|vs|au lieu de|mais|ainsi que|plus|"
    r"passant a|passe a|a|alors que|tandis que|quand)\b"
)
_PREPOSITION = re.compile(
    r"\s*(?:d'|de\b|du\b|des\b|a\b|en\b|par\b|pour\b|sur\b|dans\b|au\b|aux\b)"
)
_JOINT = re.compile(r"\s*(?:[,;/]|\bet\b)\s*")
_FROM = re.compile(
    rf"(?<!\w)(?:de\s+|d'\s*|{any_of('number_words', 'change')}(?:\s*:\s*|\s+))"
    r"(?:\d[\d\s.,]*%?|[a-z-]+)\s*\Z"
)
"""Up to the end of a figure: it moves to another."""
_FROM_REACH = 40
_AIM_REACH = 60
_BRACKET_REACH = 120
"""Characters in which a bracket that is still open must have been opened."""
_LINKS = {"(": "paren", "⇒": "arrow", "/": "slash"}


@dataclass(slots=True, unsafe_hash=True)
class Item:
    """A figure with its whole ("7 sur 12"), the words around it and how it is linked.

    `link` is first, comma, paren, slash, arrow, or the word itself (dont, soit, contre …).
    """

    figure: Figure
    pre: Span
    post: Span
    link: str = "first"
    whole: Figure | None = None
    noun: Span | None = None
    """Words between the figure and its whole ("51 femmes sur 770 déclarations")."""
    more: Span | None = None
    """Words after a bracket with other figures ("12 jeunes (8 filles) ont un logement")."""
    in_bracket: bool = False
    years: tuple[YearMark, ...] = field(default=())


def items_of(scan: Scan, group: Group, allow_limits: bool) -> list[Item]:
    """The figures of a group's body in order; "NC", "aucun" in a figure's place included."""
    figures = _figures(scan, group, allow_limits)
    if not figures:
        return []
    dated = [mark for span in group.heads for mark in scan.years_in(span) if mark.role == "at"]
    series = len(dated) == len(figures) > 1  # "Bilans (2022/2023) : 12/15": a year for each
    paired = len(figures) > 1 and not series and _has_whole(scan)
    items = list(_with_wholes(scan, group.body, figures) if paired else _singles(figures))
    start, link = group.body[0], "first"
    for index, item in enumerate(items):
        figure_end = item.post[0]
        if index + 1 == len(items):
            cut, then, nxt = group.body[1], group.body[1], ""
        else:
            following = items[index + 1].figure.start
            cut, then, nxt = _part(scan, figure_end, following)
        if item.whole is not None and item.whole.start < item.figure.start:
            start = item.whole.end  # "sur 60 situations, 48": the words begin after the 60
        item.in_bracket = _depth(scan.flat, group.body[0], item.figure.start) > 0
        item.pre, item.post, item.link = (start, item.figure.start), (figure_end, cut), link
        if series:
            item.years = (dated[index],)
        else:
            item.years = (*scan.years_in((start, figure_end)), *scan.years_in(item.post))
        start, link = then, nxt
    return _after_bracket(scan, items)


def _after_bracket(scan: Scan, items: list[Item]) -> list[Item]:
    """Words after a closing bracket belong to the figure before the bracket."""
    last = items[-1] if items else None
    if last is None or not last.in_bracket:
        return items
    owner = next((i for i in range(len(items) - 1, -1, -1) if not items[i].in_bracket), None)
    if owner is None:
        return items
    close = scan.flat.find(")", *last.post)
    if close < 0:
        return items
    more = (close + 1, last.post[1])
    inside = tuple(mark for mark in last.years if mark.start < close)
    after = tuple(scan.years_in(more))
    items[-1] = replace(last, post=(last.post[0], close), years=inside)
    items[owner] = replace(items[owner], more=more, years=(*items[owner].years, *after))
    return items


def _figures(scan: Scan, group: Group, allow_limits: bool) -> list[Figure]:
    figures = scan.figures_in(group.body) if allow_limits else scan.values_in(group.body)
    if not figures:
        dated = bool(scan.years_in(group.body)) or scan.counts_none(group.body)
        bare = _bare_span(scan, group.body) if group.colon or dated else None
        found = absent_value(scan.flat, *bare) if bare else None
        return [found] if found and (group.colon or found.value == 0) else []
    absent = (
        list(_absent_parts(scan, group.body, figures)) if may_miss(scan.flat, scan.words) else []
    )
    return sorted([*figures, *absent], key=lambda f: f.start) if absent else figures


def _bare_span(scan: Scan, body: Span) -> Span | None:
    """The part of a body that is no year."""
    marks = scan.years_in(body)
    at, parts = body[0], []
    for mark in marks:
        parts.append((at, mark.start))
        at = mark.end
    parts.append((at, body[1]))
    full = [part for part in parts if scan.flat[part[0] : part[1]].strip(" :,()")]
    return full[0] if full else None


def _absent_parts(scan: Scan, body: Span, figures: list[Figure]) -> Iterator[Figure]:
    """As in "12 en 2023, NC en 2024": parts between marks that hold no figure but say so."""
    at = body[0]
    for end in [*(m.start() for m in HARD.finditer(scan.flat, *body)), body[1]]:
        if at < end and not any(at <= figure.start < end for figure in figures):
            bare = _bare_span(scan, (at, end))
            found = absent_value(scan.flat, *bare) if bare else None
            dated = bool(scan.years_in((at, end)))
            if found and (found.availability == "not_available" or (found.value == 0 and dated)):
                yield found
        at = end + 1


def _singles(figures: list[Figure]) -> Iterator[Item]:
    for figure in figures:
        yield Item(figure, (figure.start, figure.start), (figure.end, figure.end))


def _has_whole(scan: Scan) -> bool:
    """May the text say "7 sur 12" somewhere?"""
    if "/" in scan.flat or not _OF_WHOLE.isdisjoint(scan.words):
        return True
    return "des" in scan.words and _OF_THE.search(scan.flat) is not None


def _with_wholes(scan: Scan, body: Span, figures: list[Figure]) -> Iterator[Item]:
    """Pairs "7 sur 12" and "sur 12 jeunes, 7"; a range after "passe de" is two figures."""
    index = 0
    while index < len(figures):
        figure = figures[index]
        after = figures[index + 1] if index + 1 < len(figures) else None
        blank = (figure.start, figure.start)
        share = figures[index + 2] if index + 2 < len(figures) else None
        if after is not None and (noun := _whole_noun(scan, figure, after, share)) is not None:
            yield Item(figure, blank, (after.end, after.end), whole=after, noun=noun)
            index += 2
        elif after is not None and _whole_first(scan, body, figure, after):
            yield Item(
                after, blank, (after.end, after.end), whole=figure, noun=(figure.end, figure.end)
            )
            index += 2
        else:
            yield Item(figure, blank, (figure.end, figure.end))
            index += 1


def _whole_noun(scan: Scan, part: Figure, whole: Figure, share: Figure | None) -> Span | None:
    """The words between a part and its whole, None where they are no such pair.

    "12 vus / 20 inscrits" is a pair only where the share that follows says so.
    """
    if not _may_pair(part, whole) or starts_with("place").match(scan.flat, whole.end):
        return None
    between = (part.end, whole.start)
    text = scan.flat[part.end : whole.start]
    for mark in scan.years_in(between):
        first, last = mark.start - part.end, mark.end - part.end
        text = text[:first] + " " * (last - first) + text[last:]
    match = _WHOLE.fullmatch(text)
    if match is None or (match["slash"] and scan.years_in(between)):
        return None
    if match["pour"] and match["noun"]:
        return None
    if match["slash"] and match["noun"] and not _is_share(part, whole, share):
        return None
    return part.end + match.start("noun"), part.end + match.end("noun")


def _is_share(part: Figure, whole: Figure, share: Figure | None) -> bool:
    if share is None or share.unit != "percent" or None in (part.value, whole.value, share.value):
        return False
    return ratio_problem(share.value or 0, part.value or 0, whole.value or 0) is None


def _may_pair(part: Figure, whole: Figure) -> bool:
    if part.value is None or whole.value is None or part.unit == "percent":
        return False
    return (
        whole.value >= part.value
        and whole.unit in (None, part.unit)
        and whole.value_max is None
        and whole.value > 0
    )


def _whole_first(scan: Scan, body: Span, whole: Figure, part: Figure) -> bool:
    """As in "Sur 12 jeunes accueillis, 7 …"."""
    first, near = max(0, body[0] - 1), whole.start - _SUR_REACH
    between = scan.flat[whole.end : part.start]
    if first < near:
        leads = _SUR.search(scan.flat, near, whole.start)
    else:
        before = scan.flat[first : whole.start]
        leads = _SUR.search(before) or _SUR_ALONE.fullmatch(before)
    return bool(leads and "," in between and _may_pair(part, whole))


def _part(scan: Scan, start: int, end: int) -> tuple[int, int, str]:
    """Where the words of one figure end, where those of the next begin, and their link."""
    closed = scan.flat.find(")", start, end)
    if closed >= 0 and _depth(scan.flat, max(0, start - _BRACKET_REACH), start) > 0:
        joint = _JOINT.match(scan.flat, closed + 1, end)
        return closed, joint.end() if joint else closed + 1, "after"
    hard = [m for m in HARD.finditer(scan.flat, start, end) if not scan.covers(m.start())]
    last_hard = hard[-1] if hard else None
    for soft in reversed(list(_SOFT.finditer(scan.flat, start, end))):
        cut = soft.start()
        if last_hard and cut <= last_hard.start():
            break
        if not scan.covers(cut) and _may_link(scan, soft, end):
            if last_hard and not scan.flat[last_hard.end() : cut].strip():
                cut = last_hard.start()
            link = soft[0] if _reaches(scan, soft, start) else _soft_link(soft[0])
            return cut, soft.end(), link
    if last_hard:
        return last_hard.start(), last_hard.end(), _LINKS.get(last_hard[0], "comma")
    return end, end, "none"


def _reaches(scan: Scan, soft: re.Match[str], start: int) -> bool:
    """« 11 jeunes ont participé à 5 réunions »: no move "de 11 à 5", which says so before.

    Words that begin no movement stand between the figures, more than a unit.
    """
    between = scan.without_years((start, soft.start())).split()
    if soft[0] != "a" or len(between) < 2:
        return False
    return _FROM.search(scan.flat, max(0, start - _FROM_REACH), start) is None


def _soft_link(word: str) -> str:
    if word in ("a", "passe a", "passant a"):
        return "arrow"
    return "contre" if pattern("compare").fullmatch(word) else word


def _may_link(scan: Scan, match: re.Match[str], end: int) -> bool:
    """Nothing but light words between a link word and the figure, or a clause of its own."""
    rest = scan.without_years((match.end(), end))
    light = _light().fullmatch(rest) is not None
    if match[0] == "a":
        aimed = scan.says("aim") and leads_to_aim(
            scan.flat[max(0, match.start() - _AIM_REACH) : end]
        )
        return light and not rest.strip() and not aimed
    own = match[0] == "et" and not _PREPOSITION.match(rest)
    return light or (own and len(rest.split()) > 1)


@cache
def _light() -> re.Pattern[str]:
    aims = (alternatives(role) for role in ("target", "aim_kind", "aim_set"))
    words = "|".join((alternatives("light"), *aims, "une?", "l'"))
    return re.compile(rf"\s*(?:(?:{words})\s*)*")


def _depth(flat: str, start: int, end: int) -> int:
    return flat.count("(", start, end) - flat.count(")", start, end)
