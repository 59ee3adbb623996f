"""Words beside a report: its contents, greetings, signatures, what was done with it, buttons."""

from __future__ import annotations

import re

from normalizers.folded import folded
from normalizers.word_table import any_of

_LEXICON = "closings"
_GREETING = re.compile(rf"\s*{any_of(_LEXICON, 'greeting')}(?!\w)")
_SIGNATURE = re.compile(
    rf"\s*(?:p/ ?|pour )?l[ea] {any_of(_LEXICON, 'office')}(?!\w)"
    r"(?!.*\s(?:est|sont|a|ont)\s)(?:[^.;:,]{0,70}|[^.;:]{0,90}\bpar delegation\b[^.;:]{0,90})$"
)
"""« Pour le préfet et par délégation, la secrétaire générale » signs, « La directrice de la PMI a
ouvert un lieu » does not.
"""
_AFTERWORD = re.compile(
    rf"\s*(?:(?:ce|le|present)\s+)*{any_of(_LEXICON, 'paper')}\s+"
    rf"(?:(?:a|est|sera)\s+(?:ete\s+)?)?(?:{any_of(_LEXICON, 'done')}|a\s+\w+(?:er|re|ir))(?!\w)"
)
_BUTTON = re.compile(rf"\W*{any_of(_LEXICON, 'button')}\W*$")
_CONTENTS = re.compile(rf"\W*{any_of(_LEXICON, 'contents')}\W*")
_IMPRINT = re.compile(rf"\W*{any_of(_LEXICON, 'imprint')}\s*(?:[:,–—-]|\d|par\b)")
_ANNEX = re.compile(
    rf"\W*{any_of(_LEXICON, 'annex')}(?!\w)(?!.*(?:\s(?:est|sont|a|ont|voir)\s|[€;:]\s*\d|\.\s*$))"
)
_LONGEST, _LONGEST_HEAD = 40, 90


def is_closing(text: str) -> bool:
    """Whether a line greets or signs (« Fait à Auch, le … », « Pour le préfet »), or is the imprint
    (« Directeur de la publication : … »).
    """
    plain = folded(text).text
    begins = text.lstrip()[:1].isupper() and "€" not in text
    endings = (_GREETING, _SIGNATURE, _IMPRINT)
    return begins and any(ending.match(plain) for ending in endings)


def is_afterword(text: str) -> bool:
    """Whether a line tells what was done with the document (« Rapport présenté à … »)."""
    return _AFTERWORD.match(folded(text).text) is not None


def heads_annex(text: str) -> bool:
    """Whether a line heads what stands behind the fiches: an annex, the money of all actions."""
    begins = text.lstrip()[:1].isupper() and len(text) <= _LONGEST_HEAD
    return begins and _ANNEX.match(folded(text).text) is not None


def is_navigation(text: str) -> bool:
    """Whether a line is a button of a web page (« Haut de page »), printed or saved with it."""
    return len(text) <= _LONGEST and _BUTTON.match(folded(text).text) is not None


def heads_contents(text: str) -> bool:
    """Whether a line is the heading of a table of contents (« Sommaire »)."""
    return len(text) <= _LONGEST and _CONTENTS.fullmatch(folded(text).text) is not None
