"""« Action réalisée : … » answers a question, or tells in one sentence what was done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.tables import read, told


@pytest.mark.parametrize(
    ("line", "status", "description"),
    [
        ("Action réalisée : six journées, 134 participants.", "completed", True),
        ("Action engagée : deux postes créés en mai.", "in_progress", True),
        ("Action abandonnée : aucun candidat.", "abandoned", True),
        ("Action non engagée : faute de crédits.", "not_started", True),
        ("Action réalisée : six journées tenues. Coût : 12 400 €.", "completed", True),
        ("Action réalisée : Oui", "completed", False),
        ("Action réalisée : ☐ Oui ☒ Non", "not_started", False),
        ("Action engagée : partiellement", "in_progress", False),
        ("Action engagée : en cours de recrutement", "in_progress", False),
    ],
)
def test_a_label_of_state_with_words_behind_it_is_a_sentence(
    tmp_path: Path, line: str, status: str, *, description: bool
) -> None:
    fiche = f"<h2>Fiche 1 – Former les équipes</h2><p>{line}</p><p>Partenaires : CAF, PJJ</p>"
    tables = read(tmp_path, fiche)
    ((found, text),) = told(tables, "actions", "status", "description")
    assert (found, text is not None) == (status, description)
    assert len(tables.get("fundings", [])) == line.count("€")
