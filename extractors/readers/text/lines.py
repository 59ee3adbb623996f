"""What kind of line one line of a text file is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.text.inline import Piece
from extractors.readers.text.marks import BULLETS, bullet_length, is_numbered

_HASHES = re.compile(r"^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$")
_SETEXT = re.compile(r"^ {0,3}(={3,}|-{3,}|~{3,})\s*$")
_RULE = re.compile(r"^\s*(?:(?:[-*_=~─═]\s?){3,}|`{3,}\w*|~{3,}\w*|\{\d+\}-{4,}|\\pagebreak)\s*$")
_PAGE = re.compile(
    r"^\s*(?:page\s+\d+(?:\s*(?:/|sur|de)\s*\d+)?|[-–—]\s*\d+\s*[-–—]|\d+\s*/\s*\d+\s*page)\s*$",
    re.IGNORECASE,
)
_RUNNING_HEAD = re.compile(
    r"^(?=\s*\S.{0,120}$)[^|\t]*\S\s{3,}page\s*(?:n\s?°\s*)?:?\s*\d{1,3}(?:\s*(?:/|sur|de)\s*\d{1,3})?\s*$",
    re.IGNORECASE,
)
_BRACKET_NOTE = re.compile(r"^\s*\[\^?(\w{1,4}|\*)\]\s*:?\s+(\S.*)$", re.DOTALL)
_LABEL = re.compile(r"^(?P<label>[^:\d]{1,60}?)\s?:(?=\s|$)")
_SENTENCE_END = ".;,…"
_MAX_HEADING = 200
_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGN = r"(?: ?[,;/] ?| [-–] )"
_SHORT = r"\w[\w-]{1,8}"
_ACRONYMS = re.compile(
    rf"{_SHORT}(?: \d+)?(?:{_SIGN}{_SHORT}(?: \d+)?)+"
    rf"|{_SHORT}(?: {_SHORT})?(?:{_SIGN}{_SHORT}(?: {_SHORT})?){{2,}}"
)
"""« DDETSPP, ARS », « CAF 89 / MSA », « ARS BFC, MDPH, PJJ »: words one by one are no heading."""
_WIDEST_WRAP = 130
_FEWEST_BROKEN, _BROKEN = 2, 0.25
"""Lines that break off in small letters, and their share of the full ones."""
_NARROWEST_WRAP = 45


def hash_heading(line: str) -> tuple[int, str] | None:
    """(level, raw text) of "## Title"."""
    match = _HASHES.match(line)
    return (len(match.group(1)), match.group(2)) if match else None


def setext_level(line: str) -> int | None:
    """Level that a line of "===" or "---" gives to the line above."""
    match = _SETEXT.match(line)
    return {"=": 1, "-": 2, "~": 2}[match.group(1)[0]] if match else None


def is_rule(line: str) -> bool:
    """A line that only separates: dashes, stars, code fences, page breaks of converters."""
    return bool(_RULE.match(line))


def is_page_number(line: str) -> bool:
    """A page's own number ("Page 3 / 12", "- 3 -")."""
    return bool(_PAGE.match(line))


def is_running_head(line: str) -> bool:
    """Words at the margin with the page's number far to their right ("Bilan 2024     Page 2")."""
    return bool(_RUNNING_HEAD.match(line))


def bracket_note(line: str) -> tuple[str, str] | None:
    """(mark, raw text) of a note line "[1] …" or "[^1]: …"."""
    match = _BRACKET_NOTE.match(line)
    if not match or (
        not match.group(1).isdigit() and "[^" not in line[:6] and match.group(1) != "*"
    ):
        return None
    return match.group(1), match.group(2)


def item_text(line: str) -> tuple[int, str] | None:
    """(indent in characters, raw text) of a list item; numbers stay in the text."""
    text = line.lstrip(" \t\u00a0")
    indent = len(line[: len(line) - len(text)].expandtabs(4))
    marker = (text[:2] in {"+ "} and 2) or bullet_length(text)
    if not marker and text[:1] in set(BULLETS + "-*") and text[1:2] == "\t":
        marker = 2
    if not marker and text.startswith(("- [", "* [", "- **", "* **", "- <", "* <", "- _", "- __")):
        marker = 2
    if marker:
        return indent, text[marker:].strip()
    return (indent, re.sub(r"[\t ]+", " ", text, count=1)) if is_numbered(text) else None


def heading_level_of(piece: Piece) -> int | None:
    """Level of a line that is a heading by its look: all capitals, or all bold."""
    text = piece.text
    if len(text) > _MAX_HEADING or not _WORD.search(text) or _ACRONYMS.fullmatch(text):
        return None
    if is_capitals(text):
        return 2
    label = _LABEL.match(text)
    ends = text[-1] in _SENTENCE_END or text.endswith(":")
    return 3 if piece.all_bold and not ends and not label and "\n" not in text else None


def is_capitals(text: str) -> bool:
    """Two words or more, or a long one, without a small letter."""
    words = _WORD.findall(text)
    letters = sum(map(len, words))
    if any(char.islower() for char in text.replace("n°", "")) or letters < 6:
        return False
    return len(words) >= 2 and letters >= 0.5 * len(text.replace(" ", ""))


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width at which a program broke the lines of a text, or None where it did not."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip() and "\t" not in line)
    if not lengths or lengths[-1] > _WIDEST_WRAP or lengths[-1] < _NARROWEST_WRAP:
        return None
    near = sum(length >= lengths[-1] - 12 for length in lengths)
    return lengths[-1] if near >= 3 and _breaks_sentences(lines, lengths[-1]) else None


def _breaks_sentences(lines: Sequence[str], width: int) -> bool:
    """Whether lines break where the next word has no room, sentences among them: without these
    the longest lines are paragraphs of about one length.
    """
    full = [
        (above, below.strip())
        for above, below in pairwise(lines)
        if below.strip() and len(above.rstrip()) + 1 + len(below.split()[0]) > width
    ]
    broken = sum(below[0].islower() and above.rstrip()[-1:] not in ".;:!?" for above, below in full)
    return broken >= max(_FEWEST_BROKEN, _BROKEN * len(full))


def runs_on(above: str, below: str, width: int | None) -> bool:
    """True where a line goes on in the next: its first word did not fit, or it is mid-sentence."""
    above, below = above.rstrip(), below.strip()
    first = below.split(" ", 1)[0]
    if width is not None and len(above) + 1 + len(first) > width and not above.endswith(":"):
        return True
    return below[:1].islower() and above[-1:] not in ".;:!?" and len(above) >= 25
