"""A page as pixels: rendered, straightened, its paper evened out to white."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from extractors.blocks import BBox

Greys = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

INK = 140
"""Greys of an evened picture darker than this are ink."""
_BLOCK = 24
"""Side in pixels of the squares in which the paper's grey is measured."""
_TILT = 4.0
"""Degrees of skew looked for to either side."""
_POINTS = 80_000
"""Ink pixels that are enough to tell the skew."""
_STRIP = 150
"""Pixels: so narrow that lines of a tilted page do not touch the next."""
_NOISE = 5.0
"""Mean difference of neighbours on paper, in greys, from which on a picture is smoothed."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A straightened page. `even` has white paper and black ink even where the page is shaded.

    `raw` is the same page with its own greys, `scale` the pixels per point, `tilt` the degrees
    by which the page as shown was turned (clockwise) to be straight.
    """

    even: Greys
    raw: Greys
    scale: float
    tilt: float

    def box(self, points: BBox) -> tuple[int, int, int, int]:
        """A box in points as pixels (left, top, right, bottom) within the picture."""
        height, width = self.even.shape
        left, top, right, bottom = (round(value * self.scale) for value in points)
        return max(0, left), max(0, top), min(width, right), min(height, bottom)


def render(document: Any, index: int, dpi: int) -> Greys:
    """The page as shown, in greys; `document` is one of pypdfium2, `index` counts from 0."""
    page = document[index]
    try:
        bitmap = page.render(scale=dpi / 72, grayscale=True)
        pixels = bitmap.to_numpy()
        return np.array(pixels.reshape(pixels.shape[0], -1)[:, : bitmap.width], np.uint8)
    finally:
        page.close()


def prepare(pixels: Greys, scale: float) -> Picture:
    """Straightened and cleaned; `pixels` are greys as rendered, `scale` pixels per point."""
    tilt = skew(even_out(pixels))
    if abs(tilt) >= 0.03:
        turned = Image.fromarray(pixels).rotate(
            tilt, Image.Resampling.BICUBIC, fillcolor=int(np.percentile(pixels, 75))
        )
        pixels = np.asarray(turned)
    else:
        tilt = 0.0
    return Picture(even_out(_smooth(pixels)), pixels, scale, tilt)


def skew(even: Greys) -> float:
    """Degrees to turn the picture (counter-clockwise) for its lines to be level."""
    y, x = np.nonzero(even < INK)
    if len(y) < 200:
        return 0.0
    step = max(1, len(y) // _POINTS)
    down, along = y[::step].astype(np.float32), x[::step].astype(np.float32)
    best = _levelest(down, along, np.arange(-_TILT, _TILT + 0.01, 0.25), 3.0)
    best = _levelest(down, along, best + np.arange(-0.25, 0.26, 0.05), 1.5)
    return _levelest(down, along, best + np.arange(-0.04, 0.05, 0.02), 1.0)


def _levelest(y: Floats, x: Floats, angles: Any, bin_px: float) -> float:
    """The angle under which ink gathers most on few rows."""
    scores = []
    for angle in angles:
        rows = ((y - x * math.tan(math.radians(angle))) / bin_px).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        scores.append(float((np.diff(counts) ** 2).sum()))
    # Equal scores (an empty or round picture) must not tilt it.
    place = max(range(len(scores)), key=lambda i: (scores[i], -abs(float(angles[i]))))
    return float(angles[place])


def is_sideways(even: Greys) -> bool:
    """Whether the text runs up or down: ink comes and goes across lines, hardly along them."""
    ink = even < INK
    return _contrast(ink.T) > 1.3 * _contrast(ink)


def _contrast(ink: npt.NDArray[np.bool_]) -> float:
    """How sharply ink changes from row to row, in upright strips; ruling lines left out."""
    score = 0.0
    for left in range(0, ink.shape[1], _STRIP):
        share = ink[:, left : left + _STRIP].mean(axis=1)
        share[share > 0.6] = 0.0
        score += float(np.square(np.diff(share)).sum())
    return score


def even_out(pixels: Greys) -> Greys:
    """Ink on white: shade and shading divided out, white letters on dark ground turned black."""
    paper = _paper(pixels)
    grey = pixels.astype(np.float32)
    white = float(np.percentile(paper, 90))
    dark = paper < 0.55 * white
    even = np.where(dark, (255 - grey) / np.maximum(255 - paper, 1), grey / np.maximum(paper, 1))
    evened: Greys = np.clip(even * 255, 0, 255).astype(np.uint8)
    return evened


def _paper(pixels: Greys) -> Floats:
    """The grey of the ground at every pixel: the light end of each square, smoothed."""
    height, width = pixels.shape
    rows, cols = -(-height // _BLOCK), -(-width // _BLOCK)
    padded = np.pad(pixels, ((0, rows * _BLOCK - height), (0, cols * _BLOCK - width)), mode="edge")
    squares = padded.reshape(rows, _BLOCK, cols, _BLOCK).swapaxes(1, 2)
    light = np.percentile(squares.reshape(rows, cols, -1), 80, axis=2).astype(np.float32)
    small = Image.fromarray(light)
    whole = small.resize((cols * _BLOCK, rows * _BLOCK), Image.Resampling.BILINEAR)
    return np.asarray(whole, np.float32)[:height, :width]


def _smooth(pixels: Greys) -> Greys:
    """Grain taken off where there is much of it."""
    if noise(pixels) < _NOISE:
        return pixels
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(0.8)))


def noise(pixels: Greys) -> float:
    """How much neighbouring pixels of the paper differ, in greys."""
    sample = pixels[::3].astype(np.int16)
    return float(np.median(np.abs(np.diff(sample, axis=1))))
