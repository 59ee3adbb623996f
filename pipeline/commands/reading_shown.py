"""What `fiches inspect` shows of a document: its blocks, its kind and why, its records."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.table import Table
from rich.text import Text

from extractors.blocks import Block, Document, Span
from extractors.errors import ExtractError
from extractors.layouts.claims import TableClaims
from extractors.layouts.records import Record
from extractors.sniff import sniff
from pipeline.commands.common import console, say
from pipeline.commands.words import BLOCK_FR, KIND_FR, LAYOUT_FR, RECORD_FR, count, shorten
from pipeline.process import is_misnamed
from pipeline.rows.evidence import table_text
from pipeline.rows.kinds import record_kind
from pipeline.rows.places import Places
from pipeline.rows.reading import Reading, read_document
from pipeline.rows.subject import why_not_a_report


def show(file: Path, document: Document, limit: int) -> None:
    """Print how a document is read, `limit` blocks and records at most (0: all)."""
    reading = read_document(document, "document", file.name)
    _print_head(file, document)
    _print_kind(reading)
    _print_blocks(document, limit)
    _print_records(document, reading, limit)


def _title(words: str) -> None:
    console.print(f"\n{words}", style="bold", highlight=False, markup=False)


def _line(words: str) -> None:
    console.print(words, highlight=False, markup=False, soft_wrap=True)


def _print_head(file: Path, document: Document) -> None:
    _title(file.name)
    sizes = [count(len(document.blocks), "bloc"), count(len(document.table_indices), "tableau",
                                                        "tableaux")]  # fmt: skip
    if document.page_count:
        sizes.insert(0, count(document.page_count, "page"))
    _line(f"Format d'après le contenu : {document.format} ; {', '.join(sizes)}.")
    if is_misnamed(file.name, sniff(file)):
        _line(f"Le nom annonce « {file.suffix} » : le contenu l'emporte.")
    for problem in document.problems:
        place = f" (p. {problem.page})" if problem.page else ""
        _line(f"À savoir : {ExtractError(problem.code).message}{place}")


def _print_kind(reading: Reading) -> None:
    _title(f"Nature : {KIND_FR[reading.kind]}")
    votes = Counter(kind for item in reading.scan.records if (kind := record_kind(item)))
    if reading.kind == "other" and (why := _why_other(reading)):
        _line(f"Pourquoi : {why}.")
    elif votes:
        told = ", ".join(f"{count(number, 'relevé')} de {KIND_FR[kind]}"
                         for kind, number in votes.most_common())  # fmt: skip
        _line(f"Pourquoi : {told}.")
    elif reading.kind == "statement":
        _line("Pourquoi : ni fiche ni tableau, mais un texte qui parle du contrat.")
    else:
        _line("Pourquoi : ni fiche, ni tableau, ni texte qui parle du contrat.")
    if len(reading.part_kinds) > 1:
        parts = " ; ".join(f"{number}. {KIND_FR[kind]}"
                           for number, kind in enumerate(reading.part_kinds, 1))  # fmt: skip
        _line(f"Parties : {parts}.")
    for column, fact in reading.facts.found.items():
        if fact.value is not None:
            _line(f"{column} : {fact.value}")
    for claims in reading.scan.claims:
        _print_claims(reading.book.document, claims)


def _why_other(reading: Reading) -> str | None:
    """Why fiches or tables that were recognised make no report."""
    title = str(reading.facts.value("title") or "")
    return why_not_a_report(reading.book.document, title, reading.scan.records)


def _print_claims(document: Document, claims: TableClaims) -> None:
    number = document.table_indices.get(claims.block)
    winner = LAYOUT_FR.get(claims.winner, "personne ne le reconnaît")
    _line(f"Tableau {number} (bloc {claims.block}) : {winner}")
    for name, claim in sorted(claims.claims.items(), key=lambda item: -item[1].score):
        _line(f"    {claim.score:4.2f}  {LAYOUT_FR.get(name, name)} : {claim.reason}")


def _print_blocks(document: Document, limit: int) -> None:
    _title("Blocs")
    table = Table("N°", "Genre", "Page", "Texte", box=None, pad_edge=False)
    shown = list(document.enumerate())[: limit or None]
    for index, block in shown:
        table.add_row(str(index), _kind_words(block), str(block.page or ""),
                      Text(shorten(table_text(block), 160)))  # fmt: skip
    console.print(table)
    _say_rest(len(document.blocks) - len(shown), "bloc")


def _kind_words(block: Block) -> str:
    words = BLOCK_FR[block.kind]
    if block.table is not None:
        table = block.table
        return f"{words} {len(table.row_numbers)}×{len(table.col_numbers)}"
    return f"{words} {block.level}" if block.kind == "heading" and block.level else words


def _print_records(document: Document, reading: Reading, limit: int) -> None:
    _title("Relevés")
    places = Places(document)
    records = reading.scan.records
    for number, record in enumerate(records[: limit or None], 1):
        _print_record(number, record, places)
    _say_rest(max(0, len(records) - (limit or len(records))), "relevé")


def _print_record(number: int, record: Record, places: Places) -> None:
    heading = f" : {shorten(record.heading.text, 100)}" if record.heading else ""
    where = next(record.every_span(), None)
    place = places.describe(where) if isinstance(where, Span) else f"bloc {record.block}"
    kind = RECORD_FR.get(record.kind, record.kind)
    _line(f"{number}. {kind} ({LAYOUT_FR[record.layout]}, {place}){heading}")
    for item in record.fields:
        name = item.name or "rubrique inconnue"
        label = f" « {shorten(item.label, 40)} »" if item.label else ""
        if item.name or item.label:
            _line(f"     {name}{label} : {shorten(item.text, 110) or '(vide)'}")
        else:
            _line(f"     {shorten(item.text, 130)}")


def _say_rest(number: int, noun: str) -> None:
    if number > 0:
        say(f"… et {count(number, noun)} de plus (--limit 0 les montre tous).")
