"""The lists behind `normalizers.departments`: names, codes, other spellings, context words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.lexicon import load
from normalizers.likeness import slips
from normalizers.text import fold


@dataclass(frozen=True, slots=True)
class Department:
    """A department, or the collectivity that does the work of several (20R, 6AE, 69M).

    `code` is the INSEE code; `collectivity_code` that of the collectivity at work where it is
    not the department ("972R"), None elsewhere.
    """

    code: str
    name: str
    region_code: str
    collectivity_code: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a department; `department` is None for names that are something else."""

    spelling: str
    kind: str
    ambiguous: bool
    department: Department | None
    is_word: bool = False
    """Whether it is first of all a common word (« réunion »)."""

    @property
    def code(self) -> str:
        """The department's code, "" where it is none."""
        return self.department.code if self.department else ""


_LONG_FORMS = {"st": "saint", "ste": "sainte", "hte": "haute", "htes": "hautes", "hts": "hauts"}
_SHORT_FORMS = {long: short for short, long in _LONG_FORMS.items()}
JOINERS = {"et", "de", "d", "la", "l", "du", "le"}


@cache
def departments() -> dict[str, Department]:
    """Code -> department or collectivity, all of them."""
    found = {
        row["code"]: Department(
            row["code"], row["name"], row["region_code"], row["collectivity_code"] or None
        )
        for row in load("departments", ("code",))
    }
    for row in load("collectivities", ("code",)):
        if not row["department_code"]:
            code = row["code"]
            found[code] = Department(code, row["name"], row["region_code"], code)
    return found


def by_code(code: str) -> Department:
    """The department with an INSEE code ("2a" or "2A"). Raises KeyError."""
    return departments()[code.upper()]


@cache
def _names() -> dict[str, Name]:
    """Key of a spelling -> its name."""
    known = departments()
    names = [
        Name(row["name"], "name", bool(row["ambiguous"]), known[row["code"]])
        for row in load("departments", ("code",))
    ]
    for row in load("department_aliases"):
        kind = "name" if row["kind"] == "word" else row["kind"]
        department = known.get(row["code"])
        is_word = row["kind"] == "word"
        names.append(Name(row["spelling"], kind, is_word, department, is_word))
    own = {_key(name.spelling) for name in names}
    names += [
        Name(row["name"], "name", False, None)
        for row in load("regions", ("code",))
        if _key(row["name"]) not in own
    ]
    return {_key(name.spelling): name for name in reversed(names)}


def _key(text: str) -> str:
    """How spellings are compared: abbreviations written out, no small words inside."""
    words = [_LONG_FORMS.get(word, word) for word in fold(text.replace("&", " et ")).split()]
    words = ["cote" if word == "cotes" else word for word in words]
    last = len(words) - 1
    kept = [w for i, w in enumerate(words) if w not in JOINERS or i in (0, last)]
    return " ".join(kept)


def spelled(text: str) -> Name | None:
    """The name a matched text stands for."""
    return _names().get(_key(text))


@cache
def names_pattern(in_path: bool = False) -> re.Pattern[str]:
    """Finds every spelling in folded text, longest first.

    A name inside a longer compound ("Villefranche-sur-Saône") is none, but in paths hyphens
    part words.
    """
    spellings = [name.spelling for name in _names().values()]
    parts = sorted({_spelling_pattern(spelling) for spelling in spellings}, key=_weight)
    edge_before = r"(?<![^\W_])" if in_path else r"(?<![\w])(?<!\w-)"
    edge_after = r"(?![^\W_])" if in_path else r"(?![\w])(?!-[^\W\d])"
    return re.compile(f"{edge_before}(?:{'|'.join(parts)}){edge_after}")


_WORD = re.compile(r"[a-z]+")


@cache
def _first_words() -> frozenset[str]:
    """How a spelling may begin: a look at each word saves trying every spelling everywhere."""
    words = {fold(name.spelling).split()[0] for name in _names().values()}
    short = {_SHORT_FORMS[word] for word in words if word in _SHORT_FORMS}
    return frozenset(words | short | {"cote", "cotes"})


def find_names(text: str) -> Iterator[re.Match[str]]:
    """Every spelling in a folded text, from left to right without overlaps."""
    pattern, first_words = names_pattern(), _first_words()
    end = 0
    for word in _WORD.finditer(text):
        if word.start() >= end and word[0] in first_words:
            match = pattern.match(text, word.start())
            if match:
                end = match.end()
                yield match


def _weight(pattern: str) -> tuple[int, str]:
    return -len(pattern), pattern


def _spelling_pattern(spelling: str) -> str:
    """Words joined by hyphens, spaces or apostrophes; small words may be missing between."""
    words = fold(spelling).split()
    pieces: list[str] = []
    for index, word in enumerate(words):
        short = _SHORT_FORMS.get(word)
        form = f"(?:{word}|{short}\\.?)" if short else word
        form = "(?:et|&)" if word == "et" else form
        form = f"{form.removesuffix('s')}s?" if word in ("cote", "cotes") else form
        optional = word in JOINERS and 0 < index < len(words) - 1
        joint = r"[ '_-]{0,3}" if index else ""
        pieces.append(f"(?:{joint}{form}(?![a-z]))?" if optional else joint + form)
    return "".join(pieces)


@cache
def context_pattern(role: str) -> str:
    """The words of a role as alternatives for folded text, longest first."""
    words = [row["spelling"] for row in load("department_context") if row["role"] == role]
    plain = sorted({_folded_words(word) for word in words}, key=_weight)
    return "|".join(plain)


def _folded_words(text: str) -> str:
    return r"\W{1,2}".join(map(re.escape, fold(text).split())) + (r"\.?" if text[-1] == "." else "")


@lru_cache(maxsize=1024)
def closest_name(text: str) -> Department | None:
    """The department whose name is a slip or two away from `text`, by a clear margin."""
    key = _key(text)
    if len(key) < 5 or not key[0].isalpha():
        return None
    scores = sorted(
        (slips(key, other, 3), other)
        for other, name in _names().items()
        if other[0] == key[0] and abs(len(other) - len(key)) <= 2 and name.department
    )
    if not scores:
        return None
    distance, best = scores[0]
    allowed = 2 if len(best) >= 9 else 1
    margin = len(scores) < 2 or scores[1][0] > distance
    return _names()[best].department if distance <= allowed and margin else None


_DASH_BEFORE = re.compile(r"(?:^|\s[-–—|:])\s*$")
_DASH_AFTER = re.compile(r"\s*(?:$|\n|\s[-–—|:]|,?\s(?:exercice |annee )?20\d\d\b)")
_LISTS = re.compile(r"\s*(?:,|/|&|\bet\b|,\s*et\b)\s*(?:l[ae]s?\s+|l')?")
_TITLED = re.compile(r"\bcontrat|\bprotection de l'enfance\b|\bcdppe\b")
_LONGEST_TITLE = 160


def names_in_segment(plain: str, match: re.Match[str]) -> int:
    """How many names stand together between dashes of a title, 0 where none does so.

    « Contrat de protection de l'enfance – Orne – bilan 2023 » holds one, « … – Orne et Sarthe »
    two.
    """
    start = plain.rfind("\n", 0, match.start()) + 1
    end = plain.find("\n", match.end())
    end = end if end >= 0 else len(plain)
    if end - start > _LONGEST_TITLE or _TITLED.search(plain, start, end) is None:
        return 0
    first, last, count = _listed(plain, match, start, end)
    before = _DASH_BEFORE.search(plain[start:first])
    return count if before is not None and _DASH_AFTER.match(plain, last) is not None else 0


def _listed(plain: str, match: re.Match[str], start: int, end: int) -> tuple[int, int, int]:
    """Where the list of names around one begins and ends, and how many it holds."""
    first, last, count = *match.span(), 1
    names = [(start + m.start(), start + m.end()) for m in find_names(plain[start:end])]
    for left, right in names:
        if left >= last and _LISTS.fullmatch(plain, last, left):
            last, count = right, count + 1
    for left, right in reversed(names):
        if right <= first and _LISTS.fullmatch(plain, right, first):
            first, count = left, count + 1
    return first, last, count
