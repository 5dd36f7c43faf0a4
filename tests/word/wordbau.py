"""Word templates and printed papers for tests: the shipped file with another body, other headers, other parts."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from vorlagen import resources
from vorlagen.formular import zeilen
from vorlagen.formular.druckbild import Druckabschnitt, Druckbild
from vorlagen.models import Behoerde
from vorlagen.word.platzhaltervorrat import Vorrat
from vorlagen.word.render import Druckauftrag

if TYPE_CHECKING:
    from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
LOOP = ("{%p for abschnitt in abschnitte %}", "{{p abschnitt }}", "{%p endfor %}")


def parts_of(docx: bytes) -> dict[str, bytes]:
    """All parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


@cache
def _standard() -> bytes:
    return resources.word_file("standard", "vorlage").read_bytes()


def paragraph(text: str) -> str:
    """A plain paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def run(text: str, look: str = "") -> str:
    """A run with run properties."""
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table of rows of cells; each cell is a text or XML."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    lines = ("".join(cell.format(text if text[:1] == "<" else paragraph(text)) for text in row) for row in rows)
    body = "".join(f"<w:tr>{line}</w:tr>" for line in lines)
    grid = '<w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}{body}</w:tbl>'


def text_box(content: str) -> str:
    """A paragraph with a text box as Word writes it: once for today's Word, once as VML for older ones."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        "<w:p><w:r><w:t>Davor.</w:t></w:r><w:r>"
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps">'
        f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:textbox></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def word_template(*paragraphs: str, raw: str = "", **parts: bytes | None) -> bytes:
    """The standard Word file with these paragraphs as its body.

    Args:
        *paragraphs: texts of the body; sections are printed below unless ``raw`` is given.
        raw: body as XML instead.
        **parts: other parts by name, ``/`` as ``__`` and ``.`` as ``_dot_``; ``None`` leaves one out.
    """
    found = parts_of(_standard())
    document = found["word/document.xml"].decode()
    end = document.index("<w:sectPr>")
    start = document.index("<w:body>") + len("<w:body>")
    body = raw or "".join(map(paragraph, paragraphs))
    found["word/document.xml"] = (document[:start] + body + document[end:]).encode()
    for name, data in parts.items():
        place = name.replace("__", "/").replace("_dot_", ".")
        if data is None:
            del found[place]
        else:
            found[place] = data
    return packed(found)


def changed(docx: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a text in one part replaced, which must be there."""
    parts = parts_of(docx)
    text = parts[part].decode()
    assert old in text
    parts[part] = text.replace(old, new).encode()
    return packed(parts)


def section(text: str, feld: str = "sachverhalt", ueberschrift: str = "Sachverhalt") -> Druckabschnitt:
    """A section with a long text."""
    return Druckabschnitt(feld, ueberschrift, 1, (zeilen.Langtextblock("", text, feld),))


def order(
    *sections: Druckabschnitt, quelle: str | None = "betreff: x\n", entwurf: bool = False, **felder: str
) -> Druckauftrag:
    """What is needed to print these sections; ``felder`` are single values."""
    names = {"betreff": "", "untertitel": "", "nummer": "", **felder}
    plan = Druckbild("Vorlage", (), sections, names, frozenset(), entwurf=entwurf)
    vorrat = Vorrat(tuple(names), abschnitte=tuple(part.feld for part in sections))
    return Druckauftrag(plan, Behoerde(name="Stadt Lindenfurt"), vorrat, quelle=quelle, entwurf=entwurf)


def text_of(docx: bytes, part: str = "word/document.xml") -> str:
    """All text of a part, tags left out."""
    xml = parts_of(docx)[part].decode()
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))
