"""The command line end to end, on the samples."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from PIL import Image

from pipeline.cli import COMMANDS
from pipeline.schema import TABLES

RAW = Path(__file__).parents[2] / "data" / "raw"


def _copy_two(folder: Path) -> Path:
    folder.mkdir()
    for name in ("48_suivi_des_actions_2024.docx", "48_indicateurs_2021-2023.csv"):
        shutil.copy(RAW / name, folder)
    return folder


@pytest.fixture
def two_samples(tmp_path):
    """Two documents, to change."""
    return _copy_two(tmp_path / "reçus")


@pytest.fixture(scope="module")
def samples_read(fiches, tmp_path_factory):
    """All samples, read once: how the command ended, and its tables."""
    out = tmp_path_factory.mktemp("samples") / "tables"
    return fiches("extract", RAW, "-o", out), out


@pytest.fixture(scope="module")
def two_read(fiches, tmp_path_factory):
    """Two documents and their tables, read once."""
    folder = tmp_path_factory.mktemp("two")
    source, out = _copy_two(folder / "reçus"), folder / "tables"
    fiches("extract", source, "-o", out, "--quiet")
    return source, out


def test_samples_become_tables(samples_read):
    run, out = samples_read
    assert run.returncode == 0, run.stderr
    documents = pq.read_table(out / "documents.parquet").to_pylist()
    assert {row["status"] for row in documents} == {"ok"}
    assert [row["source_path"] for row in documents] == sorted(p.name for p in RAW.iterdir()
                                                               if p.name[0] != ".")  # fmt: skip
    for name in TABLES:
        assert (out / f"{name}.parquet").is_file()
        assert name in run.stdout
    assert f"Tables et rapport.html dans {out}" in run.stdout


def test_two_runs_write_the_same_bytes(fiches, two_read, tmp_path):
    source, out = two_read
    assert fiches("extract", source, "-o", tmp_path / "again").returncode == 0
    for name in TABLES:
        first, second = (run / f"{name}.parquet" for run in (out, tmp_path / "again"))
        assert first.read_bytes() == second.read_bytes(), name


def test_all_tables_bear_the_run(two_read):
    _, out = two_read
    marks = {pq.read_metadata(out / f"{name}.parquet").metadata[b"fiches_run"] for name in TABLES}
    assert len(marks) == 1


def test_json_is_one_line_a_file(fiches, two_read, tmp_path):
    source, _ = two_read
    run = fiches("extract", source, "-o", tmp_path / "out", "--json")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert sorted(line["source_path"] for line in lines[:-1]) == sorted(
        path.name for path in source.iterdir()
    )
    assert lines[-1]["documents"] == {"ok": 2}


def test_quiet_says_nothing(fiches, two_read, tmp_path):
    run = fiches("extract", two_read[0], "-o", tmp_path / "out", "--quiet")
    assert (run.stdout, run.stderr, run.returncode) == ("", "", 0)


def test_include_and_exclude(fiches, tmp_path):
    out = tmp_path / "out"
    fiches("extract", RAW, "-o", out, "--include", "*.csv", "--include", "*.md", "--exclude",
           "*point*", "--quiet")  # fmt: skip
    paths = pq.read_table(out / "documents.parquet")["source_path"].to_pylist()
    assert paths == ["48_indicateurs_2021-2023.csv"]


def test_told_kind_wins(fiches, two_read, tmp_path):
    out = tmp_path / "out"
    fiches("extract", two_read[0], "-o", out, "--kind", "action_plan", "--quiet")
    kinds = pq.read_table(out / "documents.parquet")["kind"].to_pylist()
    assert kinds == ["action_plan", "action_plan"]


def test_inspect_tells_kind_and_why(fiches):
    run = fiches("inspect", RAW / "48_suivi_des_actions_2024.docx")
    assert run.returncode == 0, run.stderr
    assert "Nature : tableau d'actions" in run.stdout
    assert "Pourquoi" in run.stdout
    assert "tableau d'actions : " in run.stdout


def test_inspect_tells_why_a_table_of_actions_is_no_report(fiches_here, tmp_path):
    page = tmp_path / "offre.html"
    row = "<tr><td>Intitulé</td><td>Éducateur</td></tr><tr><td>Durée</td><td>12 mois</td></tr>"
    page.write_text(f"<h1>Offre d'emploi : éducateur</h1><table>{row}</table>", encoding="utf-8")
    assert "Pourquoi : son titre annonce autre chose" in fiches_here("inspect", page).stdout


def test_inspect_draws_a_page(fiches_here, tmp_path):
    image = tmp_path / "page.png"
    pdf = RAW / "48_plan_actions_2024.pdf"
    run = fiches_here("inspect", pdf, "--page", "1", "--image", image)
    assert run.exit_code == 0, run.stderr
    with Image.open(image) as picture:
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 24)}
    assert {(255, 127, 14), (31, 119, 180)} <= colours  # a table and its cells
    assert fiches_here("inspect", pdf, "--page", "99", "--image", image).exit_code == 2
    assert fiches_here("inspect", pdf, "--image", tmp_path / "page.zzz").exit_code == 2


def test_explain_finds_a_value_of_every_table(fiches_here, samples_read):
    _, out = samples_read
    for name in TABLES:
        table = pq.read_table(out / f"{name}.parquet")
        if name in ("provenance",) or not table.num_rows:
            continue
        run = fiches_here("explain", table["row_id"][0], "-o", out)
        assert run.exit_code == 0, (name, run.stderr)
        assert f"Table {name}" in run.stdout


def test_explain_shows_the_words_that_were_read(fiches, two_read):
    _, out = two_read
    action = pq.read_table(out / "actions.parquet").to_pylist()[0]
    run = fiches("explain", action["row_id"], "-o", out)
    assert f"title = {action['title']}" in run.stdout
    assert "48_suivi_des_actions_2024.docx" in run.stdout
    assert "tableau 1, ligne" in run.stdout


def test_explain_of_no_row(fiches_here, two_read):
    run = fiches_here("explain", "0000", "-o", two_read[1])
    assert run.exit_code == 2
    assert "row_id" in run.stderr


def test_status_sums_up(fiches, fiches_here, two_samples, tmp_path):
    out = tmp_path / "out"
    fiches("extract", two_samples, "-o", out, "--quiet")
    run = fiches("status", out)
    assert run.returncode == 0, run.stderr
    assert "tableau d'actions" in run.stdout
    assert "À jour" in run.stdout
    (two_samples / "nouveau.txt").write_text("Le service informe.", encoding="utf-8")
    (two_samples / "48_indicateurs_2021-2023.csv").unlink()
    run = fiches_here("status", out)
    assert "1 fichier nouveau :\n• nouveau.txt" in run.stdout
    assert "1 fichier disparu :\n• 48_indicateurs_2021-2023.csv" in run.stdout
    assert fiches_here("status", tmp_path / "nothing").exit_code == 2


def test_help_reads_in_french(fiches):
    run = fiches("--help")
    assert run.returncode == 0
    assert "Commandes" in run.stdout
    assert all(f" {name} " in run.stdout for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_reads_in_french(fiches_here, command):
    run = fiches_here(command, "--help")
    assert run.exit_code == 0
    assert "[obligatoire]" in run.stdout or "[défaut" in run.stdout
    assert "Affiche cette aide." in run.stdout
    assert "<bool>" not in run.stdout


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (["exract"], "La commande « exract » n'existe pas. Vouliez-vous : extract"),
        (["--faux"], "L'option --faux n'existe pas."),
        (["extract"], "Il manque l'argument SOURCE. Fichiers ou dossiers à lire"),
        (["extract", "recus"], "Il manque l'option --out / -o. Dossier où écrire les tables."),
        (["extract", "recus", "-o"], "L'option -o attend une valeur."),
        (["extract", "recus", "-o", "t", "--force=1"], "L'option --force n'attend pas une valeur."),
        (["extract", "recus", "-o", "t", "--ocr", "x"], "Valeur refusée pour l'option --ocr."),
        (["extract", "recus", "-o", "t", "--memory-limit", "9"], "--memory-limit (au moins 200)."),
        (["inspect", "un", "deux"], "Argument en trop : deux"),
    ],
)
def test_wrong_use_is_told_in_french(fiches_here, wrong, words):
    run = fiches_here(*wrong)
    assert run.exit_code == 2
    assert "Erreur" in run.stderr
    assert words in " ".join(run.stderr.replace("│", " ").split())


def test_shares_merged_are_the_tables_of_one_run(fiches, two_samples, tmp_path):
    shutil.copy(two_samples / "48_indicateurs_2021-2023.csv", two_samples / "copie.csv")
    fiches("extract", two_samples, "-o", tmp_path / "whole", "-q")
    parts = [tmp_path / f"part{number}" for number in (1, 2, 3)]
    for number, part in enumerate(parts, 1):
        run = fiches("extract", two_samples, "-o", part, "--shard", f"{number}/3", "-q")
        assert run.returncode == 0, run.stderr
        assert not (part / "documents.parquet").exists()
    again = shutil.copytree(parts[0], tmp_path / "again")
    for wrong, words in ((parts[:2], "3/3"), ([*parts, again], "une fois")):
        refused = fiches("merge", *wrong, "-o", tmp_path / "merged")
        assert refused.returncode == 2
        assert words in refused.stderr
    merged = fiches("merge", *parts, "-o", tmp_path / "merged")
    assert merged.returncode == 0, merged.stderr
    for name in TABLES:
        one, other = (tmp_path / run / f"{name}.parquet" for run in ("whole", "merged"))
        assert one.read_bytes() == other.read_bytes(), name


def test_shares_that_are_none(fiches_here, two_samples, tmp_path):
    assert fiches_here("extract", two_samples, "-o", tmp_path, "--shard", "4/3").exit_code == 2
    assert fiches_here("merge", tmp_path, "-o", tmp_path / "out").exit_code == 2


def test_a_share_says_what_became_of_its_files(fiches_here, tmp_path):
    (tmp_path / "recus").mkdir()
    (tmp_path / "recus" / "vide.pdf").write_bytes(b"")
    part = tmp_path / "part"
    run = fiches_here("extract", tmp_path / "recus", "-o", part, "--shard", "1/1")
    assert run.exit_code == 1
    assert "• vide.pdf : " in run.stdout
    assert "Part 1/1" in run.stdout
    run = fiches_here("status", part)
    assert run.exit_code == 2
    assert "fiches merge" in run.stderr


def test_export_knows_no_other_workbook(fiches_here, two_read, tmp_path):
    run = fiches_here("export", tmp_path / "tables.ods", "-o", two_read[1])
    assert run.exit_code == 2
    assert ".xlsx" in run.stderr
    assert not (tmp_path / "tables.ods").exists()
