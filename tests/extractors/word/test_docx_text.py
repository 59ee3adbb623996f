"""What a reader sees of the paragraphs of a Word file, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.blocks import Document

Reader = Callable[..., Document]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


RAISED = '<w:vertAlign w:val="superscript"/>'
BOLD = "<w:b/>"
FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("787") + run("2", RAISED) + run(" enfants"), "787² enfants"),
        (run("le 1") + run("er", RAISED) + run(" mars"), "le 1er mars"),
        (run("2") + run("ème", RAISED) + run(" axe"), "2ème axe"),
        (run("voir") + run("(3)", RAISED), "voir³"),
        (run("note") + run("1, 2", RAISED), "note¹ ²"),
        (run("le 1") + run("er", '<w:position w:val="6"/>') + run(" juin"), "le 1er juin"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a\tb\nc"),
        ("<w:r><w:t>sages</w:t><w:noBreakHyphen/><w:t>femmes</w:t></w:r>", "sages-femmes"),
        ("<w:r><w:t>infor</w:t><w:softHyphen/><w:t>mation\u00ads</w:t></w:r>", "informations"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Oui"), "☒ Oui"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" Non"), "☐ Non"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="00A3"/></w:r>' + run(" Non"), "☐ Non"),
        (run("þ", '<w:rFonts w:ascii="Wingdings"/>') + run(" fait"), "☒ fait"),
        (run("a \uf0a3 b", '<w:rFonts w:ascii="Symbol"/>'), "a ≤ b"),
        (run("a") + run("\u00a0", '<w:rFonts w:ascii="Symbol"/>') + run("b"), "a\u00a0b"),
        ("<w:hyperlink>" + run("le site") + "</w:hyperlink>", "le site"),
        (run("412") + "<w:hyperlink w:anchor='n2'>" + run("2") + "</w:hyperlink>", "412²"),
        (run("412 ") + "<w:hyperlink w:anchor='p2'>" + run("2") + "</w:hyperlink>", "412 2"),
        (
            run("412") + "<w:fldSimple w:instr=' NOTEREF _Ref1 '>" + run("2") + "</w:fldSimple>",
            "412²",
        ),
        ("<w:fldSimple w:instr=' DATE '>" + run("3 mai 2024") + "</w:fldSimple>", "3 mai 2024"),
        ("<w:smartTag>" + run("Ville") + "</w:smartTag>", "Ville"),
    ],
)
def test_characters_are_read_as_seen(read_docx: Reader, content: str, expected: str) -> None:
    assert texts(read_docx(par(content))) == [expected]


def test_a_field_gives_its_result_even_when_nested(read_docx: Reader) -> None:
    begin, separate, end = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    inner = begin + code + separate + run("caché") + end
    body = par(run("Page ") + begin + code + inner + separate + run("4") + end)
    assert texts(read_docx(body)) == ["Page 4"]


def test_an_unfinished_field_does_not_swallow_the_rest(read_docx: Reader) -> None:
    body = par(FIELD.format("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>")
    assert texts(read_docx(body + par(run("Suite")))) == ["Suite"]


def test_tracked_changes_keep_what_stands(read_docx: Reader) -> None:
    deleted = "<w:del><w:r><w:delText>trois</w:delText></w:r></w:del>"
    inserted = "<w:ins>" + run("quatre") + "</w:ins>"
    moved = "<w:moveFrom>" + run(" ailleurs") + "</w:moveFrom>"
    document = read_docx(par(deleted + inserted + run(" places") + moved))
    assert texts(document) == ["quatre places"]
    assert [problem.code for problem in document.problems] == ["tracked_changes"]


def test_insertions_alone_are_no_problem(read_docx: Reader) -> None:
    assert read_docx(par("<w:ins>" + run("tout") + "</w:ins>")).problems == ()


def test_a_deleted_paragraph_end_joins_two_paragraphs(read_docx: Reader) -> None:
    body = par(run("Budget : "), "<w:rPr><w:del/></w:rPr>") + par(run("néant"))
    assert texts(read_docx(body)) == ["Budget : néant"]


def test_hidden_text_is_left_out_and_said(read_docx: Reader) -> None:
    style = '<w:style w:type="character" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = par(run("vu ") + run("secret", "<w:vanish/>") + run("caché", '<w:rStyle w:val="N"/>'))
    document = read_docx(body, styles=style)
    assert texts(document) == ["vu"]
    assert [(p.code, p.detail) for p in document.problems] == [("hidden_content", "2×")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (run("Budget :", BOLD) + run(" néant"), len("Budget :")),
        (run("Tout en gras", BOLD), len("Tout en gras")),
        (run("Deux ", BOLD) + run(" ") + run("mots", BOLD), len("Deux  mots")),
        (run("maigre ") + run("gras", BOLD), 0),
        (run("  "), None),
    ],
)
def test_bold_is_counted_from_the_start(
    read_docx: Reader, content: str, expected: int | None
) -> None:
    blocks = read_docx(par(content)).blocks
    assert [block.bold_chars for block in blocks] == ([] if expected is None else [expected])


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def test_content_controls_of_every_kind(read_docx: Reader) -> None:
    ticked = control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', run("X"))
    empty = control('<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox>', run("X"))
    choice = control("<w:dropDownList/>", run("En cours"))
    body = par(ticked + run(" Oui ") + empty + run(" Non")) + par(run("État : ") + choice)
    document = read_docx(body + control("", par(run("Bloc"))))
    assert texts(document) == ["☒ Oui ☐ Non", "État : En cours", "Bloc"]


def test_the_prompt_of_an_empty_control_is_not_an_answer(read_docx: Reader) -> None:
    style = '<w:style w:type="character" w:styleId="P"><w:name w:val="Placeholder Text"/></w:style>'
    prompt = run("Choisissez un élément.", '<w:rStyle w:val="P"/>')
    body = par(run("État : ") + control("<w:showingPlcHdr/>", prompt))
    assert texts(read_docx(body, styles=style)) == ["État :"]


def test_form_fields_of_old_word(read_docx: Reader) -> None:
    def form(data: str) -> str:
        begin = f"<w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar>"
        return f"<w:r>{begin}</w:r>{FIELD.format('separate')}{FIELD.format('end')}"

    ticked = form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>")
    empty = form("<w:checkBox><w:default w:val='0'/></w:checkBox>")
    entries = "<w:listEntry w:val='Non'/><w:listEntry w:val='Oui'/>"
    choice = form(f"<w:ddList><w:result w:val='1'/>{entries}</w:ddList>")
    body = par(ticked + run(" a ") + empty + run(" b ") + choice)
    assert texts(read_docx(body)) == ["☒ a ☐ b Oui"]


def box(text: str, position: str) -> str:
    shape = f"<wps:txbx><w:txbxContent>{par(run(text))}</w:txbxContent></wps:txbx>"
    anchor = f"<wp:anchor><wp:positionV {position}</wp:positionV>{shape}</wp:anchor>"
    old = f"<w:pict><v:textbox><w:txbxContent>{par(run(text))}</w:txbxContent></v:textbox></w:pict>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        f"{anchor}</w:drawing></mc:Choice><mc:Fallback>{old}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once_where_they_stand(read_docx: Reader) -> None:
    above = box("Titre", "relativeFrom='page'><wp:posOffset>9</wp:posOffset>")
    below = box("Encadré", "relativeFrom='paragraph'><wp:posOffset>9</wp:posOffset>")
    assert texts(read_docx(par(above + below + run("Texte")))) == ["Titre", "Texte", "Encadré"]


def test_a_document_of_pictures_alone_is_a_scan(read_docx: Reader) -> None:
    picture = "<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>"
    document = read_docx(par(picture))
    assert (document.blocks, document.problems[0].code) == ((), "scanned_page")


def test_an_embedded_sheet_is_said_not_to_be_read(read_docx: Reader) -> None:
    sheet = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet"/>'
    document = read_docx(par(run("Budget") + f"<w:r><w:object>{sheet}</w:object></w:r>"))
    assert [(p.code, p.detail) for p in document.problems] == [
        ("embedded_content", "1× objet incorporé (Excel.Sheet)")
    ]
