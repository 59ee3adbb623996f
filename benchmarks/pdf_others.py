"""Read PDFs with one other reader and print the seconds of processor time it took.

Run by `benchmarks.pdf` with the Python of another environment: imports nothing of ours.

    PYTHON pdf_others.py camelot|img2table|liteparse FILE...
"""

import contextlib
import io
import sys
from os import times


def _spent() -> float:
    return sum(times()[:4])  # children too: some readers call programs


def _reader(name: str):  # type: ignore[no-untyped-def]
    if name == "camelot":
        import camelot

        return lambda path: camelot.read_pdf(path, flavor="hybrid", pages="all")
    if name == "img2table":
        from img2table.document import PDF

        return lambda path: PDF(path).extract_tables(borderless_tables=True)
    from liteparse import LiteParse

    parser = LiteParse(ocr_enabled=False, quiet=True)
    return parser.parse


def main() -> None:
    """Run from the command line."""
    read = _reader(sys.argv[1])
    start = _spent()
    with contextlib.redirect_stdout(io.StringIO()):
        for path in sys.argv[2:]:
            read(path)
    print(_spent() - start)


if __name__ == "__main__":
    main()
