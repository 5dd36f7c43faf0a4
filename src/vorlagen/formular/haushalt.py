"""What a town sets on its budget: what accounts look like, and which body decides over which amount."""

from __future__ import annotations

from vorlagen.formular.elemente import Bedingung
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.betrag import Betrag
from vorlagen.models.werte import Zeichenfolge


class Kontomuster(Modell):
    """What the numbers of one kind of account look like."""

    kurzform = "muster"

    muster: Zeichenfolge | None = describe(
        "Muster", "Regulärer Ausdruck für die ganze Angabe.", beispiel=r"\d{2}\.\d{2}\.\d{2}"
    )
    beispiel: Zeichenfolge | None = describe("Beispiel", "Eine gültige Angabe.", beispiel="11.10.22")


class Kontenmuster(Modell):
    """Patterns of the fields that name an account; a field without one takes anything."""

    produkt: Kontomuster | None = describe("Produkt", "Wie Produktnummern aussehen.")
    sachkonto: Kontomuster | None = describe("Sachkonto", "Wie Sachkonten aussehen.")
    investitionsnummer: Kontomuster | None = describe("Investitionsnummer", "Wie Investitionsnummern aussehen.")
    kostenstelle: Kontomuster | None = describe("Kostenstelle", "Wie Kostenstellen aussehen.")
    kostentraeger: Kontomuster | None = describe("Kostenträger", "Wie Kostenträger aussehen.")
    teilhaushalt: Kontomuster | None = describe("Teilhaushalt", "Wie Teilhaushalte aussehen.")
    teilplanzeile: Kontomuster | None = describe("Teilplanzeile", "Wie Zeilen des Teilplans aussehen.")


class Wertgrenze(Modell):
    """Over which amount which body decides; of several that hold, the highest counts."""

    ueber: Betrag | None = describe("Über", "Gilt für höhere Beträge als diesen, in Euro.", beispiel="50.000 €")
    gremien: Liste[Zeichenfolge] = describe(
        "Gremien", "Eines dieser Gremien muss entscheiden.", synonyme=("gremium",), leer=(), beispiel="Stadtrat"
    )
    wenn: Liste[Bedingung] = describe(
        "Wenn", "Nur wenn alle Bedingungen zutreffen; solche Grenzen gehen denen ohne Bedingung vor.", leer=()
    )
    quelle: Zeichenfolge | None = describe(
        "Quelle", "Wo es geregelt ist; steht im Befund.", beispiel="§ 9 der Hauptsatzung"
    )
