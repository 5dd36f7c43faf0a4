from __future__ import annotations

import io
import re

import page
import pikepdf
import pypdf
import pytest
from mappenbau import INFO, Offen, Punkt, joined, link_pdf, open_paper, paper_pdf, part, plain_pdf
from pikepdf import Array, Dictionary, Name, String
from tagprobe import read_tags

from vorlagen.errors import ConversionError, VorlagenError
from vorlagen.pdf.mappe.baustein import Lesezeichen, Mappeninfo, Sprung
from vorlagen.pdf.mappe.verbund import join
from vorlagen.pdf.seal import is_ours_unchanged


def rules(data: bytes, profile: str) -> list[str]:
    return [failure.rule_id for failure in page.validate_pdf_bytes(data, profile=profile).failures]


def test_papers_that_hold_both_standards_make_a_file_that_holds_both() -> None:
    data, result = joined([part(open_paper(paper_pdf()), "Eins"), part(open_paper(paper_pdf("Zwei")), "Zwei")])
    assert result.claims == ("PDF/UA-1", "PDF/A-2b")
    assert result.maengel == ()
    assert rules(data, "ua1") == rules(data, "2b") == []
    assert read_tags(pikepdf.open(io.BytesIO(data))).faults == []
    assert b"pdfuaid:part>1<" in data


def test_each_source_becomes_a_part_with_title_and_its_own_elements_in_order() -> None:
    sources = [open_paper(paper_pdf()), open_paper(paper_pdf("Zwei"), sprache="en-GB")]
    alone = [len(read_tags(source.pdf).elements) for source in sources]
    data, _ = joined([part(sources[0], "Eins"), part(sources[1], "Zwei")])
    tags = read_tags(pikepdf.open(io.BytesIO(data)))
    parts = tags.of("Part")
    assert [str(element.T) for element in parts] == ["Eins", "Zwei"]
    assert [str(element.get("/Lang", "")) for element in parts] == ["", "en-GB"]
    assert tags.types("Document") == ["Document"]  # the sources' own ones are spliced
    assert len(tags.elements) == 1 + 2 + sum(alone) - 2


def test_one_untagged_part_costs_the_claims_and_is_named() -> None:
    data, result = joined([part(open_paper(paper_pdf()), "Eins"), part(Offen(plain_pdf(2)), "Lageplan")])
    assert result.claims == ()
    assert [lack.titel for lack in result.nicht_barrierefrei] == ["Lageplan"]
    assert b"pdfuaid:part>" not in data
    assert b"pdfaid:part>" not in data


def test_an_untagged_page_is_a_figure_that_says_so_and_its_links_and_fields_are_tagged() -> None:
    pdf = plain_pdf(2)
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 50, 50]),
                      A=Dictionary(S=Name.URI, URI=String("https://beispiel.invalid/")))  # fmt: skip
    field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("q1.name"), TU=String("Ihr Name"),
                       Rect=Array([0, 60, 50, 80]))  # fmt: skip
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(link), pdf.make_indirect(field)])
    data, _ = joined([part(Offen(pdf), "Lageplan")])
    read = pikepdf.open(io.BytesIO(data))
    tags = read_tags(read)
    assert tags.faults == []
    assert [str(figure.Alt) for figure in tags.of("Figure")] == [
        f"Lageplan, Seite {n} von 2: Bild der Seite ohne barrierefreien Text" for n in (1, 2)
    ]
    assert tags.types("Link", "Form") == ["Link", "Form"]
    assert [str(entry.Contents) for entry in read.pages[0].Annots] == ["https://beispiel.invalid/", "Ihr Name"]
    assert set(rules(data, "ua1")) <= {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}


def test_the_marks_of_an_unsound_tree_do_not_reach_the_joined_one() -> None:
    damaged = open_paper(paper_pdf(), tagged=False)
    data, _ = joined([part(damaged, "Kaputt"), part(open_paper(paper_pdf()), "Gut")])
    assert read_tags(pikepdf.open(io.BytesIO(data))).faults == []
    # Its headers and footers are artifacts, which now lie within a picture: one reason more to claim nothing.
    claims = {"PDFUA1-ID-PART-001", "PDFUA1-ID-SCHEMA-001"}
    assert set(rules(data, "ua1")) - claims <= {"PDFUA1-ARTIFACT-NESTED-001"}


def test_a_part_that_claims_what_it_does_not_hold_is_named_by_its_own_breach() -> None:
    broken = pikepdf.open(io.BytesIO(paper_pdf()))
    heading = next(element for element in read_tags(broken).of("H1"))
    heading.S = Name.H4
    stream = io.BytesIO()
    broken.save(stream, static_id=True)
    liar = stream.getvalue()
    assert rules(liar, "ua1")
    good = part(open_paper(paper_pdf()), "Gut", datei=paper_pdf())
    data, result = joined([good, part(open_paper(liar), "Lügner", datei=liar)])
    assert result.claims == ("PDF/A-2b",)
    assert [(lack.titel, lack.standard) for lack in result.maengel] == [("Lügner", "PDF/UA-1")]
    assert rules(data, "2b") == []
    assert b"pdfuaid:part>" not in data


def test_the_file_is_of_the_version_that_both_standards_are_made_for() -> None:
    claiming, _ = joined([part(open_paper(paper_pdf()))])
    plain, _ = joined([part(Offen(plain_pdf()))])
    assert claiming[:8] == plain[:8] == b"%PDF-1.7"


def test_same_sources_same_bytes_and_the_file_is_sealed() -> None:
    first, second = (joined([part(open_paper(paper_pdf())), part(Offen(plain_pdf(2)))])[0] for _ in range(2))
    assert first == second
    assert is_ours_unchanged(first)


def test_the_identifier_in_the_trailer_follows_the_content() -> None:
    found = [pypdf.PdfReader(io.BytesIO(joined([part(Offen(plain_pdf(content=content)))])[0])).trailer["/ID"]
             for content in (b"0 g", b"1 g", b"0 g")]  # fmt: skip
    assert found[0] == found[2] != found[1]
    assert found[0][0] == found[0][1]


def test_title_language_and_nothing_of_the_sources_metadata() -> None:
    pdf = plain_pdf()
    pdf.trailer["/Info"] = pdf.make_indirect(Dictionary(Author=String("Klara Fall")))
    pdf.Root["/Metadata"] = pdf.make_stream(b"Klara Fall")
    data, _ = joined([part(Offen(pdf))])
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata.title == INFO.titel
    assert set(reader.metadata) == {"/Title", "/Producer"}
    assert reader.root_object["/Lang"] == "de-DE"
    assert b"Klara Fall" not in data


def test_labels_are_the_printed_numbers_also_with_letters() -> None:
    labels = ("", "ii", "1", "2", "143", "143a", "143b", "A-1", "A-2", "007")
    data, _ = joined([part(Offen(plain_pdf(10)), marken=labels)])
    assert pypdf.PdfReader(io.BytesIO(data)).page_labels == list(labels)


def test_bookmarks_nest_and_the_sources_own_outline_hangs_below() -> None:
    outline = (Punkt("Anlass", 0, kinder=(Punkt("Kosten", 1, ("/XYZ", 10.0, 700.0, None)),)),)
    parts = [part(Offen(plain_pdf()), "Deckblatt"), part(Offen(plain_pdf(2), gliederung=outline), "Vorlage")]
    tree = (Lesezeichen("Ö 1 Brücke", 1, (Lesezeichen("Vorlage – Seite 2", 1, baustein=1),), offen=True),)
    data, _ = joined(parts, tree)
    reader = pypdf.PdfReader(io.BytesIO(data))
    item, (paper, (first, (second,))) = reader.outline
    assert [entry.title for entry in (item, paper, first, second)] == [
        "Ö 1 Brücke", "Vorlage – Seite 2", "Anlass", "Kosten",
    ]  # fmt: skip
    assert [reader.get_destination_page_number(entry) for entry in (item, paper, first, second)] == [1, 1, 1, 2]
    root = reader.root_object["/Outlines"]
    assert (root["/Count"], root["/First"]["/Count"], root["/First"]["/First"]["/Count"]) == (2, 1, -1)


def test_placeholders_become_tagged_jumps_and_the_file_still_holds_the_standards() -> None:
    address = "https://vorlagen.invalid/ziel/oe-7"
    agenda = part(open_paper(link_pdf([address, address])), "Tagesordnung", eigen=True)
    jumps = {address: Sprung(1, "Ö 7, Seite 2")}
    data, result = joined([agenda, part(open_paper(paper_pdf()))], jumps=jumps)
    assert result.claims == ("PDF/UA-1", "PDF/A-2b")
    read = pikepdf.open(io.BytesIO(data))
    links = list(read.pages[0].Annots)
    assert len(links) == 2
    for link in links:
        assert Name.GoTo == link.A.S
        assert link.A.D[0].objgen == read.pages[1].obj.objgen
        assert str(link.Contents) == "Ö 7, Seite 2"
    assert read_tags(read).faults == []
    assert b"vorlagen.invalid" not in b"".join(
        obj.read_bytes() for obj in read.objects if isinstance(obj, pikepdf.Stream) and "/Width" not in obj
    )


@pytest.mark.parametrize(
    "jumps", [{}, {"https://vorlagen.invalid/ziel/oe-7": Sprung(0, "a"), "https://x": Sprung(0, "b")}]
)
def test_a_placeholder_without_place_and_a_place_without_placeholder_stop_the_join(jumps: dict[str, Sprung]) -> None:
    agenda = part(open_paper(link_pdf(["https://vorlagen.invalid/ziel/oe-7"])), eigen=True)
    with pytest.raises(VorlagenError, match="Ziel"):
        joined([agenda], jumps=jumps)


def test_dividers_made_in_one_go_are_split_over_the_mappe_with_their_tags() -> None:
    source = open_paper(paper_pdf(paragraphs=24))
    own = read_tags(source.pdf)
    pages = len(source.pdf.pages)
    assert pages >= 3
    kept = len(own.elements)
    data, result = joined([
        part(source, "A", seiten=(2,)), part(open_paper(paper_pdf("Zwei")), "B"),
        part(source, "C", seiten=tuple(range(2))), *([part(source, "D", seiten=(3,))] if pages > 3 else []),
    ])  # fmt: skip
    read = pikepdf.open(io.BytesIO(data))
    tags = read_tags(read)
    assert [fault for fault in tags.faults if "claimed" not in fault] == tags.faults
    parts = {str(element.T): element for element in tags.of("Part")}
    for title, page_number in (("A", 0), ("C", len(read.pages) - 2 - (pages > 3))):
        first = parts[title].K[0]
        assert first.Pg.objgen == read.pages[page_number].obj.objgen
    assert len(tags.elements) <= kept + len(own.elements)
    assert result.seiten == len(read.pages)


def test_the_same_logo_in_thirty_files_is_stored_once() -> None:
    logo = bytes(range(256)) * 400

    def with_logo() -> Offen:
        pdf = plain_pdf(content=b"q 100 0 0 100 50 50 cm /Logo Do Q")
        colours = pdf.make_indirect(Array([Name.Indexed, Name.DeviceRGB, 255, String(bytes(768))]))
        image = pdf.make_stream(logo, Type=Name.XObject, Subtype=Name.Image, Width=320, Height=320,
                                ColorSpace=colours, BitsPerComponent=8)  # fmt: skip
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Logo=image))
        return Offen(pdf)

    one, _ = joined([part(with_logo())])
    many, _ = joined([part(with_logo()) for _ in range(30)])
    read = pikepdf.open(io.BytesIO(many))
    images = [
        entry for entry in read.objects if isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == "/Image"
    ]
    assert len(images) == 1
    assert len(many) < 3 * len(one) + 30 * 1000


def test_pictures_that_only_look_alike_stay_apart() -> None:
    def with_image(shade: int) -> Offen:
        pdf = plain_pdf(content=b"q 100 0 0 100 50 50 cm /Bild Do Q")
        image = pdf.make_stream(bytes([shade]) * 100, Type=Name.XObject, Subtype=Name.Image, Width=10, Height=10,
                                ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(Bild=image))
        return Offen(pdf)

    data, _ = joined([part(with_image(10)), part(with_image(200))])
    read = pikepdf.open(io.BytesIO(data))
    found = [page.Resources.XObject.Seite.Resources.XObject.Bild.read_bytes()[0] for page in read.pages]
    assert found == [10, 200]


def test_stamps_and_numbers_must_be_as_many_as_pages() -> None:
    with pytest.raises(VorlagenError, match="2 Seiten, aber 1 Stempel"):
        joined([part(Offen(plain_pdf(2)), stempel=("a",))])


def test_a_stamp_with_a_character_of_no_font_is_refused() -> None:
    with pytest.raises(ConversionError, match="漢"):
        joined([part(Offen(plain_pdf()), stempel=("漢 7",))])


def test_a_date_is_written_only_if_given() -> None:
    import datetime as dt  # noqa: PLC0415

    moment = dt.datetime(2026, 6, 2, 18, 30, tzinfo=dt.UTC)
    target = io.BytesIO()
    join([part(Offen(plain_pdf()))], [], Mappeninfo("M", datum=moment), {}, target)
    assert re.search(rb"<xmp:CreateDate>2026-06-02T18:30:00\+00:00<", target.getvalue())
    assert pypdf.PdfReader(target).metadata.creation_date == moment
