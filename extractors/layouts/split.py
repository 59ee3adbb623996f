"""A row or cell that holds several actions becomes as many records.

Cells with as many lines (or dates) as there are actions give each its own; any other cell holds
for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from extractors.blocks import Span
from extractors.layouts.fields import GROUPS, NAMES, TITLES
from extractors.layouts.records import Field, Record
from normalizers.action_heading import words_pattern
from normalizers.action_number import MARK
from normalizers.amounts import parse_amount_cell
from normalizers.dates import find_dates
from normalizers.numbering import (
    normalise_number,
    parse_action_heading,
    parse_numbers,
    split_actions,
)
from normalizers.objective_number import split_objective_number

_CODE_IN_LINE = re.compile(
    r"(?<![^\s])(?P<letter>[A-Z]?(?:\d{1,2}[.-])?)(?P<number>\d{1,2})\s?(?:[–—:]|-\s)\s*(?=[A-ZÀ-Ý])"
)
_LEVELS = {"mesure": "measure", "objectif": "objective", "action": "action"}
_LEVEL = re.compile(
    r"(?:^[\s•-]*|\s(?-i:(?=[MOA])))(?P<level>mesure|objectif|action)\s*(?:op[ée]rationnel(?:le)?|national(?:e)?)?\s*:\s*",
    re.IGNORECASE | re.MULTILINE,
)
_PIECES = re.compile(r"\d+|[^\W\d_]+")
"""Of a number: « A », « 6 », « 2 » of A6-2."""
_LINE = re.compile(r"(?:^|[\n;•])[ •▪*–-]*")
_MARK = re.compile(rf"\s*(?:{MARK})?\s*", re.IGNORECASE)
_NOT_TOLD = GROUPS | NAMES
_OF_OBJECTIVE = GROUPS | {"funding_source"}


def _any(text: str) -> object:
    return text


def _none(_: str) -> object:
    return None


_ONE_FOR_ALL: dict[str, Callable[[str], object]] = {
    "engagement": _none,
    "measure": _none,
    "funding_source": _none,
    "objective": split_objective_number,
    "objective_number": split_objective_number,
    "amount": parse_amount_cell,
}
"""Cells that hold for all actions of a row, unless each of their lines can be read so."""


def split_record(record: Record) -> list[Record]:
    """The record itself, or one record for each of the actions it lists.

    They stand in one cell, or their numbers and titles in two, line by line. Money that is not
    told apart belongs to their objective: it must not be counted once for each.
    """
    if record.kind != "action":
        return [record]
    shares = _listed_in_one(record) or _numbered_beside(record)
    count = len(next(iter(shares.values()), []))
    if count < 2:
        return [record]
    parts = [Record(record.kind, record.layout, record.block, record.heading, record.context,
                    lead=record.lead) for _ in range(count)]  # fmt: skip
    common = Record("objective", record.layout, record.block, None, record.context)
    numbers = _numbers_of(shares)
    for item in record.fields:
        told = {} if id(item) in shares else _told_by_number(item, numbers)
        for index, span in told.items():
            parts[index].fields.append(Field(item.name, item.label, [span], item.column))
        if told:
            continue
        spans = shares.get(id(item)) or _shares(item, count)
        if spans is None and item.name == "amount":
            common.fields.append(item)
            continue
        for index, part in enumerate(parts):
            values = [spans[index]] if spans else item.values
            part.fields.append(Field(item.name, item.label, values, item.column, item.blank))
        if spans is None and item.name in _OF_OBJECTIVE:
            common.fields.append(item)
    return [*parts, common] if common.has("amount") else parts


_Shares = dict[int, list[Span]]
"""Field, by its identity -> what each action has of it."""


def _listed_in_one(record: Record) -> _Shares:
    for item in record.fields:
        if item.name in TITLES and len(item.values) == 1:
            found = split_actions(item.values[0].text)
            spans = [item.values[0].cut(part.start, part.end) for part in found]
            if len(spans) < 2:
                spans = _coded_lines(item.values[0]) or _coded_in_line(item.values[0])
            if len(spans) > 1:
                return {id(item): spans}
    return {}


def _numbered_beside(record: Record) -> _Shares:
    """« n° 5⏎n° 6 » beside as many titles."""
    numbers = [item for item in record.all("action_number") if len(item.values) == 1]
    titles = [item for item in record.fields if item.name in TITLES]
    if len(numbers) != 1 or len(titles) != 1 or len(titles[0].values) != 1:
        return {}
    cell = numbers[0].values[0]
    told = [cell.cut(found.start, found.end) for found in parse_numbers(cell.text)]
    lines = _title_lines(titles[0].values[0], len(told))
    return {id(numbers[0]): told, id(titles[0]): lines} if len(told) == len(lines) > 1 else {}


def _title_lines(span: Span, count: int) -> list[Span]:
    """A line each, or where lines are broken, from one capital letter to the next."""
    lines = lines_of(span)
    if len(lines) > count:
        edges = [line.start - span.start for line in lines if line.text[:1].isupper()]
        if edges[:1] == [lines[0].start - span.start]:
            lines = [span.cut(a, b).strip() for a, b in pairwise([*edges, len(span.text)])]
    return lines


def _numbers_of(shares: _Shares) -> list[re.Pattern[str]]:
    """How a line names each action that bears a number, with the sign behind: « 2 bis : »."""
    spans = next(iter(shares.values()))
    headings = [parse_action_heading(span.text, allow_bare=True) for span in spans]
    numbers = [h.value.number if h else normalise_number(s.text)
               for h, s in zip(headings, spans, strict=True)]  # fmt: skip
    pieces = [_PIECES.findall(number or "") for number in numbers]
    written = [r"[\s.‑-]?".join(each) for each in pieces if each]
    if len(written) < len(spans):
        return []
    return [re.compile(rf"(?i:{each})\s*(?:[:–—=)]|-\s)\s*(?=\S)") for each in written]


def _told_by_number(item: Field, numbers: Sequence[re.Pattern[str]]) -> dict[int, Span]:
    """What a cell says of each action by its number: « Action 2 : 3 764⏎Action 2 bis : NC ».

    A printed cell does not always tell where a line ends, but the word « Action » does. Nothing
    where it begins otherwise or says something of one action twice.
    """
    if len(item.values) != 1 or item.name in _NOT_TOLD or len(numbers) < 2:
        return {}
    cell = item.values[0]
    found: list[tuple[int, int, int]] = []
    words = {word.start(): word.end("word") for word in words_pattern("action").finditer(cell.text)}
    lines = {line.end() for line in _LINE.finditer(cell.text)}
    for start in sorted(lines | words.keys()):
        mark = _MARK.match(cell.text, words.get(start, start))
        begin = mark.end() if mark else start
        own = ((index, number.match(cell.text, begin)) for index, number in enumerate(numbers))
        found += [(start, match.end(), index) for index, match in own if match]
    owners = {index for _, _, index in found}
    if not found or cell.text[: found[0][0]].strip(" •-") or len(owners) < len(found):
        return {}
    ends = [start for start, _, _ in found[1:]] + [len(cell.text)]
    return {
        index: cell.cut(begin, begin + len(cell.text[begin:end].rstrip(" \n;•–-")))
        for (_, begin, index), end in zip(found, ends, strict=True)
    }


def _shares(item: Field, count: int) -> list[Span] | None:
    """A cell's lines or dates where there is one for each action; None: the whole is for all."""
    if len(item.values) != 1:
        return None
    lines = lines_of(item.values[0])
    dates = _dates(item.values[0]) if item.name in ("start", "end") else []
    if dates:
        lines = dates
    if len(lines) != count:
        return None
    reads = _ONE_FOR_ALL.get(item.name or "", _any)
    return lines if all(reads(line.text) is not None for line in lines) else None


def _dates(span: Span) -> list[Span]:
    """The cell cut behind each of its dates."""
    edges = [0, *(found.end for found in find_dates(span.text))]
    return [span.cut(a, b).strip() for a, b in pairwise(edges)]


def labels_action(text: str) -> bool:
    """Whether a line of a cell says "Action : …" in so many words."""
    return any(found["level"].casefold() == "action" for found in _LEVEL.finditer(text))


def labelled_lines(span: Span, field: str | None) -> list[tuple[str | None, Span]]:
    """(field, words) of a cell that holds several levels: « Objectif : …⏎Action : … ».

    A printed cell does not always tell where a paragraph ends: « … école maternelle Action : … ».
    """
    found = list(_LEVEL.finditer(span.text))
    if len(found) < 2 or span.text[: found[0].start()].strip():
        return [(field, span)]
    ends = [match.start() for match in found[1:]] + [len(span.text)]
    return [
        (_LEVELS[match["level"].casefold()], span.cut(match.end(), end).strip())
        for match, end in zip(found, ends, strict=True)
    ]


def _coded_lines(span: Span) -> list[Span]:
    """Lines that each begin with a number of their own ("A4 – …"), with the lines below them."""
    starts: list[int] = []
    numbers: set[str | None] = set()
    offset = 0
    for line in span.text.split("\n"):
        found = parse_action_heading(line, allow_bare=True)
        if found is not None and found.value.number is not None:
            starts.append(offset)
            numbers.add(found.value.number)
        offset += len(line) + 1
    if len(starts) < 2 or starts[0] != 0 or len(numbers) < len(starts):
        return []
    return [span.cut(a, b).strip() for a, b in pairwise([*starts, len(span.text)])]


def _coded_in_line(span: Span) -> list[Span]:
    """« D1 – Former les équipes D2 – Ouvrir un lieu »: each code follows the one before."""
    starts: list[int] = []
    letter, number = "", 0
    for found in _CODE_IN_LINE.finditer(span.text):
        following = found["letter"] == letter and int(found["number"]) == number + 1
        if following if starts else found.start() == 0:
            starts.append(found.start())
            letter, number = found["letter"], int(found["number"])
    if len(starts) < 2:
        return []
    return [span.cut(a, b).strip() for a, b in pairwise([*starts, len(span.text)])]


def lines_of(span: Span) -> list[Span]:
    lines, start = [], 0
    for line in span.text.split("\n"):
        if line.strip():
            lines.append(span.cut(start, start + len(line)).strip())
        start += len(line) + 1
    return lines
