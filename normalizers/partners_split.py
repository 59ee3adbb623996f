"""Where one partner's name ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from normalizers.folded import plain
from normalizers.lexicon import load
from normalizers.organisations import beginning, exact, organisation_of
from normalizers.text import fold, unaccented
from normalizers.word_table import one_of

Span = tuple[int, int]

_SIGN = re.compile(r"[(),;•▪|\t]")
_COMPOUND = re.compile(r"(?<![\w-])\w+(?:-\w+)+(?![\w-])")
_DASH = re.compile(r"\s+-+\s+")
_AND = re.compile(r"\s+(?:et|&|ainsi que)\s+(?:notamment\s+)?|\s*\+\s*")
_SLASH = re.compile(r"\s*(?<!\bet)(?<!\d)/(?!\s*ou\b)\s*")
_SENTENCE = re.compile(r"(?<=[a-z)]{3})\.\s+(?=\w)")
_FIRST_ARTICLE = re.compile(r"\A(?:l['’]|(?:la|les?)\s+)", re.IGNORECASE)
_BOUND = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "a",
        "au",
        "aux",
        "en",
        "sur",
        "pour",
        "par",
        "dans",
        "chez",
        "sous",
    ]
)
_ARTICLES = frozenset(("la", "le", "les", "l"))
_LONGEST_NAME = 300
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
    if last and (last.group().rstrip("'") in _BOUND | _ARTICLES or last.group() == "et"):
        return True
    if first and first.group() in _BOUND | {"et"}:
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
    if parts and words and words[0] in _BOUND and _of(text, part)[:1].islower():
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
        before, after = _FIRST_ARTICLE.sub("", _of(text, left).rstrip(" ,(")), _of(text, right)
        known = beginning(before) is not None or _stem(fold(before).split()[0]) in _stems("head")
        return known and _is_name(after)

    return _cut(masked, span, _joint(), two)


@cache
def _joint() -> re.Pattern[str]:
    words = one_of(plain(word) for word in _of_role("joint"))
    return re.compile(rf"\s*,?\s+{words}\s*(?:(?:la|les?)\s+|l')?(?=\w)")


def _slashes(text: str, masked: str, span: Span) -> list[Span]:
    def two(left: Span, right: Span) -> bool:
        first, second = _last_word(text, left), _first_word(text, right)
        spaced = text[left[1] : right[0]].strip() != text[left[1] : right[0]]
        doublet = fold(first)[:4] == fold(second)[:4]
        capital = second[:1].isupper() and first[:1].isupper()
        return not doublet and (spaced or capital or _begins_name(text, right))

    return _cut(masked, span, _SLASH, two)


def _dashes(text: str, masked: str, span: Span) -> list[Span]:
    marks = len(_DASH.findall(masked[span[0] : span[1]]))

    def two(left: Span, right: Span) -> bool:
        known = [_is_name(text[left[0] : left[1]]), _begins_name(text, right)]
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
        if exact(word) or not all(_is_acronym(part) or exact(part) for part in parts):
            continue
        if not any(map(_is_acronym, parts)) or not any(map(exact, parts)):
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
        return _begins_name(text, right, _of(text, left))

    return _cut(masked, span, _AND, two)


def _brackets(text: str, masked: str, span: Span) -> list[Span]:
    """As in "Associations (PEP, APAJH)" -> the noun and each name; "ARS (DT 23)" stays whole."""
    opening = masked.find("(", *span)
    closing = masked.find(")", opening, span[1])
    if opening < 0 or closing < 0 or not _is_umbrella(masked[span[0] : opening]):
        return [span]
    inner = (opening + 1, closing)
    commas = _commas(text, masked, inner)
    names = [name for part in commas for name in _ands(text, masked, part) if _of(text, name)]
    named = all(_is_name(text[start:end]) for start, end in names)
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


def _of(text: str, span: Span) -> str:
    return text[span[0] : span[1]].strip()


def _first_word(text: str, span: Span) -> str:
    return _of(text, span).split(" ", 1)[0]


def _last_word(text: str, span: Span) -> str:
    return _of(text, span).rsplit(" ", 1)[-1]


def _is_acronym(word: str) -> bool:
    return len(word) >= 2 and word.isupper() and word.isalpha()


def _is_name(name: str) -> bool:
    name = name.strip(" .,;:")
    return bool(name) and (name[0].isupper() or organisation_of(name) is not None)


def _begins_name(text: str, span: Span, left: str | None = None) -> bool:
    """Does a new name begin here (after an "et" that follows `left`)?"""
    name = _of(text, (span[0], min(span[1], span[0] + _LONGEST_NAME)))
    found = fold(name).split()
    if not found or (found[0] in _BOUND and not name.lower().startswith(("l'", "l’"))):
        return False
    if found[0] in _ARTICLES or name.lower().startswith(("l'", "l’")):
        return True
    if exact(name):
        return True
    if found[0] in _topics():
        return False
    if organisation_of(name) or _stem(found[0]) in _stems("head"):
        return True
    if not name[0].isupper():
        return left is not None and _plain_pair(left, name)
    first = _first_word(text, span)
    return _is_acronym(unaccented(first)) or left is None or _is_whole_name(left)


def _plain_pair(left: str, right: str) -> bool:
    """As in "orthophonistes et psychomotriciens": two lone plural nouns are two partners."""
    lone = " " not in left and " " not in right.strip(" .")
    return lone and left.rstrip(" .").endswith("s") and right.rstrip(" .").endswith("s")


def _is_whole_name(left: str) -> bool:
    return exact(left) is not None or _is_acronym(unaccented(left.rsplit(" ", 1)[-1]))


def _is_umbrella(noun: str) -> bool:
    return any(_stem(word) in _stems("umbrella") for word in fold(noun).split())


def _stem(word: str) -> str:
    return word.removesuffix("s").removesuffix("x")


@cache
def _topics() -> frozenset[str]:
    return frozenset(map(fold, _of_role("topic")))


@cache
def _stems(role: str) -> frozenset[str]:
    return frozenset(_stem(fold(word)) for word in _of_role(role))


def _of_role(role: str) -> list[str]:
    return [row["word"] for row in load("partner_words") if row["role"] == role]
