"""HTML source, a page or a fragment, to blocks."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from extractors.blocks import Block, Problem
from extractors.errors import ExtractError
from extractors.readers.html.walk import ReadPre, read_soup

_XML_START = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def parse(text: str, read_pre: ReadPre) -> tuple[list[Block], list[Problem], BeautifulSoup]:
    """Blocks and problems of a page or fragment, and its tree."""
    try:
        soup = BeautifulSoup(_CONTROL.sub("", _XML_START.sub("", text)), "lxml")
        blocks, problems = read_soup(soup, read_pre)
    except (RecursionError, MemoryError, ValueError, AssertionError) as error:
        raise ExtractError("damaged", type(error).__name__) from error
    return blocks, problems, soup
