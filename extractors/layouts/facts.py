"""Short facts in one line below an action's title: « Objectif 6 · En cours · Depuis mai 2022 »."""

from __future__ import annotations

import re

from extractors.blocks import Span
from extractors.layouts.context import groups_of
from extractors.layouts.label_pairs import is_dated_start
from normalizers.title_state import is_state

_SIGN = re.compile(r"\s+[·•|–—/]\s+")


def facts_of(span: Span) -> list[tuple[str, Span]]:
    """(field, words) of each fact of a line that holds nothing else, two at least."""
    edges = [0, *(end for sign in _SIGN.finditer(span.text) for end in sign.span())]
    edges.append(len(span.text))
    facts: list[tuple[str, Span]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = span.cut(start, end)
        told = _told(part)
        if not told:
            return []
        facts += told
    return facts if len(edges) > 2 else []


def _told(part: Span) -> list[tuple[str, Span]]:
    if groups := groups_of(part, in_fiche=True):
        return groups
    if is_state(part.text):
        return [("status", part)]
    return [("start", part)] if is_dated_start(part.text) else []
