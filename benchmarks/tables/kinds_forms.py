"""Forms without any border: labels beside values, at the top, in the middle or at the foot."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from benchmarks.tables.kinds import Cells, plain
from benchmarks.tables.model import Style, TrueCell
from benchmarks.tables.words import LABELS, OBJECTS, number, sentence, value

FORM_LABELS = (
    "Contenu", "Présentation de l’action", "Démarrage", "Structures associées au pilotage",
    "Calendrier", "Moyens financiers mobilisés en propre", "Chiffres clés", "Ce qui a été fait",
    "Suites prévues pour l’année à venir", "Public visé", "Territoire", "Freins rencontrés",
)  # fmt: skip
VALIGNS = ("middle", "bottom", "top")


def _value(rng: Random, *, plain: bool = False) -> str:
    """A short text, a long one, several paragraphs or a list."""
    sort = "long" if plain else rng.choice(("short", "short", "long", "paragraphs", "list"))
    if sort == "short":
        return value(rng, rng.choice(("date", "amount", "short", "place")))
    if sort == "long":
        return sentence(rng, rng.randint(1, 4))
    if sort == "paragraphs":
        return "\n\n".join(sentence(rng, rng.randint(1, 3)) for _ in range(rng.randint(2, 4)))
    parts = [f"• {rng.choice(LABELS)} {rng.choice(OBJECTS)}" for _ in range(rng.randint(2, 7))]
    return "\n".join([f"• {sentence(rng)}", *parts])


def _form(rng: Random, rows: int, pairs: int = 1, *, bold: bool) -> Cells:
    """Labels in the even columns, values in the odd ones."""
    labels = rng.sample(FORM_LABELS, min(rows * pairs, len(FORM_LABELS)))
    labels += [f"{text} {n}" for n, text in enumerate(FORM_LABELS * 3, start=2)]
    cells: Cells = []
    for row in range(rows):
        for pair in range(pairs):
            cells.append(TrueCell(row, 2 * pair, labels.pop(0), bold=bold))
            cells.append(TrueCell(row, 2 * pair + 1, _value(rng)))
    return cells


def form(*, pairs: int, rows: int) -> Callable[[Random, int], tuple[Cells, Style]]:
    """A form of so many pairs a row."""

    def make(rng: Random, index: int) -> tuple[Cells, Style]:
        cells = _form(rng, rows, pairs, bold=index % 4 in (0, 3))
        share = (0.27, 0.73) if pairs == 1 else (0.17, 0.33, 0.18, 0.32)
        extra = {"valign": VALIGNS[index % 3], "padding": rng.choice(("3.0", "6.0", "9.0"))}
        return cells, Style("none", widths=share, extra=extra, repeat_header=rows <= 8)

    return make


def titled(rng: Random, index: int) -> tuple[Cells, Style]:
    """A bold title over both columns above the pairs."""
    cells = [TrueCell(0, 0, f"Fiche {number(rng)} : {sentence(rng)}", col_span=2, bold=True)]
    body = _form(rng, 6, bold=False)
    cells += [TrueCell(c.row + 1, c.col, c.text, bold=c.bold) for c in body]
    extra = {"valign": VALIGNS[index % 3], "padding": "5.0"}
    return cells, Style("none", widths=(0.3, 0.7), extra=extra)


def rows_of_actions(rng: Random, index: int) -> tuple[Cells, Style]:
    """A header and rows of texts of very different lengths, nothing drawn."""
    sorts = ["label", "long", "yes", "long", "date"]
    cells = [
        TrueCell(c.row, c.col, _value(rng, plain=True), align=c.align)
        if c.row and c.col in (1, 3) and rng.random() < 0.6
        else c
        for c in plain(rng, rng.randint(4, 6), sorts)
    ]
    extra = {"valign": VALIGNS[index % 3], "padding": "5.0"}
    return cells, Style("none", widths=(0.17, 0.3, 0.1, 0.28, 0.15), extra=extra)


FORMS: dict[str, Callable[[Random, int], tuple[Cells, Style]]] = {
    "form": form(pairs=1, rows=8),
    "form, two pairs a row": form(pairs=2, rows=5),
    "form with a title row": titled,
    "form over two pages": form(pairs=1, rows=16),
    "rows of actions": rows_of_actions,
}
