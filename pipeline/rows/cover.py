"""Department, years, date and title of a document: from its cover, running heads, body, sheet
names and path, in that order; a clear disagreement is noted.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from extractors.blocks import Document, Span, block_span
from extractors.layouts.records import Record
from normalizers.dates import DateMention, dates_deed, parse_document_date, parse_start
from normalizers.department_names import Department
from normalizers.department_paths import department_from_path
from normalizers.departments import find_departments
from normalizers.labels import match_label
from normalizers.parsed import Parsed
from normalizers.years import (
    find_contract_spans,
    find_first_contract_year,
    find_fiscal_years,
    only_year,
)
from pipeline.rows.facts import Fact, Facts
from pipeline.rows.passages import Passage, passages_of
from pipeline.rows.titles import find_title

_SURE, _CERTAIN = 0.75, 0.9
_PLACE = 3
"""Letters of the shortest words that make a cell's date the document's."""
_LAST = 8
"""Passages at the end where a signature stands."""
_PLAIN_RULES = ("fiscal.exercise", "fiscal.credits", "fiscal.funding")


def read_facts(document: Document, records: list[Record], source_path: str) -> Facts:
    """All facts about the document that its words or its path state."""
    facts = Facts()
    passages = list(passages_of(document))
    _labelled(facts, records)
    _department(facts, document, passages, source_path)
    _years(facts, document, passages, source_path)
    _document_date(facts, passages)
    title = find_title(document)
    if title is not None and title.value:
        facts.found.setdefault("title", title)
    return facts


# -- labelled facts ----------------------------------------------------------------------


def _labelled(facts: Facts, records: list[Record]) -> None:
    """Such as « Nom du département : … » or « Exercice : … », on a cover or in its table."""
    for record in records:
        for item in record.fields if record.kind == "cover" else ():
            if item.name == "document_date" and dates_deed(item.label):
                continue
            for span in item.values:
                name = _cover_label(item.label, span.text)
                is_date = name == "document_date" or item.name == "start"
                _labelled_value(facts, name if is_date else item.name, span)
        for item in record.fields if record.kind == "prose" else ():
            for label, value in pairwise(item.values):
                if label.row is not None and (label.block, label.row) == (value.block, value.row):
                    _labelled_value(facts, _cover_label(label.text, value.text), value)


def _cover_label(text: str, value: str = "") -> str | None:
    """The fact a cell of a sheet's head asks for: « Mise à jour : » beside its date.

    « Document mis à jour le » and its date tell together what they would in a sentence.
    """
    said = parse_document_date(f"{text} {value}") if value else None
    if said is not None and said.start > len(text) and said.confidence == 1.0:
        return "document_date"
    found = match_label(text, scope="cover")
    if found is None or (found.value == "document_date" and dates_deed(text)):
        return None
    return found.value


def _labelled_value(facts: Facts, name: str | None, span: Span) -> None:
    if name in ("fiscal_year", "first_contract_year"):
        period = parse_start(span.text)
        if period is not None and period.value.first is not None:
            _keep(facts, name, period.value.first.year, span, f"label.{name}")
    elif name == "document_date":
        _keep_date(facts, parse_document_date(span.text), span)
    elif name == "contract_span":
        for found in find_contract_spans(f"contrat {span.text}"):
            _keep(facts, "contract_start_year", found.value[0], span, found.rule)
            _keep(facts, "contract_end_year", found.value[1], span, found.rule)
    elif name == "department":
        for department in find_departments(f"Département : {span.text}")[:1]:
            _keep_department(facts, department.value, span, "label.department", "content")


def _keep(facts: Facts, column: str, value: object, span: Span, method: str) -> None:
    facts.found.setdefault(column, Fact(value, (span,), method))


# -- department --------------------------------------------------------------------------


def _keep_department(
    facts: Facts, department: Department, span: Span | None, method: str, source: str
) -> None:
    if "department_code" in facts.found:
        return
    spans = (span,) if span else ()
    values = {
        "department_code": department.code,
        "department_name": department.name,
        "region_code": department.region_code,
        "collectivity_code": department.collectivity_code,
        "department_source": source,
    }
    for column, value in values.items():
        facts.found[column] = Fact(value, spans if value else (), method)


def _department(
    facts: Facts, document: Document, passages: list[Passage], source_path: str
) -> None:
    """Content before path; but a passing mention, or a collectivity of several departments,
    gives way to a path that names one department.
    """
    from_path = department_from_path(source_path)
    named = _named_departments(passages)
    if named is not None and (from_path is None or named.weight >= _SURE):
        _keep_department(facts, named.department, named.span, named.rule, "content")
    if named is None:
        _department_of_sheets(facts, document)
    _conflict_of_heads(facts, passages)
    if from_path is None:
        return
    found = facts.found.get("department_code")
    if found is None or found.value == from_path.value.collectivity_code:
        for column in ("department_code", "department_name", "region_code", "collectivity_code"):
            facts.found.pop(column, None)
        _keep_department(facts, from_path.value, None, from_path.rule, "path")
    elif found.value != from_path.value.code and from_path.confidence >= _SURE and found.spans:
        told = f"{from_path.value.code} dans le nom du fichier ou du dossier"
        facts.conflicts.append(("department_conflict", str(found.value), told, found.spans[0]))


def _conflict_of_heads(facts: Facts, passages: list[Passage]) -> None:
    """A running head that names another department than the document: a copied template."""
    own = facts.department_code
    if own is None or facts.found["department_code"].method == "department.institution":
        return
    for passage in passages:
        found = find_departments(passage.span.text) if passage.block.is_running else []
        sure = [each for each in found if each.confidence >= _CERTAIN]
        others = {each.value.code for each in sure}
        if others and own not in others:
            place = passage.span.cut(sure[0].start, sure[0].end)
            told = f"{sure[0].value.code} en tête ou au pied des pages"
            facts.conflicts.append(("department_conflict", own, told, place))
            return


@dataclass(frozen=True, slots=True)
class _Named:
    department: Department
    span: Span
    rule: str
    weight: float


def _named_departments(passages: list[Passage]) -> _Named | None:
    """The department that the surest mentions name; nearness to the front decides."""
    weights: dict[str, float] = {}
    first: dict[str, tuple[Parsed[Department], Span]] = {}
    for rank in (0, 1, 2):
        for passage in passages:
            if passage.rank == rank:
                _weigh(passage, weights, first)
        if weights and max(weights.values()) >= _SURE:
            break
    if not weights:
        return None
    code = max(weights, key=lambda key: weights[key])
    found, span = first[code]
    return _Named(found.value, span.cut(found.start, found.end), found.rule, weights[code])


def _weigh(
    passage: Passage, weights: dict[str, float], first: dict[str, tuple[Parsed[Department], Span]]
) -> None:
    for found in find_departments(passage.span.text):
        code = found.value.code
        weights[code] = _added(weights.get(code, 0.0), found.confidence)
        if code not in first or found.confidence > first[code][0].confidence:
            first[code] = (found, passage.span)


def _added(weight: float, confidence: float) -> float:
    """Passing mentions add up to no certainty: a neighbour named often is still a neighbour."""
    if confidence >= _SURE:
        return weight + confidence
    return max(weight, min(weight + confidence, _SURE - 0.01))


def _department_of_sheets(facts: Facts, document: Document) -> None:
    for index, block in document.enumerate():
        if block.part:
            for found in find_departments(block.part)[:1]:
                span = block_span(index, block) if block.table is None else None
                _keep_department(facts, found.value, span, "sheet." + found.rule, "content")
                return


# -- years and dates ---------------------------------------------------------------------


def _years(facts: Facts, document: Document, passages: list[Passage], source_path: str) -> None:
    fiscal: list[tuple[float, Parsed[int], Span]] = []
    for passage in sorted(passages, key=lambda item: item.rank):
        text, span = passage.span.text, passage.span
        fiscal += [(_year_weight(found, passage), found, span) for found in _fiscal(passage)]
        first = find_first_contract_year(text)
        if first is not None:
            place = span.cut(first.start, first.end)
            _keep(facts, "first_contract_year", first.value, place, first.rule)
        for years in find_contract_spans(text):
            place = span.cut(years.start, years.end)
            _keep(facts, "contract_start_year", years.value[0], place, years.rule)
            _keep(facts, "contract_end_year", years.value[1], place, years.rule)
    if fiscal and "fiscal_year" not in facts.found:
        _, found, span = max(fiscal, key=lambda item: item[0])
        _keep(facts, "fiscal_year", found.value, span.cut(found.start, found.end), found.rule)
    _year_conflict(facts, fiscal)
    _year_of_names(facts, document, source_path)


def _fiscal(passage: Passage) -> list[Parsed[int]]:
    """The fiscal years a passage names; in a table's cells only in plain words."""
    found = find_fiscal_years(passage.span.text)
    if passage.block.table is not None:
        return [item for item in found if item.rule in _PLAIN_RULES]
    title = only_year(passage.span.text) if passage.block.kind == "heading" else None
    return [*found, title] if title is not None and not found else found


def _year_weight(found: Parsed[int], passage: Passage) -> float:
    front = {0: 0.2, 1: 0.1, 2: 0.0}[passage.rank]
    return found.confidence + front + (0.1 if passage.block.kind == "heading" else 0.0)


def _year_of_names(facts: Facts, document: Document, source_path: str) -> None:
    """Where the text names no year: the sheets' names, then the path's last parts."""
    if "fiscal_year" in facts.found:
        return
    names = [block.part for block in document.blocks if block.part]
    for name in [*dict.fromkeys(names), *reversed(source_path.split("/"))]:
        year = only_year(name)
        if year is not None:
            facts.found["fiscal_year"] = Fact(year.value, (), "path.year")
            return


def _year_conflict(facts: Facts, fiscal: list[tuple[float, Parsed[int], Span]]) -> None:
    """Another year named as surely, in words as plain ("exercice")."""
    year = facts.fiscal_year
    for _, found, span in fiscal:
        if found.rule == "fiscal.exercise" and found.value != year:
            facts.conflicts.append(("year_conflict", str(year), str(found.value), span))
            return


def _document_date(facts: Facts, passages: list[Passage]) -> None:
    """The surest date of the front and of the last lines; the first of equals."""
    candidates = [p for p in passages if p.rank <= 1 and p.is_line]
    found = [
        (parsed, passage.span)
        for passage in {p.span: p for p in [*candidates, *passages[-_LAST:]]}.values()
        if (parsed := parse_document_date(passage.span.text)) is not None
        and parsed.value.first == parsed.value.last
        and (passage.block.table is None or _says_more(passage.span.text, parsed))
    ]
    if found:
        _keep_date(facts, *max(found, key=lambda item: item[0].confidence))


def _says_more(cell: str, date: Parsed[DateMention]) -> bool:
    """Whether a cell holds more than its date: a place, « Fait le »; a column of dates does not."""
    letters = filter(str.isalpha, cell[: date.start] + cell[date.end :])
    return len(list(letters)) >= _PLACE


def _keep_date(facts: Facts, found: object, span: Span) -> None:
    if isinstance(found, Parsed) and found.value.first == found.value.last:
        place = span.cut(found.start, found.end)
        _keep(facts, "document_date", found.value.first, place, found.rule)
