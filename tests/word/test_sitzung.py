"""The Word files of a meeting: valid, complete, sealed, and checked like those of papers."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen import resources
from vorlagen.errors import FormError
from vorlagen.formular import Formular
from vorlagen.formular.sitzungsbild import Rahmen, as_agenda, as_cover, as_dividers, as_notice, compose_sitzung
from vorlagen.formular.sitzungsinhalt import Blattart, Sitzungsinhalt
from vorlagen.models import Behoerde
from vorlagen.word.pruefung.lint import lint_meeting_file
from vorlagen.word.siegel import is_ours_unchanged
from vorlagen.word.sitzung import render_sitzung_docx
from vorlagen.word.vorlage_docx import compile_template

sys.path.insert(0, str(Path(__file__).parents[1] / "formular"))
from planbau import SECRETS, items, meeting, plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular.druckbild import Audience
    from vorlagen.models import Sitzung

KINDS = tuple(Blattart)


def contents(audience: Audience = "internal", *, draft: bool = False) -> dict[Blattart, Sitzungsinhalt]:
    """The words of all five files."""
    sitzung = meeting(beginn="18:30", einladung={"text": "Guten Tag & <willkommen>", "unterschrift": "Erika Beispiel"})
    made = plan(sitzung, audience)
    base = compose_sitzung(sitzung, items(sitzung, audience), Rahmen(Behoerde(name="Stadt A & B")), audience,
                           entwurf=draft)  # fmt: skip
    return {
        Blattart.EINLADUNG: base,
        Blattart.BEKANNTMACHUNG: as_notice(_public(sitzung, draft=draft), sitzung, Formular()),
        Blattart.TAGESORDNUNG: as_agenda(base, made),
        Blattart.DECKBLATT: as_cover(base, made, fassung="Fassung 2", aenderungen=("Neu: Ö 2a",)),
        Blattart.TRENNBLATT: as_dividers(base, made),
    }


def _public(sitzung: Sitzung, *, draft: bool) -> Sitzungsinhalt:
    rahmen = Rahmen(Behoerde(name="Stadt A & B"))
    return compose_sitzung(sitzung, items(sitzung, "public"), rahmen, "public", entwurf=draft)


def printed(kind: Blattart, audience: Audience = "internal", *, draft: bool = False) -> bytes:
    """One of them in the standard look."""
    template = compile_template(resources.word_file("standard", str(kind)).read_bytes(), kind.datei)
    return render_sitzung_docx(kind, contents(audience, draft=draft)[kind], template)


def everything(docx: bytes) -> str:
    """All parts as text, protected spaces as plain ones."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        text = "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return text.replace("\xa0", " ")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_valid_sealed_and_the_same_each_time(kind: Blattart, assert_valid_docx: Callable[[bytes], None]) -> None:
    docx = printed(kind)
    assert_valid_docx(docx)
    assert is_ours_unchanged(docx)
    assert printed(kind) == docx
    assert "{{" not in everything(docx)
    assert "{%" not in everything(docx)


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_word_file_has_no_findings(kind: Blattart) -> None:
    assert lint_meeting_file(resources.word_file("standard", str(kind)).read_bytes(), kind.datei) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_no_part_of_a_public_file_holds_anything_closed(kind: Blattart) -> None:
    text = everything(printed(kind, "public"))
    assert [secret for secret in SECRETS if secret in text] == []
    assert "urn:vorlagen:quelle" not in text


def test_the_internal_files_do_hold_it() -> None:
    text = "".join(everything(printed(kind)) for kind in KINDS)
    assert [secret for secret in SECRETS if secret not in text] == ["kauf.pdf", "gutachten.pdf"]  # names of files


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_says_so_in_every_header(kind: Blattart) -> None:
    with zipfile.ZipFile(io.BytesIO(printed(kind, draft=True))) as package:
        headers = [name for name in package.namelist() if name.startswith("word/header")]
        assert len(headers) == 2
        assert all("ENTWURF" in package.read(name).decode() for name in headers)
    assert "ENTWURF" not in everything(printed(kind))


def test_each_line_of_the_agenda_that_has_pages_is_a_link_and_the_table_has_a_header_row() -> None:
    with zipfile.ZipFile(io.BytesIO(printed(Blattart.TAGESORDNUNG))) as package:
        document = package.read("word/document.xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
    assert document.count("<w:tblHeader/>") == document.count("<w:tbl>") == 2
    for key in ("oe-2", "oe-3.1", "oe-4", "noe-1"):
        assert f'Target="https://vorlagen.invalid/ziel/{key}" TargetMode="External"' in relations
    assert document.count("<w:hyperlink ") == 8
    assert "<w:strike/>" in document


def test_titles_with_signs_of_xml_arrive_as_they_are() -> None:
    assert "Guten Tag &amp; &lt;willkommen&gt;" in everything(printed(Blattart.EINLADUNG))


def test_a_file_that_leaves_out_the_agenda_is_refused_and_the_lost_titles_are_named() -> None:
    path = resources.word_file("standard", "einladung")
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"{{p teil.tagesordnung }}", b""))
    template = compile_template(stream.getvalue(), "einladung.docx")
    with pytest.raises(FormError, match=r"einladung\.docx gibt nicht alles aus.*„Ö 1“; „Eröffnung“"):
        render_sitzung_docx(Blattart.EINLADUNG, contents()[Blattart.EINLADUNG], template)


def test_names_that_no_meeting_has_are_found_with_the_nearest_that_there_is() -> None:
    path = resources.word_file("standard", "einladung")
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b"{{ ausgabe }}", b"{{ ausgaben }}")
            new.writestr(name, text.replace(b"{{ teil.ueberschrift }}", b"{{ teil.titel }}"))
    found = lint_meeting_file(stream.getvalue(), "einladung.docx")
    assert [finding.code for finding in found] == ["P920", "P920"]
    assert "ueberschrift" in str(found[0].hint)
    assert "„ausgabe“" in str(found[1].hint)
