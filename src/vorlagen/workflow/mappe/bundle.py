"""The journey of bundling: a meeting's file becomes all files of its Mappe, written together or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from vorlagen.formular.mappe import Eintragsart
from vorlagen.models import Sitzung
from vorlagen.models.manifest import Manifest, Manifestdatei, Manifesteintrag, Seitenstand, as_json
from vorlagen.workflow.mappe.archiv import entry_names, zip_entries
from vorlagen.workflow.mappe.auftrag import Mappenauftrag
from vorlagen.workflow.mappe.ausgabe import write_together
from vorlagen.workflow.mappe.bau import Mappenbau, sha256
from vorlagen.workflow.mappe.bestand import gather_mappe
from vorlagen.workflow.mappe.blaetter import Deckblattworte
from vorlagen.workflow.mappe.ergebnis import BundleResult, Mappe
from vorlagen.workflow.mappe.fassungen import LOCK_NAME, MANIFEST_NAME, compare, read_lock, read_manifest
from vorlagen.workflow.mappe.schutz import (
    Geheimes,
    closed_matter,
    refuse_in_docx,
    refuse_in_pdf,
    refuse_in_text,
)
from vorlagen.workflow.sitzungen import load_sitzung

if TYPE_CHECKING:
    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Eintrag, Mappenplan
    from vorlagen.workflow.mappe.bau import Mappendatei
    from vorlagen.workflow.mappe.bestand import Mappenbestand
    from vorlagen.workflow.mappe.blaetter import Band

FOLDERS: Final[dict[Audience, str]] = {"public": "oeffentlich", "internal": "intern"}
MAPPE, ARCHIVE = "sitzungsmappe.pdf", "unterlagen.zip"


def bundle(
    sitzung: Sitzung | str | Path, out_dir: str | Path | None, auftrag: Mappenauftrag | None = None
) -> BundleResult:
    """Bundle a meeting.

    Args:
        sitzung: the meeting, or its file.
        out_dir: folder for the files; ``None`` writes nothing and gives them in the result.
        auftrag: options.

    Raises:
        PaperError: meeting or papers have errors or are drafts.
        SourceError: sources cannot be used; all of them are named.
        ToolMissingError: sources need a program that is not there or was not chosen.
        PublicnessError: a public file would hold something closed; nothing was written.
        OutputError: files there are not ours, were changed, or cannot be written.
    """
    auftrag = auftrag or Mappenauftrag()
    meeting = sitzung if isinstance(sitzung, Sitzung) else load_sitzung(sitzung, form=auftrag.form)
    bestand = gather_mappe(meeting, auftrag)
    target = Path(out_dir) if out_dir is not None else None
    closed = _closed(bestand) if "public" in auftrag.audiences else None
    mappen = tuple(_build(bestand, audience, auftrag, target, closed) for audience in auftrag.audiences)
    written: list[Path] = []
    if target is not None:
        for mappe in mappen:
            written += write_together(target / FOLDERS[mappe.audience], mappe.dateien, force=auftrag.force)
    plans = tuple(plan for mappe in mappen for plan in mappe.plaene)
    return BundleResult(mappen, plans, tuple(written), bestand.report)


def plan_only(sitzung: Sitzung | str | Path, auftrag: Mappenauftrag | None = None) -> BundleResult:
    """What ``bundle`` would make: papers are printed and sources opened to count their pages, nothing is joined.

    Raises:
        PaperError, SourceError, ToolMissingError, PublicnessError: see ``bundle``.
    """
    auftrag = auftrag or Mappenauftrag()
    meeting = sitzung if isinstance(sitzung, Sitzung) else load_sitzung(sitzung, form=auftrag.form)
    bestand = gather_mappe(meeting, auftrag)
    plans = [band.plan for audience in auftrag.audiences
             for band in Mappenbau(bestand, audience, auftrag).bands(None, Deckblattworte())]  # fmt: skip
    return BundleResult((), tuple(plans), (), bestand.report)


def _closed(bestand: Mappenbestand) -> Geheimes:
    """What is closed in a meeting, and what its closed pages show."""
    allowed = [found.pdf for (_, audience), found in bestand.unterlagen.items() if audience == "public"]
    return closed_matter(bestand.bestand.pruefling.tops, bestand.vorlagen, bestand.verschlossen, allowed)


def _build(
    bestand: Mappenbestand, audience: Audience, auftrag: Mappenauftrag, target: Path | None, closed: Geheimes | None
) -> Mappe:
    stand = read_lock(target / FOLDERS[audience]) if target else None
    bau = Mappenbau(bestand, audience, auftrag)
    changes = _changes(bau, bestand, stand, auftrag)
    number = (stand.fassung if stand else 0) + auftrag.veroeffentlichen
    version = f"Fassung {number}" if auftrag.veroeffentlichen else f"Stand nach Fassung {number}" if stand else ""
    bands = bau.bands(stand, Deckblattworte(fassung=version, aenderungen=changes))
    files = [bau.join(band, _band_name(band)) for band in bands]
    if auftrag.nachtrag and stand is not None:
        title = "Nachtrag zur Sitzungsmappe"
        files += [bau.join(band, f"nachtrag-{stand.fassung}.pdf")
                  for band in bau.supplement(stand, Deckblattworte(title, version))]  # fmt: skip
    contents = {file.name: file.pdf for file in files} | bau.blaetter.letters()
    if auftrag.zip:
        contents[ARCHIVE] = zip_entries(bau.plan, {entry.quelle: bau.source(entry) for entry in bau.plan.eintraege
                                                   if entry.quelle and entry.quelle not in bau.ersatz})  # fmt: skip
    manifest = _manifest(bestand, bau, files, contents, changes, number)
    contents[MANIFEST_NAME] = as_json(manifest).encode()
    if auftrag.veroeffentlichen:
        contents[LOCK_NAME] = as_json(_lock(bands, manifest, number)).encode()
    if audience == "public" and closed is not None:
        _guard(contents, files, closed, [name for _, name in entry_names(bau.plan)])
    losses = [finding for found in bau.findings.values() for finding in found]
    lost = [finding for (_, whom), source in bestand.unterlagen.items() if whom == audience for finding in
            source.findings]  # fmt: skip
    return Mappe(audience, tuple(file.plan for file in files), manifest, contents, (*losses, *lost))


def _changes(
    bau: Mappenbau, bestand: Mappenbestand, stand: Seitenstand | None, auftrag: Mappenauftrag
) -> tuple[str, ...]:
    """What changed since the older issue that was named, else since the published one."""
    old = read_manifest(auftrag.vergleich).eintraege if auftrag.vergleich else stand.eintraege if stand else None
    if old is None:
        return ()
    (first, *_) = bau.bands(stand, Deckblattworte(fassung="Fassung 0"))
    new = [_entry(bestand, bau, entry, "") for entry in first.plan.eintraege]
    return tuple(str(line) for line in compare(old, new))


def _manifest(  # noqa: PLR0913, PLR0917 - a manifest says all of it
    bestand: Mappenbestand, bau: Mappenbau, files: list[Mappendatei], contents: dict[str, bytes],
    changes: tuple[str, ...], number: int,
) -> Manifest:  # fmt: skip
    sitzung = bestand.sitzung
    joined = {file.name: (file.verbund.seiten, file.verbund.claims) for file in files}
    listed = []
    for name, data in contents.items():
        pages, claims = joined.get(name, (0, ()))
        listed.append(Manifestdatei(name=name, sha256=sha256(data), bytes=len(data), seiten=pages, zusagen=claims))
    entries = tuple(_entry(bestand, bau, entry, file.name) for file in files for entry in file.plan.eintraege)
    obstacles = dict.fromkeys(f"{fault.titel}: {fault.grund}" for file in files
                              for fault in file.verbund.nicht_barrierefrei)  # fmt: skip
    return Manifest(
        fassung=number, audience=bau.audience, gremium=sitzung.gremium or "", nummer=sitzung.nummer or "",
        datum=sitzung.datum.isoformat() if sitzung.datum else "", gesamt=files[0].plan.gesamt,
        entwurf=bestand.entwurf, dateien=tuple(listed), eintraege=entries, nicht_barrierefrei=tuple(obstacles),
        aenderungen=changes,
    )  # fmt: skip


def _entry(bestand: Mappenbestand, bau: Mappenbau, entry: Eintrag, file: str) -> Manifesteintrag:
    source = bestand.unterlagen.get((entry.quelle, bau.audience)) if entry.quelle not in bau.ersatz else None
    return Manifesteintrag(
        schluessel=entry.schluessel, art=str(entry.art), top=entry.zeichen, titel=entry.titel,
        oeffentlich=entry.oeffentlich, quelle=entry.quelle, sha256=sha256(source.daten) if source else "", datei=file,
        seiten=entry.seiten, erste_seite=entry.erste + 1, marken=entry.marken,
        ersatz=bool(entry.quelle) and source is None,
        verluste=tuple(str(finding.message) for finding in bau.findings.get(entry.quelle, ())),
    )  # fmt: skip


def _lock(bands: tuple[Band, ...], manifest: Manifest, number: int) -> Seitenstand:
    numbers = bands[0].plan.nummern
    for band in bands[1:]:
        numbers = numbers.joined(band.plan.nummern)
    return Seitenstand(fassung=number, gesamt=numbers.gesamt, marken=dict(numbers.marken), eintraege=manifest.eintraege)


def _guard(contents: dict[str, bytes], files: list[Mappendatei], closed: Geheimes, names: list[str]) -> None:
    """Open every finished public file again and search it."""
    plans = {file.name: file.plan for file in files}
    for name, data in contents.items():
        if name.endswith(".pdf"):
            own = _own_pages(plans[name]) if name in plans else ()
            refuse_in_pdf(data, closed, name, own)
        elif name.endswith(".docx"):
            refuse_in_docx(data, closed, name)
        elif name.endswith(".json"):
            refuse_in_text(data.decode(), closed, name)
    refuse_in_text("\n".join((*contents, *names)), closed, ARCHIVE)


def _own_pages(plan: Mappenplan) -> list[int]:
    return [page for entry in plan.eintraege if entry.art.ist_eigen and entry.art is not Eintragsart.LEERSEITE
            for page in range(entry.erste, entry.erste + entry.seiten)]  # fmt: skip


def _band_name(band: Band) -> str:
    volume = band.plan.band
    return MAPPE if volume is None else f"sitzungsmappe-band-{volume.nummer}.pdf"
