"""Runs of bold and plain text put together."""

from __future__ import annotations

from extractors.readers.strokes import BOLD, Run, draw


def join_runs(runs: list[Run]) -> tuple[str, int]:
    """(stripped text, its leading characters in bold)."""
    runs = draw(runs)
    whole = "".join(text for text, _ in runs)
    left = len(whole) - len(whole.lstrip())
    text = whole.strip()
    bold = 0
    for run, look in runs:
        if not look & BOLD and run.strip():
            break
        bold += len(run)
    bold_text = whole[:bold].rstrip()
    return text, min(len(text), max(0, len(bold_text) - left)) if bold_text else 0
