"""Rules on the bodies of the Beratungsfolge (B)."""

from __future__ import annotations

import difflib
import functools
import re
from typing import TYPE_CHECKING

from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.runden import last_decision
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models import ENTSCHEIDENDE_ARTEN, normalise_key

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_RAT = re.compile(r"(?:(?:stadt|gemeinde|markt|samtgemeinde|verbandsgemeinde)?rat|ratsversammlung)\b", re.IGNORECASE)
_RAT_IM_TEXT = r"(?:(?:stadt|gemeinde|markt|samtgemeinde|verbandsgemeinde)?rat(?:e?s)?|ratsversammlung)"
_GATTUNG = re.compile(r"(ausschuss|beirat|kommission|versammlung|vertretung|senat|kreistag|bürgerschaft)(e?s)?$")
_ZUSATZ = re.compile(r"\s(?:der|des|für|im|in|von)\s")
"""What follows says whose body it is: „Bürgerschaft der Hansestadt“ is „die Bürgerschaft“."""
_FACHAUSSCHUSS = re.compile(r"ausschuss(?:es)? für (?P<was>.+)", re.IGNORECASE)
_STAMM = 3
"""So many letters of a subject tell one committee from another: „Bau…ausschuss“ is that „für Bauen“."""


@KATALOG.regel(
    "B208",
    Level.WARNING,
    t("Der Beschlussvorschlag nennt das Gremium nicht, das zuletzt entscheidet: „{gremium}“."),
    t("Nennen Sie es im Satz („… {gremium} beschließt …“), oder berichtigen Sie die Zuständigkeit in der "
      "Beratungsfolge."),
    t("Der Beschlussvorschlag nennt das beschließende Gremium (Vordrucke mehrerer Städte)."),
)  # fmt: skip
def check_gremium_genannt(p: Pruefling) -> Iterator[Fund]:
    """Asked of papers to decide on; a missing Beschlussvorschlag is S110's matter."""
    decision = last_decision(p.vorlage)
    points = [point for point in p.vorlage.beschlussvorschlag if point.text]
    if p.vorlage.art not in ENTSCHEIDENDE_ARTEN or decision is None or not points:
        return
    body = decision[1].gremium
    if not body or not prints(p, "beschlussvorschlag") or not prints(p, "beratungsfolge"):
        return
    words = " ".join(f"{point.gremium or ''} {point.text}" for point in points)
    if not _naming(body).search(words):
        yield Fund(("beschlussvorschlag",), {"gremium": body})


@KATALOG.regel(
    "B209",
    Level.WARNING,
    t("Das Gremium „{gremium}“ steht nicht in der Liste des Formulars."),
    t("Es gibt: {namen}."),
    t("Gremienliste im Formular der Stadt."),
)
def check_gremium_bekannt(p: Pruefling) -> Iterator[Fund]:
    """Only where the form has a list; spelling with or without umlauts and hyphens is the same."""
    if not p.formular.gremien or not prints(p, "beratungsfolge"):
        return
    known = {normalise_key(name): name for name in p.formular.gremien}
    names = ", ".join(p.formular.gremien)
    for at, step in enumerate(p.vorlage.beratungsfolge):
        if not step.gremium or normalise_key(step.gremium) in known:
            continue
        near = difflib.get_close_matches(normalise_key(step.gremium), known, n=1)
        hint = t("Meinten Sie „{nah}“? Es gibt: {namen}.", nah=known[near[0]]) if near else None
        yield Fund(("beratungsfolge", at, "gremium"), {"gremium": step.gremium, "namen": names}, hinweis=hint)


@functools.lru_cache(maxsize=256)
def _naming(body: str) -> re.Pattern[str]:
    """Finds a body in a text: its name in any case, its abbreviation, its kind alone („der Ausschuss“)."""
    name, *short = (part.strip() for part in re.split(r"[()]", body) if part.strip())
    ways = [_inflected(name), *(re.escape(word) for word in short)]
    if _RAT.fullmatch(name.split()[0]):
        ways.append(_RAT_IM_TEXT)
    if kind := _GATTUNG.search(_ZUSATZ.split(name)[0].lower()):
        ways.append(rf"{kind[1]}\w{{0,2}}")
    if subject := _FACHAUSSCHUSS.search(name):
        stems = {word[:_STAMM] for word in re.findall(r"[A-ZÄÖÜ]\w{2,}", subject["was"])}
        ways += [r"ausschuss(?:es)?", *(rf"{re.escape(stem)}[\w-]*ausschuss(?:es)?" for stem in sorted(stems))]
    return re.compile(rf"\b(?:{'|'.join(ways)})\b", re.IGNORECASE)


def _inflected(name: str) -> str:
    """The words of a name, each with up to two letters more: „des Haupt- und Finanzausschusses“."""
    return r"\s+".join(rf"{re.escape(word)}\w{{0,2}}" for word in name.split())
