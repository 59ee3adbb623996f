"""ODT files that are not quite what their name says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.errors import ExtractError
from extractors.options import ReadOptions
from extractors.readers.odf import odt

ZipAt = Callable[[Path, dict[str, str]], Path]


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "damaged"),
        ({"content.xml": "<a", "mimetype": "application/vnd.oasis.opendocument.text"}, "damaged"),
        (
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": "%%%",
                "META-INF/manifest.xml": "<m><manifest:encryption-data/></m>",
            },
            "encrypted",
        ),
    ],
)
def test_packages_that_cannot_be_read(
    tmp_path: Path, zip_at: ZipAt, members: dict[str, str], code: str
) -> None:
    with pytest.raises(ExtractError) as caught:
        odt.read(zip_at(tmp_path / "essai.odt", members), ReadOptions())
    assert caught.value.code == code


@pytest.mark.parametrize(("data", "code"), [(b"", "empty_file"), (b"du texte", "damaged")])
def test_files_that_are_no_package(tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "essai.odt"
    path.write_bytes(data)
    with pytest.raises(ExtractError) as caught:
        odt.read(path, ReadOptions())
    assert caught.value.code == code
