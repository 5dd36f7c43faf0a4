"""Where the stamp really is: pages are rendered by a third program (pdfium) and looked at."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pypdfium2
import pytest
from mappenbau import Offen, joined, open_paper, paper_pdf, part, plain_pdf
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.mappe.schrift import subset_font
from vorlagen.pdf.mappe.sichtfeld import Sichtfeld

if TYPE_CHECKING:
    from PIL import Image

BLUE = b"0 0 0.5 rg -3000 -3000 9000 9000 re f"
STAMP = "Ö 7 · Seite 143 von 412"


def picture(data: bytes, number: int = 0) -> Image.Image:
    """A page as people see it, one pixel a point."""
    document = pypdfium2.PdfDocument(data)
    try:
        return document[number].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()


def white(image: Image.Image) -> tuple[int, int, int, int]:
    """The box round all white pixels: left, top, right, bottom."""
    return image.convert("L").point(lambda value: 255 * (value > 200)).getbbox()


def stamped(pdf: pikepdf.Pdf, *, closed: bool = False, stamp: str = STAMP, tagged: bool = False) -> bytes:
    number = len(pdf.pages)
    return joined([part(Offen(pdf, tagged=tagged), stempel=(stamp,) * number, marken=("1",) * number,
                        geschlossen=closed)])[0]  # fmt: skip


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("media", "crop"),
    [
        ((0, 0, 595, 842), None),
        ((-100, -50, 495, 792), None),
        ((595, 842, 0, 0), None),
        ((0, 0, 700, 900), (60, 70, 655, 800)),
        ((0, 0, 595, 842), (-50, -50, 500, 900)),
        ((0, 0, 1190, 842), None),
        ((0, 0, 842, 595), (100, 0, 742, 595)),
    ],
)
def test_the_stamp_stands_upright_at_the_bottom_right_of_what_is_seen(
    turn: int, media: tuple[int, ...], crop: tuple[int, ...] | None
) -> None:
    entries = {"CropBox": Array(list(crop))} if crop else {}
    image = picture(stamped(plain_pdf(content=BLUE, box=media, Rotate=turn, **entries)))
    left, top, right, bottom = white(image)
    assert image.width - right in range(18, 23)
    assert image.height - bottom in range(11, 16)
    assert 80 < right - left < 130
    assert 8 < bottom - top < 16


def test_a_page_in_larger_units_bears_a_stamp_of_the_same_size_on_paper() -> None:
    one, other = (
        picture(stamped(plain_pdf(content=BLUE, box=box, UserUnit=unit)))
        for box, unit in (((0, 0, 595, 842), 1), ((0, 0, 297.5, 421), 2))
    )
    # pdfium does not enlarge such pages: the stamp must be half as large in its picture
    left, top, right, bottom = white(one)
    small = white(other)
    assert abs((small[2] - small[0]) * 2 - (right - left)) <= 3
    assert abs((small[3] - small[1]) * 2 - (bottom - top)) <= 3


@pytest.mark.parametrize("size", [(60, 60), (105, 298), (200, 30)])
def test_on_a_small_page_both_stamps_fit_and_do_not_meet(size: tuple[int, int]) -> None:
    data = stamped(plain_pdf(content=b"", box=(0, 0, *size)), closed=True)
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    document.close()
    assert all(left >= 0 and right <= size[0] and low >= 0 and high <= size[1] for left, low, right, high in boxes)
    lower = [high for _, _, _, high in boxes[: len(STAMP)]]
    upper = [low for _, low, _, _ in boxes[len(STAMP) + 2 :]]
    assert max(lower) < min(upper)


def test_closed_pages_bear_the_word_at_the_top_right_in_high_contrast() -> None:
    image = picture(stamped(plain_pdf(content=b""), closed=True))
    corner = image.crop((image.width - 110, 0, image.width, 40))
    red = corner.getchannel("G").point(lambda value: 255 * (value < 20)).getbbox()
    assert red[2] - red[0] > 70
    assert red[3] - red[1] > 10
    text = pypdfium2.PdfDocument(stamped(plain_pdf(content=b""), closed=True))[0].get_textpage()
    assert text.get_text_bounded(top=842, bottom=780).strip() == "Nichtöffentlich"


def test_every_character_can_be_copied_and_searched() -> None:
    stamp = "N 12a · Seite 143b von 412 – ß łč ₂ →"
    data = stamped(plain_pdf(), stamp=stamp)
    assert stamp in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()


def test_one_font_object_serves_all_pages() -> None:
    data = stamped(plain_pdf(20))
    read = pikepdf.open(io.BytesIO(data))
    fonts = [entry for entry in read.objects if isinstance(entry, Dictionary) and entry.get("/Type") == "/Font"]
    assert len(fonts) == 2  # the composite one and its outlines


def test_a_mappe_can_be_stamped_again_within_another_one() -> None:
    inner = stamped(plain_pdf(), stamp="Ö 1 · Seite 1 von 1")
    outer = stamped(pikepdf.open(io.BytesIO(inner)), stamp="Ö 2 · Seite 9 von 9", tagged=True)
    read = pikepdf.open(io.BytesIO(outer))
    page = read.pages[0]
    assert sorted(page.Resources.Font.keys()) == ["/VorlagenStempel", "/VorlagenStempel2"]
    text = pypdf.PdfReader(io.BytesIO(outer)).pages[0].extract_text()
    assert "Ö 1 · Seite 1 von 1" in text
    assert "Ö 2 · Seite 9 von 9" in text


@pytest.mark.parametrize(
    "mess", [b"q 3 0 0 3 50 50 cm q 0 1 -1 0 0 0 cm", b"Q Q 3 0 0 3 50 50 cm", b"q BT (a ) q ( Q) Tj ET 2 0 0 2 9 9 cm"]
)
def test_a_tagged_page_that_leaves_its_coordinates_askew_is_stamped_straight(mess: bytes) -> None:
    source = open_paper(paper_pdf())
    for page in source.pdf.pages:
        page.contents_add(source.pdf.make_stream(mess))
    pages = len(source.pdf.pages)
    data, _ = joined([part(source, stempel=(STAMP,) * pages, marken=("1",) * pages)])
    reader = pypdfium2.PdfDocument(data)
    width, height = reader[0].get_size()
    corner = reader[0].get_textpage().get_text_bounded(left=width - 140, bottom=0, right=width, top=40)
    reader.close()
    assert corner.strip() == STAMP
    assert height > 700


def test_old_content_does_not_change_the_stamps_look() -> None:
    mess = b"/Big gs 3 Tr 50 Tz 9 Tc 1 0 0 rg 100 100 10 10 re W n"
    image = picture(stamped(plain_pdf(content=BLUE + b" " + mess)))
    left, _, right, _ = white(image)
    assert 80 < right - left < 130


def test_the_subset_measures_as_the_whole_face() -> None:
    font = subset_font("".join(sorted(set(STAMP))))
    assert len(font.datei) < 6000
    assert 9 < font.width(STAMP) < 10


def test_visible_coordinates_lead_to_the_corner_for_each_turn() -> None:
    box = (10.0, 20.0, 110.0, 220.0)
    corners = {turn: Sichtfeld(box, turn).point(0, 0) for turn in (0, 90, 180, 270)}
    assert corners == {0: (10, 20), 90: (110, 20), 180: (110, 220), 270: (10, 220)}
    assert Sichtfeld(box, 90).point(200, 100) == (10, 220)
    assert (Sichtfeld(box, 90, 2).breite, Sichtfeld(box, 90, 2).hoehe) == (400, 200)


def test_stamps_are_artifacts() -> None:
    read = pikepdf.open(io.BytesIO(stamped(plain_pdf())))
    page = read.pages[0]
    last = list(page.Contents)[-1].read_bytes()
    assert last.startswith(b"Q\n/Artifact <</Type /Pagination>> BDC\nq\n")
    assert last.endswith(b"Q\nEMC\n")
    assert page.Resources.Font.VorlagenStempel.Subtype == Name.Type0
