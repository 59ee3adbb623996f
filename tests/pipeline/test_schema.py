"""One declaration of the columns: schema, dictionary and contract say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pytest

from pipeline.arrow import SCHEMAS, arrow_batch
from pipeline.schema import SCHEMA_VERSION, TABLES
from pipeline.schema.dictionary import documents

ROOT = Path(__file__).parents[2]
CONTRACT = ROOT.parent / "shared" / "CONTRACT.md"

CONTRACT_COLUMNS = {
    "documents": "document_id source_path format kind title department_code department_name "
    "department_source region_code fiscal_year first_contract_year contract_start_year "
    "contract_end_year document_date page_count text_coverage status error_code error_message "
    "sha256 byte_size collectivity_code row_id",
    "objectives": "row_id document_id objective_number engagement_code measure_code "
    "objective_text measure_text is_applicable funder_expected match_score part_index part_kind",
    "actions": "row_id action_id document_id department_code fiscal_year action_number title "
    "engagement_code measure_code objective_number measure_text objective_text match_score status "
    "is_committed is_completed description start_text start_edtf start_date start_date_end "
    "duration_text period_start_year period_end_year partners_text budget_text indicators_text "
    "results_text outlook_text reason_not_done part_index part_kind",
    "indicators": "row_id indicator_id document_id action_id label value unit denominator year "
    "value_max comparator availability section text part_index part_kind",
    "fundings": "row_id funding_id document_id action_id objective_number amount funder is_total "
    "basis is_annual year text part_index part_kind",
    "partners": "row_id document_id action_id ordinal name organisation organisation_type",
    "dates": "row_id document_id action_id role edtf date_start date_end text",
    "checks": "row_id document_id action_id code severity message expected found",
    "provenance": "table_name row_id column_name document_id part page x0 top x1 bottom "
    "block_index table_index row col char_start char_end raw_text method confidence",
    "blocks": "row_id document_id part block_index table_index kind level text page x0 top x1 "
    "bottom is_assigned assigned_to",
    "cells": "row_id document_id table_index row col row_span col_span text page x0 top x1 bottom "
    "is_header",
}
"""What other people's notebooks rely on: columns may be added, none may go."""


@pytest.mark.parametrize("name", CONTRACT_COLUMNS)
def test_every_column_of_the_contract_is_declared(name: str) -> None:
    assert set(CONTRACT_COLUMNS[name].split()) <= set(TABLES[name].names)


@pytest.mark.parametrize("name", CONTRACT_COLUMNS)
def test_the_contract_still_names_these_columns(name: str) -> None:
    if not CONTRACT.exists():
        pytest.skip("the contract's text is not beside the project")
    text = CONTRACT.read_text(encoding="utf-8")
    section = re.search(rf"^## {name} .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    words = set(re.findall(r"[a-z_0-9]+", section[0]))
    general = {"row_id", "part_index", "part_kind", "document_id", "action_id", "part", "page",
               "x0", "top", "x1", "bottom", "collectivity_code"}  # fmt: skip
    assert set(CONTRACT_COLUMNS[name].split()) - general <= words


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_field_carries_its_meaning_and_the_file_its_version(table) -> None:
    schema = SCHEMAS[table.name]
    assert schema.metadata[b"fiches_schema_version"] == SCHEMA_VERSION.encode()
    for field in schema:
        assert field.metadata[b"description"].strip()
        assert field.metadata[b"description_fr"].strip()
    assert len(set(table.names)) == len(table.names)


def test_money_is_decimal_and_days_are_dates() -> None:
    assert SCHEMAS["fundings"].field("amount").type == pa.decimal128(14, 2)
    assert SCHEMAS["dates"].field("date_start").type == pa.date32()


def test_a_value_of_the_wrong_type_is_refused() -> None:
    with pytest.raises((pa.ArrowInvalid, pa.ArrowTypeError)):
        arrow_batch("objectives", [{"objective_number": "douze"}])


@pytest.mark.parametrize("name", documents())
def test_written_dictionary_is_the_declared_one(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == documents()[name], "run `make dictionary`"
