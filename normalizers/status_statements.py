"""Sentences that tell an action's status: "Arrêt de l'action", "le projet a pris du retard".

Only what is said of the action itself counts. "Abandon de la piste …" is a part of it, "enfants
en situation d'abandon" a subject of the policy, "n'est pas abandonnée" the contrary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.action_heading import parse_action_heading
from normalizers.folded import folded
from normalizers.lexicon import load
from normalizers.parsed import Parsed
from normalizers.status_patterns import ADVERBS, AUXILIARY, KINDS, guard, spelled
from normalizers.status_words import mask_subjects, strong_words

_WORD = re.compile(r"[a-z]+")
_TRIGGER = 5
_SENTENCE = re.compile(r"[^.;\n!?]+")
_FUTURE = re.compile(r"\b(?:sera|va etre|doit etre|devra)\b")
_DETERMINED = r"(?:l'|cette |la presente |le present |le |ce |notre )"
_PRONOUN = re.compile(r"\W*(?:elle|il|celle-ci|celui-ci)\b")
"""« Elle est reportée »: the action, where the sentence before told its state."""
_NUMBER = r"(?:\s+(?:n\s?°\s*)?(?P<number>\d+(?:-\d+)?))?"
_COMPLEMENT = (
    r"(?:\s+(?:de|du|des|a|au|aux|en|pour|relative|intitulee|d'|d(?='))"
    r"(?:[\s'-]+(?!(?:est|sont|ont|sera|seront|ne|n|qui|que|qu|dont|mais|car|se|s"
    r"|a (?:ete|pris|connu|permis|du|pu|eu))\b)\w+){1,10}?)?"
)
_ROLES = ("noun", "participle", "predicate", "verb")
_SUMMARY_NOUNS = re.compile(
    r"\b(?:actions|fiches|projets|operations)\b|^\W*(?:action|fiche|projet|operation)\b[^:]*:\s*$"
)
"""Several, or one above its list: "Action abandonnée :"."""
_COUNTS = re.compile(r"\bnombre\b|=|\btaux\b|\bpart d")
_EARLIEST = {"abandoned": 0, "delayed": 1, "not_started": 2}
_LONGEST_LEAD_IN, _LONGEST_HEADING, _LONGEST_BARE = 45, 10, 2
"""Words of a lead-in, of a heading, and of one that names no actions ("Retards")."""
_BOTH = "delayed_or_abandoned"


def find_status_statement(text: str, *, number: str | None = None) -> Parsed[str] | None:
    """The status a fiche's free text tells of its own action, or None.

    Abandoned before delayed before not started, as the contract has it; what began and ended is
    what it was last. A sentence about
    "l'action 6" counts only in the fiche whose `number` that is.
    """
    plain = folded(text)
    if not _speaks(plain.text):
        return None
    found: list[Parsed[str]] = []
    goes_on = False
    for sentence in _SENTENCE.finditer(mask_subjects(plain.text)):
        said = _of_sentence(sentence[0], number) if _speaks(sentence[0]) else []
        said = [each for each in said if goes_on or not _PRONOUN.match(sentence[0][each[1] :])]
        goes_on = bool(said)
        for status, start, end in said:
            place = plain.origin(sentence.start() + start, sentence.start() + end)
            found.append(Parsed(status, *place, "status.statement", None, 0.9))
    return min(found, key=lambda hit: (_EARLIEST.get(hit.value, 3), -hit.start), default=None)


def summary_status(text: str) -> Parsed[str] | None:
    """The status of the actions that follow a heading or lead-in of a summary list.

    `delayed_or_abandoned` where it names both. Rule `status.count` marks a line that counts
    ("Nombre d'actions abandonnées = 1"): it sets the status of actions it names, no others.
    """
    plain = folded(text).text
    size = len(_WORD.findall(plain))
    if size > _LONGEST_LEAD_IN or parse_action_heading(text):
        return None
    bare = len(_WORD.findall(_lead().sub("", plain))) <= _LONGEST_BARE and "action" not in plain
    if not _SUMMARY_NOUNS.search(plain) and not bare:
        return None
    words = strong_words(text)
    status = _listed({word.value for word in words}, plain if size <= _LONGEST_HEADING else "")
    if status is None:
        return None
    rule = "status.count" if _COUNTS.search(plain) else "status.summary"
    return Parsed(status, words[0].start, words[-1].end, rule, None, 0.9)


@cache
def _lead() -> re.Pattern[str]:
    """Words that open a heading before what it lists ("Détail des", "Point sur les")."""
    return re.compile(rf"^\W*(?:{spelled('lead')})s?\W+(?:(?:sur|des|de|du|les?|la)\s+|[dl]')*")


def _speaks(plain: str) -> bool:
    """Whether a word of some status is there at all: most text is passed over here."""
    return not _triggers().isdisjoint(word[:_TRIGGER] for word in _WORD.findall(plain))


@cache
def _triggers() -> frozenset[str]:
    """The first letters of the most telling word of each status spelling."""
    rows = load("status_statements", ("role", "spelling"))
    spellings = [folded(row["spelling"]).text for row in rows if row["role"] in _ROLES]
    return frozenset(max(_WORD.findall(text), key=len)[:_TRIGGER] for text in spellings)


def _listed(kinds: set[str], heading: str) -> str | None:
    """What a lead-in with these words lists; what is not late only in a short heading."""
    late = kinds & {"abandoned", "delayed"}
    if late:
        return _BOTH if len(late) == 2 else late.pop()
    if len(kinds) != 1 or not heading:
        return None
    status = next(iter(kinds))
    wished = status == "not_started" and not re.search(r"\b(?:non|pas|jamais)\b", heading)
    return None if wished or status == "planned" else status


def _of_sentence(sentence: str, number: str | None) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = []
    for status, words, patterns in _patterns():
        if not words.search(sentence):
            continue
        for match in (match for pattern in patterns for match in pattern.finditer(sentence)):
            if _taken_back(sentence, match) or _of_another(match, number):
                continue
            if "arrete" in match[0] and _decided(match[0], sentence[match.end() :]):
                continue
            if status in ("completed", "in_progress") and _FUTURE.search(match[0]):
                continue
            found.append((status, match.start(), match.end()))
    return found


def _taken_back(sentence: str, match: re.Match[str]) -> bool:
    """Whether words before or after make it a condition, a denial or a thing of the past."""
    before, after = sentence[: match.start()], sentence[match.end() :]
    return bool(guard("before").search(before[-60:]) or guard("after").search(after))


def _decided(said: str, after: str) -> bool:
    """Fixed, not stopped: « Le calendrier a été arrêté », « arrêté par le comité »."""
    fixed = re.search(rf"(?<!\w)(?:{spelled('decided')})(?!\w)", said)
    return bool(fixed or re.match(rf"\s+(?:{spelled('decided_by')})(?!\w)", after))


def _of_another(match: re.Match[str], number: str | None) -> bool:
    named = match.groupdict().get("number")
    return named is not None and named != number


@cache
def _patterns() -> list[tuple[str, re.Pattern[str], list[re.Pattern[str]]]]:
    """Each status with a pattern for its words, looked for first, and those for sentences."""
    return [
        (
            status,
            re.compile("|".join(filter(None, (spelled(role, status) for role in _ROLES)))),
            [re.compile(source) for source in _sources(status)],
        )
        for status in ("abandoned", "delayed", "not_started", "in_progress", "completed")
    ]


def _wider(status: str) -> str:
    """« L'action de formation croisée », « L'action, lancée en 2022, »: words before the verb.

    What a « projet de livret » is told to be late with is a part; so is a late « dispositif ».
    """
    early = status in ("abandoned", "delayed", "not_started")
    subject = spelled("whole") + ("" if early else "|dispositif|service")
    return (
        rf"(?<!\w)(?<!\bde ){_DETERMINED}(?:{subject}){_NUMBER}{_COMPLEMENT}(?:\s*,[^,:]{{3,90}},)?"
    )


def _sources(status: str) -> Iterator[str]:
    subject = rf"(?:{spelled('subject')}){_NUMBER}(?: elle-meme| lui-meme)?"
    of_subject = (
        rf"(?:de (?:l'|cette |la presente )|du (?:present )?|de ce )(?:{spelled('subject')})"
    )
    head = rf"(?<!\w)(?:{spelled('head')})(?: effective?)?(?: {of_subject})?"
    stands = rf"(?:(?<!\bde )(?<!\bd')(?<!\w){_DETERMINED}|(?:^|(?<=[,:(]))\W*){subject}"
    wider = _wider(status)
    ends = rf"(?=\s*(?:$|[,:()/-]|\d|(?:{spelled('next')})(?!\w)))"
    early = status in ("abandoned", "delayed", "not_started")
    if participles := spelled("participle", status):
        told = rf"(?:\s+{AUXILIARY})?{ADVERBS}\s+(?:{participles})(?!\w)"
        yield stands + told
        yield rf"{wider}\s+{AUXILIARY}{ADVERBS}\s+(?:{participles})(?!\w)"
        yield rf"^{_PRONOUN.pattern}{told}"
        if early:
            yield head + told
        if status in ("abandoned", "delayed"):
            yield rf"^\W*(?:{participles}){ends}"
    if predicates := spelled("predicate", status):
        yield rf"(?:{stands}|{head}){ADVERBS}\s+(?:{predicates})(?!\w)"
        yield rf"{wider}{ADVERBS}\s+(?:{predicates})(?!\w)"
    if verbs := spelled("verb", status):
        yield rf"(?<!\w)(?:{verbs})\s+(?:{_DETERMINED}|au )(?:{spelled('subject')}){_NUMBER}{ends}"
    if nouns := spelled("noun", status):
        yield rf"(?<!\w)(?:{nouns}){KINDS}\s+{of_subject}{_NUMBER}{ends}"
        yield rf"^\W*(?:{nouns}){KINDS}{ends}"
        if status == "delayed":
            late_in = (
                rf"(?<!\w)(?:{nouns})(?: pris| a ete pris)?\s+(?:dans|de|du|pour)\s+(?:la |le |l')?"
            )
            yield rf"{late_in}{head}{ends}"
