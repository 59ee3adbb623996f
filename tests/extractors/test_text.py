"""Plain text and Markdown: what the eye takes for a heading, an item, a note is one."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.blocks import Block
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.text.reader import parse, read

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"


def shape(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in parse(text)]


def test_paragraphs_by_empty_lines_and_by_labels() -> None:
    text = "Premier paragraphe.\n\nPorteur : CAF\nBudget : 12 €\n"
    assert shape(text) == [
        ("paragraph", "Premier paragraphe."),
        ("paragraph", "Porteur : CAF"),
        ("paragraph", "Budget : 12 €"),
    ]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "Le département du Lac a revu en 2023 son schéma de protection de l'enfance\n"
        "avec ses partenaires. Cette démarche se poursuit en 2024 dans les maisons-\n"
        "relais. Elle associe les familles, les professionnels et les associations\n"
        "du territoire.\n"
        "Porteur : CAF\n"
    )
    blocks = parse(text)
    assert [block.line for block in blocks] == [1, 5]
    assert "\n" not in blocks[0].text
    assert "maisons-relais" in blocks[0].text


def test_two_spaces_at_a_line_end_keep_the_break() -> None:
    assert shape("Direction  \nEnfance et famille") == [
        ("paragraph", "Direction\nEnfance et famille")
    ]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("# Rapport", 1),
        ("### Fiche ###", 3),
        ("Rapport\n=======", 1),
        ("Bilan\n-----", 2),
        ("BILAN DES ACTIONS", 2),
        ("**Fiche 3 : former**", 3),
        ("<b>Bilan</b>", 3),
        ("## **Bilan**", 2),
        ("1. AGIR TÔT", 2),
    ],
)
def test_headings(text: str, level: int) -> None:
    block = parse(f"{text}\n\nTexte")[0]
    assert (block.kind, block.level) == ("heading", level)


@pytest.mark.parametrize(
    "text",
    ["**Toute la phrase est grasse.**", "**Budget :** néant", "**Budget :**", "CAF", "12 000 €",
     "M. Dupont", "#hashtag", "18 / 19"],
)  # fmt: skip
def test_no_headings(text: str) -> None:
    assert [block.kind for block in parse(f"{text}\n\nTexte")] == ["paragraph", "paragraph"]


def test_bold_labels_are_measured() -> None:
    blocks = parse("**Budget :** néant\n\n**Toute la phrase.**\n\nDu **gras** plus loin")
    assert [block.bold_chars for block in blocks] == [8, 16, 0]


@pytest.mark.parametrize("write", [str, str.upper])
def test_bold_lines_glued_by_a_converter_come_apart(write: Callable[[str], str]) -> None:
    text = "Mesure : former les agents.**Objectif : former tous les agents****Fiche 2 - Former**"
    assert [block.text for block in parse(write(text))] == [
        write("Mesure : former les agents."),
        write("Objectif : former tous les agents"),
        write("Fiche 2 - Former"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "la **CAF**, l'**ARS** et (**PMI**)",
        "les **ADEPAPE**S",
        "**P**rotection **M**aternelle",
        "vo**us**",
    ],
)
def test_bold_within_a_sentence_cuts_nothing(text: str) -> None:
    assert [block.text for block in parse(text)] == [text.replace("**", "")]


def test_items_with_any_bullet_and_depth() -> None:
    text = (
        "- un\n* deux\n• trois\n▪ quatre\n•\tcinq\n  - dessous\n1. six\n- [x] fait\n- [ ] à faire\n"
    )
    blocks = parse(text)
    assert {block.kind for block in blocks} == {"list_item"}
    assert [block.text for block in blocks] == [
        "un", "deux", "trois", "quatre", "cinq", "dessous", "1. six", "☒ fait", "☐ à faire",
    ]  # fmt: skip
    assert [block.level for block in blocks][4:7] == [1, 2, 1]


def test_an_item_goes_on_in_the_next_line_but_not_in_another_sentence() -> None:
    text = "- former les agents de la protection\n  de l'enfance\n- Suivre\nFiche 7 : reportée\n"
    assert shape(text) == [
        ("list_item", "former les agents de la protection de l'enfance"),
        ("list_item", "Suivre"),
        ("paragraph", "Fiche 7 : reportée"),
    ]


@pytest.mark.parametrize(
    "text", ["- 5 % de visites", "– 12 €", "-", "□ Oui ■ Non", "✓ Oui", "○ Oui ● Non"]
)
def test_signs_are_no_bullets(text: str) -> None:
    assert shape(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("¹ Source PMI", [("1", "Source PMI")]),
        ("² Source A³ Source B", [("2", "Source A"), ("3", "Source B")]),
        ("<sup>1</sup> Source PMI", [("1", "Source PMI")]),
        ("[1] Source PMI", [("1", "Source PMI")]),
        ("[^2]: Source **PMI**", [("2", "Source PMI")]),
    ],
)
def test_notes(line: str, notes: list[tuple[str, str]]) -> None:
    blocks = parse(f"Texte\n\n{line}")[1:]
    assert [(block.kind, block.mark, block.text) for block in blocks] == [
        ("footnote", mark, text) for mark, text in notes
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("le 1 ^{er} mai et le 2 ^è trimestre", "le 1er mai et le 2è trimestre"),
        ("1<sup>er</sup> mai, 2^ème^ mai", "1er mai, 2ème mai"),
        ("787² enfants et 12 ^{3} et 4^5^", "787² enfants et 12³ et 4⁵"),
        ("<u>Nombre</u> : 3<br>suite", "Nombre : 3\nsuite"),
        ("R&amp;D, &eacute;t&eacute; &lt; 5", "R&D, été < 5"),
        ("moins de 5 <5 ans> & plus", "moins de 5 <5 ans> & plus"),
        ("code PMI23_GES1 et 3_4 ans, _vu_ et *lu*", "code PMI23_GES1 et 3_4 ans, vu et lu"),
        ("voir [le site](https://exemple.fr) <https://a.fr>", "voir le site https://a.fr"),
        ("2 \\* 3 et a\\_b", "2 * 3 et a_b"),
        ("avant ![](image.png)après <!-- rien -->", "avant après"),
        ("enfants* et __gras__", "enfants* et gras"),
    ],
)
def test_markup_goes_and_words_stay(raw: str, text: str) -> None:
    assert [block.text for block in parse(raw)] == [text]


def test_a_mark_in_brackets_is_raised_where_its_note_stands() -> None:
    assert parse("12 enfants[1] vus\n\n[1] Source")[0].text == "12 enfants¹ vus"
    assert parse("12 enfants[1] vus")[0].text == "12 enfants[1] vus"


def test_left_over_lists() -> None:
    text = "Actions : <ul><li>former</li><li>suivre</li></ul>"
    assert shape(text) == [
        ("paragraph", "Actions :"),
        ("list_item", "former"),
        ("list_item", "suivre"),
    ]


def test_page_numbers_are_furniture_and_rules_are_nothing() -> None:
    text = "Texte\n\n---\n\nPage 3 / 12\n\x0c\nSuite"
    assert [block.kind for block in parse(text)] == ["paragraph", "page_footer", "paragraph"]


def test_lines_are_those_of_the_file_whatever_ends_them(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Un\r\n\r\nDeux é\r\n".encode("cp1252"))
    document = read(path, ReadOptions())
    assert [(block.line, block.text) for block in document.blocks] == [(1, "Un"), (3, "Deux é")]


def test_a_text_without_words_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\n\n")
    with pytest.raises(ExtractError):
        read(path, ReadOptions())


@given(st.text(alphabet='aé A1*_|\t\n-+<>b/#[]()^{}•¹ .:"&;\\', max_size=200))
def test_never_raises(text: str) -> None:
    parse(text)


def _letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if char.isalnum())


def _texts(blocks: list[Block]) -> list[str]:
    texts = []
    for block in blocks:
        texts += [cell.text for cell in block.table.cells] if block.table else []
        texts += [block.mark or "", block.text]
    return texts


@pytest.mark.skipif(not SHARED.exists(), reason="the known documents are not beside the project")
def test_no_letter_of_the_known_texts_is_lost() -> None:
    for path in sorted([*SHARED.rglob("*.txt"), *SHARED.rglob("*.md")]):
        source = re.sub(r"<(https?:[^>]*)>", r"\1", path.read_text(encoding="utf-8"))
        source = re.sub(r"</?[a-z]+[^<>\n]*>", " ", source)
        found = _letters(" ".join(_texts(list(read(path, ReadOptions()).blocks))))
        assert found == _letters(source), path.name


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Export SUIVI du 06/02/2025 à 09:41                     Page 2", "page_header"),
        ("Contrat 2024 – bilan          page 3 / 12", "page_header"),
        ("Voir le détail page 3", "paragraph"),
        ("Une phrase qui renvoie à la  page 12", "paragraph"),
    ],
)
def test_a_page_number_far_to_the_right_is_a_running_head(line: str, kind: str) -> None:
    blocks = parse(f"Premier paragraphe.\n\n{line}\n\nSecond paragraphe.\n")
    assert [block.kind for block in blocks] == ["paragraph", kind, "paragraph"]


def test_acronyms_with_hyphens_one_by_one_are_no_heading() -> None:
    kinds = [block.kind for block in parse("Partenaires\n\nARS, MDPH, AP-HM, ARI\n\nAGIR TÔT\n")]
    assert kinds == ["paragraph", "paragraph", "heading"]
