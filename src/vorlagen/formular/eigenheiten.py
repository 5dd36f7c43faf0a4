"""What a town sets of its own: fields, patterns, fonts, Land, limits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.formular.formular import Feldtyp, Formular, Nummernmuster, Zusatzfeld
from vorlagen.formular.haushalt import Kontenmuster, Kontomuster
from vorlagen.formular.mangel import Fault
from vorlagen.i18n import Text, t
from vorlagen.models import Modell, Vorlage, normalise_key
from vorlagen.models.ladungsfrist import Land
from vorlagen.resources import FONT_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Path

_OTHER_NAME = t("Wählen Sie einen anderen Namen.")


def pattern_faults(formular: Formular) -> Iterator[Fault]:
    """Patterns that are none, or that their own example does not fit: of the number (V203), of accounts (V213)."""
    yield from _pattern(formular.nummer, "V203", ("nummer",))
    for name in Kontenmuster.model_fields:
        yield from _pattern(getattr(formular.kontenmuster, name, None), "V213", ("kontenmuster", name))


def _pattern(rule: Nummernmuster | Kontomuster | None, code: str, path: Path) -> Iterator[Fault]:
    if rule is None or rule.muster is None:
        return
    place: Path = (*path, "muster")
    try:
        pattern = re.compile(rule.muster)
    except re.error as error:
        hint = t("Grund: {reason}.", reason=error)
        yield Fault(code, place, t("Das Muster ist kein regulärer Ausdruck."), hint)
        return
    if rule.beispiel and not pattern.fullmatch(rule.beispiel):
        message = t("Das Beispiel „{example}“ passt nicht zum Muster.", example=rule.beispiel)
        yield Fault(code, place, message, t("Ändern Sie das Muster oder das Beispiel."))


def land_faults(formular: Formular) -> Iterator[Fault]:
    """A Land that is none of the sixteen (V214)."""
    if formular.land is not None and formular.land not in tuple(Land):
        message = t("„{land}“ ist keine Abkürzung eines Landes.", land=formular.land)
        yield Fault("V214", ("land",), message, t("Es gibt: {names}.", names=", ".join(Land)))


def limit_faults(formular: Formular) -> Iterator[Fault]:
    """Limits that can never hold, or that name a body which the form does not have (V215)."""
    bodies = {normalise_key(name) for name in formular.gremien}
    for at, limit in enumerate(formular.wertgrenzen):
        if limit.ueber is None or not limit.gremien:
            hint = t("Nennen Sie beides: „ueber“ und „gremien“.")
            yield Fault("V215", ("wertgrenzen", at), t("Der Wertgrenze fehlt der Betrag oder das Gremium."), hint)
        for place, name in enumerate(limit.gremien):
            if bodies and normalise_key(name) not in bodies:
                message = t("Das Gremium „{name}“ steht nicht in der Liste des Formulars.", name=name)
                hint = t("Es gibt: {names}.", names=", ".join(formular.gremien))
                yield Fault("V215", ("wertgrenzen", at, "gremien", place), message, hint)


def font_faults(formular: Formular) -> Iterator[Fault]:
    """Font families that are not shipped (V204)."""
    for key in ("text", "ueberschrift"):
        family = getattr(formular.schriften, key, None)
        if family and family not in FONT_FAMILIES:
            message = t("Die Schrift „{family}“ wird nicht mitgeliefert.", family=family)
            hint = t("Mitgeliefert werden: {families}.", families=", ".join(FONT_FAMILIES))
            yield Fault("V204", ("schriften", key), message, hint)


def extra_field_faults(formular: Formular) -> Iterator[Fault]:
    """Own fields that cannot be used (V205)."""
    seen: set[str] = set()
    for at, extra in enumerate(formular.zusatzfelder):
        found = _name_fault(extra, seen) or _known_fault(extra) or _word_fault(extra)
        if found is not None:
            yield Fault("V205", ("zusatzfelder", at), *found)
        yield from _inner_faults(extra, ("zusatzfelder", at))
        seen.add(extra.name or "")


def _inner_faults(table: Zusatzfeld, path: Path) -> Iterator[Fault]:
    """The fields of the entries of a table."""
    if (table.typ is Feldtyp.TABELLE) != bool(table.felder):
        hint = t("Zählen Sie die Felder eines Eintrags unter „felder“ auf, und nur bei „typ: tabelle“.")
        yield Fault("V205", path, t("„felder“ gehört zu „typ: tabelle“: eines davon fehlt bei „{name}“.",
                                    name=table.name or ""), hint)  # fmt: skip
    seen: set[str] = set()
    for at, extra in enumerate(table.felder):
        found = _name_fault(extra, seen) or _word_fault(extra)
        if extra.typ is Feldtyp.TABELLE:
            found = t("Eine Tabelle kann keine Tabelle enthalten."), t("Wählen Sie einen anderen Typ.")
        elif found is None and hasattr(Modell, extra.name or ""):
            found = _taken(extra.name or "")
        if found is not None:
            yield Fault("V205", (*path, "felder", at), *found)
        seen.add(extra.name or "")


def _name_fault(extra: Zusatzfeld, seen: set[str]) -> tuple[Text, Text] | None:
    name = extra.name or ""
    if not name or normalise_key(name) != name:
        hint = t("Nehmen Sie Kleinbuchstaben ohne Umlaute; zwischen Wörtern steht ein Unterstrich.")
        return t("„{name}“ taugt nicht als Schlüssel.", name=name), hint
    if name in seen:
        return t("Das Feld „{name}“ steht zweimal.", name=name), _OTHER_NAME
    return _taken(name) if name.startswith("model_") else None


def _known_fault(extra: Zusatzfeld) -> tuple[Text, Text] | None:
    name = extra.name or ""
    if name in Vorlage.model_fields:
        hint = t("Verwenden Sie das vorhandene Feld, oder wählen Sie einen anderen Namen.")
        return t("Das Feld „{name}“ hat jede Vorlage schon.", name=name), hint
    return _taken(name) if hasattr(Vorlage, name) else None


def _taken(name: str) -> tuple[Text, Text]:
    return t("„{name}“ ist im Programm vergeben.", name=name), _OTHER_NAME


def _word_fault(extra: Zusatzfeld) -> tuple[Text, Text] | None:
    words = [normalise_key(word) for word in extra.auswahl]
    if extra.typ in {Feldtyp.AUSWAHL, Feldtyp.MEHRFACHAUSWAHL} and not words:
        hint = t("Zählen Sie die Werte unter „auswahl“ auf.")
        return t("Das Feld „{name}“ ist eine Auswahl, nennt aber keine Werte.", name=extra.name), hint
    if len(set(words)) < len(words) or "" in words:
        hint = t("Groß- und Kleinschreibung und Satzzeichen unterscheiden Worte nicht.")
        return t("Die Auswahl „{name}“ hat ein Wort doppelt oder leer.", name=extra.name), hint
    return None
