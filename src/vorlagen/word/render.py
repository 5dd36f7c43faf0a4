"""A planned paper becomes a Word file: filled, proven, sealed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from markupsafe import Markup

from vorlagen.word.abschnitte import SectionWriter
from vorlagen.word.beweis import prove
from vorlagen.word.body import Body
from vorlagen.word.grundpaket import (
    CORE_PART,
    CUSTOM_PART,
    EPOCH,
    NUMBERING_PART,
    RELS_PART,
    SOURCE_PART,
    pack,
    source_relationship,
)
from vorlagen.word.numbering import Numbering
from vorlagen.word.platzhaltervorrat import Briefkopf, Kopfzeile, Platzhalter
from vorlagen.word.siegel import seal_part
from vorlagen.word.styles import DRAFT
from vorlagen.word.typography import protect
from vorlagen.word.wml import refuse_illegal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from vorlagen.formular import Druckbild
    from vorlagen.models import Behoerde
    from vorlagen.word.platzhaltervorrat import Vorrat
    from vorlagen.word.vorlage_docx import WordVorlage

DRAFT_MARK = "ENTWURF"
_W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_SHORT_TITLE = 88
_LEVEL = 3
"""Of compression: less than half the time of zip's default for an eighth more bytes of text."""
_SOURCE = '<?xml version="1.0" encoding="UTF-8"?>\n<vorlage xmlns="urn:vorlagen:quelle:1">{text}</vorlage>'
_LINE_ENDS = {"\r": "&#13;"}
"""XML takes a bare CR LF for LF; the source is to come back as it is."""
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{fields}</cp:coreProperties>'
)


@dataclass(frozen=True, slots=True)
class Druckauftrag:
    """Everything that goes into one Word file.

    Attributes:
        druckbild: the plan of the paper.
        behoerde: who issues it.
        vorrat: the names that the form's template may use.
        datum: the paper's date, which becomes the document's; ``None`` writes none.
        werte: printed single values, for the proof.
        bilder: picture files by the name that texts use.
        quelle: the source to embed; ``None`` embeds none (public papers).
        entwurf: mark every page as a draft.
    """

    druckbild: Druckbild
    behoerde: Behoerde
    vorrat: Vorrat
    datum: dt.date | None = None
    werte: tuple[str, ...] = ()
    bilder: Mapping[str, bytes] = field(default_factory=dict)
    quelle: str | None = None
    entwurf: bool = False


def render_docx(auftrag: Druckauftrag, vorlage: WordVorlage) -> bytes:
    """The finished Word file. Equal input gives equal bytes.

    Raises:
        FormError: the template cannot be filled, or does not print everything.
        InputError: a value holds characters that no XML may hold.
    """
    package = vorlage.paket
    body = Body(
        package.text_width,
        package.text_height,
        Numbering(package.numbering),
        package.ids,
        names_pictures=auftrag.quelle is not None,
    )
    sections = SectionWriter(vorlage.styles, body, auftrag.bilder).sections(auftrag.druckbild.abschnitte)
    filled = vorlage.fill(_context(auftrag, sections))
    prove(filled.dokument, auftrag.druckbild, auftrag.werte, vorlage.name)
    audience = "public" if auftrag.quelle is None else "internal"
    fixed = dict(package.unveraendert[audience])
    base = package.oeffentlich if auftrag.quelle is None else package.intern
    changed = dict(filled.teile)
    if auftrag.entwurf:
        for name in package.kopfteile:
            changed[name] = _mark_draft(changed.get(name) or fixed[name], vorlage.styles[DRAFT])
    changed |= _collected(body, package.beziehungen, auftrag.quelle)
    changed[CORE_PART] = _core(auftrag)
    return _pack(base, fixed, changed)


def _context(auftrag: Druckauftrag, sections: list[str]) -> dict[str, Any]:
    """What templates may name, the same names for every paper of a form."""
    plan, office, vorrat = auftrag.druckbild, auftrag.behoerde, auftrag.vorrat
    felder = {name: _plain(plan.felder.get(name, "")) for name in vorrat.felder}
    subject, kind = felder.get("betreff", ""), _plain(plan.art)
    short = subject if len(subject) <= _SHORT_TITLE else subject[:_SHORT_TITLE].rsplit(" ", 1)[0] + " …"
    printed = [Markup(xml) for xml in sections]  # noqa: S704 - our own XML
    by_field = dict(zip((part.feld for part in plan.abschnitte), printed, strict=True))
    return Platzhalter(
        art=kind,
        kurztitel=short,
        fusszeile=f"{kind} {felder.get('nummer', '')}".strip(),
        entwurf=DRAFT_MARK if auftrag.entwurf else "",
        kopf=[Kopfzeile(_plain(line.bezeichnung), _plain(line.wert)) for line in plan.kopf],
        abschnitte=printed,
        abschnitt={name: by_field.get(name, Markup("")) for name in vorrat.abschnitte},
        behoerde=Briefkopf(
            _plain(office.name or ""),
            _plain(office.zusatz or ""),
            _plain(office.anschrift or ""),
            " · ".join(_plain(part) for part in (office.zusatz, office.anschrift) if part),
        ),
    ).context(felder)


def _plain(value: str) -> str:
    if not value:
        return ""
    refuse_illegal(value)
    return protect(" ".join(value.split()))


def _mark_draft(header: bytes, style: str) -> bytes:
    """A header whose first paragraph is the mark, as text: PDF engines drop watermarks."""
    root = etree.fromstring(header, _PARSER)
    look = f'<w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>' if style else ""
    root.insert(0, etree.fromstring(f'<w:p xmlns:w="{_W_URI}">{look}<w:r><w:t>{DRAFT_MARK}</w:t></w:r></w:p>'))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _collected(body: Body, rels: bytes, source: str | None) -> dict[str, bytes]:
    """The parts that the text brought along: lists, links, pictures, the source."""
    entries = "".join(
        f"<Relationship Id={quoteattr(link.id)} Type={quoteattr(link.type)} Target={quoteattr(link.target)}"
        + (' TargetMode="External"/>' if link.external else "/>")
        for link in body.relationships
    )
    rels = rels.replace(b"</Relationships>", entries.encode() + b"</Relationships>")
    parts = {f"word/{name}": data for name, data in body.media.items()}
    numbering = body.numbering.part()
    if numbering is None:
        numbering = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    parts[NUMBERING_PART] = numbering
    if source is not None:
        rels = source_relationship(rels)
        parts[SOURCE_PART] = _SOURCE.format(text=escape(source, _LINE_ENDS)).encode()
    parts[RELS_PART] = rels
    return parts


def _core(auftrag: Druckauftrag) -> bytes:
    """Core properties, always ours; order as python-docx and Word write it."""
    felder = auftrag.druckbild.felder
    values = {
        "dc:title": felder.get("betreff") or auftrag.druckbild.art,
        "dc:subject": f"{auftrag.druckbild.art} {felder.get('nummer', '')}".strip(),
        "dc:creator": auftrag.behoerde.name or "",
        "dc:identifier": felder.get("nummer", ""),
        "dc:language": "de-DE",
    }
    fields = "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in values.items() if value)
    if auftrag.datum is not None:
        stamp = f"{auftrag.datum.isoformat()}T00:00:00Z"
        for tag in ("created", "modified"):
            fields += f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{tag}>'
    return _CORE.format(fields=fields).encode()


def _pack(base: bytes, fixed: dict[str, bytes], changed: Mapping[str, bytes]) -> bytes:
    """The package: unchanged parts as they are packed already, changed ones behind them."""
    replaced = sorted(set(fixed) & set(changed))
    stream = io.BytesIO()
    if replaced:  # a header without placeholders that now bears the draft's mark
        base = pack({name: data for name, data in fixed.items() if name not in changed})
    stream.write(base)
    everything = {**fixed, **changed}
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as package:
        for name, data in changed.items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED, _LEVEL)
        package.writestr(zipfile.ZipInfo(CUSTOM_PART, EPOCH), seal_part(everything), zipfile.ZIP_DEFLATED, _LEVEL)
    return stream.getvalue()
