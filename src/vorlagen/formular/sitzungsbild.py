"""A meeting in words: invitation, agenda, notice, cover and dividers as one audience may read them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.errors import PublicnessError
from vorlagen.formular.mappe.plan import AGENDA_TARGET, back_target
from vorlagen.formular.sitzungsinhalt import Agendateil, Agendazeile, Mappenangaben, Sitzungsinhalt, Trennblatt
from vorlagen.formular.zeilen import Wertzeile
from vorlagen.i18n import format_day, t
from vorlagen.models import Behoerde, Gremium, normalise_key
from vorlagen.models.ladungsfrist import Land

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.formular import Formular
    from vorlagen.formular.mappe.plan import Mappenplan
    from vorlagen.formular.mappe.punkte import Mappenpunkt
    from vorlagen.models import Sitzung

OPEN, CLOSED = "Öffentlicher Teil", "Nichtöffentlicher Teil"
_TOWN = re.compile(r"\b[0-9]{5}\s+(\S.*)$")
_PARTS = re.compile(r"\s*[,\n]\s*")


@dataclass(frozen=True, slots=True)
class Rahmen:
    """What a town's settings know of its meetings.

    Attributes:
        behoerde: who invites.
        gremien: the bodies with chair, address and whom their invitations go to.
        mitwirkungsverbot: a note below every agenda, in Markdown.
    """

    behoerde: Behoerde
    gremien: tuple[Gremium, ...] = ()
    mitwirkungsverbot: str = ""

    def body(self, name: str | None) -> Gremium:
        """What is known of a body; an empty one if nothing is."""
        wanted = normalise_key(name or "")
        return next((body for body in self.gremien if normalise_key(body.name or "") == wanted), Gremium())


def compose_sitzung(
    sitzung: Sitzung, punkte: tuple[Mappenpunkt, ...], rahmen: Rahmen, audience: Audience, *, entwurf: bool = False
) -> Sitzungsinhalt:
    """What the invitation of a meeting says.

    Args:
        sitzung: the meeting.
        punkte: its items as the audience may see them.
        rahmen: what the town's settings know.
        audience: the public is not told of guests, who may belong to closed items, nor why an
            invitation was urgent.
        entwurf: mark every page as a draft, also of a meeting that is none.
    """
    letter = sitzung.einladung
    urgent = letter.dringlichkeit if letter and audience == "internal" else None
    body = rahmen.body(sitzung.gremium)
    town = _town(rahmen.behoerde)
    words = (letter.text if letter else None, f"Die Ladungsfrist ist verkürzt: {urgent}" if urgent else None)
    return Sitzungsinhalt(
        audience=audience,
        behoerde=rahmen.behoerde,
        gremium=sitzung.gremien[0] if sitzung.gremien else "",
        sitzung=_name(sitzung),
        datum=sitzung.datum,
        tag=format_day(sitzung.datum) if sitzung.datum else "",
        gemeinsam_mit=_others(sitzung),
        kopf=tuple(Wertzeile(label, value) for label, value in _head(sitzung, body, audience) if value),
        verteiler=body.verteiler or "",
        anschreiben="\n\n".join(filter(None, words)),
        teile=tuple(_parts(sitzung, punkte)),
        hinweise=tuple(filter(None, (sitzung.hinweise, rahmen.mitwirkungsverbot))),
        ausgabe=_issued(town, letter.datum if letter else None),
        unterschrift=letter.unterschrift if letter else None,
        entwurf=entwurf or sitzung.ist_entwurf,
    )


def as_notice(inhalt: Sitzungsinhalt, sitzung: Sitzung, formular: Formular) -> Sitzungsinhalt:
    """What the public notice says: when and where, the titles of the public part, neutral ones of the closed.

    In Bavaria the closed part is left out: only the public agenda is made known (Art. 52
    Abs. 1 GO BY).

    Args:
        inhalt: what the public invitation says.
        sitzung: the meeting.
        formular: its form, for the Land.

    Raises:
        PublicnessError: ``inhalt`` was made for internal use.
    """
    if inhalt.audience != "public":
        raise PublicnessError(t("Die Bekanntmachung würde aus der internen Fassung gemacht."))
    own, letter = sitzung.bekanntmachung, sitzung.einladung
    day = own.datum if own and own.datum else letter.datum if letter else None
    only_open = Land.spellings().get(normalise_key(formular.land or "")) is Land.BY
    parts = tuple(
        replace(part, zeilen=tuple(_title_only(line) for line in part.zeilen))
        for part in inhalt.teile
        if part.oeffentlich or not only_open
    )
    return replace(
        inhalt,
        kopf=tuple(line for line in inhalt.kopf if line.bezeichnung != "Vorsitz"),
        anschreiben="",
        teile=parts,
        hinweise=(own.text,) if own and own.text else (),
        ausgabe=_issued(_town(inhalt.behoerde), day),
        unterschrift=own.unterschrift if own and own.unterschrift else inhalt.unterschrift,
    )


def as_agenda(inhalt: Sitzungsinhalt, plan: Mappenplan) -> Sitzungsinhalt:
    """What the agenda of a Mappe says: each line with the number of its page, and a link if it lies in this file."""
    volumes, numbers = (plan.band.lage, plan.band.anfang) if plan.band else ({}, plan.anfang)
    targets = plan.ziele
    parts = []
    for part in inhalt.teile:
        lines = []
        for line in part.zeilen:
            key = line.punkt.schluessel
            page = numbers.get(key, "")
            if key in volumes:
                page = f"Band {volumes[key]}, {page}"
            lines.append(replace(line, seite=page, ziel=key if key in targets else ""))
        parts.append(replace(part, zeilen=tuple(lines)))
    return replace(inhalt, teile=tuple(parts))


def as_cover(
    inhalt: Sitzungsinhalt, plan: Mappenplan, *, titel: str = "", fassung: str = "", aenderungen: tuple[str, ...] = ()
) -> Sitzungsinhalt:
    """What the cover says.

    Args:
        inhalt: what the invitation says.
        plan: the Mappe, or one volume of it.
        titel: another title, such as ``Nachtrag zur Sitzungsmappe``.
        fassung: which version it is.
        aenderungen: what is new since the version before, a line each.
    """
    closed = plan.audience == "internal" and any(not item.zeile.oeffentlich for item in plan.punkte)
    closed = closed or any(not entry.oeffentlich for entry in plan.eintraege)
    kind = "Öffentliche Sitzungsmappe" if plan.audience == "public" else "Interne Sitzungsmappe"
    band = plan.band
    volumes = tuple(f"Band {at}: {holds}" for at, holds in enumerate(band.inhalt, 1)) if band else ()
    further = band is not None and band.nummer < band.anzahl
    mappe = Mappenangaben(
        titel or kind,
        "enthält Nichtöffentliches" if closed else "",
        fassung,
        aenderungen,
        f"Band {band.nummer} von {band.anzahl}" if band else "",
        volumes,
        f"Weiter in Band {band.nummer + 1}: {band.inhalt[band.nummer]}" if band and further else "",
    )
    shown = ("Datum", "Beginn", "Ort", "Vorsitz")
    return replace(inhalt, mappe=mappe, kopf=tuple(line for line in inhalt.kopf if line.bezeichnung in shown))


def as_dividers(inhalt: Sitzungsinhalt, plan: Mappenplan) -> Sitzungsinhalt:
    """What the dividers say, one for each item that has pages in this file, in order."""
    there = set(plan.ziele) - {AGENDA_TARGET}
    sheets = tuple(_divider(item) for item in plan.punkte if item.zeile.schluessel in there)
    return replace(inhalt, blaetter=sheets)


def _divider(item: Mappenpunkt) -> Trennblatt:
    line, paper = item.zeile, item.vorlage
    attached = tuple(entry for entry, _ in item.unterlagen if entry is not paper)
    names = tuple(f"{entry.bezeichnung} (liegt aus)" if entry.quelle and not entry.im_druck else entry.bezeichnung
                  for entry in attached)  # fmt: skip
    subject = paper.titel if paper is not None and paper.titel != line.titel else ""
    label = f"{paper.art} {paper.nummer}".strip() if paper is not None else ""
    return Trennblatt(line, _part(public=line.oeffentlich), label, subject, names, back_target(line.schluessel))


def _part(*, public: bool) -> str:
    return OPEN if public else CLOSED


def _parts(sitzung: Sitzung, punkte: tuple[Mappenpunkt, ...]) -> Iterator[Agendateil]:
    for public, items in itertools.groupby(punkte, lambda item: item.zeile.oeffentlich):
        start = None if public else sitzung.beginn_nichtoeffentlich
        begin = f" ab {start:%H:%M} Uhr" if start else ""
        yield Agendateil(f"{_part(public=public)}{begin}", public, tuple(_line(item) for item in items))


def _line(item: Mappenpunkt) -> Agendazeile:
    paper = item.vorlage
    return Agendazeile(item.zeile, tuple(filter(None, (paper.nummer, paper.art))) if paper is not None else ())


def _title_only(line: Agendazeile) -> Agendazeile:
    bare = replace(line.punkt, berichterstattung="", hinweis="",
                   vermerke=("abgesetzt",) if line.punkt.abgesetzt else ())  # fmt: skip
    return Agendazeile(bare)


def _others(sitzung: Sitzung) -> str:
    others = sitzung.gremien[1:]
    return f"gemeinsam mit: {', '.join(others)}" if others else ""


def _name(sitzung: Sitzung) -> str:
    number = sitzung.nummer or ""
    counted = f"{number}. Sitzung" if number.isdigit() else f"Sitzung {number}".strip() if number else "Sitzung"
    if not sitzung.bezeichnung:
        return counted
    return f"{sitzung.bezeichnung} ({counted})" if number else sitzung.bezeichnung


def _head(sitzung: Sitzung, body: Gremium, audience: Audience) -> Iterator[tuple[str, str]]:
    period = sitzung.wahlperiode or ""
    yield "Gremium", ", ".join(filter(None, (*sitzung.gremien[:1], _others(sitzung))))
    yield "Sitzung", ", ".join(filter(None, (
        _name(sitzung), f"{period}. Wahlperiode" if period.isdigit() else f"Wahlperiode {period}" if period else "",
    )))  # fmt: skip
    yield "Datum", format_day(sitzung.datum) if sitzung.datum else ""
    yield "Beginn", f"{sitzung.beginn:%H:%M} Uhr" if sitzung.beginn else ""
    yield "Ende", f"{sitzung.ende:%H:%M} Uhr" if sitzung.ende else ""
    yield "Ort", _place(sitzung.ort or "", body.anschrift or "")
    yield "Vorsitz", sitzung.vorsitz or body.vorsitz or ""
    if audience == "internal":
        yield "Schriftführung", sitzung.schriftfuehrung or ""
        yield "Gäste", "; ".join(sitzung.gaeste)


def _place(place: str, address: str) -> str:
    """The place with its address; the body's usual address says nothing of a place that it does not name."""
    known = _PARTS.split(address.strip())
    if not place or all(part in known for part in _PARTS.split(place)):
        return ", ".join(filter(None, known)) or place
    return place


def _town(office: Behoerde) -> str:
    """The town's name as it stands behind the postcode of its address."""
    found = _TOWN.search(office.anschrift or "")
    return found[1].strip() if found else ""


def _issued(town: str, day: dt.date | None) -> str:
    when = format_day(day).partition(", ")[2] if day else ""
    return ", ".join(filter(None, (town, when)))
