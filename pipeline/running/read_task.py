"""What a worker does with a task: read the file, keep its rows."""

from __future__ import annotations

import errno
import logging
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from pyarrow import ArrowException

from extractors.errors import ExtractError
from pipeline.archives import MOST_MEMBER_BYTES, check_left_whole
from pipeline.files import SourceFile, copy_bytes
from pipeline.process import process_file
from pipeline.result import FileResult, failed_file
from pipeline.running.keep import keep_result
from pipeline.running.task import Task
from pipeline.sources import open_source

RowDict = dict[str, Any]
LOG = logging.getLogger("fiches")
_DISK_REFUSES = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS}
"""Of this machine, not of the file: the run must end."""


def read_task(task: Task) -> RowDict:
    """Read the file, write its shard, return the shard's facts.

    Raises OSError where the shard cannot be written; a bad file is a row, not an error.
    """
    result = _result(task)
    try:
        return keep_result(task, result)
    except (ArrowException, ValueError, TypeError, OverflowError) as error:
        return keep_result(task, _crashed(task, error))  # a value that no column takes


def _result(task: Task) -> FileResult:
    file = task.file
    try:
        check_left_whole(file)
        with _on_disk(file) as path:
            return process_file(path, file.source_path, task.read, task.kind)
    except ExtractError as error:
        return failed_file(file.source_path, task.sha256, task.size, error)
    except OSError as error:
        if error.errno in _DISK_REFUSES:
            raise
        damaged = ExtractError("damaged", str(error))
        return failed_file(file.source_path, task.sha256, task.size, damaged)
    except Exception as error:  # no file may end a run
        return _crashed(task, error)


def _crashed(task: Task, error: Exception) -> FileResult:
    LOG.exception("unexpected error in %s", task.file.source_path)
    crashed = ExtractError("crashed", f"{type(error).__name__}: {error}")
    return failed_file(task.file.source_path, task.sha256, task.size, crashed)


@contextmanager
def _on_disk(file: SourceFile) -> Iterator[Path]:
    """The file itself, or a copy for as long as it is read: of a member, of a file elsewhere."""
    if file.is_here:
        yield file.path
        return
    suffix = PurePosixPath(file.source_path).suffix
    with tempfile.TemporaryDirectory(prefix="fiches-") as folder:
        place = Path(folder) / f"copie{suffix if len(suffix) < 12 else ''}"
        with open_source(file) as stream, place.open("wb") as target:
            copy_bytes(stream, target, MOST_MEMBER_BYTES)
        yield place
