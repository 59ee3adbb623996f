"""Headers that name a payer and what became of the money: "Dépenses Département"."""

from __future__ import annotations

import re

from normalizers.funders.names import PARENTS, parse_funders
from normalizers.label_text import BRACKETS, YEAR
from normalizers.text import fold
from normalizers.word_table import table

_OF_PAYER = re.compile(r"\b(?:d[eu]s?\s+(?:la\s+|l['’])?|d['’])\s*$", re.IGNORECASE)


def said_of_payer(label: str) -> list[str] | None:
    """The folded words beside the one payer of a header that do not tell what became of money.

    None where it names no payer, several, or nothing beside. Nothing but money becomes of a line
    of money (FIR): there short words tell it too (« Réalisation FIR »).
    """
    plain = " ".join(YEAR.sub(" ", BRACKETS.sub(" ", label)).split())
    payers = [found for found in parse_funders(plain, cell=True) if found.value != "ALL"]
    if len(payers) != 1:
        return None
    before, after = plain[: payers[0].start], plain[payers[0].end :]
    said = [fold(word) for word in (*_OF_PAYER.sub("", before).split(), *after.split())]
    becomes, short = table("money_words", "basis"), table("money_words", "basis_alone")
    known = becomes.keys() | short.keys() if payers[0].value in PARENTS else becomes.keys()
    return [word for word in said if word not in known] if said else None
