"""The log of a run, beside its tables."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOG_NAME = "fiches.log"
_MOST_BYTES = 5_000_000


@contextmanager
def log_to(out: Path) -> Iterator[None]:
    """Add what runs and readers say to the log of the folder; a long log starts anew."""
    path = out / LOG_NAME
    if path.exists() and path.stat().st_size > _MOST_BYTES:
        path.replace(path.with_suffix(".log.1"))
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("fiches")
    logger.addHandler(handler)
    before, logger.level = logger.level, logging.INFO
    logger.propagate = False
    try:
        yield
    finally:
        logger.level, logger.propagate = before, True
        logger.removeHandler(handler)
        handler.close()
