"""A page drawn as a scanner sees it: a title and a ruled table on A5 at 200 dpi."""

from __future__ import annotations

from pathlib import Path

import reportlab
from PIL import Image, ImageDraw, ImageFont

ROWS = [
    ("Mesure", "Statut", "Montant"),
    ("Ouvrir un relais pour les familles", "Oui", "12 500"),
    ("Former les assistants du secteur nord", "Non", "840"),
    ("Suivre les jeunes de 18 à 21 ans", "Oui", "3 075"),
]
XS, YS = (120, 860, 1100, 1400), (300, 380, 460, 540, 620)

FONTS = Path(reportlab.__file__).parent / "fonts"


def font_of(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """A type with accents that comes with reportlab: none need be installed."""
    return ImageFont.truetype(FONTS / ("VeraBd.ttf" if bold else "Vera.ttf"), size)


def page() -> Image.Image:
    """A title and a ruled table on a page of A5 at 200 dpi."""
    image = Image.new("L", (1540, 1100), 255)
    draw, font = ImageDraw.Draw(image), font_of(32)
    draw.text((120, 160), "Bilan du contrat pour 2031", fill=0, font=font_of(52))
    for y in YS:
        draw.line((XS[0], y, XS[-1], y), fill=20, width=3)
    for x in XS:
        draw.line((x, YS[0], x, YS[-1]), fill=20, width=3)
    for y, row in zip(YS, ROWS, strict=False):
        for x, text in zip(XS, row, strict=False):
            draw.text((x + 20, y + 20), text, fill=0, font=font)
    return image
