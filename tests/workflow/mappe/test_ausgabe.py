"""The files of a Mappe appear together or not at all, and nobody's work is overwritten."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from vorlagen.errors import OutputError
from vorlagen.models.manifest import Manifest, Manifestdatei, as_json
from vorlagen.workflow.mappe.ausgabe import write_together


def _manifest(files: dict[str, bytes]) -> bytes:
    entries = tuple(Manifestdatei(name=name, sha256=hashlib.sha256(data).hexdigest(), bytes=len(data), seiten=0)
                    for name, data in files.items())  # fmt: skip
    return as_json(Manifest(audience="public", gremium="Rat", datum="2026-06-23", nummer="12", gesamt=0,
                            dateien=entries, eintraege=())).encode()  # fmt: skip


def _issue(files: dict[str, bytes]) -> dict[str, bytes]:
    return {**files, "manifest.json": _manifest(files)}


def _there(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_are_written(tmp_path: Path) -> None:
    """Into a folder that did not exist."""
    files = _issue({"a.pdf": b"1", "b.docx": b"2"})
    assert [path.name for path in write_together({tmp_path / "neu" / "oeffentlich": files})] == list(files)
    assert _there(tmp_path / "neu" / "oeffentlich") == files


def test_an_older_issue_is_replaced_and_what_it_had_more_goes(tmp_path: Path) -> None:
    write_together({tmp_path: _issue({"a.pdf": b"1", "band-2.pdf": b"2"})})
    newer = _issue({"a.pdf": b"3"})
    write_together({tmp_path: newer})
    assert _there(tmp_path) == newer


def test_what_somebody_changed_is_kept(tmp_path: Path) -> None:
    """Nothing at all is written then; with ``force`` it is."""
    old = _issue({"a.pdf": b"1", "b.pdf": b"2"})
    write_together({tmp_path: old})
    (tmp_path / "b.pdf").write_bytes(b"changed")
    newer = _issue({"a.pdf": b"3", "b.pdf": b"4"})
    with pytest.raises(OutputError, match=r"b\.pdf"):
        write_together({tmp_path: newer})
    assert _there(tmp_path) == {**old, "b.pdf": b"changed"}
    write_together({tmp_path: newer}, force=True)
    assert _there(tmp_path) == newer


def test_a_changed_file_of_the_older_issue_that_is_no_longer_made_is_left(tmp_path: Path) -> None:
    write_together({tmp_path: _issue({"a.pdf": b"1", "band-2.pdf": b"2"})})
    (tmp_path / "band-2.pdf").write_bytes(b"notes in the margin")
    write_together({tmp_path: _issue({"a.pdf": b"3"})})
    assert (tmp_path / "band-2.pdf").read_bytes() == b"notes in the margin"


def test_foreign_files_are_not_touched(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "something else"}')
    with pytest.raises(OutputError, match=r"manifest\.json"):
        write_together({tmp_path: _issue({"a.pdf": b"1"})})
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


@pytest.mark.parametrize("failing", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("error", [PermissionError(13, "in use"), KeyboardInterrupt()], ids=["in_use", "ctrl_c"])
def test_on_failure_everything_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, error: BaseException
) -> None:
    """Whichever rename fails: the old issue is whole, and nothing lies beside it."""
    old = _issue({"a.pdf": b"1", "b.pdf": b"2", "weg.pdf": b"3"})
    write_together({tmp_path: old})
    calls = 0
    for name in ("rename", "replace"):
        real = getattr(Path, name)

        def fail(self: Path, target: Path, real: object = real) -> object:
            nonlocal calls
            calls += 1
            if calls == failing:
                raise error
            return real(self, target)  # type: ignore[operator]

        monkeypatch.setattr(Path, name, fail)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        write_together({tmp_path: _issue({"a.pdf": b"4", "b.pdf": b"5"})})
    monkeypatch.undo()
    assert calls >= failing
    assert _there(tmp_path) == old


def test_two_folders_are_written_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public file that somebody has open leaves the internal ones as they were, too."""
    old = _issue({"a.pdf": b"1"})
    folders = (tmp_path / "intern", tmp_path / "oeffentlich")
    write_together(dict.fromkeys(folders, old))
    real = Path.rename

    def in_use(self: Path, target: Path) -> Path:
        if self.parent.name == "oeffentlich":
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", in_use)
    with pytest.raises(OutputError):
        write_together(dict.fromkeys(folders, _issue({"a.pdf": b"2"})))
    monkeypatch.undo()
    assert [_there(folder) for folder in folders] == [old, old]
