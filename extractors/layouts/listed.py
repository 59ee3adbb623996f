"""Actions of a list told in sentences: the name first, then what is done, its cost, its state.

« **Entretien prénatal précoce** : trois sages-femmes ont été recrutées. Action réalisée. »
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.blocks import Block, Span
from extractors.layouts.fiche import OpenFiche
from extractors.layouts.own_fields import OWN_FIELDS
from extractors.layouts.records import Record
from extractors.layouts.told import state_of
from normalizers.amounts import find_amounts
from normalizers.label_split import split_label
from normalizers.status_statements import find_status_statement

_SIGNS = " \t\n\u00a0.:;,–—-"
_SET_OFF = re.compile(r"\s*(?:[:–—\n]|-\s|\.(?:\s|$))")
"""What stands between a name in bold and the rest."""
_COLON = re.compile(r"\s*:(?=\s)|\s+[–—-](?=\s)")
_STOP = re.compile(r"(?<=\w{3})[)»\"]?[.](?=\s+[A-ZÀ-Ý«\"0-9])")
_LINE = re.compile(r"\n(?=\s*[A-ZÀ-Ý«\"0-9])")
_VERB = re.compile(
    r"(?<!\bqui )(?<!\bqui y )(?<!\bdont il )"
    r"\b(?:est|sont|était|étaient|sera|seront|fut|a|ont|avait|avaient|aura|auront|doit|doivent"
    r"|va|vont|vient|viennent|reste|restent)\b"
)
"""A clause with one of these is a sentence: a title has none."""
_MARK = re.compile(r"\s*[✓✔✗✘✖☑☒→➔➜➤►▶▸•▪■●◦‣]\s*(?=\w)")
_AWAITS = re.compile(r"(?:;|[;,]\s+et)\Z")
"""The end of an item that another one follows."""
_SHORTEST, _LONGEST = 4, 400
_LETTERS = re.compile(r"[^\W\d_]{2}")


def is_listed(span: Span, block: Block, previous: Span | None, lead: Span | None) -> bool:
    """Whether a text is an item of a list: by its kind, below « … trois actions : » and closed by
    « ; », or a name in bold and what is told of it below words that end in a colon.
    """
    if block.kind == "list_item":
        return True
    if previous is None or len(span.text) > _LONGEST:
        return False
    above = previous.text.rstrip()
    if _AWAITS.search(above) or (above.endswith(":") and span.text.rstrip().endswith(";")):
        label = split_label(span.text)
        return label is None or label[0].value.startswith("status")
    if lead is None or not lead.text.rstrip().endswith(":") or span.text.rstrip().endswith(":"):
        return False
    return _MARK.match(span.text) is not None or _names_in_bold(span, block)


def _names_in_bold(span: Span, block: Block) -> bool:
    """« **Bilans de santé** : deux puéricultrices … », no label of a cover ("**Exercice** : …")."""
    label = split_label(span.text)
    if block.kind != "paragraph":
        return False
    if label is not None and label[0].value not in OWN_FIELDS:
        return False
    return _bold_end(span.text, block.bold_chars - span.start) is not None


def listed_action(record: Record, span: Span, block: Block) -> Record:
    """The action of a list item: its name as heading, what else the item tells as its fields."""
    name, rest = split_item(span, block)
    action = Record("action", "list", record.block, name, record.context)
    action.lead, action.part = record.lead, record.part
    if rest is not None:
        OpenFiche(action).add_told(rest)
    return action


def split_item(span: Span, block: Block) -> tuple[Span, Span | None]:
    """(name, what is told of it); the item is all name where nothing is told."""
    mark = _MARK.match(span.text)
    span = span.cut(mark.end(), len(span.text)) if mark else span
    for end in _ends(span.text, block.bold_chars - span.start):
        name = span.text[:end].rstrip(_SIGNS)
        rest = span.text[end:].lstrip(_SIGNS)
        if len(name) >= _SHORTEST and _LETTERS.search(rest):
            return span.cut(0, len(name)), span.cut(len(span.text) - len(rest), len(span.text))
    return span, None


def _ends(text: str, bold: int) -> Iterator[int]:
    """Where the name may end, the surest first."""
    end = _bold_end(text, bold)
    if end is not None:
        yield end
    yield from (line.start() for line in _LINE.finditer(text))
    yield from (colon.start() for colon in _COLON.finditer(text) if is_told(text[colon.end() :]))
    yield from (stop.end() for stop in _STOP.finditer(text))


def _bold_end(text: str, bold: int) -> int | None:
    """Where a name in bold ends that a sign sets off from the rest."""
    if not 0 < bold < len(text):
        return None
    signs = text[:bold].rstrip()[-1:] in ":.–—" or _SET_OFF.match(text, bold) is not None
    return bold if signs else None


def is_told(text: str) -> bool:
    """Whether words tell something of an action (a state, an amount, a clause): no title does."""
    return is_sentence(text) or bool(find_amounts(_first_clause(text)))


def is_sentence(text: str) -> bool:
    """Whether words are a clause with its verb, or tell a state."""
    states = find_status_statement(text) is not None or state_of(text) is not None
    return states or bool(_VERB.search(_first_clause(text)))


def _first_clause(text: str) -> str:
    stop = _STOP.search(text)
    return text[: stop.start()] if stop else text
