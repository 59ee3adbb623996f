"""Which reader a file needs, by its content first and its name second."""

from __future__ import annotations

import re
from pathlib import Path

from extractors.encoding import decode
from extractors.errors import ExtractError
from extractors.sniff_containers import OLE_MAGIC, sniff_ole, sniff_zip
from extractors.sniff_delimiter import looks_delimited

_HEAD = 65_536
_IGNORED_NAMES = {"__macosx", "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"}
_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\x00",
    b"MM\x00*",
    b"GIF87a",
    b"GIF89a",
    b"BM",
)
_UNSUPPORTED = {
    b"%!PS": "PostScript",
    b"\xdb\xa5": "Word 2",
    b"\x31\xbe": "Word pour DOS",
    b"\xffWPC": "WordPerfect",
    b"AT&TFORM": "DjVu",
    b"\x09\x08\x10\x00\x00\x06": "Excel sans conteneur",
    b"\x09\x04\x06\x00": "Excel 4",
    b"\x09\x02\x06\x00": "Excel 3",
}
_BINARIES = {
    b"MZ": "programme",
    b"\x7fELF": "programme",
    b"\xca\xfe\xba\xbe": "programme",
    b"\x1f\x8b": "archive gzip",
    b"7z\xbc\xaf\x27\x1c": "archive 7z",
    b"Rar!": "archive rar",
    b"BZh": "archive bzip2",
    b"PAR1": "Parquet",
    b"SQLite format 3": "base de données",
}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08", b"PK00PK")
_PDF_WITHIN = 1024
_HTML_START = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|section|article|main|h[1-6]"
    r"|p|ul|ol|dl|form|center|header|nav|span|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(r"</?(?:p|div|table|tr|td|th|h[1-6]|li|ul|ol|body|html)\b[^<>]*>", re.I)
_MHTML = re.compile(
    r"^(?:[\w-]+:.*\r?\n(?:[ \t].*\r?\n)*)*?content-type:\s*multipart/related", re.IGNORECASE
)
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_SHEET_SUFFIXES = {".csv", ".xls", ".xlsx", ".tsv"}


def is_ignored_name(name: str) -> bool:
    """True for the droppings of programs and systems (lock files, thumbnails, hidden files)."""
    lowered = name.lower()
    return lowered in _IGNORED_NAMES or name.startswith((".", "~$"))


def sniff(path: Path) -> str:
    """pdf, docx, odt, doc, rtf, xlsx, xls, ods, csv, html, text or image (a scan).

    Workbooks with macros are xlsx, binary ones (xlsb) xls; Markdown and TSV are text.
    Raises ExtractError: empty_file, encrypted, not_a_document, damaged, unsupported,
    no_permission.
    """
    head = _read_head(path)
    if not head.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf\xff\xfe"):
        raise ExtractError("empty_file")
    if head.startswith(_ZIP):
        return sniff_zip(path)
    if head.startswith(OLE_MAGIC):
        return sniff_ole(path)
    return _sniff_magic(head) or _sniff_text(path, head)


def _read_head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            while head and not head.strip() and (more := file.read(_HEAD)):
                head = more
    except PermissionError as error:
        raise ExtractError("no_permission") from error
    return head


def _sniff_magic(head: bytes) -> str | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in head[:_PDF_WITHIN] and not _quotes_pdf(head):
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if _is_image(head):
        return "image"
    for magic, name in _UNSUPPORTED.items():
        if head.startswith(magic):
            raise ExtractError("unsupported", name)
    for magic, name in _BINARIES.items():
        if head.startswith(magic) and not _is_plain(head):
            raise ExtractError("not_a_document", name)
    return None


def _quotes_pdf(head: bytes) -> bool:
    """A text that speaks of "%PDF-" is no PDF: a real one has it first, or after binary junk."""
    place = head.find(b"%PDF-")
    return place > 0 and bool(head[:place].strip()) and head[place - 1 : place] not in b"\r\n\x00"


def _is_image(head: bytes) -> bool:
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return True
    if head[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return True
    return head.startswith(_IMAGES) and not _is_plain(head)


def _is_plain(head: bytes) -> bool:
    """No control characters: a text that happens to begin like a binary ("BM ...", "MZ")."""
    return not any(byte < 9 or 13 < byte < 27 for byte in head[:512])


def _sniff_text(path: Path, head: bytes) -> str:
    text, _ = decode(_whole_characters(head))
    if _is_binary(text):
        raise ExtractError("not_a_document", "contenu binaire")
    if not text.strip():
        raise ExtractError("empty_file")
    if path.suffix.lower() in {".mht", ".mhtml"} or _MHTML.match(text):
        raise ExtractError("unsupported", "MHTML")
    if _is_html(text, path.suffix.lower()):
        return "html"
    if path.suffix.lower() in _SHEET_SUFFIXES - {".tsv"}:
        return "csv"
    plain = path.suffix.lower() in {".txt", ".md", ".markdown", ".tsv", ".tab"}
    return "text" if plain or not looks_delimited(text) else "csv"


def _whole_characters(head: bytes) -> bytes:
    """Cut at a line end, so that no character of several bytes is halved."""
    if len(head) < _HEAD or b"\x00" in head[:512]:
        return head
    cut = head.rfind(b"\n")
    return head[: cut + 1] if cut > 0 else head[:-4]


def _is_binary(text: str) -> bool:
    sample = text[:8192]
    odd = sum(
        (char < "\x20" and char not in "\t\n\r\x0b\x0c\x1a\x1b") or char == "\ufffd"
        for char in sample
    )
    return odd > 0.02 * len(sample) + 1


def _is_html(text: str, suffix: str) -> bool:
    if _HTML_START.match(text):
        return True
    tags = len(_HTML_TAG.findall(text[:20_000]))
    if suffix in _HTML_SUFFIXES:
        return tags > 0
    words = len(text[:20_000].split())
    return tags >= 10 and tags > words / 10 and "\n|" not in text and "\t" not in text
