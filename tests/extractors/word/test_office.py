"""Old formats through LibreOffice: found, bounded in time, cleaned up, or asked for."""

from __future__ import annotations

import os
import stat
import subprocess
import time
from pathlib import Path

import pytest

from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.word import office

RTF = r"{\rtf1\ansi\deff0 {\b Budget :} 5\'a0000 \u8364 ?\par {\trowd\cellx3000\cellx6000"
RTF += r"\intbl Action\cell Statut\cell\row \trowd\cellx3000\cellx6000"
RTF += r"\intbl Parrainage\cell R\'e9alis\'e9e\cell\row}\pard Fin{\super\chftn{\footnote"
RTF += r"{\super\chftn} Source : enqu\'eate}}.\par}"

needs_office = pytest.mark.skipif(
    office.find_soffice() is None, reason="LibreOffice is not installed"
)


@needs_office
def test_rtf_is_read_with_tables_and_notes(tmp_path: Path) -> None:
    path = tmp_path / "--essai & co.rtf"
    path.write_text(RTF, encoding="ascii")
    document = office.read(path, ReadOptions())
    assert document.format == "rtf"
    texts = [block.text for block in document.blocks]
    assert texts == ["Budget : 5\u00a0000 €", "", "Fin¹.", "Source : enquête"]
    (table,) = [block.table for block in document.blocks if block.table]
    assert [cell.text for cell in table.cells] == ["Action", "Statut", "Parrainage", "Réalisée"]


@needs_office
def test_a_relative_working_folder_is_no_obstacle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run whose output folder is given relative to the shell's makes its readers work there."""
    monkeypatch.chdir(tmp_path)
    Path("essai.rtf").write_text(RTF, encoding="ascii")
    Path("travail").mkdir()
    made = office.convert(Path("essai.rtf"), "docx", 120, Path("travail"))
    assert made.stat().st_size > 0


def test_without_libreoffice_the_file_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(office, "_USUAL_PLACES", ())
    path = tmp_path / "essai.rtf"
    path.write_text(RTF, encoding="ascii")
    with pytest.raises(ExtractError) as caught:
        office.read(path, ReadOptions())
    assert caught.value.code == "needs_libreoffice"


def fake_office(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_a_conversion_that_never_ends_is_killed_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker = tmp_path / "child"
    fake_office(tmp_path, f"sleep 600 & echo $! > {marker}\nwait", monkeypatch)
    path = tmp_path / "essai.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    started = time.monotonic()
    with pytest.raises(ExtractError) as caught:
        office.read(path, ReadOptions(office_timeout_s=1))
    assert caught.value.code == "time_limit"
    assert time.monotonic() - started < 30
    child = marker.read_text(encoding="utf-8").strip()
    state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True)
    assert state.stdout.strip()[:1] in ("", "Z")  # gone, or dead and not yet reaped


def test_a_conversion_that_gives_nothing_is_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_office(tmp_path, "echo Error: source file could not be loaded", monkeypatch)
    path = tmp_path / "essai.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    with pytest.raises(ExtractError, match="could not be loaded") as caught:
        office.read(path, ReadOptions())
    assert caught.value.code == "damaged"


def test_an_empty_file_is_told_without_starting_anything(tmp_path: Path) -> None:
    path = tmp_path / "essai.doc"
    path.write_bytes(b"")
    with pytest.raises(ExtractError) as caught:
        office.read(path, ReadOptions())
    assert caught.value.code == "empty_file"


def test_a_password_is_told_without_starting_anything(tmp_path: Path) -> None:
    path = tmp_path / "essai.doc"
    header = b"\xec\xa5" + bytes(9) + b"\x01" + bytes(500)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + header)
    with pytest.raises(ExtractError) as caught:
        office.read(path, ReadOptions())
    assert caught.value.code == "encrypted"
