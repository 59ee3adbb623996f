"""Tables without a full set of rules: found by gaps that stand at the same places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.blocks import BBox
from extractors.readers.pdf.cells import Grid, contains
from extractors.readers.pdf.lines import group_words
from extractors.readers.pdf.page import Word
from extractors.readers.pdf.ruled import Line as RuleLine
from extractors.readers.pdf.unruled_areas import split_areas
from extractors.readers.pdf.unruled_checks import ENOUGH, judge
from extractors.readers.pdf.unruled_grid import draft_table, grid_of
from extractors.readers.pdf.unruled_lines import Row
from extractors.readers.pdf.unruled_regions import grow, with_footer, with_header

_TITLE = re.compile(r"^(?:tableau|table|tab\.|annexe|fiche|figure)\b", re.I)


def unruled_grids(
    words: Sequence[Word], rules: Sequence[RuleLine], taken: Sequence[BBox]
) -> list[Grid]:
    """Grids of tables among the words that stand outside the boxes `taken`.

    `rules` are the horizontal rules of the page.
    """
    free = [w for w in words if w.rotation == 0 and not any(contains(box, w) for box in taken)]
    rows = [Row(tuple(line)) for line in group_words(free)]
    return [grid for area in split_areas(rows) for grid in _area_grids(area, rules)]


def _area_grids(rows: Sequence[Row], rules: Sequence[RuleLine]) -> list[Grid]:
    grids = []
    index = 0
    while index < len(rows):
        if not rows[index].is_gapped:
            index += 1
            continue
        span = grow(rows, index, rules)
        if span.end - span.first < 2:
            index += 1
            continue
        span = with_footer(rows, with_header(rows, span, rules), rules)
        inside = rows[span.first : span.end]
        top, bottom = inside[0].top - 12, inside[-1].bottom + 12
        near = [rule for rule in rules if top < rule.at < bottom]
        draft = draft_table(inside, near)
        titled = any(_TITLE.match(r.text) for r in rows[max(0, span.first - 3) : span.first])
        verdict = judge(draft, titled=titled) if draft else None
        if draft and verdict and verdict.confidence >= ENOUGH:
            grids.append(grid_of(draft, verdict.confidence, ("unruled", *verdict.reasons)))
            index = span.end
        else:
            index += 1
    return grids
