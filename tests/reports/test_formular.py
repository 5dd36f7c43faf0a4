"""A form in words: all that it demands, with headings and numbers as they are printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vorlagen import resources
from vorlagen.checks import rule_catalogue
from vorlagen.formular import compose, vorlage_model
from vorlagen.reports.context import Context
from vorlagen.reports.formular import render
from vorlagen.sources import load_form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.formular.druckbild import Druckabschnitt


@pytest.fixture
def show(tmp_path: Path) -> Callable[..., str]:
    """``show(yaml)``: the form of that text, in words."""

    def _show(text: str, **more: object) -> str:
        (tmp_path / "formular.yaml").write_text(text, encoding="utf-8")
        return render(load_form(str(tmp_path)), Context(root=tmp_path, **more))  # type: ignore[arg-type]

    return _show


GROUPS = """
bezeichnung: Stadt
arten: [beschlussvorlage, informationsvorlage]
abschnitte:
  - ueberschrift: Teile
    nummerierung: roemisch
    abschnitte:
      - {feld: kurzfassung, arten: beschlussvorlage}
      - {feld: besonderheiten, ohne_ueberschrift: ja}
      - {feld: anlass, arten: informationsvorlage}
      - ueberschrift: Sachverhalt
        nummerierung: buchstaben
        abschnitte: [sachverhalt, {feld: begruendung, ueberschrift: Warum}]
"""


def test_sections_stand_as_a_tree_with_the_numbers_that_are_printed(show: Callable[..., str]) -> None:
    """A section that only some papers have is numbered as in those."""
    tree = show(GROUPS).split("Abschnitte, wie sie gedruckt werden\n")[1]
    assert [line for line in tree.splitlines() if "nur in" not in line][:8] == [
        "  Teile",
        "    I. Kurzfassung  [kurzfassung]",
        "    Besonderheiten (ohne Überschrift)  [besonderheiten]",
        "    I. Anlass  [anlass]",
        "    II. Sachverhalt",
        "      a) Sachverhalt  [sachverhalt]",
        "      b) Warum  [begruendung]",
        "",
    ]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("pflicht: immer", "Pflicht für alle Arten"),
        ("pflicht: beschlussvorlage", "Pflicht für Beschluss"),
        ("pflicht: {immer: ja, arten: beschlussvorlage}", "Pflicht für alle Arten"),
        ("pflicht: {arten: [beschlussvorlage, satzung]}", "Pflicht für Beschluss"),
        ("pflicht: {wenn: {feld: auswirkung, ist: [positiv, nicht_einschaetzbar]}}",
         "Pflicht, wenn Auswirkungen auf den Klimaschutz = positiv oder nicht einschätzbar"),
        ("pflicht: {arten: beschlussvorlage, wenn: {feld: finanzielle_auswirkungen.auswirkung, nicht: keine}}",
         "Pflicht für Beschluss, wenn Finanzielle Auswirkungen nicht keine"),
        ("pflicht: {wenn: [sachverhalt, {feld: aufgabenart.neu, ist: ja}]}",
         "Pflicht, wenn Sachverhalt ausgefüllt ist und Die Maßnahme ist › neu = ja"),
        ("fragt: [ausmass, begruendung]", "fragt nach: Ausmaß, Begründung"),
        ("pflicht: {wenn: {feld: begruendung, leer: ja}}", "Pflicht, wenn Begründung leer ist"),
        ("leitfrage: (Was wirkt?)", "(Was wirkt?)"),
        ("leer: entfällt", "leer steht da: „entfällt“"),
        ("entfaellt_genuegt: ja", "„entfällt“ genügt als Antwort"),
        ("arten: informationsvorlage", "nur in: Informationsvorlage"),
        ("hilfe: Auch keine ist eine Antwort.", "Auch keine ist eine Antwort."),
    ],
)  # fmt: skip
def test_what_a_section_demands_is_said_below_it(show: Callable[..., str], more: str, says: str) -> None:
    kinds = "arten: [{art: beschlussvorlage, bezeichnung: Beschluss}, informationsvorlage]\n"
    shown = show(f"{kinds}abschnitte:\n  - feld: klimaschutz\n    {more}\n", width=300)
    assert shown.splitlines()[-1 - 3] == f"        {says}", shown


@pytest.mark.parametrize("nothing", ["{immer: nein}", "{arten: satzung}"])
def test_a_duty_that_never_holds_is_not_told(show: Callable[..., str], nothing: str) -> None:
    assert "Pflicht" not in show(f"arten: [beschlussvorlage]\nabschnitte: [{{feld: anlass, pflicht: {nothing}}}]\n")


def test_each_layout_is_shown_with_its_head_and_its_sections(show: Callable[..., str]) -> None:
    shown = show(
        "fassungen:\n  - {name: '2019', bezeichnung: Alt, kopf: [nummer], abschnitte: [sachverhalt]}\n"
        "  - {name: neu, arten: antrag, kopf: [datum], abschnitte: [{feld: sachverhalt, ueberschrift: Bericht}]}\n"
        "  - {name: drei, kopf: [art], abschnitte: [bezug]}\n"
    )
    lines = [line.strip() for line in shown.splitlines()]
    at = lines.index("Fassung „neu“")
    assert lines[at - 2 : at] == ["Sachverhalt  [sachverhalt]", ""]
    assert lines[at + 2] == "Gilt         für Antrag"
    assert lines[lines.index("Fassung „neu“: Zeilen im Kopf") + 1] == "Datum"
    assert lines[lines.index("Fassung „neu“: Abschnitte, wie sie gedruckt werden") + 1] == "Bericht  [sachverhalt]"
    assert "Gilt         so ohne Angabe in der Vorlage" in lines
    assert "Gilt         nur mit „fassung: drei“" in lines


def test_facts_own_fields_words_rules_and_files_are_told(show: Callable[..., str], tmp_path: Path) -> None:
    text = (
        "name: stadt\nbezeichnung: Stadt am Fluss\nbeschreibung: Für den Rat.\nquelle: Veröffentlichte Vorlage\n"
        "behoerde: {name: Stadt, zusatz: Die Bürgermeisterin}\nnummer: {muster: '\\d+', beispiel: '17'}\n"
        "betreff_laenge: 90\ngremien: [Rat, Bauausschuss]\nland: NW\nschriften: {text: Source Sans Pro}\n"
        "arten: [{art: antrag, bezeichnung: Ratsantrag}]\nkopf: [{feld: nummer, bezeichnung: Nr.}, ergaenzung.zu]\n"
        "zusatzfelder: [{name: ziel, typ: auswahl, bezeichnung: Ziel, beschreibung: Wozu., auswahl: [Nord, Süd]}]\n"
        "auswahltexte: {beratungsfolge.oeffentlich: {ja: für alle}}\nregeln: {S104: aus}\n"
        "abschnitte: [ziel]\n"
    )
    (tmp_path / "vorlage.docx").write_bytes(b"x")
    shown = show(text, rules=rule_catalogue())
    assert shown == (
        "Stadt am Fluss\n  Für den Rat.\n\n  Name        stadt\n  Behörde     Stadt · Die Bürgermeisterin\n"
        "  Nummer      wie 17\n  Betreff     höchstens 90 Zeichen\n  Gremien     Rat, Bauausschuss\n  Land        NW\n"
        "  Schriften   Source Sans Pro\n  Formular    formular.yaml\n  Word-Datei  vorlage.docx\n"
        "  Quelle      Veröffentlichte Vorlage\n\nArten von Vorlagen\n  antrag  Ratsantrag\n\n"
        "Zeilen im Kopf\n  Nr. · Ergänzung › zu Vorlage\n\n"
        "Abschnitte, wie sie gedruckt werden\n  Ziel  [ziel]\n\n"
        "Eigene Felder\n  Ziel  [ziel]\n        Wort aus einer Liste (Nord, Süd)\n        Wozu.\n\n"
        "Eigene Worte\n  Beratungsfolge › Öffentlich  ja: „für alle“\n\n"
        "Regeln mit eigener Stufe\n  S104  aus – Der Betreff hat … Zeichen, das Formular erlaubt ….\n"
    )


def test_colour_changes_no_word_and_lines_fit_the_terminal(show: Callable[..., str]) -> None:
    plain = show(GROUPS, width=60)
    colored = show(GROUPS, width=60, color=True)
    assert "\x1b[" in colored
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert max(len(line.split("  [")[0]) for line in plain.splitlines()) <= 60


def test_a_form_cannot_turn_the_reading_direction(show: Callable[..., str]) -> None:
    shown = show('bezeichnung: "a\\u202Eb"\nabschnitte: [{feld: anlass, ueberschrift: "c\\u202Ed"}]\n')
    assert "a\ufffdb" in shown
    assert "c\ufffdd" in shown


@pytest.mark.parametrize("name", resources.form_names())
def test_every_heading_of_a_shipped_form_is_shown_as_it_is_printed(name: str) -> None:
    form = load_form(name).formular
    shown = render(load_form(name), Context(width=200))
    for kind in form.arten:
        found = list(_headings(compose(vorlage_model(form)(art=kind.art), form).abschnitte))
        assert [heading for heading in found if f" {heading}" not in shown] == []
    for section in form.sections():
        if section.feld:
            assert f"  [{section.feld}]" in shown


def _headings(sections: tuple[Druckabschnitt, ...]) -> list[str]:
    return [text for part in sections for text in (part.ueberschrift, *_headings(part.abschnitte))]
