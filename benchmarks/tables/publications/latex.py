"""Tables as LaTeX, set by pdflatex with the packages of a basic installation."""

from __future__ import annotations

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables.model import TrueCell
from benchmarks.tables.publications.model import Cells, head_rows, shape
from benchmarks.tables.publications.words import THIN

_SPECIAL = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "–": "--"}
_RAISED = {"¹": "1", "²": "2", "³": "3"}
PREAMBLE = r"""\documentclass[%(options)s]{article}
\usepackage[utf8]{inputenc}\usepackage[T1]{fontenc}\usepackage[a4paper,margin=%(margin)s]{geometry}
\usepackage{booktabs,longtable,array,multicol,colortbl,xcolor,graphicx,rotating,amsmath,%(font)s}
\setlength{\parindent}{%(indent)s}\setlength{\LTcapwidth}{\textwidth}
\begin{document}
%(body)s
\end{document}
"""


@dataclass(frozen=True)
class Look:
    """How a table is set: rules "book", "cmid", "lines", "columns", "grid" or "none"."""

    rules: str = "book"
    size: str = "small"
    leaders: bool = False
    gap: float = 6.0
    stretch: float = 1.0
    stub: str = "l"
    number: str = "r"
    upright: bool = False
    """Heads of columns turned by 90 degrees."""
    zebra: str = ""


def escape(text: str) -> str:
    """Plain text as LaTeX."""
    out = "".join(_SPECIAL.get(sign, sign) for sign in text)
    out = out.replace(THIN, r"\,")
    return "".join(rf"\textsuperscript{{{_RAISED[s]}}}" if s in _RAISED else s for s in out)


def tabular(cells: Cells, look: Look, *, environment: str = "tabular") -> str:
    """The table itself."""
    rows, cols = shape(cells)
    spec = _spec(cols, look)
    lines = [_line(cells, row, cols, look) for row in range(rows)]
    body = _with_rules(cells, lines, look)
    size = rf"\{look.size}\setlength{{\tabcolsep}}{{{look.gap}pt}}"
    stretch = rf"\renewcommand{{\arraystretch}}{{{look.stretch}}}"
    zebra = rf"\rowcolors{{2}}{{{look.zebra}}}{{white}}" if look.zebra else ""
    return (
        rf"{{{size}{stretch}{zebra}\begin{{{environment}}}{{{spec}}}{body}\end{{{environment}}}}}"
    )


def _spec(cols: int, look: Look) -> str:
    bar = "|" if look.rules in ("columns", "grid") else ""
    inner = bar.join([look.stub, *([look.number] * (cols - 1))])
    return f"|{inner}|" if look.rules == "grid" else inner


def _line(cells: Cells, row: int, cols: int, look: Look) -> str:
    parts: list[str] = []
    col = 0
    here = {cell.col: cell for cell in cells if cell.row == row}
    while col < cols:
        cell = here.get(col)
        if cell is None:
            parts.append("")
            col += 1
            continue
        parts.append(_cell(cell, look))
        col += cell.col_span
    return " & ".join(parts)


def _cell(cell: TrueCell, look: Look) -> str:
    text = escape(cell.text)
    if cell.bold:
        text = rf"\textbf{{{text}}}"
    if cell.indent:
        text = r"\quad " * cell.indent + text
    if look.leaders and not cell.header and cell.col == 0 and cell.col_span == 1:
        return rf"{text}~\dotfill"
    if look.upright and cell.header and cell.col and cell.col_span == 1:
        return rf"\rotatebox{{90}}{{{text}}}"
    side = {"left": "l", "center": "c", "right": "r"}[cell.align]
    if cell.col_span > 1 or (cell.header and cell.col and "p" not in look.number):
        bar = "|" if look.rules in ("columns", "grid") else ""
        return rf"\multicolumn{{{cell.col_span}}}{{{side}{bar}}}{{{text}}}"
    return text


def _with_rules(cells: Cells, lines: list[str], look: Look) -> str:
    heads = head_rows(cells)
    booked = look.rules in ("book", "cmid")
    top, mid, end = (
        (r"\toprule", r"\midrule", r"\bottomrule") if booked else (r"\hline", r"\hline", r"\hline")
    )
    if look.rules == "none":
        return "".join(rf"{line}\\" + "\n" for line in lines)
    out = [top]
    for row, line in enumerate(lines):
        out.append(rf"{line}\\")
        if row + 1 == heads:
            out.append(mid)
        elif row + 1 < heads and look.rules != "book":
            out.append(_partial(cells, row, booked=booked))
        elif look.rules in ("lines", "grid") and row + 1 < len(lines):
            out.append(_cline(cells, row))
        elif look.rules == "cmid" and _is_before_total(cells, row):
            out.append(mid)
    return "\n".join([*out, end])


def _is_before_total(cells: Cells, row: int) -> bool:
    return any(c.row == row + 1 and c.text == "Total" and not c.header for c in cells)


def _partial(cells: Cells, row: int, *, booked: bool) -> str:
    name = r"\cmidrule(lr)" if booked else r"\cline"
    spread = [c for c in cells if c.row == row and c.col_span > 1]
    return "".join(f"{name}{{{c.col + 1}-{c.col + c.col_span}}}" for c in spread)


def _cline(cells: Cells, row: int) -> str:
    cols = shape(cells)[1]
    open_cols = {
        x
        for c in cells
        if c.row <= row < c.row + c.row_span - 1
        for x in range(c.col, c.col + c.col_span)
    }
    first = next(c for c in range(cols) if c not in open_cols)
    return r"\hline" if not open_cols else rf"\cline{{{first + 1}-{cols}}}"


def page(body: str, *, font: str = "mathptmx", options: str = "10pt", margin: str = "25mm") -> str:
    """A whole LaTeX document."""
    indent = "0pt" if "twocolumn" not in options else "1em"
    return PREAMBLE % {
        "options": options,
        "margin": margin,
        "font": font,
        "indent": indent,
        "body": body,
    }


def write_pdf(source: str, target: Path) -> None:
    """Run pdflatex twice (contents, longtable), with a fixed clock."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "x.tex").write_text(source, encoding="utf-8")
        command = ["pdflatex", "-interaction=nonstopmode", "x.tex"]
        clock = {**os.environ, "SOURCE_DATE_EPOCH": "0", "FORCE_SOURCE_DATE": "1"}
        for _ in range(2):
            subprocess.run(command, cwd=folder, capture_output=True, env=clock, timeout=120)
        target.write_bytes((Path(folder) / "x.pdf").read_bytes())
