"""Rules on the Beratungsfolge (B)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.runden import deciding, rounds
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models import (
    ENTSCHEIDENDE_ARTEN,
    ENTSCHEIDENDE_ZUSTAENDIGKEITEN,
    VORBERATENDE_ZUSTAENDIGKEITEN,
    Art,
    Zustaendigkeit,
    normalise_key,
)
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_INFORMATION = frozenset({Art.INFORMATIONSVORLAGE, Art.MITTEILUNGSVORLAGE})


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


@KATALOG.regel(
    "B203",
    Level.WARNING,
    t("In einer Beratungsrunde entscheiden zwei Gremien: „{erstes}“ und „{zweites}“."),
    t("Lassen Sie nur das Gremium entscheiden, das zuletzt zuständig ist; die anderen beraten vor. Entscheiden sie "
      "über verschiedene Teile, geben Sie jedem unter „beschlussvorschlag“ seinen eigenen Text."),
    t("Eine Runde endet mit einer Entscheidung; 9 Vorlagen einer Stadt hatten mehrere (gemessen)."),
)  # fmt: skip
def check_zwei_entscheidungen(p: Pruefling) -> Iterator[Fund]:
    """Bodies that each have a text of their own decide on different parts; a Genehmigung is no second decision."""
    if not prints(p, "beratungsfolge"):
        return
    own = {normalise_key(text.gremium) for text in p.vorlage.beschlussvorschlag if text.gremium and text.text}
    for steps in rounds(p.vorlage):
        found = [pair for pair in deciding(steps) if pair[1].zustaendigkeit is Zustaendigkeit.ENTSCHEIDUNG]
        if all(normalise_key(step.gremium or "") in own for _, step in found):
            continue
        for (_, first), (at, second) in itertools.pairwise(found):
            names = {"erstes": first.gremium or "–", "zweites": second.gremium or "–"}
            yield Fund(("beratungsfolge", at, "zustaendigkeit"), names)


@KATALOG.regel(
    "B204",
    Level.WARNING,
    t("Nach der Entscheidung folgt in derselben Beratungsrunde noch: {zustaendigkeit} im Gremium „{gremium}“."),
    t("Ordnen Sie die Schritte nach den Sitzungen. Beginnt eine neue Runde, schreiben Sie „runde: 2“ dazu oder beim "
      "vertagten Schritt „ergebnis: vertagt“."),
    t("Vorberatung nach der Entscheidung: 5 Vorlagen einer Stadt, alle in einer zweiten Runde (gemessen)."),
)  # fmt: skip
def check_nach_der_entscheidung(p: Pruefling) -> Iterator[Fund]:
    """After the last decision of its round; Kenntnisnahme may follow."""
    if not prints(p, "beratungsfolge"):
        return
    for steps in rounds(p.vorlage):
        decisions = deciding(steps)
        for at, step in steps if decisions else ():
            if at > decisions[-1][0] and step.zustaendigkeit in VORBERATENDE_ZUSTAENDIGKEITEN:
                what = {"zustaendigkeit": step.zustaendigkeit.bezeichnung, "gremium": step.gremium or "–"}
                yield Fund(("beratungsfolge", at, "zustaendigkeit"), what)


@KATALOG.regel(
    "B207",
    Level.WARNING,
    t("Eine Vorlage zur Information wird nur zur Kenntnis genommen, hier steht aber „{zustaendigkeit}“."),
    t("Schreiben Sie „zustaendigkeit: kenntnisnahme“, oder wählen Sie eine Art, über die beschlossen wird."),
    t("Informations- und Mitteilungsvorlagen enthalten keinen Beschluss (Vordrucke mehrerer Städte)."),
)
def check_kenntnisnahme(p: Pruefling) -> Iterator[Fund]:
    """A step that does not say what the body does is not judged."""
    if p.vorlage.art not in _INFORMATION or not prints(p, "beratungsfolge"):
        return
    for at, step in enumerate(p.vorlage.beratungsfolge):
        if step.zustaendigkeit not in (None, Zustaendigkeit.KENNTNISNAHME):
            what = {"zustaendigkeit": step.zustaendigkeit.bezeichnung}
            yield Fund(("beratungsfolge", at, "zustaendigkeit"), what)
