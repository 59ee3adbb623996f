"""Which office format a zip or an OLE container holds, by its members' names."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from lzma import LZMAError
from pathlib import Path

from extractors.errors import ExtractError

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, LZMAError, struct.error, IndexError, EOFError,
              ValueError, NotImplementedError)  # fmt: skip
"""What zipfile raises beside OSError on archives that are cut short or altered."""
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE_SUFFIXES = {
    ".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xlsb", ".odt", ".ods", ".ott", ".ots", ".pptx",
}  # fmt: skip
_MEMBERS = {
    "xl/workbook.bin": "xls",
    "xl/workbook.xml": "xlsx",
    "word/document.xml": "docx",
}
_UNSUPPORTED_MEMBERS = {
    "ppt/presentation.xml": "PowerPoint",
    "Index/Document.iwa": "iWork",
    "visio/document.xml": "Visio",
}
_CONTENT_TYPES = (
    (b"sheet.binary.macroEnabled.main", "xls"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"ms-excel.sheet.macroEnabled.main+xml", "xlsx"),
    (b"spreadsheetml.template.main+xml", "xlsx"),
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"ms-word.document.macroEnabled.main+xml", "docx"),
    (b"wordprocessingml.template.main+xml", "docx"),
)
_ODF_TYPES = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.text-web": "odt",
    "application/vnd.oasis.opendocument.text-master": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.spreadsheet-template": "ods",
}
_ODF_ROOT = re.compile(rb"<office:(text|spreadsheet)\b")
_PART_LIMIT = 1_000_000
_OLE_LIMIT = 64_000_000
_NO_SECTOR = 0xFFFFFFFA  # this and all above are marks, not numbers of sectors
_WORD_ENCRYPTED = 0x0100
_FILEPASS = 0x002F
_LEAST_STREAM = 4096


def sniff_zip(path: Path) -> str:
    """Format of a zip container; raises as `extractors.sniff.sniff` does."""
    try:
        with zipfile.ZipFile(path) as archive:
            return zip_format(archive, path.suffix.lower())
    except (OSError, *ZIP_ERRORS) as error:
        raise ExtractError("damaged", "zip illisible") from error
    except RuntimeError as error:  # zipfile says "password required" this way
        raise ExtractError("encrypted", "archive chiffrée") from error


def zip_format(archive: zipfile.ZipFile, suffix: str) -> str:
    """Format of an open zip whose name ends with `suffix`; not_a_document where it holds none."""
    names = {name.replace("\\", "/") for name in archive.namelist()}
    by_case = {name.lower() for name in names}
    for member, found in _MEMBERS.items():
        if member in by_case:
            return found
    for member, program in _UNSUPPORTED_MEMBERS.items():
        if member in names:
            raise ExtractError("unsupported", program)
    found_type = _content_type(archive, names) or _odf_format(archive, names)
    if found_type:
        return found_type
    is_office = suffix in _OFFICE_SUFFIXES
    raise ExtractError("damaged" if is_office else "not_a_document", "zip sans document")


def _content_type(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    """Some producers name the main part otherwise: the list of content types knows it."""
    types = _part(archive, names, "[Content_Types].xml")
    return next((found for needle, found in _CONTENT_TYPES if needle in types), None)


def _odf_format(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    manifest = _part(archive, names, "META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise ExtractError("encrypted", "OpenDocument chiffré")
    mimetype = _part(archive, names, "mimetype").decode("latin-1").strip()
    if mimetype in _ODF_TYPES:
        if "content.xml" not in names:
            raise ExtractError("damaged", "content.xml manque")
        return _ODF_TYPES[mimetype]
    if mimetype.startswith("application/vnd.oasis.opendocument"):
        raise ExtractError("unsupported", mimetype)
    if "content.xml" not in names:
        return None
    root = _ODF_ROOT.search(_part(archive, names, "content.xml"))
    return {b"text": "odt", b"spreadsheet": "ods"}[root.group(1)] if root else None


def _part(archive: zipfile.ZipFile, names: set[str], name: str) -> bytes:
    """The start of a member, at most 1 MB, so that a zip bomb costs nothing here."""
    if name not in names:
        return b""
    with archive.open(name) as part:
        return part.read(_PART_LIMIT)


def sniff_ole(path: Path) -> str:
    """Format of an OLE container (Office 97-2003, or any encrypted Office file)."""
    with path.open("rb") as file:
        data = file.read(_OLE_LIMIT)
    streams = _ole_streams(data)
    if streams.keys() & {"EncryptedPackage", "EncryptionInfo"}:
        raise ExtractError("encrypted", "document Office chiffré")
    if "WordDocument" in streams:
        return _checked("doc", _word_is_encrypted(streams["WordDocument"]))
    for name in ("Workbook", "Book"):
        if name in streams:
            return _checked("xls", _excel_is_encrypted(streams[name]))
    if "PowerPoint Document" in streams:
        raise ExtractError("unsupported", "PowerPoint")
    if "__properties_version1.0" in streams:
        raise ExtractError("unsupported", "message Outlook")
    office = path.suffix.lower() in {".doc", ".xls", ".docx", ".xlsx", ".dot"}
    raise ExtractError("damaged" if office else "not_a_document", "conteneur OLE inconnu")


def _checked(found: str, encrypted: bool) -> str:
    if encrypted:
        raise ExtractError("encrypted", found)
    return found


def _word_is_encrypted(start: bytes) -> bool:
    return bool(int.from_bytes(start[10:12], "little") & _WORD_ENCRYPTED)


def _excel_is_encrypted(start: bytes) -> bool:
    """A FILEPASS record follows the first record of an encrypted workbook (or nearly so)."""
    place = 0
    for _ in range(4):
        kind = int.from_bytes(start[place : place + 2], "little")
        if kind == _FILEPASS:
            return True
        place += 4 + int.from_bytes(start[place + 2 : place + 4], "little")
    return False


def _ole_streams(data: bytes) -> dict[str, bytes]:
    """Name -> first sector of every storage and stream, along the directory's sectors."""
    size = _sector_size(data)
    return {name: _sector(data, first, size) for name, first, _ in _ole_entries(data, size)}


def ole_stream(data: bytes, names: Sequence[str]) -> bytes | None:
    """The whole of the first of these streams; None where it is absent or out of reach.

    Of files over 7 MB the table of sectors is not wholly in the header. Never loops, whatever
    the tables say.
    """
    size = _sector_size(data)
    small_from = None
    for name, first, length in _ole_entries(data, size):
        small_from = first if small_from is None else small_from  # the root comes first
        if name in names:
            sectors = (_chain(data, first, size) if length >= _LEAST_STREAM
                       else _small_chain(data, first, size, small_from))  # fmt: skip
            whole = b"".join(sectors)
            return whole[:length] if len(whole) >= length else None
    return None


def _small_chain(data: bytes, sector: int, size: int, root: int) -> Iterator[bytes]:
    """The same of a stream under 4096 bytes: it lies in the root's stream, in pieces of 64."""
    stream = b"".join(_chain(data, root, size))
    table = b"".join(_chain(data, int.from_bytes(data[60:64], "little"), size))
    seen: set[int] = set()
    while sector not in seen and 4 * sector < len(table):
        seen.add(sector)
        yield stream[64 * sector : 64 * sector + 64]
        sector = int.from_bytes(table[4 * sector : 4 * sector + 4], "little")


def _sector_size(data: bytes) -> int:
    """0 where the header tells none."""
    shift = int.from_bytes(data[30:32], "little")
    return 1 << shift if len(data) >= 512 and shift in (9, 12) else 0


def _ole_entries(data: bytes, size: int) -> Iterator[tuple[str, int, int]]:
    """(name, first sector, bytes) of every storage and stream."""
    for directory in _chain(data, int.from_bytes(data[48:52], "little"), size):
        for start in range(0, len(directory) - 127, 128):
            entry = directory[start : start + 128]
            length = int.from_bytes(entry[64:66], "little")
            if 2 < length <= 64:
                name = entry[: length - 2].decode("utf-16-le", errors="replace")
                first = int.from_bytes(entry[116:120], "little")
                yield name, first, int.from_bytes(entry[120:124], "little")


def _chain(data: bytes, sector: int, size: int) -> Iterator[bytes]:
    """Sectors one after another, each once."""
    seen: set[int] = set()
    while size and sector < _NO_SECTOR and sector not in seen:
        seen.add(sector)
        yield _sector(data, sector, size)
        sector = _next_sector(data, sector, size)


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _next_sector(data: bytes, sector: int, size: int) -> int:
    """The sector after this one, by the allocation table (its first 109 sectors only)."""
    index, place = divmod(sector, size // 4)
    if index >= 109:
        return _NO_SECTOR
    table = int.from_bytes(data[76 + 4 * index : 80 + 4 * index], "little")
    entry = _sector(data, table, size)[4 * place : 4 * place + 4]
    return int.from_bytes(entry, "little") if len(entry) == 4 else _NO_SECTOR
