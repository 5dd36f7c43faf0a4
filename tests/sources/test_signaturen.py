"""A file is of the kind that its name says, or the finding says what it is instead."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from vorlagen.facts import FileContent, Unreadable
from vorlagen.sources.signaturen import look_into

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20


def packed() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 200)
    return stream.getvalue()


def look(folder: Path, name: str, data: bytes) -> FileContent:
    (folder / name).write_bytes(data)
    return look_into(folder / name)


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", b"%PDF-1.7"), ("a.PDF", b"\r\n%PDF-1.7"), ("a.docx", packed()), ("a.odt", packed()),
     ("a.doc", OLE), ("a.png", PNG), ("a.JPG", b"\xff\xd8\xff\xe0"), ("a.gif", b"GIF89a"), ("a.tif", b"II*\x00"),
     ("a.txt", b"x"), ("a.unbekannt", b"x"), ("ohne", b"x")],
)  # fmt: skip
def test_sound_files_are_only_measured(tmp_path: Path, name: str, data: bytes) -> None:
    assert look(tmp_path, name, data) == FileContent(len(data))


@pytest.mark.parametrize(
    ("name", "data", "problem", "words"),
    [
        ("a.pdf", b"", Unreadable.EMPTY, ""),
        ("a.docx", b"", Unreadable.EMPTY, ""),
        ("a.pdf", packed(), Unreadable.NOT_A_PDF, "ZIP"),
        ("a.pdf", b"<!DOCTYPE html><html>", Unreadable.NOT_A_PDF, "Internetseite"),
        ("a.pdf", b"\xef\xbb\xbf \n<html>", Unreadable.NOT_A_PDF, "Internetseite"),
        ("a.pdf", OLE, Unreadable.NOT_A_PDF, "alte Word"),
        ("a.pdf", PNG, Unreadable.NOT_A_PDF, "PNG"),
        ("a.pdf", b"Guten Tag", Unreadable.NOT_A_PDF, "unbekannt"),
        ("a.docx", b"%PDF-1.7", Unreadable.OTHER_KIND, "PDF"),
        ("a.png", b"\xff\xd8\xff\xe0", Unreadable.OTHER_KIND, "JPEG"),
        ("a.doc", b"{\\rtf1", Unreadable.OTHER_KIND, "RTF"),
        ("a.docx", OLE, Unreadable.ENCRYPTED, ""),
        ("a.docx", packed()[:-300], Unreadable.CUT_OFF, ""),
    ],
)
def test_each_cause_is_told_apart(tmp_path: Path, name: str, data: bytes, problem: Unreadable, words: str) -> None:
    content = look(tmp_path, name, data)
    assert content.problem is problem
    assert words in str(content.reason)


def test_a_folder_named_like_a_file_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert look_into(tmp_path / "a.pdf").problem is Unreadable.REFUSED
    assert str(look_into(tmp_path / "b.pdf").reason) == "Datei oder Ordner gibt es nicht"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "a.png").chmod(0)
    assert str(look_into(tmp_path / "a.png").reason) == "keine Berechtigung"
