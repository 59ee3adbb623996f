"""Every check code: provoked by a small invented report; and none of any kind without its test."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pyarrow.parquet as pq
import pytest
from docx.oxml import parse_xml
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import MESSAGES
from extractors.options import ReadOptions
from pipeline.checks.catalogue import CATALOGUE
from pipeline.process import process_file
from tests.pipeline.runs import note, run

HERE = Path(__file__).parent
TITLE = "Rapport d'exécution 2023 du département de la Creuse"
FICHE = f"<h1>{TITLE}</h1><h2>Fiche 1 : Relais</h2>"


def _rows(*rows: tuple[str, ...]) -> str:
    lines = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{''.join(lines)}</table>"


def _table(*rows: tuple[str, ...]) -> str:
    return f"<h1>{TITLE}</h1>" + _rows(*rows)


PAGES = {
    "announced_count_mismatch": "<p>Le plan comporte 3 fiches actions.</p>"
    + FICHE + _rows(("Description", "Accueil"))
    + "<h2>Fiche 2 : Halte</h2>" + _rows(("Description", "Repos")),
    "department_conflict": FICHE + _rows(("Description", "Accueil")),
    "doubtful_subject": _table(("Action", "Statut"), ("Repeindre la salle des fêtes", "En cours")),
    "duplicate_action_number": FICHE + _rows(("Description", "Accueil"))
    + "<h2>Fiche 1 : Halte</h2>" + _rows(("Description", "Repos")),
    "guessed_label": FICHE + _rows(("Associés au projet", "CAF, MSA"), ("Budget", "-"),
                                   ("Bilan", "Une équipe complète.")),
    "hidden_content": "<p>vu</p><p hidden>caché</p>",
    "low_coverage": FICHE + _rows(("Description", "Accueil")) + "<h2>Annexe</h2>"
    + "".join(f"<p>Les enfants du foyer {number} jouent dehors.</p>" for number in range(60)),
    "not_a_report": "<h1>Menu de la semaine</h1><p>Lundi : soupe de poireaux.</p>",
    "objective_conflict": _table(
        ("Mesure", "Objectif", "Action", "Statut"),
        ("Généraliser les bilans de santé en école maternelle",
         "Doubler au niveau national le nombre de visites à domicile",
         "Bilans de santé en école maternelle", "En cours"),
    ),
    "personal_data": FICHE + _rows(("Description", "Appeler Mme Jeanne Durand")),
    "ratio_mismatch": FICHE + _rows(("Indicateurs", "12 familles sur 30, soit 80 %")),
    "several_departments": "<h1>Bilan régional 2024</h1>" + "".join(
        f"<h2>Département {name}</h2>" + _rows(("Action", "Statut"), (action, "En cours"))
        for name, action in (("de la Nièvre", "Relais"), ("de l'Yonne", "Halte"))),
    "status_conflict": _table(("Action", "Action engagée", "Action réalisée"),
                              ("Relais", "Non", "Oui")),
    "status_from_colour": f"<h1>{TITLE}</h1><table><tr><th>Action</th><th>Avancement</th></tr>"
    + "".join(f'<tr><td>{action}</td><td style="background:#{colour}"></td></tr>'
              for action, colour in (("Relais", "00B050"), ("Halte", "FF0000"),
                                     ("Maison des parents", "FFC000"))) + "</table>",
    "sum_mismatch": _table(
        ("Objectif", "Action", "Financement État", "Financement Département", "Total"),
        ("1", "Relais", "1 000 €", "2 000 €", "9 000 €")),
    "tracked_changes": "<p>Texte <del>ancien</del><ins>neuf</ins></p>",
    "struck_text": FICHE + _rows(("Description", "Accueil <s>du soir</s> du matin")),
    "unknown_label": FICHE + _rows(("Description", "Accueil"),
                                   ("Jumelage", "Avec la commune voisine"), ("Partenaires", "CAF")),
    "unreadable_value": _table(("Objectif", "Action", "Date de début", "Statut"),
                               ("1", "Relais", "31/02/2023", "En cours")),
    "year_conflict": FICHE + "<p>Exercice 2023</p><p>Exercice 2022</p>",
}  # fmt: skip
"""Code -> an HTML page that provokes it."""
NAMES = {"department_conflict": "rapport_lot_46.html"}


def _workbook(path: Path) -> None:
    book = Workbook()
    book.active.append(("Action", "Montant"))
    book.active.append(("Relais", "=1+1"))
    book.active["A2"].comment = Comment("à revoir", "moi")
    book.save(path)


def _odd_styles(path: Path) -> None:
    stream = io.BytesIO()
    book = Workbook()
    book.active.append(("Relais", 0.5))
    book.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b'<family val="2"', b'<family val="x"'))


def _embedded(path: Path) -> None:
    document = docx.Document()
    run = document.add_paragraph("Budget").add_run()
    run._r.append(parse_xml(
        '<w:object xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet"/>'
        "</w:object>"
    ))  # fmt: skip
    document.save(path)


def _pages(path: Path, *, scan: bool) -> None:
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "Le service informe les familles.")
    canvas.showPage()
    if scan:
        canvas.drawImage(ImageReader(Image.new("L", (600, 840), 200)), 0, 0, 595, 842)
    canvas.drawString(72, 700, "")
    canvas.showPage()
    canvas.save()


def _broken_page(path: Path) -> None:
    _pages(path, scan=False)
    data = path.read_bytes()
    second = re.search(rb"/Kids \[ \d+ 0 R (\d+) 0 R", data)
    assert second
    head = b"\n" + second[1] + b" 0 obj\n"
    path.write_bytes(data.replace(head + b"<<", head + b"[["))


FILES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "comments": ("a.xlsx", _workbook),
    "uncached_formula": ("a.xlsx", _workbook),
    "plain_numbers": ("a.xlsx", _odd_styles),
    "embedded_content": ("a.docx", _embedded),
    "scanned_page": ("a.pdf", lambda path: _pages(path, scan=True)),
    "unread_page": ("a.pdf", _broken_page),
    "uncertain_encoding": ("a.txt", lambda path: path.write_bytes("1 000 €".encode("cp1252"))),
    "lost_columns": (
        "a.txt",
        lambda path: path.write_text("Total\n12 €\n3 €\n15 €\n" * 5, "utf-8"),
    ),
    "misnamed_file": ("a.pdf", lambda path: path.write_text("Un texte.", encoding="utf-8")),
}
"""Code -> a file that provokes it, and who writes it."""
ELSEWHERE = {
    "test_hostile_codes.py": ("empty_file", "encrypted", "damaged", "not_a_document", "unsupported",
                              "needs_ocr", "needs_libreoffice", "too_large", "no_permission"),
    "test_run_faults.py": ("time_limit", "memory_limit", "crashed"),
    "test_remote.py": ("unreachable",),
    "../extractors/pdf/test_ocr.py": ("ocr_text",),
    "../extractors/pdf/test_joins_sideways.py": ("parted_sheet",),
    "test_check_codes.py": ("same_report", "duplicate_file"),
}  # fmt: skip
"""Codes that other tests provoke."""
WORDING = {"unread_file"}
"""Entries that word another code."""


def _codes(path: Path) -> set[str]:
    tables = process_file(path, path.name, ReadOptions(ocr="off")).tables
    return {row["code"] for row in tables.get("checks", [])}


@pytest.mark.parametrize("code", PAGES)
def test_a_page_provokes(tmp_path: Path, code: str) -> None:
    path = tmp_path / NAMES.get(code, "rapport.html")
    path.write_text(PAGES[code], encoding="utf-8")
    assert code in _codes(path)


@pytest.mark.parametrize(("name", "told"), [("a.jpg", True), ("a.png", False), ("a.md", True)])
def test_pictures_may_be_misnamed_too(tmp_path: Path, name: str, told: bool) -> None:
    content = b"<p>Un texte.</p>" if told else b"\x89PNG\r\n\x1a\n"
    (tmp_path / name).write_bytes(content)
    assert ("misnamed_file" in _codes(tmp_path / name)) == told


def test_the_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    _broken_page(tmp_path / "a.pdf")
    (row,) = process_file(tmp_path / "a.pdf", "a.pdf", ReadOptions()).tables["checks"]
    assert (row["code"], row["found"]) == ("unread_page", "2")
    assert row["message"].startswith("Page 2 illisible")


@pytest.mark.parametrize("code", FILES)
def test_a_file_provokes(tmp_path: Path, code: str) -> None:
    name, make = FILES[code]
    make(tmp_path / name)
    assert code in _codes(tmp_path / name)


def test_files_that_repeat_each_other(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    text = note(3) + "Le service accueille les familles du territoire toute l'année. " * 20
    for name, words in (("a.txt", text), ("b.txt", text), ("c.txt", text + "Fin.\n")):
        (tmp_path / "in" / name).write_text(words, encoding="utf-8")
    run(tmp_path / "in", tmp_path / "out")
    codes = pq.read_table(tmp_path / "out/checks.parquet")["code"].to_pylist()
    assert {"duplicate_file", "same_report"} <= set(codes)


def test_no_code_without_a_test() -> None:
    elsewhere = {code for codes in ELSEWHERE.values() for code in codes}
    assert {*PAGES, *FILES, *elsewhere} == {*MESSAGES, *CATALOGUE} - WORDING
    for name, codes in ELSEWHERE.items():
        text = (HERE / name).read_text(encoding="utf-8")
        assert not [code for code in codes if f'"{code}"' not in text]
