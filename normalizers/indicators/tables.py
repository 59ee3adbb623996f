"""Indicators in tables: years as columns, "Réalisé 2024" and "Cible 2024", a unit column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from normalizers.folded import plain
from normalizers.header_levels import LEVEL, levels_of
from normalizers.indicators.cells import ALONE, read_change, read_signed
from normalizers.indicators.fractions import heads_part, join_fractions
from normalizers.indicators.labels import is_generic, is_measure, join, tidy
from normalizers.indicators.model import CellObservation, Observation, Unit
from normalizers.indicators.qualities import unit_asked
from normalizers.indicators.targets import is_target_label
from normalizers.indicators.words import (
    absences,
    absent_anywhere,
    pattern,
    role_words,
    units_after,
)
from normalizers.numbers import find_numbers
from normalizers.text import clean_line, fold
from normalizers.word_table import one_of, table
from normalizers.year_header import heads_values, year_of_header

ColumnRole = Literal["value", "target", "change", "unit", "year", "label", "other", "unknown"]

_BARE = re.compile(r"\W*\d[\d\s.,]*\s*(?:%|etp|h|€)?\W*|n\.?\s?[cdr]\.?", re.IGNORECASE)
_BEGINS = re.compile(r"\s*[<>≤≥~≈+-]?\s*\d")
_LONG, _SENTENCE = 10, 5
"""Words of a text that tells something although it holds figures; of a sentence that begins with
one in words."""
_YEAR = re.compile(r"(?<!\d)(?:19[89]\d|20[0-5]\d)(?!\d)")
_IN_YEAR = re.compile(rf"\(?\s*(?:\ben\s+|\bann[ée]e\s+)?{_YEAR.pattern}\s*\)?", re.IGNORECASE)


def column_role(header: str, fiscal_year: int | None = None) -> tuple[ColumnRole, int | None]:
    """What a column of a table of indicators holds, and the year of its values.

    A group that only says what all its columns are about (« Indicateur de suivi / 2023 ») leaves
    that to the levels beside it.
    """
    beside = [level for level in levels_of(header) if not _holds("label", _flat(level))]
    if 0 < len(beside) < len(levels_of(header)):
        role, year = column_role(LEVEL.join(beside), fiscal_year)
        if role != "unknown":
            return role, year or _last_year(header)
    dated = year_of_header(header, fiscal_year=fiscal_year)
    if dated is not None:
        year, kind = dated.value
        return ("target" if kind == "target" else "value"), year
    flat, year = _flat(header), _last_year(header)
    if _holds("change", flat):
        return "change", year
    names_level = _holds("level", flat)
    if pattern("target").search(flat) and not names_level:
        return "target", year
    if _holds("unit", flat):
        return "unit", None
    if names_level or _holds("other", flat):
        return "other", None
    if _holds("label", flat):
        return "label", None
    alone = table("column_words", "holds_alone").get(flat)
    if alone == "year":
        return "year", None
    told = year or alone or _holds("value", flat) or heads_part(header)
    return ("value" if told else "unknown"), year


def _flat(header: str) -> str:
    return plain(clean_line(header) or "")


def _last_year(header: str) -> int | None:
    years = _YEAR.findall(_flat(header))
    return int(years[-1]) if years else None


def _holds(role: str, flat: str) -> bool:
    """Whether words of a header say that figures (or texts) of that role stand below it."""
    return _headed()[role].search(flat) is not None


@cache
def _headed() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = defaultdict(list)
    for spelling, role in table("column_words", "holds").items():
        words[role].append(spelling)
    return {role: re.compile(rf"(?<!\w){one_of(each)}(?!\w)") for role, each in words.items()}


def measured_by(header: str) -> tuple[str, int | None] | None:
    """What the bare figures below a header count, and their year: ("Familles suivies", 2024).

    None where the header does not say: it names no measure, no year and nothing in the plural.
    """
    years = _YEAR.findall(header)
    name = tidy(_IN_YEAR.sub(" ", clean_line(header) or ""))
    first = fold(name).split(" ", 1)[0]
    if not first or is_generic(name):
        return None
    plural = first.endswith(("s", "x")) and first not in role_words("rank")
    told = years or plural or is_measure(name)
    return (name, int(years[-1]) if years else None) if told else None


def observations_in_row(
    label: str, cells: Sequence[tuple[str, str]], *, year: int | None = None
) -> list[CellObservation]:
    """The observations of one row of a table: `cells` are (header, text) from left to right.

    `label` says what the row measures. Year, target and unit come from the headers, a unit
    column or the label; an empty cell, "-" and cells of other columns (comments, sources) give
    none. Offsets refer to each cell's own text.
    """
    dated = year_of_header(label, fiscal_year=year)
    if dated is not None and dated.value[0]:
        return _row_of_year(dated.value[0], cells, year)
    roles = [column_role(header, year) for header, _ in cells]
    name = tidy(clean_line(label) or "")
    unit = _row_unit(name, cells, roles)
    row_year = _row_year(cells, roles)
    shared = _shared_levels([h for (h, _), (role, _) in zip(cells, roles, strict=True)
                             if role in ("value", "target", "change")])  # fmt: skip
    found: list[CellObservation] = []
    for index, ((header, text), (role, column_year)) in enumerate(zip(cells, roles, strict=True)):
        bare = role == "unknown" and tells_number(text)
        if role in ("value", "target", "change") or bare:
            asked = unit_asked(clean_line(header) or "") or unit
            measured = join(name, _of_column(_own_levels(header, shared), year))
            of_year = column_year or row_year
            counts = of_year is not None or is_measure(name)
            read = read_change if role == "change" else read_signed
            for parsed in read(measured, text, asked, year, counts=counts):
                value = _in_column(parsed.value, role, of_year)
                found.append(CellObservation(index, replace(parsed, value=value)))
    return join_fractions(name, [header for header, _ in cells], found)


def blank_row(label: str) -> Observation:
    """What a row says that asks for a figure and gives none in any column."""
    name = tidy(clean_line(label) or "")
    return Observation(name, None, unit_asked(name) or "count", availability="blank")


def tells_number(text: str) -> bool:
    """Whether a text is nothing but a number, in figures or in words, or says that there is none
    or that it is not known: « 12 % », « douze », « une », « aucune », « NC ».
    """
    text = text.strip()
    if _BARE.fullmatch(text) or fold(text) in ALONE or absences("value").get(fold(text)) == "none":
        return True
    return any(found.start == 0 and found.end == len(text) for found in find_numbers(text))


def tells_more(text: str, *, shortest: int) -> bool:
    """Whether a text of so many words is a sentence rather than the value of an indicator.

    « 142 entretiens, soit 24 % des grossesses » is a value, « en cours de consolidation » says
    that there is none: a text with figures must be longer than one without, or end in a full stop
    (« Deux agents ont rejoint l'équipe. »).
    """
    if tells_number(text) or _BEGINS.match(text) or absent_anywhere().search(plain(text)):
        return False
    if any(map(str.isdigit, text)):
        shortest = _LONG
    elif any(found.start == 0 for found in find_numbers(text)):
        shortest = _SENTENCE if text.rstrip().endswith(".") else _LONG
    return len(text.split()) >= shortest


def _row_year(
    cells: Sequence[tuple[str, str]], roles: Sequence[tuple[ColumnRole, int | None]]
) -> int | None:
    """What a column "Année" says."""
    texts = (text for (_, text), (role, _) in zip(cells, roles, strict=True) if role == "year")
    years = [int(year) for text in texts for year in _YEAR.findall(text)]
    return years[-1] if years else None


def _shared_levels(headers: Sequence[str]) -> set[str]:
    """The groups above all columns of figures (« Suivi / Réalisé 2023 », « Suivi / Cible »)."""
    groups = [set(levels_of(header)[:-1]) for header in headers]
    return set.intersection(*groups) if groups else set()


def _own_levels(header: str, shared: set[str]) -> str:
    """A header without the groups that tell no column from another."""
    return LEVEL.join(level for level in levels_of(header) if level not in shared)


def _of_column(header: str, fiscal_year: int | None) -> str:
    """The words of a header that tell its figures apart: "Filles", "1er semestre 2024"."""
    if year_of_header(header, fiscal_year=fiscal_year) is not None or heads_values(header):
        return ""
    levels = [level for level in levels_of(header) if year_of_header(level) is None]
    header = LEVEL.join(levels)
    flat = plain(clean_line(header) or "")
    said = unit_asked(flat) or _holds("change", flat) or pattern("target").search(flat)
    return "" if said or is_generic(flat) or is_measure(flat) else tidy(clean_line(header) or "")


def _row_of_year(
    row_year: int, cells: Sequence[tuple[str, str]], fiscal_year: int | None
) -> list[CellObservation]:
    """A row that is a year: each column measures something."""
    found: list[CellObservation] = []
    for index, (header, text) in enumerate(cells):
        name = tidy(clean_line(header) or "")
        role = column_role(header, fiscal_year)[0]
        if not name or (role in ("unit", "label", "year", "other") and not is_measure(name)):
            continue
        for parsed in read_signed(name, text, unit_asked(name), fiscal_year, counts=True):
            value = _in_column(parsed.value, "value", row_year)
            found.append(CellObservation(index, replace(parsed, value=value)))
    return found


def _row_unit(
    label: str, cells: Sequence[tuple[str, str]], roles: Sequence[tuple[ColumnRole, int | None]]
) -> Unit | None:
    named = [
        unit_named(text)
        for (_, text), (role, _) in zip(cells, roles, strict=True)
        if role == "unit"
    ]
    return next((unit for unit in named if unit), None) or unit_asked(label)


def unit_named(text: str) -> Unit | None:
    """The unit a cell of a unit column names: "%", "heures", "Nombre"."""
    flat = plain(clean_line(text) or "")
    match = units_after()[0].match(flat)
    if match:
        return units_after()[1].get(re.sub(r"\s+", " ", match[1]))  # type: ignore[return-value]
    return unit_asked(flat) or ("count" if is_measure(flat) else None)


def _in_column(value: Observation, role: ColumnRole, year: int | None) -> Observation:
    says = pattern("evolution").search(plain(value.label)) is not None
    label = join(value.label, "évolution") if role == "change" and not says else value.label
    target = value.is_target or role == "target" or is_target_label(plain(label))
    return replace(value, label=label, year=value.year or year, is_target=target)
