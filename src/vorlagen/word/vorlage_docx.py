"""A town's Word file, compiled once: placeholders as code, everything else packed for good.

Only this module knows docxtpl. Its own rendering loses text without a word (``A & B``
loses the ``&``, a typo prints nothing), so only its reading of Word's markup is used;
the rest is a strict, escaping sandbox of ours, and a proof afterwards.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jinja2
from docxtpl import DocxTemplate
from lxml import etree

from vorlagen.errors import FormError
from vorlagen.i18n import Text, t
from vorlagen.word.grundpaket import NEEDED_PARTS, Grundpaket, prepare
from vorlagen.word.paket import DOCUMENT_PART, STORY_PART, PackageError, has_macros, read_parts
from vorlagen.word.platzhalter import (
    RUNTIME_FAULTS,
    environment,
    has_tags,
    one_paragraph_a_line,
    paragraph_words,
    reason_of,
    tag_faults,
    template_line,
)
from vorlagen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


class TornMarkupError(FormError):
    """The filled template is no well-formed document: a block begins and ends at different places."""


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
        quellen: the markup of those parts, a paragraph a line, for naming the place of an error.
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
        except RUNTIME_FAULTS as error:
            lines, line = self.quellen[part], template_line(error.__traceback__)
            raise _unusable((self.name, part), lines, line, *reason_of(error, context)) from None
        data = xml.encode("utf-8")
        try:
            return data, etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            raise TornMarkupError(
                t("Die Word-Datei {file} des Formulars ergibt in {part} kein gültiges Dokument: {reason}.",
                  file=self.name, part=part, reason=error.msg),
                t("Prüfen Sie, ob jede Schleife und Bedingung dort endet, wo sie begonnen hat."),
            ) from None  # fmt: skip


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
    try:
        stories = {part: xml.decode("utf-8") for part, xml in parts.items() if STORY_PART.fullmatch(part)}
        stories = {part: xml for part, xml in stories.items() if part == DOCUMENT_PART or has_tags(xml)}
        fixed = {part: content for part, content in parts.items() if part not in stories}
        package = prepare(fixed, {part: parts[part] for part in stories}, name, fonts)
        styles = Styles.read(package.styles)
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        raise _no_docx(name, str(error)) from None
    sources = {part: _markup(name, part, xml) for part, xml in stories.items()}
    compiled = _parse(name, sources)
    return WordVorlage(name, compiled, {part: _lines(xml) for part, xml in sources.items()}, package, styles)


def _markup(name: str, part: str, xml: str) -> str:
    """What Jinja is to read of a part, each paragraph in a line of its own."""
    source = one_paragraph_a_line(xml)
    fault = next(tag_faults(_lines(source)), None)
    if fault is not None:
        hint = t("Öffnen Sie die Datei in Word: Ein Platzhalter beginnt und endet im selben Absatz.")
        raise _unusable((name, part), _lines(source), fault.absatz + 1, fault.grund, hint)
    return str(DocxTemplate(io.BytesIO()).patch_xml(source))


def _parse(name: str, sources: Mapping[str, str]) -> dict[str, jinja2.Template]:
    sandbox = environment()
    compiled: dict[str, jinja2.Template] = {}
    for part, source in sources.items():
        try:
            compiled[part] = sandbox.from_string(source)
        except (jinja2.TemplateSyntaxError, RecursionError) as error:  # the latter: brackets in brackets without end
            line = error.lineno if isinstance(error, jinja2.TemplateSyntaxError) else None
            raise _unusable((name, part), _lines(source), line, *reason_of(error)) from None
    return compiled


def _lines(source: str) -> tuple[str, ...]:
    return tuple(source.split("\n"))


def _read(data: bytes, name: str) -> dict[str, bytes]:
    try:
        parts = read_parts(data, name)
    except PackageError as error:
        raise FormError(error.message, error.hint) from None
    lacking = [part for part in NEEDED_PARTS if part not in parts]
    if lacking:
        raise _no_docx(name, t("es fehlt {parts}", parts=", ".join(lacking)))
    if has_macros(parts):
        raise FormError(
            t("Die Word-Datei {file} des Formulars enthält Makros.", file=name),
            t("Speichern Sie sie in Word als „Word-Dokument (*.docx)“, ohne Makros."),
        )
    return parts


def _no_docx(name: str, reason: object) -> FormError:
    return FormError(
        t("{file} ist keine Word-Datei ({reason}).", file=name, reason=reason),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie als .docx."),
    )


def _unusable(where: tuple[str, str], lines: tuple[str, ...], line: int | None, reason: Text, hint: Text) -> FormError:
    name, part = where
    number = (line or 0) - 1
    return FormError(
        t("Die Word-Datei {file} des Formulars ist nicht brauchbar: in {part}, Absatz {number} („{words}“): {reason}.",
          file=name, part=part, number=number if number > 0 else "?", words=paragraph_words(lines, number),
          reason=reason),
        hint,
    )  # fmt: skip
