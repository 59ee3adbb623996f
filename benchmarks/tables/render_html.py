"""Tables as HTML, printed by Chromium or WeasyPrint where they are installed."""

from __future__ import annotations

import html
import shutil
import subprocess
from pathlib import Path

from benchmarks.tables.model import Style, TrueCell, TrueTable

GREY = "#888"


def page(table: TrueTable) -> str:
    """A whole HTML page."""
    style = table.style
    family = "Liberation Serif, serif" if style.serif else "Liberation Sans, sans-serif"
    size = "A4 landscape" if style.landscape else "A4"
    columns = f"column-count: {style.page_columns}; column-gap: 20pt;"
    body = "".join(f"<p>{html.escape(text)}</p>" for text in table.before)
    if table.caption:
        body += f"<p><b>{html.escape(table.caption)}</b></p>"
    body += table_html(table)
    body += "".join(f"<p>{html.escape(text)}</p>" for text in table.after)
    return (
        '<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><style>'
        f"@page {{ size: {size}; margin: 20mm; }}"
        f"body {{ font: 10pt {family}; margin: 0; {columns} }} "
        f"p {{ margin: 0 0 6pt; text-align: justify; }}"
        f"table {{ border-collapse: collapse; width: 100%; font-size: {style.size}pt; "
        f"margin: 8pt 0; table-layout: fixed; {outline(style)} }}"
        f"td, th {{ padding: {style.padding}pt; vertical-align: {style.valign}; "
        "font-weight: normal; }"
        "tr { page-break-inside: auto; }"
        f"</style></head><body>{body}</body></html>"
    )


def outline(style: Style) -> str:
    """CSS of the table's own border."""
    if style.borders in ("frame", "columns"):
        return f"border: 1px solid {GREY};"
    if style.borders == "book":
        return "border-top: 1px solid black; border-bottom: 1px solid black;"
    return ""


def table_html(table: TrueTable) -> str:
    """The table element."""
    columns = "".join(f'<col style="width:{width:.1%}">' for width in table.style.widths)
    rows = dict.fromkeys(range(table.rows), "")
    for cell in table.cells:
        rows[cell.row] += cell_html(table, cell)
    head = "".join(f"<tr>{rows[row]}</tr>" for row in range(table.header_rows))
    body = "".join(f"<tr>{rows[row]}</tr>" for row in range(table.header_rows, table.rows))
    if not table.style.repeat_header:
        return f"<table><colgroup>{columns}</colgroup><tbody>{head}{body}</tbody></table>"
    return (
        f"<table><colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table>"
    )


def cell_html(table: TrueTable, cell: TrueCell) -> str:
    """One td or th."""
    style = table.style
    css = [f"text-align:{cell.align}"]
    if (cell.header and style.bold_header) or (cell.bold and not cell.header):
        css.append("font-weight:bold")
    if cell.indent:
        css.append(f"padding-left:{style.padding + 8 * cell.indent}pt")
    css += border_css(table, cell)
    if cell.header and style.shade_header:
        css.append("background:#d9e2f3")
    elif style.borders == "shading" and cell.row % 2 == 0:
        css.append("background:#eeeeee")
    text = html.escape(cell.text).replace("\n", "<br>")
    if style.leaders and not cell.header and cell.col == 0:
        dots = "." * int(style.widths[0] * 480 / (0.25 * style.size))
        text = f'<div style="white-space:nowrap;overflow:hidden">{text} {dots}</div>'
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    tag = "th" if cell.header else "td"
    return f'<{tag}{spans} style="{";".join(css)}">{text}</{tag}>'


def border_css(table: TrueTable, cell: TrueCell) -> list[str]:
    """Borders of one cell."""
    last_head = cell.row + cell.row_span == table.header_rows
    match table.style.borders:
        case "grid":
            return [f"border:1px solid {GREY}"]
        case "rows":
            return [f"border-top:1px solid {GREY}", f"border-bottom:1px solid {GREY}"]
        case "columns":
            sides = [f"border-left:1px solid {GREY}", f"border-right:1px solid {GREY}"]
            return [*sides, f"border-bottom:1px solid {GREY}"] if last_head else sides
        case "header" | "book" if last_head:
            return ["border-bottom:1px solid black"]
        case "book" if cell.header and cell.col_span > 1:
            return ["border-bottom:0.6px solid black"]
        case _:
            return []


def chromium(source: Path, target: Path) -> None:
    """Print a page with headless Chromium."""
    program = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    run = [*command, f"--print-to-pdf={target}", source.resolve().as_uri()]
    subprocess.run(run, check=True, capture_output=True, timeout=120)


def weasyprint(python: str, sources: list[Path]) -> None:
    """Print pages with WeasyPrint in an environment of its own."""
    code = (
        "import sys, weasyprint\n"
        "for name in sys.argv[1:]:\n"
        "    weasyprint.HTML(name).write_pdf(name.replace('.html', '.weasyprint.pdf'))\n"
    )
    command = [python, "-c", code, *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=1200)
