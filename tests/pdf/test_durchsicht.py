"""Whatever a PDF says anywhere is found, wherever it stands; pages are known again in another file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.durchsicht import all_prints, page_prints, place_of, printed_on, said_in

if TYPE_CHECKING:
    from collections.abc import Callable

CLOSED = "Ankauf des Grundstücks „Am Wehr“"


def _page(pdf: pikepdf.Pdf, words: str = "Öffentliche Seite") -> pikepdf.Object:
    page = pdf.add_blank_page()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page.obj["/Resources"] = Dictionary(Font=Dictionary(F1=font))
    page.obj["/Contents"] = pdf.make_stream(b"BT /F1 12 Tf 72 700 Td (" + words.encode("cp1252") + b") Tj ET")
    return page.obj


def _saved(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.new() as pdf:
        _page(pdf)
        change(pdf)
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return stream.getvalue()


def _outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CLOSED, 0))


def _destination(pdf: pikepdf.Pdf) -> None:
    names = Array([String(CLOSED), Array([pdf.pages[0].obj, Name.Fit])])
    pdf.Root["/Names"] = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=names)))


def _old_destination(pdf: pikepdf.Pdf) -> None:
    places = Dictionary({f"/{CLOSED}": Array([pdf.pages[0].obj, Name.Fit])})
    pdf.Root["/Dests"] = pdf.make_indirect(places)


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Subject"] = CLOSED


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as packet:
        packet["dc:description"] = CLOSED


def _alternative(pdf: pikepdf.Pdf) -> None:
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(CLOSED)))
    pdf.Root["/StructTreeRoot"] = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=element))


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["anlage.txt"] = pikepdf.AttachedFileSpec(pdf, CLOSED.encode(), filename="anlage.txt")


def _file_name(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["a"] = pikepdf.AttachedFileSpec(pdf, b"leer", filename=CLOSED)


def _annotation(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 1, 1], Contents=String(CLOSED))
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])


def _inner_dictionary(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/PieceInfo"] = Dictionary(Tief=Dictionary(Tiefer=Array([Array([String(CLOSED)])])))


def _stream_dictionary(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj["/Contents"]["/Notiz"] = String(CLOSED)


@pytest.mark.parametrize(
    "plant",
    [_outline, _destination, _old_destination, _info, _xmp, _alternative, _attachment, _file_name, _annotation,
     _inner_dictionary, _stream_dictionary],
    ids=lambda plant: plant.__name__.strip("_"),
)  # fmt: skip
def test_every_place_is_read(plant: Callable[[pikepdf.Pdf], None]) -> None:
    """Also inside object streams; and the place can be told."""
    data = _saved(plant)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert CLOSED in said_in(pdf)
        assert str(place_of(pdf, CLOSED)) == str(place_of(pdf, CLOSED.upper())) != "Dateiende"
    with pikepdf.open(io.BytesIO(_saved(lambda _: None))) as pdf:
        assert CLOSED not in said_in(pdf)


def test_text_is_compared_in_one_unicode_form() -> None:
    def decomposed(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Subject"] = "Grundstu\u0308ck  am\nWehr"

    with pikepdf.open(io.BytesIO(_saved(decomposed))) as pdf:
        assert "Grundstück am Wehr" in said_in(pdf)


def test_pages_are_read() -> None:
    data = _saved(lambda pdf: _page(pdf, "Kaufpreis"))
    assert [said.text for said in printed_on(data, [1])] == ["Kaufpreis"]


class TestSeiten:
    """A page that got into another file is known by what it shows."""

    def _closed(self) -> pikepdf.Pdf:
        pdf = pikepdf.new()
        page = _page(pdf, "Der Kaufpreis beträgt 1.250.000 Euro, zahlbar in zwei Raten.")
        image = pdf.make_stream(bytes(range(256)) * 12, Type=Name.XObject, Subtype=Name.Image, Width=32, Height=32,
                                BitsPerComponent=8, ColorSpace=Name.DeviceRGB)  # fmt: skip
        page["/Resources"]["/XObject"] = Dictionary(Bild=image)
        return pdf

    def test_a_copied_page_is_found(self) -> None:
        """With something of ours before and behind its contents."""
        closed = self._closed()
        with pikepdf.new() as public:
            _page(public)
            public.pages.extend(closed.pages)
            public.pages[1].contents_add(b"q", prepend=True)
            public.pages[1].contents_add(b"Q /Artifact BMC EMC")
            assert len(_known(closed) & all_prints(public)) == 2

    def test_a_page_wrapped_into_a_form_is_found(self) -> None:
        closed = self._closed()
        with pikepdf.new() as public:
            _page(public)
            page = public.add_blank_page()
            form = public.copy_foreign(closed.pages[0].as_form_xobject())
            page.obj["/Resources"] = Dictionary(XObject=Dictionary(Fx=form))
            page.obj["/Contents"] = public.make_stream(b"/Fx Do")
            assert _known(closed) & all_prints(public)

    def test_a_picture_alone_is_found(self) -> None:
        closed = self._closed()
        with pikepdf.new() as public:
            page = _page(public)
            image = closed.pages[0].obj["/Resources"]["/XObject"]["/Bild"]
            page["/Resources"]["/XObject"] = Dictionary(B=public.copy_foreign(image))
            assert _known(closed) & all_prints(public)

    def test_another_page_is_another(self) -> None:
        closed = self._closed()
        with pikepdf.new() as public:
            _page(public, "Der Kaufpreis steht in keinem öffentlichen Papier dieser Sitzung.")
            assert not _known(closed) & all_prints(public)


def _known(pdf: pikepdf.Pdf) -> frozenset[bytes]:
    prints = page_prints(pdf.pages)
    return prints.inhalte | prints.bilder
