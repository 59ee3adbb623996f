"""HTML pages become the blocks a person sees, and nothing they do not see."""

from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.blocks import Block, Document
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.html.reader import read
from normalizers.text import words

SHARED = Path(__file__).parents[2].parent / "shared" / "corpus"


@pytest.fixture
def page(tmp_path: Path):
    def load(source: str, encoding: str = "utf-8") -> Document:
        path = tmp_path / "page.html"
        path.write_bytes(source.encode(encoding))
        return read(path, ReadOptions())

    return load


def shape(document: Document) -> list[tuple[object, ...]]:
    return [(block.kind, block.level, block.text) for block in document.blocks]


def test_headings_paragraphs_and_nested_lists(page) -> None:
    document = page("<h2>Bilan</h2><p>Un\n  texte<br>deux<ul><li>a<ul><li>b</ul>suite<li>c</ul>")
    assert shape(document) == [
        ("heading", 2, "Bilan"),
        ("paragraph", None, "Un texte\ndeux"),
        ("list_item", 1, "a"),
        ("list_item", 2, "b"),
        ("list_item", 1, "suite"),
        ("list_item", 1, "c"),
    ]


def test_ordered_items_keep_the_number_that_shows(page) -> None:
    document = page("<ol start=3><li>Former<li>Suivre</ol><ol type=a><li>x</ol>")
    assert [block.text for block in document.blocks] == ["3. Former", "4. Suivre", "a. x"]


def test_items_typed_as_text_are_items(page) -> None:
    document = page("<p>Actions :<br>- former<br>• suivre</p><p>- 5 % de moins</p>")
    assert shape(document) == [
        ("paragraph", None, "Actions :"),
        ("list_item", 1, "former"),
        ("list_item", 1, "suivre"),
        ("paragraph", None, "- 5 % de moins"),
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("787<sup>2</sup> enfants", "787² enfants"),
        ("le 1<sup>er</sup> mai", "le 1er mai"),
        ("2<sup>ème</sup> semestre", "2ème semestre"),
        ("fait<sup>(3)</sup>", "fait³"),
        ("fait<sup>1, 2</sup>", "fait¹ ²"),
        ("45 m<sup>2</sup>", "45 m²"),
        ("97<span style='vertical-align: super'>4</span>", "97⁴"),
        ("CO<sub>2</sub>", "CO2"),
        ("12&nbsp;000&nbsp;€ &lt; 5", "12\u00a0000\u00a0€ < 5"),
        ("<input type=checkbox checked>Oui <input type=checkbox>Non", "☒ Oui ☐ Non"),
        ("État : <select><option>Non<option selected>En cours</select>", "État : En cours"),
        ("Coût : <input value='12 €'><input type=hidden value=x>", "Coût : 12 €"),
        ("<textarea>Ligne 1\nLigne 2</textarea>", "Ligne 1\nLigne 2"),
    ],
)
def test_inline_text(page, source: str, text: str) -> None:
    assert page(f"<p>{source}</p>").blocks[0].text == text


def test_leading_bold_is_measured(page) -> None:
    document = page(
        "<p><b>Budget :</b> néant</p><p><span style='font-weight:700'>Tout</span></p>"
        "<p>a <b>b</b></p>"
    )
    assert [block.bold_chars for block in document.blocks] == [8, 4, 0]


def test_furniture_is_kept_apart_but_the_title_is_not(page) -> None:
    document = page(
        "<header><nav>Accueil</nav><h1>Rapport du Lac</h1></header><aside>Voir aussi</aside>"
        "<main><p>Texte</p></main><footer>Mentions</footer>"
    )
    assert shape(document) == [
        ("page_header", None, "Accueil"),
        ("heading", 1, "Rapport du Lac"),
        ("page_footer", None, "Voir aussi"),
        ("paragraph", None, "Texte"),
        ("page_footer", None, "Mentions"),
    ]


def test_a_box_within_the_text_is_content_but_links_are_none(page) -> None:
    document = page(
        "<article><h1>Bilan</h1><aside><h2>En chiffres</h2><p>412 familles</p></aside>"
        "<aside><h2>À lire</h2><a href=a>Devenir assistant familial</a></aside></article>"
        "<aside><p>Partager</p></aside>"
    )
    assert shape(document) == [
        ("heading", 1, "Bilan"),
        ("heading", 2, "En chiffres"),
        ("paragraph", None, "412 familles"),
        ("page_footer", None, "À lire"),
        ("page_footer", None, "Devenir assistant familial"),
        ("page_footer", None, "Partager"),
    ]


def test_a_site_header_is_furniture_where_the_title_stands_elsewhere(page) -> None:
    document = page("<header><h1>Le site</h1></header><main><h1>Rapport</h1></main>")
    assert [block.kind for block in document.blocks] == ["page_header", "heading"]


def test_running_heads_saved_by_libreoffice(page) -> None:
    document = page("<div title=header><p>Annexe</p></div><p>a</p><div title=footer><p>2</p></div>")
    assert [block.kind for block in document.blocks] == ["page_header", "paragraph", "page_footer"]


def test_hidden_and_deleted_text_is_left_out_and_said(page) -> None:
    document = page(
        "<style>.x{display:none}</style><script>s()</script><p>vu</p><p hidden>a</p>"
        "<p class=x>b</p>"
        "<del>c</del>"
    )
    assert [block.text for block in document.blocks] == ["vu"]
    assert {problem.code for problem in document.problems} == {"hidden_content", "tracked_changes"}


@pytest.mark.timeout(30)  # minutes, where each looks at all within it
@pytest.mark.parametrize("name", ["note", "badge"])
def test_thousands_of_marks_in_each_other_are_read_once(page, name: str) -> None:
    document = page("<h2>" + f"<span class={name}>" * 8000 + "Bilan")
    assert [block.text for block in document.blocks] == ["Bilan"]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("412<a href='#note2'>2</a> jeunes", "412² jeunes"),
        ("412<a href='#bas'>(2)</a> jeunes", "412² jeunes"),
        ("412<a href='rapport.html#n2'>2</a>", "412²"),
        ("412<span class='footnote-ref'>2</span>", "412²"),
        ("<b>412</b><i><a href='#n2'>2</a></i>", "412²"),
        ("Suivi, page <a href='#p12'>12</a>", "Suivi, page 12"),
        ("Suivi .....<a href='#p12'>12</a>", "Suivi .....12"),
        ("412<br><a href='#n2'>2</a>", "412\n2"),
        ("le 3<span class='rouge'>2</span>", "le 32"),
    ],
)
def test_a_linked_note_mark_is_no_digit(page, source: str, seen: str) -> None:
    assert "\n".join(block.text for block in page(f"<p>{source}</p>").blocks) == seen


@pytest.mark.parametrize(
    "source",
    [
        "<p>Suivi<sup><a href='#n1'>1</a></sup></p><p id=n1><sup>1</sup> Source PMI</p>",
        (
            "<p>Suivi<sup id=r1><a href='#n1'>1</a></sup></p><section role=doc-endnotes><ol>"
            "<li id=n1><p>Source PMI <a href='#r1'>↩</a></p></ol></section>"
        ),
        (
            "<p>Suivi<a href='#_ftn1' name='_ftnref1' style='mso-footnote-id:ftn1'>[1]</a></p>"
            "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Source PMI</p></div>"
        ),
        "<p>Suivi<sup>1</sup></p><p><sup>1</sup> Source PMI</p>",
    ],
)
def test_notes_are_footnotes_with_their_mark(page, source: str) -> None:
    document = page(source)
    assert [(block.kind, block.mark, block.text) for block in document.blocks] == [
        ("paragraph", None, "Suivi¹"),
        ("footnote", "1", "Source PMI"),
    ]


def test_lists_saved_by_word(page) -> None:
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'><![if !supportLists]>"
        "<span style='mso-list:Ignore'>{}<span>&nbsp; </span></span><![endif]>{}<o:p></o:p></p>"
    )
    document = page(item.format(1, "·", "Former") + item.format(2, "2.", "Suivre"))
    assert shape(document) == [("list_item", 1, "Former"), ("list_item", 2, "2. Suivre")]


def test_preformatted_text_is_read_as_text(page) -> None:
    document = page("<pre>TITRE DU RAPPORT\n\nAction\tMontant\tDate\na\t12\t2024\n</pre>")
    assert [block.kind for block in document.blocks] == ["heading", "table"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1252">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),
        ("", "utf-16"),
        ("", "mac_roman"),
    ],
)
def test_encoding_of_the_page(page, head: str, encoding: str) -> None:
    document = page(f"{head}<title>Été</title><p>Année réalisée", encoding)
    assert (document.title, document.blocks[0].text) == ("Été", "Année réalisée")


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<table><tr><td>a", "<table><tr><td>a<td>", "<ul><li>a", "<b>", "<dl><dt>a<dd>"],
)
def test_deep_nesting_loses_nothing(page, piece: str) -> None:
    document = page(piece * 10_000 + "fin")
    text = " ".join(_texts(document))
    assert text.endswith("fin")
    assert text.count("a") == piece.replace("table", "").count(">a") * 10_000


def test_a_page_without_text_is_an_error(page) -> None:
    with pytest.raises(ExtractError) as caught:
        page("<html><body><img src=x></body></html>")
    assert caught.value.code == "empty_file"


def _texts(document: Document) -> list[str]:
    texts: list[str] = []
    for block in document.blocks:
        texts += [cell.text for cell in block.table.cells] if block.table else [block.text]
        texts.append(block.mark or "")
    return [text for text in texts if text]


@given(st.text(alphabet="abcé<>/= \n'\"trpdhul1&;", max_size=200))
def test_never_raises_outside_the_catalogue(source: str) -> None:
    from extractors.readers.html.parse import parse

    parse(source, lambda text: [Block("paragraph", text)])


@pytest.mark.skipif(not SHARED.exists(), reason="the known documents are not beside the project")
def test_no_word_of_the_known_pages_is_lost() -> None:
    for path in sorted(SHARED.rglob("*.html")):
        body = lxml.html.fromstring(path.read_bytes()).find("body")
        for element in body.iter("br", "p", "td", "th", "li", "h1", "h2", "h3", "div"):
            element.tail = f" {element.tail or ''}"
            element.text = f" {element.text or ''}"
        expected = words(body.text_content())
        assert words(" ".join(_ordered(path))) == expected, path.name


def _ordered(path: Path) -> list[str]:
    texts = []
    for block in read(path, ReadOptions()).blocks:
        texts += [cell.text for cell in block.table.cells] if block.table else []
        texts += [block.mark or "", block.text]
    return texts


def test_items_of_a_row_and_of_a_grid_stand_apart(page) -> None:
    document = page(
        "<style>.t{display:flex}.g{display:grid}</style>"
        "<div class=t><b>Fiche 1.1</b><span>Accueillir</span></div>"
        "<div class=g><span>Pilote</span><span>PMI</span></div>"
    )
    assert [block.text for block in document.blocks] == ["Fiche 1.1 Accueillir", "Pilote", "PMI"]
