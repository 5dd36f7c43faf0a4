"""Checking a paper looks into the files that it names, once each, and only into those it may name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pytest

import vorlagen
from vorlagen.workflow import anlagen

PAPER = """\
formular: standard
betreff: Brücke
sachverhalt: Siehe Anlagen.
anlagen:
  - {titel: Plan, datei: plan.pdf}
"""
SOUND = Path(__file__).parents[2] / "examples/lindenfurt/anlagen/0212-2-lesefassung.pdf"


def codes(folder: Path) -> dict[str, str]:
    (folder / "v.yaml").write_text(PAPER, encoding="utf-8")
    found = vorlagen.check(folder / "v.yaml").findings
    return {finding.code: str(finding.message) for finding in found if finding.code.startswith("A")}


def test_a_sound_file_gives_no_finding(tmp_path: Path) -> None:
    shutil.copy(SOUND, tmp_path / "plan.pdf")
    assert codes(tmp_path) == {}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Die Datei „plan.pdf“ ist leer (0 Byte)."),
        (b"<html>Anmeldung</html>", "Die Datei „plan.pdf“ heißt wie ein PDF, ist aber keines: sie ist eine Internet"),
        (SOUND.read_bytes()[:-2_000], "Die Datei „plan.pdf“ ist abgeschnitten; ihr Ende fehlt."),
        (b"%PDF-1.7\nMuell\n%%EOF\n", "Die Datei „plan.pdf“ ist beschädigt und lässt sich nicht öffnen."),
    ],
)
def test_an_unusable_file_is_an_error_that_names_the_cause(tmp_path: Path, data: bytes, words: str) -> None:
    (tmp_path / "plan.pdf").write_bytes(data)
    assert codes(tmp_path)["A602"].startswith(words)


def test_encrypted_without_pages_and_signed_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    pdf = pikepdf.new()
    pdf.save(file)
    assert "keine Seiten" in codes(tmp_path)["A602"]
    pdf.add_blank_page()
    pdf.save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "verschlüsselt" in codes(tmp_path)["A602"]
    pdf.Root.Perms = pikepdf.Dictionary(DocMDP=pikepdf.Dictionary())
    pdf.save(file)
    assert "signiert" in codes(tmp_path)["A606"]


def test_a_file_that_changed_is_looked_into_again(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"")
    assert "A602" in codes(tmp_path)
    shutil.copy(SOUND, file)
    assert codes(tmp_path) == {}


def test_a_file_outside_is_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its content must not show in a finding."""
    (tmp_path / "plan.pdf").write_bytes(b"")
    folder = tmp_path / "stadt"
    folder.mkdir()
    (folder / "plan.pdf").symlink_to(tmp_path / "plan.pdf")
    opened: list[Path] = []
    monkeypatch.setattr(anlagen, "look_into", opened.append)
    assert set(codes(folder)) == {"A607"}
    assert opened == []
