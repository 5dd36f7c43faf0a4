"""Sources opened as the program opens them, joined."""

from __future__ import annotations

import io
import warnings

import page
import pikepdf
import pypdf
from mappenbau import joined, open_paper, paper_pdf, part, plain_pdf
from pikepdf import Array, Dictionary, Name, String
from tagprobe import read_tags

from vorlagen.pdf.mappe.baustein import Lesezeichen
from vorlagen.pdf.quellen.oeffnen import open_source


def saved(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of fields that no form names, which is what some tests want
        pdf.save(stream, static_id=True)
    return stream.getvalue()


def form_with(value: str) -> bytes:
    pdf = plain_pdf()
    field = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("ort"), V=String(value),
        Rect=Array([10, 10, 100, 30]), P=pdf.pages[0].obj, F=4,
    ))  # fmt: skip
    pdf.pages[0].obj["/Annots"] = Array([field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))
    return saved(pdf)


def test_papers_opened_as_sources_hold_both_standards_together() -> None:
    sources = [open_source(paper_pdf(), f"{name}.pdf", name) for name in ("q1", "q2", "q3")]
    data, result = joined([part(source, source.name) for source in sources])
    assert result.claims == ("PDF/UA-1", "PDF/A-2b")
    with pikepdf.open(io.BytesIO(data)) as read:
        assert read_tags(read).faults == []


def test_a_mappe_can_be_a_source_of_another_one_and_loses_nothing() -> None:
    inner, _ = joined([part(open_paper(paper_pdf()), "A")], (Lesezeichen("Anlass", 1),))
    source = open_source(inner, "mappe.pdf", "q1")
    data, result = joined(
        [part(source, "Alte Mappe"), part(open_source(paper_pdf(), "b.pdf", "q2"), "B")],
        (Lesezeichen("Ö 1", 0, baustein=0),),
    )
    assert result.claims == ("PDF/UA-1", "PDF/A-2b")
    assert [not page.validate_pdf_bytes(data, profile=profile).failures for profile in ("ua1", "2b")] == [True, True]
    item, (below,) = pypdf.PdfReader(io.BytesIO(data)).outline
    assert (item.title, below.title) == ("Ö 1", "Anlass")


def test_two_forms_with_the_same_field_keep_both_values() -> None:
    sources = [open_source(form_with(value), f"{value}.pdf", f"q{at}") for at, value in enumerate(("Kiel", "Bonn"))]
    data, _ = joined([part(source, source.name) for source in sources])
    fields = pypdf.PdfReader(io.BytesIO(data)).get_fields()
    values = {name: field["/V"] for name, field in fields.items() if "/V" in field}
    assert sorted(values.values()) == ["Bonn", "Kiel"]
    assert len(values) == 2


def test_a_file_locked_against_changes_comes_out_unlocked() -> None:
    stream = io.BytesIO()
    plain_pdf(2).save(stream, encryption=pikepdf.Encryption(owner="besitzer", user=""))
    data, result = joined([part(open_source(stream.getvalue(), "a.pdf"), "A")])
    assert result.seiten == 2
    assert not pypdf.PdfReader(io.BytesIO(data)).is_encrypted
