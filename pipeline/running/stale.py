"""What has changed since a folder's tables were written, told without reading any document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.remote import RemoteError, is_url
from pipeline.running.fingerprint import code_version
from pipeline.running.store import Store
from pipeline.sources import Filters, find_files


@dataclass(frozen=True, slots=True)
class Staleness:
    """How far a folder is behind its sources; source paths in order."""

    sources: tuple[str, ...]
    missing: tuple[str, ...] = ()
    """Sources that are not there any more."""
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    is_other_code: bool = False
    """Whether the program or its lexicons are not those that wrote the tables."""

    def __bool__(self) -> bool:
        """Whether anything is to be done again."""
        return bool(self.new or self.changed or self.gone or self.missing or self.is_other_code)


def staleness(out: Path) -> Staleness | None:
    """Compare the folder with the sources of its last run; None where nobody knows them."""
    store = Store(out)
    store.load()
    facts: dict[str, Any] = store.state()
    if not facts.get("sources"):
        return None
    sources = [text if is_url(text) else Path(text) for text in facts["sources"]]
    missing = tuple(
        str(source) for source in sources if isinstance(source, Path) and not source.exists()
    )
    filters = Filters(tuple(facts["include"]), tuple(facts["exclude"]))
    try:
        found = [] if missing else find_files(sources, out, filters)
    except RemoteError as error:
        missing = (str(error),)
    if missing:
        return Staleness(tuple(facts["sources"]), missing)
    files = {file.source_path: file for file in found}
    known = store.known_paths()
    return Staleness(
        tuple(facts["sources"]),
        new=tuple(name for name in files if name not in known),
        changed=tuple(name for name, file in files.items()
                      if name in known and not store.is_unchanged(file)),
        gone=tuple(sorted(known - files.keys())),
        is_other_code=facts["code"] != code_version(),
    )  # fmt: skip
