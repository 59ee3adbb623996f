"""What a reader sees of an ODT file, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.blocks import Document

Reader = Callable[..., Document]


def style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}>'
        f"<style:text-properties {properties}/></style:style>"
    )


STYLES = (
    style("B", 'fo:font-weight="bold"')
    + style("H", 'text:display="none"')
    + style("S", 'style:text-position="super 58%"')
    + style("W", 'style:font-name="Wingdings"')
    + style("PB", 'fo:font-weight="bold"', "paragraph")
    + style("T", "", "paragraph", 'style:parent-style-name="Title"')
)


def span(text: str, name: str) -> str:
    return f'<text:span text:style-name="{name}">{text}</text:span>'


def shape(document: Document) -> list[tuple[str, int | None, str]]:
    return [(block.kind, block.level, block.text) for block in document.blocks]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a\n   b<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e", "a b  c\td\ne"),
        ("787" + span("2", "S") + " enfants", "787² enfants"),
        ("le 1" + span("er", "S") + " mars", "le 1er mars"),
        ("vu " + span("caché", "H"), "vu"),
        (span("\uf0fe", "W") + " Oui", "☒ Oui"),
        ("<text:a>le site</text:a>", "le site"),
        ("412<text:a xlink:href='#n2'>2</text:a> jeunes", "412² jeunes"),
        ("85 %<text:a xlink:href='#n3'>(3)</text:a>", "85 %³"),
        ("voir page <text:a xlink:href='#p'>2</text:a>", "voir page 2"),
        ("Suivi ......<text:a xlink:href='#p'>12</text:a>", "Suivi ......12"),
        ("le 3<text:a xlink:href='https://exemple.fr'>2</text:a>", "le 32"),
        ("<text:page-number>4</text:page-number>", "4"),
        ("dit<office:annotation><text:p>non</text:p></office:annotation>", "dit"),
        ("<text:placeholder>&lt;Nom&gt;</text:placeholder>Nom", "Nom"),
    ],
)
def test_characters_are_read_as_seen(read_odt: Reader, content: str, expected: str) -> None:
    document = read_odt(f"<text:p>{content}</text:p>", STYLES)
    assert [block.text for block in document.blocks] == [expected]


def test_what_is_left_out_is_said(read_odt: Reader) -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        "<office:change-info/><text:p>supprimé</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    hidden = '<text:section text:display="none"><text:p>brouillon</text:p></text:section>'
    comment = "<office:annotation><text:p>à revoir</text:p></office:annotation>"
    document = read_odt(changes + hidden + f"<text:p>Texte{comment}</text:p>")
    assert [block.text for block in document.blocks] == ["Texte"]
    codes = [problem.code for problem in document.problems]
    assert codes == ["hidden_content", "tracked_changes", "comments"]


def test_deleted_text_left_in_its_place_is_left_out(read_odt: Reader) -> None:
    region = '<text:changed-region text:id="{}"><text:{}/></text:changed-region>'
    mark = '<text:change-{} text:change-id="{}"/>'

    def changed(number: str, text: str) -> str:
        return mark.format("start", number) + text + mark.format("end", number)

    regions = region.format("1", "deletion") + region.format("2", "insertion")
    text = changed("1", "trois") + changed("2", "quatre") + " places"
    changes = f"<text:tracked-changes>{regions}</text:tracked-changes>"
    document = read_odt(f"{changes}<text:p>{text}</text:p>")
    assert [block.text for block in document.blocks] == ["quatre places"]
    assert [problem.code for problem in document.problems] == ["tracked_changes"]


def test_headings_title_and_bold(read_odt: Reader) -> None:
    text = (
        '<text:p text:style-name="T">Rapport</text:p>'
        '<text:h text:outline-level="1">Axe</text:h>'
        f"<text:p>{span('Budget :', 'B')} néant</text:p>"
        '<text:p text:style-name="PB">Tout</text:p>'
    )
    title = '<style:style style:name="Title" style:family="paragraph"/>'
    document = read_odt(text, STYLES, title)
    assert shape(document) == [
        ("heading", 1, "Rapport"),
        ("heading", 2, "Axe"),
        ("paragraph", None, "Budget : néant"),
        ("paragraph", None, "Tout"),
    ]
    assert [block.bold_chars for block in document.blocks] == [0, 0, 8, 4]


def level(number: int, attributes: str) -> str:
    return f'<text:list-level-style-number text:level="{number}" {attributes}/>'


LISTS = (
    '<text:list-style style:name="N">'
    + level(1, 'style:num-format="1" style:num-suffix="."')
    + level(2, 'style:num-format="a" style:num-suffix=")" text:display-levels="2"')
    + '</text:list-style><text:list-style style:name="P">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="F">'
    + level(1, 'style:num-format="1" style:num-prefix="Fiche "')
    + "</text:list-style>"
)


def items(style_name: str, *texts: str, more: str = "", inner: str = "") -> str:
    paragraphs = "".join(f"<text:list-item><text:p>{t}</text:p></text:list-item>" for t in texts)
    return (
        f'<text:list text:style-name="{style_name}" {more}>{paragraphs}'
        f"{f'<text:list-item>{inner}</text:list-item>' if inner else ''}</text:list>"
    )


def test_lists_numbers_and_their_levels(read_odt: Reader) -> None:
    inner = "<text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>"
    text = (
        items("N", "a", "b", inner=inner)
        + items("N", "d", more='text:continue-numbering="true"')
        + items("N", "e")
        + '<text:list text:style-name="N"><text:list-item text:start-value="7">'
        "<text:p>h</text:p></text:list-item></text:list>" + items("P", "f") + items("F", "g")
    )
    assert shape(read_odt(text, LISTS)) == [
        ("list_item", 1, "1. a"),
        ("list_item", 1, "2. b"),
        ("list_item", 2, "2.a) c"),
        ("list_item", 1, "3. d"),
        ("list_item", 1, "1. e"),
        ("list_item", 1, "7. h"),
        ("list_item", 1, "f"),
        ("paragraph", None, "Fiche 1 g"),
    ]


def test_headings_that_number_themselves(read_odt: Reader) -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
        'style:num-format="I" style:num-prefix="Engagement "/></text:outline-style>'
    )
    text = '<text:h text:outline-level="1">Prévenir</text:h>' * 2
    document = read_odt(text, common=outline)
    assert [block.text for block in document.blocks] == [
        "Engagement I Prévenir",
        "Engagement II Prévenir",
    ]


def test_notes_follow_their_block(read_odt: Reader) -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>3</text:note-citation>'
        "<text:note-body><text:p>Source : enquête</text:p></text:note-body></text:note>"
    )
    blocks = read_odt(f"<text:p>787{note} enfants</text:p>").blocks
    assert [(b.kind, b.text, b.mark) for b in blocks] == [
        ("paragraph", "787³ enfants", None),
        ("footnote", "Source : enquête", "3"),
    ]


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


COVERED = "<table:covered-table-cell/>"


def test_tables_with_spans_repeats_and_header_rows(read_odt: Reader) -> None:
    head = row(cell("Action"), cell("Montant", 'table:number-columns-spanned="2"'), COVERED)
    text = (
        f"<table:table><table:table-header-rows>{head}</table:table-header-rows>"
        + row(cell("a", 'table:number-rows-spanned="2"'), cell("1"), cell("2"))
        + row(COVERED, cell("x", 'table:number-columns-repeated="2"'))
        + row(cell("b"), cell("3"), cell("4"), attributes='table:visibility="collapse"')
        + "</table:table>"
    )
    document = read_odt(text)
    (table,) = [block.table for block in document.blocks if block.table]
    assert [(c.text, c.row, c.col, c.row_span, c.col_span, c.is_header) for c in table.cells] == [
        ("Action", 1, 1, 1, 1, True),
        ("Montant", 1, 2, 1, 2, True),
        ("a", 2, 1, 2, 1, False),
        ("1", 2, 2, 1, 1, False),
        ("2", 2, 3, 1, 1, False),
        ("x", 3, 2, 1, 1, False),
        ("x", 3, 3, 1, 1, False),
    ]
    assert [problem.code for problem in document.problems] == ["hidden_content"]


@pytest.mark.parametrize("repeated", ["rows", "columns"])
def test_what_is_repeated_without_end_is_read_in_part_and_said(
    read_odt: Reader, repeated: str
) -> None:
    many = f'table:number-{repeated}-repeated="90000"'
    full = row(cell("a"), attributes=many) if repeated == "rows" else row(cell("a", many))
    blank = row(cell(""), attributes=many) if repeated == "rows" else row(cell("", many))
    said = [
        [problem.code for problem in read_odt(f"<table:table>{text}</table:table>").problems]
        for text in (full, row(cell("b")) + blank)
    ]
    assert said == [["too_large"], []]


def test_lists_and_tables_in_a_cell(read_odt: Reader) -> None:
    inner = f"<table:table>{row(cell('2023'), cell('12'))}{row(cell('2024'), cell('15'))}"
    content = f"<text:p>Suivi</text:p>{items('P', 'un')}{inner}</table:table>"
    body = row(cell("Indicateurs"), f"<table:table-cell>{content}</table:table-cell>")
    bordered = (
        '<style:style style:name="C" style:family="table-cell">'
        '<style:table-cell-properties fo:border="0.5pt solid #000000" '
        'fo:background-color="#ffeecc"/></style:style>'
    )
    last = row(cell("Budget", 'table:style-name="C"'), cell("néant"))
    document = read_odt(f"<table:table>{body}{last}</table:table>", LISTS + bordered)
    (table,) = [block.table for block in document.blocks if block.table]
    assert table.cells[1].text == "Suivi\n• un\n2023\t12\n2024\t15"
    assert [table_cell.fill for table_cell in table.cells] == [None, None, "FFEECC", None]


def test_frames_and_form_controls(read_odt: Reader) -> None:
    frame = "<draw:frame{}><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>"
    forms = (
        '<office:forms><form:form><form:checkbox form:id="c1" form:label="Oui" '
        'form:current-state="checked"/><form:checkbox form:id="c2" form:label="Non"/>'
        "</form:form></office:forms>"
    )
    control = '<draw:control draw:control="c1"/> <draw:control draw:control="c2"/>'
    text = (
        forms
        + f"<text:p>Texte{frame.format('', 'Encadré')}"
        + frame.format(' svg:y="-2cm"', "Titre")
        + f"</text:p><text:p>{control}</text:p>"
    )
    assert [block.text for block in read_odt(text).blocks] == [
        "Titre",
        "Texte",
        "Encadré",
        "☒ Oui ☐ Non",
    ]


def test_running_heads_of_the_pages_in_use(read_odt: Reader) -> None:
    page = (
        '<style:master-page style:name="{}"><style:header><text:p>{}</text:p></style:header>'
        "<style:footer><text:p>Page</text:p></style:footer></style:master-page>"
    )
    masters = page.format("Standard", "Département du Val-Clair") + page.format("Lettre", "Non")
    document = read_odt("<text:p>Texte</text:p>", masters=masters)
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("page_header", "Département du Val-Clair"),
        ("paragraph", "Texte"),
        ("page_footer", "Page"),
    ]


def test_an_index_gives_its_entries_and_not_its_recipe(read_odt: Reader) -> None:
    text = (
        "<text:table-of-content><text:table-of-content-source>"
        "<text:index-title-template>Modèle</text:index-title-template>"
        "</text:table-of-content-source><text:index-body><text:p>Axe 1</text:p>"
        "</text:index-body></text:table-of-content>"
    )
    assert [block.text for block in read_odt(text).blocks] == ["Axe 1"]
