"""Rules on the invitation and its deadline (M)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.fristen import count_period, latest_receipt
from vorlagen.checks.regel import Fund, Regelbuch
from vorlagen.checks.sitzungspruefling import Sitzungspruefling
from vorlagen.findings import Level
from vorlagen.i18n import format_date, t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Regelbuch[Sitzungspruefling]()
_EINLADUNG = ("einladung",)


@KATALOG.regel(
    "M704",
    Level.WARNING,
    t("Ladungsfrist unterschritten, bitte prüfen: {rechnung}; die Sitzung ist am {datum}."),
    t("Die Einladung müsste spätestens am {spaetestens} zugegangen sein (Frist: {quelle}). Verlegen Sie die Sitzung, "
      "oder begründen Sie die Eile: „einladung: {{dringlichkeit: …}}“."),
    t("Ladungsfristen: § 34 Abs. 1 GemO BW, § 58 HGO, § 34 Abs. 3 GemO RP, § 34 Abs. 4 GO SH, § 35 Abs. 2 ThürKO, "
      "sonst die Geschäftsordnung. Welche Folgen ein Verstoß hat, ist verschieden; prüfen Sie den Einzelfall."),
)  # fmt: skip
def check_ladungsfrist(p: Sitzungspruefling) -> Iterator[Fund]:
    """Counted with the town's own values; urgency is measured by the shorter period, where one is set."""
    einladung, day = p.sitzung.einladung, p.sitzung.datum
    count = count_period(einladung, p.frist, p.land) if einladung else None
    if einladung is None or day is None or count is None or day >= count.fruehestens:
        return
    short = p.frist.dringlich if count.verkuerzt else None
    values = {
        "rechnung": count.rechnung,
        "datum": format_date(day),
        "spaetestens": format_date(latest_receipt(day, count.tage, p.frist, p.land)),
        "quelle": (short and short.quelle) or p.frist.quelle or t("eigene Angabe"),
    }
    place = (*_EINLADUNG, "zugegangen" if einladung.zugegangen else "datum")
    if count.verkuerzt:
        text = t("Auch die verkürzte Ladungsfrist ist unterschritten, bitte prüfen: {rechnung}; die Sitzung ist "
                 "am {datum}.")  # fmt: skip
        hint = t("Die Einladung müsste spätestens am {spaetestens} zugegangen sein (Frist: {quelle}).")
        yield Fund(place, values, text=text, hinweis=hint)
    elif einladung.dringlichkeit:
        text = t("Ladungsfrist wegen Dringlichkeit verkürzt, bitte prüfen: {rechnung}; die Sitzung ist am {datum}.")
        hint = t("Eine verkürzte Frist ist nicht eingestellt. Prüfen Sie, was für dringende Fälle gilt (Frist: "
                 "{quelle}), und setzen Sie „ladungsfrist: {{dringlich: …}}“.")  # fmt: skip
        yield Fund(place, values, text=text, hinweis=hint)
    else:
        yield Fund(place, values)


@KATALOG.regel(
    "M711",
    Level.NOTE,
    t("Die Ladungsfrist ist nicht eingestellt und wurde nicht geprüft."),
    t("Setzen Sie „ladungsfrist“ in vorlagen.yaml oder im Formular, so wie es die Geschäftsordnung sagt: "
      "„ladungsfrist: {{tage: 7, quelle: …}}“."),
    t("In vielen Ländern nennt erst die Geschäftsordnung die Tage: § 47 Abs. 2 GO NRW, § 59 NKomVG, Art. 45 Abs. 2 "
      "GO BY."),
)  # fmt: skip
def check_eingestellt(p: Sitzungspruefling) -> Iterator[Fund]:
    """Asked once there is an invitation whose deadline could be counted."""
    einladung = p.sitzung.einladung
    if einladung is None or p.frist.tage is not None or not (einladung.datum or einladung.zugegangen):
        return
    text = None
    if p.frist.quelle:
        text = t("Die Ladungsfrist ist nicht eingestellt und wurde nicht geprüft; das Gesetz überlässt sie der "
                 "Geschäftsordnung ({quelle}).", quelle=p.frist.quelle)  # fmt: skip
    yield Fund(_EINLADUNG, text=text)
