"""HTML pages, and what office programs save under that name."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from pathlib import Path

from extractors.blocks import Block, Document
from extractors.encoding import Decoded, decode_with_doubt
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.html.parse import parse
from extractors.readers.strokes import with_marks
from extractors.readers.text.reader import parse as parse_text

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


def read(path: Path, options: ReadOptions) -> Document:
    """Blocks of an HTML file. Raises ExtractError: empty_file, unsupported, damaged."""
    del options
    decoded = decode_page(path.read_bytes())
    blocks, problems, soup = parse(decoded.text, _preformatted)
    if not blocks:
        if soup.find("frameset"):
            raise ExtractError("unsupported", "page à cadres : donnez les pages qu'elle montre")
        raise ExtractError("empty_file", "page sans texte")
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    return Document(
        "html", with_marks(blocks), title=title or None, problems=(*decoded.problems, *problems)
    )


def decode_page(data: bytes) -> Decoded:
    """Text of a page: by byte order mark, as it says itself, else as any text file."""
    found = _META.search(data[:4096])
    if found and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup(found.group(1).decode("ascii", errors="replace")).name
            name = "cp1252" if name in {"iso8859-1", "ascii"} else name  # as browsers do
            return Decoded(data.decode(name), name)
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself
    return decode_with_doubt(data)


def _preformatted(text: str) -> list[Block]:
    """A `<pre>` is read as the plain text it shows; its lines are not those of the file."""
    return [replace(block, line=None) for block in parse_text(text)]
