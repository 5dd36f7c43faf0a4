"""A town's Word file, compiled once: placeholders as code, everything else packed for good.

Only this module knows docxtpl. Its own rendering loses text without a word (``A & B``
loses the ``&``, a typo prints nothing), so only its reading of Word's markup is used;
the rest is a strict, escaping sandbox of ours, and a proof afterwards.
"""

from __future__ import annotations

import functools
import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jinja2
from docxtpl import DocxTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from vorlagen.errors import FormError
from vorlagen.i18n import t
from vorlagen.word.grundpaket import Grundpaket, prepare
from vorlagen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

DOCUMENT_PART = "word/document.xml"
_TAG = re.compile(r"\{[{%#]")
_STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_TEXT = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Gefuellt:
    """The filled parts of one document.

    Attributes:
        teile: their bytes by name.
        dokument: the document part as the strict parser read those bytes; not to be changed.
    """

    teile: Mapping[str, bytes]
    dokument: etree._Element


@dataclass(frozen=True, slots=True)
class WordVorlage:
    """A compiled Word template.

    Attributes:
        name: its file name, for messages.
        teile: compiled parts by name.
        quellen: the markup of those parts, for naming the place of an error.
        paket: what never changes, packed already.
        styles: its styles.
    """

    name: str
    teile: Mapping[str, jinja2.Template]
    quellen: Mapping[str, tuple[str, ...]]
    paket: Grundpaket
    styles: Styles

    def fill(self, context: Mapping[str, Any]) -> Gefuellt:
        """The filled parts.

        Raises:
            FormError: a placeholder that nothing supplies, or markup that does not close;
                the message names part and paragraph.
        """
        filled = {part: self._fill_part(part, template, context) for part, template in self.teile.items()}
        return Gefuellt({part: data for part, (data, _) in filled.items()}, filled[DOCUMENT_PART][1])

    def _fill_part(
        self, part: str, template: jinja2.Template, context: Mapping[str, Any]
    ) -> tuple[bytes, etree._Element]:
        try:
            xml = template.render(context)
        except jinja2.TemplateError as error:
            raise self._unusable(part, error, _line(error.__traceback__)) from None
        data = xml.encode("utf-8")
        try:
            return data, etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            raise FormError(
                t("Die Word-Datei {file} des Formulars ergibt in {part} kein gültiges Dokument: {reason}.",
                  file=self.name, part=part, reason=error.msg),
                t("Prüfen Sie, ob jede Schleife und Bedingung dort endet, wo sie begonnen hat."),
            ) from None  # fmt: skip

    def _unusable(self, part: str, error: jinja2.TemplateError, line: int | None) -> FormError:
        return _unusable(self.name, part, self.quellen[part], error, line)


def compile_template(data: bytes, name: str, fonts: tuple[str, str] = ("", "")) -> WordVorlage:
    """Compile a Word file; the result is kept for equal input.

    Args:
        data: the docx.
        name: its file name, for messages.
        fonts: families of text and headings; empty keeps those of the file.

    Raises:
        FormError: no docx, a tag that does not parse, or a page without a header.
    """
    return _compile(data, name, fonts)


@functools.lru_cache(maxsize=16)
def _compile(data: bytes, name: str, fonts: tuple[str, str]) -> WordVorlage:
    parts = _read(data, name)
    stories = {
        part: xml.decode("utf-8")
        for part, xml in parts.items()
        if _STORY.fullmatch(part) and (part == DOCUMENT_PART or _TAG.search(_TEXT.sub("", xml.decode("utf-8"))))
    }
    patch = DocxTemplate(io.BytesIO()).patch_xml
    environment = _environment()
    sources = {part: re.sub(r"<w:p([ >])", r"\n<w:p\1", patch(xml)) for part, xml in stories.items()}
    compiled: dict[str, jinja2.Template] = {}
    for part, source in sources.items():
        try:
            compiled[part] = environment.from_string(source)
        except jinja2.TemplateSyntaxError as error:
            raise _unusable(name, part, tuple(source.split("\n")), error, error.lineno) from None
    fixed = {part: content for part, content in parts.items() if part not in stories}
    package = prepare(fixed, parts[DOCUMENT_PART], name, fonts)
    return WordVorlage(
        name,
        compiled,
        {part: tuple(source.split("\n")) for part, source in sources.items()},
        package,
        Styles.read(package.styles),
    )


def _environment() -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=jinja2.StrictUndefined, cache_size=0)
    environment.globals.clear()
    return environment


def _read(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise _no_docx(name, str(error)) from None
    if DOCUMENT_PART not in parts or "word/styles.xml" not in parts:
        raise _no_docx(name, DOCUMENT_PART)
    return parts


def _no_docx(name: str, reason: str) -> FormError:
    return FormError(
        t("{file} ist keine Word-Datei ({reason}).", file=name, reason=reason),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie als .docx."),
    )


def _line(trace: TracebackType | None) -> int | None:
    """The line of the template where a runtime error arose."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _unusable(
    name: str, part: str, source: tuple[str, ...], error: jinja2.TemplateError, line: int | None
) -> FormError:
    where = source[line - 1] if line is not None and 0 < line <= len(source) else ""
    words = " ".join(_TEXT.sub(" ", where).split())[:120]
    return FormError(
        t("Die Word-Datei {file} des Formulars ist nicht brauchbar: in {part}, Absatz {line} („{words}“): {reason}.",
          file=name, part=part, line=line or "?", words=words, reason=error.message or ""),
        t("Öffnen Sie die Datei in Word, und prüfen Sie den Platzhalter an dieser Stelle."),
    )  # fmt: skip
