"""Plain text and Markdown: paragraphs, headings, lists, tables and notes by their look."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from extractors.blocks import Block, Document, Table
from extractors.encoding import decode_with_doubt
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.html.parse import parse as parse_html
from extractors.readers.strokes import with_marks
from extractors.readers.text import lines as text_lines
from extractors.readers.text.blocks import below_rules, paragraph_blocks
from extractors.readers.text.columns import read_aligned, read_drawn
from extractors.readers.text.forms import read_form
from extractors.readers.text.inline import Piece, pieces_of
from extractors.readers.text.laid_out import is_laid_out, laid_out_blocks
from extractors.readers.text.marks import raised, split_notes
from extractors.readers.text.stacked import StackedTables
from extractors.readers.text.stacked_figures import lost_columns
from extractors.readers.text.tables import Found, is_pipe_rule, read_pipes, read_tabs

_LINE_END = re.compile(r"\r\n?|\n")
_TABLE_READERS: tuple[Callable[[list[str], int], Found | None], ...] = (
    read_drawn,
    read_pipes,
    read_tabs,
    read_aligned,
)
_BRACKET_MARK = re.compile(r"(?<=[\w.,;:!?»)%€])\[(\d{1,3})\](?!\()")
_TABLE_TAG = re.compile(r"^\s*<table\b", re.IGNORECASE)
_MAX_HTML_LINES = 5000
_NULLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read(path: Path, options: ReadOptions) -> Document:
    """Blocks of a text file, each with its first line. Raises ExtractError: empty_file."""
    del options
    decoded = decode_with_doubt(path.read_bytes())
    blocks = parse(decoded.text)
    if not blocks:
        raise ExtractError("empty_file")
    problems = (*decoded.problems, *lost_columns(blocks))
    return Document("text", tuple(blocks), problems=problems)


def parse(text: str) -> list[Block]:
    """Blocks of a text."""
    text = _NULLS.sub("", text)
    if is_laid_out(text) and (blocks := laid_out_blocks(text)):
        return blocks
    text = text.replace("\x0c", "")
    lines = [line.replace("\x0b", "\n") for line in _LINE_END.split(text)]
    return list(with_marks(TextParser(_with_raised_marks(lines)).run()))


def _with_raised_marks(lines: list[str]) -> list[str]:
    """Bracketed marks after a word raised ("enfants[1]"), where a note line bears the mark."""
    marks = {note[0] for line in lines if (note := text_lines.bracket_note(line))}
    if not marks:
        return lines

    def mark(match: re.Match[str]) -> str:
        number = match.group(1)
        return (raised(number) or number) if number in marks else match.group()

    return [_BRACKET_MARK.sub(mark, line) for line in lines]


class TextParser:
    """Goes down the lines once; each line is of the first kind that fits."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._width = text_lines.wrap_width(lines)
        self._stacked = StackedTables(lines)
        self._blocks: list[Block] = []
        self._open: list[str] = []
        self._ruled: set[int] = set()
        """Indices of the blocks that stand below a rule."""
        self._open_line = 0
        self._indents: list[int] = []
        ends = [index for index, line in enumerate(lines) if "</table" in line.lower()]
        self._last_table_end = ends[-1] if ends else -1

    def run(self) -> list[Block]:
        """All the blocks."""
        index = 0
        while index < len(self._lines):
            index = self._step(index)
        self._close()
        return below_rules(self._blocks, self._ruled)

    def _step(self, index: int) -> int:
        """Read what begins at `index`; the index of the next line to read."""
        line = self._lines[index]
        if not line.strip():
            self._close()
            return index + 1
        level = text_lines.setext_level(line)
        if level and len(self._open) == 1 and not is_pipe_rule(line):
            self._close(heading=level)
            return index + 1
        if text_lines.is_rule(line):
            self._close()
            self._ruled.add(len(self._blocks))
            return index + 1
        return self._table(index) or self._marked_line(index) or self._plain_line(index)

    def _table(self, index: int) -> int | None:
        end = _html_table_end(self._lines, index) if index <= self._last_table_end else None
        if end:
            self._close()
            source = "\n".join(self._lines[index:end])
            blocks, _, _ = parse_html(source, lambda text: [Block("paragraph", text.strip())])
            self._blocks += [replace(block, line=index + 1) for block in blocks]
            return end
        for reader in (self._form, *_TABLE_READERS, self._stacked.read):
            found = reader(self._lines, index)
            if found:
                self._close()
                self._add_table(found[0], index)
                return found[1]
        return None

    def _form(self, lines: list[str], index: int) -> Found | None:
        return read_form(lines, index, self._width)

    def _add_table(self, table: Table, index: int) -> None:
        self._blocks.append(Block("table", table=table, line=index + 1))

    def _marked_line(self, index: int) -> int | None:
        """Headings with "#", note lines, page numbers, list items."""
        line, number = self._lines[index], index + 1
        if heading := text_lines.hash_heading(line):
            self._close()
            self._add_pieces(pieces_of(heading[1]), number, heading[0])
        elif text_lines.is_page_number(line):
            self._close()
            self._blocks.append(Block("page_footer", line.strip(), line=number))
        elif text_lines.is_running_head(line):
            self._close()
            self._blocks.append(Block("page_header", " ".join(line.split()), line=number))
        elif note := text_lines.bracket_note(line):
            self._close()
            self._add_notes([note], number)
        elif notes := split_notes("".join(piece.text for piece in pieces_of(line))):
            self._close()
            self._add_notes(notes, number)
        elif (item := text_lines.item_text(line)) and not self._is_heading_line(line):
            self._close()
            return self._item(index, *item)
        else:
            return None
        return index + 1

    def _is_heading_line(self, line: str) -> bool:
        """A numbered line in capitals or bold ("1. AGIR TÔT") is a heading, not an item."""
        pieces = pieces_of(line)
        return line[:1].isalnum() and any(map(text_lines.heading_level_of, pieces[:1]))

    def _item(self, index: int, indent: int, text: str) -> int:
        """A list item with the lines that go on with it."""
        lines, end = [text], index + 1
        while end < len(self._lines) and self._continues_item(lines[-1], end, indent):
            lines.append(self._lines[end].strip())
            end += 1
        self._indents = [known for known in self._indents if known < indent] + [indent]
        for piece in pieces_of(_unwrapped(lines)):
            self._blocks.append(
                Block("list_item", piece.text, len(self._indents), line=index + 1,
                      bold_chars=piece.bold)
            )  # fmt: skip
        return end

    def _continues_item(self, last: str, index: int, indent: int) -> bool:
        line = self._lines[index]
        if not line.strip() or "\t" in line.strip() or text_lines.item_text(line):
            return False
        if text_lines.is_rule(line) or text_lines.hash_heading(line) or line.lstrip()[:1] == "|":
            return False
        deeper = len(line) - len(line.lstrip()) > indent
        return deeper or text_lines.runs_on(last, line, self._width)

    def _plain_line(self, index: int) -> int:
        line = self._lines[index]
        if self._open and not self._joins(self._open[-1], line):
            self._close()
        if not self._open:
            self._open_line = index + 1
        self._open.append(line)
        return index + 1

    def _joins(self, above: str, below: str) -> bool:
        hard = above.endswith(("  ", "\\")) and above.strip("\\ ") != ""
        return hard or _unclosed_bold(above) or text_lines.runs_on(above, below, self._width)

    def _close(self, heading: int | None = None) -> None:
        """Put down the open paragraph; list depth begins anew after other text."""
        if not self._open:
            return
        lines, self._open = self._open, []
        self._indents = []
        self._add_pieces(pieces_of(_unwrapped(lines)), self._open_line, heading)

    def _add_pieces(self, pieces: list[Piece], line: int, heading: int | None) -> None:
        for piece in pieces:
            level = heading or text_lines.heading_level_of(piece)
            if level:
                self._blocks.append(Block("heading", piece.text, level, line=line))
            else:
                blocks = paragraph_blocks(piece.text, piece.bold)
                self._blocks += [replace(block, line=line) for block in blocks]

    def _add_notes(self, notes: list[tuple[str, str]], line: int) -> None:
        for mark, raw in notes:
            text = "\n".join(piece.text for piece in pieces_of(raw))
            self._blocks.append(Block("footnote", text, line=line, mark=mark))


def _html_table_end(lines: list[str], start: int) -> int | None:
    """First line after a table that a converter left in HTML, or None."""
    if not _TABLE_TAG.match(lines[start]):
        return None
    depth = 0
    for index in range(start, min(len(lines), start + _MAX_HTML_LINES)):
        lowered = lines[index].lower()
        depth += lowered.count("<table") - lowered.count("</table")
        if depth <= 0:
            return index + 1
    return None


def _unclosed_bold(line: str) -> bool:
    return line.count("**") % 2 == 1


def _unwrapped(lines: list[str]) -> str:
    """Lines put together: a hard break (two spaces, a backslash) stays, a wrapped one goes."""
    text = ""
    for line in lines:
        hard = line.endswith(("  ", "\\"))
        line = line.rstrip(" \\") if hard else line.rstrip()
        line = re.sub(r"^>\s(?=\S)", "", line.strip())
        glue = "" if not text or text[-1] == "\n" or re.search(r"\w-$", text[-2:]) else " "
        text += glue + line + ("\n" if hard else "")
    return text.rstrip("\n")
