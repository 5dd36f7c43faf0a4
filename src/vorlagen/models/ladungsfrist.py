"""How long before a meeting its members must hold the invitation: values that a town sets, never law in code."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from vorlagen.i18n import t
from vorlagen.models.auswahl import Auswahl
from vorlagen.models.basis import Liste, Modell, describe, value_error
from vorlagen.models.schreibweise import normalise_key
from vorlagen.models.werte import JaNein, Zeichenfolge, read_int

_MOST = 366


class Land(Auswahl):
    """The sixteen Länder, abbreviated as in ISO 3166-2:DE."""

    BW = "BW", "Baden-Württemberg"
    BY = "BY", "Bayern"
    BE = "BE", "Berlin"
    BB = "BB", "Brandenburg"
    HB = "HB", "Bremen"
    HH = "HH", "Hamburg"
    HE = "HE", "Hessen"
    MV = "MV", "Mecklenburg-Vorpommern"
    NI = "NI", "Niedersachsen"
    NW = "NW", "Nordrhein-Westfalen", "NRW"
    RP = "RP", "Rheinland-Pfalz"
    SL = "SL", "Saarland"
    SN = "SN", "Sachsen"
    ST = "ST", "Sachsen-Anhalt"
    SH = "SH", "Schleswig-Holstein"
    TH = "TH", "Thüringen"


class Tagesart(Auswahl):
    """Which days count."""

    KALENDERTAGE = "kalendertage", "Kalendertage", "Tage"
    WERKTAGE = "werktage", "Werktage"
    ARBEITSTAGE = "arbeitstage", "Arbeitstage"


class Zugangsweg(Auswahl):
    """How an invitation reaches the members."""

    ELEKTRONISCH = "elektronisch", "elektronisch", "E-Mail", "Ratsinformationssystem", "digital"
    POST = "post", "mit der Post", "Brief"
    BOTE = "bote", "durch Boten", "Kurier", "persönlich"


def read_days(value: object) -> object:
    """A number of days, 0 and up."""
    days = read_int(value)
    if isinstance(days, int) and not isinstance(days, bool) and not 0 <= days <= _MOST:
        raise value_error(
            t("„{value}“ ist keine brauchbare Zahl von Tagen.", value=days),
            t("Schreiben Sie eine Zahl von 0 bis {most}.", most=_MOST),
        )
    return days


Tage = Annotated[int, BeforeValidator(read_days), WithJsonSchema({"type": ["integer", "string"]})]
"""A number of days."""


class Zugangsfiktion(Modell):
    """After how many days an invitation counts as received, by the way it takes; without it on the day it is sent."""

    elektronisch: Tage | None = describe("Elektronisch", "Tage nach dem Versand.", beispiel=4)
    post: Tage | None = describe("Mit der Post", "Tage nach der Aufgabe.", beispiel=3)
    bote: Tage | None = describe("Durch Boten", "Tage nach der Übergabe.", beispiel=0)

    def days(self, weg: Zugangsweg | None) -> int:
        """The days for one way; 0 where none are set."""
        return (getattr(self, str(weg)) if weg else None) or 0


class Dringlichkeitsfrist(Modell):
    """The shorter period of urgent cases, counted like the regular one."""

    kurzform = "tage"

    tage: Tage | None = describe("Tage", "So viele Tage müssen mindestens dazwischen liegen.", beispiel=3)
    quelle: Zeichenfolge | None = describe("Quelle", "Wo es geregelt ist.", beispiel="§ 1 Abs. 3 der Geschäftsordnung")


class Fristwerte(Modell):
    """The values of one period. A day counts if it lies wholly between receipt and meeting; the two only if said so."""

    kurzform = "tage"

    land: Land | None = describe(
        "Land", "Nimmt die mitgelieferte Vorgabe dieses Landes; was daneben steht, geht vor.", beispiel="BW"
    )
    tage: Tage | None = describe("Tage", "So viele Tage müssen mindestens dazwischen liegen.", beispiel=7)
    art: Tagesart | None = describe(
        "Art der Tage",
        "Ohne Angabe Kalendertage. Werktage: ohne Sonn- und Feiertage. Arbeitstage: auch ohne Samstage.",
        beispiel="kalendertage",
    )
    zugangstag_zaehlt: JaNein | None = describe(
        "Tag des Zugangs zählt", "nein (so ohne Angabe): erst der Tag danach ist der erste.",
        synonyme=("tag_des_zugangs_zaehlt",), beispiel="nein",
    )  # fmt: skip
    sitzungstag_zaehlt: JaNein | None = describe(
        "Sitzungstag zählt", "nein (so ohne Angabe): der Tag davor ist der letzte.",
        synonyme=("tag_der_sitzung_zaehlt",), beispiel="nein",
    )  # fmt: skip
    zugangsfiktion: Zugangsfiktion | None = describe(
        "Zugangsfiktion", "Nach wie vielen Tagen die Einladung als zugegangen gilt, je Zugangsweg.",
        synonyme=("zugangsfiktion_tage",),
    )  # fmt: skip
    dringlich: Dringlichkeitsfrist | None = describe(
        "In dringenden Fällen", "Die verkürzte Frist; ohne Angabe ist keine festgelegt."
    )
    quelle: Zeichenfolge | None = describe(
        "Quelle", "Wo die Frist geregelt ist; steht im Befund.", beispiel="§ 1 der Geschäftsordnung"
    )

    def over(self, other: Fristwerte | None) -> Fristwerte:
        """These values, and those of ``other`` where these say nothing."""
        names = Fristwerte.model_fields
        own = {name: value for name in names if (value := getattr(self, name)) is not None}
        rest = {name: getattr(other, name) for name in names if name not in own} if other else {}
        if "tage" in own:  # who sets another number takes it from elsewhere, and cuts it by other rules
            rest = {name: value for name, value in rest.items() if name not in {"quelle", "dringlich"}}
        return Fristwerte.model_construct(**{**rest, **own})


class Gremiumsfrist(Fristwerte):
    """What differs for one body."""

    kurzform = ""

    gremium: Zeichenfolge | None = describe("Gremium", "Für welches Gremium es gilt.", beispiel="Hauptausschuss")


class Ladungsfrist(Fristwerte):
    """The period of a town, and what differs for single bodies."""

    gremien: Liste[Gremiumsfrist] = describe("Gremien", "Was für einzelne Gremien anders ist.", leer=())

    def for_body(self, gremium: str | None) -> Fristwerte:
        """The values for one body: its own, and for the rest those of all."""
        wanted = normalise_key(gremium or "")
        own = next((frist for frist in self.gremien if normalise_key(frist.gremium or "") == wanted), None)
        return own.over(self) if own and wanted else self


class Landesfrist(Fristwerte):
    """What the law of one Land says."""

    kurzform = ""

    anmerkung: Zeichenfolge | None = describe("Anmerkung", "Was das Gesetz sagt, in eigenen Worten.")


class Landesfristen(Modell):
    """The shipped file of all Länder."""

    laender: Liste[Landesfrist] = describe("Länder", "Eine Angabe je Land.", leer=())
