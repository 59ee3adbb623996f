"""The words of `status_statements.csv` as patterns for folded text."""

from __future__ import annotations

import re
from functools import cache

from normalizers.folded import folded
from normalizers.lexicon import load

ADVERBS = (
    r"(?:\s+(?:donc|finalement|definitivement|temporairement|provisoirement|desormais"
    r"|actuellement|maintenant|a present|malheureusement|toutefois|ainsi|egalement|momentanement"
    r"|a ce jour|aussi|pour l'instant|pour le moment|entierement|totalement"
    r"|de fait|encore|toujours))*"
)
AUXILIARY = (
    rf"(?:est|a{ADVERBS} ete|sera|fut|reste|demeure|se trouve|a{ADVERBS} du etre|doit etre"
    r"|va etre|vient d'etre|ayant ete|etant|est restee?|est mise)"
)
_NUMBERS = (
    ("n'a", "n'(?:a|ont)"),
    ("n'est", "n'(?:est|sont)"),
    ("a", "(?:a|ont)"),
    ("est", "(?:est|sont)"),
    ("sera", "(?:sera|seront)"),
    ("prend", "(?:prend|prennent)"),
    ("accuse", "(?:accuse|accusent)"),
    ("connait", "(?:connait|connaissent)"),
    ("souffre", "(?:souffre|souffrent)"),
    ("s'arrete", "s'arrete(?:nt)?"),
    ("reste", "(?:reste|restent)"),
    ("demeure", "(?:demeure|demeurent)"),
    ("doit", "(?:doit|doivent)"),
    ("va", "(?:va|vont)"),
    ("se poursuit", "se poursui(?:t|vent)"),
    ("se deroule", "se deroule(?:nt)?"),
    ("son terme", "(?:son|leur) terme"),
)
KINDS = r"(?: (?:definitif|definitive|total|totale|complet|temporaire|provisoire))?"


@cache
def spelled(role: str, status: str = "") -> str:
    """A pattern for any word of a role, the longest first."""
    rows = load("status_statements", ("role", "spelling"))
    found = [row["spelling"] for row in rows if row["role"] == role and row["status"] == status]
    plain = sorted((folded(spelling).text for spelling in found), key=len, reverse=True)
    return "|".join(" ".join(agreeing(word) for word in text.split()) for text in plain)


def agreeing(word: str) -> str:
    """A pattern for a participle in all genders and numbers ("reportee" -> reporte(e)(s))."""
    if word == "pas":
        return "pas(?: encore)?"
    bare = re.escape(word)
    return bare[:-1] + "e?s?" if re.search(r"(?:ee|ue|ie|ise|te)$", word) else bare


@cache
def guard(role: str) -> re.Pattern[str]:
    """Words that take a status back where they stand before or after it."""
    ends = r"(?!\w)" if role == "before" else ""
    return re.compile(rf"(?<!\w)(?:{spelled(role)}){ends}")


@cache
def many(pattern: str) -> str:
    """A pattern for verbs in the singular, in the plural too ("a pris" also "ont pris")."""
    for one, both in _NUMBERS:
        pattern = re.sub(rf"(?<![\w?\\]){one}(?![\w?'])", both, pattern)
    return pattern
