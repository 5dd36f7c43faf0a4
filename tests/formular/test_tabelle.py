"""Tables with the rows that a form always has: chosen entries, single fields, sums, comparisons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.zeilen import Angabenblock, Auswahlblock, Feldblock, Kaestchen, Satzblock, Tabellenblock

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular import Druckbild

ROWS = """
abschnitte:
  - feld: finanzielle_auswirkungen
    aufbau:
      - tabelle: positionen
        spalten: [{titel: Art}, {titel: Jahr, felder: jahr}, {titel: Betrag, felder: betrag}]
        zeilen:
          - {titel: Erträge, wenn: {feld: richtung, ist: ertrag}}
          - {titel: Aufwand, wenn: [{feld: richtung, ist: aufwand}]}
          - {titel: Folgekosten, aus: folgekosten}
          - {titel: Gesamt, felder: [kurz, finanzielle_auswirkungen.gesamtkosten]}
          - {titel: Saldo, plus: Erträge, minus: [Aufwand, Folgekosten]}
zusatzfelder: [{name: kurz}]
"""


def table(plan: Druckbild) -> Tabellenblock:
    block = plan.abschnitte[0].bloecke[0]
    assert isinstance(block, Tabellenblock)
    return block


FILLED = """
kurz: "2026"
finanzielle_auswirkungen:
  gesamtkosten: 9 €
  positionen:
    - {richtung: aufwand, jahr: 2027, betrag: 700 €}
    - {richtung: aufwand, jahr: 2028, betrag: ca. 1 T€}
    - {richtung: auszahlung, jahr: 2029, betrag: 5 €}
  folgekosten: [{betrag: 20 €}]
"""


def test_fixed_rows_hold_their_entries_and_stand_even_if_empty(printed: Callable[..., Druckbild]) -> None:
    """Two entries of one row are two rows; what no row asks for stands at the end: nothing is lost."""
    block = table(printed(ROWS, FILLED))
    assert block.zeilen == (
        ("Erträge", "", ""), ("Aufwand", "2027", "700 €"), ("Aufwand", "2028", "ca. 1 T€"),
        ("Folgekosten", "", "20 €"), ("Gesamt", "2026", "9 €"), ("Saldo", "", "ca. −1.720 €"),
        ("Auszahlung", "2029", "5 €"),
    )  # fmt: skip
    assert block.summen == {5}
    assert [head.titel for head in block.spalten] == ["Art", "Jahr", "Betrag"]


def test_what_fixed_rows_say_counts_as_printed(printed: Callable[..., Druckbild]) -> None:
    """The condition that chose an entry is what the row's title says."""
    done = printed(ROWS, FILLED).gedruckt
    wanted = {("positionen", 0, "richtung"), ("positionen", 2, "richtung"), ("positionen", 2, "betrag"),
              ("folgekosten", 0, "betrag"), ("gesamtkosten",)}  # fmt: skip
    assert {("finanzielle_auswirkungen", *path) for path in wanted} <= done


def test_a_sum_of_nothing_is_empty(printed: Callable[..., Druckbild]) -> None:
    block = table(printed(ROWS, "finanzielle_auswirkungen: {auswirkung: keine}"))
    assert block.zeilen[4] == ("Saldo", "", "")


COMPARED = """
abschnitte:
  - feld: plan
    aufbau:
      - tabelle: .
        titel: Plan {stand}
        spalten:
          - {titel: Art}
          - {titel: "Alt {stand}", felder: alt}
          - {titel: Neu, felder: neu, gegen: alt}
        zeilen:
          - {titel: Ein, wenn: {feld: zeile, ist: Ein}}
          - {titel: Aus, wenn: {feld: zeile, ist: Aus}}
          - {titel: Ergebnis, plus: Ein, minus: Aus}
          - {titel: Besser, plus: Ein, minus: Aus, vergleich: ja}
zusatzfelder:
  - {name: stand, typ: zahl}
  - name: plan
    typ: tabelle
    felder:
      - {name: zeile, typ: auswahl, auswahl: [Ein, Aus]}
      - {name: alt, typ: betrag}
      - {name: neu, typ: betrag}
"""


def test_a_comparison_is_a_column_less_the_one_it_is_compared_with(printed: Callable[..., Druckbild]) -> None:
    paper = "stand: 2026\nplan: [{zeile: ein, alt: 100, neu: 150}, {zeile: Aus, alt: 300, neu: 280}]\n"
    block = table(printed(COMPARED, paper))
    assert block.titel == "Plan 2026"
    assert [head.titel for head in block.spalten] == ["Art", "Alt 2026", "Neu"]
    assert block.zeilen[2:] == (("Ergebnis", "−200 €", "−130 €"), ("Besser", "", "+70 €"))


def test_a_comparison_for_the_worse_bears_a_minus_and_one_of_equals_no_sign(printed: Callable[..., Druckbild]) -> None:
    worse = table(printed(COMPARED, "plan: [{zeile: ein, alt: 100, neu: 90}]"))
    equal = table(printed(COMPARED, "plan: [{zeile: ein, alt: 100, neu: 100}]"))
    assert (worse.zeilen[3][2], equal.zeilen[3][2]) == ("−10 €", "0 €")
    assert worse.spalten[1].titel == "Alt"


BESIDE = """
abschnitte:
  - feld: finanzielle_auswirkungen
    aufbau:
      - nebeneinander:
          - {titel: Finanzierung, aufbau: [{satz: "Summe {gesamtkosten}"}]}
          - titel: Deckung
            aufbau:
              - auswahl: deckung.art
                optionen: [{text: Mehr, werte: mehrertraege}, {text: Um, werte: umschichtung}]
              - angaben: [deckung.betrag]
"""


def test_fields_stand_beside_each_other_with_headings(printed: Callable[..., Druckbild]) -> None:
    """A path through a list gives the values of all entries, and their boxes."""
    deckung = "deckung: [{art: umschichtung, betrag: 5}, {art: mehrertraege, betrag: 6}]"
    (block,) = printed(BESIDE, f"finanzielle_auswirkungen: {{gesamtkosten: 5, {deckung}}}").abschnitte[0].bloecke
    assert isinstance(block, Feldblock)
    (first, money), (second, cover) = block.felder
    assert (first, money, second) == ("Finanzierung", (Satzblock("Summe 5 €"),), "Deckung")
    assert isinstance(cover[0], Auswahlblock)
    assert cover[0].kaestchen == (Kaestchen("Mehr", gewaehlt=True), Kaestchen("Um", gewaehlt=True))
    assert isinstance(cover[1], Angabenblock)
    assert cover[1].zeilen[0].wert == "5 €, 6 €"


def test_fields_beside_each_other_stand_as_long_as_one_is_filled(printed: Callable[..., Druckbild]) -> None:
    (block,) = printed(BESIDE, "finanzielle_auswirkungen: {gesamtkosten: 5}").abschnitte[0].bloecke
    assert isinstance(block, Feldblock)
    assert [blocks for _, blocks in block.felder][1] == ()
    assert not printed(BESIDE, "finanzielle_auswirkungen: {auswirkung: ja}").abschnitte


def test_what_is_printed_through_a_list_counts_as_printed(printed: Callable[..., Druckbild]) -> None:
    done = printed(BESIDE, "finanzielle_auswirkungen: {deckung: [{art: umschichtung}, {betrag: 6}]}").gedruckt
    assert {
        ("finanzielle_auswirkungen", "deckung", 0, "art"),
        ("finanzielle_auswirkungen", "deckung", 1, "betrag"),
    } <= done


def test_boxes_without_words_of_their_own_bear_those_of_the_town(printed: Callable[..., Druckbild]) -> None:
    form = "abschnitte: [klimaschutz]\nauswahltexte: {klimaschutz.auswirkung: {keine: ohne Belang, ja: Ja!}}\n"
    (block, *_) = printed(form, "klimaschutz: keine").abschnitte[0].bloecke
    assert isinstance(block, Auswahlblock)
    assert Kaestchen("ohne Belang", gewaehlt=True) in block.kaestchen
    assert Kaestchen("Ja!", gewaehlt=False) in block.kaestchen


STEP = "abschnitte:\n  - aufbau: [{satz: x, wenn: {feld: beratungsfolge.oeffentlich, ist: nein}}]\n"


def test_a_condition_through_a_list_holds_if_one_entry_fits(printed: Callable[..., Druckbild]) -> None:
    assert printed(STEP, "beratungsfolge: [{oeffentlich: ja}, {oeffentlich: nein}]").abschnitte
    assert not printed(STEP, "beratungsfolge: [{oeffentlich: ja}, {}]").abschnitte
    assert not printed(STEP, "betreff: x").abschnitte


def test_a_condition_may_ask_that_a_field_is_empty(printed: Callable[..., Druckbild]) -> None:
    form = "abschnitte:\n  - aufbau: [{satz: x, wenn: {feld: bezug, leer: ja}}]\n"
    assert printed(form, "betreff: x").abschnitte
    assert not printed(form, "bezug: y").abschnitte


def test_a_section_may_count_without_showing_its_number_and_ask_a_question(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte:\n  - ueberschrift: G\n    nummerierung: arabisch\n    abschnitte:\n      - begruendung\n"
        "      - {feld: sachverhalt, ohne_nummer: ja}\n      - {feld: kurzfassung, leitfrage: (Was?), leer: nichts}\n"
    )
    parts = printed(form, "begruendung: a\nsachverhalt: b").abschnitte[0].abschnitte
    assert [part.ueberschrift for part in parts] == ["1. Begründung", "Sachverhalt", "3. Kurzfassung"]
    assert [part.leitfrage for part in parts] == ["", "", "(Was?)"]


def test_own_tables_and_several_words_of_a_list_are_typed(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte: [themen, zeilen]\nzusatzfelder:\n"
        "  - {name: themen, typ: mehrfachauswahl, auswahl: [Grün, Sozial]}\n"
        "  - {name: zeilen, typ: tabelle, felder: [{name: text}, {name: tag, typ: datum}]}\n"
    )
    plan = printed(form, "themen: [gruen, sozial]\nzeilen: {text: x, tag: 2026-05-04}\n")
    assert ("zeilen", 0, "tag") in plan.gedruckt
    assert "gewaehlt=False" not in repr(plan.abschnitte[0])
    assert table(printed(form, "zeilen: {text: x, tag: 2026-05-04}")).zeilen == (("x", "04.05.2026"),)


def test_an_internal_field_of_a_town_is_left_out_of_public_papers(printed: Callable[..., Druckbild]) -> None:
    form = "abschnitte: [geheim, bezug]\nzusatzfelder: [{name: geheim, typ: langtext, intern: ja}]\n"
    paper = "geheim: Kaufpreis\nbezug: x\n"
    assert len(printed(form, paper).abschnitte) == 2
    assert "Kaufpreis" not in repr(printed(form, paper, "public"))
