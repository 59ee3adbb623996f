"""Web and mail addresses that a line break cut: they go on without a space."""

from __future__ import annotations

import re

_ENDS, _STARTS = frozenset("/-_.?=&%#~@"), frozenset("@/?&#=")
_WEB = re.compile(r"[<(«]?(?:https?://|www\.)\S+$", re.IGNORECASE)
_MAIL = re.compile(r"[<(«]?[\w.+-]+@[\w.-]*$")


def is_cut_address(above: str, below: str) -> bool:
    """Whether an address at the end of a line goes on at the start of the next.

    A full stop ends an address unless a small letter follows at once: a sentence may end there.
    """
    if above[-1] not in _ENDS and below[0] not in _STARTS:
        return False
    last, first = above.rsplit(None, 1)[-1], below.split(None, 1)[0]
    if len(first) < 2 or not (first[0].isalnum() or first[0] in _STARTS):
        return False
    if first[0] == "@":
        return last[-1].isalnum() and "@" not in last
    if not _WEB.match(last) and not _MAIL.match(last):
        return False
    return first[0].islower() or first[0].isdigit() if last[-1] == "." else True
