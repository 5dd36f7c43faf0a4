"""A town's own Word files of a meeting: taken where they lie beside the form, checked, and named when they fail."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from vorlagen import resources
from vorlagen.errors import FormError
from vorlagen.formular.sitzungsbild import Rahmen, compose_sitzung
from vorlagen.formular.sitzungsinhalt import Blattart
from vorlagen.models import Behoerde, Sitzung
from vorlagen.sources import load_form
from vorlagen.workflow.formular import check_form_file, print_meeting

if TYPE_CHECKING:
    from pathlib import Path


def changed(old: bytes, new: bytes) -> bytes:
    """The standard invitation with some words changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(resources.word_file("standard", "einladung")) as source, zipfile.ZipFile(stream, "w") as copy:
        found = False
        for name in source.namelist():
            part = source.read(name)
            found = found or old in part
            copy.writestr(name, part.replace(old, new))
    assert found
    return stream.getvalue()


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "stadt" / "formular.yaml"
    file.parent.mkdir()
    file.write_text("name: stadt\n", encoding="utf-8")
    return file


def test_what_a_form_does_not_have_comes_from_the_standard_one(form: Path) -> None:
    source = load_form(str(form))
    assert [source.meeting_file(kind) for kind in Blattart] == [
        resources.word_file("standard", str(kind)) for kind in Blattart
    ]
    assert source.meeting_files == ()
    assert len(load_form("standard").meeting_files) == len(Blattart)
    assert load_form("leipzig").meeting_files == ()


def test_a_file_beside_the_form_is_its_own_and_is_checked(form: Path) -> None:
    (form.parent / "einladung.docx").write_bytes(changed(b"{{ ausgabe }}", b"{{ ausgaben }}"))
    source = load_form(str(form))
    assert source.meeting_files == (form.parent / "einladung.docx",)
    report = check_form_file(str(form))
    assert [(finding.code, str(finding.file)) for finding in report.findings] == [
        ("P920", str(form.parent / "einladung.docx"))
    ]


def test_a_link_that_leads_out_of_the_forms_folder_is_never_read(form: Path, tmp_path: Path) -> None:
    (tmp_path / "fremd.docx").write_bytes(b"geheim")
    (form.parent / "einladung.docx").symlink_to(tmp_path / "fremd.docx")
    with pytest.raises(FormError) as raised:
        load_form(str(form))
    assert [finding.code for finding in raised.value.findings] == ["V211"]  # type: ignore[attr-defined]


def test_a_file_that_cannot_be_filled_is_refused_with_all_of_its_faults(form: Path) -> None:
    (form.parent / "einladung.docx").write_bytes(changed(b"{{ ausgabe }}", b"{{ ausgaben }}"))
    sitzung = Sitzung.model_validate({"gremium": "Rat", "einladung": {"datum": "12.06.2026"}})
    words = compose_sitzung(sitzung, (), Rahmen(Behoerde(anschrift="Markt 1, 12345 Musterstadt")), "internal")
    with pytest.raises(FormError, match=r"einladung\.docx.*„ausgaben“ gibt es nicht") as raised:
        print_meeting(Blattart.EINLADUNG, words, load_form(str(form)))
    assert [finding.code for finding in raised.value.findings] == ["P920"]  # type: ignore[attr-defined]
