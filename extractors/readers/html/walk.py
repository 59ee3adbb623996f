"""From the tree of an HTML page to blocks, in one walk that never recurses with the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from extractors.blocks import Block, Problem, Table
from extractors.readers.html import table as html_table
from extractors.readers.html.context import (
    BLOCKS,
    DROPPED,
    LISTS,
    Context,
    Furniture,
    Numbering,
    heading_level,
    is_badge,
    word_list_level,
)
from extractors.readers.html.forms import control_text
from extractors.readers.html.notes import Notes, find_notes, without_mark
from extractors.readers.html.runs import TextBuffer
from extractors.readers.html.style import Styles
from extractors.readers.text.blocks import below_rules, lines_of_table, paragraph_blocks
from extractors.readers.text.marks import is_numbered, raised

_MAX_TABLE_DEPTH = 8
_MAX_RAISED = 12
_COMMENT_PARTS = {"comment-list", "comment"}
ReadPre = Callable[[str], list[Block]]


@dataclass
class Page:
    """What the whole page knows; shared by the walks into its cells."""

    styles: Styles
    notes: Notes
    furniture: Furniture
    numbering: Numbering
    read_pre: ReadPre
    problems: set[Problem]


def read_soup(soup: BeautifulSoup, read_pre: ReadPre) -> tuple[list[Block], list[Problem]]:
    """Blocks of a parsed page. `read_pre` reads the text of a `<pre>` that is no table cell."""
    styles = Styles(soup)
    notes = find_notes(soup, styles)
    page = Page(styles, notes, Furniture(soup), Numbering(), read_pre, set())
    blocks = Walk(page).run(soup, Context())
    return blocks, sorted(page.problems, key=lambda problem: problem.code)


class Walk:
    """One walk over a page, or over a cell of one of its tables."""

    def __init__(self, page: Page, table_depth: int = 0) -> None:
        self._page = page
        self._depth = table_depth
        self._buffer = TextBuffer()
        self._prefix = ""
        self._blocks: list[Block] = []
        self._ruled: set[int] = set()
        """Indices of the blocks that stand below a rule."""

    def run(self, root: Tag, context: Context) -> list[Block]:
        """Blocks of what `root` holds."""
        stack: list[tuple[Iterator[PageElement], Context, bool]] = [
            (iter(list(root.children)), context, True)
        ]
        while stack:
            children, context, edge = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if edge:
                    self._edge(context, stack[-1][1] if stack else context)
            elif isinstance(child, Tag):
                inner = self._open(child, context)
                if inner is not None:
                    edge = self._is_block(child)
                    stack.append((iter(list(child.children)), inner, edge))
            elif type(child) is NavigableString:  # comments and the like are subclasses
                self._buffer.add(str(child), context.look, context.pre)
        return below_rules(self._blocks, self._ruled)

    def _is_block(self, tag: Tag) -> bool:
        if tag.name in BLOCKS or is_badge(tag):
            return True
        display = self._page.styles.of(tag).get("display", "")
        if display in {"block", "list-item", "flex", "grid"} or display.startswith("table"):
            return True
        return self._holder(tag) in {"grid", "inline-grid"}

    def _holder(self, tag: Tag) -> str:
        """How the element that holds a tag shows what it holds: items of a grid are blocks."""
        return self._page.styles.of(tag.parent).get("display", "") if tag.parent else ""

    def _edge(self, inner: Context, outer: Context) -> None:
        """The end of a block: a line of an item or note, else a block of its own."""
        if outer.joined and (outer.kind, outer.level) == (inner.kind, inner.level):
            self._buffer.soft_break()
        else:
            self._flush(inner)

    def _open(self, tag: Tag, context: Context) -> Context | None:
        """The context of a tag's children, or None where it has been dealt with."""
        if self._left_out(tag):
            return None
        if self._holder(tag) in {"flex", "inline-flex"}:  # its items stand apart on one line
            self._buffer.add(" ", context.look)
        if self._inline(tag, context):
            return None
        bold = self._page.styles.bold(tag)
        if bold is not None:
            context = replace(context, bold=bold)
        lines = self._page.styles.lines(tag)
        if lines:
            context = replace(context, lines=context.lines | lines)
        if id(tag) in self._page.notes.targets:
            self._flush(context)
            mark = self._page.notes.targets[id(tag)]
            return replace(context, kind="footnote", mark=mark, joined=True, furniture=None)
        part = html_table.table_part(tag, self._page.styles) if context.kind != "heading" else ""
        if part == "table" or tag.name == "dl":
            self._flush(context)
            return self._open_table(tag, context)
        return self._open_block(tag, context)

    def _open_block(self, tag: Tag, context: Context) -> Context:
        if not self._is_block(tag):
            return context
        style = self._page.styles.of(tag)
        level = heading_level(tag)
        word_level = word_list_level(style)
        if level is not None or tag.name == "li" or tag.name in LISTS or word_level is not None:
            self._flush(context)
        elif context.joined:
            self._buffer.soft_break()
        else:
            self._flush(context)
        if level is not None:
            return replace(context, kind="heading", level=level, joined=True)
        if tag.name in LISTS:
            return replace(context, list_depth=context.list_depth + 1)
        if tag.name == "li" or word_level is not None:
            self._prefix = self._page.numbering.prefix(tag, style)
            depth = word_level or max(1, context.list_depth)
            return replace(context, kind="list_item", level=depth, joined=True)
        furniture = context.furniture or self._page.furniture.of(tag)
        keeps_space = tag.name == "pre" or style.get("white-space", "").startswith("pre")
        return replace(context, furniture=furniture, pre=context.pre or keeps_space)

    def _left_out(self, tag: Tag) -> bool:
        """Scripts and styles; hidden, deleted and commented text, which is reported."""
        code = None
        if self._page.styles.hides(tag):
            code = "hidden_content"
        elif tag.name == "del":
            code = "tracked_changes"
        elif self._page.styles.of(tag).get("mso-element") in _COMMENT_PARTS:
            code = "comments"
        elif "MsoCommentReference" in (tag.get("class") or []):
            return True
        if code is None and tag.name not in DROPPED:
            return False
        if tag.name not in DROPPED and tag.get_text(strip=True):
            self._page.problems.add(Problem(code or "hidden_content"))
        elif tag.name in {"noscript", "template"} and tag.get_text(strip=True):
            self._page.problems.add(Problem("hidden_content"))
        return True

    def _inline(self, tag: Tag, context: Context) -> bool:
        """Elements whose text is known at once: line breaks, controls, note marks, bullets."""
        if tag.name == "br":
            self._buffer.line_break()
            return True
        if tag.name == "hr":
            self._flush(context)
            self._ruled.add(len(self._blocks))
            return True
        shown = control_text(tag)
        if shown is not None:
            self._buffer.add(shown, context.bold, keep_space=tag.name == "textarea")
            return True
        if self._page.styles.of(tag).get("mso-list") == "ignore":
            marker = " ".join(tag.get_text().split())
            self._prefix = f"{marker} " if any(map(str.isalnum, marker[:3])) else ""
            return True
        if self._page.styles.raises(tag) or id(tag) in self._page.notes.references:
            mark = _raised_mark(tag)
            self._buffer.add(mark or "", context.bold)
            return mark is not None
        if tag.name == "pre" and self._depth == 0 and not context.joined and not tag.find(True):
            self._flush(context)
            self._blocks += self._page.read_pre(tag.get_text())
            return True
        return False

    def _flush(self, context: Context) -> None:
        """Blocks from the text gathered so far."""
        prefix = self._prefix
        for text, bold in self._buffer.take():
            self._prefix = ""
            if context.furniture:
                self._blocks.append(Block(context.furniture, text, bold_chars=bold))
            elif context.kind == "footnote":
                text = without_mark(text, context.mark or "")
                self._blocks.append(Block("footnote", text, mark=context.mark))
            else:
                bold += len(prefix) if bold else 0
                self._blocks += self._text_blocks(context, prefix + text, bold)
            prefix = ""

    def _text_blocks(self, context: Context, text: str, bold: int) -> list[Block]:
        if context.kind == "paragraph" and self._depth == 0:
            return paragraph_blocks(text, bold)
        return [Block(context.kind, text, context.level, bold_chars=bold)]

    def _open_table(self, tag: Tag, context: Context) -> Context | None:
        """Append a table, or give the context to walk through one that is layout only."""
        inside = replace(context, tables=context.tables + 1)
        if max(self._depth, context.tables) >= _MAX_TABLE_DEPTH:
            return inside
        if tag.name == "dl":
            found = html_table.collect_pairs(tag, self._page.styles)
        else:
            found = html_table.collect(tag, self._page.styles)
            if html_table.is_layout(tag, found):
                return inside
        if found.hidden:
            self._page.problems.add(Problem("hidden_content"))
        outside = [element for caption in found.captions for element in caption.children]
        for element in [*outside, *found.strays]:
            self._blocks += self._walk_apart(element, context)
        table = html_table.build(found, self._page.styles, self._render)
        if found.cut:
            self._page.problems.add(Problem("too_large", "cellules fusionnées sans fin"))
        if table is not None and context.furniture:
            lines = lines_of_table(table)
            self._blocks += [Block(context.furniture, line) for line in lines]
        elif table is not None:
            self._blocks.append(Block("table", table=table))
        return None

    def _walk_apart(self, element: PageElement, context: Context) -> list[Block]:
        """Blocks of text that stands in a table but in no cell."""
        walk = Walk(self._page, self._depth + 1)
        if isinstance(element, Tag):
            return walk.run(element, context)
        text = " ".join(str(element).split()) if type(element) is NavigableString else ""
        return [Block(context.furniture or "paragraph", text)] if text else []

    def _render(self, cells: list[Tag]) -> tuple[str, bool]:
        """(text, all bold) of a cell: its blocks on lines of their own."""
        lines: list[str] = []
        bold: list[bool] = []
        for cell in cells:
            context = Context(bold=self._page.styles.bold(cell) or False)
            for block in Walk(self._page, self._depth + 1).run(cell, context):
                lines += cell_lines(block)
                bold.append(block.table is None and block.bold_chars >= len(block.text))
        return "\n".join(lines), bool(bold) and all(bold)


def cell_lines(block: Block) -> list[str]:
    """A block inside a cell as text: items with a bullet, nested tables with tabs."""
    table: Table | None = block.table
    if table is not None:
        return lines_of_table(table)
    bulleted = block.kind == "list_item" and not is_numbered(block.text)
    return [f"• {block.text}" if bulleted else block.text]


def _raised_mark(tag: Tag) -> str | None:
    """Superscript digits for a note mark; None for what stays as it is ("er", long text)."""
    if tag.find_parent(tag.name):
        return None  # raised already; and the text of 10,000 marks in each other is read but once
    text = tag.get_text()
    return raised(text) if len(text) <= _MAX_RAISED else None
