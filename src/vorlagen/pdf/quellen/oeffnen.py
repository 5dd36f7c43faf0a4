"""A source is opened, judged, made harmless and handed over ready for joining."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Stream

from vorlagen.i18n import t
from vorlagen.pdf.quellen.aktionen import Verweise, base_address, tell_opening, tell_triggers
from vorlagen.pdf.quellen.anmerkungen import Anmerkungen
from vorlagen.pdf.quellen.ballast import Ausstattung, strip_file, strip_page
from vorlagen.pdf.quellen.ebenen import settle_layers
from vorlagen.pdf.quellen.formularfelder import draw_values, is_dynamic, settle_fields
from vorlagen.pdf.quellen.gliederung import read_outline
from vorlagen.pdf.quellen.grenzen import STANDARD
from vorlagen.pdf.quellen.inhalt import is_sealed, unpacked
from vorlagen.pdf.quellen.kopf import judge_bytes
from vorlagen.pdf.quellen.objekte import FEHLER, drop, entry, items, whole, words
from vorlagen.pdf.quellen.quelle import Quelle
from vorlagen.pdf.quellen.seiten import is_guessing, settle_page
from vorlagen.pdf.quellen.tags import check_tags, has_tags, remove_tags
from vorlagen.pdf.quellen.ursache import Ursache, refuse, sealed
from vorlagen.pdf.quellen.verlust import Protokoll
from vorlagen.pdf.quellen.ziele import Ziele

if TYPE_CHECKING:
    from vorlagen.errors import SourceError
    from vorlagen.pdf.quellen.grenzen import Grenzen

_PACKET: Final = 1_000_000
"""Bytes of the XMP packet that are looked at."""
_UA: Final = re.compile(rb"pdfuaid:part(?:>|\s*=\s*[\"'])\s*1")
_A: Final = re.compile(rb"pdfaid:part(?:>|\s*=\s*[\"'])\s*\d")
_MB: Final = 1024 * 1024


def open_source(data: bytes, name: str, kennung: str = "q", grenzen: Grenzen = STANDARD) -> Quelle:
    """Open a PDF that somebody else made, and make it ready for joining.

    Page contents and pictures are neither read nor packed anew; only the contents of tagged
    pages are read, to check their tags. A file can be so made that the PDF library never
    comes back; who opens files of unknown origin does so within ``run_guarded``.

    Args:
        data: the file.
        name: what to call it in messages.
        kennung: what the names of its form fields begin with, different for every source of a Mappe.
        grenzen: how large it may be.

    Returns:
        The open file and what was found. The caller closes ``pdf``.

    Raises:
        SourceError: it cannot be used; carries the finding E0….
    """
    protokoll = Protokoll()
    if len(data) > grenzen.bytes:
        was, erlaubt = t("{n} MB", n=len(data) // _MB), t("{n} MB", n=grenzen.bytes // _MB)
        raise refuse(Ursache.ZU_GROSS, name, was=was, erlaubt=erlaubt)
    data, stripped = judge_bytes(data, name)
    if stripped:
        protokoll.note("E120")
    try:
        pdf = pikepdf.open(io.BytesIO(data), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise refuse(Ursache.VERSCHLUESSELT, name, grund=t("Es verlangt ein Kennwort")) from None
    except FEHLER as error:
        if "encrypt" in str(error).lower():
            raise refuse(Ursache.VERSCHLUESSELT, name, grund=t("Das Verfahren ist unbekannt")) from error
        raise _damaged(name) from error
    try:
        return _prepare(pdf, name, kennung, grenzen, protokoll)
    except FEHLER as error:
        pdf.close()
        raise _damaged(name) from error
    except BaseException:
        pdf.close()
        raise


def _damaged(name: str) -> SourceError:
    return refuse(Ursache.BESCHAEDIGT, name, grund=t("Sein Aufbau lässt sich nicht lesen"))


def _judge(pdf: pikepdf.Pdf, name: str, grenzen: Grenzen) -> list[str]:
    """Refuse what opens but cannot be used; what qpdf had to say about it."""
    root = pdf.Root
    objects = whole(entry(pdf.trailer, "/Size")) or 0
    if objects > grenzen.objekte:
        was, erlaubt = t("{n} Objekte", n=objects), t("{n} Objekte", n=grenzen.objekte)
        raise refuse(Ursache.ZU_GROSS, name, was=was, erlaubt=erlaubt)
    promised = whole(entry(entry(root, "/Pages"), "/Count")) or 0  # before qpdf puts the number right
    pages = len(pdf.pages)
    if pages > grenzen.seiten:
        was, erlaubt = t("{n} Seiten", n=pages), t("{n} Seiten", n=grenzen.seiten)
        raise refuse(Ursache.ZU_GROSS, name, was=was, erlaubt=erlaubt)
    warnings = pdf.get_warnings()
    if warnings and pages < promised:
        grund = t("Von {versprochen} Seiten sind {da} lesbar", versprochen=promised, da=pages)
        raise refuse(Ursache.BESCHAEDIGT, name, grund=grund)
    if pages == 0:
        raise refuse(Ursache.KEINE_SEITEN, name)
    if entry(root, "/Collection") is not None:
        raise refuse(Ursache.PORTFOLIO, name)
    if is_dynamic(root):
        raise refuse(Ursache.DYNAMISCHES_XFA, name)
    return warnings


def _is_damaged(warnings: list[str]) -> bool:
    """Whether qpdf had to search for objects, which is more than a slip that every viewer forgives."""
    return any("file is damaged" in warning or "not found in file" in warning for warning in warnings)


def _prepare(pdf: pikepdf.Pdf, name: str, kennung: str, grenzen: Grenzen, protokoll: Protokoll) -> Quelle:
    warnings = _judge(pdf, name, grenzen)
    root = pdf.Root
    if pdf.is_encrypted:
        protokoll.note("E109")
    ua, archive = _claims(root)
    draw_values(pdf)
    ziele = Ziele(pdf)
    outline = read_outline(root, ziele, grenzen, protokoll)
    tell_opening(root, protokoll)
    found = Anmerkungen(pdf, Verweise(ziele, base_address(root), protokoll), grenzen, protokoll)
    lost = _settle_pages(pdf, found, protokoll, guessed=is_guessing(warnings))
    _refuse_sealed(pdf, name)
    fields = settle_fields(pdf, (widget for _, widget in found.widgets), kennung, protokoll)
    strip_file(pdf, protokoll)
    settle_layers(root)
    tagged = _judge_tags(pdf, found, grenzen, protokoll)
    # Objects that nobody can read come to light when they are looked at, and then count as null.
    if _is_damaged([*warnings, *pdf.get_warnings()]):
        if lost is not None:
            raise refuse(Ursache.BESCHAEDIGT, name, grund=t("Der Inhalt von Seite {n} fehlt", n=lost + 1))
        protokoll.note("E110")
    return Quelle(
        pdf=pdf,
        name=name,
        seiten=len(pdf.pages),
        tagged=tagged,
        verluste=protokoll.verluste(),
        gliederung=outline,
        sprache=words(entry(root, "/Lang")),
        behauptet_ua=ua,
        behauptet_a=archive,
        formularfelder=fields,
        kommentare=found.kommentare,
    )


def _settle_pages(pdf: pikepdf.Pdf, found: Anmerkungen, protokoll: Protokoll, *, guessed: bool) -> int | None:
    """Make all pages ready; the number of the first that has no content."""
    lost: int | None = None
    resources = Ausstattung()
    for number, each in enumerate(pdf.pages):
        page = each.obj
        if lost is None and "/Contents" not in page:
            lost = number
        settle_page(pdf, page, number, protokoll, guessed=guessed)
        keys = page.keys()
        if "/AA" in keys:
            tell_triggers(page, protokoll, number)
        if "/Annots" in keys:
            found.clean(page, number)
        strip_page(page)
        resources.strip(page["/Resources"])
    return lost


def _refuse_sealed(pdf: pikepdf.Pdf, name: str) -> None:
    """Viewers would show an empty page, and joining could not go on where it has to read the content."""
    for number, page in enumerate(pdf.pages, 1):
        if any(is_sealed(stream) for stream in items(page.obj["/Contents"]) if isinstance(stream, Stream)):
            raise sealed(name, number)


def _claims(root: pikepdf.Object) -> tuple[bool, bool]:
    """Whether a file claims PDF/UA-1, and PDF/A."""
    packet = entry(root, "/Metadata")
    data = (unpacked(packet, _PACKET) if isinstance(packet, Stream) else None) or b""
    return _UA.search(data) is not None, _A.search(data) is not None


def _judge_tags(pdf: pikepdf.Pdf, found: Anmerkungen, grenzen: Grenzen, protokoll: Protokoll) -> bool:
    if not has_tags(pdf.Root):
        drop(pdf.Root, "/StructTreeRoot", "/MarkInfo")
        return False
    reason = check_tags(pdf, found.bleibend, grenzen)
    if reason is None:
        return True
    protokoll.note("E112", grund=reason)
    remove_tags(pdf)
    return False
