"""DOC and RTF files, converted by LibreOffice and read as what they become."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from extractors.blocks import Document
from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers import word

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/usr/local/bin/soffice",
    "/snap/bin/libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_RTF_MAGIC = b"{\\rtf"
_WORD_97, _SECTOR = b"\xec\xa5", 512  # how a Word 97 text stream begins, and where it may
_FILTERS = {"docx": "docx:MS Word 2007 XML", "odt": "odt:writer8"}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
 <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
 <prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']\
/Arguments">
 <prop oor:name="AutoCheckEnabled" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
 <prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
 <prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
 <prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
"""The profile of one conversion: no macros, no links followed, no look for updates."""


def read(path: Path, options: ReadOptions) -> Document:
    """The blocks of a DOC or RTF file; `format` is "doc" or "rtf", by its content.

    Raises ExtractError: needs_libreoffice, time_limit, damaged, and what the DOCX reader raises.
    """
    kind = _kind(path)
    with converted(path, "docx", options.office_timeout_s, suffix=f".{kind}") as result:
        return replace(word.read(result, options), format=kind)


def _kind(path: Path) -> str:
    """Tell "rtf" or "doc" by the content. Raises ExtractError (empty_file, encrypted …)."""
    try:
        data = path.read_bytes()
    except PermissionError as error:
        raise ExtractError("no_permission", str(error)) from error
    start = data[:64].lstrip(b"\0\t\r\n ")
    if not start:
        raise ExtractError("empty_file")
    if start.startswith(_RTF_MAGIC):
        return "rtf"
    if _asks_for_password(data):
        raise ExtractError("encrypted", "Word 97")
    return "doc"


def _asks_for_password(data: bytes) -> bool:
    """Whether a Word 97 file is encrypted: a flag of the block its text stream begins with."""
    for offset in range(0, len(data) - 12, _SECTOR):
        if data[offset : offset + 2] == _WORD_97:
            return bool(data[offset + 11] & 0x01)
    return False


def find_soffice() -> str | None:
    """The path of LibreOffice's program, or None where it is not installed."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    for place in _USUAL_PLACES:
        root = Path("/")
        for candidate in sorted(root.glob(place.lstrip("/")), reverse=True):
            if os.access(candidate, os.X_OK):
                return str(candidate)
    return None


@contextmanager
def converted(path: Path, target: str, timeout: float, suffix: str | None = None) -> Iterator[Path]:
    """The file as LibreOffice saves it in the format `target` ("docx", "odt", "pdf" …).

    It lives in a temporary folder that goes with the block. `timeout` is in seconds,
    `suffix` tells LibreOffice the true format where the name does not.
    Raises ExtractError (needs_libreoffice, time_limit, damaged).
    """
    with tempfile.TemporaryDirectory(prefix="fiches-", ignore_cleanup_errors=True) as folder:
        yield convert(path, target, timeout, Path(folder), suffix)


def convert(
    path: Path, target: str, timeout: float, folder: Path, suffix: str | None = None
) -> Path:
    """Converts a file into `folder` and returns the result; see `converted`."""
    program = find_soffice()
    if program is None:
        raise ExtractError("needs_libreoffice")
    folder = folder.resolve()  # LibreOffice is told of it by URL, and works in it
    profile, output = folder / "profile", folder / "output"
    (profile / "user").mkdir(parents=True)
    output.mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    # A plain name: those of the reports may hold what LibreOffice takes for an option or URL.
    source = folder / f"source{suffix or path.suffix}"
    shutil.copyfile(path, source)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--nologo",
        "--nodefault",
        "--norestore",
        "--nofirststartwizard",
        "--convert-to",
        _FILTERS.get(target, target),
        "--outdir",
        str(output),
        str(source),
    ]
    log = _run(command, timeout, folder)
    result = output / f"source.{target}"
    if not result.is_file():
        is_locked = "password" in log.casefold()
        raise ExtractError("encrypted" if is_locked else "damaged", log.strip()[-300:])
    return result


def _run(command: list[str], timeout: float, folder: Path) -> str:
    """What the program says; it and its children are dead when this returns."""
    environment = {**os.environ, "HOME": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=environment,
        start_new_session=True,
    )
    try:
        log, _ = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise ExtractError("time_limit", f"LibreOffice, {timeout:g} s") from error
    finally:
        # soffice is a script that starts soffice.bin: the whole group goes.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return log.decode("utf-8", "replace")
