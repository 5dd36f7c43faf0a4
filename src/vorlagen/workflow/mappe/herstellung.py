"""What becomes of a meeting in the processes at hand: its sources gathered, its Mappen made, searched and written."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vorlagen.errors import PublicnessError
from vorlagen.i18n import t
from vorlagen.models.manifest import as_json
from vorlagen.workflow.mappe.archiv import entry_names, zip_entries
from vorlagen.workflow.mappe.ausgabe import write_together
from vorlagen.workflow.mappe.bau import Mappenbau
from vorlagen.workflow.mappe.bestand import gather_mappe
from vorlagen.workflow.mappe.blaetter import Deckblattworte
from vorlagen.workflow.mappe.ergebnis import SUPPLEMENT, BundleResult, Mappe
from vorlagen.workflow.mappe.fassungen import (
    LOCK_NAME,
    MANIFEST_NAME,
    Vorfassung,
    compare,
    older_entries,
    published_supplements,
    read_lock,
)
from vorlagen.workflow.mappe.gesagtes import closed_matter
from vorlagen.workflow.mappe.lauf import for_audiences
from vorlagen.workflow.mappe.schutz import refuse_in_docx, refuse_in_pdf, refuse_in_text
from vorlagen.workflow.mappe.verzeichnis import lock_of, manifest_entry, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Mappenplan
    from vorlagen.models import Sitzung
    from vorlagen.models.manifest import Manifest, Manifestdatei, Manifesteintrag, Seitenstand
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag
    from vorlagen.workflow.mappe.bau import Mappendatei
    from vorlagen.workflow.mappe.bestand import Mappenbestand
    from vorlagen.workflow.mappe.blaetter import Band
    from vorlagen.workflow.mappe.geheimes import Geheimes
    from vorlagen.workflow.mappe.gehilfen import Gehilfen
    from vorlagen.workflow.mappe.lauf import Lauf
    from vorlagen.workflow.mappe.unterlagen import Unterlage

Melder = Callable[[str, str], None]
"""What the guarded process calls before each step."""
FOLDERS: Final[dict[Audience, str]] = {"public": "oeffentlich", "internal": "intern"}
_SEARCH: Final = "suche"
MAPPE, ARCHIVE = "sitzungsmappe.pdf", "unterlagen.zip"


def make_mappen(sitzung: Sitzung, target: Path | None, auftrag: Mappenauftrag, gehilfen: Gehilfen) -> BundleResult:
    """Make all files of a meeting, and put them in their place together.

    Args:
        sitzung: the meeting.
        target: folder for the files; ``None`` writes nothing.
        auftrag: options.
        gehilfen: the processes that do it.

    Raises:
        PaperError, SourceError, ToolMissingError, PublicnessError, OutputError: see ``bundle``.
    """
    bestand = gather_mappe(sitzung, auftrag, gehilfen)
    mappen = for_audiences(partial(_guarded, auftrag=auftrag, target=target), bestand, auftrag, gehilfen)
    folders = {target / FOLDERS[mappe.audience]: mappe.dateien for mappe in mappen} if target else {}
    written = write_together(folders, force=auftrag.force) if folders else ()
    plans = tuple(plan for mappe in mappen for plan in mappe.plaene)
    return BundleResult(tuple(mappen), plans, written, bestand.report)


def make_plans(sitzung: Sitzung, auftrag: Mappenauftrag, gehilfen: Gehilfen) -> BundleResult:
    """Count the pages of a meeting; nothing is joined.

    Args:
        sitzung: the meeting.
        auftrag: options.
        gehilfen: the processes that do it.

    Raises:
        PaperError, SourceError, ToolMissingError, PublicnessError: see ``bundle``.
    """
    bestand = gather_mappe(sitzung, auftrag, gehilfen)
    plans = for_audiences(partial(_planned, auftrag=auftrag), bestand, auftrag, gehilfen)
    return BundleResult((), tuple(plan for some in plans for plan in some), (), bestand.report)


def _planned(bestand: Mappenbestand, lauf: Lauf, *, auftrag: Mappenauftrag) -> list[Mappenplan]:
    with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
        return lauf.do(_count, bestand, lauf.audience, auftrag.silent, Path(folder))


def _guarded(bestand: Mappenbestand, lauf: Lauf, *, auftrag: Mappenauftrag, target: Path | None) -> Mappe:
    """Build a Mappe in a process of its own; finished files come back by way of a private folder."""
    audience = lauf.audience
    place = target / FOLDERS[audience] if target else None
    before = _before(place, auftrag.vergleich, audience)
    with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
        if place is not None:
            for file in before.nachtraege:
                shutil.copyfile(place / file.name, Path(folder) / file.name)
        mappe = lauf.do(_build, bestand, audience, auftrag.silent, before, Path(folder))
        return replace(mappe, dateien={name: (Path(folder) / name).read_bytes() for name in mappe.dateien})


def _before(folder: Path | None, older: Path | None, audience: Audience) -> Vorfassung:
    """What there was before: in the folder that the files go to, and in the older issue to compare with."""
    stand = read_lock(folder) if folder else None
    entries = older_entries(older, audience, FOLDERS[audience]) if older else stand.eintraege if stand else None
    return Vorfassung(stand, entries, published_supplements(folder, stand) if folder and stand else ())


def _count(
    begin: Melder, bestand: Mappenbestand, audience: Audience, auftrag: Mappenauftrag, folder: Path
) -> list[Mappenplan]:
    bau = Mappenbau(bestand, audience, auftrag, begin, folder)
    return [band.plan for band in bau.bands(None, Deckblattworte())]


def _build(  # noqa: PLR0913, PLR0917 - the order to another process
    begin: Melder, bestand: Mappenbestand, audience: Audience, auftrag: Mappenauftrag, before: Vorfassung, folder: Path
) -> Mappe:
    """Put all files of a Mappe into a folder, one by one: a meeting's 180 MB would fill the memory several times."""
    bau = Mappenbau(bestand.recognising(audience, before.bekannt), audience, auftrag, begin, folder)
    stand = before.stand
    changes = partial(_changes, bau, before.eintraege)
    number = (stand.fassung if stand else 0) + auftrag.veroeffentlichen
    version = f"Fassung {number}" if auftrag.veroeffentlichen else f"Stand nach Fassung {number}" if stand else ""
    bands, files = _volumes(bau, stand, Deckblattworte(fassung=version, aenderungen=changes), auftrag.hoechstens)
    if auftrag.nachtrag and stand is not None:
        title = "Nachtrag zur Sitzungsmappe"
        files += [bau.join(band, f"{SUPPLEMENT}{stand.fassung}.pdf")
                  for band in bau.supplement(stand, Deckblattworte(title, version))]  # fmt: skip
    names = [file.name for file in files]

    def put(name: str, data: bytes) -> None:
        (folder / name).write_bytes(data)
        names.append(name)

    for name, data in bau.blaetter.letters().items():
        put(name, data)
    if auftrag.zip:
        put(ARCHIVE, zip_entries(bau.plan, bau.single if audience == "public" else bau.source, bau.ersatz))
    manifest = write_manifest(bestand, bau, files, names, changes([band.plan for band in bands]), number,
                              before.nachtraege)  # fmt: skip
    put(MANIFEST_NAME, as_json(manifest).encode())
    if auftrag.veroeffentlichen:
        put(LOCK_NAME, as_json(lock_of(bands, files, manifest, number)).encode())
    if audience == "public":
        closed = _closed(begin, bestand)
        _guard(folder, names, manifest, closed, [name for _, name in entry_names(bau.plan)])
        _guard_kept(folder, before.nachtraege, closed)
    names += [file.name for file in before.nachtraege]
    return Mappe(audience, tuple(file.plan for file in files), manifest, dict.fromkeys(names, b""), bau.losses)


def _volumes(
    bau: Mappenbau, stand: Seitenstand | None, words: Deckblattworte, most: int | None
) -> tuple[tuple[Band, ...], list[Mappendatei]]:
    """The joined volumes; broken anew where our own pages make one larger than asked for."""
    room = most
    while True:
        bands = bau.bands(stand, words, room)
        files = [bau.join(band, _band_name(band)) for band in bands]
        fitting = [file.groesse for file in files if file.plan.band and not file.plan.band.zu_gross]
        over = max(fitting, default=0) - (most or 0)
        if room is None or over <= 0 or over >= room:
            return bands, files
        room -= over


def _closed(begin: Melder, bestand: Mappenbestand) -> Geheimes:
    """What is closed in a meeting, and what its closed pages show; each file is named before it is opened."""

    def read(sources: Iterable[Unterlage]) -> Iterator[Unterlage]:
        for source in sources:
            begin(_SEARCH, source.name)
            yield source
        begin(_SEARCH, "")

    shown = [found for (_, audience), found in bestand.unterlagen.items() if audience == "public"]
    return closed_matter(bestand.sitzung, bestand.bestand.pruefling.tops, bestand.vorlagen,
                         lambda: read(bestand.verschlossen), lambda: read(shown))  # fmt: skip


def _changes(bau: Mappenbau, before: Sequence[Manifesteintrag] | None, plans: Sequence[Mappenplan]) -> tuple[str, ...]:
    """What is different in these plans from an older issue, if there is one."""
    if before is None:
        return ()
    new = [manifest_entry(bau, entry, "") for plan in plans for entry in plan.eintraege]
    return tuple(str(line) for line in compare(before, new, bau.audience))


def _guard(folder: Path, names: list[str], manifest: Manifest, closed: Geheimes, inside: list[str]) -> None:
    """Open every finished public file again and search it, and the names of all files."""
    own = {file.name: file.eigene for file in manifest.dateien}
    for name in names:
        _search(folder / name, closed, own.get(name, ()))
    refuse_in_text("\n".join((*names, *inside)), closed, ARCHIVE)


def _guard_kept(folder: Path, kept: Iterable[Manifestdatei], closed: Geheimes) -> None:
    """Search what was published before: it was open then, and may hold what is closed now."""
    for file in kept:
        try:
            _search(folder / file.name, closed, file.eigene)
        except PublicnessError as error:
            raise PublicnessError(
                error.message,
                t(
                    "Es wurde nichts geschrieben. Dieser Nachtrag ist schon veröffentlicht: "
                    "Nehmen Sie ihn aus dem Ordner, und prüfen Sie, wo er sonst noch liegt."
                ),
            ) from error


def _search(path: Path, closed: Geheimes, own: Iterable[int]) -> None:
    """Search a public file; ``own`` are the pages that we made, from 1."""
    name, data = path.name, path.read_bytes()
    if name.endswith(".pdf"):
        refuse_in_pdf(data, closed, name, [page - 1 for page in own])
    elif name.endswith(".docx"):
        refuse_in_docx(data, closed, name)
    elif name.endswith(".json"):
        refuse_in_text(data.decode(), closed, name)
    elif name == ARCHIVE:
        with zipfile.ZipFile(path) as package:
            for member in package.namelist():
                refuse_in_pdf(package.read(member), closed, member, ())


def _band_name(band: Band) -> str:
    volume = band.plan.band
    return MAPPE if volume is None else f"sitzungsmappe-band-{volume.nummer}.pdf"
