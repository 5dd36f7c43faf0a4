"""Attachments that are no PDF become pages, and nothing that they hide gets into them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import page
import pikepdf
import pptx
import pypdf
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from PIL import Image
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from vorlagen.errors import ConversionError, UnreadableError
from vorlagen.pdf.umwandlung.alt import Altdatei, convert_old
from vorlagen.pdf.umwandlung.art import Dateiart, ending_of, kind_of
from vorlagen.pdf.umwandlung.bild import picture_pages
from vorlagen.pdf.umwandlung.office import office_pages

if TYPE_CHECKING:
    from collections.abc import Callable


def _text(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def _sheet(change: Callable[[openpyxl.Workbook], None] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kosten"
    for row in range(1, 60):
        sheet.append([row, f"Maßnahme {row}", 1234.5 * row])
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rewritten(package: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A package with other bytes in one of its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name == part else data)
    return stream.getvalue()


def _slides() -> bytes:
    show = pptx.Presentation()
    for title in ("Projektstand", "GEHEIME Folie"):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "Erster Punkt"
    slide.notes_slide.notes_text_frame.text = "GEHEIME Notiz"
    slide._element.set("show", "0")
    stream = io.BytesIO()
    show.save(stream)
    return stream.getvalue()


def _picture(kind: str, size: tuple[int, int] = (400, 200), mode: str = "RGB", **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size, 1 if mode == "1" else None).save(stream, kind, **options)
    return stream.getvalue()


class TestArt:
    """The kind is told by the bytes, so that a wrong name does no harm."""

    @pytest.mark.parametrize(
        ("data", "name", "kind"),
        [
            (_sheet(), "tabelle.pdf", Dateiart.TABELLE),
            (_slides(), "stand.pptx", Dateiart.FOLIEN),
            (_picture("PNG"), "foto.docx", Dateiart.BILD),
            (_picture("TIFF"), "scan.tif", Dateiart.BILD),
            (_picture("WEBP"), "bild.webp", Dateiart.BILD),
            (b"%PDF-1.7\n", "plan.pdf", Dateiart.PDF),
            (b"\n\n%PDF-1.4\n", "plan", Dateiart.PDF),
            (b"<html>", "plan.pdf", Dateiart.PDF),
            (b"<html>", "seite.html", Dateiart.UNBEKANNT),
            (b"{\\rtf1 Text}", "brief.doc", Dateiart.LIBREOFFICE),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "alt.DOC", Dateiart.LIBREOFFICE),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "mail.msg", Dateiart.UNBEKANNT),
            (b"PK\x03\x04 and no more", "leer.docx", Dateiart.UNBEKANNT),
            (b"", "leer.pdf", Dateiart.PDF),
        ],
        ids=lambda value: value if isinstance(value, str) else None,
    )
    def test_kind(self, data: bytes, name: str, kind: Dateiart) -> None:
        assert kind_of(data, name) is kind

    @pytest.mark.parametrize("name", ["konzept.docx", "kosten.xlsx", "stand.pptx", "alt.doc"])
    def test_a_password_is_named_as_the_cause(self, name: str) -> None:
        """Office wraps a file with a password in the container of its old formats."""
        locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
        with pytest.raises(UnreadableError, match=rf"{name} ist mit einem Kennwort verschlüsselt") as caught:
            kind_of(locked, name)
        assert "entfernen Sie das Kennwort" in str(caught.value.hint)

    def test_rtf_named_doc_is_shown_as_rtf(self) -> None:
        assert ending_of(b"{\\rtf1 Text}", "brief.doc") == ".rtf"


class TestTabelle:
    def test_becomes_a_tagged_pdf_on_a4(self) -> None:
        """The PDF holds what it claims, and nobody's printer gets US Letter."""
        pdf, _ = office_pages(_sheet(), Dateiart.TABELLE, "kosten.xlsx", "Kosten")
        assert "Maßnahme 59" in _text(pdf)
        assert page.validate_pdf_bytes(pdf, profile="2b").is_compliant
        assert [round(float(side)) for side in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:]] == [595, 842]

    def test_own_paper_is_kept(self) -> None:
        """A sheet that says A4 landscape is printed so."""

        def landscape(book: openpyxl.Workbook) -> None:
            book.active.page_setup.paperSize, book.active.page_setup.orientation = 9, "landscape"

        pdf, _ = office_pages(_sheet(landscape), Dateiart.TABELLE, "kosten.xlsx", "Kosten")
        assert float(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2]) > 800

    def test_hidden_sheets_and_comments_stay_out(self) -> None:
        def hide(book: openpyxl.Workbook) -> None:
            sheet = book.create_sheet("Intern")
            sheet["A1"] = "GEHEIM"
            sheet.row_dimensions[3].hidden = True  # on a sheet that is not printed: no matter
            sheet.sheet_state = "hidden"
            book.active["B3"].comment = Comment("GEHEIM", "jemand")

        pdf, _ = office_pages(_sheet(hide), Dateiart.TABELLE, "kosten.xlsx", "Kosten")
        assert "GEHEIM" not in _text(pdf)

    @pytest.mark.parametrize("what", ["row", "column", "row without height", "column without width"])
    def test_hidden_rows_and_columns_are_refused(self, what: str) -> None:
        """The engine prints them, filtered rows too: so the file is named and nothing is printed."""

        def hide(book: openpyxl.Workbook) -> None:
            row, column = book.active.row_dimensions[5], book.active.column_dimensions["B"]
            match what:
                case "row":
                    row.hidden = True
                case "column":
                    column.hidden = True
                case "row without height":
                    row.height = 0.07
                case _:
                    column.width = 0.07

        # openpyxl writes no 0
        data = _rewritten(_sheet(hide), "xl/worksheets/sheet1.xml", b'="0.07"', b'="0"')
        with pytest.raises(UnreadableError, match=r"ausgeblendete (Zeilen|Spalten) im Blatt „Kosten“"):
            office_pages(data, Dateiart.TABELLE, "kosten.xlsx", "Kosten")

    def test_low_rows_and_narrow_columns_are_printed(self) -> None:
        def narrow(book: openpyxl.Workbook) -> None:
            book.active.row_dimensions[5].height = 0.75
            book.active.column_dimensions["B"].width = 0.5

        assert office_pages(_sheet(narrow), Dateiart.TABELLE, "kosten.xlsx", "Kosten")[1] == ()

    def test_a_chart_that_the_edge_cuts_off_is_told_with_its_page(self) -> None:
        """The engine spreads columns over sheets of paper, but draws a chart once and lets the edge cut it."""

        def chart(book: openpyxl.Workbook, anchor: str) -> None:
            bars = BarChart()
            bars.add_data(Reference(book.active, min_col=3, min_row=1, max_row=9))
            book.active.add_chart(bars, anchor)

        _, losses = office_pages(_sheet(lambda book: chart(book, "G2")), Dateiart.TABELLE, "kosten.xlsx", "Kosten")
        assert [(found.code, str(found.level)) for found in losses] == [("E122", "warning")]
        assert "Seite 1" in str(losses[0].message)
        _, losses = office_pages(_sheet(lambda book: chart(book, "A5")), Dateiart.TABELLE, "kosten.xlsx", "Kosten")
        assert losses == ()

    def test_a_damaged_one_is_named(self) -> None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            package.writestr("xl/workbook.xml", "<workbook")
        with pytest.raises(UnreadableError, match=r"kosten\.xlsx"):
            office_pages(stream.getvalue(), Dateiart.TABELLE, "kosten.xlsx", "Kosten")


class TestFolien:
    def test_hidden_slides_and_notes_stay_out(self) -> None:
        pdf, _ = office_pages(_slides(), Dateiart.FOLIEN, "stand.pptx", "Projektstand")
        assert "Projektstand" in _text(pdf)
        assert "GEHEIM" not in _text(pdf)
        assert page.validate_pdf_bytes(pdf, profile="2b").is_compliant

    def test_what_the_engine_leaves_out_is_told(self) -> None:
        """An embedded table shows itself as a picture in a format of Windows, which the engine does not draw."""
        show = pptx.Presentation(io.BytesIO(_slides()))
        slide = show.slides.add_slide(show.slide_layouts[5])
        slide.shapes.add_ole_object(io.BytesIO(_sheet()), "Excel.Sheet.12", 0, 0)
        stream = io.BytesIO()
        show.save(stream)
        _, losses = office_pages(stream.getvalue(), Dateiart.FOLIEN, "stand.pptx", "Projektstand")
        assert [found.code for found in losses] == ["E121"]
        assert "nicht übernommen: slide" in str(losses[0].message)

    @pytest.mark.parametrize(("title", "told"), [("", "Diagramm als Tabelle"), ("Wahl", "Diagramm „Wahl“ als Tabelle")])
    def test_a_chart_that_becomes_a_table_is_told(self, title: str, told: str) -> None:
        show = pptx.Presentation()
        data = CategoryChartData()
        data.categories = ["Nord", "Süd"]
        data.add_series("Stimmen", (1, 2))
        slide = show.slides.add_slide(show.slide_layouts[5])
        chart = slide.shapes.add_chart(XL_CHART_TYPE.RADAR, 0, 0, 3_000_000, 3_000_000, data).chart
        if title:
            chart.chart_title.text_frame.text = title
        stream = io.BytesIO()
        show.save(stream)
        _, losses = office_pages(stream.getvalue(), Dateiart.FOLIEN, "stand.pptx", "Projektstand")
        assert [str(found.message) for found in losses] == [
            f"Beim Umwandeln in PDF fehlt etwas oder sieht anders aus: {told}."
        ]

    def test_a_replaced_font_is_no_loss(self) -> None:
        assert office_pages(_slides(), Dateiart.FOLIEN, "stand.pptx", "Projektstand")[1] == ()

    def test_a_damaged_one_is_named(self) -> None:
        with pytest.raises(ConversionError, match=r"stand\.pptx"):
            office_pages(_slides()[:3000], Dateiart.FOLIEN, "stand.pptx", "Projektstand")


class TestBild:
    @pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP"])
    def test_becomes_one_a4_page(self, kind: str) -> None:
        """A wide picture lies on a landscape page."""
        pages = pypdf.PdfReader(io.BytesIO(picture_pages(_picture(kind), "bild"))).pages
        assert [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pages] == [(842, 595)]

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
    def test_every_mode_is_read(self, mode: str) -> None:
        kind = "TIFF" if mode == "CMYK" else "PNG"
        assert len(pypdf.PdfReader(io.BytesIO(picture_pages(_picture(kind, mode=mode), "bild"))).pages) == 1

    def test_every_frame_of_a_scan_is_a_page(self) -> None:
        frames = [Image.new("1", (300, 400), 1) for _ in range(3)]
        stream = io.BytesIO()
        frames[0].save(stream, "TIFF", save_all=True, append_images=frames[1:])
        assert len(pypdf.PdfReader(io.BytesIO(picture_pages(stream.getvalue(), "scan.tif"))).pages) == 3

    def test_a_photo_is_upright_and_says_nothing_of_its_camera(self) -> None:
        """A phone notes its turn and its place in EXIF; the place is nobody's business."""
        photo = Image.new("RGB", (800, 400), "white")
        exif = photo.getexif()
        exif[0x0112], exif[0x010F] = 6, "GEHEIME Kamera"
        stream = io.BytesIO()
        photo.save(stream, "JPEG", exif=exif)
        pdf = picture_pages(stream.getvalue(), "foto.jpg")
        assert b"GEHEIM" in stream.getvalue()
        assert b"GEHEIM" not in pdf
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            image = opened.pages[0].obj["/Resources"]["/XObject"]["/Bild"]
            assert (int(image["/Width"]), int(image["/Height"])) == (400, 800)

    def test_a_huge_photo_is_shrunk_to_what_a_printer_shows(self) -> None:
        with pikepdf.open(io.BytesIO(picture_pages(_picture("JPEG", (6000, 8000)), "foto.jpg"))) as opened:
            assert int(opened.pages[0].obj["/Resources"]["/XObject"]["/Bild"]["/Height"]) == 2835

    def test_a_bomb_is_refused_before_it_is_unpacked(self) -> None:
        with pytest.raises(UnreadableError, match=r"plan\.png.*(zu groß|beschädigt)"):
            picture_pages(_picture("PNG", (20_000, 20_000), "1"), "plan.png")

    @pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", _picture("JPEG")[:200], b"II*\x00" + bytes(40)])
    def test_a_damaged_one_is_named(self, data: bytes) -> None:
        with pytest.raises(UnreadableError, match=r"foto\.jpg"):
            picture_pages(data, "foto.jpg")

    def test_same_bytes_each_time(self) -> None:
        assert picture_pages(_picture("JPEG"), "a") == picture_pages(_picture("JPEG"), "a")


@pytest.mark.libreoffice
class TestAlt:
    def test_rtf_becomes_a_pdf(self) -> None:
        (pdf,) = convert_old([Altdatei(b"{\\rtf1\\ansi Beschluss vom 3. Mai\\par}", ".rtf", "alt.rtf", "Altbeschluss")])
        assert isinstance(pdf, bytes)
        assert "Beschluss vom 3. Mai" in _text(pdf)

    def test_what_it_cannot_read_is_named(self) -> None:
        (outcome,) = convert_old([Altdatei(b"PK\x03\x04 and no more", ".odt", "alt.odt", "Altbeschluss")])
        assert isinstance(outcome, ConversionError)
        assert "alt.odt" in str(outcome)
