"""Rules on headings, tables and nesting inside long texts (X)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.facts import TextFault
from vorlagen.findings import Level
from vorlagen.formular.druckbild import Langtextblock, compose
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vorlagen.checks.textstelle import Textstelle
    from vorlagen.facts import TextFact
    from vorlagen.formular.druckbild import Druckabschnitt

KATALOG = Katalog()
DEEPEST_HEADING = 6
"""PDF knows H1 to H6 (ISO 32000-1, 14.8.4.3.2)."""
_BARRIEREFREI = t("Barrierefreiheit: EN 301 549, WCAG 2.1, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.4 und 7.5.")
_SHOWN = 40


def _fund(fact: TextFact, text: Textstelle, **werte: object) -> Fund:
    """A finding on the line that the fact stands on."""
    return text.fund(fact.at, text.text[fact.at :].partition("\n")[0][:_SHOWN], werte)


@KATALOG.regel(
    "X320",
    Level.WARNING,
    t("Die Überschrift „{worte}“ liegt auf Ebene {ebene}; es gibt nur sechs."),
    t("Gliedern Sie den Text flacher; über ihm stehen schon {davor} Ebenen. Gedruckt wird sie auf Ebene 6."),
    _BARRIEREFREI,
)
def check_ueberschrift_tief(p: Pruefling) -> Iterator[Fund]:
    """How deep a text lies is said by the form."""
    found = list(p.textstellen(TextFault.DEEP_HEADING))
    levels = _levels(p) if found else {}
    for fact, text in found:
        above = levels.get(text.text, 0)
        if above + fact.number > DEEPEST_HEADING:
            yield _fund(fact, text, worte=fact.words, ebene=above + fact.number, davor=above)


@KATALOG.regel(
    "X321",
    Level.NOTE,
    t("Vor der Überschrift „{worte}“ fehlt eine Ebene."),
    t("Schreiben Sie {besser} statt {marken} davor; gedruckt wird sie ohne die Lücke."),
    _BARRIEREFREI,
)
def check_ueberschrift_springt(p: Pruefling) -> Iterator[Fund]:
    """The printed paper closes the gap; perhaps a heading in between was forgotten."""
    for fact, text in p.textstellen(TextFault.HEADING_JUMP):
        yield _fund(fact, text, worte=fact.words, marken="#" * fact.number, besser="#" * fact.expected)


@KATALOG.regel(
    "X322",
    Level.WARNING,
    t("Hier steht eine Überschrift ohne Worte."),
    t("Schreiben Sie die Überschrift hinter die Rauten, oder löschen Sie die Zeile."),
    _BARRIEREFREI,
)
def check_ueberschrift_leer(p: Pruefling) -> Iterator[Fund]:
    """It is not printed."""
    for fact, text in p.textstellen(TextFault.EMPTY_HEADING):
        yield _fund(fact, text)


@KATALOG.regel(
    "X323",
    Level.WARNING,
    t("Diese Zeile der Tabelle hat {zahl} Zellen, die Tabelle nur {spalten} Spalten."),
    t("Prüfen Sie die Striche |, oder ergänzen Sie Überschriften; die übrigen Zellen stehen sonst in der letzten."),
    t("Tabellen in Markdown (GitHub Flavored Markdown, 4.10): Die Kopfzeile bestimmt die Zahl der Spalten."),
)
def check_tabelle_zellen(p: Pruefling) -> Iterator[Fund]:
    """A bar that belongs to the text is written with a backslash before it."""
    for fact, text in p.textstellen(TextFault.EXCESS_CELLS):
        yield _fund(fact, text, zahl=fact.number, spalten=fact.expected)


@KATALOG.regel(
    "X324",
    Level.ERROR,
    t("Die Tabelle hat {zahl} Spalten; Word kann höchstens {grenze}."),
    t("Teilen Sie die Tabelle, vertauschen Sie Zeilen und Spalten, oder geben Sie sie als Anlage."),
    t("Word: „Höchstzahl der Spalten in einer Tabelle: 63“."),
)
def check_tabelle_spalten(p: Pruefling) -> Iterator[Fund]:
    """Word calls a file with a wider table damaged."""
    for fact, text in p.textstellen(TextFault.TOO_MANY_COLUMNS):
        yield _fund(fact, text, zahl=fact.number, grenze=fact.expected)


@KATALOG.regel(
    "X325",
    Level.WARNING,
    t("Die Tabelle hat keine Überschriften der Spalten."),
    t("Schreiben Sie in die erste Zeile, was in den Spalten steht; ohne das versteht sie nur, wer sie sieht."),
    _BARRIEREFREI,
)
def check_tabelle_kopf(p: Pruefling) -> Iterator[Fund]:
    """One heading is enough: the first cell of a head is often empty on purpose."""
    for fact, text in p.textstellen(TextFault.TABLE_WITHOUT_HEAD):
        yield _fund(fact, text)


@KATALOG.regel(
    "X326",
    Level.ERROR,
    t("Listen oder Zitate sind tiefer verschachtelt, als eine Word-Datei sie zeigen kann."),
    t("Gliedern Sie den Text flacher."),
    t("Word kennt neun Ebenen; mehr als zwanzig ineinander sind ein Versehen."),
)
def check_verschachtelung(p: Pruefling) -> Iterator[Fund]:
    """Such a text cannot be printed at all."""
    for fact, text in p.textstellen(TextFault.TOO_NESTED):
        yield _fund(fact, text)


def _levels(p: Pruefling) -> Mapping[str, int]:
    """The level of the heading above each printed long text."""
    return dict(level for section in compose(p.vorlage, p.formular).abschnitte for level in _below(section))


def _below(section: Druckabschnitt) -> Iterator[tuple[str, int]]:
    level = section.ebene if section.ueberschrift else section.ebene - 1
    for block in section.bloecke:
        if isinstance(block, Langtextblock):
            yield block.markdown, level + bool(block.titel)
    for part in section.abschnitte:
        yield from _below(part)
