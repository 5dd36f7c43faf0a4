"""Whether a PDF holds a standard: the independent validator's verdict, in German as far as we have words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import Text, t
from vorlagen.pdf.packet import PDF_A, PDF_UA

if TYPE_CHECKING:
    from collections.abc import Mapping

    import page

_PROFILES: Final[Mapping[str, str]] = MappingProxyType({PDF_UA: "ua1", PDF_A: "2b"})
_WORDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "FIGURE-ALTERNATIVE-TEXT": t("Ein Bild hat keinen Alternativtext"),
        "FORMULA-ALTERNATIVE-TEXT": t("Eine Formel hat keinen Alternativtext"),
        "METADATA-TITLE": t("Das Dokument hat keinen Titel"),
        "METADATA-STRUCTURE": t("Die Angaben zum Dokument fehlen"),
        "HEADING-NESTING": t("Eine Überschriftsebene ist übersprungen"),
        "HEADING-STRUCTURE": t("Überschriften mit und ohne Ebene sind gemischt"),
        "CONTENT-TAGGING": t("Ein Inhalt ist weder getaggt noch als Schmuck gekennzeichnet"),
        "NOTDEF-GLYPH": t("Ein Zeichen fehlt in der Schrift"),
        "FONT-UNICODE-MAPPING": t("Ein Zeichen lässt sich nicht als Text lesen"),
        "FONT-UNICODE-VALUE": t("Ein Zeichen lässt sich nicht als Text lesen"),
        "FONT-EMBEDDING": t("Eine Schrift ist nicht eingebettet"),
        "FONT-GLYPH-PRESENCE": t("In einer eingebetteten Schrift fehlt ein Zeichen"),
        "FONT-GLYPH-WIDTH": t("Die Zeichenbreiten einer eingebetteten Schrift stimmen nicht"),
        "TABLE-HEADERS-SCOPE": t("Eine Tabelle hat keine erkennbare Kopfzeile"),
        "TABLE-HEADERS-UNDEFINED": t("Eine Tabellenzelle verweist auf eine Kopfzelle, die es nicht gibt"),
        "TABLE-CELL-INTERSECTION": t("Zellen einer Tabelle überschneiden sich"),
        "TABLE-COLUMN-ROWSPAN": t("Die Zeilen einer Tabelle sind verschieden lang"),
        "TABLE-ROW-COLUMNSPAN": t("Die Zeilen einer Tabelle sind verschieden lang"),
        "LINK-CONTENTS": t("Ein Link hat keine Beschreibung"),
        "LINK-LINK-TAG": t("Ein Link ist nicht getaggt"),
        "TEXT-LANGUAGE": t("Die Sprache eines Textes ist nicht angegeben"),
        "LANGUAGE-TAG": t("Die Sprachangabe ist ungültig"),
        "TAGGED-DOCUMENT": t("Das Dokument ist nicht getaggt"),
        "STRUCT-TREE-ROOT": t("Das Dokument ist nicht getaggt"),
        "NOTE-ID": t("Eine Fußnote hat keine Kennung"),
        "NOTE-ID-UNIQUE": t("Zwei Fußnoten haben dieselbe Kennung"),
    }
)


@dataclass(frozen=True, slots=True)
class Breach:
    """One rule of a standard that a file breaks.

    Attributes:
        rule: the validator's rule id, such as ``PDFUA1-FIGURE-ALTERNATIVE-TEXT-001``.
        words: what is wrong; in German where we have words, else as the validator puts it.
    """

    rule: str
    words: Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the validator says of one file and one standard.

    Attributes:
        standard: such as ``PDF/UA-1``.
        breaches: the rules broken, each once, in the validator's order.
        unable: why the validator could not judge; empty if it could.
    """

    standard: str
    breaches: tuple[Breach, ...] = ()
    unable: str = ""

    @property
    def holds(self) -> bool:
        """Whether the file was judged and found to hold the standard."""
        return not self.breaches and not self.unable


def judge(pdf: bytes, standard: str) -> Verdict:
    """Ask the validator; what it cannot judge does not hold.

    Args:
        pdf: the finished file.
        standard: ``PDF/UA-1`` or ``PDF/A-2b``.
    """
    try:
        import page  # noqa: PLC0415 - a compiled wheel that a check never needs
    except ImportError as error:
        return Verdict(standard, unable=str(error))
    try:
        report = page.validate_pdf_bytes(pdf, profile=_PROFILES[standard])
    except page.PageError as error:
        return Verdict(standard, unable=str(error))
    breaches = {failure.rule_id: Breach(failure.rule_id, _words(failure)) for failure in report.failures}
    if not breaches and not report.is_compliant:
        return Verdict(standard, unable="page-validation")
    return Verdict(standard, tuple(breaches.values()))


def _words(failure: page.ValidationFailure) -> Text:
    core = failure.rule_id.partition("-")[2].rpartition("-")[0]
    return _WORDS.get(core) or t("{meldung}", meldung=failure.message)
