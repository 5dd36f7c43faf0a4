"""A style's name that is also a standard structure type no longer costs PDF/UA."""

from __future__ import annotations

import io

import pikepdf
import pytest
from papierbau import NUMBER, blank, to_bytes
from pikepdf import Array, Dictionary, Name
from tagprobe import read_tags

from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Job, get_engine
from vorlagen.pdf.rollen import settle_roles
from vorlagen.word.facts import read_word_facts


def test_a_standard_type_mapped_to_another_is_replaced_and_others_stay() -> None:
    pdf = pikepdf.new()
    kids = [pdf.make_indirect(Dictionary(S=Name(name))) for name in ("/Quote", "/Note", "/Angabe", "/P")]
    roles = Dictionary({"/Quote": Name.P, "/Note": Name.P, "/Angabe": Name.P, "/P": Name.P})
    pdf.Root["/StructTreeRoot"] = pdf.make_indirect(Dictionary(K=Array(kids), RoleMap=roles))
    assert settle_roles(pdf) == 2
    assert [str(kid.S) for kid in kids] == ["/P", "/P", "/Angabe", "/P"]
    assert sorted(pdf.Root.StructTreeRoot.RoleMap.keys()) == ["/Angabe", "/P"]


def test_a_file_without_tags_is_left_alone() -> None:
    assert settle_roles(pikepdf.new()) == 0


@pytest.mark.libreoffice
def test_a_quotation_holds_pdf_ua_in_libreoffice() -> None:
    document = blank()
    document.add_heading("Anlass")
    document.add_paragraph(f"Ein Zitat zu {NUMBER}.", style="Quote")
    docx = to_bytes(document)
    (converted,) = convert([Job(docx, "a.docx", read_word_facts(docx), NUMBER)], get_engine("libreoffice"))
    assert "PDF/UA-1" in converted.claims, converted.findings
    with pikepdf.open(io.BytesIO(converted.pdf)) as pdf:
        tags = read_tags(pdf)
        assert "Quote" not in {kind for _, kind, _ in tags.elements}
        assert not tags.faults
