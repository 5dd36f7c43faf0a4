"""Rules on publicness (O)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()


@KATALOG.regel(
    "O501",
    Level.ERROR,
    t("Kein Schritt der Beratungsfolge ist öffentlich, aber eine Begründung dafür fehlt."),
    t("Schreiben Sie bei öffentlichen Schritten „oeffentlich: ja“, "
      "oder begründen Sie es unter „nichtoeffentlichkeit“."),
    t("Sitzungen sind öffentlich, soweit nicht Gründe entgegenstehen: § 35 GemO BW, Art. 52 GO BY, § 48 Abs. 2 GO NRW, "
      "§ 35 GO SH. Prüfen Sie den Einzelfall."),
)  # fmt: skip
def check_nichtoeffentlichkeit(p: Pruefling) -> Iterator[Fund]:
    """A mix of closed and public steps is normal; an Anlage needs no reason. What is not said is not public."""
    steps = [step for step in p.vorlage.beratungsfolge if any(leaves(step))]
    closed = bool(steps) and not any(step.oeffentlich for step in steps)
    if closed and not any(leaves(p.vorlage.nichtoeffentlichkeit)):
        yield Fund(("beratungsfolge",))
