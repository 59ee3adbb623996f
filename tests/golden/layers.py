"""What a golden file holds: each layer of the road for one sample, small enough to read.

`python -m tests.golden.layers` (`make golden`) writes the files that are missing; with `--force`
it writes all of them anew. No test ever writes one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from extractors.blocks import Block, Document
from extractors.layouts.records import Record
from extractors.layouts.scan import scan
from extractors.options import ReadOptions
from extractors.readers import read
from extractors.sniff import sniff
from pipeline.process import process_file

FOLDER = Path(__file__).parent
SAMPLES = sorted((FOLDER.parents[1] / "data" / "raw").glob("48_*"))
LAYERS = ("blocks", "records", "rows")
_LEFT_OUT = ("provenance", "blocks", "cells")
_FILE_FACTS = ("sha256", "byte_size", "row_id", "document_id")


def layers_of(path: Path) -> dict[str, list[str]]:
    """Layer -> its lines, one JSON value a line."""
    document = read(path, sniff(path), ReadOptions())
    return {
        "blocks": [_json(_block(block)) for block in document.blocks],
        "records": [_json(_record(record)) for record in scan(document).records],
        "rows": _rows(path, document),
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _block(block: Block) -> list[Any]:
    if block.table is None:
        return [block.kind, block.level, block.text]
    cells = [[c.row, c.col, c.row_span, c.col_span, c.text] for c in block.table.cells]
    return [block.kind, None, cells]


def _record(record: Record) -> list[Any]:
    fields = [[item.name, item.label, item.text] for item in record.fields]
    heading = record.heading.text if record.heading else None
    return [record.kind, record.layout, heading, fields]


def _rows(path: Path, document: Document) -> list[str]:
    tables = process_file(path, path.name, ReadOptions()).tables
    lines = []
    for name, rows in tables.items():
        if name in _LEFT_OUT:
            continue
        for row in rows:
            kept = {k: v for k, v in row.items() if v is not None and k not in _FILE_FACTS}
            kept |= {k: str(v).split("-", 1)[1] for k, v in kept.items() if _is_key(k, v)}
            lines.append(_json([name, kept]))
    return lines


def _is_key(column: str, value: object) -> bool:
    """Keys begin with the document's id, which changes with the file's bytes."""
    return column in ("action_id", "indicator_id", "funding_id") and "-" in str(value)


def golden_path(sample: Path, layer: str) -> Path:
    """Where a sample's golden of one layer is kept."""
    return FOLDER / sample.name / f"{layer}.jsonl"


def main() -> None:
    """Write missing goldens (all of them with --force)."""
    for sample in SAMPLES:
        for layer, lines in layers_of(sample).items():
            path = golden_path(sample, layer)
            if path.exists() and "--force" not in sys.argv:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"written: {path.relative_to(FOLDER)}")


if __name__ == "__main__":
    main()
