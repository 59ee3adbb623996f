"""The one door to spaCy: finds known names inside prose, splits prose into sentences.

Loading spaCy's French tokenizer takes over two seconds, so nothing is loaded before the first
call, and callers try a plain look-up first (`normalizers.organisations`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from normalizers.folded import plain
from normalizers.organisations import Organisation, gazetteer
from normalizers.parsed import Parsed

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher


def find_organisations(text: str) -> list[Parsed[Organisation]]:
    """The known organisations a text names, in order, the longest where several begin alike.

    Acronyms count in capitals only ("EN" is the Éducation nationale, "en" is not).
    """
    nlp, matcher, known = _matcher()
    doc = nlp.make_doc(plain(text))
    spans = [doc[start:end] for _, start, end in matcher(doc)]
    found: list[Parsed[Organisation]] = []
    for span in sorted(spans, key=lambda span: (span.start_char, -span.end_char)):
        organisation = known[span.text]
        written = text[span.start_char : span.end_char]
        acronym = organisation.spelling.isupper() and not written.isupper()
        if acronym or (found and span.start_char < found[-1].end):
            continue
        found.append(
            Parsed(organisation, span.start_char, span.end_char, "organisation.phrase_matcher")
        )
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence; a line end always ends one."""
    nlp = _language()
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        for sentence in nlp(line).sents:
            first, last = start + sentence.start_char, start + sentence.end_char
            if text[first:last].strip():
                found.append((first, last))
        start += len(line) + 1
    return found


@cache
def _language() -> Language:
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe("sentencizer")
    return nlp


@cache
def _matcher() -> tuple[Language, PhraseMatcher, dict[str, Organisation]]:
    from spacy.matcher import PhraseMatcher

    nlp = _language()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    known = {plain(each.spelling): each for each in gazetteer().values()}
    matcher.add("organisation", [nlp.make_doc(spelling) for spelling in known])
    return nlp, matcher, known
