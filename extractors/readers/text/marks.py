"""Signs that text and HTML share: bullets, note marks, check boxes."""

from __future__ import annotations

import re

# Squares and ticks ("□ Oui ■ Non", "✓") are no bullets: they may be somebody's answer.
BULLETS = "•▪‣◦●○◆◇➢➤►▶❖\uf0b7\uf0a7\uf0d8\uf076"
_CHOICES = "●○■□☐☒☑✓"
DASHES = "-–—·*"
CHECKED, UNCHECKED = "☒", "☐"
_TO_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FROM_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_BULLET = re.compile(rf"^(?:[{BULLETS}]\s*(?=\S)|[{DASHES}][ \t\u00a0]+(?=[^\W\d_]|[«\"(☐☒☑]))")
_NUMBERED = re.compile(r"^(?:\d{1,2}|[a-z]|[ivx]{1,5}|[IVX]{1,5})[.)][ \t\u00a0]+(?=\S)")
_INLINE_BULLET = re.compile(rf"\s+[{BULLETS.replace('●○', '')}]\s+")
_NOTE_LINE = re.compile(rf"^([{_RAISED}]{{1,3}})[ \t\u00a0]*(?=\S)")
_NOTE_INSIDE = re.compile(rf"([{_RAISED}]{{1,3}})[ \t\u00a0]+(?=[A-ZÀ-Ý])")
_DIGIT_MARK = re.compile(r"^\s*[\[(]?\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\])]?\s*$")


def bullet_length(text: str) -> int:
    """Length of the bullet and the space after it; 0 where the line has none.

    A dash before a digit or a currency is a sign, not a bullet; a circle or square beside
    another one is a choice ("○ Oui ● Non").
    """
    match = _BULLET.match(text)
    if not match:
        return 0
    choice = text[0] in "●○" and any(char in _CHOICES for char in text[match.end() :])
    return 0 if choice else match.end()


def is_numbered(text: str) -> bool:
    """A line such as "1. …", "2) …", "a) …": an item that keeps its number."""
    return bool(_NUMBERED.match(text))


def break_inline_bullets(text: str) -> str:
    """Items run together on one line ("Actions : • a • b") -> one line each."""
    broken = _INLINE_BULLET.sub("\n• ", text)
    length = bullet_length(broken) if broken[:1] in BULLETS else 0
    return f"• {broken[length:]}" if length else broken


def raised(text: str) -> str | None:
    """What a superscript holds -> superscript digits, or None where it is no mark of digits.

    "(1)" and "[1]" are marks as well; several ("1, 2") are kept apart by a space.
    """
    match = _DIGIT_MARK.match(text)
    if not match:
        return None
    return " ".join(re.findall(r"\d+", match.group(1))).translate(_TO_SUPERSCRIPT)


def lowered(mark: str) -> str:
    """Superscript digits -> plain digits ("²" -> "2")."""
    return mark.translate(_FROM_SUPERSCRIPT)


def split_notes(line: str) -> list[tuple[str, str]]:
    """The notes of a line that begins with a raised mark: (mark, text) each; else nothing.

    Notes run together ("¹ Source A² Source B") are split where the next number follows.
    """
    match = _NOTE_LINE.match(line)
    if not match:
        return []
    notes: list[tuple[str, str]] = []
    start, mark = match.end(), lowered(match.group(1))
    for inner in _NOTE_INSIDE.finditer(line, start):
        following = lowered(inner.group(1))
        if int(following) == int(mark) + 1:
            notes.append((mark, line[start : inner.start()].strip()))
            start, mark = inner.end(), following
    notes.append((mark, line[start:].strip()))
    return notes
