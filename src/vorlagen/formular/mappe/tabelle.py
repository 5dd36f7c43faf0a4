"""A plan as a table for people and as data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.mappe.eintrag import Eintragsart
from vorlagen.formular.mappe.lesezeichen import bookmarks
from vorlagen.i18n import t
from vorlagen.models.planausgabe import Planband, Planeintrag, Planfassung, Planlesezeichen, Planpunkt

if TYPE_CHECKING:
    from vorlagen.formular.mappe.eintrag import Eintrag
    from vorlagen.formular.mappe.lesezeichen import Lesezeichen
    from vorlagen.formular.mappe.plan import Mappenplan
    from vorlagen.formular.mappe.punkte import Punktzeile
    from vorlagen.i18n import Text

HEADS: tuple[Text, ...] = (t("TOP"), t("Art"), t("Titel"), t("Seiten"), t("Nummern"), t("Sichtbarkeit"), t("Quelle"))
"""The columns of the table."""
KINDS: dict[Eintragsart, Text] = {
    Eintragsart.DECKBLATT: t("Deckblatt"),
    Eintragsart.TAGESORDNUNG: t("Tagesordnung"),
    Eintragsart.TRENNBLATT: t("Trennblatt"),
    Eintragsart.VORLAGE: t("Vorlage"),
    Eintragsart.ANLAGE: t("Anlage"),
    Eintragsart.LEERSEITE: t("Leerseite"),
}


def table_rows(plan: Mappenplan) -> tuple[tuple[object, ...], ...]:
    """One row an entry in printed order, items without papers among them; the columns are ``HEADS``."""
    places = {entry.punkt: entry for entry in reversed(plan.eintraege) if entry.punkt}
    rows: list[tuple[object, ...]] = [_row(entry) for entry in plan.eintraege if not entry.punkt]
    for punkt in plan.punkte:
        line = punkt.zeile
        if line.schluessel in places:
            rows += [_row(entry) for entry in plan.eintraege if entry.punkt == line.schluessel]
            continue
        marks = f" ({', '.join(line.vermerke)})" if line.vermerke else ""
        kind = t("Überschrift") if line.ueberschrift else _without(plan, line)
        rows.append((line.zeichen, kind, f"{line.titel}{marks}", 0, "", _visibility(public=line.oeffentlich), ""))
    return tuple(rows)


def _without(plan: Mappenplan, line: Punktzeile) -> Text:
    """What stands in the place of papers; whether a closed item has any is not for the public."""
    shut = plan.audience == "public" and not line.oeffentlich
    return t("nicht enthalten") if shut else t("ohne Unterlagen")


def _row(entry: Eintrag) -> tuple[object, ...]:
    return (
        entry.zeichen, KINDS[entry.art], f"{'  ' * entry.ebene}{entry.titel}", entry.seiten, span(entry.marken),
        _visibility(public=entry.oeffentlich), entry.quelle,
    )  # fmt: skip


def _visibility(*, public: bool) -> Text:
    return t("öffentlich") if public else t("nichtöffentlich")


def span(marks: tuple[str, ...]) -> str:
    """First and last number: ``143–150``."""
    return "–".join(dict.fromkeys((marks[0], marks[-1]))) if marks else ""


def as_data(plan: Mappenplan) -> Planfassung:
    """The plan for programs: whole numbers count from 1, as people count pages."""
    return Planfassung(
        fassung="oeffentlich" if plan.audience == "public" else "intern",
        seiten=plan.seiten,
        gesamt=plan.gesamt,
        band=Planband(nummer=plan.band.nummer, anzahl=plan.band.anzahl) if plan.band else None,
        punkte=tuple(_item(punkt.zeile) for punkt in plan.punkte),
        eintraege=tuple(_entry(plan, entry) for entry in plan.eintraege),
        lesezeichen=tuple(_bookmark(mark) for mark in bookmarks(plan)),
    )


def _item(line: Punktzeile) -> Planpunkt:
    return Planpunkt(
        schluessel=line.schluessel,
        top=line.zeichen,
        titel=line.titel,
        ebene=line.ebene,
        oeffentlich=line.oeffentlich,
        ueberschrift=line.ueberschrift,
        vermerke=line.vermerke,
    )


def _entry(plan: Mappenplan, entry: Eintrag) -> Planeintrag:
    return Planeintrag(
        schluessel=entry.schluessel,
        art=entry.art.value,
        titel=entry.titel,
        punkt=entry.punkt,
        top=entry.zeichen,
        ebene=entry.ebene,
        oeffentlich=entry.oeffentlich,
        quelle=entry.quelle,
        nummer=entry.nummer,
        seiten=entry.seiten,
        erste_seite=entry.erste + 1,
        marken=entry.marken,
        stempel=plan.stamps(entry),
    )


def _bookmark(mark: Lesezeichen) -> Planlesezeichen:
    below = tuple(_bookmark(child) for child in mark.kinder)
    return Planlesezeichen(titel=mark.titel, seite=mark.seite + 1, kinder=below)
