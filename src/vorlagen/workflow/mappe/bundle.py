"""The journey of bundling: a meeting's file becomes all files of its Mappe, written together or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.models import Sitzung
from vorlagen.models.blaetter import leaves
from vorlagen.workflow.mappe.auftrag import Audiences, Mappenauftrag
from vorlagen.workflow.mappe.gehilfen import Gehilfen
from vorlagen.workflow.sitzungen import load_sitzung

if TYPE_CHECKING:
    from vorlagen.workflow.mappe.ergebnis import BundleResult

# What makes the files is imported after the processes have started: they load it at the same time.


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
        from vorlagen.workflow.mappe.herstellung import make_mappen  # noqa: PLC0415 - see above

        return make_mappen(known, target, auftrag, gehilfen)


def plan_only(sitzung: Sitzung | str | Path, auftrag: Mappenauftrag) -> BundleResult:
    """What ``bundle`` would make: papers are printed and sources opened to count their pages, nothing is joined.

    Raises:
        PaperError, SourceError, ToolMissingError, PublicnessError: see ``bundle``.
    """
    known = _known(sitzung, auftrag)
    with Gehilfen(_helping(known, auftrag)) as gehilfen:
        from vorlagen.workflow.mappe.herstellung import make_plans  # noqa: PLC0415 - see above

        return make_plans(known, auftrag, gehilfen)


def _known(sitzung: Sitzung | str | Path, auftrag: Mappenauftrag) -> Sitzung:
    return sitzung if isinstance(sitzung, Sitzung) else load_sitzung(sitzung, form=auftrag.form)


def _helping(sitzung: Sitzung, auftrag: Mappenauftrag) -> int:
    """How many processes find work: one for each paper or Mappe at most."""
    papers = sum(path[-1] == "vorlage" for path, _ in leaves(sitzung.tagesordnung))
    return min(auftrag.jobs, max(papers, len(auftrag.audiences)))
