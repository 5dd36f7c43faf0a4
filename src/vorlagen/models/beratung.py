"""The way of a paper through the bodies."""

from __future__ import annotations

from vorlagen.models.auswahlen import Ergebnis, Zustaendigkeit
from vorlagen.models.basis import Modell, describe
from vorlagen.models.werte import Datum, Ganzzahl, JaNein, Langtext, Zeichenfolge


class Beratung(Modell):
    """One step of the Beratungsfolge (OParl: Consultation with its AgendaItem).

    Publicness belongs to the step, not to the paper: prepared in closed session and
    decided in public is normal.
    """

    gremium: Zeichenfolge | None = describe(
        "Gremium", "Name des Gremiums, das sich mit der Vorlage befasst.",
        synonyme=("ausschuss",), beispiel="Bauausschuss",
    )  # fmt: skip
    termin: Datum | None = describe(
        "Termin", "Tag der Sitzung.", synonyme=("sitzungstermin", "datum", "sitzung"), beispiel="02.06.2026"
    )
    top: Zeichenfolge | None = describe("TOP", "Nummer des Tagesordnungspunktes.", beispiel="7")
    oeffentlich: JaNein | None = describe(
        "Öffentlich", "ja: öffentliche Sitzung, nein: nichtöffentliche.", beispiel="ja"
    )
    zustaendigkeit: Zustaendigkeit | None = describe(
        "Zuständigkeit", "Was das Gremium mit der Vorlage tut.", synonyme=("rolle", "behandlung", "kompetenz"),
        beispiel="entscheidung",
    )  # fmt: skip
    runde: Ganzzahl | None = describe(
        "Runde",
        "Nummer der Beratungsrunde, wenn die Vorlage nach Vertagung erneut läuft.",
        beispiel=1,
        technisch=True,
    )
    ergebnis: Ergebnis | None = describe("Ergebnis", "Was das Gremium beschlossen hat.", beispiel="empfohlen")
    bemerkung: Zeichenfolge | None = describe("Bemerkung", "Hinweis zu diesem Schritt.", beispiel="gemeinsame Sitzung")


class Beschlusspunkt(Modell):
    """The text that one body is to decide on; without ``gremium`` it is for all of them."""

    kurzform = "text"

    gremium: Zeichenfolge | None = describe("Gremium", "Für wen der Text bestimmt ist.", beispiel="Stadtrat")
    text: Langtext | None = describe(
        "Beschlusstext", "Was beschlossen werden soll, als Text mit Absätzen und Nummern.",
        beispiel="Der Stadtrat beschließt …",
    )  # fmt: skip
