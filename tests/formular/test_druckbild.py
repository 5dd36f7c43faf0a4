"""The plan of the printed paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.formular import Druckbild, compose
from vorlagen.formular.druckbild import (
    Auswahlblock,
    Druckabschnitt,
    Langtextblock,
    Listenblock,
    Satzblock,
    Tabellenblock,
    Unterschriftblock,
)
from vorlagen.models import Vorlage
from vorlagen.sources import load_form

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = "abschnitte: [sachverhalt]\n"


def headings(parts: tuple[Druckabschnitt, ...]) -> list[tuple[int, str]]:
    return [pair for part in parts for pair in ((part.ebene, part.ueberschrift), *headings(part.abschnitte))]


def group(kind: str, count: int) -> str:
    parts = "\n".join(6 * " " + "- {ueberschrift: Teil, aufbau: [{langtext: sachverhalt}]}" for _ in range(count))
    return f"abschnitte:\n  - ueberschrift: Gruppe\n    nummerierung: {kind}\n    abschnitte:\n{parts}\n"


ALL = "sachverhalt: a\n"


@pytest.mark.parametrize(
    ("kind", "at", "number"),
    [
        ("roemisch", 4, "IV."), ("roemisch", 9, "IX."), ("roemisch", 16, "XVI."), ("roemisch", 40, "XL."),
        ("arabisch", 1, "1."), ("arabisch", 12, "12."), ("buchstaben", 1, "a)"), ("buchstaben", 26, "z)"),
        ("buchstaben", 27, "aa)"), ("buchstaben", 28, "ab)"),
    ],
)  # fmt: skip
def test_sections_of_a_group_are_numbered(printed: Callable[..., Druckbild], kind: str, at: int, number: str) -> None:
    plan = printed(group(kind, at), ALL)
    assert headings(plan.abschnitte)[at] == (2, f"{number} Teil")


def test_a_group_without_numbering_has_bare_headings(printed: Callable[..., Druckbild]) -> None:
    assert headings(printed(group("keine", 1), ALL).abschnitte) == [(1, "Gruppe"), (2, "Teil")]


def test_only_printed_headings_are_counted(printed: Callable[..., Druckbild]) -> None:
    """Neither an empty section nor one without a heading takes a number."""
    form = (
        "abschnitte:\n  - nummerierung: arabisch\n    ueberschrift: G\n    abschnitte:\n      - sachverhalt\n"
        "      - {feld: kurzfassung, ohne_ueberschrift: ja}\n      - abwaegung\n      - begruendung\n"
    )
    plan = printed(form, "sachverhalt: a\nkurzfassung: b\nbegruendung: c\n")
    assert headings(plan.abschnitte) == [(1, "G"), (2, "1. Sachverhalt"), (2, ""), (2, "2. Begründung")]


def test_a_group_without_a_heading_takes_no_level(printed: Callable[..., Druckbild]) -> None:
    """Leipzig counts I. to IV. behind sections without numbers, all on one level."""
    form = group("roemisch", 2).replace("ueberschrift: Gruppe", "ohne_ueberschrift: ja")
    assert headings(printed(form, ALL).abschnitte) == [(1, ""), (1, "I. Teil"), (1, "II. Teil")]


def test_a_closed_section_that_always_stands_keeps_its_number_for_the_public(
    printed: Callable[..., Druckbild],
) -> None:
    form = (
        "abschnitte:\n  - ueberschrift: G\n    nummerierung: roemisch\n    abschnitte:\n"
        "      - {feld: nichtoeffentlichkeit, leer: entfällt}\n      - {feld: interne_hinweise}\n      - sachverhalt\n"
    )
    plan = printed(form, "nichtoeffentlichkeit: geheim\ninterne_hinweise: geheim\nsachverhalt: a\n", "public")
    first, second = plan.abschnitte[0].abschnitte
    assert (first.bloecke, first.feld) == ((Satzblock("(nichtöffentlich)"),), "")
    assert (second.ueberschrift, second.feld) == ("II. Sachverhalt", "sachverhalt")
    assert "geheim" not in repr(plan)
    bare = printed(
        form.replace("nummerierung: roemisch", "nummerierung: keine"), "nichtoeffentlichkeit: geheim\n", "public"
    )
    assert bare.abschnitte == ()
    empty = printed(form, "nichtoeffentlichkeit: {}\nsachverhalt: a\n", "public")
    assert empty.abschnitte[0].abschnitte[0].bloecke == (Satzblock("entfällt"),)


def test_a_group_of_nothing_and_a_field_of_nothing_are_left_out(printed: Callable[..., Druckbild]) -> None:
    assert printed(group("arabisch", 3), "betreff: x").abschnitte == ()


def test_the_text_for_nothing_stands_where_the_form_has_one(printed: Callable[..., Druckbild]) -> None:
    plan = printed("abschnitte: [{feld: alternativen, leer: keine}]\n", "betreff: x")
    assert plan.abschnitte[0].bloecke == (Satzblock("keine"),)
    assert printed("kopf: [{feld: datum, leer: ohne}]\n", "betreff: x").kopf[0].wert == "ohne"


def test_sections_of_other_kinds_of_paper_are_left_out(printed: Callable[..., Druckbild]) -> None:
    form = "abschnitte: [{feld: sachverhalt, arten: [petition]}, {feld: begruendung}]\n"
    text = "sachverhalt: a\nbegruendung: b\n"
    assert [part.feld for part in printed(form, text + "art: antrag\n").abschnitte] == ["begruendung"]
    assert [part.feld for part in printed(form, text + "art: petition\n").abschnitte] == ["sachverhalt", "begruendung"]
    assert [part.feld for part in printed(form, text).abschnitte] == ["sachverhalt", "begruendung"]


CONDITIONS = [
    ("wenn: auswirkung", "positiv", True),
    ("wenn: ausmass", "positiv", False),
    ("wenn: {feld: auswirkung, ist: [positiv, negativ]}", "negativ", True),
    ("wenn: {feld: auswirkung, ist: positiv}", "keine", False),
    ("wenn: {feld: auswirkung, nicht: keine}", "positiv", True),
    ("wenn: {feld: auswirkung, nicht: keine}", "keine", False),
    ("wenn: {feld: auswirkung, ist: positiv, nicht: positiv}", "positiv", False),
    ("wenn: [{feld: auswirkung}, {feld: betreff}]", "positiv", True),
    ("wenn: [{feld: auswirkung}, {feld: untertitel}]", "positiv", False),
]


@pytest.mark.parametrize(("condition", "value", "holds"), CONDITIONS)
def test_conditions_name_a_field_and_its_values(
    printed: Callable[..., Druckbild], condition: str, value: str, holds: object
) -> None:
    form = f"abschnitte:\n  - feld: klimaschutz\n    aufbau:\n      - satz: Text\n        {condition}\n"
    plan = printed(form, f"betreff: x\nklimaschutz: {value}\n")
    assert bool(plan.abschnitte) is holds


def test_conditions_know_yes_and_no(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte:\n  - feld: kinder_jugend\n    aufbau:\n      - satz: J\n"
        "        wenn: {feld: beruecksichtigt, ist: ja}\n"
    )
    assert printed(form, "kinder_jugend: {beruecksichtigt: Ja}").abschnitte
    assert not printed(form, "kinder_jugend: {beruecksichtigt: nein}").abschnitte


BOXES = (
    "abschnitte:\n  - feld: klimaschutz\n    aufbau:\n      - auswahl: auswirkung\n        titel: Es gibt\n"
    "        optionen:\n          - {werte: [keine, neutral], text: nichts}\n"
    "          - {werte: positiv, text: Gutes}\n"
)


def boxes(plan: Druckbild) -> list[tuple[str, bool]]:
    block = plan.abschnitte[0].bloecke[0]
    assert isinstance(block, Auswahlblock)
    return [(box.text, box.gewaehlt) for box in block.kaestchen]


def test_boxes_are_ticked_and_a_choice_without_a_box_gets_one(printed: Callable[..., Druckbild]) -> None:
    assert boxes(printed(BOXES, "klimaschutz: neutral")) == [("nichts", True), ("Gutes", False)]
    assert boxes(printed(BOXES, "klimaschutz: negativ")) == [("nichts", False), ("Gutes", False), ("negativ", True)]


def test_without_options_every_value_has_a_box_and_open_ones_only_where_chosen(
    printed: Callable[..., Druckbild],
) -> None:
    form = "abschnitte: [{feld: steuern, aufbau: [{auswahl: auswirkung}]}]\n"
    assert boxes(printed(form, "steuern: nein")) == [("ja", False), ("nein", True)]
    assert boxes(printed(form, "steuern: offen")) == [("ja", False), ("nein", False), ("noch offen", True)]


def test_yes_and_no_have_boxes_too(printed: Callable[..., Druckbild]) -> None:
    form = "abschnitte: [{feld: alternativen, aufbau: [{auswahl: guenstigere_geprueft}]}]\n"
    assert boxes(printed(form, "alternativen: {guenstigere_geprueft: nein}")) == [("ja", False), ("nein", True)]


def test_boxes_may_be_ticked_by_conditions_and_have_others_below(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte:\n  - feld: klimaschutz\n    aufbau:\n      - auswahl: auswirkung\n        optionen:\n"
        "          - text: oben\n            wenn: {feld: auswirkung, nicht: keine}\n"
        "            darunter: [{text: unten, wenn: {feld: ausmass, ist: mittel}}]\n"
    )
    block = printed(form, "klimaschutz: {auswirkung: positiv, ausmass: mittel}").abschnitte[0].bloecke[0]
    assert isinstance(block, Auswahlblock)
    assert block.kaestchen[0].gewaehlt
    assert block.kaestchen[0].darunter[0].gewaehlt


TABLE = (
    "abschnitte:\n  - feld: finanzielle_auswirkungen\n    aufbau:\n      - tabelle: positionen\n        spalten:\n"
    "          - {titel: Wofür, felder: bezeichnung, immer: ja}\n"
    "          - {titel: Konto, felder: [produkt, sachkonto], trenner: ',', bezeichnet: ja}\n"
    "          - {titel: Jahr, felder: [jahr_von, jahr_bis], trenner: –}\n"
    "          - {titel: Betrag, felder: betrag, ausrichtung: rechts, anteil: 30}\n"
)


def table(plan: Druckbild) -> Tabellenblock:
    block = plan.abschnitte[0].bloecke[0]
    assert isinstance(block, Tabellenblock)
    return block


def test_tables_drop_empty_columns_label_values_and_join_them(printed: Callable[..., Druckbild]) -> None:
    entries = "finanzielle_auswirkungen:\n  positionen:\n    - {produkt: '11', sachkonto: 017, betrag: 5}\n    - {}\n"
    block = table(printed(TABLE, entries + "    - {sachkonto: '42'}\n"))
    assert [(head.titel, head.rechts, head.anteil) for head in block.spalten] == [
        ("Wofür", False, None), ("Konto", False, None), ("Betrag", True, 30)
    ]  # fmt: skip
    assert block.zeilen == (("", "Produkt 11, Sachkonto 017", "5 €"), ("", "Sachkonto 42", ""))


def test_a_section_without_a_field_reaches_into_blocks_and_names_need_no_label(
    printed: Callable[..., Druckbild],
) -> None:
    form = (
        "abschnitte:\n  - ueberschrift: Haushalt\n    aufbau:\n"
        "      - tabelle: finanzielle_auswirkungen.positionen\n        spalten:\n"
        "          - {titel: Wo, felder: [bezeichnung, produkt], trenner: ',', bezeichnet: ja}\n"
    )
    block = table(printed(form, "finanzielle_auswirkungen: {positionen: [{bezeichnung: Bau, produkt: '11'}]}\n"))
    assert block.zeilen == (("Bau, Produkt 11",),)


def test_a_table_without_a_filled_entry_is_none(printed: Callable[..., Druckbild]) -> None:
    assert not printed(TABLE, "finanzielle_auswirkungen: {positionen: [{}, {}]}").abschnitte


def test_sentences_fall_away_where_a_value_is_missing_and_may_follow_on(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte:\n  - feld: finanzielle_auswirkungen\n    aufbau:\n      - satz: 'Kosten {gesamtkosten}.'\n"
        "      - {satz: 'Davon {laufendes_jahr}.', anschluss: ja}\n      - satz: 'Erträge {ertraege}.'\n"
    )
    plan = printed(form, "finanzielle_auswirkungen: {gesamtkosten: 5, laufendes_jahr: 3}")
    assert plan.abschnitte[0].bloecke == (Satzblock("Kosten 5 €. Davon 3 €."),)


def test_texts_for_several_bodies_are_headed_by_their_names(printed: Callable[..., Druckbild]) -> None:
    text = "beschlussvorschlag:\n  - {gremium: Rat, text: A}\n  - {}\n  - {text: B}\n"
    blocks = printed("abschnitte: [beschlussvorschlag]\n", text).abschnitte[0].bloecke
    assert blocks == (Langtextblock("Rat", "A", "beschlussvorschlag"), Langtextblock("", "B", "beschlussvorschlag"))


def test_those_who_sign_stand_beside_each_other(printed: Callable[..., Druckbild]) -> None:
    form = "abschnitte: [{feld: unterschriften, aufbau: [{unterschrift: .}]}]\n"
    block = printed(form, "unterschriften: [{name: A, zusatz: gez.}, B]").abschnitte[0].bloecke[0]
    assert isinstance(block, Unterschriftblock)
    assert [(person.zusatz, person.name) for person in block.personen] == [("gez.", "A"), ("", "B")]


CLOSED = (
    "anlagen:\n  - Lageplan\n  - {titel: Wertgutachten Flurstück 12, oeffentlich: nein}\n  - {titel: Foto, nr: '3b'}\n"
)
LIST = "abschnitte: [{feld: anlagen, aufbau: [{liste: ., felder: titel}]}]\n"


def test_attachments_are_numbered_and_closed_ones_marked(printed: Callable[..., Druckbild]) -> None:
    block = printed(LIST, CLOSED).abschnitte[0].bloecke[0]
    assert isinstance(block, Listenblock)
    assert block.punkte == (
        "Anlage 1: Lageplan", "Anlage 2: Wertgutachten Flurstück 12 (nichtöffentlich)", "Anlage 3b: Foto"
    )  # fmt: skip


ELEMENTS = [
    "liste: ., felder: titel",
    "tabelle: ., spalten: [{titel: T, felder: [nr, titel]}]",
    "angaben: [anlagen]",
    "langtext: anlagen",
    "satz: 'Anlagen {anlagen}'",
]


@pytest.mark.parametrize("element", ELEMENTS)
def test_no_element_prints_a_closed_attachment_for_the_public(printed: Callable[..., Druckbild], element: str) -> None:
    form = f"kopf: [anlagen]\nabschnitte: [{{feld: anlagen, aufbau: [{{{element}}}]}}]\n"
    plan = printed(form, CLOSED, "public")
    assert "Lageplan" in repr(plan)
    assert "Wertgutachten" not in repr(plan)
    assert ("anlagen", 1, "titel") not in plan.gedruckt


def test_the_public_is_told_that_there_is_a_closed_attachment(printed: Callable[..., Druckbild]) -> None:
    block = printed(LIST, CLOSED, "public").abschnitte[0].bloecke[0]
    assert isinstance(block, Listenblock)
    assert block.punkte[1] == "Anlage 2 (nichtöffentlich)"


INTERN = "betreff: x\ninterne_hinweise: geheim\nnichtoeffentlichkeit: {fallgruppe: grundstueck, begruendung: geheim}\n"
SHOWING = [
    "abschnitte: [interne_hinweise, nichtoeffentlichkeit]",
    "kopf: [interne_hinweise, nichtoeffentlichkeit, nichtoeffentlichkeit.fallgruppe]",
    "abschnitte: [{aufbau: [{satz: '{betreff} {interne_hinweise}'}]}]",
    "abschnitte: [{aufbau: [{auswahl: nichtoeffentlichkeit.fallgruppe}]}]",
    "abschnitte: [{aufbau: [{langtext: nichtoeffentlichkeit.begruendung}, {angaben: [nichtoeffentlichkeit]}]}]",
]


@pytest.mark.parametrize("text", SHOWING)
def test_no_form_prints_internal_fields_for_the_public(printed: Callable[..., Druckbild], text: str) -> None:
    for audience, shown in (("internal", True), ("public", False)):
        plan = printed(text + "\n", INTERN, audience)
        words = repr((plan.kopf, plan.abschnitte, plan.felder))
        assert ("geheim" in words or "Grundstück" in words) is shown
        assert any(path[0] in ("interne_hinweise", "nichtoeffentlichkeit") for path in plan.gedruckt) is shown


def test_a_block_in_the_place_of_a_value_prints_its_values(printed: Callable[..., Druckbild]) -> None:
    plan = printed("kopf: [ergaenzung]\n", "ergaenzung: {nummer: 2, art: nachtrag, zu: 2026/1}")
    assert plan.kopf[0].wert == "2, Nachtrag, 2026/1"


EXTRA = (
    "zusatzfelder:\n  - {name: thema, typ: auswahl, bezeichnung: Korridorthema, "
    "auswahl: [Grüne Stadt, Soziale Stadt]}\n"
    "  - {name: lang, typ: langtext}\n  - {name: kosten, typ: betrag}\n  - {name: tag, typ: datum}\n"
    "  - {name: frage, typ: ja_nein}\n  - {name: zahl, typ: zahl}\n  - {name: orte, typ: liste}\n  - {name: wort}\n"
    "kopf: [kosten, tag, frage, zahl, orte, wort]\nabschnitte: [{feld: thema, aufbau: [{auswahl: .}]}, lang]\n"
)


def test_fields_of_one_town_are_typed_and_printed(printed: Callable[..., Druckbild]) -> None:
    text = (
        "thema: grüne stadt\nlang: |\n  **A**\nkosten: 4500000\ntag: 4. Mai 2026\nfrage: Ja\nzahl: 7\n"
        "orte: [Nord, Süd]\nwort: 017\n"
    )
    plan = printed(EXTRA, text)
    assert [line.wert for line in plan.kopf] == ["4.500.000 €", "04.05.2026", "ja", "7", "Nord, Süd", "017"]
    assert [part.ueberschrift for part in plan.abschnitte] == ["Korridorthema", "lang"]
    assert boxes(plan) == [("Grüne Stadt", True), ("Soziale Stadt", False)]
    assert plan.felder["wort"] == "017"


def test_a_form_without_a_layout_takes_that_of_the_standard(printed: Callable[..., Druckbild]) -> None:
    assert boxes(printed("abschnitte: [klimaschutz]\n", "klimaschutz: keine"))[0] == ("keine", True)
    assert printed(SMALL, "nummer: '1'").kopf[0].bezeichnung == "Vorlage-Nr."


def test_words_of_the_form_win_over_the_general_ones(printed: Callable[..., Druckbild]) -> None:
    form = "kopf: [klimaschutz.auswirkung]\nauswahltexte: {klimaschutz.auswirkung: {keine: ohne Belang}}\n"
    assert printed(form, "klimaschutz: keine").kopf[0].wert == "ohne Belang"


def test_the_form_names_its_kinds_of_paper(printed: Callable[..., Druckbild]) -> None:
    form = "arten: [{art: beschlussvorlage, bezeichnung: Sitzungsvorlage}, antrag]\n"
    assert printed(form, "art: beschlussvorlage").art == "Sitzungsvorlage"
    assert printed(form, "art: antrag").art == "Antrag"
    assert printed(form, "betreff: x").art == "Vorlage"


def test_a_draft_is_a_draft(printed: Callable[..., Druckbild]) -> None:
    assert printed(SMALL, "status: Entwurf").entwurf
    assert not printed(SMALL, "status: freigegeben").entwurf


def test_an_empty_paper_has_a_plan() -> None:
    plan = compose(Vorlage(), load_form().formular)
    assert (plan.art, plan.kopf, plan.abschnitte, plan.gedruckt) == ("Vorlage", (), (), frozenset())


QUESTION = (
    "abschnitte:\n  - feld: klimaschutz\n    aufbau:\n      - {{auswahl: auswirkung, {} optionen: "
    "[{{text: Nein, werte: keine}}, {{text: Ja, werte: ja}}]}}\n      - langtext: begruendung\n"
)


def test_boxes_stand_there_unticked_where_the_form_says_always(printed: Callable[..., Druckbild]) -> None:
    assert boxes(printed(QUESTION.format("immer: ja,"), "betreff: x")) == [("Nein", False), ("Ja", False)]
    assert printed(QUESTION.format(""), "betreff: x").abschnitte == ()


def test_an_empty_section_takes_nothing_from_fields_of_the_paper_that_bear_the_same_name(
    printed: Callable[..., Druckbild],
) -> None:
    """``begruendung`` of the climate is empty; that of the paper belongs elsewhere."""
    plan = printed(QUESTION.format("immer: ja,"), "begruendung: Der Vorlage.")
    assert len(plan.abschnitte[0].bloecke) == 1
    assert plan.gedruckt == frozenset()


def test_two_groups_of_boxes_may_stand_in_one_line(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte:\n  - feld: klimaschutz\n    aufbau:\n"
        "      - {auswahl: auswirkung, optionen: [{text: gut, werte: positiv}]}\n"
        "      - {auswahl: ausmass, anschluss: ja, optionen: [{text: viel, werte: erheblich}]}\n"
    )
    paper = "klimaschutz: {auswirkung: positiv, ausmass: erheblich}"
    assert boxes(printed(form, paper)) == [("gut", True), ("viel", True)]
    apart = printed(form.replace(" anschluss: ja,", ""), paper)
    assert len(apart.abschnitte[0].bloecke) == 2


def test_what_the_entries_of_a_list_have_in_common_is_told_once(printed: Callable[..., Druckbild]) -> None:
    form = "kopf: [beratungsfolge.oeffentlich, folgen]\nzusatzfelder: [{name: folgen, typ: liste}]\n" + SMALL
    steps = "beratungsfolge: [{oeffentlich: ja}, {oeffentlich: nein}, {oeffentlich: ja}]\nfolgen: [a, a]\n"
    assert [line.wert for line in printed(form, steps).kopf] == ["öffentlich, nichtöffentlich", "a, a"]


def test_a_section_without_a_field_prints_lists_inside_blocks(printed: Callable[..., Druckbild]) -> None:
    form = (
        "abschnitte:\n  - ueberschrift: Deckung\n    neue_seite: ja\n    aufbau:\n"
        "      - {tabelle: finanzielle_auswirkungen.deckung, spalten: [{titel: Art, felder: art}]}\n"
    )
    plan = printed(form, "finanzielle_auswirkungen: {deckung: [kredit]}")
    assert table(plan).zeilen == (("Kredit",),)
    assert plan.abschnitte[0].neue_seite
