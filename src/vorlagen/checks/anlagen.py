"""Rules on attachments (A)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()


@KATALOG.regel(
    "A601",
    Level.ERROR,
    t("Die Datei „{datei}“ gibt es nicht."),
    t(
        "Gesucht wurde ab dem Ordner {ordner}. Prüfen Sie Namen und Groß- und Kleinschreibung, "
        "oder legen Sie sie dorthin."
    ),
    t("Vorlagen mit der Überschrift „Anlagen“, aber ohne Datei kommen vor (gemessen)."),
)
def check_vorhanden(p: Pruefling) -> Iterator[Fund]:
    """Files outside the allowed folders are A607's matter and are not looked for."""
    for at, anlage in enumerate(p.vorlage.anlagen):
        fact = p.dateien.get(anlage.datei or "")
        if fact is not None and fact.allowed and not fact.exists:
            yield Fund(("anlagen", at, "datei"), {"datei": fact.name, "ordner": fact.folder})


@KATALOG.regel(
    "A607",
    Level.ERROR,
    t("Die Datei „{datei}“ liegt außerhalb der erlaubten Ordner."),
    t(
        "Legen Sie sie in den Ordner der Vorlage, oder erlauben Sie den Ordner: „erlaubte_ordner“ in vorlagen.yaml "
        "oder --allow-path."
    ),
    t("Eine Vorlage darf keine fremden Dateien in eine Sitzungsmappe ziehen."),
    unverzichtbar=True,
)
def check_ordner(p: Pruefling) -> Iterator[Fund]:
    """Links are followed before comparing, so that none leads out unseen."""
    for at, anlage in enumerate(p.vorlage.anlagen):
        fact = p.dateien.get(anlage.datei or "")
        if fact is not None and not fact.allowed:
            yield Fund(("anlagen", at, "datei"), {"datei": fact.name})
    for picture in p.bilder:
        if not picture.file.allowed:
            yield Fund(picture.path, {"datei": picture.name}, worte=f"]({picture.name}")
