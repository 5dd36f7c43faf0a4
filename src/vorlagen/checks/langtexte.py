"""Rules on pictures inside long texts (X)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.facts import PictureFact

KATALOG = Katalog()
_ENOUGH_DPI = 100
_ADDRESS = re.compile(r"(?P<data>data:)|https?://", re.IGNORECASE)
_SHOWN = 60


def _fund(p: Pruefling, fact: PictureFact, text: Text | None = None, hinweis: Text | None = None) -> Fund:
    """A finding at the first place that names the picture."""
    werte = {"datei": _short(fact.name), "ordner": fact.file.folder}
    for stelle in p.texte:
        for words in (f"]({fact.name}", fact.name):
            at = stelle.text.find(words) if stelle.pfad == fact.path and fact.name else -1
            if at >= 0:
                return stelle.fund(at, words, werte, text, hinweis)
    return Fund(fact.path, werte, text=text, hinweis=hinweis)


def _short(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"


@KATALOG.regel(
    "X301",
    Level.ERROR,
    t("Das Bild „{datei}“ gibt es nicht."),
    t("Gesucht wurde ab dem Ordner {ordner}. Prüfen Sie den Namen, oder legen Sie das Bild dorthin."),
    t("Ein Bild, das fehlt, hinterließe eine Lücke im Text."),
)
def check_bild_vorhanden(p: Pruefling) -> Iterator[Fund]:
    """Pictures outside the allowed folders are A607's matter."""
    for fact in p.bilder:
        if not fact.file.allowed or fact.file.exists:
            continue
        address = _ADDRESS.match(fact.name)
        if address is None:
            yield _fund(p, fact)
        elif address["data"]:
            text = t("Das Bild steht als Zeichenfolge im Text.")
            yield _fund(p, fact, text, t("Speichern Sie es als Datei neben der Vorlage, und nennen Sie deren Namen."))
        else:
            text = t("Das Bild „{datei}“ liegt im Internet; von dort wird nichts geladen.")
            yield _fund(p, fact, text, t("Speichern Sie es neben der Vorlage, und nennen Sie den Namen der Datei."))


@KATALOG.regel(
    "X302",
    Level.ERROR,
    t("Das Bild „{datei}“ lässt sich nicht drucken."),
    t("Öffnen Sie es in einem Bildprogramm, und speichern Sie es als PNG oder JPEG."),
    t("Gedruckt werden PNG, JPEG und stehende GIF, TIFF, BMP und WebP bis 80 Mio. Bildpunkte und 40 MB."),
)
def check_bild_lesbar(p: Pruefling) -> Iterator[Fund]:
    """The cause stands in the message where it is known."""
    for fact in p.bilder:
        if fact.problem is not None:
            yield _fund(p, fact, fact.problem if isinstance(fact.problem, Text) else None)


@KATALOG.regel(
    "X303",
    Level.ERROR,
    t("Das Bild „{datei}“ hat keinen Alternativtext."),
    t("Schreiben Sie in die eckigen Klammern, was zu sehen ist: ![Lageplan der Brücke]({datei})."),
    t("Barrierefreiheit: Richtlinie (EU) 2016/2102, BITV 2.0; PDF/UA-1 (ISO 14289-1) verlangt Alternativtexte."),
)
def check_bild_beschrieben(p: Pruefling) -> Iterator[Fund]:
    """Pictures in long texts always carry content."""
    for fact in p.bilder:
        if not fact.described:
            yield _fund(p, fact)


@KATALOG.regel(
    "X327",
    Level.NOTE,
    t("Das Bild „{datei}“ hat nur {dpi} Bildpunkte je Zoll und wird unscharf gedruckt."),
    t("Nehmen Sie ein größeres Bild: für die volle Breite der Seite etwa 1.000 Bildpunkte."),
    t("Für den Druck gelten 150 bis 300 Bildpunkte je Zoll als scharf; Bildschirme haben 96."),
)
def check_bild_scharf(p: Pruefling) -> Iterator[Fund]:
    """Small ones, such as signs, are no matter."""
    for fact in p.bilder:
        if fact.dpi is not None and fact.dpi < _ENOUGH_DPI:
            fund = _fund(p, fact)
            yield Fund(fund.pfad, {**fund.werte, "dpi": round(fact.dpi)}, fund.worte, fund.vorkommen, davor=fund.davor)
