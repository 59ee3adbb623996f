"""Text and look of XLSX cells, read through openpyxl's objects only."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from extractors.readers.flow.symbols import to_unicode
from extractors.readers.sheets.number_format import ERRORS, display
from extractors.readers.strokes import BOLD, PICKED, STRUCK, draw, strike
from normalizers.text import SUPERSCRIPTS

_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_ORDER = "lt1 dk1 lt2 dk2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"


@dataclass(frozen=True, slots=True)
class Style:
    """What a cell's format says about its look."""

    number_format: str
    bold: bool
    size: float
    fill: str | None
    bordered: bool
    font: str
    struck: bool = False


class Styles:
    """The styles of one workbook, each looked up once."""

    def __init__(self, book: Any) -> None:
        self._known: dict[int, Style] = {}
        self._theme = _theme_colours(book.loaded_theme)

    def of(self, cell: Any) -> Style:
        """The style of a cell of this workbook."""
        if not cell.has_style:
            return _PLAIN
        key = getattr(cell, "_style_id", None)
        key = cell.style_id if key is None else key
        if key not in self._known:
            self._known[key] = self._read(cell)
        return self._known[key]

    def is_bold_text(self, value: object) -> bool:
        """Whether every run of a rich text is bold."""
        runs = [run for run in value if str(run).strip()] if isinstance(value, list) else []
        return bool(runs) and all(getattr(getattr(run, "font", None), "b", None) for run in runs)

    def _read(self, cell: Any) -> Style:
        font, border = cell.font, cell.border
        sides = (border.left, border.right, border.top, border.bottom)
        return Style(
            number_format=cell.number_format or "General",
            bold=bool(font and font.b),
            size=float(font.sz or 0) if font else 0.0,
            fill=self._fill(cell.fill),
            bordered=any(side is not None and side.style for side in sides),
            font=(font.name or "") if font else "",
            struck=bool(font and font.strike),
        )

    def _fill(self, fill: Any) -> str | None:
        if getattr(fill, "fill_type", None) != "solid":
            return None
        colour = fill.fgColor
        rgb = None
        if colour.type == "rgb" and isinstance(colour.rgb, str):
            rgb = colour.rgb[-6:].upper()
        elif colour.type == "theme" and 0 <= colour.theme < len(self._theme):
            rgb = self._theme[colour.theme]
        elif colour.type == "indexed":
            rgb = _indexed(colour.indexed)
        rgb = _tinted(rgb, colour.tint) if rgb and colour.tint else rgb
        return None if rgb == "FFFFFF" else rgb


_PLAIN = Style("General", False, 0.0, None, False, "")


def _indexed(index: int) -> str | None:
    from openpyxl.styles.colors import COLOR_INDEX

    return COLOR_INDEX[index][-6:] if 0 <= index < 64 else None


def _theme_colours(theme: bytes | None) -> list[str]:
    """The workbook's own palette, in the order its cells number it."""
    if not theme:
        return []
    try:
        scheme = ElementTree.fromstring(theme).find(f".//{_MAIN}clrScheme")
    except ElementTree.ParseError:
        return []
    found = {} if scheme is None else {item.tag.removeprefix(_MAIN): item for item in scheme}
    colours = []
    for name in _THEME_ORDER.split():
        value = next(iter(found[name]), None) if name in found else None
        rgb = "" if value is None else value.get("lastClr") or value.get("val") or ""
        colours.append(rgb.upper() if len(rgb) == 6 else "FFFFFF")
    return colours


def _tinted(rgb: str, tint: float) -> str:
    """A colour made lighter (tint above 0) or darker, as spreadsheet programs do."""
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    hue, light, saturation = colorsys.rgb_to_hls(*parts)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    mixed = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation)
    return "".join(f"{round(part * 255):02X}" for part in mixed)


def cell_text(cell: Any, style: Style) -> str:
    """What the cell shows; note marks as superscript digits, ticks of symbol fonts as signs."""
    text = _shown(cell, style)
    return strike(text) if style.struck else text


def _shown(cell: Any, style: Style) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, list):
        runs = draw([(_run_text(run), _run_look(run)) for run in value])
        return _plain("".join(text for text, _ in runs))
    if isinstance(value, str):
        if cell.data_type == "e":
            return ERRORS.get(value, value)
        return _plain(to_unicode(display(value, style.number_format), style.font))
    return display(value, style.number_format)


def _run_look(run: Any) -> int:
    font = getattr(run, "font", None)
    if font is None:
        return 0
    underlined = font.u not in (None, "none")
    return BOLD * bool(font.b) | STRUCK * bool(font.strike) | PICKED * underlined


def _run_text(run: Any) -> str:
    """One run of a rich text, which is plain or has a font of its own."""
    font = getattr(run, "font", None)
    if font is None:
        return str(run)
    text = to_unicode(run.text, font.rFont or "")
    raised = font.vertAlign == "superscript" and text.strip().isdigit()
    return text.translate(_TO_SUPERSCRIPT) if raised else text


def _plain(text: str) -> str:
    """Control characters unescaped (`_x000D_`), plain line ends, no blanks around."""
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
