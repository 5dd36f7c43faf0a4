from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.errors import UnreadableError
from vorlagen.word.facts import read_word_facts
from vorlagen.word.paket import MAX_PARTS, MAX_XML

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from vorlagen.facts import WordFacts

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)
DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><d:decorative val="1" '
    'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)


def save(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def facts(change: Callable[[Document], object] = lambda _: None) -> WordFacts:
    document = docx.Document()
    document.core_properties.title = "Radwegbrücke"
    document.add_paragraph("Erster Absatz")
    change(document)
    return read_word_facts(save(document))


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def body(xml: str) -> bytes:
    return f"<w:document {nsdecls('w')}><w:body>{xml}</w:body></w:document>".encode()


def test_title_and_paragraphs_are_read() -> None:
    found = facts()
    assert found.title == "Radwegbrücke"
    assert found.paragraphs == ("Erster Absatz",)
    assert (found.tracked_changes, found.comments, found.hidden_text) == (0, 0, False)


def test_the_language_of_the_defaults_counts() -> None:
    assert facts().language == "en-US"  # python-docx's own template


def test_pictures_are_listed_in_order_described_decorative_and_undescribed() -> None:
    def change(document: Document) -> None:
        for _ in range(3):
            document.add_picture(io.BytesIO(PNG))
        first, second, _ = (shape._inline.docPr for shape in document.inline_shapes)
        first.set("descr", " Lageplan ")
        second.append(parse_xml(DECORATIVE))

    assert facts(change).alt_texts == ("Lageplan", "", None)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>neu</w:t></w:r></w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="A"><w:r><w:delText>alt</w:delText></w:r></w:del></w:p>',
        '<w:p><w:moveFrom w:id="1" w:author="A"><w:r><w:t>weg</w:t></w:r></w:moveFrom></w:p>',
        '<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="A"><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>',
    ],
)
def test_each_kind_of_tracked_change_is_counted(xml: str) -> None:
    assert read_word_facts(package(word__document_xml=body(xml))).tracked_changes == 1


def test_tracked_changes_in_a_footnote_are_counted() -> None:
    note = f'<w:footnotes {nsdecls("w")}><w:footnote><w:p><w:ins w:id="1"/></w:p></w:footnote></w:footnotes>'
    found = read_word_facts(package(word__document_xml=body("<w:p/>"), word__footnotes_xml=note.encode()))
    assert found.tracked_changes == 1


def test_comments_are_counted() -> None:
    def change(document: Document) -> None:
        document.add_comment(document.add_paragraph("x").runs, text="Bitte prüfen", author="A", initials="A")

    assert facts(change).comments == 1


def test_a_hidden_run_is_found_and_one_switched_off_is_not() -> None:
    def hide(document: Document) -> None:
        document.add_paragraph().add_run("geheim").font.hidden = True

    def show(document: Document) -> None:
        document.add_paragraph().add_run("offen").font.hidden = False

    assert facts(hide).hidden_text
    assert not facts(show).hidden_text


def test_a_run_that_overrides_its_hidden_style_is_not_hidden() -> None:
    def change(document: Document) -> None:
        document.styles.add_style("Versteckt", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
        document.add_paragraph(style="Versteckt").add_run("offen").font.hidden = False

    assert not facts(change).hidden_text


def test_text_hidden_by_an_inherited_style_is_found() -> None:
    def change(document: Document) -> None:
        parent = document.styles.add_style("Versteckt", WD_STYLE_TYPE.PARAGRAPH)
        parent.font.hidden = True
        child = document.styles.add_style("Kind", WD_STYLE_TYPE.PARAGRAPH)
        child.base_style = parent
        document.add_paragraph("geheim", style="Kind")

    assert facts(change).hidden_text


def test_a_hidden_style_that_nobody_uses_is_no_hidden_text() -> None:
    def change(document: Document) -> None:
        document.styles.add_style("Versteckt", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True

    assert not facts(change).hidden_text


def test_hidden_text_in_a_header_is_found() -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].add_run("geheim").font.hidden = True

    assert facts(change).hidden_text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ist keine Word-Datei, auch"),
        (b"Nur Text", "ist keine Word-Datei, auch"),
        (b"<html></html>", "ist keine Word-Datei, auch"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "mit einem Kennwort verschlüsselt"),
        (b"PK\x03\x04 rubbish", "beschädigt"),
        (save(docx.Document())[:5000], "beschädigt"),
        (package(xl__workbook_xml=b"<workbook/>"), "ist keine Word-Datei, sondern ein anderes gepacktes Format"),
        (package(word__document_xml=b"<w:document"), "kein gültiges XML"),
        (package(word__document_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "Dokumenttyp"),
        (package(word__document_xml=b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'), "Strict"),
    ],
)
def test_what_is_no_docx_is_refused_with_its_own_words(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        read_word_facts(content, "vorlage.docx")
    assert str(caught.value).startswith("vorlage.docx ")
    assert str(caught.value.hint)
    assert caught.value.exit_code == 3


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = package(word__document_xml=bytes(MAX_XML + 1))
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableError, match="entpackt zu groß"):
        read_word_facts(bomb)


def test_a_package_with_too_many_parts_is_refused() -> None:
    with pytest.raises(UnreadableError, match="entpackt zu groß"):
        read_word_facts(package(**{f"teil{number}_xml": b"" for number in range(MAX_PARTS + 1)}))


def test_an_encrypted_part_is_refused() -> None:
    content = bytearray(package(word__document_xml=body("<w:p/>")))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableError, match="beschädigt"):
        read_word_facts(bytes(content))


@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_word_facts(b"PK" + content)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")))
def test_any_text_of_a_paragraph_comes_back(text: str) -> None:
    def change(document: Document) -> None:
        document.add_paragraph(text)

    assert facts(change).paragraphs == tuple(filter(None, ("Erster Absatz", text.strip())))
