"""Makes heavy files, valid or nearly so: `python -m tests.hostile.make_heavy FOLDER`.

Each asks for far more work or memory than its size tells: endless lines, repeated rows, spans over
the whole sheet, forms that draw each other, patterns that nearly match for 100,000 characters.
"""

from __future__ import annotations

import io
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from odfdo import Document as OdfDocument
from PIL import Image

from tests.hostile.make_hostile import changed, new_docx, new_odt, new_xlsx, pdf_of

Files = Iterator[tuple[str, bytes]]
_PIECES = (
    "1", "1 ", "1,", "12 000 €  ", "Fiche 1 ", "- ", "|", ": ", "(", "«", "a", "A ", "2023-",
    "2023 ", "de la ", "l'", "..", "\t", "%", "et ", "et/ou ", "1 à ", "n° ", "☒ ", "Oui ", "* ",
    "# ", "**", "</b>", "<b>", "&amp;", "https://a", "@a.", "06 ", "01/", "mars ", "premier ",
    "cent ", "mille ", "Objectif 1 : ", "Département ", "soit ", "dont ", "000 ", "k€ ", "\xa0",
    "_", "=", "~",
)  # fmt: skip
"""What patterns begin with: repeated without end, they try a pattern's patience."""
_TAGS = ("span", "b", "ul><li", "dl><dd", "blockquote", "font", "p", "section", "a href=x", "sup",
         "table", "ol><li><p", "details")  # fmt: skip
_COLUMNS = ("N°", "Action", "Statut", "Montant", "Bilan", "Pilote", "Partenaires", "Début", "Fin",
            "Objectif")  # fmt: skip
_ROW = ("A1", "Relais des aidants", "Réalisée", "12 000 €", "Deux séances par mois", "ASE",
        "CAF, MSA", "mars 2023", "2024", "1")  # fmt: skip
_TALE = "Le service informe les familles. "


def make_heavy(folder: Path) -> list[str]:
    """Write every file; their names."""
    folder.mkdir(parents=True, exist_ok=True)
    names = []
    for make in (texts, tables_as_text, pages, word_files, odt_files, workbooks, ods_files, pdfs,
                 pictures):  # fmt: skip
        for name, data in make():
            (folder / name).write_bytes(data)
            names.append(name)
    return names


def texts() -> Files:
    """One piece again and again: in a paragraph, in lines, in the cells of a table."""
    head = "Rapport 2023 de la Creuse\n\n"
    for number, piece in enumerate(_PIECES):
        long = piece * (100_000 // len(piece))
        lines = (piece * (60 // len(piece) + 1) + "\n") * 3000
        cell = piece.replace("|", "!") * (20_000 // len(piece))
        columns = "| Action | Statut | Date | Budget | Indicateurs |\n|---|---|---|---|---|\n"
        yield f"long_{number:02}.txt", f"{head}{long}\n\nBudget : {long[:20_000]}".encode()
        yield f"lignes_{number:02}.txt", (head + lines).encode()
        yield f"cellules_{number:02}.md", f"# {head}{columns}|{f' {cell} |' * 5}\n".encode()
    yield "mot.md", f"{head}{'IV' * 200_000}, {'le 3 mars 2023 ' * 200}".encode()
    yield "phrases.txt", (_TALE * 100_000).encode()
    yield "phrases_en_lignes.txt", (f"{_TALE}\n" * 100_000).encode()


def tables_as_text() -> Files:
    """Lines, cells and columns without end."""
    yield "ligne.csv", f"Action;{'x;' * 3_000_000}".encode()
    yield "guillemet.csv", ('Action;Statut\n"' + "Relais;en cours\n" * 500_000).encode()
    yield "colonnes.csv", (";".join(f"C{n}" for n in range(20_000)) + "\n").encode() * 20
    yield "mince.csv", b"a;b\n" * 400_000
    yield "million.csv", f"{';'.join(_COLUMNS)}\n{(';'.join(_ROW) + chr(10)) * 100_000}".encode()


def pages() -> Files:
    """HTML."""
    for tags in _TAGS:
        names = [tag.split()[0] for tag in tags.split("><")]
        close = "".join(f"</{name}>" for name in reversed(names))
        page = f"<body>{f'<{tags}>' * 100_000}Fiche 1{close * 100_000}"
        yield f"{'_'.join(names)}.html", page.encode()
    span = "<td rowspan=1000 colspan=1000>a</td>"
    style = "".join(f".c{n} {{display:none}}" for n in range(50_000))
    hidden = "".join(f'<p class="c{n}">Fiche {n}</p>' for n in range(5000))
    for name, page in {
        "ouvert": "<b><i><u>" * 50_000 + "Fiche 1 : Relais",
        "etendues": f"<table>{('<tr>' + span * 20 + '</tr>') * 50}</table>",
        "attributs": f"<p {' '.join(f'a{n}=1' for n in range(300_000))}>Fiche 1</p>",
        "styles": f"<style>{style}</style>{hidden}",
        "retours": f"<p>{'Fiche 1<br>' * 200_000}",
        "paragraphes": "<p>Fiche 1 : Relais</p>" * 50_000,
        "commentaires": "<html>" + "<!--" * 300_000,
        "chevrons": f"<p>{'<' * 500_000}",
        "entites": f"<p>{'&' * 500_000}{'&#99999999999;' * 1000}",
        "rangs": f"<table>{'<tr><td>Fiche 1<td>' * 20_000}",
    }.items():
        yield f"{name}.html", page.encode()


def _with_body(end: bytes, text: str) -> Callable[[bytes], bytes]:
    """Put `text` before the end of a document's body."""
    return lambda content: content.replace(end, text.encode() + end, 1)


def word_files() -> Files:
    """Tables in tables, spans and runs without end."""
    text = "<w:p><w:r><w:t>Fiche 1 : Relais</w:t></w:r></w:p>"
    open_cell, close_cell = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    span = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>'
    box = "<w:sdt><w:sdtContent>"
    bodies = {
        "tableaux": open_cell * 400 + text + close_cell * 400,
        "tableaux_profonds": open_cell * 30_000 + text + close_cell * 30_000,
        "controles": box * 120 + text + "</w:sdtContent></w:sdt>" * 120,
        "etendues": f"<w:tbl><w:tr>{f'{span}{text}</w:tc>' * 20}</w:tr></w:tbl>",
        "morceaux": f"<w:p>{'<w:r><w:t>Fiche 1 </w:t></w:r>' * 200_000}</w:p>",
        "paragraphes": text * 50_000,
    }
    for name, body in bodies.items():
        data = changed(new_docx(), "word/document.xml", _with_body(b"<w:sectPr", body))
        yield f"{name}.docx", data
    for number, target in enumerate(('../../../../etc/passwd"',
                                     'http://127.0.0.1:9/x" TargetMode="External"')):  # fmt: skip
        change = target.encode()
        yield f"relations_{number}.docx", changed(
            new_docx(), "word/_rels/document.xml.rels",
            lambda content, new=change: content.replace(b'styles.xml"', new),
        )  # fmt: skip


def odt_files() -> Files:
    """Nesting and repetition."""
    text = "<text:p>Relais</text:p>"
    cell = "<table:table><table:table-row><table:table-cell>"
    end = "</table:table-cell></table:table-row></table:table>"
    repeated = "table:number-{}-repeated"
    often = (
        f'<table:table-row {repeated.format("rows")}="99999999">'
        f'<table:table-cell {repeated.format("columns")}="999999">{text}</table:table-cell>'
        "</table:table-row>"
    )
    item, end_item = "<text:list><text:list-item>", "</text:list-item></text:list>"
    for name, body in {
        "tableaux": cell * 250 + text + end * 250,
        "listes": item * 250 + text + end_item * 250,
        "sections": "<text:section>" * 9000 + text + "</text:section>" * 9000,
        "repetitions": f"<table:table>{often * 50}</table:table>",
        "fragments": f"<text:p>{'<text:span>' * 9000}x{'</text:span>' * 9000}</text:p>",
        "paragraphes": "<text:p>Fiche 1 : Relais</text:p>" * 50_000,
        "espaces": "<text:p>" + '<text:s text:c="999999999"/>' * 5000 + "</text:p>",
    }.items():
        change = _with_body(b"</office:text>", body)
        yield f"{name}.odt", changed(new_odt(), "content.xml", change)


def _inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def _sheet_row(number: int, texts: tuple[str, ...]) -> str:
    cells = (_inline(f"{chr(65 + place)}{number}", text) for place, text in enumerate(texts))
    return f'<row r="{number}">{"".join(cells)}</row>'


def workbooks() -> Files:
    """Dimensions, merged ranges and texts far beyond what the sheet holds."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

    def book(rows: str, merged: str = "", size: str = "A1:B2") -> bytes:
        sheet = (f'<worksheet xmlns="{space}"><dimension ref="{size}"/><sheetData>{rows}'
                 f"</sheetData>{merged}</worksheet>")  # fmt: skip
        return changed(new_xlsx(), "xl/worksheets/sheet1.xml", lambda _: sheet.encode())

    first = f'<row r="1">{_inline("A1", "Action")}</row>'
    last = f'<row r="1048576">{_inline("XFD1048576", "x")}</row>'
    whole = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    numbers = range(1, 30_001)
    many = "".join(f'<mergeCell ref="A{n}:D{n + 3}"/>' for n in numbers)
    rows = "".join(f'<row r="{n}">{_inline(f"A{n}", f"Action {n}")}</row>' for n in numbers)
    shared = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 3001))
    text = f'<sst xmlns="{space}"><si><t>{"Relais des aidants " * 50_000}</t></si></sst>'
    stray = "".join(_inline(place, "x") for place in ("ZZZZZZ1", "A99999999999", "A0", ""))
    long = _inline("A2", "1 200 € en 2023, " * 300_000) + _inline("B2", "En cours")
    yield "etendue.xlsx", book(first + last, size="A1:XFD1048576")
    yield "fusion.xlsx", book(first, whole)
    yield "fusions.xlsx", book(rows, f"<mergeCells>{many}</mergeCells>")
    yield "places.xlsx", book(f'<row r="1">{stray}</row>')
    yield "partage.xlsx", changed(book(shared), "xl/sharedStrings.xml", lambda _: text.encode())
    rows = (_sheet_row(1, _COLUMNS), *(_sheet_row(number, _ROW) for number in range(2, 100_002)))
    yield "million.xlsx", book("".join(rows), size="A1:J100001")
    yield "texte.xlsx", book(f'{first}<row r="2">{long}</row>')


def _ods_row(texts: tuple[str, ...]) -> str:
    cells = (f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def ods_files() -> Files:
    """Rows and columns repeated over the whole sheet, and cells over all of it."""
    stream = io.BytesIO()
    OdfDocument("spreadsheet").save(stream)
    text = "<text:p>Relais</text:p>"
    cell = "<table:table-row><table:table-cell"
    over = ' table:number-rows-spanned="1000000" table:number-columns-spanned="16000"'
    names = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                     for short, name in (("office", "office"), ("table", "table"),
                                         ("text", "text")))  # fmt: skip
    within = f'{cell}><table:table table:is-sub-table="true">' * 3000
    without = "</table:table></table:table-cell></table:table-row>" * 3000
    numbered = (_ods_row((f"A{number}", *_ROW[1:])) for number in range(100_000))
    for name, rows in {
        "repetitions": '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
                       f'table:number-columns-repeated="16384">{text}</table:table-cell>'
                       "</table:table-row>",
        "million": _ods_row(_COLUMNS) + "".join(numbered),
        "etendues": f"{cell}{over}>{text}</table:table-cell></table:table-row>" * 50,
        "profond": f"{within}{cell}>{text}</table:table-cell></table:table-row>{without}",
    }.items():  # fmt: skip
        content = (f"<office:document-content {names}><office:body><office:spreadsheet>"
                   f'<table:table table:name="A">{rows}</table:table></office:spreadsheet>'
                   "</office:body></office:document-content>").encode()  # fmt: skip
        yield f"{name}.ods", changed(stream.getvalue(), "content.xml", lambda _, new=content: new)


def _stream(data: bytes, facts: str = "") -> str:
    return f"<< /Length {len(data)} {facts}>>\nstream\n{data.decode('latin-1')}\nendstream"


def _packed(content: bytes, times: int = 1) -> str:
    filters = "/FlateDecode " * times
    for _ in range(times):
        content = zlib.compress(content)
    return _stream(content, f"/Filter [{filters}] ")


_PAGE = ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
         "<< /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>")  # fmt: skip
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_WORD = b"BT /F 10 Tf 50 700 Td (Relais) Tj ET"


def _one_page(content: str, *more: str, page: str = _PAGE) -> bytes:
    tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", tree, page, content, _FONT, *more])


def pdfs() -> Files:
    """Streams that swell, drawings without end, pages without number."""
    places = [(n % 500, n * 7 % 800) for n in range(30_000)]
    words = b"".join(b"1 0 0 1 %d %d Tm (Relais des aidants) Tj " % place for place in places)
    rules = b"".join(b"%d 0 m %d 842 l S 0 %d m 595 %d l S\n" % (n % 595, n % 595, n % 842, n % 842)
                     for n in range(30_000))  # fmt: skip
    boxes = b"".join(b"%d %d 3.3 2.2 re f\n" % (n * 7 % 595, n * 13 % 842) for n in range(60_000))
    form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << {} >> >> "
    forms = [_stream(b"/X Do " * 5, form.format(f"/X {n} 0 R")) for n in range(7, 36)]
    own = form.format("/X 6 0 R")
    notes = "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /Contents (Fiche) >> " * 30_000
    yield "gonfle.pdf", _one_page(_packed(b"0 0 m 1 1 l S\n" * 10_000_000))
    yield "gonfle_deux_fois.pdf", _one_page(_packed(b" " * 500_000_000, times=2))
    yield "mots.pdf", _one_page(_packed(b"BT /F 10 Tf " + words + b"ET"))
    yield "superposes.pdf", _one_page(_packed(b"BT /F 9 Tf " + b"(Relais) Tj 0 0 Td " * 100_000))
    yield "filets.pdf", _one_page(_packed(rules))
    yield "rectangles.pdf", _one_page(_packed(boxes))
    yield "formulaire.pdf", _one_page(_stream(b"/X Do"), _stream(b"/X Do", own))
    yield "formulaires.pdf", _one_page(_stream(b"/X Do"), *forms, _stream(_WORD, own))
    yield (
        "notes.pdf",
        _one_page(_stream(_WORD), page=_PAGE.replace("/Cont", f"/Annots [{notes}] /Cont")),
    )
    for number, box in enumerate(("[0 0 0 0]", "[-1e38 -1e38 1e38 1e38]",
                                  "[0 0 595 842] /Rotate 45 /UserUnit 1000000")):  # fmt: skip
        yield (
            f"page_{number}.pdf",
            _one_page(_stream(_WORD), page=_PAGE.replace("[0 0 595 842]", box)),
        )
    tree = f"<< /Type /Pages /Kids [{'3 0 R ' * 5000}] /Count 5000 >>"
    yield (
        "pages.pdf",
        pdf_of(["<< /Type /Catalog /Pages 2 0 R >>", tree, _PAGE, _stream(_WORD), _FONT]),
    )


def pictures() -> Files:
    """Few bytes, many pixels; one file, many pages."""
    for name, size in (("grande.png", (30_000, 30_000)), ("large.png", (60_000, 10))):
        stream = io.BytesIO()
        Image.new("1", size).save(stream, "PNG")
        yield name, stream.getvalue()
    first, *more = [Image.new("1", (50, 50)) for _ in range(1000)]
    stream = io.BytesIO()
    first.save(stream, "TIFF", save_all=True, append_images=more)
    yield "feuillets.tiff", stream.getvalue()


if __name__ == "__main__":
    make_heavy(Path(sys.argv[1]))
