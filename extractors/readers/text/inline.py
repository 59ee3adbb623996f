"""Markup inside a line of text: Markdown, left-over HTML tags, raised marks, entities.

Markup goes, words stay. Bold is kept as a fact about the text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from extractors.readers.strokes import Run, strike, strike_tags
from extractors.readers.text.marks import (
    CHECKED,
    UNCHECKED,
    break_inline_bullets,
    raised,
)
from extractors.readers.text.runs import join_runs

_OPEN, _CLOSE, _APART, _ESCAPED = "\ue000", "\ue001", "\ue002", 0xE100
"""Private characters that stand for markup while a text is worked on."""
_ADJACENT = re.compile(r"(?<!\*)\*{4}(?!\*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(
    r"(?<!\\)\[((?:[^\[\]\n]|\[[^\[\]]{0,99}\]){1,300})\]\((?:<[^>]*>|[^()\s]*)(?:\s+\"[^\"]*\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]+|[\w.+-]+@[\w-]+\.[\w.-]+)>")
_NOTE_LINK = re.compile(r"\[\^(\w{1,8})\]")
_BRACED = re.compile(r"[ \u00a0]?\$?\s?\^\s?(?:\{([^{}\n]{1,8})\}|\\text\{([^{}\n]{1,8})\})\}?\$?")
_PANDOC = re.compile(r"\^(\d{1,3}|er|re|ère|e|è|ème|nd|nde|o)\^")
_BARE = re.compile(r"(?<=[\dIVX])[ \u00a0]?\^(er|re|ère|ème|e|è|nd|nde)(?!\w)", re.I)
_SUBSCRIPT = re.compile(r"\$?_\{(\w{1,4})\}\$?|<sub>(.*?)</sub>", re.IGNORECASE)
_SUP_TAG = re.compile(r"<sup\b[^>]*>(.*?)</sup>", re.IGNORECASE | re.DOTALL)
_BOLD_TAG = re.compile(r"<(/?)(?:b|strong)(?:\s[^<>]*)?>", re.IGNORECASE)
_BREAK_TAG = re.compile(
    r"\s*</?(?:br|p|div|ul|ol|tr|h[1-6]|center|blockquote|table|tbody|thead)(?:\s[^<>]*)?/?>\s*",
    re.IGNORECASE,
)
_ITEM_TAG = re.compile(r"\s*<li(?:\s[^<>]*)?>\s*", re.IGNORECASE)
_BOX_TAG = re.compile(r"<input\b[^<>]*\bcheckbox\b[^<>]*>", re.IGNORECASE)
_OTHER_TAG = re.compile(
    r"</?(?:li|u|i|em|s|strike|del|ins|span|font|small|big|mark|a|td|th|sup|sub|code|img|hr|label"
    r"|abbr|cite|q|tt|kbd|o:p|input|figure|figcaption|section|article)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~$^])")
_STRONG = re.compile(r"\*\*\*?(?=[^*])(.+?)(?<=[^*])\*?\*\*", re.DOTALL)
_STRONG_LOW = re.compile(r"(?<![\w_])__(?=[^\s_])(.+?)(?<=[^\s_])__(?![\w_])", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_EMPHASIS_LOW = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_])")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~")
_TASK = re.compile(r"^\[( |x|X)\]\s+")
_BEFORE_GLUED = "([«\"'’‘“-–—/&+*"
_MIN_GLUED = 4
_CAPITAL_WORDS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """Text without markup, and how many of its leading characters are bold."""

    text: str
    bold: int

    @property
    def all_bold(self) -> bool:
        """True where nothing but bold text stands in it."""
        return bool(self.text) and self.bold >= len(self.text)


def pieces_of(raw: str) -> list[Piece]:
    """The text of a paragraph, cut where bold text is glued to what stands beside it.

    Converters lose the paragraph ends around bold lines ("…école**Fiche 2 - …**").
    """
    runs = _runs(_plain(raw))
    groups: list[list[Run]] = [[]]
    for run in runs:
        if groups[-1] and _is_glued(groups[-1][-1], run):
            groups.append([])
        groups[-1].append(run)
    pieces = [
        Piece(*join_runs([(_restore(text), bold) for text, bold in group])) for group in groups
    ]
    return [piece for piece in pieces if piece.text]


def cell_text(raw: str) -> tuple[str, bool]:
    """(text, all bold) of a table cell: breaks and items on lines of their own."""
    pieces = pieces_of(raw)
    text = "\n".join(piece.text for piece in pieces)
    lines = [part.strip() for line in text.split("\n") for part in _item_lines(line)]
    return "\n".join(line for line in lines if line), all(p.all_bold for p in pieces) and bool(
        pieces
    )


def _item_lines(line: str) -> list[str]:
    return break_inline_bullets(line.strip()).split("\n")


def _plain(raw: str) -> str:
    """Without markup but for the marks of bold (private characters)."""
    text = _ESCAPE.sub(lambda match: chr(_ESCAPED + ord(match.group(1))), raw)
    text = _TASK.sub(lambda match: f"{UNCHECKED if match.group(1) == ' ' else CHECKED} ", text)
    text = _IMAGE.sub("", _COMMENT.sub("", text))
    text = _SUP_TAG.sub(lambda match: _raise(match.group(1)), text)
    text = _BRACED.sub(lambda match: _raise(match.group(1) or match.group(2)), text)
    text = _PANDOC.sub(lambda match: _raise(match.group(1)), text)
    text = _BARE.sub(r"\1", text)
    text = _SUBSCRIPT.sub(lambda match: match.group(1) or match.group(2) or "", text)
    text = _NOTE_LINK.sub(lambda match: _raise(match.group(1)), text)
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    text = _without_tags(strike_tags(text) if "<" in text else text)
    text = _CODE.sub(r"\2", text)
    text = _ADJACENT.sub(f"**{_APART}**", text)
    text = _STRONG.sub(rf"{_OPEN}\1{_CLOSE}", text)
    text = _STRONG_LOW.sub(rf"{_OPEN}\1{_CLOSE}", text)
    text = _EMPHASIS_LOW.sub(r"\1", _EMPHASIS.sub(r"\1", text))
    text = _STRUCK.sub(lambda match: strike(match[1]), text)
    text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return re.sub(r"(?<![ \t])[ \t]*\n[ \t]*", "\n", text)


def _without_tags(text: str) -> str:
    if "<" not in text:
        return text
    text = _BOX_TAG.sub(
        lambda match: (
            CHECKED if "checked" in match.group().lower().split("checkbox", 1)[1] else UNCHECKED
        ),
        text,
    )
    text = _BOLD_TAG.sub(lambda match: _CLOSE if match.group(1) else _OPEN, text)
    text = _BREAK_TAG.sub("\n", _ITEM_TAG.sub("\n• ", text))
    return re.sub(r"\n{2,}", "\n", _OTHER_TAG.sub("", text))


def _raise(text: str) -> str:
    inner = re.sub(r"<[^<>]*>", "", text).strip()
    return raised(inner) or inner


def _runs(text: str) -> list[Run]:
    runs: list[Run] = []
    bold = 0
    for part in re.split(f"([{_OPEN}{_CLOSE}])", text.replace(_APART, "")):
        if part == _OPEN:
            bold += 1
        elif part == _CLOSE:
            bold = max(0, bold - 1)
            runs.append(("", False))  # keeps "**A****B**" apart
        elif part:
            runs.append((part, bold > 0))
    return _merged(runs)


def _merged(runs: list[Run]) -> list[Run]:
    merged: list[Run] = []
    closed = False
    for text, bold in runs:
        if not text:
            closed = True
        elif merged and merged[-1][1] == bold and not (bold and closed):
            merged[-1] = (merged[-1][0] + text, bold)
            closed = False
        else:
            merged.append((text, bold))
            closed = False
    return merged


def _is_glued(left: Run, right: Run) -> bool:
    """No space between two runs of which one is a bold phrase: a paragraph end was lost."""
    before, after = left[0][-1:], right[0][:1]
    if not before or not after or before.isspace() or after.isspace() or before in _BEFORE_GLUED:
        return False
    if left[1] and right[1]:
        return True
    bold = right[0] if right[1] else left[0]
    phrase = len(bold.strip()) >= _MIN_GLUED
    if bold.isupper():  # « **CAF**S » is one word, « **FICHE 2 - RENFORCER**MESURE » are lines
        phrase = len(bold.split()) >= _CAPITAL_WORDS
    return phrase and (after.isupper() or (after.isdigit() and bool(right[1])))


def _restore(text: str) -> str:
    return "".join(
        chr(ord(char) - _ESCAPED) if _ESCAPED <= ord(char) < _ESCAPED + 128 else char
        for char in text
    )
