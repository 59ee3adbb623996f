"""Sources on other machines: a memory file system and a web server on this very machine."""

from __future__ import annotations

import hashlib
import json
import sys
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.remote import RemoteError, is_url, list_remote, local_path, without_secrets
from pipeline.sources import find_files
from tests.pipeline.runs import fill, note, run, table_bytes

fsspec = pytest.importorskip("fsspec", reason="the extra fiches[remote] is not installed")
pytest.importorskip("aiohttp", reason="the extra fiches[remote] is not installed")


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder and its listings, with marks if asked; remembers what was fetched."""

    def __init__(self, *arguments, fetched: list[str], marks: bool, **options) -> None:
        self.fetched, self.marks = fetched, marks
        super().__init__(*arguments, **options)

    def do_GET(self) -> None:
        self.fetched.append(self.path)
        if "coupe" in self.path:
            self.send_error(500)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        path = Path(self.translate_path(self.path))
        if self.marks and path.is_file():
            self.send_header("ETag", f'"{hashlib.md5(path.read_bytes()).hexdigest()}"')
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Keep silent."""


@pytest.fixture
def serve():
    """Serve a folder; returns its URL and the list of paths fetched so far."""
    servers = []

    def start(folder: Path, *, marks: bool = True) -> tuple[str, list[str]]:
        fetched: list[str] = []
        handler = partial(_Handler, directory=str(folder), fetched=fetched, marks=marks)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}", fetched

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def _names(*sources: Path | str) -> list[str]:
    return [file.source_path for file in find_files(sources)]


def _codes(out: Path) -> dict[str, str | None]:
    rows = pq.read_table(out / "documents.parquet").to_pylist()
    return {row["source_path"]: row["error_code"] for row in rows}


def _zip(folder: Path, **notes: str) -> None:
    with zipfile.ZipFile(folder / "envoi.zip", "w") as archive:
        for name, text in notes.items():
            archive.writestr(f"{name}.txt", text)


def test_the_same_bytes_as_from_this_disk(tmp_path, serve):
    source = fill(tmp_path / "in/23", 2).parent
    _zip(source, dedans=note(7))
    address, _ = serve(source)
    run(source, tmp_path / "here")
    run(f"{address}/", tmp_path / "elsewhere")
    assert table_bytes(tmp_path / "elsewhere") == table_bytes(tmp_path / "here")
    assert list(_codes(tmp_path / "elsewhere")) == _names(source)


def test_any_file_system_of_fsspec(tmp_path):
    memory = fsspec.filesystem("memory")
    memory.pipe({"/recus/23/a.txt": note(1).encode(), "/recus/~$b.docx": b"x"})
    run("memory://recus", tmp_path / "out")
    assert _codes(tmp_path / "out") == {"23/a.txt": None}


def test_nothing_is_fetched_again_where_the_server_gives_a_mark(tmp_path, serve):
    source = fill(tmp_path / "in", 2)
    address, fetched = serve(source)
    run(f"{address}/", tmp_path / "out")
    assert fetched.count("/note_000.txt") == 1
    fetched.clear()
    (source / "note_001.txt").write_text(note(8), encoding="utf-8")
    assert run(f"{address}/", tmp_path / "out").files_read == 1
    assert fetched == ["/", "/note_001.txt"]


def test_without_a_mark_the_content_tells(tmp_path, serve):
    source = fill(tmp_path / "in", 2)
    address, _ = serve(source, marks=False)
    run(f"{address}/", tmp_path / "out")
    summary = run(f"{address}/", tmp_path / "out")
    assert (summary.files_read, summary.is_unchanged) == (0, True)


def test_one_file_and_several_sources(tmp_path, serve):
    source = fill(tmp_path / "in", 2)
    address, _ = serve(tmp_path)
    one = f"{address}/in/note_000.txt"
    assert _names(one) == ["note_000.txt"]
    assert _names(one, f"{address}/in/", source) == [
        "2-in/note_000.txt", "2-in/note_001.txt", "in/note_000.txt", "in/note_001.txt",
        "note_000.txt",
    ]  # fmt: skip


def test_only_what_lies_below_the_named_folder(tmp_path, serve):
    (tmp_path / "in/sous").mkdir(parents=True)
    address, fetched = serve(tmp_path)
    links = ["../autre.txt", "/autre.txt", "http://example.invalid/x.txt", "?C=N;O=D", "note.txt",
             "a%20b.txt", f"{address}/in/sous/", "sous/../../autre.txt", ".cache"]  # fmt: skip
    page = "".join(f'<a href="{link}">x</a>' for link in links)
    (tmp_path / "in" / "index.html").write_text(page, encoding="utf-8")
    assert _names(f"{address}/in/") == ["a b.txt", "note.txt"]
    assert not [path for path in fetched if not path.startswith("/in/") or ".cache" in path]


def test_a_file_that_cannot_be_fetched_costs_itself_alone(tmp_path, serve):
    source = fill(tmp_path / "in", 1)
    (source / "coupe.txt").write_text(note(5), encoding="utf-8")
    (source / "coupe.zip").write_bytes(b"PK\x03\x04")
    address, _ = serve(source)
    run(f"{address}/", tmp_path / "out")
    assert _codes(tmp_path / "out") == {
        "coupe.txt": "unreachable", "coupe.zip": "unreachable", "note_000.txt": None,
    }  # fmt: skip
    assert run(f"{address}/", tmp_path / "out").files_read == 2, "never kept"


def test_copies_are_gone_after_the_run(tmp_path, serve):
    address, _ = serve(fill(tmp_path / "in", 1))
    run(f"{address}/", tmp_path / "out")
    assert not (tmp_path / "out/.fiches/tmp").exists()


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("memory://absent-du-monde", "introuvable"),
        ("nuage://x", "inaccessible"),
        ("zip://a::memory://b.zip", "une"),
    ],
)
def test_a_source_that_cannot_be_listed(url, words):
    with pytest.raises(RemoteError, match=words):
        list(list_remote(url))


def test_the_missing_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(RemoteError, match=r'pip install "fiches\[remote\]"'):
        list(list_remote("s3://seau/dossier"))


def test_the_command_reads_an_address_and_says_what_is_stale(tmp_path, serve, fiches):
    source = fill(tmp_path / "in", 1)
    address, _ = serve(source)
    secret = address.replace("://", "://moi:secret@")
    ended = fiches("extract", f"{secret}/", "-o", tmp_path / "out", "-q")
    assert ended.returncode == 0, ended.stderr
    state = (tmp_path / "out/.fiches/state.json").read_text(encoding="utf-8")
    assert json.loads(state)["sources"] == [f"{address}/"]
    (source / "note_009.txt").write_text(note(9), encoding="utf-8")
    assert "note_009.txt" in fiches("status", tmp_path / "out").stdout
    assert fiches("extract", f"{address}/absent.pdf", "-o", tmp_path / "out").returncode == 2


def test_addresses_and_paths():
    assert not is_url("data/raw")
    assert not is_url("C:\\recus")
    assert not is_url("file:///tmp/a%20b")
    assert local_path("file:///tmp/a%20b") == Path("/tmp/a b")
    assert without_secrets("https://u:p@h:1/a?X-Signature=s#f") == "https://h:1/a"
