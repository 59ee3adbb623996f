"""Oui/Non cells, crosses and ticks; cells that say "not for us" or nothing at all."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, cast

from normalizers.lexicon import load
from normalizers.parsed import Parsed
from normalizers.text import fold
from normalizers.ticks import sign_state, tick_options

Flag = Literal["yes", "no", "partial", "in_progress"]

_FLAGS = ("yes", "no", "partial", "in_progress")
_LONGEST_PROMPT = 12
"""Words: a longer text only begins like a prompt."""
_LEADING = re.compile(r"\s*(?P<word>oui|non)\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NO_GOES_ON = re.compile(r"\s*(?:[,.;:(\n–—]|-\s|mais\b|pas\b|$|\d)")
_NUMBER = re.compile(r"[Nn]\s?[°º]s?")
"""Folded it would be the "N" of "Non"."""
_YES_AND_NO = re.compile(r"\boui\b.*\bnon\b|\bnon\b.*\boui\b", re.IGNORECASE | re.DOTALL)
_CROSS = re.compile(r"(?<!\w)[xX✓✔](?!\w)")
_SHADES = re.compile(
    r"\b(?:(?P<partial>partiel\w*|en partie|pour partie|pas totalement|incompl\w+)"
    r"|(?P<in_progress>en cours|en voie))"
)


def parse_flag(text: str) -> Parsed[Flag] | None:
    """Oui/Non of a cell, from words, signs or boxes; None where it says neither or both.

    Lines that all say the same count as one. A lone "✗" is read as no (confidence 0.6): where
    a column knows no tick, it may be one.
    """
    flags = parse_flags(text)
    if not flags or len({flag.value for flag in flags}) > 1:
        return None
    first, last = flags[0], flags[-1]
    return Parsed(
        first.value, first.start, last.end, first.rule, None, min(f.confidence for f in flags)
    )


def parse_flags(text: str) -> list[Parsed[Flag]]:
    """One flag a line where every line is one ("Oui", "Non" for two actions of a row)."""
    whole = _one(text)
    if whole:
        return [whole]
    found: list[Parsed[Flag]] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            flag = _one(line)
            if flag is None:
                return []
            found.append(flag.shift(offset))
        offset += len(line) + 1
    return found


def flag_value(flag: Flag | None, field: str) -> bool | None:
    """`is_committed` or `is_completed` of a flag: what is under way is begun, not done."""
    if flag in ("partial", "in_progress"):
        return field == "is_committed"
    return None if flag is None else flag == "yes"


def is_not_applicable(text: str, *, nc: bool = False) -> bool:
    """Whether a cell says "Non concerné", "Sans objet", "Non retenu"; with `nc` also "NC".

    In a column of figures "NC" stands for a figure that is not known.
    """
    key = fold(_first_line(text))
    if not key:
        return False
    if key == "nc":
        return nc
    return _spelling(key) == "not_applicable" or bool(_not_concerned().match(key))


def says_nothing(text: str) -> bool:
    """An empty cell, one that holds "Néant", "-", "RAS" and the like, or a form's own prompt."""
    bare = text.strip().strip("[]().…\u00a0 ")
    key = fold(bare)
    return not key or _spelling(key) == "nothing" or _is_prompt(key)


def _is_prompt(key: str) -> bool:
    """What a control of a form shows while nobody has filled it: « Cliquez ici pour … »."""
    found = _prompts().match(key)
    return found is not None and len(key.split()) <= _LONGEST_PROMPT


def _one(text: str) -> Parsed[Flag] | None:
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    for rule, read in (("sign", _sign), ("boxes", _boxes), ("words", _words), ("cross", _crossed)):
        flag, confidence = read(text[start:end])
        if flag:
            return Parsed(flag, start, end, f"flag.{rule}", None, confidence)
    return None


def _sign(text: str) -> tuple[Flag | None, float]:
    state = sign_state(text)
    if state is None:
        return None, 0.0
    return ("yes" if state == "ticked" else "no"), 0.6 if state == "crossed" else 1.0


def _boxes(text: str) -> tuple[Flag | None, float]:
    options = tick_options(text)
    ticked = [option for option in options if option.ticked]
    if len(options) < 2:
        return (_words(options[0].label) if ticked else (None, 0.0)) if options else (None, 0.0)
    return _words(ticked[0].label) if len(ticked) == 1 else (None, 0.0)


def _words(text: str) -> tuple[Flag | None, float]:
    if _NUMBER.fullmatch(text):
        return None, 0.0
    known = _spelling(fold(text))
    if known in _FLAGS:
        return cast(Flag, known), 1.0
    match = _LEADING.match(text)
    if match is None or known or _YES_AND_NO.search(text):
        return None, 0.0
    no = match["word"].lower() == "non"
    if no and not _NO_GOES_ON.match(match["rest"]):
        return None, 0.0
    shade = _SHADES.search(" ".join(fold(_first_line(match["rest"])).split()[:4]))
    if shade:
        return ("partial" if shade["partial"] else "in_progress"), 0.9
    return ("no" if no else "yes"), 0.9


def _crossed(text: str) -> tuple[Flag | None, float]:
    """The word a lone cross stands by ("Oui X  Non"), the one before where it could be either."""
    crosses = list(_CROSS.finditer(text))
    if len(crosses) != 1 or not re.search(r"\boui\b|\bnon\b", text, re.IGNORECASE):
        return None, 0.0
    before = fold(text[: crosses[0].start()]).split()
    after = fold(text[crosses[0].end() :]).split()
    words, near = (before, before[-1:]) if before else (after, after[:1])
    if not near or near[0] not in ("oui", "non") or len(before) + len(after) > 2:
        return None, 0.0
    return ("yes" if near[0] == "oui" else "no"), 0.6 if words and before and after else 0.9


@cache
def _spellings() -> dict[str, str]:
    rows = load("flags", ("spelling",))
    return {fold(row["spelling"]) or row["spelling"]: row["flag"] for row in rows}


def _spelling(key: str) -> str | None:
    return _spellings().get(key)


@cache
def _not_concerned() -> re.Pattern[str]:
    """A known refusal that goes on ("Non concerné par ce dispositif"), two words at least."""
    keys = [key for key, flag in _spellings().items() if flag == "not_applicable"]
    longer = sorted((re.escape(key) for key in keys if " " in key and len(key) > 5), reverse=True)
    return re.compile(rf"(?:{'|'.join(longer)})s?\b")


@cache
def _prompts() -> re.Pattern[str]:
    keys = [re.escape(key) for key, flag in _spellings().items() if flag == "prompt"]
    return re.compile(rf"(?:{'|'.join(keys)})\b")


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]
