"""The report tells used rows from unused ones, by what a document was read to say."""

from __future__ import annotations

import pytest

from tests.documents.lexicon_report import Seen, read_all, unused_rows

TEXT = """Rapport d'exécution 2024 du département de la Corrèze

Fiche 1 – Ouvrir un lieu neutre

Partenaires : MSA, Udaf
Calendrier : septembre 2024
État d'avancement : terminée
Financements : 12 000 € de la CAF. Le suivi de la crise est en cours au sein de la MECS.
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    path = tmp_path_factory.mktemp("report") / "rapport.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_all([path])


@pytest.mark.parametrize(
    ("lexicon", "used", "unused"),
    [
        ("labels", "Partenaires  (partners)", "Indicateurs de suivi  (indicators)"),
        ("statuses", "terminée  (completed)", "en cours  (in_progress)"),
        ("organisations", "MSA  (MSA)", "MECS  (MECS)"),
        ("funders", "CAF  (CAF)", "FIR  (FIR)"),
        ("months", "septembre  (9)", "octobre  (10)"),
        ("title_kinds", "rapport d'exécution  (execution_report)", "plan d'action  (action_plan)"),
    ],
)
def test_a_row_is_used_where_a_value_was_read_from_it(
    seen: Seen, lexicon: str, used: str, unused: str
) -> None:
    rows, total = unused_rows(lexicon, seen)
    assert used not in rows
    assert unused in rows
    assert len(rows) < total
