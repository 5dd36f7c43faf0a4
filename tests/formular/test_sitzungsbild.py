"""What invitation, agenda, notice, cover and dividers of a meeting say, and to whom."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

import pytest
from planbau import PUBLIC, SECRETS, items, meeting, plan

from vorlagen.errors import PublicnessError
from vorlagen.formular import Formular
from vorlagen.formular.mappe import split_volumes
from vorlagen.formular.sitzungsbild import Rahmen, as_agenda, as_cover, as_dividers, as_notice, compose_sitzung
from vorlagen.models import Behoerde, Gremium

if TYPE_CHECKING:
    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.sitzungsinhalt import Sitzungsinhalt
    from vorlagen.models import Sitzung

TOWN = Rahmen(
    Behoerde(name="Stadt Musterstadt", anschrift="Marktplatz 1, 12345 Musterstadt"),
    (Gremium(name="Rat", vorsitz="Erika Beispiel", anschrift="Rathaus, Großer Saal, Marktplatz 1, 12345 Musterstadt"),),
    "Wer befangen ist, sagt es.",
)
FULL: dict[str, Any] = {
    "nummer": "12", "wahlperiode": "17", "beginn": "18:30", "beginn_nichtoeffentlich": "20:00", "ende": "21:30",
    "gaeste": ["Gutachterin Geheim"], "schriftfuehrung": "Otto Muster", "hinweise": "Es gibt Wasser.",
    "einladung": {"datum": "12.06.2026", "text": "Guten Tag", "dringlichkeit": "Preis 4 Mio.", "unterschrift": "E. B."},
}  # fmt: skip


def content(audience: Audience = "internal", rahmen: Rahmen = TOWN, **more: Any) -> Sitzungsinhalt:  # noqa: ANN401 - fields
    sitzung = meeting(**FULL | more)
    return compose_sitzung(sitzung, items(sitzung, audience), rahmen, audience)


def head(inhalt: Sitzungsinhalt) -> dict[str, str]:
    return {line.bezeichnung: line.wert for line in inhalt.kopf}


def test_the_head_names_day_of_the_week_period_place_and_people() -> None:
    assert head(content()) == {
        "Gremium": "Rat",
        "Sitzung": "12. Sitzung, 17. Wahlperiode",
        "Datum": "Dienstag, 23. Juni 2026",
        "Beginn": "18:30 Uhr",
        "Ende": "21:30 Uhr",
        "Ort": "Rathaus, Großer Saal, Marktplatz 1, 12345 Musterstadt",
        "Vorsitz": "Erika Beispiel",
        "Schriftführung": "Otto Muster",
        "Gäste": "Gutachterin Geheim",
    }


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        ("Rathaus, Großer Saal", "Rathaus, Großer Saal, Marktplatz 1, 12345 Musterstadt"),
        ("Aula der Grundschule", "Aula der Grundschule"),
    ],
)
def test_the_usual_address_is_printed_only_for_the_usual_place(place: str, printed: str) -> None:
    assert head(content(ort=place))["Ort"] == printed


@pytest.mark.parametrize(
    ("more", "name"),
    [
        ({"nummer": None}, "Sitzung"),
        ({"nummer": "3/2026"}, "Sitzung 3/2026"),
        ({"bezeichnung": "Sondersitzung zum Haushalt"}, "Sondersitzung zum Haushalt (12. Sitzung)"),
    ],
)
def test_a_meeting_is_named_by_number_or_by_its_own_name(more: dict[str, Any], name: str) -> None:
    assert content(**more).sitzung == name


def test_the_parts_stand_in_the_order_of_the_agenda_with_kind_and_number_of_each_paper() -> None:
    made = content()
    assert [part.ueberschrift for part in made.teile] == ["Öffentlicher Teil", "Nichtöffentlicher Teil ab 20:00 Uhr"]
    assert [line.vorlage for line in made.teile[0].zeilen][:2] == [(), ("2026/0184", "Beschlussvorlage")]
    assert made.ausgabe == "Musterstadt, 12. Juni 2026"
    assert made.hinweise == ("Es gibt Wasser.", "Wer befangen ist, sagt es.")


def test_the_invitation_says_why_it_came_late() -> None:
    assert content().anschreiben == "Guten Tag\n\nDie Ladungsfrist ist verkürzt: Preis 4 Mio."
    assert content("public").anschreiben == "Guten Tag"


def test_the_public_invitation_names_no_guests_no_reasons_and_nothing_closed() -> None:
    made = content("public")
    assert [secret for secret in SECRETS if secret in repr(made)] == []
    assert [secret for secret in SECRETS if secret not in repr(content())] == [
        "kauf.pdf",
        "Wertgutachten",
        "gutachten.pdf",
    ]
    assert "Gäste" not in head(made)


def notice(land: str | None = None, **more: Any) -> Sitzungsinhalt:  # noqa: ANN401 - fields
    sitzung: Sitzung = meeting(**FULL | more)
    made = compose_sitzung(sitzung, items(sitzung, "public"), TOWN, "public")
    return as_notice(made, sitzung, Formular(land=land))


def test_the_notice_has_titles_only() -> None:
    made = notice()
    lines = [line for part in made.teile for line in part.zeilen]
    assert [line.punkt.titel for line in lines][1] == "Radweg"
    assert [line.punkt.titel for line in lines][-2:] == [
        "Grundstücksangelegenheit", "Nichtöffentlicher Tagesordnungspunkt",
    ]  # fmt: skip
    assert [line for line in lines if line.vorlage or line.punkt.hinweis or line.punkt.berichterstattung] == []
    assert [line.punkt.vermerke for line in lines if line.punkt.vermerke] == [("abgesetzt",)]
    assert (made.anschreiben, made.hinweise) == ("", ())


def test_in_bavaria_the_closed_part_is_not_made_known() -> None:
    assert [part.oeffentlich for part in notice("BY").teile] == [True]
    assert [part.oeffentlich for part in notice("NW").teile] == [True, False]


def test_the_notice_has_a_day_and_a_signature_of_its_own_where_they_are_given() -> None:
    assert (notice().ausgabe, notice().unterschrift) == ("Musterstadt, 12. Juni 2026", content().unterschrift)
    own = notice(bekanntmachung={"datum": "13.06.2026", "text": "Alle dürfen kommen.", "unterschrift": "O. M."})
    assert own.ausgabe == "Musterstadt, 13. Juni 2026"
    assert own.hinweise == ("Alle dürfen kommen.",)
    assert own.unterschrift is not None
    assert own.unterschrift.name == "O. M."


def test_a_notice_is_never_made_of_the_internal_invitation() -> None:
    with pytest.raises(PublicnessError):
        as_notice(content(), meeting(), Formular())


def test_the_agenda_of_a_mappe_names_the_page_of_each_item_that_has_pages_and_links_it() -> None:
    made = as_agenda(content(), plan())
    lines = {line.punkt.zeichen: (line.seite, line.ziel) for part in made.teile for line in part.zeilen}
    assert lines["Ö 1"] == ("", "")
    assert lines["Ö 2"] == ("3", "oe-2")
    assert lines["Ö 5"] == ("", "")
    assert lines["N 1"] == ("16", "noe-1")


def test_in_a_volume_the_agenda_names_the_others_and_links_only_what_lies_in_this_one() -> None:
    volumes = split_volumes(plan(), {"v/radweg.yaml": 60, "a.pdf": 60, "s.pdf": 60, "kauf.pdf": 60}, 100)
    assert len(volumes) == 4
    made = as_agenda(content(), volumes[1])
    lines = {line.punkt.zeichen: (line.seite, line.ziel) for part in made.teile for line in part.zeilen}
    assert lines["Ö 2"] == ("Band 1, 3", "")
    assert lines["Ö 3.1"] == ("Band 2, 10", "oe-3.1")
    assert lines["N 1"] == ("Band 4, 16", "")
    cover = as_cover(content(), volumes[1]).mappe
    assert cover is not None
    assert (cover.band, cover.weiter) == ("Band 2 von 4", "Weiter in Band 3: Ö 4")
    assert cover.baende[0] == "Band 1: Ö 2"
    last = as_cover(content(), volumes[-1]).mappe
    assert last is not None
    assert last.weiter == ""


def test_the_cover_says_for_whom_the_mappe_is_and_what_is_new() -> None:
    internal = as_cover(content(), plan(), fassung="Fassung 2", aenderungen=("Neu: Ö 2a",)).mappe
    public = as_cover(content("public"), plan(audience="public")).mappe
    assert internal is not None
    assert public is not None
    assert (internal.titel, internal.zusatz) == ("Interne Sitzungsmappe", "enthält Nichtöffentliches")
    assert (internal.fassung, internal.aenderungen) == ("Fassung 2", ("Neu: Ö 2a",))
    assert (public.titel, public.zusatz) == ("Öffentliche Sitzungsmappe", "")
    only_open = plan(meeting(["a"], []))
    assert dataclasses.replace(content(), mappe=None) != as_cover(content(), only_open)
    told = as_cover(content(), only_open).mappe
    assert told is not None
    assert told.zusatz == ""


def test_a_divider_lists_its_papers_and_of_a_closed_one_the_public_learns_the_number() -> None:
    internal, public = as_dividers(content(), plan()), as_dividers(content("public"), plan(audience="public"))
    assert len(internal.blaetter) == 4
    assert len(public.blaetter) == 3
    assert internal.blaetter[0].vorlage == "Beschlussvorlage 2026/0184"
    assert internal.blaetter[0].anlagen == (
        "Anlage 1: Lageplan", "Anlage 2: Wertgutachten (nichtöffentlich)", "Anlage 3: Modell (liegt aus)"
    )  # fmt: skip
    assert public.blaetter[0].anlagen == (
        "Anlage 1: Lageplan", "Anlage 2 (nichtöffentlich)", "Anlage 3: Modell (liegt aus)"
    )  # fmt: skip
    assert internal.blaetter[0].ziel == "tagesordnung/oe-2"


def test_a_joint_meeting_names_all_bodies_in_the_head_and_the_first_elsewhere() -> None:
    made = content(gemeinsam_mit=["Bauausschuss", "Umweltausschuss"])
    assert head(made)["Gremium"] == "Rat, gemeinsam mit: Bauausschuss, Umweltausschuss"
    assert (made.gremium, made.gemeinsam_mit) == ("Rat", "gemeinsam mit: Bauausschuss, Umweltausschuss")


def test_a_meeting_without_anything_is_still_composed() -> None:
    sitzung = meeting([], [], gremium=None, datum=None)
    made = compose_sitzung(sitzung, (), Rahmen(Behoerde()), "internal")
    assert (made.gremium, made.sitzung, made.tag, made.teile, made.ausgabe) == ("", "Sitzung", "", (), "")
    assert len(PUBLIC) >= 1
