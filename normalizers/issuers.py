"""Lines that say who writes and no more: « Département du Loiret », « Direction de l'enfance »."""

from __future__ import annotations

import re
from functools import cache

from normalizers.department_names import context_pattern, find_names
from normalizers.text import fold
from normalizers.vocabulary import title_kind

_LONGEST = 90
"""Characters."""
_YEAR = re.compile(r"\b20\d\d\b")
_REST = re.compile(r"(?:\s|\d{1,3}\b|\b(?:du|de|des|d|la|le|les|l|et|en|a)\b)*")


def names_issuer(text: str) -> bool:
    """Whether a line only names a department, or a service of one."""
    plain = fold(text)
    if not plain or len(text) > _LONGEST or title_kind(text) is not None:
        return False
    if ":" not in text and not _YEAR.search(plain) and _service().match(plain):
        return True
    for match in reversed(list(find_names(plain))):
        plain = f"{plain[: match.start()]} {plain[match.end() :]}"
    return _REST.fullmatch(_institution().sub(" ", plain)) is not None


@cache
def _institution() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{context_pattern('council')}|{context_pattern('masthead')})\b")


@cache
def _service() -> re.Pattern[str]:
    return re.compile(rf"(?:{context_pattern('service')})\b")
