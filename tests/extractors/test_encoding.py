"""French text comes out right whatever program wrote its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.encoding import decode, decode_with_doubt

PHRASES = [
    "Le Département a créé une cellule dédiée à l'évaluation des situations.",
    "Année : 2024 – réalisée",
    "RÉALISÉE À CE JOUR",
    "Action n° 3 : été",
    "Déjà reçu : où ça ? Bientôt, çà et là, maïs, Noël, aiguë",
]
SINGLE = ["cp1252", "mac_roman", "cp850"]


@pytest.mark.parametrize("phrase", PHRASES)
@pytest.mark.parametrize(
    "encoding", [*SINGLE, "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_of_french(phrase: str, encoding: str) -> None:
    data = phrase.encode(encoding, errors="replace")
    assert decode(data)[0] == data.decode(encoding)


def test_euro_and_typographic_signs_of_windows() -> None:
    text = "L’œuvre coûte 12 000 € – « réalisée »"
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_mojibake_in_the_file_stays() -> None:
    text = "rÃ©alisÃ©e"
    assert decode(text.encode()) == (text, "utf-8")


def test_doubt_is_said() -> None:
    assert decode_with_doubt("1 000 €".encode("cp1252")).problems[0].code == "uncertain_encoding"
    assert not decode_with_doubt("Année réalisée".encode("cp1252")).problems


def test_one_broken_byte_does_not_spoil_utf8() -> None:
    data = ("Année réalisée, évaluée. " * 20).encode() + b"\xe9"
    decoded = decode_with_doubt(data)
    assert decoded.encoding == "utf-8"
    assert decoded.uncertain
    assert "réalisée" in decoded.text


@given(st.binary(max_size=300))
def test_never_fails(data: bytes) -> None:
    decode(data)
