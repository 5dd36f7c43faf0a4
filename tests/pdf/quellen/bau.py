"""PDFs for the tests of sources, built object by object: sound ones to be spoilt, and raw bytes."""

from __future__ import annotations

import io
import itertools
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.quellen.oeffnen import open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vorlagen.pdf.quellen.quelle import Quelle

A4 = (0, 0, 595, 842)


def heft(seiten: int = 1, change: Callable[[pikepdf.Pdf], object] = lambda _: None) -> pikepdf.Pdf:
    """Pages A4 with a line of text each, changed by ``change``."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, seiten + 1):
        page = pdf.add_blank_page(page_size=(A4[2], A4[3])).obj
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 720 Td (Seite %d) Tj ET" % number)
    change(pdf)
    return pdf


def als_bytes(pdf: pikepdf.Pdf, **options: object) -> bytes:
    """The file as bytes, the same each time."""
    stream = io.BytesIO()
    pdf.save(stream, **({"deterministic_id": True} | options))
    return stream.getvalue()


def datei(seiten: int = 1, change: Callable[[pikepdf.Pdf], object] = lambda _: None, **options: object) -> bytes:
    """The bytes of ``heft``."""
    return als_bytes(
        heft(seiten, change), **({} if "encryption" not in options else {"deterministic_id": False}) | options
    )


def roh(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1, the first one the catalogue; nothing is looked at or mended."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def strom(data: bytes, entries: bytes = b"") -> bytes:
    """The body of a stream object for ``roh``."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(data), entries, data)


def seite(
    entries: bytes = b"/MediaBox [0 0 595 842]", *, katalog: bytes = b"", knoten: bytes = b""
) -> tuple[bytes, ...]:
    """Objects 1 to 3 for ``roh``: catalogue, page tree, and one page with these entries."""
    return (
        b"<</Type /Catalog /Pages 2 0 R %s>>" % katalog,
        b"<</Type /Pages /Kids [3 0 R] /Count 1 %s>>" % knoten,
        b"<</Type /Page /Parent 2 0 R %s>>" % entries,
    )


def annotation(pdf: pikepdf.Pdf, seite: int, subtype: str, **entries: object) -> Dictionary:
    """Put an annotation on a page (0-based)."""
    one = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=Array([10, 10, 90, 40])))
    for key, value in entries.items():
        one["/" + key] = value
    page = pdf.pages[seite].obj
    page.Annots = Array([*page.get("/Annots", ()), one])
    return one


def aktion(kind: str, **entries: object) -> Dictionary:
    """An action."""
    return Dictionary({"/S": Name("/" + kind), **{"/" + key: value for key, value in entries.items()}})


def verweis(pdf: pikepdf.Pdf, seite: int, **entries: object) -> Dictionary:
    """Put a link on a page (0-based)."""
    return annotation(pdf, seite, "Link", **entries)


def namensbaum(entries: Iterable[tuple[str, object]]) -> Dictionary:
    """A name tree of one knot."""
    return Dictionary(Names=Array([part for key, value in entries for part in (String(key), value)]))


def lesezeichen(pdf: pikepdf.Pdf, *entries: dict[str, object]) -> list[Dictionary]:
    """Outline entries of one level in a row."""
    made = [pdf.make_indirect(Dictionary({"/" + key: value for key, value in one.items()})) for one in entries]
    verkette(made)
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, First=made[0], Last=made[-1]))
    return made


def verkette(made: list[Dictionary]) -> None:
    """Let each entry of a level name the next."""
    for one, following in itertools.pairwise(made):
        one.Next = following


def formularfeld(pdf: pikepdf.Pdf, name: str, value: str, seite: int = 0, **entries: object) -> Dictionary:
    """A text field that is its own widget."""
    field = annotation(pdf, seite, "Widget", FT=Name.Tx, T=String(name), V=String(value), **entries)
    if "/AcroForm" not in pdf.Root:
        pdf.Root.AcroForm = Dictionary(Fields=Array([]))
    pdf.Root.AcroForm.Fields.append(field)
    return field


def getaggt(seiten: int = 1, change: Callable[[pikepdf.Pdf], object] = lambda _: None) -> pikepdf.Pdf:
    """Pages with two tagged paragraphs each and a sound structure tree."""
    pdf = heft(seiten)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([])))
    numbers: list[object] = []
    for number, page in enumerate(pdf.pages):
        page.obj.Contents = pdf.make_stream(
            b"/P <</MCID 0>> BDC BT /F1 12 Tf 72 720 Td (Eins) Tj ET EMC\n"
            b"/P <</MCID 1>> BDC BT /F1 12 Tf 72 700 Td (Zwei) Tj ET EMC"
        )
        page.obj.StructParents = number
        owners = []
        for mark in range(2):
            one = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=mark)
            owners.append(pdf.make_indirect(one))
        document.K.extend(owners)
        numbers += [number, pdf.make_indirect(Array(owners))]
    root.K = document
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.Lang = String("de-DE")
    change(pdf)
    return pdf


def codes(quelle: Quelle) -> list[str]:
    """The codes of what a source lost."""
    return [verlust.code for verlust in quelle.verluste]


def geoeffnet(pdf: pikepdf.Pdf, **options: object) -> Quelle:
    """The file saved and opened as a source called plan.pdf."""
    return open_source(als_bytes(pdf), "plan.pdf", **options)


def gespeichert(quelle: Quelle) -> pikepdf.Pdf:
    """The source as a reader finds it after joining: saved without packing, and opened anew."""
    stream = io.BytesIO()
    quelle.pdf.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return pikepdf.open(io.BytesIO(stream.getvalue()))


def namen(pdf: pikepdf.Pdf) -> set[str]:
    """Every key and every name that stands anywhere in the file."""
    found: set[str] = set()
    left: list[object] = [one for one in pdf.objects if one is not None] + [pdf.trailer]
    while left:
        one = left.pop()
        if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
            for key in one.keys():  # noqa: SIM118 - a stream is no mapping
                found.add(key)
                if not getattr(one[key], "is_indirect", False):
                    left.append(one[key])
        elif isinstance(one, Array):
            left += [part for part in one if not getattr(part, "is_indirect", False)]
        elif isinstance(one, Name):
            found.add(str(one))
    return found
