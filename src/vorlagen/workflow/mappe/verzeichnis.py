"""The manifest of a Mappe and the lock file of its published numbers."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from vorlagen.formular.mappe import Eintragsart
from vorlagen.models.manifest import Manifest, Manifestdatei, Manifesteintrag, Seitenstand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.mappe import Eintrag, Mappenplan
    from vorlagen.workflow.mappe.bau import Mappenbau, Mappendatei
    from vorlagen.workflow.mappe.bestand import Mappenbestand
    from vorlagen.workflow.mappe.blaetter import Band


def write_manifest(  # noqa: PLR0913, PLR0917 - a manifest says all of it
    bestand: Mappenbestand, bau: Mappenbau, files: list[Mappendatei], names: list[str], changes: tuple[str, ...],
    number: int, kept: tuple[Manifestdatei, ...] = (),
) -> Manifest:  # fmt: skip
    """What a Mappe was made from, and where each source stands in it; files that are kept are listed too."""
    sitzung = bestand.sitzung
    joined = {file.name: file for file in files}
    listed = [_file(bau, name, joined.get(name)) for name in names]
    entries = tuple(manifest_entry(bau, entry, file.name) for file in files for entry in file.plan.eintraege)
    obstacles = dict.fromkeys(f"{fault.titel}: {fault.grund}" for file in files
                              for fault in file.verbund.nicht_barrierefrei)  # fmt: skip
    return Manifest(
        fassung=number, audience=bau.audience, gremium=sitzung.gremium or "", nummer=sitzung.nummer or "",
        datum=sitzung.datum.isoformat() if sitzung.datum else "", gesamt=files[0].plan.gesamt,
        entwurf=bestand.entwurf, dateien=(*listed, *kept), eintraege=entries, nicht_barrierefrei=tuple(obstacles),
        aenderungen=changes,
    )  # fmt: skip


def _file(bau: Mappenbau, name: str, joined: Mappendatei | None) -> Manifestdatei:
    with (bau.folder / name).open("rb") as stream:
        checksum = hashlib.file_digest(stream, "sha256").hexdigest()
        size = stream.tell()
    if joined is None:
        return Manifestdatei(name=name, sha256=checksum, bytes=size, seiten=0)
    return Manifestdatei(name=name, sha256=checksum, bytes=size, seiten=joined.verbund.seiten,
                         zusagen=joined.verbund.claims, eigene=tuple(_own_pages(joined.plan)))  # fmt: skip


def _own_pages(plan: Mappenplan) -> Iterator[int]:
    for entry in plan.eintraege:
        if entry.art.ist_eigen and entry.art is not Eintragsart.LEERSEITE:
            yield from range(entry.erste + 1, entry.erste + 1 + entry.seiten)


def manifest_entry(bau: Mappenbau, entry: Eintrag, file: str) -> Manifesteintrag:
    """What the manifest says of an entry of ``file``."""
    checksum = bau.checksum(entry)
    return Manifesteintrag(
        schluessel=entry.schluessel, art=str(entry.art), top=entry.zeichen, titel=entry.titel,
        oeffentlich=entry.oeffentlich, quelle=entry.quelle, sha256=checksum, datei=file,
        seiten=entry.seiten, erste_seite=entry.erste + 1, marken=entry.marken,
        ersatz=bool(entry.quelle) and not checksum,
        verluste=tuple(str(finding.message) for finding in bau.losses_of(entry.quelle)),
    )  # fmt: skip


def lock_of(bands: tuple[Band, ...], files: list[Mappendatei], manifest: Manifest, number: int) -> Seitenstand:
    """The numbers to keep from now on, and what was published under them; what is gone is not named in it."""
    numbers = bands[0].plan.nummern
    for band in bands[1:]:
        numbers = numbers.joined(band.plan.nummern)
    numbers = numbers.hiding({entry.schluessel for band in bands for entry in band.plan.eintraege})
    highest = max(numbers.vergeben, *(file.plan.gesamt for file in files))
    return Seitenstand(fassung=number, gesamt=numbers.gesamt, vergeben=highest, marken=dict(numbers.marken),
                       eintraege=manifest.eintraege)  # fmt: skip
