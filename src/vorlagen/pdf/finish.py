"""The finishing touches: what engines leave out or write at random is put right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.ends import save
from vorlagen.pdf.packet import producer, write_packet
from vorlagen.pdf.rollen import settle_roles
from vorlagen.pdf.seal import seal
from vorlagen.pdf.tagmending import mend_tags

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from vorlagen.pdf.engine import Job

DEFAULT_LANGUAGE: Final = "de-DE"
_ICC_DATE: Final = slice(24, 36)


def touch_up(pdf: pikepdf.Pdf, job: Job) -> None:
    """Title, language and viewer settings in; dates, random ids and people's names out; tags mended.

    Args:
        pdf: the engine's result, changed in place.
        job: where title, language and creation date come from.
    """
    root = pdf.Root
    root["/Lang"] = String(language_of(job))
    viewer = root.get("/ViewerPreferences")
    root["/ViewerPreferences"] = viewer if isinstance(viewer, Dictionary) else Dictionary()
    root["/ViewerPreferences"]["/DisplayDocTitle"] = True
    write_info(pdf, job.facts.title, job.created)
    for key in ("/DocChecksum", "/ID"):  # LibreOffice's hash of a file that is no more; its random id
        if key in pdf.trailer:
            del pdf.trailer[key]
    marks = root.get("/MarkInfo")
    if isinstance(marks, Dictionary) and "/Suspects" in marks:  # poppler complains of the (right) default value
        del marks["/Suspects"]
    mend_tags(pdf)
    for page in pdf.pages:
        if "/Annots" in page.obj:  # LibreOffice leaves it out on pages with links (ISO 14289-1, 7.18.3)
            page.obj["/Tabs"] = Name.S
    settle_roles(pdf)
    _steady_colours(pdf)


def language_of(job: Job) -> str:
    """The document's language, German if the docx does not say."""
    return job.facts.language or DEFAULT_LANGUAGE


def write(pdf: pikepdf.Pdf, job: Job, claims: Iterable[str]) -> bytes:
    """The file with a packet that makes these claims, sealed; equal input gives equal bytes.

    Args:
        pdf: a touched-up file.
        job: where title, language and creation date come from.
        claims: the standards to claim.
    """
    packet = write_packet(job.facts.title, language_of(job), claims, job.created)
    pdf.Root["/Metadata"] = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    return seal(save(pdf))


def write_info(pdf: pikepdf.Pdf, title: str, created: dt.datetime | None) -> None:
    """The old information dictionary in step with the packet (ISO 19005-2, 6.6.3).

    Args:
        pdf: the file.
        title: document title; left out if empty.
        created: creation date, with time zone; ``None`` leaves dates out.
    """
    info = Dictionary(Producer=String(producer()))
    if title:
        info["/Title"] = String(title)
    if created is not None:
        stamp = String(pikepdf.models.metadata.encode_pdf_date(created))
        info["/CreationDate"] = info["/ModDate"] = stamp
    pdf.trailer["/Info"] = pdf.make_indirect(info)


def blank_date(profile: bytes) -> bytes:
    """A colour profile whose date of creation is always the same.

    Args:
        profile: an ICC profile.
    """
    # 2000-01-01 00:00:00 as six big-endian numbers (ICC.1, 4.2 dateTimeNumber).
    return profile[: _ICC_DATE.start] + b"\x07\xd0\x00\x01\x00\x01\x00\x00\x00\x00\x00\x00" + profile[_ICC_DATE.stop :]


def _steady_colours(pdf: pikepdf.Pdf) -> None:
    """Blank the date in the colour profile, where LibreOffice writes the time of day."""
    intents = pdf.Root.get("/OutputIntents")
    for intent in intents if isinstance(intents, Array) else ():
        profile = intent.get("/DestOutputProfile")
        if not isinstance(profile, pikepdf.Stream):
            continue
        profile.write(blank_date(profile.read_bytes()))
