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
from vorlagen.word.fussnoten import FOOTNOTES_PART, FOOTNOTES_RELS_PART, Fussnoten
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
from vorlagen.word.paket import DOCUMENT_PART
from vorlagen.word.platzhaltervorrat import Briefkopf, Kopfzeile, Platzhalter
from vorlagen.word.siegel import seal_part
from vorlagen.word.styles import DRAFT
from vorlagen.word.typography import protect
from vorlagen.word.wml import refuse_illegal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from vorlagen.formular import Druckbild
    from vorlagen.models import Behoerde
    from vorlagen.word.body import Relationship
    from vorlagen.word.grundpaket import Grundpaket
    from vorlagen.word.platzhaltervorrat import Vorrat
    from vorlagen.word.vorlage_docx import Gefuellt, WordVorlage

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


@dataclass(frozen=True, slots=True)
class Dokumentangaben:
    """What a Word file says of itself.

    Attributes:
        titel: its title.
        gegenstand: kind and number.
        herausgeber: who issues it.
        nummer: the paper's number, if it is a paper.
        datum: the document's date; ``None`` writes none.
    """

    titel: str
    gegenstand: str
    herausgeber: str
    nummer: str = ""
    datum: dt.date | None = None


def render_docx(auftrag: Druckauftrag, vorlage: WordVorlage) -> bytes:
    """The finished Word file. Equal input gives equal bytes.

    Raises:
        FormError: the template cannot be filled, or does not print everything.
        InputError: a value holds characters that no XML may hold.
    """
    package = vorlage.paket
    notes = Fussnoten(package.fussnoten)
    body = Body(package.text_width, package.text_height, Numbering(package.numbering), package.ids, notes,
                names_pictures=auftrag.quelle is not None)  # fmt: skip
    sections = SectionWriter(vorlage.styles, body, auftrag.bilder).sections(auftrag.druckbild.abschnitte)
    filled = vorlage.fill(_context(auftrag, sections))
    changed, stories = count_notes(filled, body)
    prove(stories, auftrag.druckbild, auftrag.werte, vorlage.name)
    return finish(vorlage, changed, body, _about(auftrag), source=auftrag.quelle, draft=auftrag.entwurf)


def count_notes(filled: Gefuellt, body: Body) -> tuple[dict[str, bytes], list[etree._Element]]:
    """The parts of a filled template with its footnotes numbered in order, and all that holds text of ours.

    Args:
        filled: the filled parts.
        body: what the text brought along.
    """
    changed, notes = dict(filled.teile), body.fussnoten
    document, written = notes.count(changed[DOCUMENT_PART], notes.part(changed.get(FOOTNOTES_PART)))
    changed |= {DOCUMENT_PART: document, FOOTNOTES_PART: written}
    return changed, [filled.dokument, *([etree.fromstring(written, _PARSER)] if notes else [])]


def finish(  # noqa: PLR0913 - what a finished file is made of
    vorlage: WordVorlage, changed: dict[str, bytes], body: Body, about: Dokumentangaben, *, source: str | None,
    draft: bool,
) -> bytes:  # fmt: skip
    """The finished, sealed package of a filled template.

    Args:
        vorlage: the template.
        changed: its filled parts.
        body: what the text brought along.
        about: what the document says of itself.
        source: what to embed; ``None`` embeds nothing.
        draft: mark every page as a draft.
    """
    package = vorlage.paket
    audience = "public" if source is None else "internal"
    fixed = dict(package.unveraendert[audience])
    base = package.oeffentlich if source is None else package.intern
    if draft:
        for name in package.kopfteile:
            changed[name] = _mark_draft(changed.get(name) or fixed[name], vorlage.styles[DRAFT])
    changed |= _collected(body, package, source)
    changed[CORE_PART] = _core(about)
    return _pack(base, fixed, changed)


def _context(auftrag: Druckauftrag, sections: list[str]) -> dict[str, Any]:
    """What templates may name, the same names for every paper of a form."""
    plan, office, vorrat = auftrag.druckbild, auftrag.behoerde, auftrag.vorrat
    felder = {name: one_line(plan.felder.get(name, "")) for name in vorrat.felder}
    subject, kind = felder.get("betreff", ""), one_line(plan.art)
    short = subject if len(subject) <= _SHORT_TITLE else subject[:_SHORT_TITLE].rsplit(" ", 1)[0] + " …"
    printed = [Markup(xml) for xml in sections]  # noqa: S704 - our own XML
    by_field = dict(zip((part.feld for part in plan.abschnitte), printed, strict=True))
    return Platzhalter(
        art=kind,
        kurztitel=short,
        fusszeile=f"{kind} {felder.get('nummer', '')}".strip(),
        entwurf=DRAFT_MARK if auftrag.entwurf else "",
        kopf=[Kopfzeile(one_line(line.bezeichnung), one_line(line.wert)) for line in plan.kopf],
        abschnitte=printed,
        abschnitt={name: by_field.get(name, Markup("")) for name in vorrat.abschnitte},
        behoerde=letterhead(office),
    ).context(felder)


def letterhead(office: Behoerde) -> Briefkopf:
    """Who issues a document, for its letterhead."""
    return Briefkopf(
        one_line(office.name or ""),
        one_line(office.zusatz or ""),
        one_line(office.anschrift or ""),
        " · ".join(one_line(part) for part in (office.zusatz, office.anschrift) if part),
    )


def one_line(value: str) -> str:
    """A single value as templates print it: one line, what belongs together kept together.

    Raises:
        InputError: it holds characters that no XML may hold.
    """
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


def _collected(body: Body, package: Grundpaket, source: str | None) -> dict[str, bytes]:
    """The parts that the text brought along: lists, links, pictures, the source."""
    rels = _with_relationships(package.beziehungen, body.relationships)
    parts = {f"word/{name}": data for name, data in body.media.items()}
    numbering = body.numbering.part()
    if numbering is None:
        numbering = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    parts[NUMBERING_PART] = numbering
    if source is not None:
        rels = source_relationship(rels)
        parts[SOURCE_PART] = _SOURCE.format(text=escape(source, _LINE_ENDS)).encode()
    parts[RELS_PART] = rels
    note_rels = _with_relationships(package.fussnotenbeziehungen, body.notes.relationships)
    if b"<Relationship " in note_rels:
        parts[FOOTNOTES_RELS_PART] = note_rels
    return parts


def _with_relationships(rels: bytes, added: Iterable[Relationship]) -> bytes:
    entries = "".join(
        f"<Relationship Id={quoteattr(link.id)} Type={quoteattr(link.type)} Target={quoteattr(link.target)}"
        + (' TargetMode="External"/>' if link.external else "/>")
        for link in added
    )
    return rels.replace(b"</Relationships>", entries.encode() + b"</Relationships>")


def _about(auftrag: Druckauftrag) -> Dokumentangaben:
    felder, kind = auftrag.druckbild.felder, auftrag.druckbild.art
    number = felder.get("nummer", "")
    title = felder.get("betreff") or kind
    return Dokumentangaben(title, f"{kind} {number}".strip(), auftrag.behoerde.name or "", number, auftrag.datum)


def _core(about: Dokumentangaben) -> bytes:
    """Core properties, always ours; order as python-docx and Word write it."""
    values = {
        "dc:title": about.titel,
        "dc:subject": about.gegenstand,
        "dc:creator": about.herausgeber,
        "dc:identifier": about.nummer,
        "dc:language": "de-DE",
    }
    fields = "".join(f"<{tag}>{escape(value)}</{tag}>" for tag, value in values.items() if value)
    if about.datum is not None:
        stamp = f"{about.datum.isoformat()}T00:00:00Z"
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
