"""Pages and parts of pages that a damaged PDF lost without the engine saying so.

An engine shows a page whose content is gone as a blank one, half a content as half a page, and
leaves out pages that the file's own count forgets. The bytes of the file tell.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from extractors.blocks import Problem

_DICTIONARY = 2_000
"""Bytes before a stream that its dictionary may take."""
_INFLATED = re.compile(rb"/Filter\s*\[?\s*/Fl(?:ateDecode)?\b")
_NO_CONTENT = re.compile(rb"/Image\b|/Length1\b|/Subtype\s*/(?:Type1C|CIDFontType0C|OpenType|XML)")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_SMALL = 1 << 25
"""Bytes of a file that is read at once: searching is slower where it is mapped."""
_MOST = 1 << 26
"""Bytes of a stream that are unpacked at most."""


def losses(path: Path, page_count: int, blank: list[int]) -> tuple[int, list[Problem]]:
    """The pages there really are, and what of them was lost in silence.

    `page_count` is the engine's, `blank` names the pages on which it found nothing. The slow
    look at every page is taken only where these or the file's bytes give cause.
    """
    is_damaged, pages = _suspicion(path)
    if not (is_damaged or blank or pages > page_count):
        return page_count, []
    from extractors.readers.pdf.engine_pdfplumber import page_states

    states = page_states(path)
    if states is None:  # so damaged that only pdfium opens it
        return page_count, [Problem("unread_page", page=number) for number in blank] or [
            Problem("damaged")
        ] * is_damaged
    broken = [number for number, is_whole in enumerate(states, start=1) if not is_whole]
    if len(states) < page_count:  # pages are missing (which was said): numbers do not fit
        return page_count, [Problem("damaged")] if broken or is_damaged else []
    broken += [number for number in range(page_count + 1, len(states) + 1) if number not in broken]
    said = [Problem("unread_page", page=number) for number in broken]
    return len(states), said or [Problem("damaged")] * is_damaged


def _suspicion(path: Path) -> tuple[bool, int]:
    """Whether a packed stream is broken, and how many pages seem to be written down."""
    if path.stat().st_size <= _SMALL:
        return _suspicion_of(path.read_bytes())
    with path.open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=1)) as data:
        return _suspicion_of(data)


def _suspicion_of(data: bytes | mmap.mmap) -> tuple[bool, int]:
    if data.find(b"/Encrypt") >= 0:
        return False, 0
    pages = sum(1 for _ in _PAGE.finditer(data))
    whole = broken = 0
    for dictionary, stream in _packed(data):
        unpacked, is_whole = _unpacked(stream)
        whole, broken = whole + is_whole, broken + (not is_whole)
        if b"/ObjStm" in dictionary:
            pages += len(_PAGE.findall(unpacked))
    # Where nothing unpacks, the producer writes streams of its own kind.
    return 0 < broken <= whole, pages


def _packed(data: bytes | mmap.mmap) -> Iterator[tuple[bytes, bytes]]:
    """(dictionary, bytes) of the packed streams that are neither pictures nor fonts."""
    place = 0
    while (found := data.find(b"stream", place)) >= 0:
        place = found + len(b"stream")
        start = data.rfind(b"obj", max(0, found - _DICTIONARY), found)
        dictionary = data[max(start, 0) : found]
        if start < 0 or not dictionary.rstrip().endswith(b">>"):
            continue
        end = data.find(b"endstream", place)
        end = len(data) if end < 0 else end
        if _INFLATED.search(dictionary) and not _NO_CONTENT.search(dictionary):
            yield dictionary, data[place:end].lstrip(b"\r\n")
        place = end


def _unpacked(stream: bytes) -> tuple[bytes, bool]:
    """What a stream holds, and whether that is all of it; a checksum left out is no loss."""
    inflate = zlib.decompressobj()
    try:
        content = inflate.decompress(stream, _MOST)
    except zlib.error:
        return b"", False
    if inflate.eof or inflate.unconsumed_tail:
        return content, True
    bare = zlib.decompressobj(-zlib.MAX_WBITS)
    bare.decompress(stream[2:])
    return content, bare.eof


def is_whole(stream: bytes) -> bool:
    """Whether a stream packed by Flate unpacks to its end."""
    return _unpacked(stream)[1]
