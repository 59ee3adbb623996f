from __future__ import annotations

import pytest

from normalizers import lexicon


def test_every_lexicon_loads() -> None:
    for name in lexicon.names():
        assert lexicon.load(name), name


def test_rows_are_stripped_and_comments_left_out() -> None:
    rows = lexicon.parse("essai", "code,spelling\n# note\n\nCAF, caisse \n")
    assert [(number, dict(row)) for number, row in rows] == [
        (4, {"code": "CAF", "spelling": "caisse"})
    ]


def test_one_spelling_cannot_mean_two_things() -> None:
    text = "code,spelling\nA,État\nB,etat\n"
    lexicon.parse("essai", text)
    with pytest.raises(lexicon.LexiconError, match="line 3"):
        lexicon.parse("essai", text, key=["spelling"])


def test_a_ragged_row_is_refused_with_its_line() -> None:
    with pytest.raises(lexicon.LexiconError, match="line 2"):
        lexicon.parse("essai", "code,spelling\nA\n")


def test_an_unknown_lexicon_is_named() -> None:
    with pytest.raises(lexicon.LexiconError, match="nulle_part"):
        lexicon.load("nulle_part")
