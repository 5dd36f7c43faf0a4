"""A picture that is all that a page shows is that page; a logo is not, nor is a white sheet."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.durchsicht import only_places, page_prints
from vorlagen.pdf.vollbilder import full_pictures

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        yield made


def picture(pdf: pikepdf.Pdf, seed: int, *, blank: bool = False) -> pikepdf.Stream:
    data = b"\xff" * 4096 if blank else random.Random(seed).randbytes(4096)  # noqa: S311 - no secret
    return pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Width=64, Height=64,
                           ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip


def page(pdf: pikepdf.Pdf, content: bytes, **pictures: pikepdf.Object) -> None:
    added = pdf.add_blank_page(page_size=(600, 800))
    added.obj["/Contents"] = pdf.make_stream(content)
    added.obj["/Resources"] = Dictionary(XObject=Dictionary({f"/{name}": value for name, value in pictures.items()}))


WHOLE = b"q 600 0 0 800 0 0 cm /Scan Do Q"
LOGO = b"q 60 0 0 60 500 700 cm /Wappen Do Q"
TEXT = b"BT /F1 12 Tf (Ein Brief mit einem Briefkopf und viel Text darin, so lang wie eine Zeile) Tj ET " + LOGO


def test_a_scan_is_full(pdf: pikepdf.Pdf) -> None:
    page(pdf, WHOLE, Scan=picture(pdf, 1))
    assert len(full_pictures(pdf)) == 1
    assert full_pictures(pdf) <= page_prints(pdf.pages).bilder


def test_so_is_one_in_strips_and_one_within_a_form(pdf: pikepdf.Pdf) -> None:
    strips = b"".join(b"q 600 0 0 200 0 %d cm /S%d Do Q " % (200 * at, at) for at in range(4))
    page(pdf, strips, **{f"S{at}": picture(pdf, at) for at in range(4)})
    form = pdf.make_stream(b"q 300 0 0 400 0 0 cm /Scan Do Q", Type=Name.XObject, Subtype=Name.Form,
                           BBox=Array([0, 0, 300, 400]),
                           Resources=Dictionary(XObject=Dictionary(Scan=picture(pdf, 9))))  # fmt: skip
    page(pdf, b"q 2 0 0 2 0 0 cm /Fm Do Q", Fm=form)
    assert len(full_pictures(pdf)) == 5


@pytest.mark.parametrize("order", [1, -1], ids=["text first", "scan first"])
def test_pages_that_share_their_resources_are_told_apart(pdf: pikepdf.Pdf, order: int) -> None:
    shared = {"Scan": picture(pdf, 1), "Wappen": picture(pdf, 2)}
    for content in (TEXT, WHOLE)[::order]:
        page(pdf, content, **shared)
    assert len(full_pictures(pdf)) == 1


@pytest.mark.parametrize("content", [LOGO, TEXT, b""], ids=["letterhead alone", "letter", "nothing"])
def test_a_logo_is_not(pdf: pikepdf.Pdf, content: bytes) -> None:
    page(pdf, content, Wappen=picture(pdf, 1))
    assert full_pictures(pdf) == frozenset()


def test_a_white_sheet_is_not(pdf: pikepdf.Pdf) -> None:
    page(pdf, WHOLE, Scan=picture(pdf, 1, blank=True))
    assert full_pictures(pdf) == frozenset()


def test_what_cannot_be_measured_is_full(pdf: pikepdf.Pdf) -> None:
    page(pdf, b"q (kein) cm /Scan Do Q", Scan=picture(pdf, 1))
    page(pdf, WHOLE, Scan=picture(pdf, 2))
    pdf.pages[1].obj["/MediaBox"] = Array([0, 0, Name.Breit, 800])
    assert len(full_pictures(pdf)) == 2


@pytest.mark.parametrize("content", [
    b"[(Der Kaufpreis)]TJ/F1 10 Tf(betr\xe4gt 84.000)Tj%", b"BT(Text)Tj ET/Bild Do",
    b"0 0 m " + b"9 9 l " * 3000 + b"S", b"BI /W 1 /H 1 ID x EI /Bild Do", b"/Bild Do " + b"0 0 1 rg " * 60,
])  # fmt: skip
def test_text_and_drawings_do_more_than_place(content: bytes) -> None:
    """Written as tightly as PDF allows, or as one long path as plans are."""
    assert not only_places(content)
