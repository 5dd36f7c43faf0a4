"""The plan of a Mappe: what lies in it, in which order, under which numbers, and what the public may not see."""

from __future__ import annotations

import dataclasses
import json

import pytest
from planbau import SECRETS, items, meeting, paper, plan

from vorlagen.errors import PublicnessError
from vorlagen.formular.mappe import (
    AGENDA_TARGET,
    HEADS,
    Eintragsart,
    Lesezeichen,
    Mappenplan,
    as_data,
    bookmarks,
    plan_mappe,
    table_rows,
)


def shape(made: Mappenplan) -> list[tuple[str, str]]:
    return [(str(entry.art), entry.schluessel) for entry in made.eintraege]


def test_cover_agenda_then_each_item_with_divider_paper_and_its_attachments() -> None:
    assert shape(plan()) == [
        ("deckblatt", "deckblatt"),
        ("tagesordnung", "tagesordnung"),
        ("trennblatt", "trennblatt/v/radweg.yaml"),
        ("vorlage", "v/radweg.yaml"),
        ("anlage", "plaene/lageplan.pdf"),
        ("anlage", "v/gutachten.pdf"),
        ("trennblatt", "trennblatt/a.pdf"),
        ("vorlage", "a.pdf"),
        ("trennblatt", "trennblatt/s.pdf"),
        ("vorlage", "s.pdf"),
        ("trennblatt", "trennblatt/kauf.pdf"),
        ("vorlage", "kauf.pdf"),
    ]


def test_a_first_issue_has_one_number_for_page_label_and_place() -> None:
    made = plan()
    assert made.seiten == made.gesamt == 18
    assert made.marken == tuple(str(number) for number in range(1, 19))
    paper_entry = made.eintraege[3]
    assert (paper_entry.erste, paper_entry.marken) == (3, ("4", "5"))
    assert made.stamps(paper_entry) == ("Ö 2 · Seite 4 von 18", "Ö 2 · Seite 5 von 18")
    assert made.stamps(made.eintraege[0]) == ("Seite 1 von 18",)
    assert made.stamps(made.eintraege[-1])[0] == "N 1 · Seite 17 von 18"


def test_an_item_that_was_taken_off_stays_in_the_list_without_pages() -> None:
    made = plan()
    off = next(punkt for punkt in made.punkte if punkt.zeile.titel == "Vertagtes")
    assert (off.zeile.zeichen, off.zeile.abgesetzt, off.zeile.vermerke) == ("Ö 5", True, ("abgesetzt",))
    assert list(made.of_item(off.zeile.schluessel)) == []


def test_bookmarks_nest_item_paper_attachment_and_leave_out_what_leads_nowhere() -> None:
    made = bookmarks(plan())
    assert [mark.titel for mark in made] == [
        "Deckblatt", "Tagesordnung", "Ö 2 Radweg", "Ö 3 Anträge", "Ö 4 Satzung", "N 1 Kaufvertrag Müller",
    ]  # fmt: skip
    radweg, collection = made[2], made[3]
    assert radweg.kinder == (
        Lesezeichen("Beschlussvorlage 2026/0184: Radweg", 3, "v/radweg.yaml", (
            Lesezeichen("Anlage 1: Lageplan", 5, "plaene/lageplan.pdf"),
            Lesezeichen("Anlage 2: Wertgutachten", 7, "v/gutachten.pdf"),
        )),
    )  # fmt: skip
    assert collection.seite == collection.kinder[0].seite == 9


def test_links_lead_to_the_first_page_of_an_item_and_back_to_the_agenda() -> None:
    made = plan()
    assert made.ziele == {AGENDA_TARGET: 1, "oe-2": 2, "oe-3.1": 9, "oe-4": 12, "noe-1": 15}


def test_a_file_that_lies_there_twice_has_two_keys() -> None:
    twice = meeting([{"titel": "A", "vorlage": "a.pdf"}, {"titel": "B", "vorlage": "a.pdf"}], [])
    assert [key for kind, key in shape(plan(twice)) if kind == "vorlage"] == ["a.pdf", "a.pdf#2"]


def test_equal_numbers_of_two_items_do_not_mix_up_their_pages() -> None:
    twice = meeting([{"titel": "A", "vorlage": "a.pdf"}, {"titel": "B", "vorlage": "b.pdf", "nummer": "1"}], [])
    assert set(plan(twice).ziele) == {AGENDA_TARGET, "oe-1", "oe-1-2"}


# --- public


def test_the_public_plan_holds_nothing_closed_but_number_and_neutral_title() -> None:
    made = plan(audience="public")
    assert [punkt.zeile.titel for punkt in made.punkte if not punkt.zeile.oeffentlich] == [
        "Grundstücksangelegenheit", "Nichtöffentlicher Tagesordnungspunkt",
    ]  # fmt: skip
    said = as_data(made).model_dump_json() + repr(made) + str(table_rows(made)) + repr(bookmarks(made))
    assert [secret for secret in SECRETS if secret in said] == []
    assert "Anlage 2 (nichtöffentlich)" in [paper.bezeichnung for paper, _ in made.punkte[1].unterlagen]


def test_what_the_public_may_not_see_is_in_the_internal_plan() -> None:
    said = as_data(plan()).model_dump_json() + repr(plan())
    assert [secret for secret in SECRETS if secret not in said] == []


@pytest.mark.parametrize("step", ["nein", None])
def test_a_paper_that_this_body_does_not_treat_in_public_stays_closed_in_a_public_item(step: str | None) -> None:
    other = {"gremium": "Bauausschuss", "termin": "02.06.2026", "oeffentlich": "ja"}
    closed = paper(beratungsfolge=[{"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": step}, other])
    made = plan_mappe(items(audience="public", papers={"v/radweg.yaml": closed}), "public")
    assert "Radweg" not in repr(made)
    assert not any("radweg" in entry.quelle for entry in made.eintraege)


def test_a_closed_heading_is_public_only_under_its_public_title() -> None:
    closed = [{"titel": "Streit mit Firma X", "ueberschrift": "ja"},
              {"titel": "Geheim", "titel_oeffentlich": "Verträge", "ueberschrift": "ja"}]  # fmt: skip
    assert [punkt.zeile.titel for punkt in items(meeting([], closed), "public")] == ["Verträge"]


def test_a_public_plan_refuses_what_is_closed_whoever_builds_it() -> None:
    internal = plan()
    with pytest.raises(PublicnessError, match=r"kauf\.pdf"):
        dataclasses.replace(internal, audience="public")
    with pytest.raises(PublicnessError, match="noe-1"):
        Mappenplan("public", internal.punkte, internal.eintraege[:2])
    with pytest.raises(PublicnessError, match="oe-2"):  # an open item that names a closed attachment
        Mappenplan("public", internal.punkte[:2], ())


# --- the agenda's length


# --- both sides of the paper


def test_for_both_sides_each_entry_begins_on_a_front_page() -> None:
    made = dataclasses.replace(plan(), beidseitig=True).with_pages({})
    assert len(made.eintraege) > len(plan().eintraege)
    assert [entry.schluessel for entry in made.eintraege if entry.art is not Eintragsart.LEERSEITE
            and entry.erste % 2] == []  # fmt: skip
    assert made.with_pages({}) == made
    assert made.marken == tuple(str(number) for number in range(1, made.seiten + 1))


# --- table


def test_the_table_has_a_row_for_each_entry_and_for_each_item_without_pages() -> None:
    rows = table_rows(plan())
    assert {len(row) for row in rows} == {len(HEADS)}
    shown = [(row[0], str(row[1]), row[3], row[4]) for row in rows]
    assert shown[0] == ("", "Deckblatt", 1, "1")
    assert ("Ö 1", "ohne Unterlagen", 0, "") in shown
    assert ("Ö 2", "Vorlage", 2, "4–5") in shown
    assert ("", "Überschrift", 0, "") in shown
    assert [row[2] for row in rows if row[0] == "Ö 5"] == ["Vertagtes (abgesetzt)"]


def test_the_public_table_says_of_closed_items_only_that_they_are_not_in_it() -> None:
    kinds = [str(row[1]) for row in table_rows(plan(audience="public")) if str(row[5]) == "nichtöffentlich"]
    assert kinds == ["nicht enthalten", "nicht enthalten"]


def test_the_json_counts_pages_as_people_do() -> None:
    made = json.loads(as_data(plan()).model_dump_json())
    assert (made["fassung"], made["seiten"], made["gesamt"], made["band"]) == ("intern", 18, 18, None)
    entry = made["eintraege"][3]
    assert (entry["erste_seite"], entry["marken"], entry["top"]) == (4, ["4", "5"], "Ö 2")
    assert made["lesezeichen"][2]["seite"] == 3
