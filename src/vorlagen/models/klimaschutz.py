"""Effects on climate protection and on adaptation to climate change."""

from __future__ import annotations

from vorlagen.models.auswahlen import Ausmass, KlimaAuswirkung, Kompensation
from vorlagen.models.basis import Modell, describe
from vorlagen.models.werte import Ganzzahl, Langtext, Zeichenfolge


class Klimaschutz(Modell):
    """Relevance, direction, extent, reasons; for a negative effect the alternatives."""

    kurzform = "auswirkung"

    auswirkung: KlimaAuswirkung | None = describe(
        "Auswirkungen auf den Klimaschutz", "Ob und in welcher Richtung sich die Maßnahme auswirkt.",
        synonyme=("wirkung", "relevanz"), beispiel="positiv",
    )  # fmt: skip
    ausmass: Ausmass | None = describe("Ausmaß", "Wie stark sie wirkt.", beispiel="geringfuegig")
    stufe: Ganzzahl | None = describe("Stufe", "Stufe der Prüfung, wo das Formular sie kennt.", beispiel=1)
    co2: Zeichenfolge | None = describe(
        "CO₂-Menge", "Menge mit Einheit, etwa je Jahr.", synonyme=("co2_menge",), beispiel="−12 t/Jahr"
    )
    begruendung: Langtext | None = describe("Begründung", "Worin die Auswirkung besteht.", synonyme=("erlaeuterung",))
    optimierung: Langtext | None = describe("Optimierung", "Wie die Maßnahme klimafreundlicher werden kann.")
    alternativen: Langtext | None = describe(
        "Alternativen", "Handlungsmöglichkeiten bei negativer Auswirkung.", synonyme=("handlungsalternativen",)
    )
    kompensation: Kompensation | None = describe("Kompensation", "Wie weit ausgeglichen wird.", beispiel="teilweise")


class Klimaanpassung(Klimaschutz):
    """The same questions for adaptation to climate change (Klimafolgenanpassung)."""
