"""Bytes of a text file -> text: by mark, by null pattern, strict UTF-8, else by French letters.

General detectors take French in a single-byte encoding for Turkish or Hebrew. Here only three
such encodings come into question (Windows, old Macintosh, DOS), told apart by where their
accented letters fall.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractors.blocks import Problem

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE_BYTE = ("cp1252", "mac_roman", "cp850")
_SAMPLE = 1_000_000
_LETTERS = "àâäçéèêëîïôöùûüÿœæ"
_CAPITALS = _LETTERS.upper()
_SIGNS = "«»°€’‘“”–—…•·§²³\u00a0\u202f"
_WORD_SIGNS = re.compile(r"(?<=[A-Za-z])[^\x00-\x7f](?=[A-Za-z])")
_INNER_CAPITAL = re.compile(rf"(?<=[a-z])[{_CAPITALS}]")
_FRENCH_ENDINGS = re.compile(r"[a-zà-ÿ]{2}(?:é|ée|és|ées|è[a-z]{1,3}|ê[a-z]{1,3}|ç[aou]n?s?)\b")
_CLOSE = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read in; `uncertain` when another one fits nearly as well."""

    text: str
    encoding: str
    uncertain: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a reader reports about the encoding."""
        return (Problem("uncertain_encoding", self.encoding),) if self.uncertain else ()


def decode(data: bytes) -> tuple[str, str]:
    """(text, encoding name). Never fails: bytes that no encoding knows become U+FFFD."""
    decoded = decode_with_doubt(data)
    return decoded.text, decoded.encoding


def decode_with_doubt(data: bytes) -> Decoded:
    """Like `decode`, and says when the choice between two encodings was close."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, errors="replace")
            return Decoded(text, encoding, "\ufffd" in text)
    wide = _wide_encoding(data[:4096])
    if wide:
        text = data.decode(wide, errors="replace")
        return Decoded(text, wide, "\ufffd" in text)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _single_byte(data)


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: western text has null bytes at every other place."""
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    share = [
        part.count(0) / len(part) for part in (sample[offset::4] for offset in range(4)) if part
    ]
    zero = [value > 0.6 for value in share]
    patterns = {
        (False, True, True, True): "utf-32-le",
        (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le",
        (True, False, True, False): "utf-16-be",
    }
    return patterns.get((zero[0], zero[1], zero[2], zero[3]))


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes (a cut file, a pasted foreign line) stays UTF-8."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    good = sum(char > "\x7f" and char != "\ufffd" for char in text[:_SAMPLE])
    return Decoded(text, "utf-8", uncertain=True) if good >= 20 * broken else None


def _single_byte(data: bytes) -> Decoded:
    sample = data[:_SAMPLE]
    scores = {name: french_score(_decode_as(sample, name)) for name in _SINGLE_BYTE}
    ranked = sorted(_SINGLE_BYTE, key=lambda name: -scores[name])  # stable: cp1252 first
    best, second = scores[ranked[0]], scores[ranked[1]]
    return Decoded(_decode_as(data, ranked[0]), ranked[0], best <= 0 or second > _CLOSE * best)


def _decode_as(data: bytes, encoding: str) -> str:
    if encoding != "cp1252":
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:  # five bytes have no meaning in cp1252: take them as Latin-1 does
        return "".join(
            bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in data
        )


def french_score(text: str) -> float:
    """How much the letters beyond ASCII look like French: +1 for a plausible one, -2 for others.

    Capitals after a small letter ("donnÈe") and signs within words ("donn‚e") are the marks of
    a wrong guess.
    """
    score = 0.0
    for char in text:
        if char <= "\x7f":
            continue
        if char in _LETTERS:
            score += 1
        elif char in _CAPITALS or char in _SIGNS:
            score += 0.5
        else:
            score -= 2
    score -= 2 * len(_INNER_CAPITAL.findall(text))
    score -= sum(
        2.0
        for match in _WORD_SIGNS.finditer(text)
        if match.group() not in _LETTERS + _CAPITALS + "’‘·"
    )
    return score + 0.5 * len(_FRENCH_ENDINGS.findall(text))
