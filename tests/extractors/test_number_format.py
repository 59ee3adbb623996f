"""What a French spreadsheet program shows for a value and a format code."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.sheets.number_format import NBSP, Value, display

ACCOUNTING = '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'
DAY = datetime(2022, 9, 1)

SHOWN: list[tuple[Value, str, str]] = [
    (None, "General", ""),
    ("Oui", "General", "Oui"),
    ("304", "@", "304"),
    (304, "@", "304"),
    ("x", ACCOUNTING, "x"),
    ("PMI", '"Service : "@', "Service : PMI"),
    (True, "General", "VRAI"),
    (False, "0", "FAUX"),
    (2021, "General", "2021"),
    (2021.0, "General", "2021"),
    (0.1 + 0.2, "General", "0,3"),
    (1 / 3, "General", "0,3333333333"),
    (12345678901.5, "General", "12345678902"),
    (1e-12, "General", "1,00000E-12"),
    (-4, "General", "-4"),
    (0.184, "0.0%", "18,4 %"),
    (0.18, "0%", "18 %"),
    (1.5, '0.0" %"', "1,5 %"),
    (0, ACCOUNTING, "- €"),
    (187000, ACCOUNTING, "187 000,00 €"),
    (-5.5, ACCOUNTING, "-5,50 €"),
    (1234567.891, "#,##0.00", "1 234 567,89"),
    (999, "#,##0", "999"),
    (1000, "#,##0", "1 000"),
    (187000, "# ##0", "187 000"),
    (0.5, "#,##0.##", "0,5"),
    (3, "#,##0.##", "3"),
    (2.675, "0.00", "2,68"),
    (12, "00000", "00012"),
    (612345678, '00" "00" "00" "00" "00', "06 12 34 56 78"),
    (1500000, '#,##0,"k€"', "1 500k€"),
    (2300000, '0.0,,"M€"', "2,3M€"),
    (1234, "#,##0 [$€-40C]", "1 234 €"),
    (1234, "[$€-2] #,##0", "€ 1 234"),
    (1500, '[>=1000]0.0,"k€";0"€"', "1,5k€"),
    (500, '[>=1000]0.0,"k€";0"€"', "500€"),
    (-3, "0;[Red](0)", "(3)"),
    (-0.001, "0.00", "0,00"),
    (0, "0;-0;;@", ""),
    (7, '"Fiche n° "0', "Fiche n° 7"),
    (3.5, '0.0" ETP"', "3,5 ETP"),
    (1.5, "# ?/?", "1 1/2"),
    (12345, "0.00E+00", "1,23E+4"),
    (float("inf"), "0", "#NOMBRE!"),
    (DAY, "General", "01/09/2022"),
    (DAY, "dd/mm/yyyy", "01/09/2022"),
    (DAY, "dd/mm/yyyy;@", "01/09/2022"),
    (DAY, "mm-dd-yy", "01/09/2022"),
    (DAY, "m/d/yyyy", "1/9/2022"),
    (DAY, "yyyy-mm-dd", "2022-09-01"),
    (DAY, "jj/mm/aaaa", "01/09/2022"),
    (DAY, "mmm-yy", "sept.-22"),
    (DAY, "[$-40C]mmm-yy;@", "sept.-22"),
    (DAY, "d mmmm yyyy", "1 septembre 2022"),
    (DAY, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "jeudi 1 septembre 2022"),
    (DAY, "yyyy", "2022"),
    (DAY, '"rentrée "yyyy', "rentrée 2022"),
    (date(2024, 3, 15), "dd/mm/yy", "15/03/24"),
    (datetime(2022, 9, 1, 14, 5), "dd/mm/yyyy hh:mm", "01/09/2022 14:05"),
    (datetime(2022, 9, 1, 14, 5), "h:mm AM/PM", "2:05 PM"),
    (time(8, 30), "h:mm", "8:30"),
    (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    (44805, "dd/mm/yyyy", "01/09/2022"),
    (44805.5, "hh:mm", "12:00"),
]


@pytest.mark.parametrize(("value", "code", "shown"), SHOWN)
def test_shown_as_in_a_french_program(value: Value, code: str, shown: str) -> None:
    assert display(value, code).replace(NBSP, " ") == shown


def test_thousands_are_set_apart_by_no_break_spaces() -> None:
    assert display(1234567, "#,##0") == "1\u00a0234\u00a0567"


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_a_shown_number_reads_back(whole: int, decimals: int) -> None:
    value = whole / 10**decimals
    shown = display(value, "#,##0" + ("." + "0" * decimals if decimals else ""))
    assert float(shown.replace(NBSP, "").replace(",", ".")) == pytest.approx(value)


@given(
    st.one_of(st.floats(), st.integers(), st.text(), st.dates(), st.times(), st.timedeltas()),
    st.text(alphabet='0#?.,%/@;"\\_*[]$€-hmsydEe+ AMPGeneral<>=1', max_size=30),
)
def test_no_format_code_breaks_it(value: Value, code: str) -> None:
    assert isinstance(display(value, code), str)
