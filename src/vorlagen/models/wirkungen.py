"""Further effects that forms ask about; each block answers one question and gives reasons."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from vorlagen.i18n import t
from vorlagen.models.auswahlen import Beteiligungsstand, InklusionsStand, Wirkung
from vorlagen.models.basis import Modell, describe, value_error
from vorlagen.models.werte import Datum, JaNein, Langtext, Zeichenfolge

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,4})?")


_SCHEMA = {"type": ["number", "string"], "pattern": r"^\s*[+\-−]?[0-9]{1,9}([.,][0-9]{1,4})?\s*$"}


def _read_decimal(value: object) -> object:
    if not isinstance(value, str):
        return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
    text = value.strip().replace("−", "-").replace(",", ".")
    if not _NUMBER.fullmatch(text):
        raise value_error(t("„{value}“ ist keine Zahl.", value=value), t("Schreiben Sie: 1,5 oder 2."))
    return Decimal(text)


Dezimalzahl = Annotated[
    Decimal,
    BeforeValidator(_read_decimal),
    WithJsonSchema(_SCHEMA),
]
"""A number with a German comma."""


class Buergerbeteiligung(Modell):
    """Whether citizens took part, will, or need not."""

    kurzform = "stand"

    stand: Beteiligungsstand | None = describe("Bürgerbeteiligung", "Wie weit die Beteiligung ist.", beispiel="erfolgt")
    erlaeuterung: Langtext | None = describe("Erläuterung", "Wie beteiligt wurde oder wird.", synonyme=("begruendung",))


class Inklusion(Modell):
    """Concerns of people with disabilities."""

    kurzform = "stand"

    stand: InklusionsStand | None = describe(
        "Inklusion", "Ob Belange berührt sind und berücksichtigt wurden.", beispiel="beruecksichtigt"
    )
    erlaeuterung: Langtext | None = describe(
        "Erläuterung", "Was berücksichtigt wurde.", synonyme=("begruendung", "grund")
    )


class Folgenblock(Modell):
    """A question answered by yes or no, with reasons."""

    kurzform = "auswirkung"

    auswirkung: Wirkung | None = describe("Auswirkung", "Ob der Bereich berührt ist.", beispiel="nein")
    erlaeuterung: Langtext | None = describe(
        "Erläuterung", "Worin, oder warum nicht.", synonyme=("begruendung", "grund")
    )


class Personal(Folgenblock):
    """Effects on the staff plan."""

    vzae: Dezimalzahl | None = describe(
        "Stellen (VZÄ)", "Vollzeitäquivalente, mehr (+) oder weniger (−).",
        synonyme=("stellen", "vollzeitaequivalente"), beispiel="0,5",
    )  # fmt: skip


class KinderJugend(Folgenblock):
    """Participation of children and young people (§ 47 f GO SH, § 19 BbgKVerf)."""

    beruecksichtigt: JaNein | None = describe(
        "Angemessen berücksichtigt", "Ob die Belange angemessen berücksichtigt sind.", beispiel="ja"
    )


class AnhoerungOrtschaftsrat(Modell):
    """Hearing of the local council (§ 70 Abs. 1 GemO BW)."""

    kurzform = "noetig"

    noetig: JaNein | None = describe("Anhörung nötig", "Ob der Ortschaftsrat zu hören ist.", beispiel="ja")
    datum: Datum | None = describe("durchgeführt am", "Tag der Anhörung.", synonyme=("durchgefuehrt_am",))
    ergebnis: Zeichenfolge | None = describe("Ergebnis", "Was die Anhörung ergab.", beispiel="zugestimmt")


class AbstimmungGesellschaften(Modell):
    """Agreement with companies of the town."""

    kurzform = "noetig"

    noetig: JaNein | None = describe("Abstimmung nötig", "Ob mit städtischen Gesellschaften abzustimmen ist.")
    mit: Zeichenfolge | None = describe("abgestimmt mit", "Mit welchen Gesellschaften.", synonyme=("abgestimmt_mit",))


class Aufgabenart(Modell):
    """Whether the task is new, voluntary or prescribed; independent of each other."""

    neu: JaNein | None = describe("neu", "Ob die Aufgabe neu ist.", beispiel="ja")
    freiwillig: JaNein | None = describe("freiwillig", "Ob sie freiwillig ist.", beispiel="nein")
    vorgeschrieben_durch: Zeichenfolge | None = describe(
        "vorgeschrieben durch", "Die Rechtsgrundlage einer Pflichtaufgabe.", beispiel="§ 9 StrWG NRW"
    )


class Alternativen(Modell):
    """Other ways, and whether cheaper ones were examined."""

    kurzform = "text"

    guenstigere_geprueft: JaNein | None = describe(
        "Kostengünstigere Alternativen geprüft", "Ob günstigere Wege geprüft wurden.", beispiel="ja"
    )
    text: Langtext | None = describe("Alternativen", "Welche Wege es sonst gibt.", synonyme=("erlaeuterung",))
