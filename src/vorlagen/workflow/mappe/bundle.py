"""The journey of bundling: a meeting's file becomes all files of its Mappe, written together or not at all."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vorlagen.formular.mappe import Eintragsart
from vorlagen.models import Sitzung
from vorlagen.models.blaetter import leaves
from vorlagen.models.manifest import as_json
from vorlagen.workflow.mappe.archiv import entry_names, zip_entries
from vorlagen.workflow.mappe.auftrag import Audiences, Mappenauftrag
from vorlagen.workflow.mappe.ausgabe import write_together
from vorlagen.workflow.mappe.bau import Mappenbau
from vorlagen.workflow.mappe.bestand import gather_mappe
from vorlagen.workflow.mappe.blaetter import Deckblattworte
from vorlagen.workflow.mappe.ergebnis import SUPPLEMENT, BundleResult, Mappe
from vorlagen.workflow.mappe.fassungen import LOCK_NAME, MANIFEST_NAME, compare, older_entries, read_lock
from vorlagen.workflow.mappe.gehilfen import Gehilfen
from vorlagen.workflow.mappe.lauf import for_audiences
from vorlagen.workflow.mappe.schutz import (
    Geheimes,
    closed_matter,
    refuse_in_docx,
    refuse_in_pdf,
    refuse_in_text,
)
from vorlagen.workflow.mappe.verzeichnis import lock_of, manifest_entry, write_manifest
from vorlagen.workflow.sitzungen import load_sitzung

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Mappenplan
    from vorlagen.models.manifest import Manifesteintrag, Seitenstand
    from vorlagen.workflow.mappe.bau import Mappendatei
    from vorlagen.workflow.mappe.bestand import Mappenbestand
    from vorlagen.workflow.mappe.blaetter import Band
    from vorlagen.workflow.mappe.lauf import Lauf

Melder = Callable[[str, str], None]
"""What the guarded process calls before each step."""
FOLDERS: Final[dict[Audience, str]] = {"public": "oeffentlich", "internal": "intern"}
MAPPE, ARCHIVE = "sitzungsmappe.pdf", "unterlagen.zip"


def bundle(  # noqa: PLR0913 - the options of the command of the same name
    sitzung: Sitzung | str | Path,
    out_dir: str | Path | None = None,
    *,
    audience: Audiences = "both",
    form: str | None = None,
    engine: str | None = None,
    draft: bool = False,
    placeholder_sheets: bool = False,
    publish: bool = False,
    supplement: bool = False,
    diff: str | Path | None = None,
    max_size: int | None = None,
    duplex: bool = False,
    archive: bool = False,
    force: bool = False,
    allow: tuple[Path, ...] = (),
    jobs: int = 1,
) -> BundleResult:
    """Bundle a meeting: invitation, public notice and Sitzungsmappe, public and internal.

    Args:
        sitzung: the meeting, or its file.
        out_dir: folder for the files (``oeffentlich/`` and ``intern/`` below it); ``None`` writes
            nothing: the files are in the result.
        audience: ``public``, ``internal`` or ``both``.
        form: a form that wins over the one named in the meeting.
        engine: ``embedded`` or ``libreoffice``; by default that of the settings.
        draft: bundle drafts and papers with errors too, marked.
        placeholder_sheets: put a marked sheet in the place of what cannot be used.
        publish: freeze the page numbers; needs ``out_dir``.
        supplement: also make what came after the published issue as a file of its own.
        diff: an older issue to compare with: the folder that was its ``out_dir``, or a manifest in there.
        max_size: bytes of a volume.
        duplex: begin each entry on a front page.
        archive: also make a ZIP of all single files with speaking names.
        force: overwrite files that somebody changed.
        allow: further folders that meeting and papers may name files in.
        jobs: processes that print papers and build the Mappen side by side.

    Raises:
        PaperError: meeting or papers have errors or are drafts (``findings`` carries them).
        SourceError: sources cannot be used; ``findings`` names all of them with their cause.
        ToolMissingError: sources need a program that is not there or was not chosen.
        PublicnessError: a public file would hold something closed; nothing was written.
        OutputError: files there are not ours, were changed, or cannot be written.
    """
    return bundle_meeting(sitzung, Path(out_dir) if out_dir is not None else None, Mappenauftrag(
        audience=audience, form=form, engine=engine, draft=draft, ersatzblaetter=placeholder_sheets,
        veroeffentlichen=publish, nachtrag=supplement, vergleich=Path(diff) if diff is not None else None,
        hoechstens=max_size, beidseitig=duplex, zip=archive, force=force, allow=allow, jobs=jobs,
    ))  # fmt: skip


def bundle_meeting(sitzung: Sitzung | str | Path, target: Path | None, auftrag: Mappenauftrag) -> BundleResult:
    """Bundle a meeting; foreign files are opened in processes of their own, which are ended when one hangs.

    Args:
        sitzung: the meeting, or its file.
        target: folder for the files; ``None`` writes nothing.
        auftrag: options.

    Raises:
        PaperError, SourceError, ToolMissingError, PublicnessError, OutputError: see ``bundle``.
    """
    known = _known(sitzung, auftrag)
    with Gehilfen(_helping(known, auftrag)) as gehilfen:
        bestand = gather_mappe(known, auftrag, gehilfen)
        mappen = for_audiences(partial(_guarded, auftrag=auftrag, target=target), bestand, auftrag, gehilfen)
    folders = {target / FOLDERS[mappe.audience]: mappe.dateien for mappe in mappen} if target else {}
    written = write_together(folders, force=auftrag.force) if folders else ()
    plans = tuple(plan for mappe in mappen for plan in mappe.plaene)
    return BundleResult(tuple(mappen), plans, written, bestand.report)


def plan_only(sitzung: Sitzung | str | Path, auftrag: Mappenauftrag) -> BundleResult:
    """What ``bundle`` would make: papers are printed and sources opened to count their pages, nothing is joined.

    Raises:
        PaperError, SourceError, ToolMissingError, PublicnessError: see ``bundle``.
    """
    known = _known(sitzung, auftrag)
    with Gehilfen(_helping(known, auftrag)) as gehilfen:
        bestand = gather_mappe(known, auftrag, gehilfen)
        plans = for_audiences(partial(_planned, auftrag=auftrag), bestand, auftrag, gehilfen)
    return BundleResult((), tuple(plan for some in plans for plan in some), (), bestand.report)


def _known(sitzung: Sitzung | str | Path, auftrag: Mappenauftrag) -> Sitzung:
    return sitzung if isinstance(sitzung, Sitzung) else load_sitzung(sitzung, form=auftrag.form)


def _helping(sitzung: Sitzung, auftrag: Mappenauftrag) -> int:
    """How many processes find work: one for each paper or Mappe at most."""
    papers = sum(path[-1] == "vorlage" for path, _ in leaves(sitzung.tagesordnung))
    return min(auftrag.jobs, max(papers, len(auftrag.audiences)))


def _planned(bestand: Mappenbestand, lauf: Lauf, *, auftrag: Mappenauftrag) -> list[Mappenplan]:
    with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
        return lauf.do(_count, bestand, lauf.audience, auftrag.silent, Path(folder))


def _guarded(bestand: Mappenbestand, lauf: Lauf, *, auftrag: Mappenauftrag, target: Path | None) -> Mappe:
    """Build a Mappe in a process of its own; finished files come back by way of a private folder."""
    audience = lauf.audience
    stand = read_lock(target / FOLDERS[audience]) if target else None
    older = auftrag.vergleich
    before = older_entries(older, audience, FOLDERS[audience]) if older else stand.eintraege if stand else None
    with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
        mappe = lauf.do(_build, bestand, audience, auftrag.silent, stand, before, Path(folder))
        return replace(mappe, dateien={name: (Path(folder) / name).read_bytes() for name in mappe.dateien})


def _count(
    begin: Melder, bestand: Mappenbestand, audience: Audience, auftrag: Mappenauftrag, folder: Path
) -> list[Mappenplan]:
    bau = Mappenbau(bestand, audience, auftrag, begin, folder)
    return [band.plan for band in bau.bands(None, Deckblattworte())]


def _build(  # noqa: PLR0913, PLR0917 - the order to another process
    begin: Melder, bestand: Mappenbestand, audience: Audience, auftrag: Mappenauftrag, stand: Seitenstand | None,
    before: Sequence[Manifesteintrag] | None, folder: Path,
) -> Mappe:  # fmt: skip
    """Put all files of a Mappe into a folder, one by one: a meeting's 180 MB would fill the memory several times."""
    bau = Mappenbau(bestand, audience, auftrag, begin, folder)
    changes = _changes(bau, bestand, stand, before) if before is not None else ()
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
        put(ARCHIVE, zip_entries(bau.plan, bau.source, bau.ersatz))
    manifest = write_manifest(bestand, bau, files, names, changes, number)
    put(MANIFEST_NAME, as_json(manifest).encode())
    if auftrag.veroeffentlichen:
        put(LOCK_NAME, as_json(lock_of(bands, manifest, number)).encode())
    if audience == "public":
        _guard(folder, names, files, _closed(bestand), [name for _, name in entry_names(bau.plan)])
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


def _closed(bestand: Mappenbestand) -> Geheimes:
    """What is closed in a meeting, and what its closed pages show."""

    def allowed() -> Iterator[bytes]:
        return (found.pdf for (_, audience), found in bestand.unterlagen.items() if audience == "public")

    shut = (found.pdf for found in bestand.verschlossen)
    return closed_matter(bestand.bestand.pruefling.tops, bestand.vorlagen, shut, allowed)


def _changes(
    bau: Mappenbau, bestand: Mappenbestand, stand: Seitenstand | None, before: Sequence[Manifesteintrag]
) -> tuple[str, ...]:
    """What changed since an older issue, with the numbers that pages will have."""
    bands = bau.bands(stand, Deckblattworte(fassung="Fassung 0"))
    new = [manifest_entry(bestand, bau, entry, "") for band in bands for entry in band.plan.eintraege]
    return tuple(str(line) for line in compare(before, new))


def _guard(folder: Path, names: list[str], files: list[Mappendatei], closed: Geheimes, inside: list[str]) -> None:
    """Open every finished public file again and search it, and the names of all files."""
    plans = {file.name: file.plan for file in files}
    for name in names:
        data = (folder / name).read_bytes()
        if name.endswith(".pdf"):
            own = _own_pages(plans[name]) if name in plans else ()
            refuse_in_pdf(data, closed, name, own)
        elif name.endswith(".docx"):
            refuse_in_docx(data, closed, name)
        elif name.endswith(".json"):
            refuse_in_text(data.decode(), closed, name)
        elif name == ARCHIVE:
            with zipfile.ZipFile(folder / name) as package:
                for member in package.namelist():
                    refuse_in_pdf(package.read(member), closed, member, ())
    refuse_in_text("\n".join((*names, *inside)), closed, ARCHIVE)


def _own_pages(plan: Mappenplan) -> list[int]:
    return [page for entry in plan.eintraege if entry.art.ist_eigen and entry.art is not Eintragsart.LEERSEITE
            for page in range(entry.erste, entry.erste + entry.seiten)]  # fmt: skip


def _band_name(band: Band) -> str:
    volume = band.plan.band
    return MAPPE if volume is None else f"sitzungsmappe-band-{volume.nummer}.pdf"
