"""Damaged PDFs: read, or refused with a code of the catalogue; never a crash.

Each file is read in a child process, for pdfium is C++: a segmentation fault must fail the test
and not end it. FICHES_MUTATIONS=300 asks for more files than the few of every day; where the
known documents are at hand, they are mutated too.
"""

import os
import random
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "data" / "raw").glob("*.pdf"))
KNOWN = sorted((ROOT.parent / "shared" / "corpus").rglob("*.pdf"))
COUNT = int(os.environ.get("FICHES_MUTATIONS", "24"))
LIMIT = 120
CHILD = """
import sys
from pathlib import Path
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.pdf.reader import read

for name in sys.argv[1:]:
    print(name, end=" ", flush=True)
    try:
        document = read(Path(name), ReadOptions(ocr="off"))
        for block in document.blocks:
            repr(block)
        print("read", flush=True)
    except ExtractError as error:
        print(error.code, flush=True)
"""


def plain_pdf(path: Path) -> bytes:
    """A PDF whose page content is not compressed: mutations reach its operators."""
    canvas = Canvas(str(path), pagesize=A4, pageCompression=0)
    for page in range(2):
        canvas.bookmarkPage(f"page {page}")
        for row in range(6):
            canvas.rect(60, 700 - 30 * row, 180, 30)
            canvas.rect(240, 700 - 30 * row, 200, 30, fill=row == 0)
            canvas.drawString(64, 710 - 30 * row, f"Rubrique {row}")
            canvas.drawString(244, 710 - 30 * row, f"{row * 1250} €")
        canvas.rotate(90)
        canvas.drawString(100, -40, "écrit de côté")
        canvas.acroForm.checkbox(name=f"case{page}", x=80, y=300, checked=True)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def inflated(content: bytes) -> bytes:
    """The file with its compressed streams opened, as far as they open."""

    def opened(match: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(match.group(1)) + b"\nendstream"
        except zlib.error:
            return match.group(0)

    content = re.sub(rb"stream\r?\n(.*?)\r?\nendstream", opened, content, flags=re.S)
    return content.replace(b"/FlateDecode", b"")


def mutated(content: bytes, rng: random.Random) -> bytes:
    """The file with some bytes, numbers or stretches changed, cut out or put elsewhere."""
    data = bytearray(inflated(content) if rng.random() < 0.4 else content)
    for _ in range(rng.choice((1, 3, 20, 200))):
        at = rng.randrange(len(data))
        match rng.randrange(6):
            case 0:
                data[at] = rng.randrange(256)
            case 1:
                data[at] ^= 1 << rng.randrange(8)
            case 2:
                del data[at : at + rng.choice((1, 10, 400))]
            case 3:
                data[at:at] = data[rng.randrange(len(data)) :][: rng.choice((1, 30, 500))]
            case 4:
                number = rng.choice((b"0", b"-1", b"99999999999", b"1e30", b"-2147483648", b"R"))
                found = re.compile(rb"\d+").search(data, at)
                if found:
                    data[found.start() : found.end()] = number
            case _ if rng.random() < 0.05:
                del data[at:]
        if len(data) < 10:
            break
    return bytes(data)


def statuses(paths: list[Path]) -> list[str]:
    """What became of each file: "read", a code, or how the child ended."""
    names = [str(path) for path in paths]
    found: list[str] = []
    while len(found) < len(names):
        command = [sys.executable, "-c", CHILD, *names[len(found) :]]
        child = subprocess.run(
            command,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=LIMIT + len(names),
            check=False,
        )
        lines = child.stdout.splitlines()
        found += [line.rpartition(" ")[2] for line in lines if not line.endswith(".pdf ")]
        if child.returncode:
            found.append(f"exit {child.returncode}: {child.stderr.strip()[-300:]}")
    return found


CODES = {"read", "damaged", "empty_file", "encrypted", "not_a_document"}


@pytest.mark.timeout(1800)
def test_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    seeds = [plain_pdf(tmp_path / "plain.pdf"), *(path.read_bytes() for path in SAMPLES)]
    if COUNT > 100:
        seeds += [path.read_bytes() for path in KNOWN if path.stat().st_size < 2_000_000]
    paths = []
    for number in range(COUNT):
        rng = random.Random(number)
        path = tmp_path / f"mutated{number}.pdf"
        path.write_bytes(mutated(seeds[number % len(seeds)], rng))
        paths.append(path)
    found = statuses(paths)
    bad = {
        path.name: status for path, status in zip(paths, found, strict=True) if status not in CODES
    }
    assert not bad
