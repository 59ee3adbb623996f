"""Archives as folders, archives within archives, and what must not be unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pyarrow.parquet as pq

from pipeline.archives import MOST_MEMBERS
from pipeline.files import SourceFile
from pipeline.sources import find_files, open_source
from tests.pipeline.runs import note, run


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _files(folder: Path, members: dict[str, bytes]) -> dict[str, SourceFile]:
    (folder / "envoi.zip").write_bytes(_zip(members))
    return {file.source_path: file for file in find_files([folder])}


def test_archives_within_are_folders_too(tmp_path):
    deep = _zip({"c.txt": b"trois"})
    files = _files(tmp_path, {"a.txt": b"un", "x/2.zip": _zip({"b.txt": b"deux", "3.zip": deep})})
    texts = {}
    for name, file in files.items():
        with open_source(file) as stream:
            texts[name] = stream.read()
    assert texts == {
        "envoi.zip/a.txt": b"un",
        "envoi.zip/x/2.zip/b.txt": b"deux",
        "envoi.zip/x/2.zip/3.zip/c.txt": b"trois",
    }


def test_documents_are_no_archives(tmp_path):
    odt = _zip({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    assert list(_files(tmp_path, {"rapport.zip": odt, "rapport.odt": odt})) == [
        "envoi.zip/rapport.odt",
        "envoi.zip/rapport.zip",
    ]


def test_members_are_counted_whatever_the_depth(tmp_path):
    half = {f"{number}.txt": b"" for number in range(MOST_MEMBERS // 2 - 2)}
    names = list(_files(tmp_path, {"1.zip": _zip(half), "2.zip": _zip(half), "3.zip": _zip(half)}))
    assert "envoi.zip/3.zip" in names
    assert len(names) == MOST_MEMBERS - 3


def test_an_archive_that_changed_is_opened_anew(tmp_path):
    _files(tmp_path, {"1.zip": _zip({"a.txt": b""})})
    assert list(_files(tmp_path, {"1.zip": _zip({"b.txt": b""})})) == ["envoi.zip/1.zip/b.txt"]


def test_rows_of_files_deep_inside(tmp_path):
    inner = _zip({"creuse.txt": note(3).encode()})
    (tmp_path / "in").mkdir()
    _files(tmp_path / "in", {"23.zip": inner, "vide.zip": _zip({})})
    run(tmp_path / "in", tmp_path / "out")
    rows = {row["source_path"]: row
            for row in pq.read_table(tmp_path / "out/documents.parquet").to_pylist()}  # fmt: skip
    assert rows["envoi.zip/23.zip/creuse.txt"]["status"] == "ok"
    assert rows["envoi.zip/vide.zip"]["error_code"] == "not_a_document"
    assert run(tmp_path / "in", tmp_path / "out").is_unchanged
