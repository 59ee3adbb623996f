"""Dates: places, bounds, and the rules that hold for any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.dates import find_dates, parse_document_date, parse_period, parse_start
from normalizers.edtf_text import PARTS, Interval, Point, between, full_year, marked
from normalizers.folded import folded

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
WORDS = st.sampled_from(
    [
        *MONTHS,
        "sept.",
        "1er",
        "2e",
        "semestre",
        "trimestre",
        "T3",
        "S2",
        "été",
        "rentrée",
        "fin",
        "début",
        "mi-",
        "courant",
        "environ",
        "à",
        "au",
        "de",
        "du",
        "et",
        "en",
        "jusqu'en",
        "depuis",
        "-",
        "/",
        ",",
        "?",
        "le",
        "2021",
        "2023",
        "2024",
        "22",
        "31",
        "4",
        "12/2023",
        "01/02/2022",
        "31/02/2024",
        "loi",
        "schéma",
        "année scolaire",
        "semaine",
        "€",
        "enfants",
        "\n",
        "hiver",
    ]
)
PHRASES = st.lists(WORDS, max_size=9).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), PHRASES)
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


def in_words(day: date) -> str:
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


@given(TEXTS, st.none() | st.integers(2015, 2030))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_without_error_and_every_place_holds(text: str, year: int | None) -> None:
    found = find_dates(text, year=year)
    ends = 0
    for item in found:
        assert 0 <= ends <= item.start < item.end <= len(text)
        ends = item.end
        if not item.value.is_readable:
            assert item.problem == "unreadable_value"
            assert item.value.first is None
            continue
        assert item.value.first is not None
        assert item.value.last is not None
        assert item.value.first <= item.value.last
    for single in (parse_start(text, year=year), parse_document_date(text)):
        assert single is None or 0 <= single.start < single.end <= len(text)
    period = parse_period(text, year=year)
    assert period is None or None in period.value or period.value[0] <= period.value[1]  # type: ignore[operator]


@given(PHRASES, st.none() | st.just(2024))
@settings(max_examples=150, deadline=None)
def test_every_edtf_string_is_valid_and_covers_the_days_we_say(text: str, year: int | None) -> None:
    for item in find_dates(text, year=year):
        if item.value.is_readable:
            parsed = parse_edtf(item.value.edtf)
            assert date(*parsed.lower_strict()[:3]) == item.value.first
            if "-24" not in item.value.edtf:  # the library ends winter on 31 December
                assert date(*parsed.upper_strict()[:3]) == item.value.last


@given(st.text(alphabet=st.characters(exclude_categories=("Nd", "No", "Nl")), max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_date_without_a_figure_or_a_context_year(text: str) -> None:
    assert find_dates(text) == []
    start = parse_start(text)
    assert start is None or not start.value.is_readable


@given(PHRASES)
@settings(max_examples=300, deadline=None)
def test_never_more_precise_than_the_text(text: str) -> None:
    figures = sum(char.isdigit() for char in text)
    named = any(month in folded(text).text for month in ("semaine", *map(_plain, MONTHS), "sept"))
    for item in find_dates(text):
        if item.value.first == item.value.last and item.value.is_readable:
            assert figures >= 3
            assert named or "/" in text  # « les 22 et 29/02/2024 » share their month


def _plain(word: str) -> str:
    return folded(word).text


@given(DAYS)
@settings(max_examples=100, deadline=None)
def test_what_we_write_ourselves_is_read_back(day: date) -> None:
    for text in (day.isoformat(), day.strftime("%d/%m/%Y"), in_words(day), f"le {in_words(day)}"):
        found = parse_start(text)
        assert found is not None
        assert found.value.edtf == day.isoformat()
        assert (found.value.first, found.value.last) == (day, day)


@given(DAYS, st.integers(1, 900))
@settings(max_examples=60, deadline=None)
def test_intervals_are_read_back(day: date, length: int) -> None:
    last = day + timedelta(days=length)
    found = parse_start(f"du {in_words(day)} au {in_words(last)}")
    assert found is not None
    assert found.value.edtf == f"{day}/{last}"


@given(DAYS, st.sampled_from(["\u00a0", "\u202f", "\u2009", "\n"]))
@settings(max_examples=60, deadline=None)
def test_kinds_of_space_change_nothing(day: date, space: str) -> None:
    found = parse_start(in_words(day).replace(" ", space))
    assert found is not None
    assert found.value.edtf == day.isoformat()


@pytest.mark.parametrize("code", sorted(PARTS))
def test_parts_of_a_year_cover_whole_months(code: int) -> None:
    part = Point(2023, part=code)
    assert part.edtf == f"2023-{code}"
    assert part.first.day == 1
    assert (part.last + timedelta(days=1)).day == 1
    months = marked(part, approx=True).edtf
    assert months.count("~/") == 1
    parse_edtf(months)


def test_winter_ends_next_year_and_leap_days_count() -> None:
    winter = Point(2023, part=24)
    assert (winter.first, winter.last) == (date(2023, 12, 1), date(2024, 2, 29))


def test_an_interval_never_runs_backwards() -> None:
    assert between(Point(2023), Point(2021)) is None
    assert between(Point(2023), Point(2023)) == Point(2023)
    assert isinstance(between(Point(2023, part=40), Point(2024)), Interval)


@pytest.mark.parametrize(
    ("digits", "near", "year"), [(22, 2020, 2022), (98, 2020, 1998), (5, 1999, 2005)]
)
def test_two_digit_years_take_the_nearest_century(digits: int, near: int, year: int) -> None:
    assert full_year(digits, near) == year


def test_places_hold_in_text_with_ligatures_and_loose_accents() -> None:
    text = "Mise en œuvre e\u0301tape\u00ad 1 : ﬁn de\u0301cembre 2022."
    (found,) = find_dates(text)
    assert found.value.edtf == "2022-12~"
    assert text[found.start : found.end] == "ﬁn de\u0301cembre 2022"


def test_an_excel_serial_is_a_guess() -> None:
    found = parse_start("45170")
    assert found is not None
    assert found.confidence == 0.5
    assert parse_start("45170 euros") is None
    assert find_dates("45170") == []
