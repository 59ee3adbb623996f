"""Makes files that would hurt a careless reader: `python tests/hostile/make_hostile.py FOLDER`."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

import docx
from odfdo import Document as OdfDocument
from openpyxl import Workbook

_ZEROS = 100_000_000
_LAUGHS = "".join(
    f'<!ENTITY l{n} "{"".join(f"&l{n - 1};" for _ in range(10))}">' for n in range(1, 10)
)
_BOMB = f'<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHS}]>'


def make_all(folder: Path, secret: Path) -> dict[str, str | None]:
    """Write every file; name -> the code it must end with (None: any, but it must end).

    `secret` is a file outside that nothing may read.
    """
    folder.mkdir(parents=True, exist_ok=True)
    leak = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    codes: dict[str, str | None] = {}
    for make in (_office_bombs, _archives, _pdfs, _html, _names):
        codes |= make(folder)
    for name, prolog, inside in (("rires", _BOMB, "&l9;"), ("fuite", leak, "&leak;")):
        codes |= _entities(folder, name, prolog, inside)
    return codes


def new_docx() -> bytes:
    """A DOCX of one paragraph."""
    stream = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Fiche 1 : Relais")
    document.save(stream)
    return stream.getvalue()


def new_xlsx() -> bytes:
    """A workbook of one row."""
    stream = io.BytesIO()
    book = Workbook()
    book.active.append(["Action", "Statut"])
    book.save(stream)
    return stream.getvalue()


def new_odt() -> bytes:
    """An ODT without text."""
    stream = io.BytesIO()
    OdfDocument("text").save(stream)
    return stream.getvalue()


_PARTS = {
    "docx": (new_docx, "word/document.xml"),
    "xlsx": (new_xlsx, "xl/worksheets/sheet1.xml"),
    "odt": (new_odt, "content.xml"),
}


def changed(data: bytes, part: str, change) -> bytes:
    """A package with one part changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            content = old.read(info)
            new.writestr(info.filename, change(content) if info.filename == part else content)
    return stream.getvalue()


def _office_bombs(folder: Path) -> dict[str, str | None]:
    """A part that swells a thousandfold."""
    for suffix, (make, part) in _PARTS.items():
        data = changed(make(), part, lambda _: b" " * _ZEROS)
        (folder / f"bombe.{suffix}").write_bytes(data)
    return {f"bombe.{suffix}": "too_large" for suffix in _PARTS}


def _entities(folder: Path, name: str, prolog: str, inside: str) -> dict[str, str | None]:
    """Entities that swell, or that fetch a file of the reader's machine."""

    def change(content: bytes) -> bytes:
        text = content.decode("utf-8")
        head, mark, body = text.partition("?>")
        body = body.replace("Fiche 1", inside).replace("<office:text>", f"<office:text>{inside}")
        return f"{head}{mark}{prolog}{body}".encode()

    for suffix in ("docx", "odt"):
        make, part = _PARTS[suffix]
        (folder / f"{name}.{suffix}").write_bytes(changed(make(), part, change))
    page = f"{prolog}<html><body><h1>Fiche 1</h1><p>{inside}</p></body></html>"
    (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {f"{name}.{suffix}": None for suffix in ("docx", "odt", "html")}


def _archives(folder: Path) -> dict[str, str | None]:
    """A bomb, a bomb within an archive, members that climb out of the folder, a lying name."""
    with zipfile.ZipFile(folder / "bombe.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * _ZEROS)
    inner = (folder / "bombe.zip").read_bytes()
    _zip(folder / "poupees.zip", {"dedans.zip": inner})
    with zipfile.ZipFile(folder / "dehors.zip", "w") as archive:
        archive.writestr("../../../evade.txt", "Le département de la Creuse informe.")
        archive.writestr("C:\\Windows\\note.txt", "Le département du Lot informe.")
        link = zipfile.ZipInfo("lien.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    (folder / "rompu.zip").write_bytes(inner[: len(inner) // 2])
    (folder / "decale.zip").write_bytes(_shifted())
    return {
        "bombe.zip/zeros.txt": "too_large",
        "poupees.zip/dedans.zip/zeros.txt": "too_large",
        "dehors.zip/evade.txt": None,
        "dehors.zip/Windows/note.txt": None,
        "rompu.zip": "damaged",
        "decale.zip/note.txt": "damaged",
        **_nested(folder, inner),
    }


def _nested(folder: Path, broken: bytes) -> dict[str, str | None]:
    """Archives within archives: too deep, too much in all, too long a list, cut short."""
    note = {"note.txt": "Le département du Jura informe.".encode()}
    deep = _zip(None, {"4.zip": _zip(None, note)})
    _zip(folder / "profond.zip", {"2.zip": _zip(None, {"3.zip": deep})})
    heavy = _zip(None, {f"{number}.txt": b"0" * 700 for number in range(3)})
    heavy = heavy.replace((700).to_bytes(4, "little"), (700_000_000).to_bytes(4, "little"))
    _zip(folder / "lourd.zip", {"dedans.zip": heavy})
    _zip(folder / "liste.zip", {"dedans.zip": _long_list()})
    _zip(folder / "entame.zip", {"dedans.zip": broken[: len(broken) // 2]})
    return {
        "profond.zip/2.zip/3.zip/4.zip": "too_large",
        "lourd.zip/dedans.zip": "too_large",
        "liste.zip/dedans.zip": "too_large",
        "entame.zip/dedans.zip": "damaged",
    }


def _zip(path: Path | None, members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    if path:
        path.write_bytes(stream.getvalue())
    return stream.getvalue()


def _shifted() -> bytes:
    """An archive that says its members begin before its first byte."""
    data = bytearray(_zip(None, {"note.txt": b"Le service informe."}))
    place = data.index(b"PK\x05\x06") + 16
    start = int.from_bytes(data[place : place + 4], "little")
    data[place : place + 4] = (start + 50).to_bytes(4, "little")
    return bytes(data)


def _long_list() -> bytes:
    """An archive whose list names one member 200,000 times."""
    data = _zip(None, {"a": b"0"})
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    names = data[start:end] * 200_000
    tail = data[end : end + 12] + len(names).to_bytes(4, "little") + data[end + 16 :]
    return data[:start] + names + tail


def pdf_of(objects: list[str]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode()
    start = len(body)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail += f"trailer\n<< /Root 1 0 R /Size {len(objects) + 1} >>\nstartxref\n{start}\n%%EOF\n"
    return body + tail.encode()


def _pdfs(folder: Path) -> dict[str, str | None]:
    """Page trees that bite their tail, a milliard of pages, an image as large as a town."""
    catalogue = "<< /Type /Catalog /Pages 2 0 R >>"
    image = (
        "<< /Type /XObject /Subtype /Image /Width 200000 /Height 200000 /BitsPerComponent 8 "
        "/ColorSpace /DeviceRGB /Length 3 >>\nstream\nabc\nendstream"
    )
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /XObject << /I 5 0 R >> >> >>"
    )
    draw = "<< /Length 31 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q  \nendstream"
    kinds = {
        "boucle.pdf": [catalogue, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"],
        "pages.pdf": [catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>",
                      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"],
        "image.pdf": [catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, draw, image],
        "feuille.pdf": [catalogue, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] >>"],
        "profond.pdf": [catalogue, "[" * 50_000 + "]" * 50_000],
    }  # fmt: skip
    for name, objects in kinds.items():
        (folder / name).write_bytes(pdf_of(objects))
    return dict.fromkeys(kinds)


def _html(folder: Path) -> dict[str, str | None]:
    """Tags within tags within tags."""
    depth = 100_000
    pages = {
        "profond.html": "<html><body>" + "<div>" * depth + "Fiche 1" + "</div>" * depth,
        "tableaux.html": "<html><body>" + "<table><tr><td>" * 3000 + "Fiche 1",
        "listes.html": "<html><body>" + "<ul><li>" * 40_000 + "Fiche 1",
        "etendu.html": "<table><tr><td rowspan=99999999 colspan=99999999>Action</td></tr></table>",
        "script.html": "<html><body><p><script>alert(1)</script>=cmd|' /C calc'!A0</p></body>",
    }
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "formule.csv").write_text("Action;Montant\n=cmd|' /C calc'!A0;12 €\n", "utf-8")
    return {**dict.fromkeys(pages), "formule.csv": None}


def _names(folder: Path) -> dict[str, str | None]:
    """Names that break lines, terminals and encodings."""
    names = {b"deux\nlignes.txt": "deux\nlignes.txt", "enfant \N{CHILD}.txt".encode(): None,
             b"[red]gras.txt": None, b"d\xe9p.txt": "d%E9p.txt"}  # fmt: skip
    told: dict[str, str | None] = {}
    for raw, name in names.items():
        path = Path(os.fsdecode(os.fsencode(folder) + b"/" + raw))
        path.write_text(f"Le service informe {len(told)} familles.", encoding="utf-8")
        told[name or raw.decode()] = None
    return told


if __name__ == "__main__":
    make_all(Path(sys.argv[1]), Path(sys.argv[1]) / "secret.txt")
