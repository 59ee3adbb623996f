"""What kind of report it is, and where one part of a document ends and the next begins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from extractors.blocks import Document
from extractors.layouts.fields import STATES
from extractors.layouts.records import Record
from normalizers.amounts import find_amounts
from normalizers.text import fold
from normalizers.vocabulary import contract_weight, head_kind, title_kind
from pipeline.rows.listed import listed_actions
from pipeline.rows.subject import why_not_a_report

_STATUS_FIELDS = STATES | {"reason_not_done"}
_RESULT_FIELDS = ("results", "outlook")
_NAMED, _CERTAIN = 2.0, 3.0
"""Weights of words: policy and contract are named; the text is about nothing else."""
_FIRST, _LONGEST_HEAD = 12, 160
"""Texts at the top, and characters of one that may say what the document is."""
_PartKey = tuple[str, str | None, str | None]
"""Kind, sheet and department of a part."""
_MAIN_ORDER = ("execution_report", "action_table", "action_plan", "indicator_table", "statement")


def record_kind(record: Record) -> str | None:
    """The kind of part a record speaks for; None for covers, prose and references."""
    if record.kind == "indicator":
        return "indicator_table" if record.layout == "dashboard" and not record.owner else None
    if record.kind not in ("action", "objective"):
        return None
    if record.layout == "fiche":
        planned = record.has("amount") and not record.has(*_RESULT_FIELDS, *_STATUS_FIELDS)
        return "action_plan" if planned else "execution_report"
    if record.layout == "list":
        return "statement"
    if record.has(*_STATUS_FIELDS):
        return "action_table"
    if record.is_measured:
        return "indicator_table"
    plans = record.has("amount", "funding_source") and not record.all("results")
    if record.has(*_RESULT_FIELDS) and not plans:
        return "execution_report"
    return "action_plan" if record.has("amount", "funding_source", "budget") else "action_table"


def assign_parts(records: Iterable[Record], document: Document) -> list[str]:
    """Number the records' parts (in place) and return the kind of each part, in order.

    A part ends where the kind or the department changes, and where a table of actions begins on
    another sheet; rows of one table that come back to a department come back to its part.
    Covers, prose and totals belong to the part around them. What a deliberation or press text
    tells in sentences is a statement's.
    """
    records = list(records)
    tables = _kinds_by_table(records)
    head = _head_kind(document)
    told = head == "execution_report" and _tell_no_results(records)
    plans = _is_called_plan(document) and not any(map(_tells_what_became, records))
    kinds: list[str] = []
    numbers: dict[tuple[int, _PartKey], int] = {}
    before: _PartKey | None = None
    part = 1
    for record in records:
        kind = tables.get((record.layout, record.block), record_kind(record))
        kind = "statement" if head == "statement" and kind and record.is_prose else kind
        kind = "execution_report" if told and kind and record.layout == "fiche" else kind
        kind = "action_plan" if plans and kind and record.layout == "fiche" else kind
        if kind is not None:
            sheet = document.blocks[record.block - 1].part if record.layout == "table" else None
            key = (kind, sheet, record.department)
            if key != before and (record.block, key) not in numbers:
                kinds.append(kind)
                numbers[record.block, key] = len(kinds)
            part = numbers.setdefault((record.block, key), part)
            before = key
        record.part = part
    _move_loose(records)
    return kinds


def _move_loose(records: list[Record]) -> None:
    """What is said of a department before its first row or fiche belongs to its part."""
    owners: dict[int, str | None] = {}
    first: dict[str, int] = {}
    for record in records:
        if record_kind(record) is not None:
            owners.setdefault(record.part, record.department)
            first.setdefault(record.department or "", record.part)
    for record in records:
        if record.department and owners.get(record.part) != record.department:
            record.part = first.get(record.department, record.part)


def _head_kind(document: Document) -> str | None:
    """What its first lines call a document: a deliberation, a press text, a report …"""
    texts = [block.text for block in document.blocks if block.table is None]
    heads = [text for text in texts[:_FIRST] if len(text) <= _LONGEST_HEAD]
    return next((kind for text in heads if (kind := head_kind(text))), None)


def _is_called_plan(document: Document) -> bool:
    """Whether the first of the lines at the top that name a report name a plan."""
    texts = [block.text for block in document.blocks if block.table is None][:_FIRST]
    kinds = (title_kind(text) for text in texts if len(text) <= _LONGEST_HEAD)
    return next(filter(None, kinds), None) == "action_plan"


def _tells_what_became(record: Record) -> bool:
    return record.layout == "fiche" and record.has("results", *_STATUS_FIELDS)


def _tell_no_results(records: list[Record]) -> bool:
    """Whether no fiche has a label of results or states: what a report's fiches tell then is the
    result, though they bear amounts as those of a plan do.
    """
    fiches = [record for record in records if record.layout == "fiche"]
    return all(record_kind(record) == "action_plan" for record in fiches)


def _kinds_by_table(records: list[Record]) -> dict[tuple[str, int], str]:
    """Rows of one table are of one kind: the one its labels give as a whole."""
    fields: dict[tuple[str, int], Record] = {}
    for record in records:
        paid = record.owner if record.kind == "amounts" and record.owner else record
        if paid.layout == "table" and paid.kind in ("action", "objective"):
            key = (paid.layout, record.block)
            whole = fields.setdefault(key, Record("action", "table", record.block))
            whole.fields.extend(record.fields)
    return {key: kind for key, whole in fields.items() if (kind := record_kind(whole))}


def main_kind(kinds: list[str], records: list[Record], document: Document, title: str) -> str:
    """The document's kind: its largest part's; between close ones the title decides, or the line
    near it that begins with a name (« Rapport d'exécution et tableau de bord »).

    A text without fiches or tables is a statement where it speaks of the contract, else other;
    so are tables and fiches that are about something else.
    """
    if why_not_a_report(document, title, records):
        return "other"
    weights = Counter[str]()
    for record in records:
        kind = record_kind(record)
        if kind and kind != "statement":
            weights[kinds[record.part - 1] if kinds else kind] += _lines(record)
    if weights:
        said = title_kind(title) or _head_kind(document)
        if said is not None and said in weights and weights[said] * 2 >= max(weights.values()):
            return said
        return max(weights, key=lambda kind: (weights[kind], -_MAIN_ORDER.index(kind)))
    weight = contract_weight(_all_text(document))
    tells = weight >= _NAMED and _announces_something(records, document)
    return "statement" if tells or weight >= _CERTAIN else "other"


def _lines(record: Record) -> int:
    """How many lines a record is worth: a row of a table one, a fiche one a label."""
    return max(1, len(record.fields)) if record.layout == "fiche" else 1


def _announces_something(records: list[Record], document: Document) -> bool:
    """Listed actions or money: a letter that only mentions the contract has neither."""
    if any(record.kind == "amounts" for record in records):
        return True
    spans = [span for record in records for span in record.every_span()]
    return bool(listed_actions(records, document)) or any(find_amounts(span.text) for span in spans)


def _all_text(document: Document) -> str:
    return fold(" ".join(block.text for block in document.blocks))
