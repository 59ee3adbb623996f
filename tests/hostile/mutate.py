"""Documents changed at random so that the change reaches the reader, not only its container.

`mutate(data, suffix, dice)`: the same dice give the same bytes. Packages are changed within their
XML parts and packed again, PDF streams are unpacked and packed again, texts change by words.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]
PACKAGES = {".docx", ".odt", ".ods", ".xlsx", ".zip"}
_TOKENS = re.compile(rb"<[^<>]*>|[^<>]+")
_ATTRIBUTE = re.compile(rb'="[^"]*"')
_OBJECT = re.compile(rb"\d+ \d+ obj\b.*?\bendobj\b", re.DOTALL)
_STREAM = re.compile(rb"(/Length )(\d+)([^<>]*>>\s*stream\r?\n)(.*?)(\r?\nendstream)", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+\.?\d*")
_WORD = re.compile(rb"[^\s<>]+|\s+|[<>]")
_NUMBERS = (b"0", b"-1", b"1", b"2", b"255", b"65536", b"999999", b"2147483647", b"4294967296",
            b"1e308", b"-1e-9", b"99999999999999999999", b"0.0000001", b"NaN")  # fmt: skip
_TEXTS = (
    b"\xff\xfe", b"\xc3", b"\xed\xa0\x80",
    *(text.encode() for text in (
        "", " ", "\x00", "\u202e", "\ufffd", "\N{GRINNING FACE}", "\t", "\n\n", "\r", "\x1b[31m",
        "=1+1", "../../x", "&#0;", "&#x110000;", "]]>", "<!--", "|", "| --- | --- |", ";", '"',
        "**", "- ", "-", "IV", "☒", "Oui", "Néant", "Fiche 1 : ", "Action n° 13-1 bis", "k€",
        "Objectif 29", "Budget :", "12 000 €", "51 sur 770 (6,6 %)", "mars 2023", "2021-2024",
        "1er trimestre 2022", "de mars à juin 2021",
    )),
)  # fmt: skip


def mutate(data: bytes, suffix: str, dice: random.Random) -> bytes:
    """The document with one change or some, in the way of its format."""
    change = _CHANGES.get(suffix, _bytes)
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        data = change(data, dice)
    return data


def _package(data: bytes, dice: random.Random) -> bytes:
    """A part of a zip changed; now and then the zip itself."""
    if dice.random() < 0.05:
        return _bytes(data, dice)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            parts = [(info.filename, old.read(info)) for info in old.infolist()]
    except Exception:  # broken by an earlier change
        return _bytes(data, dice)
    chosen = dice.choice([number for number, (name, _) in enumerate(parts) if _is_telling(name)]
                         or range(len(parts)))  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for number, (name, content) in enumerate(parts):
            is_xml = name.endswith((".xml", ".rels"))
            change = _xml if is_xml else _text
            new.writestr(name, change(content, dice) if number == chosen else content)
    return stream.getvalue()


def _is_telling(name: str) -> bool:
    return not name.endswith(("/", ".png", ".jpeg")) and "theme" not in name


def _xml(data: bytes, dice: random.Random) -> bytes:
    """Elements dropped, doubled, moved, wrapped; attributes and texts replaced."""
    if dice.random() < 0.1:
        return _bytes(data, dice)
    tokens = _TOKENS.findall(data)
    if len(tokens) < 8:
        return _bytes(data, dice)
    start = dice.randrange(2, len(tokens))
    end = _end_of_element(tokens, start)
    piece = tokens[start:end]
    kind = dice.randrange(7)
    if kind == 0:
        piece = []
    elif kind == 1:
        piece = piece * dice.choice((2, 3, 50))
    elif kind == 2:
        place = dice.randrange(2, len(tokens))
        return b"".join([*tokens[:place], *piece, *tokens[place:]])
    elif kind == 3 and tokens[start].startswith(b"<") and not tokens[start].startswith(b"</"):
        name = re.split(rb"[\s/>]", tokens[start][1:])[0]
        depth = dice.choice((2, 20, 300))
        piece = [b"<%s>" % name] * depth + piece + [b"</%s>" % name] * depth
    elif kind == 4:
        new = b'="%s"' % dice.choice(_NUMBERS + _TEXTS)
        piece = [_ATTRIBUTE.sub(lambda _: new, tokens[start], count=1), *piece[1:]]
    elif kind == 5:
        piece = [dice.choice(_TEXTS) if not token.startswith(b"<") else token for token in piece]
    else:
        piece = piece[1:]
    return b"".join([*tokens[:start], *piece, *tokens[end:]])


def _end_of_element(tokens: list[bytes], start: int) -> int:
    """Just after the element, or the text, that begins at `start`."""
    depth = 0
    for place in range(start, min(len(tokens), start + 2000)):
        token = tokens[place]
        if token.startswith(b"</"):
            depth -= 1
        elif token.startswith(b"<") and not token.endswith(b"/>") and token[1:2] not in b"?!":
            depth += 1
        if depth <= 0:
            return place + 1
    return start + 1


def _pdf(data: bytes, dice: random.Random) -> bytes:
    """Objects dropped, doubled, exchanged; numbers and references changed; streams rewritten."""
    objects = list(_OBJECT.finditer(data))
    kind = dice.randrange(8)
    if not objects or kind == 0:
        return _bytes(data, dice)
    first = dice.choice(objects)
    if kind < 4:
        return _splice(data, first, _stream(first.group(), dice))
    if kind == 4:
        return _splice(data, first, b"")
    if kind == 5:
        number = b" ".join(first.group().split(None, 2)[:2])
        body = dice.choice(objects).group().split(None, 2)[2]
        return _splice(data, first, number + b" " + body)
    return _splice(data, first, _numbers(first.group(), dice))


def _splice(data: bytes, place: re.Match[bytes], new: bytes) -> bytes:
    return data[: place.start()] + new + data[place.end() :]


def _stream(body: bytes, dice: random.Random) -> bytes:
    found = _STREAM.search(body)
    if found is None:
        return _numbers(body, dice)
    head, _, middle, content, tail = found.groups()
    try:
        new = zlib.compress(_content(zlib.decompress(content), dice))
    except zlib.error:
        new = _content(content, dice)
    return _splice(body, found, head + b"%d" % len(new) + middle + new + tail)


def _content(data: bytes, dice: random.Random) -> bytes:
    if dice.random() < 0.5:
        return _numbers(data, dice)
    return _pieces(data.splitlines(keepends=True), dice)


def _numbers(data: bytes, dice: random.Random) -> bytes:
    """Some of the numbers become others."""
    found = list(_NUMBER.finditer(data))
    for place in reversed(dice.sample(found, min(len(found), dice.choice((1, 2, 10))))):
        data = _splice(data, place, dice.choice((*_NUMBERS, b"%d" % dice.randrange(1000))))
    return data


def _text(data: bytes, dice: random.Random) -> bytes:
    """Words and lines of a text, tags of a page."""
    kind = dice.randrange(4)
    if kind == 0:
        return _bytes(data, dice)
    if kind == 1:
        return _pieces(data.splitlines(keepends=True), dice)
    if kind == 2 and b"<" in data:
        return _xml(data, dice)
    return _pieces(_WORD.findall(data), dice)


def _pieces(pieces: list[bytes], dice: random.Random) -> bytes:
    """Pieces dropped, doubled, exchanged, or something foreign among them."""
    if not pieces:
        return dice.choice(_TEXTS)
    one, other = dice.randrange(len(pieces)), dice.randrange(len(pieces))
    start, end = sorted((one, other))
    kind = dice.randrange(5)
    if kind == 0:
        del pieces[start : min(end, start + dice.choice((1, 5, 100)))]
    elif kind == 1:
        pieces[one:one] = pieces[start : start + dice.choice((1, 3, 30))] * dice.choice((1, 2, 100))
    elif kind == 2:
        pieces[one], pieces[other] = pieces[other], pieces[one]
    elif kind == 3:
        pieces[one] = dice.choice(_TEXTS + _NUMBERS)
    else:
        pieces.insert(one, dice.choice(_TEXTS + _NUMBERS) * dice.choice((1, 1, 2, 1000)))
    return b"".join(pieces)


def _bytes(data: bytes, dice: random.Random) -> bytes:
    """Bits turned, pieces dropped, doubled, exchanged; the end cut off."""
    if not data:
        return b"\x00"
    changed = bytearray(data)
    one, other = dice.randrange(len(data)), dice.randrange(len(data))
    size = dice.choice((1, 4, 64, 1024))
    kind = dice.randrange(6)
    if kind == 0:
        for place in dice.choices(range(len(data)), k=dice.choice((1, 4, 32))):
            changed[place] ^= 1 << dice.randrange(8)
    elif kind == 1:
        del changed[one : one + size]
    elif kind == 2:
        changed[one:one] = data[other : other + size]
    elif kind == 3:
        changed[one : one + size] = data[other : other + size]
    elif kind == 4:
        changed[one : one + size] = dice.randbytes(size)
    else:
        del changed[max(one, len(data) // 4) :]
    return bytes(changed)


_CHANGES: dict[str, Change] = {
    **dict.fromkeys(PACKAGES, _package),
    ".pdf": _pdf,
    **dict.fromkeys((".csv", ".txt", ".md", ".html", ".htm", ".rtf"), _text),
}
