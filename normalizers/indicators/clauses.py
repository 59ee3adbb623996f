"""A line cut into sentences, a sentence into groups: what is measured, then the figures for it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from normalizers.indicators.figures import Figure
from normalizers.indicators.labels import is_measure, is_statement
from normalizers.indicators.words import starts_with, telling
from normalizers.indicators.years import YearMark

Span = tuple[int, int]

# Patterns that begin with a class of signs are found quickest: what stands before comes after.
_END = re.compile(
    r"[.;!?](?:(?<=[;!])|(?<=\?)(?=\s*[a-z])|(?<=\.)(?=\s|$)(?<![^\w]n\.)(?<![^\w]m\.)"
    r"(?<![^\w]art\.)(?<!\benv\.)(?<!\bdr\.)(?<!\bnb\.)(?<!\bex\.)(?<!\.\.))"
)
_COLON = re.compile(r"[:=](?:(?<==)|(?<!\d:)(?!//)|(?<=\d:)(?!\d))\s*")
_SAMPLE = re.compile(r"\bn\Z")
_DASH = re.compile(r"\s-+\s+(?=\w)")
_LEADER = re.compile(r"\s*(?:\.{3,}|_{2,}|…+)\s*")
HARD = re.compile(r"[,;(/⇒\s](?:(?<!\s)|-+\s)")
"""Signs between a figure and the words of the next one."""
_WORD = re.compile(r"\s+(?!sur\b|en\b|au\b|pour\b|soit\b|dont\b|contre\b|par\b)[a-z']{3,}")
_LIGHT = re.compile(r"(?:[\s,.()'/\[\]-]|\b(?:en|et|pour|l|annee|a|au|le|la|fin|de|dont|sur)\b)*")
_NO_SUCH = re.compile(
    r"\s*aucune?\s+(?!(?:indicateur|donnee|chiffre|information|element|suivi|objectif|cible|outil"
    r"|commentaire|remarque|observation|evaluation)s?\b)[\w'-]+\s+[\w' -]+\W*"
)
_MOST_HEADS = 8
"""Heads of a group that are kept, the nearest ones: « Enfants : accueillis : dont filles : 3 »."""

_start = attrgetter("start")


@dataclass(slots=True)
class Scan:
    """A folded text with its figures, in the order of their places, and its years."""

    flat: str
    words: frozenset[str]
    """Those of the text."""
    figures: Sequence[Figure]
    years: Sequence[YearMark]
    is_asked: bool = False
    """Whether the text stands under "Indicateurs"."""

    def counts_none(self, span: Span) -> bool:
        """« Aucune place créée » where figures are asked for; « aucun indicateur » lacks one."""
        return self.is_asked and _NO_SUCH.fullmatch(self.flat, *span) is not None

    def says(self, role: str) -> bool:
        """May a word of a role stand anywhere in the text?"""
        return not telling(role).isdisjoint(self.words)

    def figures_in(self, span: Span) -> list[Figure]:
        """Those that may be values, limits ("en 3 mois") included."""
        if len(self.figures) == 1:
            return [figure for figure in self.figures if span[0] <= figure.start < span[1]]
        first = bisect_left(self.figures, span[0], key=_start)
        return list(self.figures[first : bisect_left(self.figures, span[1], key=_start)])

    def values_in(self, span: Span) -> list[Figure]:
        """Those that are no limits."""
        return [figure for figure in self.figures_in(span) if not figure.is_limit]

    def years_in(self, span: Span) -> list[YearMark]:
        """Mentions of years that begin inside a span."""
        if not self.years:
            return []
        first = bisect_left(self.years, span[0], key=_start)
        return list(self.years[first : bisect_left(self.years, span[1], key=_start)])

    def covers(self, position: int) -> bool:
        """Is there a figure or a year at this place?"""
        return _covers(self.figures, position) or _covers(self.years, position)

    def only_years(self, span: Span) -> bool:
        """Nothing but years and small words ("en 2023", "2024")?"""
        marks = [mark for mark in self.years_in(span) if mark.role != "since"]
        return bool(marks) and not self.without_years(span).strip(" ")

    def without_years(self, span: Span) -> str:
        """The text of a span, years and the small words beside them left out."""
        text, at = "", span[0]
        for mark in self.years_in(span):
            if mark.role == "since":
                continue
            text += self.flat[at : mark.start] + " "
            at = mark.end
        text += self.flat[at : span[1]]
        return "" if _LIGHT.fullmatch(text) else text


@dataclass(slots=True, unsafe_hash=True)
class Group:
    """What is measured (`heads`, outer first) and the text that gives the figures."""

    heads: tuple[Span, ...]
    body: Span
    colon: bool
    """The body follows a colon (or the like)."""


def sentences(scan: Scan, start: int, end: int) -> list[tuple[Span, str]]:
    """(span, the mark that ends it) of each sentence of a line."""
    found: list[tuple[Span, str]] = []
    at = start
    for match in _END.finditer(scan.flat, start, end):
        inside = _depth(scan.flat, at, match.start()) > 0 and match[0] == ";"
        if inside or scan.covers(match.start()):
            continue
        if scan.flat[at : match.start()].strip():
            found.append(((at, match.start()), match[0]))
        at = match.end()
    if scan.flat[at:end].strip():
        found.append(((at, end), ""))
    if scan.flat.find("-", start, end) < 0 or not _DASH.search(scan.flat, start, end):
        return found
    return [part for sentence in found for part in _dashed(scan, *sentence)]


def _dashed(scan: Scan, span: Span, mark: str) -> list[tuple[Span, str]]:
    """As in "IP reçues : 593 - IP évaluées : 179": a dash may part sentences too."""
    parts, at = [], span[0]
    for match in _DASH.finditer(scan.flat, *span):
        rest = (match.end(), span[1])
        follows = _COLON.search(scan.flat, *rest)
        before = (at, match.start())
        if follows and scan.values_in(before) and not scan.values_in((rest[0], follows.start())):
            parts.append((before, ";"))
            at = match.end()
    return [*parts, ((at, span[1]), mark)]


def _covers(marks: Sequence[Figure] | Sequence[YearMark], position: int) -> bool:
    """Does one of these marks, in the order of their places, lie over this place?"""
    before = bisect_right(marks, position, key=_start)
    return before > 0 and position < marks[before - 1].end


def _depth(flat: str, start: int, end: int) -> int:
    return flat.count("(", start, end) - flat.count(")", start, end)


def asks_in_bracket(scan: Scan, span: Span) -> bool:
    """« Parrainages (cible : 20) »: what the colon says holds as far as the bracket."""
    colon = scan.flat.find(":", *span)
    return colon >= 0 and _depth(scan.flat, span[0], colon) > 0


def groups(scan: Scan, span: Span) -> list[Group]:
    """The groups of one sentence, in order."""
    colons = _colons(scan, span) or _weak_colon(scan, span)
    if not colons:
        return [Group((), span, colon=False)]
    starts = [span[0], *(end for _, end in colons)]
    ends = [*(start for start, _ in colons), span[1]]
    pieces = list(zip(starts, ends, strict=True))
    found: list[Group] = []
    heads: tuple[Span, ...] = ()
    carried: int | None = None
    for index, piece in enumerate(pieces[:-1]):
        body = (piece[0] if carried is None else carried, piece[1])
        carried = None
        if scan.only_years(piece):
            carried = body[0]
        elif not scan.values_in(piece) or (index == 0 and not _is_first(scan, piece, pieces[1])):
            heads = (*heads[-_MOST_HEADS:], piece)
        else:
            opened = _open_bracket(scan, piece)
            if index == 0:
                heads = ((scan.values_in(piece)[0].end, opened or piece[1]),)
            cut = opened or (piece[1] if index == 0 else _cut_before_head(scan, piece))
            found.append(Group(heads if index else (), (body[0], cut), colon=index > 0))
            rest = (cut, piece[1])
            if scan.only_years(rest):
                carried = cut
            elif index or opened:
                inner = bool(opened) or _is_target(scan, rest)
                heads = (*heads[-_MOST_HEADS:], rest) if inner else (rest,)
    start = pieces[-1][0] if carried is None else carried
    found.append(Group(heads, (start, pieces[-1][1]), colon=True))
    return [Group((), group.body, colon=False) if _is_told(scan, group) else group
            for group in found]  # fmt: skip


def _is_told(scan: Scan, group: Group) -> bool:
    """As in "L'action est terminée : 412 projets signés": the head says something of its own, and
    the figure comes with its words.
    """
    if len(group.heads) != 1 or not (values := scan.values_in(group.body)):
        return False
    first = values[0]
    if first.unit not in (None, "count") or scan.flat[group.body[0] : first.start].strip():
        return False
    head = scan.flat[slice(*group.heads[0])]
    noun = _WORD.match(scan.flat, first.end, group.body[1])
    return noun is not None and is_statement(head) and not is_measure(head)


def _open_bracket(scan: Scan, piece: Span) -> int | None:
    """As in "79 % (moyenne nationale : 75 %)": where the bracket around a colon opens."""
    last = scan.values_in(piece)[-1]
    opened = scan.flat.rfind("(", last.end, piece[1])
    return opened if opened >= 0 and scan.flat.find(")", opened, piece[1]) < 0 else None


def _colons(scan: Scan, span: Span) -> list[Span]:
    """The colons of a sentence with the spaces around them."""
    found, at = [], span[0]
    for match in _COLON.finditer(scan.flat, *span):
        start = at + len(scan.flat[at : match.start()].rstrip())
        # "(n = 34)" is the size of a sample
        sample = match[0][0] == "=" and _SAMPLE.search(scan.flat, max(0, start - 2), start)
        if not sample and not scan.covers(match.start()):
            found.append((start, match.end()))
        at = match.end()
    return found


def _weak_colon(scan: Scan, span: Span) -> list[Span]:
    """As in "Nombre d'enfants – 25" or "….. 25": a dash or dots for a colon."""
    figures = scan.values_in(span)
    before = scan.flat[span[0] : figures[0].start].rstrip() if figures else ""
    for mark in (_DASH, _LEADER) if before.endswith(("-", ".", "_", "…")) else ():
        for match in mark.finditer(scan.flat, *span):
            if figures[0].start == match.end():
                return [match.span()]
    return []


def _is_first(scan: Scan, piece: Span, after: Span) -> bool:
    """Does a first piece with figures give values ("16 enfants : 8 filles"), or are they part
    of a label ("Accueil de jour (12 places) : 25 enfants")?
    """
    first = scan.values_in(piece)[0]
    starts = not scan.without_years((piece[0], first.start)).strip(" (")
    return starts or not scan.figures_in(after)


def _cut_before_head(scan: Scan, piece: Span) -> int:
    """As in "16 en 2023, nombre d'enfants": where the next label begins."""
    last = scan.values_in(piece)[-1]
    marks = [m for m in HARD.finditer(scan.flat, last.end, piece[1]) if not scan.covers(m.start())]
    opened = [m for m in marks if m[0] == "("]
    if opened and scan.flat.find(")", opened[-1].start(), piece[1]) > 0:
        return scan.flat.find(")", opened[-1].start(), piece[1]) + 1
    if marks:
        return marks[-1].start() if marks[-1][0] == "(" else marks[-1].end()
    dated = [mark for mark in scan.years_in((last.end, piece[1])) if mark.role == "at"]
    if dated and not scan.flat[dated[-1].end : piece[1]].strip():
        return dated[-1].start  # "12 enfants en 2024 : 15": the year is the label of the 15
    years = [mark for mark in scan.years_in((last.end, piece[1])) if mark.end < piece[1]]
    return years[0].end if years and not scan.only_years((last.end, piece[1])) else last.end


def _is_target(scan: Scan, span: Span) -> bool:
    return bool(starts_with("target").match(scan.without_years(span).lstrip(" (")))
