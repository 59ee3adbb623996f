"""What people open: the report beside the tables, and the tables in a spreadsheet.

Both hold text of documents that anybody may have written: none of it may run.
"""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup

HOSTILE = """N° action;Intitulé de l'action;Action engagée (O/N);Action réalisée (O/N);Descriptif
1;=HYPERLINK("http://exemple.test") Renforcer la PMI;Oui;Oui;<script>alert(1)</script> suivi
2;"=cmd|' /C calc'!A0 pour les visites à domicile";Non;Oui;+33 places
2;Former les assistants familiaux;Oui;Non;@SOMME(1+1) et <b>gras</b> par Mme Éléonore Dupuis
"""


@pytest.fixture(scope="module")
def hostile_tables(tmp_path_factory):
    base = tmp_path_factory.mktemp("dépôt")
    raw, out = base / "reçus", base / "tables"
    raw.mkdir()
    (raw / "<img src=x>.csv").write_text(HOSTILE, encoding="utf-8")
    (raw / "vide.pdf").write_bytes(b"")
    command = [sys.executable, "-m", "pipeline", "extract", str(raw), "-o", str(out)]
    subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, check=False)
    return out


def test_report_lists_what_to_do(hostile_tables):
    page = BeautifulSoup((hostile_tables / "rapport.html").read_text(encoding="utf-8"), "lxml")
    assert "2 fichiers (lus : 1 ; en échec : 1)" in page.get_text()
    first, *others = page.find_all("table")
    assert "vide.pdf" in first.get_text()
    assert "empty_file" in first.get_text()
    told = " ".join(table.get_text(" ") for table in others)
    assert "duplicate_action_number" in told
    assert "status_conflict" in told
    assert "personal_data" in told
    assert "Dupuis" in told
    assert "ligne 4" in told  # where to look


def test_report_keeps_files_apart(fiches, tmp_path):
    """Doubles, failures and files without rows stand between others: none takes their counts."""
    raw = tmp_path / "reçus"
    raw.mkdir()
    for name, actions in (("a", 2), ("c", 0), ("e", 3), ("g", 1)):
        head = "N°;Action;Action engagée;Action réalisée\n"
        rows = [f"{i};Action {name}{i};Non;Oui\n" for i in range(1, actions + 1)]
        (raw / f"{name}.csv").write_text(head + "".join(rows), encoding="utf-8")
    (raw / "b.csv").write_bytes((raw / "a.csv").read_bytes())
    (raw / "f.csv").write_bytes((raw / "e.csv").read_bytes())
    (raw / "d.pdf").write_bytes(b"")
    fiches("extract", raw, "-o", tmp_path / "tables")
    text = (tmp_path / "tables" / "rapport.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "lxml")
    rows = [[cell.get_text() for cell in row.find_all("td")] for row in page.find_all("tr")]
    counts = {row[0]: row[4] for row in rows if len(row) > 5}
    assert {name: n for name, n in counts.items() if n} == {
        "a.csv": "2", "c.csv": "0", "e.csv": "3", "g.csv": "1",
    }  # fmt: skip
    groups = {head.get_text(): head.find_next("table") for head in page.find_all("h3")}
    assert set(groups) >= {"a.csv", "e.csv", "g.csv"}
    assert all("status_conflict" in groups[name].get_text() for name in ("a.csv", "e.csv", "g.csv"))
    assert len(groups["e.csv"].find_all("tr")) > len(groups["g.csv"].find_all("tr"))


def test_report_runs_nothing(hostile_tables):
    text = (hostile_tables / "rapport.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "lxml")
    assert not page.find_all(["script", "img", "b", "link", "iframe"])
    assert "default-src 'none'" in text
    assert "<img src=x>.csv" in page.get_text()


def test_report_that_was_deleted_comes_back(hostile_tables, fiches):
    report = hostile_tables / "rapport.html"
    before = report.read_bytes()
    report.unlink()
    fiches("extract", hostile_tables.parent / "reçus", "-o", hostile_tables)
    assert report.read_bytes() == before


def test_workbook_holds_texts_never_formulas(hostile_tables, fiches, tmp_path):
    target = tmp_path / "tables.xlsx"
    run = fiches("export", target, "-o", hostile_tables)
    assert run.returncode == 0, run.stderr
    book = openpyxl.load_workbook(target)
    assert "actions" in book.sheetnames
    assert "provenance" not in book.sheetnames
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    hostile = [cell for cell in cells if str(cell.value).startswith("=")]
    assert len(hostile) >= 2
    assert all(cell.quotePrefix for cell in hostile)


def test_csv_texts_never_start_like_formulas(hostile_tables, fiches, tmp_path):
    run = fiches("export", tmp_path, "-o", hostile_tables, "-t", "actions", "-t", "cells")
    assert run.returncode == 0, run.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["actions.csv", "cells.csv"]
    for path in tmp_path.iterdir():
        with path.open(encoding="utf-8-sig", newline="") as stream:
            fields = [field for row in csv.reader(stream, delimiter=";") for field in row]
        assert any("=cmd|" in field for field in fields)
        assert not [field for field in fields if field.startswith(("=", "+", "-", "@"))]


def test_csv_reads_as_french_excel_does(hostile_tables, fiches, tmp_path):
    fiches("export", tmp_path, "-o", hostile_tables, "-t", "documents", "-t", "actions")
    assert (tmp_path / "actions.csv").read_bytes().startswith(b"\xef\xbb\xbfrow_id;")
    with (tmp_path / "actions.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [row["is_committed"] for row in rows] == ["oui", "non", "oui"]
    with (tmp_path / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        shares = [row["text_coverage"] for row in csv.DictReader(stream, delimiter=";")]
    assert any("," in share for share in shares)


def test_unknown_table_is_named(hostile_tables, fiches, tmp_path):
    run = fiches("export", tmp_path / "t.xlsx", "-o", hostile_tables, "-t", "budgets")
    assert run.returncode == 2
    assert "« budgets »" in run.stderr
    assert "fundings" in run.stderr
