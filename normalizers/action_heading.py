"""The heading of an action: what stands before its title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from normalizers.action_number import MARK, NUMBER, normalise_number
from normalizers.lexicon import load
from normalizers.likeness import closest
from normalizers.parsed import Parsed
from normalizers.text import fold, unaccented

BULLET = re.compile(r"[\s\[•▪‣◦●○■□◆➢➤·*→>#\uf0b7\uf0a7\uf0d8–—-]*")
CHAPTER = (
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,4}(?:\.(?:[A-H]|\d{1,2})(?![^\W_]))?|[A-H])"
    r"\s?(?:[.)]|[-–—](?=\s))?\s*"
)
OUTLINE = re.compile(rf"{CHAPTER}(?=[A-ZÀ-Ý])")
"""The number a word processor gives a chapter: « 1.2.1. Action 4 », « II.A – Engagement 1 »."""
CONTENTS_LINE = re.compile(
    r"(?:(?<!\.)\.{4,}+|(?<!…)…{2,}+|(?<!\s\.)(?:\s\.){3,}+|(?<!_)_{4,}+|\t|(?<!\s)\s{5,}+)"
    r"\s*\d{1,3}\s*$"
)
_SEPARATOR = re.compile(
    r"\s*(?:[:.)\]–—_|,]+|/(?!\s?\d)|[-‑]+(?!\w)|-(?=[A-ZÀ-Ü]))[\s:–—-]*|\s*[\n\t]\s*"
)
_BRACKET = re.compile(r"\s*\([^()\n]{1,60}\)(?=\s*(?:[:–—-]|$))")
_SPACED_LEVEL = re.compile(r"\s?[-–]\s?(\d{1,2})(?=\s*(?:[:—]|$|\n))")
_OF_TOTAL = re.compile(r"(?:\s?/\s?|\s+sur\s+)\d{1,3}(?!\d)")
_MORE = re.compile(rf"\s*(?:,|;|et|&|à|ou|/|\+)\s*(?i:{MARK})?\s?\d", re.IGNORECASE)
_UNSEPARATED = re.compile(r"\s+(?=[A-ZÀ-ÜŒ«\"“(])")
_BARE = re.compile(
    r"\(?(?P<number>\d{1,2}(?:[.\-‑]\d{1,2}|,\d{1,2}(?=\s*[:)–—-]))*(?:\s?(?i:bis|ter))?)"
    r"(?:(?P<separator>\s*[.)\]°:–—-]+\s*|\s+)(?=[A-ZÀ-ÜŒ«\"“])|\s?[.)°]\s+(?=[a-zà-ÿ]{2}))"
)
_LETTER_CODE = r"\(?(?P<number>[A-Z]{1,2}[.\-‑]?\d{1,2}(?:[.\-‑]\d{1,2})?(?:\s?(?i:bis|ter))?)"
_LETTERED = re.compile(_LETTER_CODE + r"(?:\s*[:–—]\s*|\s+-\s+|\s?[.)\]]\s*(?=[A-ZÀ-ÜŒ«\"“]))")
"""A code of any letter ("B1 – Titre", "B1. Titre"): an action's only where the others are so."""
_LETTERED_SPACED = re.compile(_LETTER_CODE + r"\s+(?=[A-ZÀ-ÜŒ«\"“])")
_LETTER = re.compile(
    r"\(?(?P<number>[IVX]{1,5}|[A-Z])(?:\s*[)\]:–—]\s*|\s+-\s+|\s?\.\s+(?=[A-ZÀ-ÜŒ«\"“]))(?=\S)"
)
"""A letter or Roman numeral alone ("II – Titre", "B. Titre"): a number only where all count so."""
_NUMBERED_WORD = re.compile(
    rf"(?P<word>[A-ZÀ-Ü][^\W\d_]{{3,6}})\s+(?:(?i:{MARK})\s*)?(?P<number>{NUMBER})(?=\s*[:–—]|\s+-\s)"
)
_SLIPPED = ("action", "fiche")
"""The words whose slips are believed before a number and a dash or colon."""
_CODE = re.compile(r"(?P<number>(?:F|A|FA|AC)[.\-]?\d{1,2}(?:[.\-]\d{1,2})?)(?=\s*[:–—]|\s+-\s)")
_ACCENTS = {"a": "aàâ", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü"}
_COMPOUND = frozenset({"objective"})
"""Parents whose number belongs to the action's: the others' actions often count through."""


_MARK = re.compile(rf"\s*(?i:{MARK})?")
_MARKED = re.compile(rf"(?i:{MARK})\s*(?P<number>{NUMBER})(?!\d)")
_BEFORE_TITLE = re.compile(r"\s*[:–—]\s*|\s+-\s+|\s*(?=[«“])")
_AFTER_PARENT = re.compile(r"[\s:.,;/|>–—-]*")


@dataclass(frozen=True, slots=True)
class ActionHeading:
    """What stands before an action's title.

    `number` is normalised, None where the heading has none; `raw_number` is as written, for
    `uses_roman`. `title_start` is relative to the text that was given (its length: no title).
    `parent` is the number of the axis, measure or objective named before ("Axe 2 / Action 3").
    """

    number: str | None
    title_start: int
    word: str
    raw_number: str | None = None
    parent: str | None = None


@lru_cache(maxsize=512)
def parse_action_heading(
    text: str,
    *,
    roman: bool = False,
    allow_bare: bool = False,
    spaced: bool = False,
    lettered: bool = False,
) -> Parsed[ActionHeading] | None:
    """The action heading a text opens with, or None (cross references, contents, lists).

    `roman` reads letters as Roman numerals; `allow_bare` also takes "1. Titre", with `spaced`
    "1 Titre" and with `lettered` "II – Titre" too. The last texts are kept: every layout asks for
    the headings of the same cells.
    """
    if text.rstrip()[-1:].isdigit() and CONTENTS_LINE.search(text):
        return None
    start = skip(BULLET, text, 0)
    return (
        heading_at(text, start, roman)
        or _in_outline(text, start, roman)
        or _wordless(text, start, allow_bare, spaced)
        or (_by_letter(text, start, roman) if lettered else None)
    )


def names_action(text: str) -> bool:
    """« ACTION 1 », « Fiche 3 – Titre »: whether a text opens with the number of one action."""
    found = parse_action_heading(text)
    return found is not None and found.value.number is not None


def is_number_alone(text: str) -> bool:
    """« FICHE 1.1 », « Action n° 4 » without a title, which stands elsewhere."""
    found = parse_action_heading(text)
    if found is None or found.value.number is None:
        return False
    return not text[found.value.title_start :].strip(" :.–—-\n")


def _in_outline(text: str, start: int, roman: bool) -> Parsed[ActionHeading] | None:
    """A heading with its own number behind that of the chapter ("1.2.1. Action 4 – Titre")."""
    inner = skip(OUTLINE, text, start)
    found = heading_at(text, inner, roman) if inner > start else None
    return found if found is not None and found.value.number is not None else None


def heading_at(
    text: str, start: int, roman: bool, *, nested: bool = False
) -> Parsed[ActionHeading] | None:
    """The heading that begins at `start`; `nested` is one behind another ("Fiche 2 Action 2.1")."""
    parent_field, parent, position = _parents(text, start)
    head = words_pattern("action").match(text, position) or _slipped(text, position)
    if head is None:
        return None
    word = closest(fold(head["word"]), _SLIPPED, most=1) or word_of(head["word"])
    if head["number"] is None:
        return _unnumbered(text, start, head.end("word"), word)
    end = head.end("number")
    raw = head["number"]
    if "," in raw and head["word"][-1:] in "sS":
        return None  # "Actions 3,4 : …" are two.
    if spaced := _SPACED_LEVEL.match(text, end):
        raw, end = f"{raw}-{spaced[1]}", spaced.end(1)
    if word.startswith("fiche"):
        end = skip(_OF_TOTAL, text, end)
    title = title_start(text, end, raw)
    if title is None:
        return None
    number = normalise_number(raw, roman=roman)
    if parent and parent_field in _COMPOUND and "-" not in number:
        number = f"{parent}-{number}"
    inner = None
    if word.startswith("fiche") and title > end and not nested:
        inner = heading_at(text, title, roman, nested=True)
    if inner and (inner.value.number or "").startswith(f"{number}-"):
        return Parsed(inner.value, start, inner.end, "heading.numbered")
    heading = ActionHeading(number, title, word, raw, parent)
    return Parsed(heading, start, end, "heading.numbered")


def _slipped(text: str, position: int) -> re.Match[str] | None:
    """One slip of the pen in the word before a number: "Aciton 2 –", "Fcihe n°7 :"."""
    match = _NUMBERED_WORD.match(text, position)
    if match is None or closest(fold(match["word"]), _SLIPPED, most=1) is None:
        return None
    return match if match["word"][:1].casefold() in "af" else None


def title_start(text: str, end: int, raw: str) -> int | None:
    """Where the title begins after the number; None where the number ends no heading."""
    end = skip(_BRACKET, text, end)
    if not text[end:].strip():
        return len(text)
    if _MORE.match(text, end):
        return None
    if separator := _SEPARATOR.match(text, end):
        return separator.end()
    if any(char.isdigit() for char in raw) and (space := _UNSEPARATED.match(text, end)):
        return space.end()
    return None


def _unnumbered(text: str, start: int, end: int, word: str) -> Parsed[ActionHeading] | None:
    """A heading without a number: "Fiche action : Titre"."""
    if word not in ("fiche action", "action", "fiche") or text[end - 1 : end] in "sS":
        return None
    mark = _MARK.match(text, end)
    end = mark.end() if mark else end
    separator = _BEFORE_TITLE.match(text, end)
    alone = re.compile(NUMBER).fullmatch(text, separator.end()) if separator else None
    if separator and alone:  # « Fiche : 2.1 »
        heading = ActionHeading(normalise_number(alone[0]), len(text), word, alone[0])
        return Parsed(heading, start, len(text), "heading.numbered", confidence=0.8)
    if separator:
        heading = ActionHeading(None, separator.end(), word)
        return Parsed(heading, start, end, "heading.unnumbered", confidence=0.6)
    if word == "fiche action" and not text[end:].strip():
        heading = ActionHeading(None, len(text), word)
        return Parsed(heading, start, end, "heading.unnumbered", confidence=0.5)
    return None


def _wordless(
    text: str, start: int, allow_bare: bool, spaced: bool
) -> Parsed[ActionHeading] | None:
    """A heading without a word: "N° 7 – Titre", "F12 : Titre", "1. Titre" where asked for."""
    marked = _MARKED.match(text, start)
    found = marked or _CODE.match(text, start)
    if found:
        title = title_start(text, found.end("number"), found["number"])
        rule = "heading.mark" if marked else "heading.code"
        word = "n°" if marked else ""
    else:
        found = _bare(text, start, spaced) if allow_bare else None
        if found is None:
            return None
        title, rule, word = found.end(), "heading.bare", ""
    if title is None:
        return None
    raw = found["number"]
    heading = ActionHeading(normalise_number(raw), title, word, raw)
    return Parsed(heading, start, found.end("number"), rule, confidence=0.8)


def _by_letter(text: str, start: int, roman: bool) -> Parsed[ActionHeading] | None:
    """« II – Titre »: a heading whose number is a letter or a Roman numeral alone."""
    found = _LETTER.match(text, start)
    if found is None:
        return None
    raw = found["number"]
    heading = ActionHeading(normalise_number(raw, roman=roman), found.end(), "", raw)
    return Parsed(heading, start, found.end("number"), "heading.letter", confidence=0.7)


def _bare(text: str, start: int, spaced: bool) -> re.Match[str] | None:
    """A number without a word, or a code of letter and number; `spaced`: nothing but a blank
    need stand behind it.
    """
    coded = _LETTERED.match(text, start) or (spaced and _LETTERED_SPACED.match(text, start))
    if coded:
        return coded
    found = _BARE.match(text, start)
    if found is None or spaced or (found["separator"] or ".").strip():
        return found
    if not found["number"].isdigit():
        return found
    return None


def _parents(text: str, start: int) -> tuple[str, str | None, int]:
    """(field, number, end) of the last of the groups named before an action's own number."""
    field, parent, position = "", None, start
    while head := words_pattern("parent").match(text, position):
        if head["number"] is None:
            break
        field, parent = word_of(head["word"]), normalise_number(head["number"])
        position = skip(_AFTER_PARENT, text, head.end())
    return (field, parent, position) if parent else ("", None, start)


@cache
def words_pattern(role: str) -> re.Pattern[str]:
    rows = [row for row in load("heading_words", ("spelling",)) if row["role"] == role]
    spellings = sorted((row["spelling"] for row in rows), key=len, reverse=True)
    words = "|".join(_loose_pattern(spelling) for spelling in spellings)
    number = rf"(?:\s*(?i:{MARK})\s*|\s+|(?<=[.])\s?|(?=\d))(?P<number>{NUMBER})(?![^\W_])"
    return re.compile(rf"(?<![^\W_])(?P<word>(?i:{words}))(?![^\W\d_])(?:{number})?")


def _loose_pattern(spelling: str) -> str:
    """Accents, hyphens and spaces as they come: "sous-action" also finds "Sous action"."""
    plain = unaccented(spelling).lower()
    classes = {" ": r"[\s\-‑]+", "-": r"[\s\-‑]+", "'": "['’]", ".": r"\."}
    return "".join(
        classes.get(char) or (f"[{_ACCENTS[char]}]" if char in _ACCENTS else re.escape(char))
        for char in plain
    )


@cache
def word_of(raw: str) -> str:
    key = fold(raw)
    rows = load("heading_words", ("spelling",))
    return next((row["word"] for row in rows if fold(row["spelling"]) == key), key)


def skip(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
