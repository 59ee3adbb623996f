"""ODT files (also .fodt and .ott) as blocks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extractors.blocks import Block, BlockKind, Document, Problem
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.flow.model import blocks_of, text_of
from extractors.readers.odf.body import read_flow
from extractors.readers.odf.context import OdfContext
from extractors.readers.odf.lists import OdfLists
from extractors.readers.odf.package import OdfParts, open_parts
from extractors.readers.odf.styles import OdfStyles
from extractors.readers.odf.xml import Element, attr, plain, q
from extractors.readers.strokes import with_marks

_HEADERS = ("style:header-first", "style:header", "style:header-left")
_FOOTERS = ("style:footer-first", "style:footer", "style:footer-left")


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of an ODT file, in reading order, running heads first and last.

    Raises ExtractError (damaged, encrypted, empty_file, no_permission, not_a_document).
    """
    parts = open_parts(path)
    body = parts.body
    if body is None:
        raise ExtractError("damaged", "no office:text")
    common = _child(parts.styles, "office:styles")
    own = OdfStyles(_child(parts.content, "office:automatic-styles"), common)
    context = OdfContext(own, OdfLists(own), parts.content, read_flow)
    blocks = blocks_of(read_flow(context, body))
    pages = _shown_pages(parts, own, body)
    headers = _running(parts, pages, _HEADERS, "page_header")
    footers = _running(parts, pages, _FOOTERS, "page_footer")
    return Document(
        format="odt",
        blocks=with_marks([*headers, *blocks, *footers]),
        title=parts.title,
        problems=(*context.found(), *_left_out(body), *_scan(context, blocks)),
    )


def _child(parent: Element | None, name: str) -> Element | None:
    return None if parent is None else parent.find(q(name))


def _left_out(body: Element) -> Iterator[Problem]:
    """Deleted text of tracked changes, and comments."""
    deleted = [e for e in body.iter(q("text:deletion")) if _has_own_text(e)]
    if deleted:
        yield Problem("tracked_changes", f"{len(deleted)}×")
    comments = sum(1 for _ in body.iter(q("office:annotation")))
    if comments:
        yield Problem("comments", f"{comments} commentaire{'s' * (comments > 1)}")


def _has_own_text(deletion: Element) -> bool:
    """Text besides who deleted it and when."""
    about = q("office:change-info")
    return any(plain(e).strip() for e in deletion if e.tag != about)


def _scan(context: OdfContext, blocks: list[Block]) -> list[Problem]:
    return [Problem("scanned_page")] if context.has_pictures and not blocks else []


def _shown_pages(parts: OdfParts, styles: OdfStyles, body: Element) -> list[Element]:
    """The master pages the text uses, in the order of styles.xml: a file holds others too."""
    masters = _child(parts.styles, "office:master-styles")
    pages = [] if masters is None else masters.findall(q("style:master-page"))
    by_name = {attr(page, "style:name"): page for page in pages}
    used = [name for name in _begun_pages(styles, body) if name in by_name]
    if not used or not _begins_with_page(styles, body):
        used[:0] = ["Standard" if "Standard" in by_name else str(next(iter(by_name), ""))]
    seen: list[str] = []
    for name in used:
        following: str | None = name
        while following is not None and following in by_name and following not in seen:
            seen.append(following)
            following = attr(by_name[following], "style:next-style-name")
    return [page for page in pages if attr(page, "style:name") in seen]


def _begun_pages(styles: OdfStyles, body: Element) -> list[str]:
    """The master pages that paragraphs and tables begin."""
    names = {("paragraph", attr(e, "text:style-name")) for e in body.iter(q("text:p"), q("text:h"))}
    names |= {("table", attr(e, "table:style-name")) for e in body.iter(q("table:table"))}
    pages = {styles.master_page(family, name) for family, name in names}
    return sorted(page for page in pages if page)


def _begins_with_page(styles: OdfStyles, body: Element) -> bool:
    """Whether the very first paragraph or table names its master page."""
    for element in body.iter(q("text:p"), q("text:h"), q("table:table")):
        family = "table" if element.tag == q("table:table") else "paragraph"
        name = "table:style-name" if family == "table" else "text:style-name"
        return styles.master_page(family, attr(element, name)) is not None
    return False


def _running(
    parts: OdfParts, pages: list[Element], names: tuple[str, ...], kind: BlockKind
) -> list[Block]:
    """Running heads or feet, each text once."""
    root = parts.styles
    if root is None:
        return []
    automatic, common = _child(root, "office:automatic-styles"), _child(root, "office:styles")
    styles = OdfStyles(automatic, common)
    context = OdfContext(styles, OdfLists(styles), root, read_flow)
    texts: dict[str, None] = {}
    for page in pages:
        for name in names:
            element = page.find(q(name))
            if element is not None and attr(element, "style:display") != "false":
                texts.setdefault(text_of(read_flow(context, element)))
    return [Block(kind, text) for text in texts if text]
