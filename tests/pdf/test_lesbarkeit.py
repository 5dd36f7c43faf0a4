"""Every way in which a PDF of somebody else can be unusable is told apart, and none of them crashes the reader."""

from __future__ import annotations

import io
import os
import random
import sys
from typing import TYPE_CHECKING

import pikepdf
import pytest

from vorlagen.facts import FileContent, Unreadable
from vorlagen.pdf.lesbarkeit import read_pdf

if TYPE_CHECKING:
    from pathlib import Path


def make(pages: int = 2, *, font: bool = True, image: bool = False) -> pikepdf.Pdf:
    """A PDF whose pages have a font, a picture, or neither."""
    pdf = pikepdf.new()
    for _ in range(pages):
        page = pdf.add_blank_page()
        if font:
            page.Resources.Font = pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=pikepdf.Name.Font))
        if image:
            picture = pikepdf.Stream(pdf, b"\x00")
            picture.Subtype = pikepdf.Name.Image
            page.Resources.XObject = pikepdf.Dictionary(Im0=picture)
    return pdf


def raw(pdf: pikepdf.Pdf, **options: object) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, **options)
    return stream.getvalue()


def read(folder: Path, data: bytes) -> FileContent:
    file = folder / "plan.pdf"
    file.write_bytes(data)
    return read_pdf(file)


def test_a_sound_file_has_size_and_pages(tmp_path: Path) -> None:
    data = raw(make(3))
    assert read(tmp_path, data) == FileContent(len(data), pages=3)


@pytest.mark.parametrize("streams", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.98])
def test_a_file_without_its_end_is_cut_off(tmp_path: Path, part: float, streams: pikepdf.ObjectStreamMode) -> None:
    data = raw(make(30), object_stream_mode=streams)
    assert read(tmp_path, data[: int(len(data) * part)]).problem is Unreadable.CUT_OFF


def test_a_cut_off_file_optimised_for_the_web_is_cut_off(tmp_path: Path) -> None:
    """Its first page has a table of its own at the beginning."""
    data = raw(make(40), linearize=True)
    assert read(tmp_path, data[: len(data) // 2]).problem is Unreadable.CUT_OFF


def test_no_byte_at_all_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path, b"").problem is Unreadable.EMPTY


def test_a_file_whose_pages_are_gone_is_damaged(tmp_path: Path) -> None:
    data = raw(make(5), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    broken = data[:200] + b"\x00" * (len(data) - 400) + data[-200:]
    assert b"%%EOF" in broken
    assert read(tmp_path, broken).problem is Unreadable.DAMAGED


def test_a_lost_page_is_damage_even_if_the_rest_can_be_read(tmp_path: Path) -> None:
    data = raw(make(5), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    broken = data.replace(b"4 0 obj", b"4 0 xxx", 1)
    assert broken != data
    assert read(tmp_path, broken).problem is Unreadable.DAMAGED


def test_a_table_that_is_off_is_mended_like_every_reader_does(tmp_path: Path) -> None:
    data = raw(make(5), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    shifted = data.replace(b"%PDF-", b"%!\n%PDF-", 1).replace(b"startxref\n", b"startxref\n9", 1)
    content = read(tmp_path, shifted)
    assert (content.problem, content.pages) == (None, 5)


def test_a_password_is_needed_or_not(tmp_path: Path) -> None:
    closed = raw(make(), encryption=pikepdf.Encryption(owner="a", user="b"))
    assert read(tmp_path, closed).problem is Unreadable.ENCRYPTED
    restricted = raw(make(), encryption=pikepdf.Encryption(owner="a", user=""))
    assert read(tmp_path, restricted).problem is None


def test_a_file_without_pages(tmp_path: Path) -> None:
    assert read(tmp_path, raw(make(0))).problem is Unreadable.NO_PAGES


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs rights that can be taken away")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF-")
    file.chmod(0)
    content = read_pdf(file)
    assert (content.problem, str(content.reason)) == (Unreadable.REFUSED, "keine Berechtigung")


def sign(pdf: pikepdf.Pdf, *, filled: bool, nested: bool = False) -> pikepdf.Pdf:
    field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T="Unterschrift")
    if filled:
        field.V = pikepdf.Dictionary(Type=pikepdf.Name.Sig)
    fields = [pdf.make_indirect(field)]
    if nested:
        fields = [pdf.make_indirect(pikepdf.Dictionary(T="Gruppe", Kids=pikepdf.Array(fields)))]
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(fields))
    return pdf


def test_a_filled_signature_field_is_a_signature_and_an_empty_one_is_not(tmp_path: Path) -> None:
    assert read(tmp_path, raw(sign(make(), filled=True))).signed
    assert read(tmp_path, raw(sign(make(), filled=True, nested=True))).signed
    assert not read(tmp_path, raw(sign(make(), filled=False))).signed
    certified = make()
    certified.Root.Perms = pikepdf.Dictionary(DocMDP=pikepdf.Dictionary())
    assert read(tmp_path, raw(certified)).signed


def test_a_form_that_contains_itself_ends(tmp_path: Path) -> None:
    pdf = make()
    field = pdf.make_indirect(pikepdf.Dictionary(T="Kreis"))
    field.Kids = pikepdf.Array([field, field])
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
    assert not read(tmp_path, raw(pdf)).signed


def test_scanned_pages_are_counted_and_blank_ones_are_not(tmp_path: Path) -> None:
    assert read(tmp_path, raw(make(2, font=False, image=True))).textless == 2
    assert read(tmp_path, raw(make(2, font=True, image=True))).textless == 0
    assert read(tmp_path, raw(make(2, font=False))).textless == 0


def test_pages_that_inherit_their_pictures_are_scans_too(tmp_path: Path) -> None:
    pdf = make(2, font=False, image=True)
    pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
    for page in pdf.pages:
        del page.obj["/Resources"]
    assert read(tmp_path, raw(pdf)).textless == 2


@pytest.mark.parametrize(
    ("key", "value"),
    [("AcroForm", 5), ("AcroForm", pikepdf.Dictionary(Fields=3)), ("Perms", pikepdf.Array([]))],
)
def test_objects_of_another_type_than_promised_do_no_harm(tmp_path: Path, key: str, value: object) -> None:
    pdf = make()
    pdf.Root[f"/{key}"] = value
    content = read(tmp_path, raw(pdf))
    assert (content.problem, content.signed, content.pages) == (None, False, 2)


def test_any_damage_gives_an_answer(tmp_path: Path) -> None:
    """200 files with bytes changed at random: readable or not, but never an exception."""
    chance = random.Random(7)  # noqa: S311 - no secret
    data = raw(sign(make(3, image=True), filled=True))
    answers = set()
    for _ in range(200):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        answers.add(read(tmp_path, bytes(broken)).problem)
    assert len(answers) >= 3
