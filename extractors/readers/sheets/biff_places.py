"""Whether a damaged XLS says that its cells stand where XLS has cells.

calamine reserves the whole rectangle of a sheet's dimensions, and of its cells; where one of them
says row 4,000,000 or column 60,000, that is more memory than there is, and Rust ends the process.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_ROWS, _COLUMNS = 65_536, 256
_HEAD = struct.Struct("<HH")
_DIMENSIONS = {10: struct.Struct("<4H2x"), 14: struct.Struct("<2I2H2x")}
"""First and last row, first and last column (the last ones excluded), by length of the record."""
_END, _SHEET, _SIZE = 0x000A, 0x0085, 0x0200
_CELLS = {0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E}
"""FORMULA, MULRK, MULBLANK, RSTRING, LABELSST, BLANK, NUMBER, LABEL, BOOLERR, RK
([MS-XLS] 2.3): each begins with its row and column, two bytes each.
"""


def check_places(stream: bytes) -> None:
    """Raises ValueError where a workbook stream places cells beyond the grid of XLS."""
    sheets = [content for kind, content in _records(stream, 0) if kind == _SHEET]
    for start in {0, *(int.from_bytes(content[:4], "little") for content in sheets)}:
        for kind, content in _records(stream, start):
            if kind == _END and start:
                break
            if not _fits(kind, content):
                raise ValueError("cells beyond the grid")


def _fits(kind: int, content: bytes) -> bool:
    if kind == _SIZE and len(content) in _DIMENSIONS:
        top, bottom, left, right = _DIMENSIONS[len(content)].unpack(content)
        is_empty = not bottom or not right
        return is_empty or (top < bottom <= _ROWS and left < right <= _COLUMNS)
    if kind in _CELLS:
        return int.from_bytes(content[2:4], "little") < _COLUMNS
    return True


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """(kind, content) of the records from a place on, as far as the stream goes."""
    while start + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, start)
        start += _HEAD.size
        yield kind, stream[start : start + length]
        start += length
