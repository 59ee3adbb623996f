"""Which files a run reads, and under which name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.sources import Filters, find_files


def _fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    return folder


def _names(*sources: Path, **options) -> list[str]:
    return [file.source_path for file in find_files(sources, **options)]


def test_a_folder_in_source_order(tmp_path):
    _fill(tmp_path, "b.pdf", "a/z.pdf", "a.pdf", "a-b.pdf")
    assert _names(tmp_path) == ["a-b.pdf", "a.pdf", "a/z.pdf", "b.pdf"]


def test_droppings_are_passed_over(tmp_path):
    _fill(tmp_path, "~$plan.docx", ".DS_Store", "__MACOSX/x.pdf", "Thumbs.db", "plan.docx")
    assert _names(tmp_path) == ["plan.docx"]


def test_several_sources_begin_with_their_names(tmp_path):
    _fill(tmp_path, "2022/a.pdf", "2023/a.pdf", "seul.pdf")
    sources = tmp_path / "2022", tmp_path / "2023", tmp_path / "seul.pdf"
    assert _names(*sources) == ["2022/a.pdf", "2023/a.pdf", "seul.pdf"]


def test_sources_of_one_name_lose_nothing(tmp_path):
    _fill(tmp_path, "23/recus/a.pdf", "48/recus/a.pdf")
    sources = tmp_path / "23/recus", tmp_path / "48/recus"
    assert _names(*sources) == ["2-recus/a.pdf", "recus/a.pdf"]


def test_a_file_named_twice_is_read_once(tmp_path):
    _fill(tmp_path, "a.pdf")
    assert _names(tmp_path, tmp_path / "a.pdf") == [f"{tmp_path.name}/a.pdf"]


def test_filters(tmp_path):
    _fill(tmp_path, "2022/a.pdf", "2023/a.pdf", "2023/b.docx")
    assert _names(tmp_path, filters=Filters(include=("2023/*",))) == ["2023/a.pdf", "2023/b.docx"]
    assert _names(tmp_path, filters=Filters(("*.pdf",), ("2022/*",))) == ["2023/a.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX systems")
def test_links_out_of_the_folder_pipes_and_devices(tmp_path):
    folder = _fill(tmp_path / "in", "a.pdf", "below/b.pdf")
    _fill(tmp_path, "secret.pdf", "elsewhere/c.pdf")
    (folder / "leak.pdf").symlink_to(tmp_path / "secret.pdf")
    (folder / "leaks").symlink_to(tmp_path / "elsewhere")
    (folder / "loop").symlink_to(folder)
    (folder / "null").symlink_to("/dev/zero")
    (folder / "dead.pdf").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.pdf")
    assert _names(folder) == ["a.pdf", "below/b.pdf"]


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX systems only")
def test_odd_names(tmp_path):
    for raw in (b"d\xe9partement.txt", b"a\nb.txt", "\N{CHILD}.txt".encode(), b"..a.txt"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + raw)).write_text("x", encoding="utf-8")
    assert _names(tmp_path) == ["a\nb.txt", "d%E9partement.txt", "\N{CHILD}.txt"]
