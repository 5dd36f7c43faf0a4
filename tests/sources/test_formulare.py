from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen import resources
from vorlagen.errors import FormError, UnreadableError
from vorlagen.sources import UnknownFormError, check_form, find_form, load_form, read_paper

if TYPE_CHECKING:
    from pathlib import Path

SMALL = "name: musterstadt\nabschnitte: [sachverhalt]\n"


@pytest.mark.parametrize("name", resources.form_names())
def test_every_shipped_form_holds_together(name: str) -> None:
    source = load_form(name)
    assert source.formular.name == name
    assert source.word_datei.is_file()
    assert check_form(source.datei) == ()


@pytest.mark.parametrize("written", ["sankt-augustin", "Sankt Augustin", "SANKT_AUGUSTIN"])
def test_a_shipped_form_is_found_however_its_name_is_written(tmp_path: Path, written: str) -> None:
    assert find_form(written, tmp_path).name == "sankt-augustin.yaml"


def test_a_form_is_found_by_the_path_of_its_file_or_its_folder(tmp_path: Path) -> None:
    own = tmp_path / "forms" / "stadt"
    own.mkdir(parents=True)
    (own / "formular.yaml").write_text(SMALL, encoding="utf-8")
    for name in ("forms/stadt/formular.yaml", "forms/stadt", str(own)):
        assert load_form(name, tmp_path).formular.name == "musterstadt"
    paper = read_paper("formular: forms/stadt\n", "v.yaml", tmp_path)
    assert paper.findings == ()


@pytest.mark.parametrize("name", ["atlantis", "x" * 5000, "a\0b", "~niemand/x", "", "."])
def test_an_unknown_form_lists_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormError) as caught:
        find_form(name, tmp_path)
    assert caught.value.exit_code == 2
    assert ", ".join(resources.form_names()) in str(caught.value.hint)
    assert len(resources.form_names()) >= 2


def test_a_form_that_is_no_text_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"\x00\x01")
    with pytest.raises(UnreadableError):
        load_form("f.yaml", tmp_path)


BOX = (
    "abschnitte:\n  - feld: inklusion\n    aufbau:\n      - auswahl: stand\n        optionen: [{werte: quark, text: x}]"
)
FAULTY = [
    ("V201", "abschnitte: [sachverhlat]", 1, "abschnitte[0].feld"),
    ("V201", "abschnitte:\n  - feld: klimaschutz\n    fragt: [ausmas]", 3, "abschnitte[0].fragt[0]"),
    ("V201", "abschnitte: [ergaenzung.zu]", 1, "abschnitte[0].feld"),
    ("V201", "abschnitte:\n  - feld: betreff\n    aufbau:\n      - satz: '{Betreff}'", 4,
     "abschnitte[0].aufbau[0].satz"),
    ("V201", "kopf: [nummer, gibtesnicht]", 1, "kopf[1]"),
    ("V201", "auswahltexte:\n  gibtesnicht: {ja: x}", 2, "auswahltexte.gibtesnicht"),
    ("V202", "auswahltexte:\n  art: {quark: x}", 2, "auswahltexte.art.quark"),
    ("V202", "abschnitte:\n  - feld: klimaschutz\n    pflicht:\n      wenn: {feld: auswirkung, ist: quark}", 4,
     "abschnitte[0].pflicht.wenn[0].ist[0]"),
    ("V202", "abschnitte:\n  - feld: kinder_jugend\n    pflicht:\n      wenn: {feld: beruecksichtigt, ist: Ja}", 4,
     "abschnitte[0].pflicht.wenn[0].ist[0]"),
    ("V202", BOX, 5, "abschnitte[0].aufbau[0].optionen[0].werte[0]"),
    ("V203", "nummer: '['", 1, "nummer.muster"),
    ("V203", "nummer: {muster: '\\d+', beispiel: x}", 1, "nummer.muster"),
    ("V213", "kontenmuster:\n  produkt: '('", 2, "kontenmuster.produkt.muster"),
    ("V213", "kontenmuster:\n  sachkonto: {muster: '\\d{6}', beispiel: '12'}", 2, "kontenmuster.sachkonto.muster"),
    ("V214", "land: Bayern", 1, "land"),
    ("V215", "wertgrenzen:\n  - {ueber: 5 €}", 2, "wertgrenzen[0]"),
    ("V215", "wertgrenzen:\n  - {gremium: Rat}", 2, "wertgrenzen[0]"),
    ("V215", "gremien: [Rat]\nwertgrenzen:\n  - {ueber: 5 €, gremium: Stadtrat}", 3, "wertgrenzen[0].gremien[0]"),
    ("V201", "wertgrenzen:\n  - {ueber: 5 €, gremium: Rat, wenn: arten}", 2, "wertgrenzen[0].wenn[0].feld"),
    ("V202", "wertgrenzen:\n  - {ueber: 5 €, gremium: Rat, wenn: {feld: art, ist: x}}", 2,
     "wertgrenzen[0].wenn[0].ist[0]"),
    ("V204", "schriften:\n  text: Comic Sans", 2, "schriften.text"),
    ("V205", "zusatzfelder:\n  - name: Größe", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - name: betreff", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - name: copy", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - name: model_x", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - name: ist_entwurf", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - {typ: text}", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - {name: x}\n  - {name: x}", 3, "zusatzfelder[1]"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: auswahl}", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: auswahl, auswahl: [Ja, ja]}", 2, "zusatzfelder[0]"),
    ("V206", "abschnitte:\n  - feld: betreff\n    aufbau:\n      - auswahl: .", 4, "abschnitte[0].aufbau[0].auswahl"),
    ("V206", "abschnitte:\n  - feld: betreff\n    aufbau:\n      - liste: .", 4, "abschnitte[0].aufbau[0].liste"),
    ("V206", "abschnitte:\n  - feld: anlagen\n    aufbau:\n      - liste: .", 4, "abschnitte[0].aufbau[0].liste"),
    ("V206", "abschnitte:\n  - feld: anlagen\n    aufbau:\n      - tabelle: .", 4, "abschnitte[0].aufbau[0].tabelle"),
    ("V206", "abschnitte:\n  - feld: betreff\n    aufbau:\n      - unterschrift: betreff", 4,
     "abschnitte[0].aufbau[0].unterschrift"),
    *[("V206", f"abschnitte:\n  - feld: finanzielle_auswirkungen\n    aufbau:\n      - {part}", 4,
       f"abschnitte[0].aufbau[0].{place}") for part, place in [
        ("nebeneinander: [{titel: A, aufbau: [{langtext: erlaeuterung}]}]", "nebeneinander[0].aufbau[0].langtext"),
        ("{tabelle: positionen, spalten: [{titel: A}], zeilen: [{titel: x, plus: y}]}", "zeilen[0].plus[0]"),
        ("{tabelle: positionen, spalten: [{titel: A, felder: jahr, gegen: x}]}", "spalten[0].gegen")]],
    *[("V201", f"abschnitte:\n  - feld: finanzielle_auswirkungen\n    aufbau:\n      - {part}", 4,
       f"abschnitte[0].aufbau[0].{place}") for part, place in [
        ("{tabelle: positionen, spalten: [{titel: 'A {x}', felder: jahr}]}", "spalten[0].titel"),
        ("{tabelle: positionen, spalten: [{titel: A}], zeilen: [{titel: x, aus: y}]}", "zeilen[0].aus"),
        ("{tabelle: positionen, spalten: [{titel: A}], zeilen: [{titel: x, felder: y}]}", "zeilen[0].felder[0]"),
        ("{tabelle: positionen, spalten: [{titel: A}], zeilen: [{titel: x, wenn: y}]}", "zeilen[0].wenn[0].feld")]],
    ("V206", "abschnitte:\n  - feld: klimaschutz\n    aufbau:\n      - {auswahl: auswirkung, immer: ja}", 4,
     "abschnitte[0].aufbau[0].immer"),
    ("V207", "regeln:\n  S999: aus", 2, "regeln.S999"),
    ("V207", "regeln:\n  A607: aus", 2, "regeln.A607"),
    ("L004", "abschnitte:\n  - feld: betreff\n    aufbau:\n      - {satz: x, liste: .}", 4, "abschnitte[0].aufbau[0]"),
    ("V208", "abschnitte:\n  - {leer: x}", 2, "abschnitte[0]"),
    ("V208", "abschnitte:\n  - ueberschrift: G\n    abschnitte: []", 2, "abschnitte[0]"),
    ("V208", "abschnitte:\n  - ueberschrift: G\n    abschnitte: [{ueberschrift: H}]", 3, "abschnitte[0].abschnitte[0]"),
    ("V209", "abschnitte:\n  - sachverhalt\n  - {ueberschrift: G, abschnitte: [{feld: sachverhalt}]}", 3,
     "abschnitte[1].abschnitte[0].feld"),
    ("V209", "abschnitte:\n  - {feld: bezug, arten: [antrag, anfrage]}\n  - {feld: bezug, arten: anfrage}", 3,
     "abschnitte[1].feld"),
    ("V212", "abschnitte: [bezug]\nfassungen: [{name: a, abschnitte: bezug}]", 1, "abschnitte"),
    ("V212", "fassungen:\n  - {name: a, abschnitte: bezug}\n  - {name: A, abschnitte: bezug}", 3, "fassungen[1].name"),
    ("V212", "fassungen:\n  - {abschnitte: bezug}", 2, "fassungen[0]"),
    ("V212", "fassungen:\n  - {name: a}", 2, "fassungen[0]"),
    ("V220", "ladungsfrist:\n  gremien: [{tage: 5}]", 2, "ladungsfrist.gremien[0]"),
    ("V220", "gremien: [Rat]\nladungsfrist: {gremien: [{gremium: Hauptauschuss, tage: 5}]}", 2,
     "ladungsfrist.gremien[0].gremium"),
    ("V201", "fassungen:\n  - {name: a, kopf: [x], abschnitte: bezug}", 2, "fassungen[0].kopf[0]"),
    ("V201", "fassungen:\n  - name: a\n    abschnitte: [x]", 3, "fassungen[0].abschnitte[0].feld"),
    ("V201", "abschnitte:\n  - feld: bezug\n    aufbau:\n      - {satz: x, wenn: gesamtkosten > 100000}", 4,
     "abschnitte[0].aufbau[0].wenn[0].feld"),
    ("L003", "abschnitte:\n  - feld: bezug\n    aufbau:\n      - {satz: x, wenn: {feld: betreff, groesser: 5}}", 4,
     "abschnitte[0].aufbau[0].wenn[0].groesser"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: tabelle}", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - {name: x, felder: [{name: y}]}", 2, "zusatzfelder[0]"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: tabelle, felder: [{name: y}, {name: y}]}", 2,
     "zusatzfelder[0].felder[1]"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: tabelle, felder: [{name: copy}]}", 2, "zusatzfelder[0].felder[0]"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: tabelle, felder: [{name: y, typ: tabelle, felder: [{name: z}]}]}", 2,
     "zusatzfelder[0].felder[0]"),
    ("V205", "zusatzfelder:\n  - {name: x, typ: mehrfachauswahl}", 2, "zusatzfelder[0]"),
    ("L003", "abschnite: []", 1, "abschnite"),
    ("L004", "regeln: {S101: quark}", 1, "regeln.S101"),
    ("L001", "abschnitte: [", 1, ""),
    ("L007", "", 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "says"),
    [("sachverhlat", "Meinten Sie „sachverhalt“?"), ("gesamtkosten > 5", "nur der Name"), ("qqqq", "Hier gibt es:")],
)
def test_a_field_that_there_is_not_gets_the_hint_that_helps(tmp_path: Path, name: str, says: str) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(f"abschnitte: [{{feld: {name}}}]", encoding="utf-8")
    assert says in str(check_form(file)[0].hint)


def test_faults_of_a_form_stand_in_the_order_of_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_text("abschnitte:\n  - {leer: x}\n  - quark\nkopf: [quark]\n", encoding="utf-8")
    assert [found.line for found in check_form(file)] == [2, 3, 4]


@pytest.mark.parametrize(("code", "text", "line", "path"), FAULTY)
def test_a_fault_of_a_form_has_code_line_and_path(tmp_path: Path, code: str, text: str, line: int, path: str) -> None:
    file = tmp_path / "f.yaml"
    file.write_text(text, encoding="utf-8")
    findings = check_form(file)
    assert [(found.code, found.line, found.path) for found in findings] == [(code, line, path)]
    assert str(findings[0].message)
    assert str(findings[0].hint)
    with pytest.raises(FormError) as caught:
        load_form("f.yaml", tmp_path)
    assert caught.value.findings == findings
    assert caught.value.exit_code == 4


def test_all_faults_of_a_form_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text(
        "zusatzfelder: [{name: copy}]\nabschnitte: [a, b]\nnummer: '['\n", encoding="utf-8"
    )
    assert sorted(found.code for found in check_form(tmp_path / "f.yaml")) == ["V201", "V201", "V203", "V205"]


def test_boxes_for_yes_and_no_and_boxes_ticked_by_conditions_suit_their_fields(tmp_path: Path) -> None:
    text = (
        "abschnitte:\n  - feld: kinder_jugend\n    aufbau:\n      - auswahl: beruecksichtigt\n"
        "      - auswahl: erlaeuterung\n        optionen: [{text: x, wenn: {feld: auswirkung, ist: ja}}]\n"
    )
    (tmp_path / "f.yaml").write_text(text, encoding="utf-8")
    assert check_form(tmp_path / "f.yaml") == ()


def test_the_word_file_beside_a_form_is_its_own(tmp_path: Path) -> None:
    (tmp_path / "formular.yaml").write_text(SMALL, encoding="utf-8")
    assert load_form("formular.yaml", tmp_path).word_datei == resources.word_file("standard", "vorlage")
    (tmp_path / "vorlage.docx").write_bytes(b"x")
    assert load_form("formular.yaml", tmp_path).word_datei == tmp_path / "vorlage.docx"
    (tmp_path / "formular.yaml").write_text(SMALL + "word: {vorlage: unter/kopf.docx}\n", encoding="utf-8")
    (tmp_path / "unter").mkdir()
    (tmp_path / "unter" / "kopf.docx").write_bytes(b"x")
    assert load_form("formular.yaml", tmp_path).word_datei == tmp_path / "unter" / "kopf.docx"


WORD_FILES = {
    "missing": ("fehlt.docx", "V210"),
    "folder": ("ordner", "V210"),
    "above": ("../fremd.docx", "V211"),
    "above, written for Windows": ("..\\fremd.docx", "V211"),
    "elsewhere": ("/etc/hostname", "V211"),
    "drive": ("C:\\fremd.docx", "V211"),
    "link": ("verweis.docx", "V211"),
    "link of a folder": ("auswaerts/fremd.docx", "V211"),
}


@pytest.mark.parametrize("name", WORD_FILES)
def test_a_word_file_that_is_missing_or_lies_outside_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    """In ``form check`` as a finding, and for whoever wants to use the form as an error that carries it."""
    written, code = WORD_FILES[name]
    own = tmp_path / "stadt"
    (own / "ordner").mkdir(parents=True)
    (tmp_path / "fremd.docx").write_bytes(b"x")
    (own / "verweis.docx").symlink_to(tmp_path / "fremd.docx")
    (own / "auswaerts").symlink_to(tmp_path, target_is_directory=True)
    form = own / "formular.yaml"
    form.write_text(f"{SMALL}word:\n  vorlage: '{written}'\n", encoding="utf-8")
    (finding,) = check_form(form)
    assert (finding.code, finding.line, finding.column, finding.path) == (code, 4, 12, "word.vorlage")
    assert written in str(finding.message)
    with pytest.raises(FormError) as caught:
        load_form("stadt", tmp_path)
    assert caught.value.findings == (finding,)
    assert caught.value.exit_code == 4


def test_an_absolute_path_counts_as_outside_even_if_it_leads_inside(tmp_path: Path) -> None:
    """It would break as soon as the folder is moved or sent."""
    (tmp_path / "kopf.docx").write_bytes(b"x")
    (tmp_path / "f.yaml").write_text(f"{SMALL}word: {{vorlage: '{tmp_path / 'kopf.docx'}'}}\n", encoding="utf-8")
    assert [finding.code for finding in check_form(tmp_path / "f.yaml")] == ["V211"]


def test_a_word_file_beside_the_form_may_not_lead_outside_either(tmp_path: Path) -> None:
    own = tmp_path / "stadt"
    own.mkdir()
    (tmp_path / "fremd.docx").write_bytes(b"x")
    (own / "vorlage.docx").symlink_to(tmp_path / "fremd.docx")
    (own / "formular.yaml").write_text(SMALL, encoding="utf-8")
    assert [finding.code for finding in check_form(own / "formular.yaml")] == ["V211"]


def test_the_word_file_is_looked_for_although_the_form_has_other_faults(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("abschnitte: [quark]\nword: {vorlage: fehlt.docx}\n", encoding="utf-8")
    assert [finding.code for finding in check_form(tmp_path / "f.yaml")] == ["V201", "V210"]


def test_a_form_reached_through_a_link_finds_its_own_word_file(tmp_path: Path) -> None:
    own = tmp_path / "echt"
    own.mkdir()
    (own / "formular.yaml").write_text(f"{SMALL}word: {{vorlage: kopf.docx}}\n", encoding="utf-8")
    (own / "kopf.docx").write_bytes(b"x")
    (tmp_path / "stadt").symlink_to(own, target_is_directory=True)
    assert load_form("stadt", tmp_path).word_datei.is_file()
