"""What came of bundling a meeting."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.findings import Report
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from vorlagen.findings import Finding
    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Mappenplan
    from vorlagen.i18n import Text
    from vorlagen.models.manifest import Manifest, Manifestdatei

SUPPLEMENT: Final = "nachtrag-"
"""How the name of a Nachtrag begins."""


@dataclass(frozen=True, slots=True)
class Mappe:
    """The finished files for one audience.

    Attributes:
        audience: for whom.
        plaene: the plan of each volume, in order; the Nachtrag's last, if there is one.
        manifest: what it was made from, and where each source stands.
        dateien: content by file name, the manifest included.
        findings: on the sources and the finished files: what was taken out, renamed or mended.
    """

    audience: Audience
    plaene: tuple[Mappenplan, ...]
    manifest: Manifest
    dateien: Mapping[str, bytes] = field(repr=False)
    findings: tuple[Finding, ...] = ()

    def describe(self, *, verbose: bool = False) -> Iterator[Text]:
        """What people should know of it, a line each: pages, standards, parts that are not accessible."""
        kind = t("Öffentliche Mappe") if self.audience == "public" else t("Interne Mappe")
        files = [file for file in self.manifest.dateien if file.seiten]
        yield _summary(kind, [file for file in files if not file.name.startswith(SUPPLEMENT)])
        shown = self.manifest.nicht_barrierefrei if verbose else self.manifest.nicht_barrierefrei[:3]
        yield from (t("  nicht barrierefrei: {was}", was=entry) for entry in shown)
        rest = len(self.manifest.nicht_barrierefrei) - len(shown)
        if rest:
            yield t("  und {n} weitere; -v nennt alle.", n=rest)
        yield from (t("  Band {n} ist größer als gewünscht: Die Unterlagen eines einzigen Punkts sind es schon.",
                      n=plan.band.nummer) for plan in self.plaene if plan.band and plan.band.zu_gross)  # fmt: skip
        made = {entry.datei for entry in self.manifest.eintraege}
        late = [file for file in files if file.name.startswith(SUPPLEMENT) and file.name in made]
        if late:  # those of older issues only stay where they are
            yield _summary(t("Nachtrag"), late)
        yield from (t("  ersetzt durch ein Ersatzblatt: {was}", was=entry.quelle) for entry in self.manifest.eintraege
                    if entry.ersatz)  # fmt: skip
        yield from (t("  {aenderung}", aenderung=line) for line in self.manifest.aenderungen)


@dataclass(frozen=True, slots=True)
class BundleResult:
    """What came of bundling a meeting.

    Attributes:
        mappen: one for each audience asked for; empty where only the plan was asked for.
        plaene: the plan of each file that was or would be made.
        dateien: the files that were written; empty if no folder was named.
        report: what the rules found in the meeting.
    """

    mappen: tuple[Mappe, ...]
    plaene: tuple[Mappenplan, ...]
    dateien: tuple[Path, ...] = ()
    report: Report = field(default_factory=Report)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """On the meeting, on the sources and on the finished files, each once."""
        found = [*self.report.findings, *(finding for mappe in self.mappen for finding in mappe.findings)]
        return tuple(dict.fromkeys(found))


def _summary(kind: Text, files: Sequence[Manifestdatei]) -> Text:
    """Pages and standards of a file, or of the volumes of one; only what each of them keeps is promised."""
    kept = [name for name in (files[0].zusagen if files else ()) if all(name in file.zusagen for file in files)]
    claims = ", ".join(kept) or t("keine Standards zugesagt")
    return t("{art}: {seiten} Seiten, {zusagen}.", art=kind, seiten=sum(file.seiten for file in files), zusagen=claims)
