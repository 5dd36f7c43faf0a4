"""Rules on what stands inside long texts (X)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()


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
        if fact.file.allowed and not fact.file.exists:
            yield Fund(fact.path, {"datei": fact.name, "ordner": fact.file.folder}, worte=f"]({fact.name}")


@KATALOG.regel(
    "X302",
    Level.ERROR,
    t("Das Bild „{datei}“ lässt sich nicht drucken."),
    t("Öffnen Sie es in einem Bildprogramm, und speichern Sie es als PNG oder JPEG."),
    t("Word und PDF nehmen PNG und JPEG."),
)
def check_bild_lesbar(p: Pruefling) -> Iterator[Fund]:
    """The cause stands in the message where it is known."""
    for fact in p.bilder:
        if fact.problem is not None:
            text = fact.problem if isinstance(fact.problem, Text) else None
            yield Fund(fact.path, {"datei": fact.name}, worte=f"]({fact.name}", text=text)


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
            yield Fund(fact.path, {"datei": fact.name}, worte=f"]({fact.name}")
