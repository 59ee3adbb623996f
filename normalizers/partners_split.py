"""Where one partner's name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from normalizers.folded import plain
from normalizers.organisations import beginning, exact
from normalizers.partner_names import (
    ARTICLES,
    BOUND,
    Span,
    begins_name,
    cut_out,
    first_word,
    is_acronym,
    is_name,
    is_umbrella,
    last_word,
    of_role,
    stem,
    stems,
)
from normalizers.text import fold, unaccented
from normalizers.word_table import one_of

_SIGN = re.compile(r"[(),;•▪|\t]")
_COMPOUND = re.compile(r"(?<![\w-])\w+(?:-\w+)+(?![\w-])")
_DASH = re.compile(r"\s+-+\s+")
_AND = re.compile(r"\s+(?:et|&|ainsi que)\s+(?:notamment\s+)?|\s*\+\s*")
_SLASH = re.compile(r"\s*(?<!\bet)(?<!\d)/(?!\s*ou\b)\s*")
_SENTENCE = re.compile(r"(?<=[a-z)]{3})\.\s+(?=\w)")
_FIRST_ARTICLE = re.compile(r"\A(?:l['’]|(?:la|les?)\s+)", re.IGNORECASE)
_PERSON = re.compile(r"\b[A-ZÉÈ][a-zéèêëïîôöç]+(?:-[A-Z][a-zé]+)? [A-ZÉÈ]{2,}\b")


def split_names(text: str, masked: str) -> Iterator[Span]:
    """Spans of the names, untrimmed. `masked` is the plain text, amounts blanked out."""
    pieces = [piece for line in _lines(masked) for piece in _commas(text, masked, line)]
    for marks, split in _SPLITS:
        if any(mark in masked for mark in marks):
            pieces = [part for piece in pieces for part in split(text, masked, piece)]
    yield from pieces


def _lines(masked: str) -> list[Span]:
    """Lines; one that goes on with the sentence of the line above belongs to it."""
    lines: list[Span] = []
    with_commas = "," in masked or ";" in masked
    for match in re.finditer(r"[^\n]+", masked):
        line = match.group().strip()
        if not line:
            continue
        if lines and _goes_on(masked[lines[-1][0] : lines[-1][1]], line, with_commas):
            lines[-1] = (lines[-1][0], match.end())
        else:
            lines.append(match.span())
    return lines


def _goes_on(above: str, line: str, with_commas: bool) -> bool:
    first = re.match(r"[a-z]+", line)
    last = re.search(r"[a-z]+'?$", above.rstrip())
    if last and (last.group().rstrip("'") in BOUND | ARTICLES or last.group() == "et"):
        return True
    if first and first.group() in BOUND | {"et"}:
        return True
    joined = f"{above.rsplit(',', 1)[-1]} {re.split('[,;]', line)[0]}"
    return bool(with_commas and exact(joined) and not exact(line))


def _commas(text: str, masked: str, span: Span) -> list[Span]:
    """Parts between commas, semicolons and bullets that stand outside brackets."""
    parts: list[Span] = []
    depth, start = 0, span[0]
    for match in _SIGN.finditer(masked, *span):
        char = match[0]
        if char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char != "," or not depth:
            _append(text, masked, parts, (start, match.start()))
            start, depth = match.end(), 0
    _append(text, masked, parts, (start, span[1]))
    return parts


def _append(text: str, masked: str, parts: list[Span], part: Span) -> None:
    """Add a part; "…, du travail et des solidarités" and "Anne X, chercheuse" stay joined."""
    words = masked[part[0] : part[1]].replace("'", " ").split()
    if parts and words and words[0] in BOUND and cut_out(text, part)[:1].islower():
        parts[-1] = (parts[-1][0], part[1])
    elif parts and len(words) == 1 and _PERSON.search(text[parts[-1][0] : parts[-1][1]]):
        bare = text[part[0] : part[1]].strip()
        if bare.islower():
            parts[-1] = (parts[-1][0], part[1])
        else:
            parts.append(part)
    elif words:
        parts.append(part)


def _cut(
    masked: str, span: Span, mark: re.Pattern[str], parts_names: Callable[[Span, Span], bool]
) -> list[Span]:
    """Cut at each mark, outside brackets, where both sides are names."""
    pieces = [span]
    depth, seen = 0, span[0]
    for match in mark.finditer(masked, *span):
        depth += masked.count("(", seen, match.start()) - masked.count(")", seen, match.start())
        seen, inside = match.start(), depth > 0
        left, right = (pieces[-1][0], match.start()), (match.end(), span[1])
        if not inside and left[0] < left[1] and right[0] < right[1] and parts_names(left, right):
            pieces[-1:] = [left, right]
    return pieces


def _sentences(text: str, masked: str, span: Span) -> list[Span]:
    def new(left: Span, right: Span) -> bool:
        return text[right[0]].isupper()

    return _cut(masked, span, _SENTENCE, new)


def _joints(text: str, masked: str, span: Span) -> list[Span]:
    """As in "ARS, en lien avec la CAF", "associations dont l'UDAF": a name, then others."""

    def two(left: Span, right: Span) -> bool:
        before, after = (
            _FIRST_ARTICLE.sub("", cut_out(text, left).rstrip(" ,(")),
            cut_out(text, right),
        )
        known = beginning(before) is not None or stem(fold(before).split()[0]) in stems("head")
        return known and is_name(after)

    return _cut(masked, span, _joint(), two)


@cache
def _joint() -> re.Pattern[str]:
    words = one_of(plain(word) for word in of_role("joint"))
    return re.compile(rf"\s*,?\s+{words}\s*(?:(?:la|les?)\s+|l')?(?=\w)")


def _slashes(text: str, masked: str, span: Span) -> list[Span]:
    def two(left: Span, right: Span) -> bool:
        first, second = last_word(text, left), first_word(text, right)
        spaced = text[left[1] : right[0]].strip() != text[left[1] : right[0]]
        doublet = fold(first)[:4] == fold(second)[:4]
        capital = second[:1].isupper() and first[:1].isupper()
        return not doublet and (spaced or capital or begins_name(text, right))

    return _cut(masked, span, _SLASH, two)


def _dashes(text: str, masked: str, span: Span) -> list[Span]:
    marks = len(_DASH.findall(masked[span[0] : span[1]]))

    def two(left: Span, right: Span) -> bool:
        known = [is_name(text[left[0] : left[1]]), begins_name(text, right)]
        return all(known) or (marks > 1 and any(known))

    return _cut(masked, span, _DASH, two)


def _compounds(text: str, masked: str, span: Span) -> list[Span]:
    """As in "JE-CDEF-CD" -> three names; "sages-femmes", "DT-PJJ", "AP-HM" stay whole: one of the
    parts at least is a name that is known.
    """
    pieces = [span]
    for match in _COMPOUND.finditer(unaccented_same_length(text), *span):
        word = match.group()
        parts = word.split("-")
        if exact(word) or not all(is_acronym(part) or exact(part) for part in parts):
            continue
        if not any(map(is_acronym, parts)) or not any(map(exact, parts)):
            continue
        at = match.start()
        for part in parts[:-1]:
            at += len(part)
            pieces[-1:] = [(pieces[-1][0], at), (at + 1, span[1])]
            at += 1
    return pieces


def _ands(text: str, masked: str, span: Span) -> list[Span]:
    if exact(text[span[0] : span[1]]):
        return [span]

    def two(left: Span, right: Span) -> bool:
        return begins_name(text, right, cut_out(text, left))

    return _cut(masked, span, _AND, two)


def _brackets(text: str, masked: str, span: Span) -> list[Span]:
    """As in "Associations (PEP, APAJH)" -> the noun and each name; "ARS (DT 23)" stays whole."""
    opening = masked.find("(", *span)
    closing = masked.find(")", opening, span[1])
    if opening < 0 or closing < 0 or not is_umbrella(masked[span[0] : opening]):
        return [span]
    inner = (opening + 1, closing)
    commas = _commas(text, masked, inner)
    names = [name for part in commas for name in _ands(text, masked, part) if cut_out(text, name)]
    named = all(is_name(text[start:end]) for start, end in names)
    return [(span[0], opening), *names] if len(names) > 1 and named else [span]


_SPLITS: tuple[tuple[tuple[str, ...], Callable[[str, str, Span], list[Span]]], ...] = (
    # The marks of which one must stand in the text, and what cuts there.
    ((".",), _sentences),
    (("avec", "dont", "appui", "soutien", "notamment", "compris"), _joints),
    (("/",), _slashes),
    (("-",), _dashes),
    (("-",), _compounds),
    (("et", "&", "ainsi", "+"), _ands),
    (("(",), _brackets),
)


@lru_cache(maxsize=32)
def unaccented_same_length(text: str) -> str:
    """Without accents where that keeps the length, case kept; dashes made plain."""
    dashed = text.translate(_DASHES)
    return _ACCENTED.sub(lambda m: bare if len(bare := unaccented(m[0])) == 1 else m[0], dashed)


_ACCENTED = re.compile(r"[^\x00-\x7f]")
_DASHES = str.maketrans("‐‑–—", "----")
