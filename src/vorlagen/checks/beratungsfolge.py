"""Rules on the Beratungsfolge (B)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models import ENTSCHEIDENDE_ARTEN, ENTSCHEIDENDE_ZUSTAENDIGKEITEN
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()


@KATALOG.regel(
    "B201",
    Level.ERROR,
    t("Die Beratungsfolge ist leer."),
    t("Tragen Sie unter „beratungsfolge“ mindestens ein Gremium mit Termin und Zuständigkeit ein."),
    t("Fehlende Gremien in der Beratungsfolge werden in Räten regelmäßig gerügt."),
)
def check_beratungsfolge(p: Pruefling) -> Iterator[Fund]:
    """Asked only where the form prints it."""
    if not any(leaves(p.vorlage.beratungsfolge)) and prints(p, "beratungsfolge"):
        yield Fund(("beratungsfolge",))


@KATALOG.regel(
    "B202",
    Level.ERROR,
    t("Über diese Vorlage soll entschieden werden, aber kein Gremium ist für die Entscheidung zuständig."),
    t("Setzen Sie bei dem Gremium, das beschließt, „zustaendigkeit: entscheidung“."),
    t("53 von 1.079 Beschlussvorlagen einer Stadt hatten keine Entscheidung (gemessen)."),
)
def check_entscheidung(p: Pruefling) -> Iterator[Fund]:
    """An empty Beratungsfolge is B201's matter."""
    steps = p.vorlage.beratungsfolge
    decides = any(step.zustaendigkeit in ENTSCHEIDENDE_ZUSTAENDIGKEITEN for step in steps)
    if p.vorlage.art in ENTSCHEIDENDE_ARTEN and any(leaves(steps)) and not decides and prints(p, "beratungsfolge"):
        yield Fund(("beratungsfolge",))
