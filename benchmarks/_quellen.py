"""120 sources of a meeting as PDF files: 1,600 pages and some 180 MB, the same in every run."""

from __future__ import annotations

import io
import random
from typing import TYPE_CHECKING

import docx
import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Job, get_engine
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from pathlib import Path

_PAPERS, _SCANS, _FORMS, _PLANS, _LOCKED = 69, 25, 12, 10, 3
_SCAN_PAGES = 21
_A4 = (0, 0, 595, 842)
_SENTENCE = "Der Stadtrat beschließt den Neubau; die Verwaltung wird beauftragt, die Leistungen auszuschreiben. "


def make_sources(folder: Path) -> None:
    """Make the files unless they are there: ``gross`` holds all, ``klein`` some small ones.

    Args:
        folder: where they are kept.
    """
    if (folder / "fertig").exists():
        return
    for name in ("gross", "klein"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, data in _all().items():
        (folder / "gross" / f"{name}.pdf").write_bytes(data)
        if len(data) < 1_000_000:  # noqa: PLR2004 - ten times as many must fit into memory
            (folder / "klein" / f"{name}.pdf").write_bytes(data)
    (folder / "fertig").touch()


def _all() -> dict[str, bytes]:
    files = {f"vorlage-{number:02}": _paper(number) for number in range(_PAPERS)}
    files |= {f"scan-{number:02}": _scan(number) for number in range(_SCANS)}
    files |= {f"formular-{number:02}": _form(number) for number in range(_FORMS)}
    files |= {f"plan-{number:02}": _plan(number) for number in range(_PLANS)}
    files |= {f"gesperrt-{number:02}": _locked(files[f"formular-{number:02}"]) for number in range(_LOCKED)}
    whole = files["plan-00"]
    return files | {"kaputt": whole.replace(b"startxref\n", b"startxref\n9")}


def _paper(number: int) -> bytes:
    document = docx.Document()
    fonts = {"w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"}
    for style in document.styles:
        if style.element.rPr is not None and (found := style.element.rPr.rFonts) is not None:
            for key in list(found.attrib):
                del found.attrib[key]
            for font in fonts:
                found.set(docx.oxml.ns.qn(font), "Source Sans Pro")
    properties = document.core_properties
    properties.title, properties.author, properties.comments = f"Vorlage {number}", "", ""
    for section in range(10):
        document.add_heading(f"Abschnitt {section + 1}", 1)
        for paragraph in range(8):
            document.add_paragraph(f"{number}.{section}.{paragraph} {_SENTENCE * 6}")
    stream = io.BytesIO()
    document.save(stream)
    word = stream.getvalue()
    (converted,) = convert([Job(word, f"{number}.docx", read_word_facts(word, "a"))], get_engine("embedded"))
    return converted.pdf


def _scan(number: int) -> bytes:
    rng = random.Random(number)  # noqa: S311 - the same pictures in every run
    pdf = pikepdf.Pdf.new()
    for _ in range(_SCAN_PAGES):
        stream = io.BytesIO()
        noise = Image.frombytes("L", (800, 1100), rng.randbytes(800 * 1100))
        noise.save(stream, "JPEG", quality=32)
        image = pdf.make_stream(stream.getvalue(), Type=Name.XObject, Subtype=Name.Image, Width=800, Height=1100,
                                ColorSpace=Name.DeviceGray, BitsPerComponent=8, Filter=Name.DCTDecode)  # fmt: skip
        _add(pdf, b"q 595 0 0 842 0 0 cm /Bild Do Q", Dictionary(XObject=Dictionary(Bild=image)))
    return _save(pdf)


def _form(number: int) -> bytes:
    pdf = pikepdf.Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    fields = Array()
    for page in range(4):
        _add(pdf, b"BT /F 12 Tf 60 780 Td (Antrag) Tj ET", Dictionary(Font=Dictionary(F=font)))
        field = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"feld{page}"), V=String(f"Wert {number}"),
            DA=String("/F 12 Tf 0 g"), Rect=Array([60, 700, 300, 720]), P=pdf.pages[page].obj, F=4,
        ))  # fmt: skip
        pdf.pages[page].obj["/Annots"] = Array([field])
        fields.append(field)
    pdf.Root["/AcroForm"] = Dictionary(Fields=fields, DR=Dictionary(Font=Dictionary(F=font)))
    return _save(pdf)


def _plan(number: int) -> bytes:
    rng = random.Random(1000 + number)  # noqa: S311 - as above
    pdf = pikepdf.Pdf.new()
    layers = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Bestand", "Entwurf")]
    lines = "\n".join(
        f"{rng.random() * 1190:.2f} {rng.random() * 842:.2f} m {rng.random() * 1190:.2f} {rng.random() * 842:.2f} l S"
        for _ in range(20_000)
    )
    content = f"/OC /L0 BDC\n{lines}\nEMC\n/OC /L1 BDC\n10 10 100 100 re f\nEMC".encode()
    for _ in range(2):
        resources = Dictionary(Properties=Dictionary(L0=layers[0], L1=layers[1]))
        _add(pdf, content, resources, (0, 0, 1190, 842))
    state = Dictionary(Order=Array(layers), OFF=Array([layers[1]]))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array(layers), D=state)
    return _save(pdf)


def _locked(data: bytes) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(
            stream,
            encryption=pikepdf.Encryption(owner="besitzer", user="", R=3, aes=False, metadata=False),
            static_id=True,
        )
    return stream.getvalue()


def _add(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary, box: tuple[int, ...] = _A4) -> None:
    page = Dictionary(Type=Name.Page, MediaBox=Array(list(box)), Contents=pdf.make_stream(content), Resources=resources)
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _save(pdf: pikepdf.Pdf) -> bytes:
    stream = io.BytesIO()
    pdf.save(stream, static_id=True)
    return stream.getvalue()
