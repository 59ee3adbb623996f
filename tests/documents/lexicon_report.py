"""Which rows of the lexicons no document ever used: vocabulary to prove or to throw out.

`make lexicon-report` reads the samples, the strangers and (where present) the shared corpus as
any run does, then holds every row against what was read: labels against the labels the layouts
found, words of a status, a funder or a partner against the places those values were read from,
all others against the whole text. Normal runs record nothing for it. A row that only helped by
likeness (a typo of it was met) counts as unused.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.errors import ExtractError
from extractors.layouts.scan import scan
from extractors.options import ReadOptions
from extractors.readers import read
from extractors.sniff import sniff
from normalizers import lexicon
from normalizers.text import fold
from normalizers.word_table import spellings
from pipeline.result import document_id_of
from pipeline.rows.build import build_rows
from tests.documents.evaluate import strangers
from tests.pipeline.documents import SAMPLES, corpus_files

NOMENCLATURES = ("collectivities", "departments", "objectives", "regions")
"""Official lists: a department nobody wrote about yet stays in them."""
WORD_COLUMNS = ("spelling", "word", "words", "term", "expansion", "sign", "name", "code")
"""What a row looks for stands in the first of these columns that its lexicon has."""
VALUES = {
    "flags": ("is_committed", "is_completed", "status"),
    "ticks": ("is_committed", "is_completed", "status"),
    "statuses": ("status",),
    "status_statements": ("status",),
    "funders": ("funder", "funder_expected"),
    "organisations": ("name",),
    "units": ("unit",),
    "months": ("edtf", "start_edtf", "document_date"),
}
"""Lexicon -> the columns whose places its words are looked for in; others: the whole text."""
_EVERYTHING, _LABELS, _CODES = "text", "labels", "indicator_codes"


class Seen:
    """The words that documents held, by use, folded: what the rows are looked for in."""

    def __init__(self) -> None:
        self._texts: dict[str, list[str]] = defaultdict(list)
        self._joined: dict[str, tuple[str, str]] = {}

    def add(self, use: str, text: str) -> None:
        """One more text of that use."""
        self._texts[use].append(text)

    def holds(self, uses: Iterable[str], word: str, *, plural: bool) -> bool:
        """Whether a text of one of these uses holds the word, alone or among others."""
        key = _key(word, plural)
        for use in uses:
            folded, verbatim = self._of(use, plural)
            if (f" {key} " in folded) if key else (word in verbatim):
                return True
        return False

    def _of(self, use: str, plural: bool) -> tuple[str, str]:
        if use not in self._joined:
            texts = list(dict.fromkeys(self._texts[use]))
            folded = " | ".join(_key(text, plural) for text in texts)
            self._joined[use] = (f" {folded} ", "\n".join(texts))
        return self._joined[use]


def _key(text: str, plural: bool) -> str:
    """How words are compared; labels whatever their number, as the layouts do."""
    folded = fold(text)
    return " ".join(word.rstrip("sx") for word in folded.split()) if plural else folded


def read_all(paths: Iterable[Path]) -> Seen:
    """What all documents held; files that cannot be read here are passed over."""
    seen = Seen()
    for path in dict.fromkeys(paths):
        try:
            _read(path, seen)
        except ExtractError:
            continue
    return seen


def _read(path: Path, seen: Seen) -> None:
    document = read(path, sniff(path), ReadOptions(ocr="off"))
    for record in scan(document).records:
        for item in record.fields:
            seen.add(_LABELS, item.label)
    tables = build_rows(document, document_id_of("", path.name), path.name)
    for fact in tables["provenance"]:
        seen.add(fact["column_name"], fact["raw_text"])
    for row in (*tables["blocks"], *tables["cells"]):
        seen.add(_EVERYTHING, row["text"] or "")
    for row in tables.get("indicators", []):
        seen.add(_CODES, row["indicator_code"] or "")


def unused_rows(name: str, seen: Seen) -> tuple[list[str], int]:
    """The words of the rows of a lexicon that nothing held, and how many rows it has."""
    rows = lexicon.load(name)
    uses = VALUES.get(name) or (name if name in (_LABELS, _CODES) else _EVERYTHING,)
    column = next(column for column in WORD_COLUMNS if column in rows[0])
    unused = [
        row
        for row in rows
        if not any(seen.holds(uses, word, plural=name == _LABELS) for word in _words(row[column]))
    ]
    return [_shown(row, column) for row in unused], len(rows)


def _words(text: str) -> Iterator[str]:
    yield text
    if "(" in text:
        yield from spellings(text)


def _shown(row: lexicon.Row, column: str) -> str:
    first = next(iter(row))
    return row[column] if first == column else f"{row[column]}  ({row[first]})"


def main() -> None:
    """Print the rows, then how many there are in each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="one lexicon, such as labels")
    name = parser.parse_args().only
    names = [name] if name else [n for n in lexicon.names() if n not in NOMENCLATURES]
    paths = [*SAMPLES, *(path for path, _ in strangers()), *corpus_files()]
    seen = read_all(paths)
    found = {each: unused_rows(each, seen) for each in names}
    for each, (unused, _) in found.items():
        print(f"\n{each}.csv — lignes qu'aucun document n'a employées :")
        for words in unused:
            print(f"  {words}")
    print(f"\nSur {len(paths)} documents (exemples, inconnus, corpus), lignes jamais employées :")
    for each, (unused, total) in found.items():
        print(f"  {len(unused):5d} sur {total:5d}  {each}.csv")
    everything = sum(total for _, total in found.values())
    print(f"  {sum(len(unused) for unused, _ in found.values()):5d} sur {everything:5d}  en tout")
    if not name:
        print(f"Nomenclatures officielles, laissées de côté : {', '.join(NOMENCLATURES)}.")


if __name__ == "__main__":
    main()
