from __future__ import annotations

import codecs
import os
from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import UnreadableError
from vorlagen.sources import read_paper_file
from vorlagen.sources.textfile import MAX_BYTES, read_text_file

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "betreff: Brücke 😀\n"


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_utf8_and_utf16_with_a_mark_are_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "v.yaml").write_bytes(content)
    paper = read_paper_file(tmp_path / "v.yaml")
    assert paper.vorlage is not None
    assert paper.vorlage.betreff == "Brücke 😀"


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_text_file(path, "v.yaml")
    assert str(caught.value).startswith("v.yaml ")
    assert str(caught.value.hint), "what to do"
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("nummer: 1\nbetreff: Brücke\n".encode("latin-1"), "Zeile 2 enthält das Byte 0xfc"),
        (codecs.BOM_UTF8 + "betreff: Brücke".encode("cp1252"), "0xfc"),
        (b"betreff: \x00\x01\x02", "keine Textdatei"),
        (b"PK\x03\x04\x00\x00", "keine Textdatei"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "kein Text in UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x41\x00", "kein Text"),
        ("betreff: Brücke".encode("utf-16-le"), "keine Textdatei"),
    ],
)
def test_other_encodings_and_other_files_are_named(tmp_path: Path, content: bytes, words: str) -> None:
    (tmp_path / "v.yaml").write_bytes(content)
    assert words in refusal(tmp_path / "v.yaml")


def test_a_folder_a_missing_file_and_a_bad_name_are_told_apart(tmp_path: Path) -> None:
    assert "ist ein Ordner" in refusal(tmp_path)
    assert "gibt es nicht" in refusal(tmp_path / "fehlt.yaml")
    assert "gibt es nicht" in refusal(tmp_path / "a\0b")
    assert "der Name ist zu lang" in refusal(tmp_path / ("x" * 5000))


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "v.yaml")
    assert "keine gewöhnliche Datei" in refusal(tmp_path / "v.yaml")


def test_a_loop_of_links_is_told_in_german(tmp_path: Path) -> None:
    (tmp_path / "v.yaml").symlink_to(tmp_path / "v.yaml")
    assert "führen im Kreis" in refusal(tmp_path / "v.yaml") or "gibt es nicht" in refusal(tmp_path / "v.yaml")


def test_missing_rights_are_told_in_german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "v.yaml"
    file.write_text(TEXT, encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(type(file), "open", refuse)  # who runs as root may read everything
    assert "keine Berechtigung" in refusal(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "latin-1"])
@pytest.mark.parametrize("more", [0, 1, 2, 3, 100_000])
def test_a_file_over_the_limit_is_never_read_in_part(tmp_path: Path, encoding: str, more: int) -> None:
    """The end of what is read may be half a character, and half of UTF-16 would be under the limit."""
    text = "betreff: x\n# " + "ü" * (MAX_BYTES // (1 if encoding == "latin-1" else 2)) + "x" * more
    (tmp_path / "v.yaml").write_bytes(text.encode(encoding))
    found = read_paper_file(tmp_path / "v.yaml").findings
    assert [(finding.code, "größer" in str(finding.message)) for finding in found] == [("L006", True)]
