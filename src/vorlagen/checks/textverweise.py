"""Rules on what leads from one place of a long text to another: footnotes and links; and on HTML (X)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.facts import TextFault
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_FUSSNOTEN = t("Fußnoten in Markdown: „[^1]“ im Text, „[^1]: Text der Fußnote“ in einer eigenen Zeile darunter.")
_VERWEISE = t("Word und PDF verweisen auf Adressen im Internet; Dateien werden nicht mitgegeben.")
_HTML = t("Texte sind Markdown (CommonMark) ohne HTML.")


@KATALOG.regel(
    "X304",
    Level.ERROR,
    t("Die Fußnote [^{marke}] hat keinen Text."),
    t("Schreiben Sie ihn in demselben Feld in eine eigene Zeile: [^{marke}]: Text der Fußnote."),
    _FUSSNOTEN,
)
def check_fussnote_hat_text(p: Pruefling) -> Iterator[Fund]:
    """Without a text the mark itself would be printed."""
    for fact, text in p.textstellen(TextFault.NOTE_WITHOUT_TEXT):
        yield text.fund(fact.at, f"[^{fact.words}]", {"marke": fact.words})


@KATALOG.regel(
    "X305",
    Level.WARNING,
    t("Auf die Fußnote [^{marke}] verweist nichts."),
    t("Schreiben Sie [^{marke}] an die Stelle im Text, zu der sie gehört, oder löschen Sie die Fußnote."),
    _FUSSNOTEN,
)
def check_fussnote_wird_gebraucht(p: Pruefling) -> Iterator[Fund]:
    """A footnote stands on the page of its mark; without one it has no place."""
    for fact, text in p.textstellen(TextFault.UNUSED_NOTE):
        yield text.fund(fact.at, f"[^{fact.words}]", {"marke": fact.words})


@KATALOG.regel(
    "X306",
    Level.ERROR,
    t("Die Fußnote [^{marke}] hat zwei Texte."),
    t("Geben Sie der zweiten eine andere Marke, und ändern Sie auch die Stelle, zu der sie gehört."),
    _FUSSNOTEN,
)
def check_fussnote_einmal(p: Pruefling) -> Iterator[Fund]:
    """Told at the second text; only one could be printed."""
    for fact, text in p.textstellen(TextFault.NOTE_TWICE):
        yield text.fund(fact.at, f"[^{fact.words}]", {"marke": fact.words})


@KATALOG.regel(
    "X307",
    Level.WARNING,
    t("Der Verweis auf „{ziel}“ lässt sich nicht anklicken."),
    t(
        "Nennen Sie eine Adresse, die mit https:// oder mailto: beginnt, oder die Datei als Anlage; "
        "gedruckt wird das Ziel als Text."
    ),
    _VERWEISE,
)
def check_verweis_moeglich(p: Pruefling) -> Iterator[Fund]:
    """Files, places inside the text, ``javascript:`` and malformed addresses."""
    for fact, text in p.textstellen(TextFault.UNLINKABLE):
        yield text.fund(fact.at, fact.words, {"ziel": fact.words})


@KATALOG.regel(
    "X308",
    Level.WARNING,
    t("Der Verweis „{worte}“ hat kein Ziel."),
    t("Schreiben Sie das Ziel in runde Klammern dahinter: [Text](https://www.beispiel.de)."),
    _VERWEISE,
)
def check_verweis_hat_ziel(p: Pruefling) -> Iterator[Fund]:
    """``[Text]()``, and ``[Text][x]`` without a line ``[x]: https://…``; both would be printed with their brackets."""
    for fact, text in p.textstellen(TextFault.UNKNOWN_TARGET):
        words = text.text[fact.at :].partition("\n")[0][:40]
        if fact.words:
            hint = t("Schreiben Sie in eine eigene Zeile: [{marke}]: https://www.beispiel.de.", marke=fact.words)
            yield text.fund(fact.at, words, {"worte": fact.words}, hinweis=hint)
        else:
            yield text.fund(fact.at, words, {"worte": "[…]()"})


@KATALOG.regel(
    "X309",
    Level.NOTE,
    t("„{worte}“ wird so gedruckt, wie es dasteht ({zahl}-mal in diesem Text)."),
    t("HTML gilt hier nicht. Schreiben Sie **fett**, *kursiv*, und eine neue Zeile nach zwei Leerzeichen am Ende."),
    _HTML,
)
def check_html(p: Pruefling) -> Iterator[Fund]:
    """One finding a tag and text."""
    for fact, text in p.textstellen(TextFault.HTML):
        yield text.fund(fact.at, fact.words, {"worte": fact.words, "zahl": fact.number})


@KATALOG.regel(
    "X310",
    Level.WARNING,
    t("Der HTML-Kommentar „{worte}“ wird mitgedruckt."),
    t("Löschen Sie ihn. Was nur Sie lesen sollen, gehört hinter # in eine Zeile außerhalb des Textes."),
    _HTML,
)
def check_html_kommentar(p: Pruefling) -> Iterator[Fund]:
    """Who writes one believes that nobody sees it."""
    for fact, text in p.textstellen(TextFault.HTML_COMMENT):
        yield text.fund(fact.at, "<!--", {"worte": fact.words})
