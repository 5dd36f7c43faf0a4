"""Each way in which a finished file may differ from its plan is noticed."""

from __future__ import annotations

import dataclasses
import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from mappenbau import Offen, joined, link_pdf, open_paper, part, plain_pdf
from pikepdf import Array, Dictionary, Name, String

from vorlagen.errors import VorlagenError
from vorlagen.pdf.mappe.baustein import Lesezeichen, Sprung
from vorlagen.pdf.mappe.beweis import prove
from vorlagen.pdf.mappe.erwartung import Erwartung

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "https://vorlagen.invalid/ziel/oe-1"
EXPECTED = Erwartung(
    marken=("1", "2", "3", "4"), stempel=("Ö 1 · Seite 1 von 4", "", "Ö 2 · Seite 3 von 4", "Ö 2 · Seite 4 von 4"),
    geschlossen=(False, False, True, True), lesezeichen=((0, "Tagesordnung", 0), (0, "Ö 2", 2), (1, "Plan", 2)),
    eigene=frozenset({0}), spruenge=frozenset({("Ö 2, Seite 3", 2)}),
)  # fmt: skip


@pytest.fixture(scope="module")
def mappe() -> bytes:
    agenda = part(open_paper(link_pdf([ADDRESS])), "Tagesordnung", eigen=True, stempel=EXPECTED.stempel[:1],
                  marken=("1",))  # fmt: skip
    blank = part(Offen(plain_pdf()), "Leer", stempel=("",), marken=("2",))
    plan = part(Offen(plain_pdf(2)), "Plan", stempel=EXPECTED.stempel[2:], marken=("3", "4"), geschlossen=True)
    tree = (Lesezeichen("Tagesordnung", 0), Lesezeichen("Ö 2", 2, (Lesezeichen("Plan", 2),)))
    return joined([agenda, blank, plan], tree, {ADDRESS: Sprung(2, "Ö 2, Seite 3")})[0]


def test_the_file_as_it_should_be_passes(mappe: bytes) -> None:
    prove(io.BytesIO(mappe), EXPECTED)


def _page_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[3]


def _stamps_swapped(pdf: pikepdf.Pdf) -> None:
    one, other = pdf.pages[2].obj, pdf.pages[3].obj
    one.Contents[-1], other.Contents[-1] = other.Contents[-1], one.Contents[-1]


def _closed_mark_lost(pdf: pikepdf.Pdf) -> None:
    stamp = pdf.pages[2].obj.Contents[-1]
    stamp.write(stamp.read_bytes().rpartition(b"BT")[0] + b"Q\nEMC\n")


def _mapping_lost(pdf: pikepdf.Pdf) -> None:
    font = pdf.pages[0].obj.Resources.Font.VorlagenStempel
    font.ToUnicode = pdf.make_stream(font.ToUnicode.read_bytes().replace(b"<00D6>", b"<00C4>"))


def _label_wrong(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums.extend([2, Dictionary(S=Name.D, St=9)])


def _bookmark_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.Last.First.Dest[0] = pdf.pages[3].obj


def _bookmark_renamed(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Anderes")


def _bookmark_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Outlines.Last["/First"]


def _link_elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].A.D[0] = pdf.pages[3].obj


def _placeholder_left(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].A = Dictionary(S=Name.URI, URI=String(ADDRESS))


def _names(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary())


def _open_action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


def _key_twice(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.StructParents = pdf.pages[2].obj.StructParents


def _key_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].obj["/StructParents"]


def _link_untagged(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].StructParent = 99


def _owners_swapped(pdf: pikepdf.Pdf) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    owners = tree[int(pdf.pages[0].obj.StructParents)]
    owners[0], owners[1] = owners[1], owners[0]


def _element_twice(pdf: pikepdf.Pdf) -> None:
    parts = pdf.Root.StructTreeRoot.K.K
    parts[0].K.append(parts[1].K[0])


def _parent_wrong(pdf: pikepdf.Pdf) -> None:
    parts = pdf.Root.StructTreeRoot.K.K
    parts[1].K[0].P = parts[0]


def _mark_twice(pdf: pikepdf.Pdf) -> None:
    part = pdf.Root.StructTreeRoot.K.K[1]
    part.K.append(pdf.make_indirect(Dictionary(S=Name.P, P=part, Pg=part.K[0].Pg, K=Array([0]))))


def _page_unknown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K.K[1].K[0].Pg = pdf.make_indirect(Dictionary())


def _tree_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


DAMAGES: tuple[tuple[Callable[[pikepdf.Pdf], None], str], ...] = (
    (_page_lost, "3 statt 4 Seiten"),
    (_stamps_swapped, "Seite 3: Stempel .*Seite 4 von 4"),
    (_closed_mark_lost, "Seite 3: Stempel"),
    (_mapping_lost, "Seite 1: Stempel .*Ä 1"),
    (_label_wrong, "Seite 3 heißt 9 statt 3"),
    (_bookmark_elsewhere, "Lesezeichen .*'Plan', 3"),
    (_bookmark_renamed, "Lesezeichen .*Anderes"),
    (_bookmark_lost, "2 statt 3 Lesezeichen"),
    (_link_elsewhere, "Verweis „Ö 2, Seite 3“ auf Seite 3 fehlt"),
    (_placeholder_left, "Platzhalter"),
    (_names, "/Names"),
    (_open_action, "/OpenAction"),
    (_key_twice, "doppelt vergeben"),
    (_key_lost, "gibt es keine Seite"),
    (_link_untagged, "führt zum falschen Element"),
    (_owners_swapped, "führt zum falschen Element"),
    (_element_twice, "hängt an zwei Stellen"),
    (_parent_wrong, "kennt das Element über sich nicht"),
    (_mark_twice, "1 Inhalte gehören zu zwei Elementen"),
    (_page_unknown, "Seite, die es nicht gibt"),
    (_tree_lost, "Strukturbaum fehlt"),
)


@pytest.mark.parametrize(("damage", "words"), DAMAGES, ids=[damage.__name__[1:] for damage, _ in DAMAGES])
def test_damage_is_noticed_and_named(mappe: bytes, damage: Callable[[pikepdf.Pdf], None], words: str) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(mappe)) as pdf:
        damage(pdf)
        pdf.save(stream)
    with pytest.raises(VorlagenError, match=words) as caught:
        prove(stream, EXPECTED)
    assert caught.value.exit_code == 70


def test_a_missing_stamp_and_one_too_many_are_noticed(mappe: bytes) -> None:
    swapped = dataclasses.replace(EXPECTED, stempel=("", *EXPECTED.stempel[1:]))
    with pytest.raises(VorlagenError, match="Seite 1: Stempel"):
        prove(io.BytesIO(mappe), swapped)
    more = dataclasses.replace(EXPECTED, stempel=(EXPECTED.stempel[0], "Ö 9", *EXPECTED.stempel[2:]))
    with pytest.raises(VorlagenError, match="Seite 2: Stempel"):
        prove(io.BytesIO(mappe), more)


def test_what_is_no_pdf_is_no_proof() -> None:
    with pytest.raises(VorlagenError, match="zurücklesen"):
        prove(io.BytesIO(b"%PDF-1.7\n%%EOF"), EXPECTED)
