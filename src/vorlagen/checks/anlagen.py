"""Rules on attachments (A)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.facts import FileContent, Unreadable
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.models import Anlage

KATALOG = Katalog()
_MEGABYTE = 10**6
_URSACHEN = {
    Unreadable.EMPTY: (
        t("Die Datei „{datei}“ ist leer (0 Byte)."),
        t("Speichern oder übertragen Sie sie noch einmal."),
    ),
    Unreadable.NOT_A_PDF: (
        t("Die Datei „{datei}“ heißt wie ein PDF, ist aber keines: {grund}."),
        t("Wandeln Sie sie in PDF um, oder berichtigen Sie die Endung."),
    ),
    Unreadable.OTHER_KIND: (
        t("Der Inhalt der Datei „{datei}“ passt nicht zu ihrer Endung: {grund}."),
        t("Öffnen Sie sie im passenden Programm, und speichern Sie sie neu."),
    ),
    Unreadable.CUT_OFF: (
        t("Die Datei „{datei}“ ist abgeschnitten; ihr Ende fehlt."),
        t("Übertragen oder speichern Sie sie noch einmal; am Ende fehlen vermutlich Seiten."),
    ),
    Unreadable.DAMAGED: (
        t("Die Datei „{datei}“ ist beschädigt und lässt sich nicht öffnen."),
        t("Fordern Sie sie neu an, oder drucken Sie sie noch einmal als PDF."),
    ),
    Unreadable.ENCRYPTED: (
        t("Die Datei „{datei}“ ist mit einem Kennwort verschlüsselt."),
        t("Speichern Sie sie ohne Kennwort; sonst kann sie niemand in die Sitzungsmappe aufnehmen."),
    ),
    Unreadable.NO_PAGES: (
        t("Die Datei „{datei}“ hat keine Seiten."),
        t("Erzeugen Sie sie neu."),
    ),
    Unreadable.REFUSED: (
        t("Die Datei „{datei}“ lässt sich nicht lesen: {grund}."),
        t("Prüfen Sie die Zugriffsrechte, und schließen Sie andere Programme, die sie benutzen."),
    ),
}
"""What each cause is called, and what to do about it."""


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
    "A602",
    Level.ERROR,
    t("Eine Anlage lässt sich nicht öffnen oder ist nicht, was ihr Name sagt."),
    t("Erzeugen oder übertragen Sie die Datei noch einmal."),
    t("Eine Sitzungsmappe darf keine Anlage verlieren; beschädigte Dateien fielen bisher unbemerkt heraus."),
)
def check_lesbar(p: Pruefling) -> Iterator[Fund]:
    """Each cause has its own text; a damage that PDF programs mend by themselves is none."""
    for at, anlage, content in _contents(p):
        if content.problem is not None:
            text, hint = _URSACHEN[content.problem]
            werte = {"datei": anlage.datei, "grund": content.reason}
            yield Fund(("anlagen", at, "datei"), werte, text=text, hinweis=hint)


@KATALOG.regel(
    "A606",
    Level.WARNING,
    t("Die Anlage „{datei}“ ist {groesse} MB groß, erlaubt sind {grenze} MB."),
    t("Verkleinern Sie die Bilder darin, oder teilen Sie die Datei."),
    t("Größengrenze des Formulars; Ratsinformationssysteme weisen größere Dateien ab."),
)
def check_groesse_und_siegel(p: Pruefling) -> Iterator[Fund]:
    """A bundle changes every page, and with it the file that a signature vouches for."""
    limit = p.formular.anlagen_groesse
    for at, anlage, content in _contents(p):
        if limit and content.size > limit * _MEGABYTE:
            size = f"{content.size / _MEGABYTE:.1f}".replace(".", ",")
            yield Fund(("anlagen", at, "datei"), {"datei": anlage.datei, "groesse": size, "grenze": limit})
        if content.signed and anlage.in_mappe is not False:
            text = t(
                "Die Anlage „{datei}“ ist elektronisch signiert; in der Sitzungsmappe gilt die Signatur nicht mehr."
            )
            hint = t("Legen Sie das signierte Original gesondert ab, oder schreiben Sie „in_mappe: nein“.")
            yield Fund(("anlagen", at, "datei"), {"datei": anlage.datei}, text=text, hinweis=hint)


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


def _contents(p: Pruefling) -> Iterator[tuple[int, Anlage, FileContent]]:
    """The attachments whose files were looked into."""
    for at, anlage in enumerate(p.vorlage.anlagen):
        fact = p.dateien.get(anlage.datei or "")
        if fact is not None and fact.content is not None:
            yield at, anlage, fact.content
