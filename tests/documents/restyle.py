"""The known documents told in other layouts: the same facts, other habits of writing them.

Each style is a function from the parsed HTML of a shared document to nothing: it rewrites the
page in place. Needs ../shared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup, Tag

Style = Callable[[BeautifulSoup], None]
Row = list[str]
"""The inner HTML of the cells of a row, merged cells copied."""


def _parse(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def _inner(tag: Tag) -> str:
    return "".join(map(str, tag.contents))


def _text(html: str | Tag) -> str:
    tag = html if isinstance(html, Tag) else _parse(html)
    return " ".join(tag.get_text(" ").split())


# -- fiches ------------------------------------------------------------------------------


def _fiches(page: BeautifulSoup) -> Iterator[tuple[Tag, list[tuple[str, str]]]]:
    """Each fiche's table with its labels and values."""
    for table in page.find_all("table", class_="fiche"):
        rows = [row.find_all("td", recursive=False) for row in table.find_all("tr")]
        yield table, [(_text(cells[0]), _inner(cells[-1])) for cells in rows if len(cells) > 1]


def _told(write: Callable[[list[tuple[str, str]]], str]) -> Style:
    def style(page: BeautifulSoup) -> None:
        for table, pairs in list(_fiches(page)):
            table.replace_with(_parse(write(pairs)))

    return style


def _block(html: str) -> str:
    return html if html.lstrip().startswith(("<p", "<ul", "<table")) else f"<p>{html}</p>"


def _colon(label: str, value: str, mark: str) -> str:
    head = f"{mark}{label.rstrip('.')} :{mark.replace('<', '</')}"
    is_line = not value.lstrip().startswith(("<p", "<ul", "<table"))
    return f"<p>{head} {value}</p>" if is_line else f"<p>{head}</p>{value}"


def _in_pairs(pairs: list[tuple[str, str]]) -> str:
    cells = [f"<td><b>{label}</b></td><td>{value}</td>" for label, value in pairs]
    rows = ("".join(cells[at : at + 2]) for at in range(0, len(cells), 2))
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _numbered(pattern: str) -> Style:
    def style(page: BeautifulSoup) -> None:
        for heading in page.find_all("h3"):
            found = re.match(r"Fiche (\S+)\s*[-–:]\s*(.*)", _text(heading))
            if found:
                number = found[1].replace("-", ".")
                heading.string = pattern.format(number=number, title=found[2])

    return style


def _relabelled(labels: dict[str, str]) -> Style:
    def style(page: BeautifulSoup) -> None:
        for cell in page.find_all("td", class_="label"):
            for known, other in labels.items():
                if _text(cell).startswith(known):
                    cell.string = other

    return style


def _title_in_table(page: BeautifulSoup) -> None:
    for table, pairs in list(_fiches(page)):
        heading = table.find_previous("h3")
        rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in pairs)
        title = f'<tr><td colspan="2">{_text(heading)}</td></tr>'
        heading.decompose()
        table.replace_with(_parse(f"<table>{title}{rows}</table>"))


FICHES: dict[str, Style] = {
    "labels_as_headings": _told(lambda pairs: "".join(
        f"<h4>{label}</h4>{_block(value)}" for label, value in pairs)),
    "bold_labels": _told(lambda pairs: "".join(_colon(*pair, "<b>") for pair in pairs)),
    "plain_labels": _told(lambda pairs: "".join(_colon(*pair, "") for pair in pairs)),
    "labels_above": _told(lambda pairs: "<table>" + "".join(
        f"<tr><td><b>{label}</b></td></tr><tr><td>{value}</td></tr>"
        for label, value in pairs) + "</table>"),
    "two_pairs_a_row": _told(_in_pairs),
    "title_in_table": _title_in_table,
    "numbers_of_fiche_action": _numbered("FICHE ACTION N°{number} : {title}"),
    "numbers_alone": _numbered("{number}. {title}"),
    "other_labels": _relabelled({
        "Descriptif": "Modalités de mise en œuvre", "Date de mise": "Début de l'action",
        "Partenaires": "Institutions associées", "Durée": "Période de réalisation",
        "Budget": "Plan de financement", "Indicateurs": "Données chiffrées",
        "Bilan": "Ce qui a été fait", "Perspectives": "Prolongements envisagés",
    }),
    "questions_as_labels": _relabelled({
        "Descriptif": "De quoi s'agit-il ?", "Date de mise": "Date de lancement",
        "Partenaires": "Avec qui ?", "Durée": "Période", "Budget": "Moyens financiers",
        "Indicateurs": "Chiffres clés", "Bilan": "Réalisations", "Perspectives": "Et demain ?",
    }),
}  # fmt: skip


# -- tables ------------------------------------------------------------------------------


def _grid(table: Tag) -> list[Row]:
    """The rows of a table, merged cells copied to every place; section rows have one cell."""
    held: dict[tuple[int, int], str] = {}
    rows = []
    for at, line in enumerate(table.find_all("tr")):
        cells = line.find_all(["td", "th"], recursive=False)
        col = 0
        for cell in cells:
            while (at, col) in held:
                col += 1
            height, width = int(cell.get("rowspan", 1)), int(cell.get("colspan", 1))
            for below in range(height):
                held.update({(at + below, col + right): _inner(cell) for right in range(width)})
            col += width
        is_section = len(cells) == 1 and int(cells[0].get("colspan", 1)) > 6
        last = max(column for row, column in held if row == at)
        rows.append([_inner(cells[0])] if is_section
                    else [held[at, column] for column in range(last + 1)])  # fmt: skip
    return rows


def _rewritten(
    kind: str, skipped: int, head: list[str], write: Callable[[Row], Row], above: str = ""
) -> Style:
    """Replace the table of that class: other headers, each row written anew."""

    def style(page: BeautifulSoup) -> None:
        table = page.find("table", class_=kind)
        html = "".join(f"<th>{title}</th>" for title in head)
        lines = [f"<tr>{html}</tr>"]
        for row in _grid(table)[skipped:]:
            if len(row) == 1:
                lines.append(f'<tr><td colspan="{len(head)}"><b>{row[0]}</b></td></tr>')
            else:
                lines.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in write(row)) + "</tr>")
        table.replace_with(_parse(f"{above}<table>{''.join(lines)}</table>"))

    return style


def _flags(change: Callable[[str], str]) -> Callable[[Row], Row]:
    return lambda row: [change(cell) if at in (3, 5) else cell for at, cell in enumerate(row)]


def _boxed(cell: str) -> str:
    return {"Oui": "☒ Oui ☐ Non", "Non": "☐ Oui ☒ Non"}.get(cell.strip(), cell)


def _ticked(row: Row) -> Row:
    begun, done = row[3].strip(), row[5].strip()
    named = begun if begun == "Non concerné" else row[2]
    ticks = ["X" if said else "" for said in (begun.startswith("Oui"), begun == "Non",
                                              done.startswith("Oui"), done == "Non")]  # fmt: skip
    return [row[0], row[1], named, *ticks[:2], row[4], *ticks[2:], row[6], row[7]]


def _number_apart(row: Row) -> Row:
    lines = [re.match(r"Action\s*n\s*°\s*(\S+)\s*:?\s*(.*)", _text(line))
             for line in re.split(r"<br/?>", row[2])]  # fmt: skip
    named = lines[0] if len(lines) == 1 else None
    number, title = (named[1], named[2]) if named else ("", row[2])
    return [number, title, *row[3:], row[0], row[1]]


_ACTIONS = ["Mesure", "Objectif", "Actions à mettre en œuvre", "Action engagée", "Détail",
            "Action réalisée", "Date de mise en œuvre",
            "Raison de la non mise en œuvre"]  # fmt: skip
_SWAPPED = (2, 6, 3, 5, 4, 7, 0, 1)
ACTIONS: dict[str, Style] = {
    "initials": _rewritten("actions", 1, _ACTIONS, _flags(
        lambda cell: {"Oui": "O", "Non": "N"}.get(cell.strip(), cell))),
    "boxes": _rewritten("actions", 1, _ACTIONS, _flags(_boxed)),
    "other_order": _rewritten("actions", 1, [_ACTIONS[at] for at in _SWAPPED],
                              lambda row: [row[at] for at in _SWAPPED]),
    "ticks": _rewritten("actions", 1, [
        *_ACTIONS[:3], "Engagée : oui", "Engagée : non", "Détail", "Réalisée : oui",
        "Réalisée : non", *_ACTIONS[6:]], _ticked),
    "number_apart": _rewritten("actions", 1, ["N°", "Intitulé", *_ACTIONS[3:], *_ACTIONS[:2]],
                               _number_apart),
    "other_headers": _rewritten("actions", 1, [
        "Mesures", "Objectifs nationaux", "Libellé de l'action", "Engagement (oui/non)",
        "Commentaires", "Réalisation (oui/non)", "Mise en œuvre depuis", "Si non, pourquoi ?",
    ], list),
    "headers_nobody_knows": _rewritten("actions", 1, [
        "Thématique", "Cible nationale", "Actions du département", "Démarrée", "Contenu",
        "Achevée", "Date de démarrage", "Justification si non réalisée",
    ], list),
}  # fmt: skip


def _thousands(cell: str) -> str:
    digits = re.sub(r"[^\d,]", "", _text(cell)).replace(",", ".")
    if not digits:
        return "0" if "-" in _text(cell) else ""
    return f"{float(digits) / 1000:g}".replace(".", ",")


_MONEY = ["Mesure", "N°", "Objectif", "Action", "Source de financement"]
PLAN: dict[str, Style] = {
    "thousands_in_headers": _rewritten("plan", 2, [
        *_MONEY, "Département (k€)", "État (k€)", "Total (k€)"],
        lambda row: [*row[:4], row[6], *map(_thousands, row[7:10])]),
    "thousands_above": _rewritten("plan", 2, [*_MONEY, "Département", "État", "Total"],
        lambda row: [*row[:4], row[6], *map(_thousands, row[7:10])],
        "<p>Montants exprimés en milliers d'euros</p>"),
    "other_order": _rewritten("plan", 2, [
        "Action", "Source de financement État", "Financement État 2023",
        "Financement Département 2023", "Total 2023", "Objectif national", "N° objectif",
        "Mesure"], lambda row: [row[3], row[6], row[8], row[7], row[9], row[2], row[1], row[0]]),
}  # fmt: skip
