"""A town of one's own: the commented form loads, holds together, and prints every kind of paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen import OutputError, UsageError, resources
from vorlagen.formular import Formular
from vorlagen.sources import check_form, load_form, read_paper
from vorlagen.workflow.neu import kinds_of
from vorlagen.workflow.stapel import Druckoptionen, render_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.workflow.stapel import Ergebnis

FULL = """\
formular: musterstadt
art: beschlussvorlage
nummer: 2026/0042
betreff: Neuer Spielplatz am Lindenhof
untertitel: Baubeschluss
datum: 04.05.2026
federfuehrung: Grünflächenamt
bearbeiter: Jo Beispiel
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: nein, zustaendigkeit: vorberatung}
  - {gremium: Stadtrat, termin: 23.06.2026, oeffentlich: ja, zustaendigkeit: entscheidung, top: "7"}
nichtoeffentlichkeit: {fallgruppe: grundstueck, rechtsgrundlage: § 48 GO, begruendung: Es geht um den Kaufpreis.}
beschlussvorschlag: Der Stadtrat beschließt den Bau des Spielplatzes.
sachverhalt: |
  ## Ausgangslage
  Der alte Platz ist gesperrt, wie Anlage 1 zeigt. Für 120.000 € sind nötig

  1. neue Geräte,
  2. ein Zaun.
alternativen: {guenstigere_geprueft: ja, text: Der alte Platz wird instand gesetzt.}
zeithorizont: Baubeginn im September.
leitziel: Grüne Stadt
finanzielle_auswirkungen:
  auswirkung: ja
  art: [investiv]
  gesamtkosten: 120.000 €
  finanzierungsstatus: vollständig budgetiert
  veranschlagt_bei: Produkt 551
  keine_folgekosten: ja
klimaschutz: {auswirkung: positiv, ausmass: geringfügig, begruendung: Es werden Bäume gepflanzt.}
buergerbeteiligung: {stand: erfolgt, erlaeuterung: Kinder haben mitgeplant.}
unterschriften: [{name: Jo Beispiel, funktion: Bürgermeisterin}]
anlagen: [{titel: Lageplan}]
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The folder of a new form."""
    return vorlagen.new_form("Musterstadt").save(tmp_path)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Musterstadt", "musterstadt"),
        ("  Bad   Müllheim ", "bad-muellheim"),
        ("Bad Mu\u0308llheim", "bad-muellheim"),
        ("STADT GROẞSTADT", "stadt-grossstadt"),
        ("St. Ingbert", "st-ingbert"),
        ("Ville d’Étampes", "ville-d-etampes"),
        ("Halle (Saale): „Neu“ #1", "halle-saale-neu-1"),
        ("O'Hara", "o-hara"),
        ("Stadt 2026", "stadt-2026"),
    ],
)
def test_the_folder_has_an_ascii_name_and_the_form_the_real_one(tmp_path: Path, name: str, short: str) -> None:
    folder = vorlagen.new_form(name).save(tmp_path)
    assert folder.name == short
    form = load_form(short, tmp_path).formular
    assert form.name == short
    assert form.bezeichnung == " ".join(name.split()).replace("u\u0308", "ü")
    assert form.behoerde is not None
    assert form.behoerde.name == form.bezeichnung


@pytest.mark.parametrize(
    ("name", "says"),
    [
        *((name, "wird mitgeliefert") for name in resources.form_names()),
        ("Sankt Augustin", "wird mitgeliefert"),
        *((name, "taugt nicht") for name in ("", " ", "…", "Москва", "CON", "Lpt1", "x" * 61)),
        *((name, "ist ein Pfad") for name in ("../x", "a/b", "a\\b")),
        *((name, "unsichtbare Zeichen") for name in ("a\0b", "a\u202eb", "a\u200bb")),
    ],
)
def test_a_name_that_makes_no_form_is_refused(name: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        vorlagen.new_form(name)
    assert str(caught.value.hint)


def test_equal_names_give_equal_bytes() -> None:
    assert vorlagen.new_form("Musterstadt") == vorlagen.new_form("Musterstadt")


@pytest.mark.parametrize("there", ["formular.yaml", "vorlage.docx"])
def test_nothing_is_overwritten_and_nothing_half_is_left(tmp_path: Path, there: str) -> None:
    folder = tmp_path / "musterstadt"
    folder.mkdir()
    (folder / there).write_bytes(b"meins")
    with pytest.raises(OutputError, match=rf"{there} gibt es schon") as caught:
        vorlagen.new_form("Musterstadt").save(tmp_path)
    assert caught.value.exit_code == 7
    assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [(there, b"meins")]


def test_a_folder_with_other_files_takes_the_form_too(tmp_path: Path) -> None:
    (tmp_path / "musterstadt").mkdir()
    (tmp_path / "musterstadt" / "notiz.txt").write_text("x")
    folder = vorlagen.new_form("Musterstadt").save(tmp_path)
    assert sorted(file.name for file in folder.iterdir()) == ["formular.yaml", "notiz.txt", "vorlage.docx"]


def test_folders_made_for_a_form_that_cannot_be_written_go_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pathlib import Path as Paths  # noqa: PLC0415 - patched below

    form = vorlagen.new_form("Musterstadt")
    whole = Paths.open

    def full(self: Path, *words: object, **more: object) -> object:
        if self.name == "vorlage.docx":
            raise OSError(28, "No space left on device")
        return whole(self, *words, **more)  # type: ignore[arg-type,call-overload]

    monkeypatch.setattr(Paths, "open", full)
    with pytest.raises(OutputError, match="der Datenträger ist voll"):
        form.save(tmp_path / "a" / "b")
    assert list(tmp_path.iterdir()) == []


def test_the_form_shows_what_a_form_can_say(town: Path) -> None:
    """A teaching text: all that a town usually changes stands in it, with a comment above."""
    text = (town / "formular.yaml").read_text(encoding="utf-8")
    left_out = {"quelle", "schriften", "fassungen"}
    assert {key for key in Formular.model_fields if not re.search(rf"\n(?:# )?{key}:", text)} == left_out
    for word in ("pflicht:", "wenn:", "leer:", "fragt:", "hilfe:", "nummerierung:", "ohne_ueberschrift:", "aufbau:"):
        assert word in text
    assert "@" not in text
    assert max(map(len, text.splitlines())) <= 120


def test_what_waits_behind_a_hash_holds_together_too(town: Path) -> None:
    """The town's own limits and periods stand there as comments: nobody is measured by invented ones."""
    form = town / "formular.yaml"
    text = form.read_text(encoding="utf-8")
    block = re.search(r"\n# land: .*?\n\n", text, re.DOTALL)
    assert block is not None
    form.write_text(text.replace(block[0], block[0].replace("\n# ", "\n").replace("\n#   ", "\n  ")), encoding="utf-8")
    assert check_form(form) == ()
    formular = load_form(str(town)).formular
    assert all((formular.land, formular.ladungsfrist, formular.wertgrenzen, formular.kontenmuster))
    assert formular.tagesordnung is not None


def test_the_form_holds_together_and_its_word_file_lies_beside_it(town: Path) -> None:
    assert check_form(town / "formular.yaml") == ()
    source = load_form(str(town))
    assert source.word_datei == town / "vorlage.docx"
    assert source.word_datei.read_bytes() == resources.word_file("standard", "vorlage").read_bytes()


def test_every_kind_is_printed_as_a_draft(town: Path, assert_valid_docx: Callable[[bytes], None]) -> None:
    form = load_form(str(town)).formular
    kinds = kinds_of(form)
    assert len(kinds) >= 2
    for kind in kinds:
        papier = read_paper(vorlagen.new(form, kind), "neu.yaml", town.parent)
        assert papier.findings == ()
        assert papier.vorlage is not None
        word = vorlagen.render(papier.vorlage, draft=True)
        assert_valid_docx(word.docx)
        assert vorlagen.convert(word).startswith(b"%PDF")


def test_a_full_paper_is_printed_without_any_finding(town: Path, assert_valid_docx: Callable[[bytes], None]) -> None:
    paper = town.parent / "spielplatz.yaml"
    paper.write_text(FULL, encoding="utf-8")
    results: list[Ergebnis] = []
    render_files([paper], Druckoptionen(pdf=True), results.append)
    (result,) = results
    assert result.fehler is None
    assert result.findings == ()
    assert len(result.zusagen) == 2
    assert_valid_docx(paper.with_suffix(".docx").read_bytes())


def test_the_rule_that_the_form_makes_stricter_is_an_error(town: Path) -> None:
    paper = town.parent / "spielplatz.yaml"
    paper.write_text(FULL.replace("2026/0042", "42"), encoding="utf-8")
    report = vorlagen.check(paper)
    assert [(found.code, found.level.value) for found in report.findings] == [("S102", "error")]
