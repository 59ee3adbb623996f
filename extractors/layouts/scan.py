"""One pass down the document: every block becomes part of a record, in the document's order."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.blocks import Block, Document, Span, block_span
from extractors.layouts.answered import part_labels
from extractors.layouts.chapters import title_below
from extractors.layouts.contents_list import contents_blocks
from extractors.layouts.context import below, groups_of, names_group
from extractors.layouts.continuation import Above
from extractors.layouts.fields import GROUPS, NAMES
from extractors.layouts.guesses import settle_fields
from extractors.layouts.label_pairs import MONEY
from extractors.layouts.labelled import begins_with_name
from extractors.layouts.legend import legend_of
from extractors.layouts.listed import is_listed
from extractors.layouts.loose import is_key_figure
from extractors.layouts.openings import fiche_openings
from extractors.layouts.records import Field, LayoutName, Record
from extractors.layouts.scan_tables import read_table
from extractors.layouts.state import Scan
from extractors.layouts.told import split_run_in
from extractors.layouts.view import Views
from normalizers.closings import is_navigation
from normalizers.label_split import split_label
from normalizers.numbering import parse_action_heading

_OF_STATE = ("status", "is_")
"""How the fields begin whose labels head lists of actions: « En retard : », « Achevées : »."""
_CHAPTER = re.compile(r"\s*(?P<number>\d{1,2})\s?[.)]\s+(?=[A-ZÀ-Ý])")
_LONGEST_SECTION = 120
"""Characters of the name of a section between the rows of a table."""
_LAST = 8
"""Blocks at the end among which the document's last words are looked for."""


def scan(document: Document) -> Scan:
    """The document's raw records and what each layout said of each table."""
    legend = legend_of(document)
    views = Views(document, legend)
    state = Scan(views, fiche_openings(views), legend)
    _run(state)
    settle_fields(state.records)
    part_labels(state.records)
    return state


def _run(state: Scan) -> None:
    """Read every block but those of a table of contents."""
    contents = contents_blocks(state.document)
    for index, block in state.document.enumerate():
        if block.part != state.sheet:
            state.begin_sheet(block.part)
        if block.is_aside or index in contents or is_navigation(block.text):
            continue
        if block.table is not None:
            read_table(state, index)
        elif block.text.strip():
            above, state.above = state.above, None
            _text(state, index, block)
            state.above = _still_above(above, block)


def _still_above(above: Above | None, block: Block) -> Above | None:
    """The table of actions above a text that may name a section of it, or a group inside one."""
    text = block.text.strip()
    if above is None or len(text) > _LONGEST_SECTION or text.endswith((".", ":")):
        return None
    names = groups_of(block_span(1, block))
    if above.between and not (names and above.between == "group"):
        return None
    return replace(above, between="group" if names else "text")


def _text(state: Scan, index: int, block: Block) -> None:
    span = block_span(index, block).strip()
    if index in state.openings:
        _open(state, span, index, block)
    elif not (_group(state, span, block) or _part_of_fiche(state, span, index, block)):
        _outside(state, span, index, block)
    state.previous = span
    if block.kind == "heading":
        state.section = span


def _open(state: Scan, span: Span, index: int, block: Block) -> None:
    """A fiche below its heading, the name at the head of a paragraph or its own first label."""
    level = block.level if block.kind == "heading" else _level_below(state, index)
    if parse_action_heading(span.text) is None and begins_with_name(block):
        state.fiche = None
        state.ensure_fiche(index).add_text(span, block)
        return
    name, rest = split_run_in(span, block)
    state.begin_fiche(name, index, level)
    if rest is not None and state.fiche is not None:
        state.fiche.add_told(rest)


def _level_below(state: Scan, index: int) -> int | None:
    """The level of the title right below a number alone (« ACTION 4 »), else the chapter's."""
    title = title_below(state.document, index)
    return state.document.blocks[title - 1].level if title else state.levels.get(index)


def _group(state: Scan, span: Span, block: Block) -> bool:
    """A heading of an engagement, measure or objective: for the open fiche or those below."""
    if not (groups := groups_of(span, in_fiche=state.fiche is not None)):
        return False
    if state.fiche is not None and state.fiche.takes_group(block, is_path=len(groups) > 1):
        state.fiche.add_groups(groups)
        return True
    if state.fiche is not None and _goes_on(state, span, block):
        return False
    state.fiche = None
    for group in groups:
        state.context = state.context.enter(*group)
    state.lead = span
    return True


def _goes_on(state: Scan, span: Span, block: Block) -> bool:
    """Whether a line in the words of an engagement or objective stands among those of the fiche,
    as « Objectifs : éviter les ruptures de parcours » does: another label follows, or, where it
    does not say what it is, anything but the next fiche or a table.
    """
    if block.kind == "heading" or state.fiche is None or not state.fiche.has_own_fields:
        return False
    for index, following in enumerate(state.document.blocks[span.block :], start=span.block + 1):
        if following.is_aside:
            continue
        if index in state.openings or following.table is not None:
            return False
        text = block_span(index, following).strip()
        if not groups_of(text, in_fiche=True):
            label = split_label(text.text)
            is_own = label is not None and label[0].value not in (*GROUPS, *NAMES)
            return is_own or not (names_group(span.text) or following.kind == "heading")
    return not names_group(span.text)


def _part_of_fiche(state: Scan, span: Span, index: int, block: Block) -> bool:
    if state.fiche is None:
        return False
    ends = state.fiche.ends_before(span, block, at_end=_is_at_end(state, block))
    if ends or index in state.chapters:
        state.fiche = None
        return False
    return state.fiche.add_text(span, block, is_rubric=index in state.rubrics)


def _is_at_end(state: Scan, block: Block) -> bool:
    texts = [b for b in state.document.blocks[-_LAST:] if not b.is_aside]
    return any(block is b for b in texts[-2:])


def _begins_chapter(state: Scan, span: Span, block: Block) -> bool:
    """Whether a text is no item below the last lead, but the chapter after it: a heading (as high),
    the next number (« 3. Financement » below « 2. Actions reportées »), what follows a table.
    """
    if state.lead is None or block.kind == "list_item":
        return False
    if span.block > 1 and state.document.blocks[span.block - 2].table is not None:
        return True
    lead = state.document.blocks[state.lead.block - 1]
    if block.kind == "heading":
        return lead.kind != "heading" or (block.level or 0) <= (lead.level or 0)
    above, own = _CHAPTER.match(state.lead.text), _CHAPTER.match(span.text)
    return bool(above and own and int(own["number"]) == int(above["number"]) + 1)


def _outside(state: Scan, span: Span, index: int, block: Block) -> None:
    """Text of no fiche: a fact about the document, a listed action, or prose."""
    state.context = below(block, state.context, state.document)
    found = split_label(span.text)
    if found is not None and found[0].value in MONEY:
        found = split_label(span.text, scope="cover")  # « Département : Yonne »
    is_item = is_listed(span, block, state.previous, state.lead)
    if parse_action_heading(span.text) is not None:
        record = Record("reference", "list", index, span, state.context, lead=state.last)
    elif found is not None and not is_item and not found[0].value.startswith(_OF_STATE):
        # « En retard : », « Action abandonnée : fiche 2.3 … » are of actions
        record = Record("cover", "cover", index, context=state.context)
        value = span.cut(found[1], len(span.text)).strip()
        record.fields.append(Field(found[0].value, span.text[: found[0].end], [value]))
    else:
        layout: LayoutName = "list" if is_item else "prose"
        if is_item and state.openings and is_key_figure(state.document, index, state.lead):
            layout = "summary"
        record = Record("prose", layout, index, context=state.context, section=state.section)
        record.lead = None if _begins_chapter(state, span, block) else state.lead
        record.fields.append(Field(None, "", [span]))
    state.records.append(record)
    if record.kind != "reference":
        state.last = span
        state.lead = state.lead if record.layout == "list" else span
