"""Objectives that a text leaves out, and texts that leave out none."""

from __future__ import annotations

import pytest

from normalizers.left_out import find_left_out


@pytest.mark.parametrize(
    ("text", "lead", "numbers"),
    [
        (
            "Objectifs nationaux non retenus ici : n° 14, 15, 16 et 25.",
            "",
            [14, 15, 16, 25],
        ),
        ("Les objectifs 14 à 16 et 25 ne sont pas retenus en 2024.", "", [14, 15, 16, 25]),
        ("Le Département n'a pas retenu les objectifs n°21 et n°23.", "", [21, 23]),
        ("Relais parentaux (objectif 14) : non retenu", "", [14]),
        ("14, 15 et 16", "Objectifs non retenus", [14, 15, 16]),
        ("14 – Relais parentaux", "Objectifs facultatifs non retenus :", [14]),
        ("Objectif 25 : sans objet, aucun jeune n'est accueilli.", "", [25]),
        ("Les objectifs 1 à 13 sont retenus, les 14 à 16 non retenus.", "", []),
        ("Objectifs non retenus faute de candidats : 3 postes restent vacants", "", []),
        ("Objectifs 14 et 15 : non concerné ; 12 actions restent.", "", [14, 15]),
        ("L'objectif de 20 % n'est pas concerné", "", []),
        ("Les objectifs non retenus en 2023 le seront au 15 mars 2024.", "", []),
        ("Tous les objectifs sont concernés", "", []),
        ("14, 15 et 16", "Objectifs retenus", []),
        ("Familles non concernées : 12", "", []),
        ("Les objectifs non retenus sont le 14, le 15 et le 16.", "", [14, 15, 16]),
        ("Ne sont pas retenus : l'objectif 14 et l'objectif n° 25.", "", [14, 25]),
        ("L'objectif 14 (relais parentaux) n'a pas été retenu.", "", [14]),
        ("Objectif 14 – Relais parentaux : écarté", "", [14]),
        ("Objectif 25 : le département n'est pas concerné.", "", [25]),
        ("L'objectif 25 ne concerne pas notre territoire.", "", [25]),
        ("L'objectif 12 ne concerne pas les enfants de moins de trois ans.", "", []),
        ("Pour l'objectif 7, 3 cantons ne sont pas concernés.", "", []),
        ("Objectif 9 : 4 agents n'ont pas été retenus.", "", []),
        ("Objectif 6 : l'achat d'un 2e véhicule a été écarté.", "", []),
        ("Objectif 4 : des visites hors contrat sont tenues.", "", []),
        ("L'objectif 11 est atteint ; un poste a été laissé de côté.", "", []),
        ("Objectifs non retenus : 3", "", []),
        ("3", "Objectifs non retenus", []),
    ],
)
def test_left_out(text: str, lead: str, numbers: list[int]) -> None:
    found = find_left_out(text, lead=lead)
    assert [item.value for item in found] == numbers
    assert all(text[item.start : item.end].isdigit() for item in found)
