"""Rules on publicness (O)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models import ENTSCHEIDENDE_ZUSTAENDIGKEITEN, Art
from vorlagen.models.auswahlen import Fallgruppe
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_FALLGRUPPEN = re.compile(
    r"\b(?:(?P<grundstueck>Grundstücks(?:an|ver)?(?:kauf|käufe|geschäfte?|angelegenheit|tausch)\w*)"
    r"|(?P<personal>Personal(?:einzel)?(?:angelegenheit|entscheidung)\w*|Disziplinarverfahren"
    r"|Kündigung des Arbeitsverhältnisses)"
    r"|(?P<vergabe>Vergabevorschlag\w*|Zuschlagserteilung|Bieterliste\w*|Angebotsauswertung)"
    r"|(?P<abgaben>Stundung|Niederschlagung (?:der|einer|von)|Steuergeheimnis\w*|Erlass (?:der|einer) Forderung)"
    r"|(?P<rechtsstreit>Rechtsstreit(?:s|es|igkeit(?:en)?)?|Prozessvergleich\w*|Klageverfahren)"
    r"|(?P<kredit>Kreditgeschäft\w*|Darlehensaufnahme)|(?P<pruefbericht>Prüfberichte? des Rechnungsprüfungsamt\w*))\b"
)
_REGELT_ALLGEMEIN = re.compile(r"zuständig|Zuständigkeit|entscheidet über|Wertgrenze|Geschäftsordnung|Hauptsatzung")


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


@KATALOG.regel(
    "O503",
    Level.WARNING,
    t("Der Beschluss wird nichtöffentlich gefasst, aber ein Text zur Bekanntgabe fehlt."),
    t("Schreiben Sie unter „bekanntgabetext“, was danach öffentlich bekannt gegeben wird. "
      "Prüfen Sie, ob berechtigte Interessen entgegenstehen."),
    t("§ 35 Abs. 1 GemO BW: nichtöffentlich gefasste Beschlüsse sind im Wortlaut bekannt zu geben; "
      "Formular der Stadt Lübeck."),
)  # fmt: skip
def check_bekanntgabe(p: Pruefling) -> Iterator[Fund]:
    """Only where a closed step decides; preparing a decision in closed session leaves nothing to announce."""
    closed = any(
        step.zustaendigkeit in ENTSCHEIDENDE_ZUSTAENDIGKEITEN and step.oeffentlich is False
        for step in p.vorlage.beratungsfolge
    )
    if closed and not p.vorlage.bekanntgabetext and prints(p, "bekanntgabetext"):
        yield Fund(("bekanntgabetext",))


@KATALOG.regel(
    "O505",
    Level.NOTE,
    t("„{worte}“ deutet auf eine Sache, die meist nichtöffentlich beraten wird ({fallgruppe})."),
    t("Prüfen Sie, ob die öffentliche Fassung Einzelheiten nennt, die nicht öffentlich werden dürfen."),
    t("Übliche Fallgruppen der Geschäftsordnungen: Personal, Grundstücke, Vergaben, Abgaben, Rechtsstreit, Kredite."),
)
def check_fallgruppen(p: Pruefling) -> Iterator[Fund]:
    """One finding a case group; by-laws and sentences that only say who is competent are left out."""
    if p.vorlage.art is Art.SATZUNG:
        return
    told: set[str] = set()
    for stelle in p.oeffentliche_texte:
        for match in _FALLGRUPPEN.finditer(stelle.text):
            group = str(match.lastgroup)
            if group in told or _REGELT_ALLGEMEIN.search(stelle.sentence(match.start(), match.end())):
                continue
            told.add(group)
            fallgruppe = Fallgruppe.read(group).bezeichnung
            yield stelle.fund(match.start(), match[0], {"worte": match[0], "fallgruppe": fallgruppe})
