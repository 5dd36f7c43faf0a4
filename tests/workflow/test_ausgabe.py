"""Files are written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen import OutputError
from vorlagen.workflow.ausgabe import make_folder, write_output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def ours() -> bytes:
    """A Word file of ours."""
    return vorlagen.render(vorlagen.Vorlage(betreff="Alt"), draft=True).docx


@pytest.fixture(scope="module")
def newer() -> bytes:
    """A later version of it."""
    return vorlagen.render(vorlagen.Vorlage(betreff="Neu"), draft=True).docx


def edited(docx: bytes) -> bytes:
    """The same after somebody has changed a word in it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Alt", b"Von Hand"))
    return stream.getvalue()


def left_over(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def refusal(path: Path, data: bytes, *, force: bool = False) -> OutputError:
    with pytest.raises(OutputError) as caught:
        write_output(path, data, force=force)
    return caught.value


def test_a_new_file_has_the_rights_that_the_process_gives(tmp_path: Path) -> None:
    write_output(tmp_path / "a.docx", b"neu")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a.docx").read_bytes() == b"neu"
    assert (tmp_path / "a.docx").stat().st_mode == (tmp_path / "b").stat().st_mode
    assert left_over(tmp_path) == []


def test_writing_never_touches_the_umask_of_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another thread that makes a file meanwhile would make it writable for all."""
    monkeypatch.setattr(os, "umask", lambda _: pytest.fail("umask"))
    write_output(tmp_path / "a.docx", b"neu")


def test_an_equal_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"gleich")
    os.utime(file, (1, 1))
    write_output(file, b"gleich")
    assert file.stat().st_mtime == 1


def test_our_own_unchanged_file_is_replaced_and_keeps_its_rights(tmp_path: Path, ours: bytes, newer: bytes) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(ours)
    file.chmod(0o640)
    write_output(file, newer)
    assert file.read_bytes() == newer
    assert file.stat().st_mode & 0o777 == 0o640


def test_our_own_unchanged_pdf_is_replaced(tmp_path: Path, ours: bytes) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(vorlagen.convert(ours))
    write_output(file, b"%PDF-neu")
    assert file.read_bytes() == b"%PDF-neu"


def test_an_edited_word_file_is_kept_unless_forced(tmp_path: Path, ours: bytes, newer: bytes) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(edited(ours))
    error = refusal(file, newer)
    assert "wurde seit dem Erzeugen geändert" in str(error)
    assert "--force" in str(error.hint)
    assert file.read_bytes() == edited(ours)
    write_output(file, newer, force=True)
    assert file.read_bytes() == newer


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"hallo", b"%PDF-1.7 fremd", b""], ids=["zip", "text", "pdf", "empty"])
def test_a_foreign_file_is_kept(tmp_path: Path, data: bytes, newer: bytes) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert "sie ist fremd oder wurde seit dem Erzeugen geändert" in str(refusal(file, newer))
    assert file.read_bytes() == data


@pytest.mark.parametrize("at", [60, 200, 1000, -30])
def test_a_damaged_word_file_is_no_file_of_ours(tmp_path: Path, ours: bytes, newer: bytes, at: int) -> None:
    """Whatever zip and zlib say about it."""
    file = tmp_path / "a.docx"
    torn = bytearray(ours)
    torn[at : at + 8] = b"\xff" * 8
    file.write_bytes(torn)
    refusal(file, newer)


def test_a_folder_a_fifo_and_a_place_below_a_file_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.docx")
    (tmp_path / "file").write_text("x")
    assert str(refusal(tmp_path, b"x")).endswith("ist ein Ordner.")
    assert str(refusal(tmp_path / "fifo.docx", b"x")).endswith("ist keine gewöhnliche Datei.")
    assert "ein Teil des Pfads ist eine Datei, kein Ordner" in str(refusal(tmp_path / "file" / "a.docx", b"x"))
    assert "Datei oder Ordner gibt es nicht" in str(refusal(tmp_path / "fehlt" / "a.docx", b"x"))
    assert "der Name ist zu lang" in str(refusal(tmp_path / ("x" * 300), b"x"))


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path, ours: bytes, newer: bytes) -> None:
    (tmp_path / "echt.docx").write_bytes(ours)
    (tmp_path / "a.docx").symlink_to(tmp_path / "echt.docx")
    write_output(tmp_path / "a.docx", newer)
    assert (tmp_path / "a.docx").is_symlink()
    assert (tmp_path / "echt.docx").read_bytes() == newer


@pytest.mark.parametrize(
    ("call", "number", "reason"),
    [
        ("fsync", errno.ENOSPC, "der Datenträger ist voll"),
        ("replace", errno.EACCES, "keine Berechtigung"),
        ("open", errno.EROFS, "der Datenträger ist schreibgeschützt"),
        ("open", errno.EACCES, "keine Berechtigung"),
    ],
)
def test_a_fault_of_the_system_is_told_and_nothing_is_left(  # noqa: PLR0913, PLR0917 - a case has these parts
    tmp_path: Path, ours: bytes, newer: bytes, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    """A full disk; a file that Word holds open on Windows; a share without rights."""
    file = tmp_path / "a.docx"
    file.write_bytes(ours)

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        error = refusal(file, newer)
    assert str(error) == f"{file} lässt sich nicht schreiben: {reason}."
    assert error.hint
    assert file.read_bytes() == ours
    assert left_over(tmp_path) == []


def test_an_open_file_on_windows_gets_the_hint_to_close_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: bytes, newer: bytes
) -> None:
    (tmp_path / "a.docx").write_bytes(ours)
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Zugriff verweigert")))
    assert "Schließen Sie die Datei, wenn sie noch geöffnet ist" in str(refusal(tmp_path / "a.docx", newer).hint)


def test_ctrl_c_while_writing_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: bytes, newer: bytes
) -> None:
    (tmp_path / "a.docx").write_bytes(ours)

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_output(tmp_path / "a.docx", newer)
    assert (tmp_path / "a.docx").read_bytes() == ours
    assert left_over(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_a_real_limit_on_the_size_of_files(tmp_path: Path, ours: bytes) -> None:
    """Not a mock: the system itself refuses the write."""
    (tmp_path / "neu").write_bytes(ours)
    script = (
        "import resource, sys, pathlib\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from vorlagen.errors import OutputError\n"
        "from vorlagen.workflow.ausgabe import write_output\n"
        "folder = pathlib.Path(sys.argv[1])\n"
        "try:\n    write_output(folder / 'a.docx', (folder / 'neu').read_bytes())\n"
        "except OutputError as error:\n    sys.exit(str(error))\n"
    )
    run = subprocess.run([sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=False)
    assert "die Datei wird zu groß für den Datenträger oder das Kontingent" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["neu"]


def test_many_threads_may_write_the_same_file(tmp_path: Path) -> None:
    """One of them wins, none leaves half a file."""
    data = [bytes([number]) * 200_000 for number in range(8)]
    faults: list[Exception] = []

    def go(content: bytes) -> None:
        try:
            write_output(tmp_path / "a.bin", content, force=True)
        except OutputError as error:
            faults.append(error)

    threads = [threading.Thread(target=go, args=(content,)) for content in data]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert (tmp_path / "a.bin").read_bytes() in data
    assert left_over(tmp_path) == []


def test_a_folder_is_made_with_all_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file", tmp_path / "file" / "unten"):
        with pytest.raises(OutputError, match=r"lässt sich nicht anlegen: (dort liegt schon|ein Teil des Pfads)"):
            make_folder(place)


def test_saving_goes_the_same_way(tmp_path: Path, write: Callable[..., Path]) -> None:
    word = vorlagen.render(vorlagen.load(write()))
    target = tmp_path / "x.docx"
    assert word.save(target) == target
    target.write_bytes(edited(word.docx).replace(b"x", b"y"))
    with pytest.raises(OutputError):
        word.save(target)
    word.save(target, force=True)
    assert target.read_bytes() == word.docx
