"""What a field is, told once more when all its words are read.

A label nobody knows is read by its words, or by the money beside it; a long text below "État de
réalisation" is no state.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.layouts.context import says_objective
from extractors.layouts.records import Field, Record
from extractors.layouts.view import labels_of, questions_of
from normalizers.amounts import find_amounts
from normalizers.dates import is_start_alone
from normalizers.flags import parse_flag
from normalizers.folded import folded
from normalizers.funders import parse_funders
from normalizers.label_guess import guess_label
from normalizers.numbering import parse_action_heading
from normalizers.status_statements import find_status_statement
from normalizers.statuses import parse_status
from normalizers.ticks import tick_options
from normalizers.word_table import table

_STATE = 40
"""Characters: a state is told in fewer; a longer text may begin with one."""
_OPENING = 30
_OF_DOING = ("status", "results", "description")
_ANSWERED = (*_OF_DOING, "start")
"""« Mise en œuvre », « Démarrage » ask how or when, but « oui » answers whether."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = 8
"""Words of a text that describes; a title may have fewer and end in a point."""
_FEW = 4
"""Words beside amounts and payers that say what for, and nothing more."""
_YEAR = re.compile(r"\b20\d\d\b")


def settle_fields(records: Iterable[Record]) -> None:
    """Name the unknown labels of actions that can be guessed (marked so); move told results."""
    for record in records:
        if record.kind != "action":
            continue
        for item in record.fields:
            if item.name in (None, "resources") and _is_money(item) and not record.has("budget"):
                item.name, item.is_guess = "budget", item.name is None
            elif item.name is None and item.label and not item.is_empty:
                if not record.has("objective", "objective_number") and says_objective(item.text):
                    item.name = "objective"
                else:
                    _guess(record, item)
            elif item.name == "action" and _describes(record, item):
                item.name = "description"
            elif item.name in _ANSWERED and _answers(item.text):
                item.name = next(iter(questions_of(item.label)), item.name)
            elif item.name in _OF_DOING and _begins(record, item):
                item.name = "start"
            elif item.name == "status" and _is_told(item.text):
                item.name = "remarks" if record.has("results") else "results"


def _guess(record: Record, item: Field) -> None:
    guess = guess_label(item.label)
    if guess is not None and not record.has(guess.value):
        item.name, item.is_guess = guess.value, True


def _is_money(item: Field) -> bool:
    """Whether each line beside a label states an amount and little else: « Moyens » may be people
    or money, and a sentence below a label nobody knows may tell a price.
    """
    lines = [line for line in item.text.split("\n") if line.strip()]
    return bool(item.label and lines) and all(map(_states_money, lines))


def _states_money(line: str) -> bool:
    amounts = [(found.start, found.end) for found in find_amounts(line)]
    told = amounts + [(found.start, found.end) for found in parse_funders(line)]
    rest = "".join(c for i, c in enumerate(line) if not any(a <= i < b for a, b in told))
    words = _YEAR.sub("", rest)
    is_short = len(_WORD.findall(words)) <= _FEW
    return bool(amounts) and is_short and not any(map(str.isdigit, words))


def _describes(record: Record, item: Field) -> bool:
    """« L'action : Une sage-femme appelle … chaque mois. » below a heading with a title of its own:
    a sentence there tells what is done, unless its label asks for a name.
    """
    if record.heading is None or record.layout != "fiche" or record.has("description"):
        return False
    if folded(item.label).text.strip(" :.") not in table("column_words", "asks_action"):
        return False
    text = item.text.strip()
    named = parse_action_heading(record.heading.text, allow_bare=True, spaced=True)
    titled = named is not None and named.value.title_start < len(record.heading.text.rstrip())
    return titled and text.endswith(".") and len(text.split()) >= _SENTENCE


def _answers(text: str) -> bool:
    """« Oui », « ☐ oui ☒ non »; « réalisée » tells a state, « 0 » how much."""
    is_figure = any(map(str.isdigit, text))
    return parse_flag(text) is not None and parse_status(text) is None and not is_figure


_ASIDE = re.compile(r"\([^()]*\)")
"""« septembre 2023 (phase pilote) » answers with a date."""


def _begins(record: Record, item: Field) -> bool:
    """« Mise en œuvre : depuis juin 2022 »: a label of what is done may ask when, but « reportée
    à 2025 » answers otherwise.
    """
    if "start" not in labels_of(item.label) or record.has("start"):
        return False
    state = parse_status(_ASIDE.sub("", item.text)[:_STATE])
    return is_start_alone(item.text) and (state is None or state.value == "planned")


def _is_told(text: str) -> bool:
    """Whether a text tells what was done, and neither begins with a state nor states one.

    « ☐ Non démarrée ☒ En retard … » lists all the states there are, one ticked.
    """
    if len(text) <= _STATE or tick_options(text) or find_status_statement(text) is not None:
        return False
    return parse_status(text[:_OPENING]) is None
