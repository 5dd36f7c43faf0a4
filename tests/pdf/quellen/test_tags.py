"""The tags of a source are used only where tree, ParentTree and pages agree."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest
from bau import als_bytes, annotation, codes, geoeffnet, getaggt, heft, roh, seite, strom
from papierbau import ALTS, paper
from pikepdf import Array, Dictionary, Name, String
from tagprobe import read_tags

from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Job
from vorlagen.pdf.quellen.grenzen import Grenzen
from vorlagen.pdf.quellen.oeffnen import open_source
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.pdf.engine import Engine
    from vorlagen.pdf.quellen.quelle import Quelle


def first(pdf: pikepdf.Pdf) -> Dictionary:
    """The first paragraph."""
    return pdf.Root.StructTreeRoot.K.K[0]


def numbers(pdf: pikepdf.Pdf) -> Array:
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def paint(pdf: pikepdf.Pdf, content: bytes) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(content)


def test_a_sound_tree_stays() -> None:
    quelle = geoeffnet(getaggt(3))
    assert quelle.tagged
    assert quelle.sprache == "de-DE"
    assert quelle.verluste == ()
    assert read_tags(quelle.pdf).faults == []


def test_a_paper_of_our_own_is_sound_and_claims_what_it_claims(engine: Engine) -> None:
    docx = paper(alts=ALTS)
    (converted,) = convert([Job(docx, "vorlage.docx", read_word_facts(docx))], engine)
    quelle = open_source(converted.pdf, "vorlage.pdf")
    assert (quelle.tagged, quelle.behauptet_ua, quelle.behauptet_a) == (True, True, True)
    assert quelle.sprache == "de-DE"
    assert codes(quelle) == []


FAULTS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "another owner in the ParentTree": lambda pdf: numbers(pdf)[1].__setitem__(0, pdf.Root.StructTreeRoot.K.K[1]),
    "no owner in the ParentTree": lambda pdf: numbers(pdf).__setitem__(1, Array([])),
    "no ParentTree": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
    "two pages with one number": lambda pdf: pdf.pages[1].obj.__setitem__("/StructParents", 0),
    "a page without a number": lambda pdf: pdf.pages[1].obj.__delitem__("/StructParents"),
    "an element of a page that is gone": lambda pdf: first(pdf).__setitem__("/Pg", Dictionary(Type=Name.Page)),
    "an empty element of a page that is gone": lambda pdf: pdf.Root.StructTreeRoot.K.K.append(
        pdf.make_indirect(
            Dictionary(S=Name.P, P=pdf.Root.StructTreeRoot.K, Pg=Dictionary(Type=Name.Page), Alt=String("geheim"))
        )
    ),
    "an element with a wrong parent": lambda pdf: first(pdf).__setitem__("/P", pdf.Root.StructTreeRoot.K.K[1]),
    "an element in two places": lambda pdf: pdf.Root.StructTreeRoot.K.K.append(first(pdf)),
    "an element that contains itself": lambda pdf: first(pdf).__setitem__("/K", first(pdf)),
    "two elements with one mark": lambda pdf: first(pdf).__setitem__("/K", 1),
    "a mark that nobody claims": lambda pdf: first(pdf).__setitem__("/K", Array([])),
    "a mark without a page": lambda pdf: first(pdf).__delitem__("/Pg"),
    "a painted mark without an element": lambda pdf: paint(pdf, b"/P <</MCID 5>> BDC EMC"),
    "a content that cannot be unpacked": lambda pdf: pdf.pages[0].obj.__setitem__(
        "/Contents", pikepdf.Stream(pdf, b"kein zlib", Filter=Name.FlateDecode)
    ),
    "a ParentTree that contains itself": lambda pdf: pdf.Root.StructTreeRoot.ParentTree.__setitem__(
        "/Kids", Array([pdf.Root.StructTreeRoot.ParentTree] * 2)
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_an_unsound_tree_is_taken_out_with_the_reason(fault: str) -> None:
    quelle = geoeffnet(getaggt(2, FAULTS[fault]))
    assert not quelle.tagged
    assert codes(quelle) == ["E112"]
    assert str(quelle.verluste[0].text).startswith("Die Tags sind unbrauchbar (")
    assert not {"/StructTreeRoot", "/MarkInfo"} & set(quelle.pdf.Root.keys())
    assert all("/StructParents" not in page.obj for page in quelle.pdf.pages)


HARMLESS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "an owner for a mark that nobody paints": lambda pdf: paint(pdf, b"/P <</MCID 0>> BDC EMC"),
    "content in two parts": lambda pdf: pdf.pages[0].obj.__setitem__(
        "/Contents", Array([pdf.make_stream(b"/P <</MCID 0>> BDC EMC"), pdf.make_stream(b"/P <</MCID 1>> BDC EMC")])
    ),
    "packed content": lambda pdf: pdf.pages[0].obj.__setitem__(
        "/Contents", pikepdf.Stream(pdf, zlib.compress(b"/P <</MCID 1>> BDC EMC"), Filter=Name.FlateDecode)
    ),
    "a dangling reference to an object": lambda pdf: pdf.Root.StructTreeRoot.K.K.append(
        Dictionary(Type=Name.OBJR, Obj=pdf.make_indirect(Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 1, 1]))))
    ),
    "a null among the kids": lambda pdf: pdf.Root.StructTreeRoot.K.K.append(pdf.make_indirect(Array([]))),
}  # fmt: skip


@pytest.mark.parametrize("oddity", HARMLESS)
def test_what_misleads_nobody_is_no_fault(oddity: str) -> None:
    quelle = geoeffnet(getaggt(2, HARMLESS[oddity]))
    assert quelle.tagged
    assert quelle.verluste == ()
    assert not any(
        isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR" for kid in quelle.pdf.Root.StructTreeRoot.K.K
    )


def named_marks(name: bytes) -> Quelle:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.Properties = Dictionary({"/MC0": Dictionary(MCID=0), "/MC7": Dictionary(MCID=7)})
        paint(pdf, b"/P /" + name + b" BDC EMC")

    return geoeffnet(getaggt(1, change))


def test_marks_in_property_lists_count_where_they_are_painted() -> None:
    assert named_marks(b"MC0").tagged
    assert not named_marks(b"MC7").tagged


def test_a_link_whose_tag_is_another_is_a_fault() -> None:
    def change(pdf: pikepdf.Pdf, *, sound: bool) -> None:
        link = annotation(pdf, 0, "Link", Dest=Array([pdf.pages[0].obj, Name.Fit]), StructParent=9)
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Link, P=pdf.Root.StructTreeRoot.K, Pg=pdf.pages[0].obj)
        )
        element.K = Dictionary(Type=Name.OBJR, Obj=link)
        pdf.Root.StructTreeRoot.K.K.append(element)
        numbers(pdf).extend([9, element if sound else first(pdf)])

    assert geoeffnet(getaggt(1, lambda pdf: change(pdf, sound=True))).tagged
    assert not geoeffnet(getaggt(1, lambda pdf: change(pdf, sound=False))).tagged


def test_a_link_that_was_removed_leaves_the_tree_sound() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        link = annotation(pdf, 0, "Link", Dest=String("gibtsnicht"), StructParent=9)
        element = pdf.make_indirect(Dictionary(S=Name.Link, P=pdf.Root.StructTreeRoot.K, Pg=pdf.pages[0].obj))
        element.K = Array([Dictionary(Type=Name.OBJR, Obj=link)])
        pdf.Root.StructTreeRoot.K.K.append(element)
        numbers(pdf).extend([9, element])

    quelle = geoeffnet(getaggt(1, change))
    assert codes(quelle) == ["E108"]
    assert quelle.tagged
    assert len(quelle.pdf.Root.StructTreeRoot.K.K[-1].K) == 0


def test_files_that_elements_carry_are_gone() -> None:
    quelle = geoeffnet(getaggt(1, lambda pdf: first(pdf).__setitem__("/AF", Array([Dictionary(Type=Name.Filespec)]))))
    assert quelle.tagged
    assert "/AF" not in quelle.pdf.Root.StructTreeRoot.K.K[0]


@pytest.mark.parametrize("layers", [1, 2])
def test_content_that_unpacks_to_gigabytes_is_not_unpacked(layers: int) -> None:
    data = zlib.compress(bytes(30_000_000), 9)
    for _ in range(layers - 1):
        data = zlib.compress(data, 9)

    def change(pdf: pikepdf.Pdf) -> None:
        filters = Array([Name.FlateDecode] * layers)
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, data, Filter=filters)

    packed = als_bytes(getaggt(1, change), compress_streams=False)
    quelle = open_source(packed, "plan.pdf", grenzen=Grenzen(inhalt=1_000_000))
    assert not quelle.tagged
    assert "der Inhalt von Seite 1 lässt sich nicht prüfen" in str(quelle.verluste[0].text)


def test_an_untagged_file_loses_nothing() -> None:
    quelle = geoeffnet(heft(1, lambda pdf: pdf.Root.__setitem__("/StructTreeRoot", Dictionary())))
    assert not quelle.tagged
    assert quelle.verluste == ()
    assert "/StructTreeRoot" not in quelle.pdf.Root


@pytest.mark.parametrize(
    ("packet", "ua", "archive"),
    [
        (b"<pdfuaid:part>1</pdfuaid:part>", True, False),
        (b"<rdf:Description pdfuaid:part=\"1\" pdfaid:part='2'/>", True, True),
        (b"<pdfuaid:part>2</pdfuaid:part>", False, False),
        (b"<pdfaid:part>3</pdfaid:part>", False, True),
        (b"", False, False),
    ],
)
def test_claims_are_read_before_they_are_taken_out(packet: bytes, ua: bool, archive: bool) -> None:
    data = roh(*seite(katalog=b"/Metadata 4 0 R"), strom(packet))
    quelle = open_source(data, "plan.pdf")
    assert (quelle.behauptet_ua, quelle.behauptet_a) == (ua, archive)
    assert "/Metadata" not in quelle.pdf.Root


@pytest.mark.parametrize("entry", [b"/Metadata 4 0 R", b"/AcroForm <</XFA 4 0 R /Fields [3 0 R]>>"])
def test_what_a_file_says_about_itself_is_not_unpacked_without_a_limit(
    entry: bytes,
) -> None:
    """100 MB of blanks before the claim: what lies behind the limit is not looked at."""
    text = bytes(100_000_000) + b"<pdfuaid:part>1</pdfuaid:part><dynamicRender>required"
    data = roh(*seite(b"/MediaBox [0 0 9 9]", katalog=entry), strom(zlib.compress(text), b"/Filter /FlateDecode"))
    assert not open_source(data, "plan.pdf").behauptet_ua
