"""Runs every check of one document and writes the `checks` table."""

from __future__ import annotations

from extractors.blocks import Problem, Span
from pipeline.checks.catalogue import word_check
from pipeline.checks.counts import announced_counts, duplicate_numbers, tallied_ticks
from pipeline.checks.sums import sum_mismatches
from pipeline.checks.texts import low_coverage, personal_data
from pipeline.checks.told_sums import told_mismatches
from pipeline.rows.book import Book, Finding, Row
from pipeline.rows.reading import Reading
from pipeline.rows.subject import NOTHING_RECOGNISED, speaks_of_children, why_not_a_report

_UNREAD = ("scanned_page", "unread_page", "damaged", "too_large")
"""Problems that explain why a document seems to tell nothing."""


def add_checks(reading: Reading, coverage: float | None) -> None:
    """Every finding of the document as a row of `checks`, in a stable order."""
    book = reading.book
    findings = [*book.problems, *_of_reader(book), *_of_facts(reading)]
    if reading.kind != "other":
        findings += [
            *_objective_conflicts(reading),
            *duplicate_numbers(reading.actions),
            *announced_counts(reading),
            *tallied_ticks(reading),
            *sum_mismatches(book),
            *told_mismatches(book),
            *personal_data(book),
            *low_coverage(coverage, reading.kind),
        ]
    findings += _of_subject(reading)
    for number, finding in enumerate(_unique(findings), start=1):
        _write(book, finding, number)


def _unique(findings: list[Finding]) -> list[Finding]:
    seen: dict[tuple[str, int, str | None, str | None], Finding] = {}
    for finding in findings:
        key = (finding.code, id(finding.row), finding.expected, finding.found)
        seen.setdefault(key, finding)
    return list(seen.values())


def _write(book: Book, finding: Finding, number: int) -> None:
    severity, message = word_check(finding.code, finding.expected, finding.found)
    row = book.add(
        "checks",
        f"{book.document_id}-c{number:03d}",
        action_id=_action_id(finding.row),
        code=finding.code,
        severity=severity,
        message=message,
        expected=finding.expected,
        place=book.places.describe(finding.spans[0]) if finding.spans else None,
    )
    if finding.spans:
        row.set("found", finding.found, finding.spans, f"check.{finding.code}")
    else:
        row.values["found"] = finding.found


def _action_id(row: Row | None) -> str | None:
    if row is None:
        return None
    action_id: str | None = row.row_id if row.table == "actions" else row["action_id"]
    return action_id


def _of_reader(book: Book) -> list[Finding]:
    """What the reader could not do."""
    return [
        Finding(problem.code, None, (), None, _found(problem)) for problem in book.document.problems
    ]


def _found(problem: Problem) -> str | None:
    """What a person is told; why a page cannot be read is for the developers."""
    page = str(problem.page) if problem.page is not None else None
    return page if problem.code == "unread_page" else problem.detail or page


def _of_facts(reading: Reading) -> list[Finding]:
    found = [
        Finding(code, None, (span,), expected, found)
        for code, expected, found, span in reading.facts.conflicts
    ]
    if reading.facts.departments:
        codes = ", ".join(reading.facts.departments)
        found.append(Finding("several_departments", None, (), None, codes))
    return found


def _of_subject(reading: Reading) -> list[Finding]:
    """A report that was not recognised must not go unnoticed, nor one about something else."""
    document, title = reading.book.document, str(reading.facts.value("title") or "")
    if any(problem.code in _UNREAD for problem in document.problems):
        return []
    if reading.kind == "other":
        why = why_not_a_report(document, title, reading.scan.records)
        return [Finding("not_a_report", None, (), None, why or NOTHING_RECOGNISED)]
    if speaks_of_children(document, title):
        return []
    return [Finding("doubtful_subject", None, (), None, None)]


def _objective_conflicts(reading: Reading) -> list[Finding]:
    rows = {id(action.record): action.row for action in reading.actions}
    found = []
    for record, filing, _ in reading.filed:
        match = filing.match
        if match is not None and match.conflict:
            spans: tuple[Span, ...] = tuple(filing.spans)
            expected = str(match.objective_number) if match.objective_number else None
            row = rows.get(id(record))
            found.append(Finding("objective_conflict", row, spans, expected, match.conflict))
    return found
