"""Pages of lines and tables -> blocks in reading order, over page breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.blocks import Block, BlockKind, Region
from extractors.readers.pdf.columns import PageLines
from extractors.readers.pdf.compose import has_room, is_cut_word, join_texts
from extractors.readers.pdf.habits import Habits, habits_of
from extractors.readers.pdf.joins import JoinedTable, join_tables
from extractors.readers.pdf.joins_sideways import with_sides_joined
from extractors.readers.pdf.paragraphs import NUMBERED, Paragraph, paragraphs_of
from extractors.readers.pdf.running import Edge, running_lines
from extractors.readers.pdf.sheet_rows import stand_beside
from extractors.readers.pdf.tables import PlacedTable
from extractors.readers.pdf.titles import Titles

_NOTE = re.compile(
    r"^(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\*{1,3})|\(?(\d{1,2})\)?(?=[\s.])(?! \d{3}\b))[ .)]*(?=\S)"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LOWERED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGE_NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}) *(?=\S)")
_PLAIN_NOTE = re.compile(r"(\d{1,2})\)?(?: +(?=[^\W\d_])|(?=[A-ZÀ-Ý]))")
_IN_TEXT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LABEL = re.compile(r"^[^.:;]{2,60}\s?:(?:\s|$)")
_SMALL = 0.95
"""Notes are set in a type at most this share of the body's."""


@dataclass
class Piece:
    """A block in the making: paragraphs of one text (several over a page break) or a table."""

    kind: BlockKind
    paragraphs: list[Paragraph] = field(default_factory=list)
    table: PlacedTable | None = None
    text: str = ""
    regions: tuple[Region, ...] = ()
    level: int | None = None
    mark: str | None = None
    skip: int = 0
    """Characters of the first paragraph's text that are its note mark."""


def blocks_of(pages: Sequence[PageLines]) -> list[Block]:
    """All blocks of a document; undecided hyphens are left for `hyphens.settle`."""
    habits = habits_of(pages)
    running = running_lines(pages, habits.body)
    pieces = [piece for page in pages for piece in _pieces(page, habits, running)]
    pieces = _joined(pieces)
    _mark_large_notes(pieces)
    paragraphs = [p for piece in pieces for p in piece.paragraphs if not _is_edge(piece)]
    cells = (cell for piece in pieces if piece.table for cell in piece.table.table.cells)
    titles = Titles(habits.body, paragraphs, cells)
    depths = _Depths()
    tables = _joined_tables(pieces, {page.number: page.width for page in pages})
    blocks: list[Block] = []
    for piece in pieces:
        if piece.kind == "paragraph":
            piece.level = titles.level(piece.paragraphs)
            if piece.level:
                piece.kind = "heading"
        elif piece.kind == "list_item":
            piece.level = depths.level(piece.paragraphs[0])
        if piece.kind not in ("list_item", "page_header", "page_footer", "footnote"):
            depths.reset()
        block = _table_block(piece, tables) if piece.table else _text_block(piece)
        if block:
            blocks.append(block)
    return blocks


def _is_edge(piece: Piece) -> bool:
    return piece.kind in ("page_header", "page_footer", "footnote")


def _pieces(page: PageLines, habits: Habits, running: dict[int, Edge]) -> list[Piece]:
    """Heads, then text and tables, then feet of one page."""
    heads: list[Piece] = []
    main: list[Piece] = []
    texts: list[Piece] = []
    """Those that may be notes."""
    feet: list[Piece] = []
    for column in page.columns:
        for item in paragraphs_of(column, page, habits, running):
            if isinstance(item, PlacedTable):
                main.append(Piece("table", table=item))
                texts += main[-1:]
                continue
            edge = running.get(id(item.lines[0]))
            if edge:
                (heads if edge == "page_header" else feet).append(Piece(edge, [item]))
            else:
                main.append(_text_piece(item))
                texts += [] if column.is_aside else main[-1:]
    _mark_notes(texts, habits.body)
    for turned in page.turned:
        region = Region(page.number, turned.bbox, 0, len(turned.text))
        main.append(Piece("paragraph", text=turned.text, regions=(region,)))
    return [*heads, *main, *feet]


def _text_piece(paragraph: Paragraph) -> Piece:
    first = paragraph.lines[0]
    titled = paragraph.bold or paragraph.title_level
    listed = first.bullet or paragraph.is_key_figure or (NUMBERED.match(first.text) and not titled)
    return Piece("list_item" if listed else "paragraph", [paragraph])


def _mark_notes(pieces: list[Piece], body: float) -> None:
    """Small text that begins with a mark is a note: at the foot, or after a table."""
    open_note: Piece | None = None
    for place, piece in enumerate(pieces):
        if not piece.paragraphs or _is_item(piece.paragraphs[0]):
            open_note = None
            continue
        paragraph = piece.paragraphs[0]
        match = _NOTE.match(paragraph.text)
        small = paragraph.size <= _SMALL * body
        raised = bool(match and match.group(1))
        at_foot = all(_is_small(later, body) for later in pieces[place:])
        if match and small and (raised or at_foot):
            mark = (match.group(1) or match.group(2)).translate(_RAISED)
            piece.kind, piece.mark, piece.skip = "footnote", mark, match.end()
            open_note = piece
        elif open_note and small and at_foot and piece is not open_note:
            piece.kind, piece.mark = "footnote", open_note.mark
        else:
            open_note = None


def _is_item(paragraph: Paragraph) -> bool:
    return bool(paragraph.lines[0].bullet) or paragraph.is_key_figure


def _mark_large_notes(pieces: Sequence[Piece]) -> None:
    """Text as large as the body's is a note where its raised mark stands in the text above; at
    the foot of a page its own mark need not be raised.
    """
    seen: set[str] = set()
    for place, piece in enumerate(pieces):
        if piece.table:
            texts = [cell.text for cell in piece.table.table.cells]
        else:
            texts = [line.text for paragraph in piece.paragraphs for line in paragraph.lines]
        match = _LARGE_NOTE.match(texts[0]) if piece.kind == "paragraph" and texts else None
        if match is None and _plain_note(piece) and _ends_page(pieces[place:]):
            match = _plain_note(piece)
        if match and match[1].translate(_LOWERED) in seen:
            mark = match[1].translate(_RAISED)
            piece.kind, piece.mark, piece.skip = "footnote", mark, match.end()
        seen.update(
            mark[0]
            for text in texts
            for mark in _IN_TEXT.finditer(text)
            if mark.start() and not text[mark.start() - 1].isspace()
        )


def _plain_note(piece: Piece) -> re.Match[str] | None:
    """A number before a sentence, or set right against it."""
    if piece.kind != "paragraph" or not piece.paragraphs or piece.paragraphs[0].bold:
        return None
    text = piece.paragraphs[0].text
    return _PLAIN_NOTE.match(text) if text.rstrip()[-1:] in ".!?…" else None


def _ends_page(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but notes and running feet stand on the rest of the first piece's page."""
    page = pieces[0].paragraphs[0].page
    rest = (p for p in pieces if not _is_edge(p) and not _plain_note(p))
    following = next(rest, None)
    if following is None:
        return True
    first = following.table or next(iter(following.paragraphs), None)
    return first is not None and first.page != page


def _is_small(piece: Piece, body: float) -> bool:
    return bool(piece.paragraphs) and piece.paragraphs[0].size <= _SMALL * body


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Paragraphs that a column or page break cut, put together again."""
    kept: list[Piece] = []
    last: Piece | None = None
    for piece in pieces:
        if _is_edge(piece):
            kept.append(piece)
            continue
        if last and _goes_on(last, piece):
            last.paragraphs += piece.paragraphs
            continue
        kept.append(piece)
        last = piece
    return kept


def _goes_on(above: Piece, below: Piece) -> bool:
    if not above.paragraphs or not below.paragraphs or below.kind == "list_item":
        return False
    one, other = above.paragraphs[-1], below.paragraphs[0]
    last, first = one.lines[-1], other.lines[0]
    if (one.page, one.right) == (other.page, other.right) or other.page - one.page > 1:
        return False
    if abs(last.size - first.size) > 0.05 * last.size or one.bold != other.bold:
        return False
    if one.is_key_figure:
        return False
    if is_cut_word(last, first):
        return True
    if last.text[-1] in ".!?:;":
        return False
    if first.text[0].islower():
        return True
    running = len(one.lines) > 1 and not one.bold and not _LABEL.match(first.text)
    return running and not has_room(last, first, one.right - last.x1)


def _joined_tables(pieces: Sequence[Piece], widths: Mapping[int, float]) -> dict[int, JoinedTable]:
    """Key (id) of the first piece of each table -> the whole table; the other pieces -> nothing."""
    main = [piece for piece in pieces if not _is_edge(piece)]
    placed = [piece.table for piece in main if piece.table]
    after = {
        id(above.table): id(below.table)
        for above, below in pairwise(main)
        if above.table and below.table
    }

    def is_adjacent(above: PlacedTable, below: PlacedTable) -> bool:
        return below.page == above.page + 1 and after.get(id(above)) == id(below)

    def goes_on(above: PlacedTable, below: PlacedTable) -> bool:
        return is_adjacent(above, below) and not stand_beside(above, below)

    joined = with_sides_joined(join_tables(placed, goes_on), widths, is_adjacent)
    return {id(table.pieces[0]): table for table in joined}


def _table_block(piece: Piece, tables: dict[int, JoinedTable]) -> Block | None:
    joined = tables.get(id(piece.table))
    if joined is None:
        return None
    return Block("table", regions=joined.regions, table=joined.table, confidence=joined.confidence)


def _text_block(piece: Piece) -> Block:
    if not piece.paragraphs:
        return Block(piece.kind, piece.text, regions=piece.regions)
    text, regions = "", []
    for paragraph in piece.paragraphs:
        more = paragraph.text if text else paragraph.text[piece.skip :]
        text = join_texts(text, more) if text else more
        start = len(text) - len(more)
        regions.append(Region(paragraph.page, paragraph.bbox, start, len(text)))
    first = piece.paragraphs[0]
    bold = len(text) if all(p.bold for p in piece.paragraphs) else first.bold_chars
    return Block(
        piece.kind,
        text,
        level=piece.level,
        regions=tuple(_merged_regions(regions)),
        mark=piece.mark,
        bold_chars=max(0, min(bold, len(text))),
        confidence=min(line.confidence for p in piece.paragraphs for line in p.lines),
    )


def _merged_regions(regions: list[Region]) -> Iterator[Region]:
    """One region a place; text between two regions (a space) belongs to the first."""
    for region, following in zip(regions, [*regions[1:], None], strict=True):
        end = following.start if following else region.end
        yield Region(region.page, region.bbox, region.start, max(region.start, end))


class _Depths:
    """Depth of list items by their indent, from the outermost of the running list."""

    def __init__(self) -> None:
        self._edges: list[float] = []

    def reset(self) -> None:
        self._edges.clear()

    def level(self, paragraph: Paragraph) -> int:
        x0 = paragraph.lines[0].text_x0
        while self._edges and x0 < self._edges[-1] - 3:
            self._edges.pop()
        if not self._edges or x0 > self._edges[-1] + 3:
            self._edges.append(x0)
        return len(self._edges)
