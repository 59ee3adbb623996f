"""How well unseen habits are read: the strangers' rows against their expected answers.

`make evaluate` prints the share of right slots by document and table, and by field; with
`--errors` each wrong slot. Slots are counted as precision and recall together (F1): a filled
slot of the answers that is filled alike is right, one filled otherwise or beside is wrong.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from extractors.options import ReadOptions
from normalizers.text import fold
from pipeline.process import process_file

FOLDER = Path(__file__).parent / "strangers"
EXPECTED = FOLDER / "expected"
FREE = "*"
ROW_KEYS = {
    "indicators": ("action_number", "value", "unit", "denominator", "year", "availability"),
    "fundings": ("action_number", "objective_number", "amount", "funder", "year"),
    "dates": ("action_number", "edtf"),
}
SCORED_SECTIONS = ("indicators", "summary", None)
CHECKS = (
    "sum_mismatch", "announced_count_mismatch", "objective_conflict", "duplicate_action_number",
)  # fmt: skip
_ALIKE = 0.95
Row = dict[str, Any]


@dataclass
class Tally:
    """Right, wanted and given slots, by field."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wanted: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    given: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    errors: list[str] = field(default_factory=list)

    def slot(self, where: str, name: str, want: Any, got: Any) -> None:
        """Count one slot; "*" in the answers is not counted."""
        if want == FREE or (want is None and got in (None, [], "")):
            return
        self.wanted[name] += want is not None
        self.given[name] += got not in (None, [], "")
        if want is not None and got not in (None, [], "") and alike(want, got):
            self.right[name] += 1
        else:
            self.errors.append(f"{where} {name}: {want!r} attendu, {got!r} lu")

    def f1(self, name: str | None = None) -> float:
        """The score of one field, or of all."""
        names = [name] if name else list(self.wanted | self.given)
        right = sum(self.right[n] for n in names)
        both = sum(self.wanted[n] + self.given[n] for n in names)
        return 2 * right / both if both else 1.0


def alike(want: Any, got: Any) -> bool:
    """Numbers by value, texts by their words, lists without order."""
    if isinstance(want, bool) or isinstance(got, bool):
        return want is got
    if isinstance(want, list):
        return sorted(map(str, want)) == sorted(map(str, got))
    if isinstance(want, str) and re.search(r"[^\W\d_]{2}", want):
        left, right = fold(want), fold(str(got))
        return left == right or SequenceMatcher(None, left, right, False).ratio() >= _ALIKE
    try:
        return abs(float(want) - float(got)) < 1e-6
    except (TypeError, ValueError):
        return str(want) == str(got)


def evaluate(path: Path, expected: Row) -> dict[str, Tally]:
    """Table -> its tally, for one document; its path is told from the folder above its own."""
    told = path.relative_to(path.parents[1]).as_posix()
    tables = process_file(path, told, ReadOptions()).tables
    numbers = {row["row_id"]: row.get("action_number") for row in tables.get("actions", [])}
    for name in ROW_KEYS:
        for row in tables.get(name, []):
            row["action_number"] = numbers.get(row.get("action_id") or "")
    result = {"document": Tally()}
    for column, want in expected["document"].items():
        result["document"].slot("document", column, want, tables["documents"][0].get(column))
    result["objectives"] = _by_key(expected["objectives"], tables, "objectives",
                                   "objective_number")  # fmt: skip
    result["actions"] = _actions(expected["actions"], tables)
    for name, keys in ROW_KEYS.items():
        result[name] = _rows(expected[name], tables.get(name, []), name, keys)
    result["checks"] = _checks(expected["checks"], tables.get("checks", []))
    strict = expected["document"].get("kind") != "statement"
    return {n: t for n, t in result.items() if (t.wanted or t.given) and (strict or t.wanted)}


def _by_key(wanted: list[Row], tables: dict[str, list[Row]], name: str, key: str) -> Tally:
    tally, found = Tally(), {row.get(key): row for row in tables.get(name, [])}
    if not wanted:
        return tally
    for want in wanted:
        got = found.pop(want[key], {})
        for column, value in want.items():
            tally.slot(f"{name} {want[key]}", column, value, got.get(column))
    for left in found:
        tally.slot(f"{name} en trop", key, None, left)
    return tally


def _actions(wanted: list[Row], tables: dict[str, list[Row]]) -> Tally:
    tally, rest = Tally(), list(tables.get("actions", []))
    partners: dict[str, list[str]] = defaultdict(list)
    for row in tables.get("partners", []):
        partners[row["action_id"]].append(row["name"])
    for want in wanted:
        got = _closest(want, rest)
        if got:
            rest.remove(got)
        where = f"action {want.get('action_number') or want['title'][:30]}"
        for column, value in want.items():
            read = (got or {}).get(column)
            if column == "partners":
                read = [fold(name) for name in partners[(got or {}).get("row_id", "")]]
                value = value if value == FREE else [fold(name) for name in value or []] or None
            tally.slot(where, column, value, read)
    for row in rest:
        tally.slot("action en trop", "title", None, row.get("title") or row["row_id"])
    return tally


def _closest(want: Row, rows: list[Row]) -> Row | None:
    """The row of the same number, or where there is none of the likeliest title."""
    number = want.get("action_number")
    same = [row for row in rows if row.get("action_number") == number] if number else rows
    best = max(same, key=lambda row: _title_likeness(want, row), default=None)
    enough = number is not None or (best is not None and _title_likeness(want, best) >= 0.6)
    return best if enough else None


def _title_likeness(want: Row, row: Row) -> float:
    return SequenceMatcher(None, fold(want["title"]), fold(row.get("title") or "")).ratio()


def _rows(wanted: list[Row], rows: list[Row], name: str, keys: Iterable[str]) -> Tally:
    """A row is right when all its keys agree; further dates and amounts of zero are no fault."""
    tally, rest = Tally(), list(rows)
    if name == "indicators":
        rest = [row for row in rest if row.get("section") in SCORED_SECTIONS]
    if name == "fundings":
        rest = [row for row in rest if row.get("amount") is not None]
    for want in sorted(wanted, key=lambda row: sum(value == FREE for value in row.values())):
        got = next((row for row in rest if _agrees(want, row, keys)), None)
        if got:
            rest.remove(got)
        text = json.dumps(want, ensure_ascii=False)
        tally.slot(name, "row", text, text if got else None)
    if name == "fundings":
        rest = [row for row in rest if row["amount"]]
    for row in rest if name != "dates" else []:
        tally.slot(f"{name} en trop", "row", None, {key: str(row.get(key)) for key in keys})
    return tally


def _agrees(want: Row, row: Row, keys: Iterable[str]) -> bool:
    for key in keys:
        value = want.get(key, FREE)
        if value == FREE:
            continue
        if (value is None) != (row.get(key) is None):
            return False
        if value is not None and not alike(value, row[key]):
            return False
    return True


def _checks(wanted: list[str], rows: list[Row]) -> Tally:
    tally, rung = Tally(), {row["code"] for row in rows}
    for code in CHECKS:
        tally.slot("check", code, code if code in wanted else None, code if code in rung else None)
    return tally


def score(tallies: dict[str, Tally]) -> float:
    """A document's score: the mean over its tables."""
    return sum(tally.f1() for tally in tallies.values()) / len(tallies) if tallies else 1.0


def strangers() -> list[tuple[Path, Row]]:
    """Each stranger with its expected answers."""
    return [
        (path, json.loads((EXPECTED / f"{path.parent.name}.json").read_text(encoding="utf-8")))
        for path in sorted(FOLDER.glob("*/*"))
        if path.is_file() and (EXPECTED / f"{path.parent.name}.json").exists()
    ]


def main() -> None:
    """Print the scores by document and table, then by field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="print each wrong slot")
    parser.add_argument("--only", default="", help="documents whose path contains this")
    arguments = parser.parse_args()
    fields: dict[tuple[str, str], list[float]] = defaultdict(list)
    scores = []
    for path, expected in strangers():
        if arguments.only not in path.as_posix():
            continue
        tallies = evaluate(path, expected)
        scores.append(score(tallies))
        shown = "  ".join(f"{name} {tally.f1():.3f}" for name, tally in tallies.items())
        print(f"{scores[-1]:.3f}  {path.relative_to(FOLDER)}\n       {shown}")
        for name, tally in tallies.items():
            for column in tally.wanted | tally.given:
                fields[name, column].append(tally.f1(column))
            for line in tally.errors if arguments.errors else []:
                print(f"         {line[:260]}")
    print("\nPar champ, du plus bas :")
    means = {key: sum(values) / len(values) for key, values in fields.items()}
    for (name, column), value in sorted(means.items(), key=lambda item: item[1])[:25]:
        print(f"  {value:.3f}  {name}.{column}")
    print(f"\nMoyenne {sum(scores) / max(1, len(scores)):.4f} sur {len(scores)} documents")


if __name__ == "__main__":
    main()
