"""Tables of line printers: rules of typed dashes, bars or colons typed between the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Page, Rule, Word

_DASHES = frozenset("-_=")
_BARS = frozenset("|¦:")
_LONE = frozenset("|¦")
_FEWEST_LONE = 2
"""Bars by themselves in a line of columns, at least."""
_WIDE = 0.95
"""Type sizes of a gap between columns."""
_LONG = 12
"""Dashes in a row that make a rule, at least."""
_FEWEST = 4
"""Lines in which a bar stands at one place."""
_HIGH = {"-": 0.25, "=": 0.25, "_": -0.1}
"""How far above the base line a typed rule runs, by type sizes."""


def with_rules_typed(page: Page) -> Page:
    """The page with typed rules as drawn ones, and without the bars between typed columns."""
    texts = [word.text for word in page.words]
    typed: list[Word] = []
    if max(map(len, texts), default=0) >= _LONG:
        typed = [word for word in page.words if len(word.text) >= _LONG and _is_dashes(word)]
    if not typed:
        return page if _LONE.isdisjoint(texts) else _without_lone_bars(page)
    bars = _bars(page.words)
    words = [part for word in page.words if not _is_dashes(word) for part in _bare(word, bars)]
    return replace(page, words=tuple(words), rules=(*page.rules, *map(_rule, typed)))


def _without_lone_bars(page: Page) -> Page:
    """The page without the bars that part the columns of a line, such as a head: half of them stand
    beside a wide gap, as those within a text do not.
    """
    lone = [word for word in page.words if word.text in _LONE]
    if len(lone) < _FEWEST_LONE:
        return page
    at = {round(word.baseline) for word in lone}
    gone: set[int] = set()
    for line in group_words(word for word in page.words if round(word.baseline) in at):
        bars = [place for place, word in enumerate(line) if word.text in _LONE]
        apart = sum(_is_apart(line, place) for place in bars)
        if len(bars) >= _FEWEST_LONE and 2 * apart >= len(bars):
            gone.update(id(line[place]) for place in bars)
    if not gone:
        return page
    return replace(page, words=tuple(word for word in page.words if id(word) not in gone))


def _is_apart(line: Sequence[Word], place: int) -> bool:
    """Whether a wide gap stands beside the word."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line[max(0, place - 1) : place + 2])]
    return max(gaps, default=0.0) > _WIDE * line[place].size


def _is_dashes(word: Word) -> bool:
    return word.text[0] in _DASHES and len(word.text) > 3 and set(word.text) == {word.text[0]}


def _rule(word: Word) -> Rule:
    at = word.baseline - _HIGH[word.text[0]] * word.size
    return Rule(word.x0, at, word.x1, at, "h")


def _bars(words: Sequence[Word]) -> frozenset[int]:
    """The places of bars, in points, that stand below each other in several lines."""
    places = Counter(round(x) for word in words for x, _ in _signs(word))
    return frozenset(x for x in places if sum(places[x + off] for off in (-1, 0, 1)) >= _FEWEST)


def _signs(word: Word) -> Iterator[tuple[float, int]]:
    """(x, place in the text) of bars at the ends of a word; typed letters are of one width."""
    step = (word.x1 - word.x0) / len(word.text)
    for place in {0, len(word.text) - 1}:
        if word.text[place] in _BARS:
            yield word.x0 + place * step, place


def _bare(word: Word, bars: frozenset[int]) -> Sequence[Word]:
    """The word without bars, if anything is left."""
    cut = {place for x, place in _signs(word) if round(x) in bars}
    if not cut:
        return (word,)
    step = (word.x1 - word.x0) / len(word.text)
    first, end = int(0 in cut), len(word.text) - (len(word.text) - 1 in cut)
    if first >= end:
        return ()
    x0, x1 = word.x0 + first * step, word.x0 + end * step
    return (replace(word, text=word.text[first:end], x0=x0, x1=x1),)
