"""Actions told in sentences: a name at the head of a paragraph, or headings in plain words.

« **Action 3. Visites à domicile.** Deux sages-femmes … » and « 1.1 Entretien prénatal précoce »
above its text are fiches only in a report on what became of them; in a plan they announce.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.blocks import Block, Document, Span, block_span
from extractors.layouts.context import context_of
from extractors.layouts.view import labels_of
from normalizers.numbering import parse_action_heading
from normalizers.objectives import match_objective_text
from normalizers.parsed import Parsed
from normalizers.status_statements import find_status_statement
from normalizers.status_words import strong_words
from normalizers.statuses import parse_flag, parse_status
from normalizers.text import fold
from normalizers.ticks import tick_options
from normalizers.title_state import state_behind

_TITLE_END = re.compile(r"[.:](?=\s+[A-ZÀ-Ý«\"0-9l'’])|\s[–—](?=\s)|\n")
_CHAPTER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-H])\s?[.)–-]*\s+")
_CHAPTER_LINE = re.compile(r"\s*(?P<number>\d{1,2})\s?[.)]\s+(?-i:[A-ZÀ-Ý])[^.;:!?\n]{2,70}")
_LINES = ("paragraph", "list_item")
_STATED = re.compile(r"(?P<title>\s*(?:\([^()\n]{3,90}\)|[.:–—-]\s*[^:;\n]{3,90}?))\s*:")
"""« Action 2 (bilans en maternelle) : terminée, 1 820 enfants vus »."""
_FIRST_CLAUSE = re.compile(r"[\s:.–—]*(?P<state>[^,;.:(\n]{3,60})")
_LEADING_WORDS = 2
"""« action non encore engagée »: words before that of the state."""
_FEWEST_WORDS = 6
"""Words of a sentence behind a name: fewer may be the rest of the title."""
_LONGEST_TITLE, _FEWEST_OF_TITLE = 160, 2
_VERB = re.compile(r"\s(?:est|sont|a|ont)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_STATE = ("is_", "status")
_ANSWER = 30
"""Characters in which an answer says a state."""
_FEWEST = 2
_SURE = 0.6


def run_in_end(block: Block) -> int | None:
    """Where the title ends in a paragraph that goes on with sentences or a state, or None."""
    found = parse_action_heading(block.text) if block.table is None else None
    if found is None:
        return None
    stated = _STATED.match(block.text, found.end)
    if stated is not None and state_of(block.text[stated.end("title") :]) is not None:
        return stated.end("title")
    if block.kind == "heading" or found.value.number is None:
        return None
    start = found.value.title_start
    if start < block.bold_chars < len(block.text.rstrip()):
        end: int | None = block.bold_chars
    else:
        signs = _TITLE_END.finditer(block.text, start)
        end = next((sign.start() for sign in signs if sign.start() > start + 3), None)
    if end is None or end - start > _LONGEST_TITLE:
        return None
    rest = block.text[end:]
    tells = len(fold(rest).split()) >= _FEWEST_WORDS or find_status_statement(rest) is not None
    tells = tells or _has_state(block.text[:end])
    return end if tells and rest.rstrip().endswith(".") else None


def _has_state(name: str) -> bool:
    """« Action 2 – Accueil des fratries (en cours). »"""
    return state_behind(name.rstrip(" .:–—")) is not None


def run_in_openings(document: Document) -> frozenset[int]:
    """The paragraphs that begin with the name of an action and tell what became of it."""
    found = {
        index: tells_state(block.text[end:]) or _has_state(block.text[:end])
        for index, block in document.enumerate()
        if (end := run_in_end(block)) is not None
    }
    return frozenset(found) if _report(list(found.values())) else frozenset()


def chapter_lines(document: Document, openings: Iterable[int]) -> frozenset[int]:
    """The lines « 2. Financement » that end a fiche where a text knows no headings: their numbers
    go on from a line above the fiches, and not from a list within one.
    """
    found: set[int] = set()
    above = inside = None
    opened = set(openings)
    first = min(opened, default=0)
    for index, block in document.enumerate():
        inside = None if index in opened else inside
        line = _CHAPTER_LINE.fullmatch(block.text) if block.kind in _LINES else None
        if line is None or index in opened:
            continue
        number = int(line["number"])
        if index > first and (above is None or number != above + 1 or number - 1 == inside):
            inside = number
            continue
        above = number
        if index > first:
            found.add(index)
    return frozenset(found)


def plain_openings(document: Document) -> list[int]:
    """Headings of one level in the words of national objectives, with sentences below that tell
    a state; between them also those in other words whose sentences do.
    """
    headings = [index for index, block in document.enumerate() if block.kind == "heading"]
    texts = {index: " ".join(_below(document, index)).strip() for index in headings}
    plain = [index for index in _plain_headings(document) if texts[index]]
    levels = Counter(document.blocks[index - 1].level for index in plain)
    level = max(levels, key=lambda each: levels[each], default=None)
    told = {
        index: texts[index]
        for index in headings
        if document.blocks[index - 1].level == level
        and (index in plain or (_is_own(document, index) and tells_state(texts[index])))
    }
    return list(told) if _report([tells_state(texts[i]) for i in plain if i in told]) else []


def _is_own(document: Document, index: int) -> bool:
    return context_of(block_span(index, document.blocks[index - 1])) is None


def _report(tells: list[bool]) -> bool:
    """Whether enough actions are told with a state."""
    return len(tells) >= _FEWEST and sum(tells) * 2 >= len(tells)


def tells_state(text: str) -> bool:
    """Whether a text says what became of an action."""
    return find_status_statement(text) is not None or state_of(text) is not None


def state_of(text: str) -> int | None:
    """Where the state ends that the words behind a name begin with (« : en cours, … »)."""
    found = _FIRST_CLAUSE.match(text)
    words = strong_words(found["state"]) if found else []
    if not found or not words:
        return None
    before = found["state"][: words[0].start].split()
    return found.end("state") if len(before) <= _LEADING_WORDS else None


def states_itself(text: str, label: Parsed[str], value_start: int) -> bool:
    """Whether what looks like a label and its value is a sentence: « L'action est réalisée : quatre
    réunions », « Action terminée : le guide est paru »; « Action réalisée : oui » answers one.
    """
    if find_status_statement(text[: label.end]) is None:
        return False
    if _VERB.search(text[: label.end]):
        return True
    value = text[value_start:].strip()
    words = _WORD.findall(value)
    if not label.value.startswith(_OF_STATE) or len(words) < _FEWEST:
        return False
    chosen = parse_flag(value) or parse_flag(words[0]) or tick_options(value)  # « OUI / NON »
    return not (chosen or parse_status(value[:_ANSWER]))


def _plain_headings(document: Document) -> Iterator[int]:
    for index, block in document.enumerate():
        span = block_span(index, block)
        if block.kind != "heading" or context_of(span) is not None or labels_of(block.text):
            continue
        if len(fold(_CHAPTER.sub("", block.text.strip())).split()) < _FEWEST_OF_TITLE:
            continue  # « Décision », « Participation » are chapters of any document
        match = match_objective_text(_CHAPTER.sub("", block.text.strip()))
        if match is not None and match.score >= _SURE:
            yield index


def _below(document: Document, heading: int) -> Iterator[str]:
    for block in document.blocks[heading:]:
        if block.kind == "heading" or block.table is not None:
            return
        if block.kind in ("paragraph", "list_item"):
            yield block.text


def split_run_in(span: Span, block: Block) -> tuple[Span, Span | None]:
    """(name, sentences) of the paragraph or item that opens a fiche."""
    end = run_in_end(block)
    if end is None:
        return span, None
    cut = end - span.start
    rest = span.cut(cut, len(span.text))
    skipped = len(rest.text) - len(rest.text.lstrip(" .:–—\n\t"))
    return span.cut(0, len(span.text[:cut].rstrip(" .:–—"))), rest.cut(skipped, len(rest.text))
