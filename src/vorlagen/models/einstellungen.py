"""A town's settings: ``vorlagen.yaml``, found above the papers."""

from __future__ import annotations

from vorlagen.models.auswahl import Auswahl
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.ladungsfrist import Ladungsfrist
from vorlagen.models.werte import Ganzzahl, Langtext, Zeichenfolge


class PdfEngine(Auswahl):
    """What turns Word files into PDF."""

    EMBEDDED = "embedded", "eingebaut"
    LIBREOFFICE = "libreoffice", "LibreOffice"


class Gremium(Modell):
    """A body of the town."""

    kurzform = "name"

    name: Zeichenfolge | None = describe("Name", "Name des Gremiums.", beispiel="Bauausschuss")
    vorsitz: Zeichenfolge | None = describe("Vorsitz", "Wer den Vorsitz führt.", beispiel="Erika Beispiel")
    anschrift: Langtext | None = describe(
        "Anschrift", "Wo es gewöhnlich tagt; steht in Einladungen, wenn die Sitzung keinen anderen Ort nennt.",
        synonyme=("ort", "sitzungsort"), beispiel="Rathaus, Großer Saal, Marktplatz 1, 12345 Musterstadt",
    )  # fmt: skip
    verteiler: Zeichenfolge | None = describe(
        "Verteiler", "An wen die Einladung geht.", beispiel="An die Mitglieder des Bauausschusses"
    )


class Behoerde(Modell):
    """Who issues the papers; printed in the letterhead."""

    kurzform = "name"

    name: Zeichenfolge | None = describe("Name", "Name der Stadt oder Gemeinde.", beispiel="Stadt Musterstadt")
    zusatz: Zeichenfolge | None = describe("Zusatz", "Zweite Zeile.", beispiel="Die Bürgermeisterin")
    anschrift: Zeichenfolge | None = describe(
        "Anschrift", "Anschrift in einer Zeile.", beispiel="Marktplatz 1, 12345 Musterstadt"
    )


class Einstellungen(Modell):
    """The settings file. Its folder is the root within which papers may name files."""

    version: Ganzzahl | None = describe("Version", "Version dieses Formats.", beispiel=1)
    formular: Zeichenfolge | None = describe(
        "Formular", "Formular für Vorlagen, die keines nennen: Name oder Pfad.", beispiel="standard"
    )
    behoerde: Behoerde | None = describe("Behörde", "Wer die Vorlagen herausgibt.", synonyme=("stadt", "gemeinde"))
    gremien: Liste[Gremium] = describe("Gremien", "Gremien der Stadt mit Vorsitz und Anschrift.", leer=())
    mitwirkungsverbot: Langtext | None = describe(
        "Mitwirkungsverbot", "Hinweis für Befangene; steht unter jeder Tagesordnung.", synonyme=("befangenheit",),
        quelle="§ 18 GemO BW, Art. 49 GO BY, § 31 GO NRW, § 41 NKomVG",
    )  # fmt: skip
    ladungsfrist: Ladungsfrist | None = describe(
        "Ladungsfrist", "Wie lange vor einer Sitzung die Einladung da sein muss; geht dem Formular vor.",
        synonyme=("einladungsfrist",), beispiel=7,
    )  # fmt: skip
    erlaubte_ordner: Liste[Zeichenfolge] = describe(
        "Erlaubte Ordner", "Ordner außerhalb, aus denen Vorlagen Dateien nennen dürfen.", leer=()
    )
    pdf_engine: PdfEngine | None = describe(
        "PDF-Erzeuger", "Womit PDF entstehen, wenn nichts anderes gewählt ist.", synonyme=("engine",),
        beispiel="embedded",
    )  # fmt: skip
