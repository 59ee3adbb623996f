"""The date a document bears: "Fait à …, le …", "Édité le …", "Séance du …", a date alone.

A date counts where its own stretch of the line says so, from the line's beginning or a dash,
bracket or full stop up to the next; sentences about other things that happened some day are
left alone, so are closing days ("situation au 31/12/2023") and periods.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from normalizers.dates.finder import all_dates, mention
from normalizers.dates.joins import Joined
from normalizers.dates.mention import DateMention
from normalizers.dates.words import WEEKDAY, values
from normalizers.edtf_text import Interval
from normalizers.folded import Folded, folded
from normalizers.parsed import Parsed
from normalizers.text import fold
from normalizers.word_table import any_of, one_of, table

_REACH = 120
_FARTHEST = 400
"""Characters before a date that can tell what it is: more than any wording takes."""
_DONE_AT = re.compile(r"(?:^|[\n.;:(|-])\s*(?:fait|dresse)\s+(?:a|en)\s")
_DAY = rf"(?:(?:{WEEKDAY}|{any_of('date_words', 'weekday_short')}\.?),?\s+)?"
_NAMED = re.compile(
    r"\s*(?:À\s+)?[A-ZÀ-ÖØ-Ý][\w'’]*"
    r"(?:[ -](?:[A-ZÀ-ÖØ-Ý][\w'’]*|sur|sous|en|et|l[aeès]s?|lez|d[eu]s?))*"
    r"(?:\s?\(\w{2,3}\))?,"
)
"""A place name at the beginning of a line: "La Roche-sur-Yon," but not "Pour mémoire,"."""
_WORDS = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(r"(?:[|;(\[•·]|\s-\s|[.:!]\s|(?<!\s)\s{3,}+)\s*+")
_PARTS = re.compile(r"\s*[|•·/]\s+")
"""Signs between a letterhead's names and the place of a date."""
_DETERMINED = re.compile(r"\W*(?:l[aei]s?|l'|une?|des?|d'|ce|cette|ces|au|aux|a|en|dans|par)\b")
_ENDS = re.compile(
    r"\s*(?:\Z|\n|[|/;)\]•]|[.!]?\s*(?:\Z|\n)|\.\s|\s-\s|\s{3,}"
    r"|,?\s*(?:(?:a|de)\s+)?\d{1,2}\s?(?:h|:)|(?:-\s*)?(?:page|p\.)?\s*\d{1,3}\s*(?:/|sur)\s*\d)"
)
_GOES_ON = re.compile(
    r",?\s+(?:par|page|a\s+\w|sous|pour\s+(?:la|le|les|une?)\s|en\s+(?:cp|seance|commission))"
)
_GAP = re.compile(r"(?<![\w.)])([\w.)]+) +(?=[a-z])")
_CLOSING = re.compile(r"(?<!\w)au\s+\Z")
_YEAR_END = ("12-31", "06-30")


def parse_document_date(text: str) -> Parsed[DateMention] | None:
    """The date a document bears, the surest of several, or None.

    `confidence`: 1 for "Fait à …" and words about the document, 0.9 for a place or nothing
    before it, 0.8 for a meeting. A month ("Version 2 – mars 2024") is no day: see `first`, `last`.
    """
    plain = folded(text)
    best: tuple[float, Joined] | None = None
    for found in _moments(plain.text):
        sure = _confidence(plain, text, found)
        if sure and (best is None or sure > best[0]):
            best = sure, found
    if best is None:
        return None
    read = mention(plain, best[1], "event")
    return Parsed(read.value, read.start, read.end, read.rule, read.problem, best[0])


def dates_deed(label: str) -> bool:
    """Whether a label asks the day of something else: « Date de signature du contrat »."""
    return _deed().search(folded(label).text) is not None


@cache
def _deed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:du|de la|de l'|des?|d')\s*{any_of('document_dates', 'deed')}(?!\w)")


def _moments(plain: str) -> Iterator[Joined]:
    for found in all_dates(plain):
        if found.bare or found.moment is None or isinstance(found.moment, Interval):
            continue
        if not found.moment.edtf.endswith(("~", "?")):
            yield found


def _confidence(plain: Folded, text: str, found: Joined) -> float:
    """How surely a date is the document's own; 0 where it is not."""
    farthest = max(0, found.start - _FARTHEST)
    done = [match.end() for match in _DONE_AT.finditer(plain.text, farthest, found.start)]
    if done and found.start - done[-1] < _REACH:
        return 1.0
    line = plain.text.rfind("\n", farthest, found.start) + 1
    begin = max(line, farthest)
    before = plain.text[begin : found.start]
    if _CLOSING.search(before) and found.moment and found.moment.edtf.endswith(_YEAR_END):
        return 0.0
    ends = bool(_ENDS.match(plain.text, found.end)) or _is_capital(plain, text, found.end)
    for start in (*_starts(before), *_capitals(plain, text, begin, found.start)):
        sure = _by_words(before[start:], ends or bool(_GOES_ON.match(plain.text, found.end)), ends)
        if sure:
            return sure
    return _bare(plain, text, begin, found) if ends and begin == line else 0.0


def _starts(before: str) -> Iterator[int]:
    """Where the stretch that ends in the date may begin."""
    yield 0
    yield from (match.end() for match in _OPENS.finditer(before))
    if not _DETERMINED.match(before):
        yield from (match.end() for match in re.finditer(r",\s+", before))


def _capitals(plain: Folded, text: str, begin: int, end: int) -> Iterator[int]:
    """Where another fact may begin in a line of several whose gaps are single spaces: at a capital
    that follows no small word ("Département : Isère Tableau mis à jour le", not "du Contrat").
    """
    for match in _GAP.finditer(plain.text, begin, end):
        if match[1] not in _links() | frozenset(
            table("document_dates", "determiner")
        ) and _is_capital(plain, text, match.end(1)):
            yield match.end() - begin


def _is_capital(plain: Folded, text: str, place: int) -> bool:
    """Whether a word with a capital stands behind the space at this place of the line."""
    blank = re.compile(r" +(?=[a-z])").match(plain.text, place)
    return blank is not None and text[plain.origin(blank.end(), blank.end() + 1)[0]].isupper()


def _by_words(stretch: str, ends_loosely: bool, ends: bool) -> float:
    own, meeting = _patterns()
    if ends_loosely and own.fullmatch(stretch):
        return 1.0
    return 0.8 if ends and meeting.fullmatch(stretch) else 0.0


def _bare(plain: Folded, text: str, begin: int, found: Joined) -> float:
    """A date with a place before it or nothing: alone on its line, or in a heading."""
    line_end = plain.text.find("\n", found.start)
    after = plain.text[found.end : line_end if line_end >= 0 else None].strip(" .;)")
    parts = list(_PARTS.finditer(plain.text, begin, found.start))
    begin = parts[-1].end() if parts else begin
    before = plain.text[begin : found.start]
    place = _place().fullmatch(before) if _may_be_place(plain, text, begin, found) else None
    weekday = re.fullmatch(rf"\W*(?:le\s+)?{_DAY}", before)
    if (place or weekday) and not after:
        return 0.9
    original = text[plain.origin(begin, found.start)[0] :] if before else ""
    named = _NAMED.match(original)
    if place and named and not _adverb().match(before):
        return 0.9
    if weekday and before.strip(" -") and "di" in before:
        return 0.9
    headed = re.fullmatch(rf"(?P<head>.*\S)(?:\s+-|\s*[|])\s+(?:le\s+)?{_DAY}", before)
    return 0.7 if headed and not after and _head().match(headed["head"]) else 0.0


def _may_be_place(plain: Folded, text: str, begin: int, found: Joined) -> bool:
    """Capitals and small links, as names are written: no verb, as in « Le lieu a ouvert à Auch ».

    A text without any capital may be a name all the same.
    """
    if begin == found.start:
        return False
    first, last = plain.origin(begin, found.start)
    words = [word for word in _WORDS.findall(text[first:last]) if fold(word) not in _links()]
    small = [word for word in words if word[0].islower()]
    return not small or len(small) == len(words)


@cache
def _links() -> frozenset[str]:
    return frozenset(table("document_dates", "link")) | frozenset(values("weekday"))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand between the beginning of a stretch and the document's date."""
    kinds = ("done", "noun", "print", "dated", "subject")
    words = {kind: any_of("document_dates", kind) for kind in kinds}
    tool = rf"(?:\s+(?:(?:de|depuis)\s+l')?(?!{one_of(_links())}\b)[\w'-]+){{0,2}}"
    own_name = (
        rf"(?:(?:(?:le|la|les)\s+presente?s?|ce|cette)\s+)?{words['subject']}(?:\s+[\w'-]+){{0,3}}?\s+"
        r"(?:(?:a|ont)\s+ete\s+|est\s+|sont\s+)?"
    )
    by = r"(?:\s+(?:par|en|a|au|pour|devant)\s[^.;:\n]{1,70})?"
    number = r"(?:\s*n?\s?°?\s?v?\d[\w./-]*)?"
    marked = rf"(?:\s*[:-]|\s+(?:en\s+date\s+)?(?:du|de|d'|le)|\s*,\s*le)?\s*{_DAY}"
    own = re.compile(
        rf"\W*(?:(?:{own_name})?(?:derniere\s+fois\s+)?{words['done']}{by}\s*:?\s*(?:le|au|en)\s+{_DAY}"
        rf"|(?:{words['noun']}{number}|{words['print']}{tool}){marked}"
        rf"|{words['dated']}{number}(?:\s*\([^()]*\))?\s*:?\s*(?:le\s+|du\s+|au\s+)?{_DAY}"
        r"|en\s+date\s+du\s+)"
    )
    meeting = any_of("document_dates", "meeting")
    return own, re.compile(rf"\W*{meeting}{number}\s*(?::|,\s*le|du|en\s+date\s+du)\s*{_DAY}")


@cache
def _place() -> re.Pattern[str]:
    name = r"[a-z][a-z' -]{1,39}(?:\(\d\w?\d?\))?"
    return re.compile(rf"\W*(?:a\s+)?{name},\s*(?:le\s+)?{_DAY}|\W*a\s+{name}\s+le\s+{_DAY}")


@cache
def _adverb() -> re.Pattern[str]:
    """Words that open a sentence with a comma as a place does ("Enfin, le 3 mars …")."""
    return re.compile(rf"\W*{any_of('document_dates', 'adverb')}(?!\w)")


@cache
def _head() -> re.Pattern[str]:
    """A heading that names the document or the office before "– 14 mars 2025"."""
    names = f"(?:{any_of('document_dates', 'subject')}|{any_of('document_dates', 'office')})"
    return re.compile(rf"\W*{names}(?!\w)")
