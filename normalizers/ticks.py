"""Boxes and what they stand by: "☒ Oui ☐ Non", "Oui ☑ Non ☐", "[x] En cours [ ] Terminée"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalizers.lexicon import load

_BRACKETED = r"\[\s*[xX✓✔✗✘]?\s*\]|\((?:\s*[xX✓✔]\s*|\s+)\)"
_IN_BRACKETS = re.compile(_BRACKETED)
_TICK = re.compile(r"\w|[✓✔✗✘]")


@dataclass(frozen=True, slots=True)
class Option:
    """A box's label, `text[start:end]`, and whether it is ticked."""

    label: str
    start: int
    end: int
    ticked: bool


def sign_state(text: str) -> str | None:
    """ticked, empty or crossed for a cell that holds one sign and nothing else."""
    bare = text.strip()
    if _IN_BRACKETS.fullmatch(bare):
        return "ticked" if _TICK.search(bare) else "empty"
    return _signs().get(bare.rstrip("\ufe0f\ufe0e"))


def tick_options(text: str) -> list[Option]:
    """The boxes of a text with their labels; empty where it has none.

    Boxes stand before their labels, unless the text ends with one and begins with a label: a text
    that begins and ends with a box has lost its last label.
    """
    boxes = list(_box_pattern().finditer(text))
    if not boxes:
        return []
    begins = text[: boxes[0].start()].strip()
    before = bool(begins) and not text[boxes[-1].end() :].strip(" .;,\n\t")
    ends = [box.start() for box in boxes[1:]] + [len(text)]
    starts = [0] + [box.end() for box in boxes[:-1]]
    options: list[Option] = []
    for box, next_box, last_box in zip(boxes, ends, starts, strict=True):
        start, end = (last_box, box.start()) if before else (box.end(), next_box)
        options.append(_option(text, start, end, _is_ticked(box[0])))
    return [option for option in options if option.label]


def _option(text: str, start: int, end: int, ticked: bool) -> Option:
    label = text[start:end].strip(" \t\n:;,/|–—-\ufe0f\ufe0e\u00a0")
    start = text.find(label, start)
    return Option(label, start, start + len(label), ticked)


def _is_ticked(sign: str) -> bool:
    return (sign_state(sign) or "empty") != "empty"


@cache
def _signs() -> dict[str, str]:
    return {_character(row["sign"]): row["state"] for row in load("ticks")}


def _character(sign: str) -> str:
    return chr(int(sign[2:], 16)) if sign.startswith("U+") else sign


@cache
def _box_pattern() -> re.Pattern[str]:
    signs = "".join(re.escape(sign) for sign in _signs())
    return re.compile(rf"{_BRACKETED}|[{signs}]")
