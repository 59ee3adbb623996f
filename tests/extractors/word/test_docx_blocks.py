"""Headings, lists, numbers, notes and running heads of Word files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.blocks import Block, Document

Reader = Callable[..., Document]


def par(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(style: str) -> str:
    return f'<w:pStyle w:val="{style}"/>'


def style(style_id: str, name: str, inside: str = "", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}">'
        f'<w:name w:val="{name}"/>{base}{inside}</w:style>'
    )


def level(number: int, number_format: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, lists: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{lists}'
    )


def item(depth: int = 0, list_id: str = "1") -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def shape(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, block.text) for block in document.blocks]


def test_headings_of_every_make(read_docx: Reader) -> None:
    styles = (
        style("Titre", "Title")
        + style("Titre1", "heading 1")
        + style("Fiche", "Fiche action", based_on="Titre1")
        + style("Plan", "Plan", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>')
        + style("Table", "TOC Heading", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "Titre1")
    )
    body = (
        par("Rapport", styled("Titre"))
        + par("Axe", styled("Titre1"))
        + par("Fiche", styled("Fiche"))
        + par("Détail", styled("Plan"))
        + par("Sommaire", styled("Table"))
        + par("À la main", '<w:outlineLvl w:val="1"/>')
    )
    assert shape(read_docx(body, styles=styles)) == [
        ("heading", 1, "Rapport"),
        ("heading", 2, "Axe"),
        ("heading", 2, "Fiche"),
        ("heading", 4, "Détail"),
        ("paragraph", None, "Sommaire"),
        ("heading", 3, "À la main"),
    ]


def test_without_a_title_headings_keep_their_level(read_docx: Reader) -> None:
    styles = style("Heading1", "heading 1")
    assert shape(read_docx(par("Axe", styled("Heading1")), styles=styles))[0][1] == 1


def test_bullets_fall_away_and_numbers_stay(read_docx: Reader) -> None:
    numbers = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)"))
    bullets = (
        '<w:abstractNum w:abstractNumId="8">' + level(0, "bullet", "\uf0b7") + "</w:abstractNum>"
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    body = (
        par("un", item())
        + par("sous", item(1))
        + par("sous", item(1))
        + par("deux", item())
        + par("sous", item(1))
        + par("point", item(0, "2"))
        + par("rien", item(0, "0"))
    )
    assert shape(read_docx(body, numbering=numbers + bullets)) == [
        ("list_item", 1, "1. un"),
        ("list_item", 2, "1.a) sous"),
        ("list_item", 2, "1.b) sous"),
        ("list_item", 1, "2. deux"),
        ("list_item", 2, "2.a) sous"),
        ("list_item", 1, "point"),
        ("paragraph", None, "rien"),
    ]


def test_numbers_with_words_are_no_list_items(read_docx: Reader) -> None:
    styles = style("Titre2", "heading 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    numbers = numbering(level(0, "decimal", "Fiche action n° %1 :", "<w:pStyle w:val='Titre2'/>"))
    body = par("Parrainage", styled("Titre2")) + par("Accueil", styled("Titre2"))
    assert shape(read_docx(body, styles=styles, numbering=numbers)) == [
        ("heading", 2, "Fiche action n° 1 : Parrainage"),
        ("heading", 2, "Fiche action n° 2 : Accueil"),
    ]
    plain = read_docx(par("Parrainage", item()), numbering=numbers)
    assert shape(plain) == [("paragraph", None, "Fiche action n° 1 : Parrainage")]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("upperRoman", ["I.", "II.", "III.", "IV."]),
        ("lowerLetter", ["a.", "b.", "c.", "d."]),
        ("decimalZero", ["01.", "02.", "03.", "04."]),
        ("ordinal", ["1er.", "2e.", "3e.", "4e."]),
    ],
)
def test_number_formats(read_docx: Reader, number_format: str, expected: list[str]) -> None:
    numbers = numbering(level(0, number_format, "%1."))
    document = read_docx(par("x", item()) * 4, numbering=numbers)
    assert [block.text.split()[0] for block in document.blocks] == expected


def test_a_list_starts_anew_where_it_says_so(read_docx: Reader) -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = par("a", item()) + par("b", item(0, "3")) + par("c", item(0, "2")) * 2
    document = read_docx(body, numbering=numbering(level(0, "decimal", "%1."), lists=again))
    assert [block.text for block in document.blocks] == ["1. a", "2. b", "5. c", "6. c"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("- créer un poste", "list_item", "créer un poste"),
        ("•\u00a0créer un poste", "list_item", "créer un poste"),
        ("\uf0a7 créer un poste", "list_item", "créer un poste"),
        ("- €", "paragraph", "- €"),
        ("- 3 places", "paragraph", "- 3 places"),
        ("-", "paragraph", "-"),
        ("☒ Oui", "paragraph", "☒ Oui"),
        ("■ Oui", "paragraph", "■ Oui"),
        ("● Oui ○ Non", "paragraph", "● Oui ○ Non"),
        ("● Oui", "list_item", "Oui"),
    ],
)
def test_bullets_typed_by_hand(read_docx: Reader, text: str, kind: str, expected: str) -> None:
    (block,) = read_docx(par(text)).blocks
    assert (block.kind, block.text) == (kind, expected)


def note(note_id: int, text: str, kind: str = "footnote") -> str:
    mark = "<w:r><w:footnoteRef/></w:r>"
    return f'<w:{kind} w:id="{note_id}"><w:p>{mark}<w:r><w:t> {text}</w:t></w:r></w:p></w:{kind}>'


def reference(note_id: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{note_id}" {more}/></w:r>'


def test_notes_follow_their_block_and_are_numbered_as_they_come(read_docx: Reader) -> None:
    body = (
        f"<w:p><w:r><w:t>787</w:t></w:r>{reference(5)}</w:p>"
        f"<w:p><w:r><w:t>12</w:t></w:r>{reference(3)}</w:p>"
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes = separator + note(3, "seconde") + note(5, "première")
    blocks = read_docx(body, footnotes=notes).blocks
    assert [(b.kind, b.text, b.mark) for b in blocks] == [
        ("paragraph", "787¹", None),
        ("footnote", "première", "1"),
        ("paragraph", "12²", None),
        ("footnote", "seconde", "2"),
    ]


def test_a_note_with_a_mark_of_its_own(read_docx: Reader) -> None:
    custom = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    body = f"<w:p><w:r><w:t>total</w:t></w:r>{custom}</w:p>"
    blocks = read_docx(body, footnotes=note(2, "provisoire")).blocks
    assert [(b.text, b.mark) for b in blocks] == [("total*", None), ("provisoire", "*")]


def test_endnotes_are_numbered_in_digits(read_docx: Reader) -> None:
    body = f"<w:p><w:r><w:t>fin</w:t></w:r>{reference(1, 'endnote')}</w:p>"
    blocks = read_docx(body, endnotes=note(1, "source", "endnote")).blocks
    assert [(b.text, b.mark) for b in blocks] == [("fin¹", None), ("source", "1")]


def test_running_heads_stand_once_and_comments_apart(read_docx: Reader) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
    )
    body = f"<w:p><w:pPr>{section.format('')}</w:pPr></w:p>" + par("Texte") + section.format("")
    document = read_docx(
        body,
        header1=par("Département du Val-Clair"),
        footer1=par("Page 1"),
        comments='<w:comment w:id="0">' + par("à revoir") + "</w:comment>",
    )
    assert [(b.kind, b.text) for b in document.blocks] == [
        ("page_header", "Département du Val-Clair"),
        ("paragraph", "Texte"),
        ("page_footer", "Page 1"),
    ]
    assert [(p.code, p.detail) for p in document.problems] == [("comments", "1 commentaire")]


def test_heads_of_first_pages_only_where_they_are_shown(read_docx: Reader) -> None:
    first = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>{}</w:sectPr>'
    kinds: list[list[str]] = []
    for shown in ("", "<w:titlePg/>"):
        blocks: tuple[Block, ...] = read_docx(
            par("Texte") + first.format(shown), header1=par("Accueil")
        ).blocks
        kinds.append([block.kind for block in blocks])
    assert kinds == [["paragraph"], ["page_header", "paragraph"]]
