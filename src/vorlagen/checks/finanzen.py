"""Rules on money (F)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.druckprobe import would_print
from vorlagen.checks.kosten import block_with_costs
from vorlagen.checks.pflicht import asks, prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models import Betrag, FinanzielleAuswirkungen
from vorlagen.models.auswahlen import FinanzArt, FinanzAuswirkung
from vorlagen.models.blaetter import field_title, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_BLOCK = ("finanzielle_auswirkungen",)
_ANTWORT = (*_BLOCK, "auswirkung")


@KATALOG.regel(
    "F301",
    Level.ERROR,
    t("Die Frage nach den finanziellen Auswirkungen ist nicht beantwortet."),
    t("Schreiben Sie „auswirkung: keine“, „ja“, „haushaltsneutral“ oder „nicht_bezifferbar“; "
      "Einzelheiten beantworten die Frage nicht."),
    t("80 von 1.684 Vorlagen einer Stadt ließen die Frage offen (gemessen)."),
)  # fmt: skip
def check_frage(p: Pruefling) -> Iterator[Fund]:
    """Nothing is inferred: details do not answer the question, nor does „offen“; „entfällt“ does."""
    block = p.vorlage.finanzielle_auswirkungen
    answer = block.auswirkung if block else None
    if (answer is None or answer is FinanzAuswirkung.OFFEN) and asks(p, _BLOCK[0]):
        yield Fund(_ANTWORT)


@KATALOG.regel(
    "F302",
    Level.ERROR,
    t("Finanzielle Auswirkungen „keine“, aber es stehen Angaben dazu in der Vorlage: {angaben}."),
    t("Ändern Sie „auswirkung“, oder löschen Sie die Angaben."),
    t("„Nein“ mit ausgefüllten Feldern: 26 Vorlagen einer Stadt (gemessen)."),
)
def check_widerspruch(p: Pruefling) -> Iterator[Fund]:
    """Amounts, positions and Deckung contradict „keine“; an explanation, empty lines and 0 € do not.

    So do amounts in fields of the town that the form asks for here.
    """
    block = p.vorlage.finanzielle_auswirkungen
    if block is None or block.auswirkung is not FinanzAuswirkung.KEINE:
        return
    named = [
        str(FinanzielleAuswirkungen.model_fields[name].title)
        for name in type(block).model_fields
        if _has_amount(value := getattr(block, name)) or (name in {"positionen", "deckung"} and any(leaves(value)))
    ]
    named += [field_title(type(p.vorlage), (name,)) for name, value in _own(p) if _has_amount(value)]
    if named:
        yield Fund(_ANTWORT, {"angaben": ", ".join(named)})


@KATALOG.regel(
    "F303",
    Level.ERROR,
    t("Finanzielle Auswirkungen „ja“, aber kein Betrag."),
    t("Tragen Sie „gesamtkosten“ oder „positionen“ mit Beträgen ein. Lässt sich nichts beziffern, "
      "schreiben Sie „auswirkung: nicht_bezifferbar“ und begründen es."),
    t("116 von 809 Vorlagen einer Stadt mit „Ja“ nannten keinen Betrag (gemessen)."),
)  # fmt: skip
def check_betrag(p: Pruefling) -> Iterator[Fund]:
    """Amounts in texts do not count, those in the town's own fields that the form asks for here do.

    nicht_bezifferbar needs a reason instead.
    """
    block = p.vorlage.finanzielle_auswirkungen
    if block is None or not prints(p, _BLOCK[0]):
        return
    if block.auswirkung is FinanzAuswirkung.NICHT_BEZIFFERBAR and not block.erlaeuterung:
        text = t("Finanzielle Auswirkungen „nicht bezifferbar“, aber ohne Begründung.")
        yield Fund(_ANTWORT, text=text, hinweis=t("Begründen Sie es unter „erlaeuterung“."))
    asked = {FinanzAuswirkung.JA, FinanzAuswirkung.NUR_ERTRAG}
    values = (block, *(value for _, value in _own(p)))
    if block.auswirkung in asked and not any(isinstance(leaf, Betrag) for value in values for _, leaf in leaves(value)):
        yield Fund(_ANTWORT)


@KATALOG.regel(
    "F304",
    Level.WARNING,
    t("Finanzielle Auswirkungen „ja“, aber es steht nicht da, ob investiv oder konsumtiv."),
    t("Schreiben Sie „art: investiv“, „art: konsumtiv“ oder „art: [investiv, konsumtiv]“."),
    t("120 von 809 Vorlagen einer Stadt mit „Ja“ kreuzten keines von beiden an (gemessen)."),
)
def check_art(p: Pruefling) -> Iterator[Fund]:
    """Not for pure revenue, and only where the form has a place for it."""
    block = block_with_costs(p)
    if block is not None and not block.art and would_print(p, _BLOCK[0], art=(FinanzArt.INVESTIV,)):
        yield Fund((*_BLOCK, "art"))


def _own(p: Pruefling) -> Iterator[tuple[str, object]]:
    """Name and value of the fields outside the block that the form's section on money asks for."""
    section = p.formular.section_of(_BLOCK[0], p.vorlage.art)
    for name in section.fragt if section else ():
        if name not in FinanzielleAuswirkungen.model_fields and name in type(p.vorlage).model_fields:
            yield name, getattr(p.vorlage, name)


def _has_amount(value: object) -> bool:
    return any(isinstance(leaf, Betrag) and leaf.zahl for _, leaf in leaves(value))
