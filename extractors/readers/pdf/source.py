"""What an engine gives when it has opened a PDF."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from extractors.blocks import Problem
from extractors.readers.pdf.page import Page


@dataclass(frozen=True, slots=True)
class Source:
    """An opened PDF. `pages` gives each page once, in order, or a Problem in its place.

    The file is closed when `pages` is used up or closed.
    """

    page_count: int
    title: str | None
    pages: Generator[Page | Problem, None, None]
