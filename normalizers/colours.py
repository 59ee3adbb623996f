"""Colours by name: of a shading, of a word or sign ("Vert", "🟠"), and what a light says."""

from __future__ import annotations

import colorsys
from functools import cache

from normalizers.lexicon import load
from normalizers.text import fold

_PALE = 0.06
"""Saturation below which a shading is white, grey or black."""
_HUES = ((15, "red"), (47, "orange"), (70, "yellow"), (170, "green"), (260, "blue"),
         (335, "purple"), (361, "red"))  # fmt: skip
"""Degrees up to which a hue bears a name."""


def colour_of_fill(rgb: str) -> str | None:
    """The colour of a shading given as RRGGBB ("C6EFCE" is green); None for white and no colour."""
    try:
        red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return None
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < 0.2:
        return "black"
    if saturation < _PALE:
        return "grey" if value < 0.97 else None
    return next(name for limit, name in _HUES if hue * 360 < limit)


def colour_of_text(text: str) -> str | None:
    """The colour that a cell names and nothing else: "Vert", "🟠"."""
    bare = text.strip().rstrip("\ufe0f")
    return colours().get(fold(bare) or bare)


def traffic_light(colour: str) -> str | None:
    """The status a green, orange or red light stands for; None for other colours."""
    return next((row["light"] or None for row in _rows() if row["colour"] == colour), None)


def colour_in_french(colour: str) -> str:
    """The name to say to the user."""
    return next(row["spelling"] for row in _rows() if row["colour"] == colour)


@cache
def colours() -> dict[str, str]:
    """Folded spelling or sign -> colour."""
    return {fold(row["spelling"]) or row["spelling"]: row["colour"] for row in _rows()}


def _rows() -> tuple[dict[str, str], ...]:
    return tuple(dict(row) for row in load("colours", ("spelling",)))
