"""The last words of a document close its last fiche; sentences about people and papers do not."""

import pytest

from normalizers.closings import heads_annex, is_afterword, is_closing, is_navigation


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("Fait à Auch, le 3 mars 2024", True),
        ("Bien cordialement,", True),
        ("Veuillez agréer, Monsieur le Préfet, mes salutations", True),
        ("Je vous prie de croire en ma considération", True),
        ("Le Président du conseil départemental", True),
        ("Pour la préfète et par délégation", True),
        ("P/ Le vice-président", True),
        ("Pour le président et par délégation, la directrice des solidarités", True),
        ("P/ le préfet, par délégation, le secrétaire général", True),
        ("Pour le président, la commission a lu l'avis", False),
        ("La directrice générale adjointe des solidarités", True),
        ("La directrice de la PMI a ouvert un lieu", False),
        ("Le président du conseil départemental, les maires et la CAF", False),
        ("Le directeur : M. Dupont", False),
        ("fait à domicile par les puéricultrices", False),
        ("Des échanges menés cordialement", False),
        ("Directrice de la publication : la présidente du conseil", True),
        ("Crédits photos – service de la communication", True),
        ("ISSN 1234-5678", True),
        ("Conception graphique : 1 200 €", False),
        ("Photos des lieux prises par les enfants", False),
    ],
)
def test_greetings_and_signatures(line: str, closes: bool) -> None:
    assert is_closing(line) is closes


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Le présent rapport a été présenté à l'assemblée", True),
        ("Document à retourner avant le 30 juin", True),
        ("Bilan transmis à la préfecture", True),
        ("Compte rendu approuvé en séance", True),
        ("Bilan positif : douze familles", False),
        ("Le rapport d'étape des équipes", False),
    ],
)
def test_what_was_done_with_the_document(line: str, is_one: bool) -> None:
    assert is_afterword(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_button"),
    [
        ("↑ Haut de page", True),
        ("Retour au sommaire", True),
        ("Imprimer", True),
        ("Imprimer les fiches des assistants familiaux", False),
        ("Partager les informations préoccupantes", False),
    ],
)
def test_buttons_of_web_pages(line: str, is_button: bool) -> None:
    assert is_navigation(line) is is_button


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Annexe 2 – Tableau des crédits (en euros)", True),
        ("Récapitulatif financier de l'année 2023", True),
        ("BILAN FINANCIER CONSOLIDÉ", True),
        ("Tableau récapitulatif", True),
        ("Le tableau récapitulatif est joint", False),
        ("Tableau financier : 12 000 €", False),
        ("Annexe jointe à la convention.", False),
        ("Bilan financier", False),
    ],
)
def test_what_heads_the_end_of_a_report(line: str, heads: bool) -> None:
    assert heads_annex(line) is heads
