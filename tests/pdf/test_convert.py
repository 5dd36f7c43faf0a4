from __future__ import annotations

import datetime as dt
import io
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import page as validator
import pikepdf
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from papierbau import ALTS, NUMBER, TITLE, add_picture, blank, paper, picture, replace_part, to_bytes
from tagprobe import read_tags, scopes

from vorlagen.errors import ConversionError
from vorlagen.facts import WordFacts
from vorlagen.pdf.convert import Converted, convert, convert_each
from vorlagen.pdf.engine import Engine, Job
from vorlagen.pdf.readback import read_pdf_facts
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from docx.document import Document

BOTH = ("PDF/UA-1", "PDF/A-2b")


def job(docx: bytes, number: str = NUMBER) -> Job:
    return Job(docx, "vorlage.docx", read_word_facts(docx), number)


def one(docx: bytes, engine: Engine, number: str = NUMBER) -> Converted:
    (converted,) = convert([job(docx, number)], engine)
    return converted


def holds(pdf: bytes, profile: str) -> bool:
    return validator.is_pdf_compliant_bytes(pdf, profile=profile)


def codes(converted: Converted) -> set[str]:
    return {finding.code for finding in converted.findings}


def opened(converted: Converted) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(converted.pdf))


def test_a_paper_holds_both_standards_and_says_so(engine: Engine) -> None:
    converted = one(paper(alts=ALTS), engine)
    assert converted.claims == BOTH
    assert converted.findings == ()
    assert holds(converted.pdf, "ua1")
    assert holds(converted.pdf, "2b")


def test_tree_and_pages_agree(engine: Engine) -> None:
    """ParentTree, StructParents and the marks in the pages name the same elements."""
    tags = read_tags(opened(one(paper(alts=ALTS), engine)))
    assert tags.faults == []


def test_each_paragraph_is_one_p(engine: Engine) -> None:
    """12 paragraphs and the last one; none runs into its neighbour."""
    tags = read_tags(opened(one(paper(paragraphs=12), engine)))
    top = [kind for depth, kind, _ in tags.elements if depth == 1]
    assert top[:8] == ["H1", "H2", *["P"] * 6]
    assert top.count("P") == 13
    assert tags.types("H1", "H2") == ["H1", "H2", "H2"]


def test_lists_and_header_cells_are_tagged(engine: Engine) -> None:
    tags = read_tags(opened(one(paper(), engine)))
    assert len(tags.of("L")) == 1
    assert len(tags.of("LI")) == len(tags.of("LBody")) == 3
    if engine.name == "embedded":  # LibreOffice 7.4 has the label inside LBody
        assert len(tags.of("Lbl")) == 3
    assert len(tags.of("TH")) == 3
    assert [scopes(cell) for cell in tags.of("TH")] == [["/Column"]] * 3
    assert len(tags.of("TD")) == 6


def test_an_independent_reader_finds_language_title_and_number(engine: Engine) -> None:
    facts = read_pdf_facts(one(paper(), engine).pdf)
    assert (facts.language, facts.title, facts.tagged) == ("de-DE", TITLE, True)
    assert NUMBER in facts.text
    assert "Ende der Vorlage." in facts.text
    assert facts.unembedded == ()


def test_a_docx_without_language_becomes_german(embedded: Engine) -> None:
    """The engine would say en-US."""
    docx = replace_part(paper(), "word/styles.xml", lambda xml: re.sub(rb"<w:lang [^>]*>", b"", xml))
    silent = replace_part(docx, "docProps/core.xml", lambda xml: xml.replace(b"de-DE", b""))
    assert job(silent).facts.language == ""
    assert read_pdf_facts(one(silent, embedded).pdf).language == "de-DE"


def test_alternative_texts_arrive_in_order(engine: Engine) -> None:
    tags = read_tags(opened(one(paper(alts=ALTS), engine)))
    assert [str(figure.Alt) for figure in tags.of("Figure")] == list(ALTS)


def test_pictures_lie_in_the_reading_flow(engine: Engine) -> None:
    """LibreOffice 7.4 paints them as artifacts and leaves the Figure empty."""

    def change(document: Document) -> None:
        cell = document.add_table(1, 2).cell(0, 0)
        cell.paragraphs[0].add_run().add_picture(picture())
        add_picture(document, "Danach")
        document.inline_shapes[0]._inline.docPr.set("descr", "In der Zelle")

    converted = one(paper(change=change), engine)
    tags = read_tags(opened(converted))
    assert tags.faults == []
    assert [str(figure.Alt) for figure in tags.of("Figure")] == ["In der Zelle", "Danach"]
    assert converted.claims == BOTH


def test_paragraphs_that_ran_together_cost_pdf_ua(embedded: Engine) -> None:
    """The validator passes one Span for several paragraphs; a screen reader reads them as one."""

    def justify(document: Document) -> None:
        for _ in range(3):
            document.add_paragraph("Blocksatz").alignment = WD_ALIGN_PARAGRAPH.JUSTIFY

    converted = one(paper(change=justify), embedded)
    assert holds(converted.pdf, "2b")
    assert converted.claims == ("PDF/A-2b",)
    (finding,) = converted.findings
    assert finding.code == "D816"


def test_a_decorative_picture_is_an_artifact(engine: Engine) -> None:
    converted = one(paper(alts=(ALTS[0], "", ALTS[1])), engine)
    tags = read_tags(opened(converted))
    assert [str(figure.Alt) for figure in tags.of("Figure")] == list(ALTS)
    assert tags.faults == []
    assert converted.claims == BOTH


def test_a_picture_that_nobody_described_costs_pdf_ua(engine: Engine) -> None:
    converted = one(paper(alts=(ALTS[0], None)), engine)
    assert converted.claims == ("PDF/A-2b",)
    (finding,) = converted.findings
    assert finding.code == "D812"
    assert "Ein Bild hat keinen Alternativtext" in str(finding.message)
    assert "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001" in str(finding.message)
    assert b"pdfuaid:part>" not in converted.pdf
    assert holds(converted.pdf, "2b")


def test_a_missing_title_costs_pdf_ua(engine: Engine) -> None:
    converted = one(paper(title=""), engine)
    assert converted.claims == ("PDF/A-2b",)
    assert any("keinen Titel" in str(finding.message) for finding in converted.findings)


def test_a_skipped_heading_costs_pdf_ua(embedded: Engine) -> None:
    converted = one(paper(change=lambda document: document.add_heading("Zu tief", 4)), embedded)
    assert converted.claims == ("PDF/A-2b",)
    assert any("Überschriftsebene" in str(finding.message) for finding in converted.findings)


def test_a_character_in_no_font_is_named_and_nothing_is_claimed(engine: Engine) -> None:
    converted = one(paper(change=lambda document: document.add_paragraph("Zeichen \U00012000 hier")), engine)
    assert converted.claims == ()
    assert converted.missing == ("\U00012000",)
    assert "D811" in codes(converted)
    assert "„\U00012000“ (U+12000)" in str(converted.findings[0].message)
    assert b"pdfaid:part>" not in converted.pdf


def test_protected_blanks_are_no_missing_characters(engine: Engine) -> None:
    """Programs draw them from others; DIN 5008 is full of them."""
    text = "§\u00a05, 18:30\u202fUhr, z.\u202fB. Rad\u00adweg, 5\u2009%"
    converted = one(paper(change=lambda document: document.add_paragraph(text)), engine)
    assert converted.claims == BOTH
    assert converted.findings == ()


def test_a_hyphen_drawn_from_another_one_is_no_missing_character(engine: Engine) -> None:
    """Source Sans Pro has no U+2011; at worst another font steps in, which is said."""
    converted = one(paper(change=lambda document: document.add_paragraph("E\u2011Mail")), engine)
    assert converted.missing == ()
    assert converted.claims == BOTH


def test_pictures_that_do_not_add_up_are_left_alone_and_said(embedded: Engine) -> None:
    docx = paper(alts=(ALTS[0],))
    facts = replace(read_word_facts(docx), alt_texts=ALTS)
    (converted,) = convert([Job(docx, "a.docx", facts, NUMBER)], embedded)
    assert codes(converted) == {"D812", "D814"}
    assert "2 Bilder in Word, 1 im PDF" in str(converted.findings[0].message)
    assert converted.claims == ("PDF/A-2b",)


def test_a_foreign_font_is_named(engine: Engine) -> None:
    def change(document: Document) -> None:
        document.add_paragraph().add_run("Fremd").font.name = "DejaVu Serif"

    converted = one(paper(change=change), engine)
    assert codes(converted) == {"D810"}
    assert "DejaVuSerif" in str(converted.findings[0].message)
    assert converted.claims == BOTH


def test_the_same_docx_gives_the_same_bytes(engine: Engine) -> None:
    """With LibreOffice too: random ids and times of day are taken out."""
    docx = paper(alts=ALTS)
    first = one(docx, engine).pdf
    time.sleep(1.1)  # the dates that programs write have seconds
    assert one(docx, engine).pdf == first


def test_no_date_and_no_persons_name_are_written(engine: Engine) -> None:
    def sign(document: Document) -> None:
        document.core_properties.author = "Erika Mustermann"

    pdf = opened(one(paper(change=sign), engine))
    assert set(pdf.docinfo.keys()) == {"/Title", "/Producer"}
    assert b"Mustermann" not in pdf.Root.Metadata.read_bytes()
    assert b"CreateDate" not in pdf.Root.Metadata.read_bytes()


def test_a_creation_date_is_written_if_it_is_given(embedded: Engine) -> None:
    docx = paper()
    created = dt.datetime(2026, 5, 4, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
    (converted,) = convert([Job(docx, "a.docx", read_word_facts(docx), NUMBER, created)], embedded)
    pdf = opened(converted)
    assert str(pdf.docinfo["/CreationDate"]) == "D:20260504103000+02'00"
    assert b"<xmp:CreateDate>2026-05-04T10:30:00+02:00</xmp:CreateDate>" in pdf.Root.Metadata.read_bytes()
    assert converted.claims == BOTH


def test_borders_of_paragraphs_do_not_cost_pdf_ua(engine: Engine) -> None:
    """LibreOffice 7.4 leaves them untagged; they become artifacts."""

    def frame(document: Document) -> None:
        from docx.oxml import parse_xml  # noqa: PLC0415
        from docx.oxml.ns import nsdecls  # noqa: PLC0415

        paragraph = document.add_paragraph("Im Kasten")
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="8" w:space="1"/>' for side in ("top", "left", "bottom", "right")
        )
        paragraph._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{sides}</w:pBdr>"))

    converted = one(paper(change=frame), engine)
    assert converted.claims == BOTH
    assert read_tags(opened(converted)).faults == []


def test_a_pdf_without_the_papers_number_is_refused(embedded: Engine) -> None:
    with pytest.raises(ConversionError, match="2099/9999 steht nicht darin"):
        one(paper(), embedded, number="2099/9999")


def test_the_number_is_found_across_a_line_break_and_hyphens(embedded: Engine) -> None:
    document = blank()
    paragraph = document.add_paragraph("Nummer 2026\u2011")
    paragraph.add_run().add_break()
    paragraph.add_run("0184").font.size = Pt(11)
    assert one(to_bytes(document), embedded, number="2026-0184").pages == 1


def test_tracked_changes_comments_and_hidden_text_stop_the_conversion(engine: Engine) -> None:
    def hide(document: Document) -> None:
        document.add_paragraph().add_run("geheim").font.hidden = True

    good, bad = paper(), paper(change=hide)
    outcome_good, outcome_bad = convert_each([job(good), job(bad)], engine)
    assert isinstance(outcome_good, Converted)
    assert isinstance(outcome_bad, ConversionError)
    assert [finding.code for finding in outcome_bad.findings] == ["D803"]
    assert "verborgener Text" in str(outcome_bad)
    assert outcome_bad.exit_code == 6


def test_several_failures_are_all_named(embedded: Engine) -> None:
    jobs = [Job(paper(), name, WordFacts(), "fehlt") for name in ("a.docx", "b.docx")]
    with pytest.raises(ConversionError) as caught:
        convert(jobs, embedded)
    assert "a.docx" in str(caught.value)
    assert "b.docx" in str(caught.value)
