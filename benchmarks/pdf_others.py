"""Read PDFs with one other reader; print as JSON its processor time, peak memory and tables.

Run by the benchmarks with the Python of another environment: imports nothing of ours.

    PYTHON pdf_others.py camelot|img2table|liteparse < LIST

LIST has a path a line. Prints {"seconds": float, "peak": MB added to its libraries,
"failed": files it raised on, "tables": {path: [[[row, col, row_span, col_span, text]]]}}.
"""

import contextlib
import io
import json
import sys
import warnings
from os import times
from pathlib import Path


def _spent():
    return sum(times()[:4])  # children too: some readers call programs


def _high_water():
    """MB: the most memory this process has held so far."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def _camelot():
    import camelot

    def read(path):
        found = camelot.read_pdf(path, flavor="hybrid", pages="all")
        return [_plain(table.df.values.tolist()) for table in found]

    return read


def _img2table():
    from img2table.document import PDF

    def read(path):
        pages = PDF(path).extract_tables(borderless_tables=True)
        return [_merged(table) for tables in pages.values() for table in tables]

    return read


def _liteparse():
    from liteparse import LiteParse

    parser = LiteParse(ocr_enabled=False, quiet=True, extract_blocks=True, num_workers=1)

    def read(path):
        blocks = [block for page in parser.parse(path).pages for block in page.blocks or ()]
        rows = [[block.header or [], *block.rows] for block in blocks if block.kind == "table"]
        return [_plain([[cell.text for cell in row] for row in table]) for table in rows]

    return read


def _plain(rows):
    return [[r, c, 1, 1, text or ""] for r, row in enumerate(rows) for c, text in enumerate(row)]


def _merged(table):
    """Cells of img2table: a merged one stands at each place that it covers."""
    places = {}
    for r, row in enumerate(table.content.values()):
        for c, cell in enumerate(row):
            box = cell.bbox
            key = (box.x1, box.y1, box.x2, box.y2)
            places.setdefault(key, (cell.value or "", []))[1].append((r, c))
    cells = []
    for text, at in places.values():
        rows, cols = {r for r, _ in at}, {c for _, c in at}
        span = [max(rows) - min(rows) + 1, max(cols) - min(cols) + 1]
        cells.append([min(rows), min(cols), *span, text])
    return cells


READERS = {"camelot": _camelot, "img2table": _img2table, "liteparse": _liteparse}


def main():
    """Run from the command line."""
    warnings.simplefilter("ignore")
    read = READERS[sys.argv[1]]()
    tables, failed = {}, 0
    before, start = _high_water(), _spent()
    for path in sys.stdin.read().splitlines():
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                tables[path] = read(path)
        except Exception:
            tables[path] = []
            failed += 1
    spent, peak = _spent() - start, _high_water() - before
    print(json.dumps({"seconds": spent, "peak": peak, "failed": failed, "tables": tables}))


if __name__ == "__main__":
    main()
