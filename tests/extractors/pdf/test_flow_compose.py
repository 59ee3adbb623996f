"""Lines of a cell into text: meant breaks, bullets, cut words. Widths: 5 points a character."""

import pytest

from extractors.readers.pdf.compose import compose, join_texts
from extractors.readers.pdf.hyphens import Vocabulary, settle
from extractors.readers.pdf.page import Word

STEP, CHAR, PAD = 14.0, 5.0, 5.0


def words(lines: list[str], left: float = PAD, indents: list[float] | None = None) -> list[Word]:
    """Words of text lines set in 10 points, every character 5 points wide."""
    placed = []
    for number, line in enumerate(lines):
        x = left + (indents[number] if indents else 0.0)
        top = 10.0 + STEP * number
        for text in line.split(" "):
            width = CHAR * len(text)
            placed.append(Word(text, x, top, x + width, top + 10, top + 8, 10.0))
            x += width + CHAR / 2
    return placed


def text_of(lines: list[str], chars: int, **options: list[float]) -> str:
    """The composed text in a box `chars` characters wide inside its padding."""
    return compose(words(lines, **options), 0.0, 2 * PAD + CHAR * chars)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "chars", "expected"),
    [
        (["Le bilan de santé", "est proposé."], 20, "Le bilan de santé est proposé."),
        (["Mission locale", "Caisse"], 40, "Mission locale\nCaisse"),
        (["ARS", "CAF", "PJJ"], 12, "ARS\nCAF\nPJJ"),
        (
            ["Partenaires :", "• la caisse", "• la mairie"],
            30,
            "Partenaires :\n• la caisse\n• la mairie",
        ),
        (["- un accueil", "ouvert", "- un suivi"], 12, "• un accueil ouvert\n• un suivi"),
        (["Période 2021", "- 2024"], 13, "Période 2021 - 2024"),
        (["- €"], 14, "- €"),
        (["Une dotation de", "10 000 €"], 21, "Une dotation de 10 000 €"),
        (["les sages-", "femmes du site"], 15, "les sages-femmes du site"),
        (["État-", "ARS et mairie"], 15, "État-ARS et mairie"),
        (["Le département/", "ARS"], 15, "Le département/ARS"),
        (["96", "24"], 20, "96\n24"),
        (["1 250", "000"], 8, "1 250 000"),
    ],
)
def test_breaks(lines: list[str], chars: int, expected: str) -> None:
    assert text_of(lines, chars) == expected


@pytest.mark.parametrize(
    ("lines", "chars", "expected"),
    [
        (["INDICATEU", "RS"], 9, "INDICATEURS"),
        (["CALENDRIE", "R"], 9, "CALENDRIER"),
        (["PARTENAIR", "ES ET"], 9, "PARTENAIRES ET"),
        (["PROTECTION", "MATERNELLE"], 10, "PROTECTION MATERNELLE"),
        (["CALENDRIER", "ET DATES"], 10, "CALENDRIER ET DATES"),
    ],
)
def test_heads_in_capitals_cut_by_the_width(lines: list[str], chars: int, expected: str) -> None:
    assert settle(text_of(lines, chars), Vocabulary()) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["CAF", "MSA", "Bailleurs", "sociaux", "Parquet"], "CAF\nMSA\nBailleurs sociaux\nParquet"),
        (
            ["CHU", "PJJ", "Hôpital de", "jour", "Avocats"],
            "CHU\nPJJ\nHôpital de jour\nAvocats",
        ),
        (["ARS", "PJJ", "Éducation", "Nationale"], "ARS\nPJJ\nÉducation Nationale"),
        (["CAF", "MSA", "Maison des", "Ados"], "CAF\nMSA\nMaison des Ados"),
        (["Un relais", "Parental", "Fratries"], "Un relais Parental Fratries"),
        (
            ["ARS", "PJJ", "Séance du", "2 mai. La", "Réunion"],
            "ARS\nPJJ Séance du 2 mai. La Réunion",
        ),
    ],
    ids=["names", "wrapped names", "adjective", "asks for more", "nothing sure", "sentences"],
)
def test_names_a_line_each_in_a_narrow_cell(lines: list[str], expected: str) -> None:
    assert settle(text_of(lines, 10), Vocabulary()) == expected


@pytest.mark.parametrize(
    ("lines", "chars", "expected"),
    [
        (["Communes", "libéraux"], 20, "Communes\nlibéraux"),
        (["Caisse locale", "bailleurs", "écoles"], 24, "Caisse locale\nbailleurs\nécoles"),
        (["Communes", "libéraux"], 16, "Communes libéraux"),
        (["Mission de la", "caisse"], 24, "Mission de la caisse"),
    ],
    ids=["room for the word", "three", "no room", "goes on"],
)
def test_breaks_in_cells_without_padding(lines: list[str], chars: int, expected: str) -> None:
    """As spreadsheets set them: what is left of a line is as sure as where it begins."""
    assert compose(words(lines, left=1.0), 0.0, 2 + CHAR * chars) == expected


@pytest.mark.parametrize(
    ("figures", "place"), [(["96", "24"], 42.0), (["12,5", "30,0"], 75.0), (["8 €", "9 €"], 5.0)]
)
def test_figures_below_each_other_are_several(figures: list[str], place: float) -> None:
    assert text_of(figures, 20, left=place) == "\n".join(figures)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("voir www.exemple.fr/", "2024/bilan.pdf", "voir www.exemple.fr/2024/bilan.pdf"),
        ("voir https://aide-", "enfance.exemple.fr", "voir https://aide-enfance.exemple.fr"),
        ("https://exemple.", "fr/bilan", "https://exemple.fr/bilan"),
        ("https://exemple.fr", "/bilan", "https://exemple.fr/bilan"),
        ("https://exemple.fr/x?id=4&", "page=2", "https://exemple.fr/x?id=4&page=2"),
        ("Contact : a.durand@", "exemple.fr", "Contact : a.durand@exemple.fr"),
        ("Contact : a.durand", "@exemple.fr", "Contact : a.durand@exemple.fr"),
        ("a.durand@conseil-", "exemple.fr", "a.durand@conseil-exemple.fr"),
        ("Voir www.exemple.fr.", "Le bilan suit", "Voir www.exemple.fr. Le bilan suit"),
        ("a.durand@exemple.fr", "ou par courrier", "a.durand@exemple.fr ou par courrier"),
        ("www.exemple.fr", "/ accueil", "www.exemple.fr / accueil"),
        ("Le suivi.", "au centre", "Le suivi. au centre"),
    ],
)
def test_addresses_go_on_over_a_line_break(above: str, below: str, expected: str) -> None:
    assert join_texts(above, below) == expected


def test_larger_leading_is_a_new_paragraph() -> None:
    first = words(["Un premier alinéa", "qui va loin"])
    second = [
        Word(w.text, w.x0, w.top + 50, w.x1, w.bottom + 50, w.baseline + 50, w.size)
        for w in words(["Un second alinéa", "le suit"])
    ]
    text = compose([*first, *second], 0.0, 2 * PAD + CHAR * 18)
    assert text == "Un premier alinéa qui va loin\nUn second alinéa le suit"


def test_centred_lines_are_judged_by_width() -> None:
    lines = ["Nombre de visites", "faites", "sur place"]
    indents = [0.0, 27.5, 20.0]
    assert text_of(lines, 17, indents=indents) == "Nombre de visites faites\nsur place"


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (["informations"], "informations"),
        (["centre-ville"], "informations"),
    ],
)
def test_words_of_the_document_settle_a_cut_word(known: list[str], expected: str) -> None:
    vocabulary = Vocabulary()
    vocabulary.add(known)
    assert settle(join_texts("informa-", "tions"), vocabulary) == expected


@pytest.mark.parametrize(
    ("left", "right", "known", "expected"),
    [
        ("centre-", "ville", ["centre-ville"], "centre-ville"),
        (
            "éducateur-",
            "coordinateur",
            ["éducateur", "coordinateur", "coordinateur"],
            "éducateur-coordinateur",
        ),
        ("Saint-", "Martin", [], "Saint-Martin"),
        ("demi-", "journée", [], "demi-journée"),
        ("a-t-", "elle", [], "a-t-elle"),
        ("pluridisci-", "plinaire.", [], "pluridisciplinaire."),
        ("médico-", "social", [], "médico-social"),
        ("2021-", "2024", [], "2021-2024"),
    ],
)
def test_compounds_keep_their_hyphen(
    left: str, right: str, known: list[str], expected: str
) -> None:
    vocabulary = Vocabulary()
    vocabulary.add([*known, right])
    assert settle(join_texts(left, right), vocabulary) == expected


def test_rotated_header_reads_in_its_own_direction() -> None:
    up = [
        Word("Action", 10, 60, 20, 90, 18, 10.0, rotation=90),
        Word("engagée", 10, 20, 20, 55, 18, 10.0, rotation=90),
        Word("Oui/Non", 24, 55, 34, 90, 32, 10.0, rotation=90),
    ]
    assert compose(up, 5, 40) == "Action engagée Oui/Non"
