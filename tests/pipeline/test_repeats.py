"""The same words over and over: no pattern goes back over them for ever, no reader too deep."""

from __future__ import annotations

import pytest

from extractors.options import ReadOptions
from pipeline.process import process_file

UNITS = (
    "1", "1 ", "1,", "1.", "12 000 €  ", "k€ ", "%", "51 sur 770 ", "soit ", "dont ", "environ ",
    "1 à ", "1er et ", "12/03, ", "mars ", "T1 ", "2023-", "2023 ", "de ", "l'", "et ", "et/ou ",
    "Fiche 1 ", "Action n° ", "Objectif 1 : ", "Département ", "n° ", "IV ", "A ", "a", "Oui ",
    "cent ", "mille ", "premier ", "M. ", "06 ", "a@b.", "http://a.", "..", ". ", "-", "- ", "_",
    "=", "~", ": ", "; ", "(", ")", "[", "«", "|", "| ", "\t", "  ", "\u00a0", "☒ ", "* ", "**",
    "# ", "<b>", "</b>", "&amp;", "^{er} ",
)  # fmt: skip


def _status(tmp_path, text: str) -> str:
    path = tmp_path / "rapport.txt"
    path.write_text(f"Rapport 2023 du département de la Creuse\n\n{text}", encoding="utf-8")
    return process_file(path, path.name, ReadOptions()).document["status"]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "shape", ["{long}\n\nBudget : {long}", "{row}\n", "Action\tBilan\nx\t{long}"]
)
def test_repeats_end(tmp_path, shape):
    texts = (shape.format(long=unit * (1500 // len(unit)), row=f"{unit * 12}\n" * 40)
             for unit in UNITS)  # fmt: skip
    assert _status(tmp_path, "\n\nSuite\n\n".join(texts)) == "ok"
