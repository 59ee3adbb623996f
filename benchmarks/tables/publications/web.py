"""Tables as HTML with style sheets of their own, printed by Chromium, WeasyPrint, LibreOffice."""

from __future__ import annotations

import html
from dataclasses import dataclass

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.model import Cells, head_rows, shape

SHEETS = {
    "agency": "table{border-collapse:collapse;width:100%;font:8.5pt 'Liberation Sans'}"
    "th{background:#003366;color:#fff;padding:4pt;vertical-align:bottom}"
    "td{padding:3pt 4pt;border-bottom:0.5pt solid #ccc}",
    "bands": "table{border-collapse:collapse;width:100%;font:9pt 'DejaVu Serif'}"
    "th{padding:3pt;border-bottom:1.5pt solid #000}td{padding:3pt}"
    "tbody tr:nth-child(odd) td{background:#e8eef4}",
    "upright": "table{border-collapse:collapse;width:100%;font:8pt 'DejaVu Sans Condensed'}"
    "th{padding:2pt 5pt;border-left:0.5pt solid #555;border-bottom:1pt solid #000}"
    "td{padding:1.5pt 5pt;border-left:0.5pt solid #555}"
    "th:first-child,td:first-child{border-left:0}",
    "open": "table{border-collapse:collapse;font:8pt 'Liberation Serif';margin:auto}"
    "th{padding:2pt 9pt;font-weight:normal;font-style:italic}td{padding:1pt 9pt}",
    "lines": "table{border-collapse:collapse;width:100%;font:8pt 'Liberation Sans';"
    "border-top:1.2pt solid #000;border-bottom:1.2pt solid #000}"
    "th{padding:3pt;border-bottom:0.6pt solid #000}td{padding:2.5pt 3pt}"
    "tr.total td{border-top:0.6pt solid #000}",
    "grid": "table{border-collapse:collapse;width:100%;font:9pt Carlito,'Liberation Sans'}"
    "th,td{border:0.6pt solid #777;padding:3pt}th{background:#ddd}",
    "white": "table{border-collapse:separate;border-spacing:1.5pt;width:100%;"
    "font:8.5pt 'Liberation Sans'}th{background:#8eaadb;padding:4pt}"
    "td{background:#deeaf6;padding:4pt}",
}


@dataclass(frozen=True)
class Look:
    """A style sheet, and what differs from it."""

    sheet: str = "lines"
    width: str = "100%"
    stub: str = ""
    low: bool = False
    css: str = ""


def table(cells: Cells, look: Look) -> str:
    """The table element."""
    rows = dict.fromkeys(range(shape(cells)[0]), "")
    filled = _with_blanks(cells)
    for cell in sorted(filled, key=lambda c: (c.row, c.col)):
        rows[cell.row] += _cell(cell, look)
    heads = head_rows(cells)
    totals = {c.row for c in cells if c.text == "Total" and not c.header}
    head = "".join(f"<tr>{rows[r]}</tr>" for r in range(heads))
    body = "".join(
        f'<tr class="{"total" if r in totals else "row"}">{rows[r]}</tr>'
        for r in range(heads, len(rows))
    )
    head = f"<thead>{head}</thead>" if head else ""
    style = f"width:{look.width};{look.css}"
    return f'<table class="{look.sheet}" style="{style}">{head}<tbody>{body}</tbody></table>'


def _with_blanks(cells: Cells) -> list[TrueCell]:
    rows, cols = shape(cells)
    taken = {
        (r, c)
        for cell in cells
        for r in range(cell.row, cell.row + cell.row_span)
        for c in range(cell.col, cell.col + cell.col_span)
    }
    heads = head_rows(cells)
    blanks = [
        TrueCell(r, c, "", header=r < heads)
        for r in range(rows)
        for c in range(cols)
        if (r, c) not in taken
    ]
    return [*cells, *blanks]


def _cell(cell: TrueCell, look: Look) -> str:
    css = [f"text-align:{cell.align}"]
    if look.low and not cell.header:
        css.append("vertical-align:bottom")
    elif not cell.header:
        css.append("vertical-align:top")
    if cell.bold and not cell.header:
        css.append("font-weight:bold")
    if cell.indent:
        css.append(f"padding-left:{4 + 9 * cell.indent}pt")
    if look.stub and cell.col == 0 and cell.col_span == 1:
        css.append(f"width:{look.stub}")
    text = html.escape(cell.text)
    for mark, plain in zip("¹²³", "123", strict=True):
        text = text.replace(mark, f"<sup>{plain}</sup>")
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    tag = "th" if cell.header else "td"
    return f'<{tag}{spans} style="{";".join(css)}">{text}</{tag}>'


def page(
    body: str, *, base: str = "9.5pt 'Liberation Serif'", paper: str = "A4", extra: str = ""
) -> str:
    """A whole HTML page."""
    sheets = " ".join(
        " ".join(f"{_scoped(rule, name)}" for rule in sheet.split("}") if rule)
        for name, sheet in SHEETS.items()
    )
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style>'
        f"@page{{size:{paper};margin:20mm}} body{{font:{base};margin:0;line-height:1.25}}"
        "p{margin:0 0 6pt;text-align:justify} h2{font-size:12pt;margin:8pt 0 4pt}"
        "h3{font-size:9.5pt;margin:8pt 0 3pt} .note{font-size:7pt;margin:2pt 0 8pt}"
        ".two{columns:2;column-gap:18pt} .side{display:flex;gap:18pt;align-items:flex-start}"
        ".side>div{flex:1} sup{font-size:65%;line-height:0}"
        f"{sheets} {extra}</style></head><body>{body}</body></html>"
    )


def _scoped(rule: str, name: str) -> str:
    """A rule of a style sheet, for tables of the class alone."""
    selectors, css = rule.split("{", 1)
    parts = []
    for selector in selectors.split(","):
        selector = selector.strip()
        own = selector.startswith("table")
        parts.append(f"table.{name}{selector[5:]}" if own else f"table.{name} {selector}")
    return f"{','.join(parts)}{{{css}}}"
