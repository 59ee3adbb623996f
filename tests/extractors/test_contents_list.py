"""Tables of contents name actions without stating any."""

from __future__ import annotations

import pytest

from extractors.blocks import Block, Document
from extractors.layouts.contents_list import contents_blocks

CASES = [
    (["Sommaire", "Fiche 1 – Un relais 3", "Fiche 2 – Former les équipes 4", "Bilan"], {2, 3}),
    (["SOMMAIRE :", "Avant-propos2", "Fiche 1 – Un titre long", "sur deux lignes 5"], {2, 3, 4}),
    (["Fiche 1 – Ouvrir un relais ........ 3", "Fiche 2 – Former\t12"], {1, 2}),
    (["Sommaire", "Actions engagées : 6 sur 7", "Actions en retard : 1"], set()),
    (["Sommaire", "Fiche 4 – Suivre les jeunes majeurs 9", "Fiche 5 – Exercice 3"], {2}),
    (["Fiche 1 – Ouvrir 3 lieux en 12"], set()),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "listed"), CASES)
def test_titles_with_pages_are_contents(texts: list[str], listed: set[int]) -> None:
    document = Document("text", tuple(Block("paragraph", text) for text in texts))
    assert contents_blocks(document) == listed
