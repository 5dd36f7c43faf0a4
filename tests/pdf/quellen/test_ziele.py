"""Links and bookmarks of a source lead to explicit places within it, or are told as lost."""

from __future__ import annotations

import time

import pikepdf
import pytest
from bau import aktion, codes, geoeffnet, heft, lesezeichen, namensbaum, verkette, verweis
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.quellen.grenzen import Grenzen
from vorlagen.pdf.quellen.quelle import Gliederungspunkt, Quelle


def goal(quelle: Quelle, seite: int = 0) -> tuple[int, list[object]]:
    """Page number and view of the first link on a page."""
    (link,) = quelle.pdf.pages[seite].obj.Annots
    assert "/A" not in link
    places = [page.obj.objgen for page in quelle.pdf.pages]
    page, *view = list(link.Dest)
    return places.index(page.objgen), [str(view[0]), *view[1:]]


NAMED = {
    "name tree": lambda pdf, dest: pdf.Root.__setitem__("/Names", Dictionary(Dests=namensbaum([("ziel", dest)]))),
    "old style": lambda pdf, dest: pdf.Root.__setitem__("/Dests", Dictionary(ziel=dest)),
    "dictionary": lambda pdf, dest: pdf.Root.__setitem__(
        "/Names", Dictionary(Dests=namensbaum([("ziel", Dictionary(D=dest))]))
    ),
    "kids, unsorted": lambda pdf, dest: pdf.Root.__setitem__(
        "/Names",
        Dictionary(
            Dests=Dictionary(
                Kids=Array([
                    pdf.make_indirect(namensbaum([("zzz", Array([pdf.pages[0].obj, Name.Fit]))])),
                    pdf.make_indirect(namensbaum([("ziel", dest)])),
                ])
            )
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
@pytest.mark.parametrize("by", ["Dest string", "Dest name", "GoTo string", "GoTo name"])
def test_a_name_becomes_its_page_and_view(kind: str, by: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        NAMED[kind](pdf, Array([pdf.pages[2].obj, Name.XYZ, 72, 700.5, 0]))
        value = String("ziel") if by.endswith("string") else Name.ziel
        verweis(pdf, 0, **({"A": aktion("GoTo", D=value)} if by.startswith("GoTo") else {"Dest": value}))

    quelle = geoeffnet(heft(3, change))
    assert quelle.verluste == ()
    page, view = goal(quelle)
    assert page == 2
    assert [view[0], *map(float, view[1:])] == ["/XYZ", 72, 700.5, 0]
    assert not {"/Names", "/Dests"} & set(quelle.pdf.Root.keys())


def test_the_same_name_in_two_files_leads_to_two_places() -> None:
    def change(page: int) -> Quelle:
        def inner(pdf: pikepdf.Pdf) -> None:
            NAMED["name tree"](pdf, Array([pdf.pages[page].obj, Name.Fit]))
            verweis(pdf, 0, Dest=String("ziel"))

        return geoeffnet(heft(3, inner))

    assert [goal(change(page))[0] for page in (1, 2)] == [1, 2]


@pytest.mark.parametrize(
    ("view", "made"),
    [
        ([Name.XYZ, None, 3, None], ["/XYZ", None, 3, None]),
        ([Name.XYZ], ["/XYZ", None, None, None]),
        ([Name.FitH, 9, 9, 9], ["/FitH", 9]),
        ([Name.FitR, 1, 2], ["/Fit"]),
        ([Name.Quer, 1], ["/Fit"]),
        ([], ["/Fit"]),
    ],
)
def test_a_view_is_made_whole(view: list[object], made: list[object]) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        verweis(pdf, 0, Dest=Array([pdf.pages[1].obj, *view]))

    assert goal(geoeffnet(heft(2, change))) == (1, made)


def test_a_page_number_instead_of_a_page_is_understood() -> None:
    assert goal(geoeffnet(heft(2, lambda pdf: verweis(pdf, 0, Dest=Array([1, Name.Fit])))))[0] == 1


@pytest.mark.parametrize(
    "dest",
    [
        lambda pdf: String("gibtsnicht"),  # noqa: ARG005 - one signature for all
        lambda pdf: Array([7, Name.Fit]),  # noqa: ARG005
        lambda pdf: Array([]),  # noqa: ARG005
        lambda pdf: Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit]),
        lambda pdf: 12,  # noqa: ARG005
    ],
)
def test_a_link_to_a_page_that_is_not_there_is_removed_and_told(dest: object) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        verweis(pdf, 1, Dest=dest(pdf))

    quelle = geoeffnet(heft(2, change))
    assert [(verlust.code, verlust.seiten) for verlust in quelle.verluste] == [("E108", (2,))]
    assert "/Annots" not in quelle.pdf.pages[1].obj


def test_names_that_stand_for_each_other_end() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Dests = Dictionary(a=String("b"), b=String("a"))
        verweis(pdf, 0, Dest=Name.a)

    assert codes(geoeffnet(heft(1, change))) == ["E108"]


def test_a_name_tree_that_contains_itself_ends() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        knot = pdf.make_indirect(Dictionary())
        knot.Kids = Array([knot, knot])
        pdf.Root.Names = Dictionary(Dests=knot)
        verweis(pdf, 0, Dest=String("x"))

    assert codes(geoeffnet(heft(1, change))) == ["E108"]


def test_ten_times_the_names_take_at_most_twenty_times_as_long() -> None:
    """With pypdf it is a hundred times (measured)."""

    def seconds(count: int) -> float:
        def change(pdf: pikepdf.Pdf) -> None:
            page = pdf.pages[0].obj
            dests = [(f"z{n:06}", Array([page, Name.Fit])) for n in range(count)]
            pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(namensbaum(dests)))
            page.Annots = Array([
                pdf.make_indirect(
                    Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=String(f"z{n:06}"))
                )
                for n in range(count)
            ])  # fmt: skip

        pdf = heft(1, change)
        start = time.perf_counter()
        assert geoeffnet(pdf).verluste == ()
        return time.perf_counter() - start

    assert seconds(5000) < 20 * max(seconds(500), 0.005)


@pytest.mark.parametrize("address", ["https://stadt.example/a?b=ü", "HTTP://stadt.example", "mailto:rat@stadt.example"])
def test_addresses_of_web_and_mail_stay(address: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        verweis(pdf, 0, A=aktion("URI", URI=pikepdf.String(address.encode()), IsMap=True))

    quelle = geoeffnet(heft(1, change))
    (link,) = quelle.pdf.pages[0].obj.Annots
    assert bytes(link.A.URI).decode() == address
    assert set(link.A.keys()) == {"/S", "/URI"}
    assert quelle.verluste == ()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///C:/x", "plan.pdf", "", "http://a\n.example"])
def test_other_addresses_are_removed_and_told(address: str) -> None:
    quelle = geoeffnet(heft(1, lambda pdf: verweis(pdf, 0, A=aktion("URI", URI=String(address)))))
    assert codes(quelle) == ["E115"]
    assert "/Annots" not in quelle.pdf.pages[0].obj


def test_an_incomplete_address_is_completed_by_the_files_own_base() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.URI = Dictionary(Base=String("https://stadt.example/rat/"))
        verweis(pdf, 0, A=aktion("URI", URI=String("plan.html")))

    quelle = geoeffnet(heft(1, change))
    (link,) = quelle.pdf.pages[0].obj.Annots
    assert str(link.A.URI) == "https://stadt.example/rat/plan.html"


def outline(*entries: dict[str, object], seiten: int = 3) -> tuple[tuple[Gliederungspunkt, ...], list[str]]:
    quelle = geoeffnet(heft(seiten, lambda pdf: lesezeichen(pdf, *entries)))
    assert "/Outlines" not in quelle.pdf.Root
    return quelle.gliederung, codes(quelle)


def test_the_outline_is_read_with_its_levels_and_views() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        first, _ = lesezeichen(
            pdf,
            {"Title": String("Anlass"), "Dest": Array([pdf.pages[0].obj, Name.XYZ, 0, 700, None])},
            {"Title": String("Kosten"), "A": aktion("GoTo", D=String("k"))},
        )
        first.First = pdf.make_indirect(Dictionary(Title=String("Lage"), Dest=Array([pdf.pages[1].obj, Name.Fit])))
        pdf.Root.Names = Dictionary(Dests=namensbaum([("k", Array([pdf.pages[2].obj, Name.FitH, 9]))]))

    quelle = geoeffnet(heft(3, change))
    assert quelle.gliederung == (
        Gliederungspunkt("Anlass", 0, ("/XYZ", 0, 700, None), (Gliederungspunkt("Lage", 1),)),
        Gliederungspunkt("Kosten", 2, ("/FitH", 9)),
    )
    assert quelle.verluste == ()


def test_an_entry_without_title_is_called_after_its_page() -> None:
    entries, told = outline({"Dest": Array([1, Name.Fit])}, {"Title": String(" \t"), "Dest": Array([2, Name.Fit])})
    assert [entry.titel for entry in entries] == ["Seite 2", "Seite 3"]
    assert told == []


def test_an_entry_without_goal_is_left_out_and_told() -> None:
    entries, told = outline(
        {"Title": String("weg"), "Dest": Array([99, Name.Fit])},
        {"Title": String("auch weg"), "A": aktion("URI", URI=String("https://x.example"))},
        {"Title": String("da"), "Dest": Array([0, Name.Fit])},
    )
    assert [entry.titel for entry in entries] == ["da"]
    assert told == ["E111"]


def test_an_entry_that_only_groups_leads_to_the_first_below_it() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        (group,) = lesezeichen(pdf, {"Title": String("Anhang")})
        kids = [pdf.make_indirect(Dictionary(Title=String(f"{n}"), Dest=Array([n, Name.Fit]))) for n in (2, 1)]
        verkette(kids)
        group.First = kids[0]

    (entry,) = geoeffnet(heft(3, change)).gliederung
    assert (entry.titel, entry.seite, [kid.seite for kid in entry.kinder]) == ("Anhang", 2, [2, 1])


def test_a_circle_is_cut_and_told() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        made = lesezeichen(pdf, *({"Title": String(f"{n}"), "Dest": Array([n, Name.Fit])} for n in range(3)))
        made[2].Next = made[0]
        made[1].First = made[1]

    quelle = geoeffnet(heft(3, change))
    assert [entry.titel for entry in quelle.gliederung] == ["0", "1", "2"]
    assert codes(quelle) == ["E111"]


def test_a_long_title_is_cut_between_two_words() -> None:
    (entry,), _ = outline({"Title": String("Neubau der Brücke " * 30), "Dest": Array([0, Name.Fit])})
    assert 150 < len(entry.titel) <= 201
    assert entry.titel.endswith(("Neubau …", "der …", "Brücke …"))


@pytest.mark.parametrize("title", ["x" * 500, "Anlage " + "x" * 500])
def test_a_long_word_is_cut_all_the_same(title: str) -> None:
    (entry,), _ = outline({"Title": String(title), "Dest": Array([0, Name.Fit])})
    assert 150 < len(entry.titel) <= 201


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("Straße → ₂ ł „x“ <&>".encode("utf-16"), "Straße → ₂ ł „x“ <&>"),
        (b"\xfe\xff\x00A\x00", "A"),
        (b"Zeile\r\neins\x00\x07 zwei", "Zeile eins zwei"),
    ],
)
def test_titles_keep_every_character_that_can_be_read(raw: bytes, title: str) -> None:
    if raw.startswith(b"\xff\xfe"):
        raw = b"\xfe\xff" + raw[2:].decode("utf-16-le").encode("utf-16-be")
    (entry,), _ = outline({"Title": pikepdf.String(raw), "Dest": Array([0, Name.Fit])})
    assert entry.titel == title


def test_thirty_levels_end_at_the_tenth() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        (above,) = lesezeichen(pdf, {"Title": String("1"), "Dest": Array([0, Name.Fit])})
        for level in range(2, 31):
            below = pdf.make_indirect(Dictionary(Title=String(f"{level}"), Dest=Array([0, Name.Fit])))
            above.First = below
            above = below

    quelle = geoeffnet(heft(1, change))
    depth, entries = 0, quelle.gliederung
    while entries:
        depth, entries = depth + 1, entries[0].kinder
    assert depth == 10
    assert "zu tief verschachtelt" in str(quelle.verluste[0].text)


def test_more_entries_than_allowed_are_left_out_and_told() -> None:
    entries = [{"Title": String(f"{n}"), "Dest": Array([0, Name.Fit])} for n in range(30)]
    quelle = geoeffnet(heft(1, lambda pdf: lesezeichen(pdf, *entries)), grenzen=Grenzen(lesezeichen=20))
    assert len(quelle.gliederung) == 20
    assert codes(quelle) == ["E111"]


@pytest.mark.parametrize("broken", [7, String("x"), Dictionary(First=7), Array([])])
def test_an_outline_that_is_none_is_empty(broken: object) -> None:
    quelle = geoeffnet(heft(1, lambda pdf: pdf.Root.__setitem__("/Outlines", broken)))
    assert quelle.gliederung == ()
