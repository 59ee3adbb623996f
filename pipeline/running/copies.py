"""Copies of files from other machines, kept for one run so that each is fetched once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from pipeline.archives import MOST_MEMBER_BYTES
from pipeline.files import SourceFile, copy_bytes

_MOST_COPIED = 2_000_000_000
"""Bytes kept at once; files beyond are fetched again when they are read."""


class Copies:
    """Copies in a private folder, made when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._room = _MOST_COPIED

    def fetch(self, file: SourceFile) -> Path:
        """A copy of the file, until the next call at least. Raises ExtractError, OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        staged = self.folder / "part"
        with file.open() as stream, staged.open("wb") as copy:
            copy_bytes(stream, copy, MOST_MEMBER_BYTES)
        size = staged.stat().st_size
        if size > self._room:
            return staged
        self._room -= size
        return staged.replace(self._place(file))

    def at_hand(self, file: SourceFile) -> SourceFile:
        """The file, with its copy where one is kept."""
        place = self._place(file)
        return replace(file, place=str(place)) if file.remote and place.is_file() else file

    def _place(self, file: SourceFile) -> Path:
        return self.folder / hashlib.sha256(file.source_path.encode()).hexdigest()
