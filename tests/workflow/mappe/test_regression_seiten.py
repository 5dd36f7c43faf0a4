"""Odd pages come through whole, and bear their stamp where people look for it: rendered by a third program."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from bau import als_bytes, datei, heft, roh, seite, strom
from mappenprobe import Gebunden, gebunden, sitzung
from pikepdf import Array, Dictionary, Name
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BLUE = b"0 0 0.5 rg -3000 -3000 9000 9000 re f"
TURNS = (0, 90, 180, 270)
BOXES: dict[str, tuple[Sequence[float], Sequence[float] | None]] = {
    "a4": ((0, 0, 595, 842), None),
    "crop": ((0, 0, 700, 900), (60, 70, 655, 800)),
    "negativ": ((-100, -50, 495, 792), None),
    "a3-quer": ((0, 0, 1191, 842), None),
}


def blue(media: Sequence[float], crop: Sequence[float] | None, turn: int, unit: int = 1) -> bytes:
    """A dark page: whatever is light on it is the box of the stamp."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox, page.Contents, page.Rotate = Array(list(media)), pdf.make_stream(BLUE), turn
        if crop:
            page.CropBox = Array(list(crop))
        if unit != 1:
            page.UserUnit = unit

    return datei(1, change)


def scan(pdf: pikepdf.Pdf) -> None:
    """A picture over the whole page, white and opaque, as scanners write it."""
    stream = io.BytesIO()
    Image.new("RGB", (300, 424), "white").save(stream, "JPEG")
    picture = pdf.make_stream(
        stream.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=300, Height=424,
        ColorSpace=Name.DeviceRGB, BitsPerComponent=8, Filter=Name.DCTDecode,
    )  # fmt: skip
    page = pdf.pages[0].obj
    page.Resources = Dictionary(XObject=Dictionary(Im0=picture))
    page.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Im0 Do Q")


def unbalanced(pdf: pikepdf.Pdf) -> None:
    """A content that leaves the page turned and clipped behind it."""
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 0 1 -1 0 300 0 cm 0 0 5 5 re W n q 1 0 0 RG")


def shared(pdf: pikepdf.Pdf) -> None:
    """All pages have one object for their resources."""
    one = pdf.make_indirect(pdf.pages[0].obj.Resources)
    for page in pdf.pages:
        page.obj.Resources = one


FONT = b"/Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>"
TEXT = strom(b"BT /F1 12 Tf 72 720 Td (Geerbt) Tj ET")
MEDIA = b"/MediaBox [0 0 595 842] "
FILES = {
    **{f"{name}-{turn}.pdf": blue(*boxes, turn) for name, boxes in BOXES.items() for turn in TURNS},
    "einheit.pdf": blue((0, 0, 297.5, 421), None, 0, unit=2),
    "scan.pdf": datei(1, scan),
    "verdreht.pdf": datei(1, unbalanced),
    "ohne-resources.pdf": roh(*seite(MEDIA + b"/Contents 4 0 R"), strom(b"0 0 m")),
    "ohne-contents.pdf": roh(*seite(MEDIA)),
    "geerbt.pdf": roh(*seite(b"/Contents 4 0 R", knoten=MEDIA + FONT), TEXT),
    "geteilt.pdf": datei(3, shared),
}


@pytest.fixture(scope="module")
def mappe(tmp_path_factory: pytest.TempPathFactory) -> Gebunden:
    return gebunden(sitzung(tmp_path_factory.mktemp("seiten"), FILES))


@pytest.fixture(scope="module")
def picture(mappe: Gebunden) -> Callable[[int], Image.Image]:
    """A page as people see it, one pixel a point."""

    def draw(page: int) -> Image.Image:
        document = pypdfium2.PdfDocument(mappe.pdf)
        try:
            return document[page].render(scale=1).to_pil().convert("L")
        finally:
            document.close()

    return draw


def stamp_of(mappe: Gebunden, quelle: str, page: int = 0) -> str:
    entry = mappe.entry(quelle)
    return f"{entry.top} · Seite {entry.marken[page]} von {mappe.manifest.gesamt}"


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("name", BOXES)
def test_the_stamp_stands_upright_at_the_bottom_right(
    mappe: Gebunden, picture: Callable[[int], Image.Image], name: str, turn: int
) -> None:
    quelle = f"{name}-{turn}.pdf"
    image = picture(mappe.first(quelle))
    media, crop = BOXES[name]
    box = crop or media
    size = (round(box[2] - box[0]), round(box[3] - box[1]))
    assert image.size == (size if turn in {0, 180} else size[::-1])
    left, top, right, bottom = image.point(lambda value: 255 * (value > 200)).getbbox()
    assert image.width - right in range(18, 23)
    assert image.height - bottom in range(11, 16)
    assert 70 < right - left < 130
    assert 8 < bottom - top < 16
    assert stamp_of(mappe, quelle) in mappe.text(mappe.first(quelle))


def test_on_a_page_in_double_units_the_stamp_is_as_large_as_elsewhere(
    mappe: Gebunden, picture: Callable[[int], Image.Image]
) -> None:
    """Pdfium does not enlarge such pages: the stamp must be half as large in its picture."""
    one, half = (picture(mappe.first(name)).point(lambda value: 255 * (value > 200)).getbbox()
                 for name in ("a4-0.pdf", "einheit.pdf"))  # fmt: skip
    assert abs((half[2] - half[0]) * 2 - (one[2] - one[0])) <= 8
    assert abs((half[3] - half[1]) * 2 - (one[3] - one[1])) <= 4
    assert stamp_of(mappe, "einheit.pdf") in mappe.text(mappe.first("einheit.pdf"))


@pytest.mark.parametrize("quelle", ["scan.pdf", "verdreht.pdf", "ohne-resources.pdf", "ohne-contents.pdf"])
def test_the_stamp_lies_above_whatever_the_page_holds(
    mappe: Gebunden, picture: Callable[[int], Image.Image], quelle: str
) -> None:
    image = picture(mappe.first(quelle))
    dark = image.point(lambda value: 255 * (value < 100)).getbbox()
    assert dark is not None
    left, top, right, bottom = dark
    assert image.width - right in range(20, 28)
    assert image.height - bottom in range(12, 20)
    assert 60 < right - left < 130
    assert 5 < bottom - top < 14
    assert stamp_of(mappe, quelle) in mappe.text(mappe.first(quelle))


def test_what_a_page_inherits_or_shares_stays_with_it(mappe: Gebunden) -> None:
    """The font is still known, and each page has its own stamp only."""
    assert "Geerbt" in mappe.text(mappe.first("geerbt.pdf"))
    first = mappe.first("geteilt.pdf")
    for page in range(3):
        text = mappe.text(first + page)
        assert f"Seite {page + 1}" in text
        assert [stamp_of(mappe, "geteilt.pdf", other) in text for other in range(3)] == [n == page for n in range(3)]


def test_every_page_is_labelled_as_it_is_stamped(mappe: Gebunden) -> None:
    marks = [mark for entry in mappe.manifest.eintraege for mark in entry.marken]
    assert mappe.reader.page_labels == marks
    assert len(mappe.seiten) == len(marks) >= len(FILES) + 5
    for page, mark in enumerate(marks):
        assert f"Seite {mark} von {mappe.manifest.gesamt}" in mappe.text(page)


def test_a_page_listed_twice_is_two_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Also where the tree of pages names one object twice."""
    pdf = heft(1)
    pdf.Root.Pages.Kids.append(pdf.pages[0].obj)
    pdf.Root.Pages.Count = 2
    found = gebunden(sitzung(tmp_path_factory.mktemp("zweimal"), {"a.pdf": als_bytes(pdf)}))
    assert found.entry("a.pdf").seiten == 2
    first = found.first("a.pdf")
    assert [stamp_of(found, "a.pdf", page) in found.text(first + page) for page in range(2)] == [True, True]
