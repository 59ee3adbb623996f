"""A document becomes rows: records, names, objectives, actions, figures, money, dates, checks."""

from __future__ import annotations

from extractors.blocks import Document
from pipeline.checks.run import add_checks
from pipeline.rows.book import Book, Row, RowDict
from pipeline.rows.evidence import block_rows, cell_rows, text_coverage
from pipeline.rows.fill import fill
from pipeline.rows.reading import Reading, read_document


def build_rows(
    document: Document, document_id: str, source_path: str, kind: str | None = None
) -> dict[str, list[RowDict]]:
    """All tables' rows of one document that was read (its `documents` row in part only).

    `kind` is the kind of report where the user names it; otherwise the content tells.
    """
    reading = read_document(document, document_id, source_path, kind)
    book = reading.book
    if reading.kind != "other":
        fill(reading)
    row = _document_row(reading)
    row.values["text_coverage"] = text_coverage(document, book.provenance())
    add_checks(reading, row["text_coverage"])
    return _tables(document, book)


def _document_row(reading: Reading) -> Row:
    """The document's own facts; what the file tells (hash, size) is added by the caller."""
    book = reading.book
    row = book.add("documents", book.document_id, kind=reading.kind)
    for column, fact in reading.facts.found.items():
        row.set(column, fact.value, fact.spans, fact.method, fact.confidence)
    if reading.kind == "statement" and row["fiscal_year"] is None:
        row.values["fiscal_year"] = row["contract_start_year"]
    if reading.kind == "indicator_table" and row["fiscal_year"] is None:
        row.values["fiscal_year"] = _latest_year(book)
    return row


def _latest_year(book: Book) -> int | None:
    """The last year that a dashboard without a year of its own reports on."""
    rows = [row for row in book.table("indicators") if row["section"] == "indicators"]
    return max((row["year"] for row in rows if row["year"] and row["value"] is not None),
               default=None)  # fmt: skip


def _tables(document: Document, book: Book) -> dict[str, list[RowDict]]:
    evidence = book.provenance()
    tables = {name: [item.values for item in rows] for name, rows in book.rows.items()}
    tables["provenance"] = evidence
    tables["blocks"] = block_rows(document, book.document_id, evidence)
    tables["cells"] = cell_rows(document, book.document_id)
    return tables
