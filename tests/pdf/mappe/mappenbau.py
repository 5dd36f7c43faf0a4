"""Sources for the tests of joining: papers from the embedded engine, and pages written by hand."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
from papierbau import NUMBER, blank, paper, to_bytes
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Job, get_engine
from vorlagen.pdf.mappe.baustein import Baustein, Lesezeichen, Mappeninfo
from vorlagen.pdf.mappe.verbund import Verbund, join
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vorlagen.pdf.mappe.baustein import Sprung

INFO = Mappeninfo("Sitzungsmappe des Bauausschusses, 2. Juni 2026")


@dataclass(frozen=True)
class Punkt:
    """An outline entry as sources give it."""

    titel: str
    seite: int
    sicht: tuple[str | float | None, ...] = ("/Fit",)
    kinder: tuple[Punkt, ...] = ()


@dataclass(frozen=True)
class Offen:
    """An opened source as joining wants it."""

    pdf: pikepdf.Pdf
    tagged: bool = False
    name: str = "quelle.pdf"
    sprache: str = ""
    gliederung: tuple[Punkt, ...] = ()
    behauptet_ua: bool = False
    behauptet_a: bool = False


@functools.cache
def paper_pdf(title: str = "Neubau der Brücke", paragraphs: int = 12) -> bytes:
    """A tagged paper of some pages that holds both standards."""
    docx = paper(paragraphs=paragraphs, title=title)
    (converted,) = convert([Job(docx, "a.docx", read_word_facts(docx), NUMBER)], get_engine("embedded"))
    assert converted.claims == ("PDF/UA-1", "PDF/A-2b")
    return converted.pdf


def open_paper(data: bytes, **changes: object) -> Offen:
    """A paper of ours, opened."""
    return Offen(**({"pdf": pikepdf.open(io.BytesIO(data)), "tagged": True, "sprache": "de-DE",
                     "behauptet_ua": True, "behauptet_a": True} | changes))  # fmt: skip


def plain_pdf(
    pages: int = 1,
    content: bytes = b"0.8 0.9 1 rg 0 0 2000 2000 re f",
    box: Sequence[float] = (0, 0, 595, 842),
    **entries: object,
) -> pikepdf.Pdf:
    """Untagged pages with this content and these page entries."""
    pdf = pikepdf.Pdf.new()
    for _ in range(pages):
        page = Dictionary(Type=Name.Page, MediaBox=Array(list(box)), Contents=pdf.make_stream(content),
                          Resources=Dictionary(), **entries)  # fmt: skip
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf


def link_pdf(addresses: Sequence[str]) -> bytes:
    """A tagged page of ours with these links."""
    document = blank("Tagesordnung")
    document.add_heading("Tagesordnung", 1)
    for address in addresses:
        _add_link(document, address)
    docx = to_bytes(document)
    (converted,) = convert([Job(docx, "a.docx", read_word_facts(docx))], get_engine("embedded"))
    assert converted.claims == ("PDF/UA-1", "PDF/A-2b"), converted.findings
    return converted.pdf


def _add_link(document: object, address: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    paragraph = document.add_paragraph()
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "Zum Tagesordnungspunkt"
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def part(source: Offen, title: str = "Vorlage", **changes: object) -> Baustein:
    """A part with stamps and labels counted from 1."""
    pages = range(1, len(changes.get("seiten") or source.pdf.pages) + 1)
    wanted = {"stempel": tuple(f"Ö 7 · Seite {page} von 412" for page in pages), "marken": tuple(map(str, pages))}
    return Baustein(title, source, **(wanted | changes))


def joined(
    parts: Sequence[Baustein],
    bookmarks: Sequence[Lesezeichen] = (),
    jumps: Mapping[str, Sprung] | None = None,
    info: Mappeninfo = INFO,
) -> tuple[bytes, Verbund]:
    """The joined file and what there is to say about it."""
    target = io.BytesIO()
    result = join(parts, bookmarks, info, jumps or {}, target)
    return target.getvalue(), result
