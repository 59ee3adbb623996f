"""Pages that a damaged PDF lost: none goes in silence, whole files are not accused."""

import zlib
from pathlib import Path

import pytest

from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

Objects = dict[int, bytes]
ENGINES = ["pdfium", "pdfplumber"]


def _stream(content: bytes, checksum: int = 4) -> bytes:
    packed = zlib.compress(content)
    packed = packed[: len(packed) - 4 + checksum]
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    return head + packed + b"\nendstream"


def _text(page: int) -> bytes:
    lines = (b"(Page %d, foyer %d : %d places) Tj T*" % (page, n, 37 * n % 91) for n in range(30))
    return b"BT /F1 11 Tf 72 780 Td 14 TL\n" + b"\n".join(lines) + b"\nET"


def _objects() -> Objects:
    """Four pages below two inner nodes; contents are objects 20 to 23."""
    found = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 4 >>",
        3: b"<< /Type /Pages /Parent 2 0 R /Kids [10 0 R 11 0 R] /Count 2 >>",
        4: b"<< /Type /Pages /Parent 2 0 R /Kids [12 0 R 13 0 R] /Count 2 >>",
        5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    }
    for page in range(4):
        found[10 + page] = (
            b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>" % (3 + page // 2, 20 + page)
        )
        found[20 + page] = _stream(_text(page + 1))
    return found


def _pdf(objects: Objects, misplaced: int = 0) -> bytes:
    data, size = b"%PDF-1.4\n", max(objects) + 1
    places = {}
    for number, body in objects.items():
        places[number] = len(data) + (9 if number == misplaced else 0)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        kind = b"n" if number in places else b"f"
        table += b"%010d 00000 %s \n" % (places.get(number, 0), kind)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(data))
    return data + table + end


def _without(number: int) -> bytes:
    return _pdf({key: body for key, body in _objects().items() if key != number})


def _with(number: int, body: bytes) -> bytes:
    return _pdf(_objects() | {number: body})


def _overwritten() -> bytes:
    body = bytearray(_objects()[21])
    body[len(body) // 2 : len(body) // 2 + 12] = b"\xff\x00\xaa" * 4
    return _with(21, bytes(body))


def _cut() -> bytes:
    """The end of a download is missing; the trailer of such files stands at their head."""
    data = _pdf(_objects()).replace(b"%PDF-1.4\n", b"%PDF-1.4\ntrailer << /Root 1 0 R >>\n")
    return data[: data.index(b"23 0 obj") + 90]


LOST = {
    "content missing": (_without(21), [2]),
    "content not where the file says": (_pdf(_objects(), misplaced=21), [2]),
    "content overwritten in its middle": (_overwritten(), [2]),
    "file cut in the last content": (_cut(), [4]),
    "page missing": (_without(11), [2]),
    "more pages than the file counts": (
        _with(2, b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>"), [3, 4],
    ),
}  # fmt: skip


def _unread(data: bytes, folder: Path, engine: str) -> list[int | None]:
    path = folder / "d.pdf"
    path.write_bytes(data)
    document = read(path, ReadOptions(pdf_engine=engine))  # type: ignore[arg-type]
    assert document.page_count == 4
    return [problem.page for problem in document.problems if problem.code == "unread_page"]


@pytest.mark.parametrize("case", LOST)
def test_lost_pages_are_named(tmp_path: Path, case: str) -> None:
    data, pages = LOST[case]
    assert _unread(data, tmp_path, "pdfium") == pages


def test_the_reference_engine_counts_its_pages(tmp_path: Path) -> None:
    path = tmp_path / "d.pdf"
    path.write_bytes(_without(11))
    problems = read(path, ReadOptions(pdf_engine="pdfplumber")).problems
    assert [problem.code for problem in problems] == ["unread_page"]


WHOLE = {
    "as written": _pdf(_objects()),
    "blank page": _with(21, _stream(b"BT ET")),
    "page without content": _with(11, b"<< /Type /Page /Parent 3 0 R /MediaBox [0 0 595 842] >>"),
    "checksums left out": _pdf(
        _objects() | {20 + page: _stream(_text(page + 1), checksum=0) for page in range(4)}
    ),
    "pages deleted, not removed": _with(
        2, b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 4 >>\nendobj\n30 0 obj\n<< /Type /Page >>"
    ),
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", WHOLE)
def test_whole_files_are_not_accused(tmp_path: Path, engine: str, case: str) -> None:
    assert _unread(WHOLE[case], tmp_path, engine) == []
