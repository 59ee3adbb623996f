"""Runs of bold and plain text put together."""

from __future__ import annotations

Run = tuple[str, bool]
"""Text, and whether it is bold."""


def join_runs(runs: list[Run]) -> tuple[str, int]:
    """(stripped text, its leading characters in bold)."""
    whole = "".join(text for text, _ in runs)
    left = len(whole) - len(whole.lstrip())
    text = whole.strip()
    bold = 0
    for run, is_bold in runs:
        if not is_bold and run.strip():
            break
        bold += len(run)
    bold_text = whole[:bold].rstrip()
    return text, min(len(text), max(0, len(bold_text) - left)) if bold_text else 0
