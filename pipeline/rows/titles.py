"""The document's own title: one heading, or several that stand together as one."""

from __future__ import annotations

import re

from extractors.blocks import Block, Document, Span, block_span
from extractors.layouts.context import context_of
from normalizers.issuers import names_issuer
from normalizers.numbering import parse_action_heading
from normalizers.text import clean_line
from normalizers.vocabulary import title_kind
from pipeline.rows.facts import Fact

_FRONT = 40
"""Blocks from the top among which the title stands."""
_LONGEST = 300
_MAIL = 6
"""Lines at the head of an e-mail."""
_SENDER = re.compile(r"\s*(?:De|From|Expéditeur)\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"^\s*(?:Objet|Sujet|Subject)\s*:\s*(?P<subject>\S.*)$", re.IGNORECASE | re.M)
_Place = tuple[int, Block]


def find_title(document: Document) -> Fact | None:
    """The first heading of the highest level near the front, else the first line.

    A line above it that names a kind of report ("Annexe 2 : plan d'actions …") is the title.
    """
    body = [(i, b) for i, b in document.enumerate() if not b.is_aside]
    front = [
        (index, block)
        for index, block in body
        if index <= _FRONT and block.table is None and 0 < len(block.text.strip()) <= _LONGEST
    ]
    if not front:
        return None
    subject = _subject_of_mail(front)
    if subject is not None:
        return Fact(clean_line(subject.text), (subject,), "title.subject")
    own = _own_lines(front)
    headings = [place for place in own if place[1].kind == "heading"]
    first = min(headings, key=lambda place: (place[1].level or 9, place[0]), default=own[0])
    above = [place for place in front if place[0] < first[0] and title_kind(place[1].text)]
    spans = [block_span(i, b).strip() for i, b in ([above[0]] if above else _lines(body, first))]
    text = " ".join(filter(None, (clean_line(span.text) for span in spans)))
    return Fact(text or None, tuple(spans), "title.first_heading")


def _own_lines(front: list[_Place]) -> list[_Place]:
    """The lines above the first action that do not only say who writes; all where none is left."""
    opening = (at for at, place in enumerate(front) if parse_action_heading(place[1].text))
    above = front[: next(opening, len(front))]
    return [place for place in above if not names_issuer(place[1].text)] or front


def _subject_of_mail(front: list[_Place]) -> Span | None:
    """« Objet : … » below « De : … »: of an e-mail the first line only says who wrote it."""
    if not _SENDER.match(front[0][1].text):
        return None
    for index, block in front[:_MAIL]:
        found = _SUBJECT.search(block.text)
        if found is not None:
            return block_span(index, block).cut(*found.span("subject"))
    return None


def _lines(body: list[_Place], first: _Place) -> list[_Place]:
    """The headings right below the first that go on with it: of its level, like none further on.

    Formats that know no line break within a heading store its lines so.
    """
    start = body.index(first)
    lines = [first]
    for place in body[start + 1 :]:
        if not _is_alike(place[1], first[1]) or _opens_something(*place):
            break
        lines.append(place)
    later = body[start + len(lines) :]
    return [first] if any(_is_alike(block, first[1]) for _, block in later) else lines


def _is_alike(block: Block, first: Block) -> bool:
    """A heading of the same level and sheet, in capitals where the first one is."""
    return block.kind == "heading" and _looks(block) == _looks(first)


def _looks(block: Block) -> tuple[str, int | None, str | None, bool]:
    return block.kind, block.level, block.part, block.text.isupper()


def _opens_something(index: int, block: Block) -> bool:
    span: Span = block_span(index, block)
    return parse_action_heading(block.text) is not None or context_of(span) is not None
