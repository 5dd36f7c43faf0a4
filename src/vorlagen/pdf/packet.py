"""The XMP packet: what a PDF of ours says about itself, and the standards it claims."""

from __future__ import annotations

import functools
import importlib.metadata
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

PDF_UA: Final = "PDF/UA-1"
PDF_A: Final = "PDF/A-2b"
STANDARDS: Final = (PDF_UA, PDF_A)
BLANK_SEAL: Final = "0" * 32
"""Stands in the packet until ``seal`` writes the hash there, at the same length."""

_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# PDF/A allows a property outside its own list only with a schema that describes it (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA: Final = (
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"
)


@functools.cache
def producer() -> str:
    """What our PDFs name as their producer: ``vorlagen`` and its version."""
    try:
        return f"vorlagen {importlib.metadata.version('vorlagen')}"
    except importlib.metadata.PackageNotFoundError:  # a source tree that nobody installed
        return "vorlagen"


def write_packet(title: str, language: str, claims: Iterable[str], created: dt.datetime | None = None) -> bytes:
    """The packet as bytes (UTF-8), with a blank seal.

    Args:
        title: document title; left out if empty.
        language: such as ``de-DE``.
        claims: those of ``STANDARDS`` that the file holds.
        created: creation date, with time zone; ``None`` leaves dates out.
    """
    claimed = tuple(claims)
    lines = ["<dc:format>application/pdf</dc:format>"]
    if title:
        lines.append(f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>')
    lines.append(f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>")
    lines.append(f"<pdf:Producer>{escape(producer())}</pdf:Producer>")
    if created is not None:
        stamp = created.isoformat(timespec="seconds")
        lines.append(f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>")
    lines.append(f"<xmpMM:InstanceID>uuid:{BLANK_SEAL}</xmpMM:InstanceID>")
    if PDF_A in claimed:
        lines.append("<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>")
    if PDF_UA in claimed:
        lines.append("<pdfuaid:part>1</pdfuaid:part>" + _UA_SCHEMA)
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    body = "\n".join(lines)
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about="" {names}>\n{body}\n</rdf:Description></rdf:RDF></x:xmpmeta>\n'
        '<?xpacket end="r"?>'
    ).encode()
