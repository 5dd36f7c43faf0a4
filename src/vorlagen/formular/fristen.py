"""Whether the Ladungsfrist of a form can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.mangel import Fault
from vorlagen.i18n import t
from vorlagen.models import normalise_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.formular import Formular


def period_faults(formular: Formular) -> Iterator[Fault]:
    """Periods of single bodies that name none, or one that the form does not have (V220)."""
    known = {normalise_key(name) for name in formular.gremien}
    for at, own in enumerate(formular.ladungsfrist.gremien if formular.ladungsfrist else ()):
        path = ("ladungsfrist", "gremien", at)
        if not own.gremium:
            yield Fault("V220", path, t("Der Ladungsfrist fehlt das Gremium."), t("Tragen Sie „gremium“ ein."))
        elif known and normalise_key(own.gremium) not in known:
            message = t("Das Gremium „{name}“ steht nicht in der Liste des Formulars.", name=own.gremium)
            yield Fault("V220", (*path, "gremium"), message, t("Es gibt: {names}.", names=", ".join(formular.gremien)))
