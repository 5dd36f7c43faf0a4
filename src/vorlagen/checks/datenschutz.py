"""The rule on personal data in texts that the public reads (O504)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from vorlagen.checks.personendaten import PERSONENDATEN
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.zugangsdaten import ZUGANGSDATEN
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_GENUG = 20
"""So many places of one kind and text are told."""


@KATALOG.regel(
    "O504",
    Level.WARNING,
    t("In einer öffentlichen Vorlage stehen personenbezogene Daten."),
    t("Streichen Sie die Angabe, oder verweisen Sie auf eine nichtöffentliche Anlage („oeffentlich: nein“). "
      "Prüfen Sie, ob sie für den Beschluss nötig ist."),
    t("Art. 5 DSGVO (Datenminimierung); § 41b GemO BW: keine personenbezogenen Daten in Vorlagen im Internet. "
      "Gefunden: eine veröffentlichte Einladung mit dem Kennwort der Videokonferenz."),
)  # fmt: skip
def check_personendaten(p: Pruefling) -> Iterator[Fund]:
    """Only in what the public would read; a paper without a public step is not judged."""
    year = _year(p)
    for stelle in p.oeffentliche_texte:
        for sorte in (*PERSONENDATEN, *ZUGANGSDATEN):
            for match in itertools.islice(sorte.find(stelle, year), _GENUG):
                yield stelle.fund(match.start(), match[0], text=sorte.text)


def _year(p: Pruefling) -> int:
    """The year that the paper is of; 0 if it does not say."""
    days = (p.vorlage.datum, *(step.termin for step in p.vorlage.beratungsfolge))
    return next((day.year for day in days if day), 0)
