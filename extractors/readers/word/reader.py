"""Puts a DOCX document together: running heads, body, notes, what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors.blocks import Block, BlockKind, Document, Problem
from extractors.options import ReadOptions
from extractors.readers.flow.model import blocks_of, text_of
from extractors.readers.strokes import with_marks
from extractors.readers.word.body import read_flow
from extractors.readers.word.context import Context
from extractors.readers.word.notes import Notes
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import Parts, open_parts
from extractors.readers.word.styles import Styles
from extractors.readers.word.xml import Element, attr, is_on, q


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of a DOCX file, in reading order, running heads first and last.

    Raises ExtractError (damaged, encrypted, empty_file, no_permission).
    """
    parts = open_parts(path)
    body = parts.body
    assert body is not None  # open_parts says "damaged" otherwise
    settings = parts.named("settings")
    context = Context(
        parts=parts,
        styles=Styles(parts.named("styles")),
        numbering=Numbering(parts.named("numbering")),
        notes=Notes(parts.named("footnotes"), parts.named("endnotes"), settings),
        read_flow=read_flow,
    )
    blocks = blocks_of(context.story(body))
    headers = _running(context, body, settings, "header", "page_header")
    footers = _running(context, body, settings, "footer", "page_footer")
    problems = [*context.found(), *_comments(parts)]
    if not blocks and context.has_pictures:
        problems.append(Problem("scanned_page"))
    return Document(
        format="docx",
        blocks=with_marks([*headers, *blocks, *footers]),
        title=parts.title,
        problems=tuple(problems),
    )


def _running(
    context: Context, body: Element, settings: Element | None, name: str, kind: BlockKind
) -> list[Block]:
    """Running heads or feet, each text once."""
    texts: dict[str, None] = {}
    for reference in _references(body, settings, name):
        root = context.parts.related(attr(reference, "r:id"))
        text = "" if root is None else text_of(context.story(root))
        if text:
            texts.setdefault(text)
    return [Block(kind, text) for text in texts]


def _references(body: Element, settings: Element | None, name: str) -> Iterator[Element]:
    """The running heads that are shown: first and even pages only where they are asked for."""
    has_even = settings is not None and is_on(settings, "w:evenAndOddHeaders")
    for section in body.iter(q("w:sectPr")):
        for reference in section.findall(q(f"w:{name}Reference")):
            kind = attr(reference, "w:type")
            is_shown = {"first": is_on(section, "w:titlePg"), "even": has_even}
            if is_shown.get(kind or "", True):
                yield reference


def _comments(parts: Parts) -> list[Problem]:
    root = parts.named("comments")
    count = 0 if root is None else len(root.findall(q("w:comment")))
    return [Problem("comments", f"{count} commentaire{'s' * (count > 1)}")] if count else []
