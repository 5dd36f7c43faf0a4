"""The journey back: a finished Word file that people edited becomes its YAML again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import InputError, UnreadableError
from vorlagen.findings import Report, format_path
from vorlagen.i18n import t
from vorlagen.sources import read_paper, read_paper_file
from vorlagen.sources.rundreise import Entfernen, apply_changes, read_data
from vorlagen.sources.textfile import read_bytes
from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.siegel import is_ours_unchanged, seal_of
from vorlagen.workflow.lesebefunde import TABLE
from vorlagen.workflow.lesen_felder import field_findings, loss_findings, revision_findings
from vorlagen.workflow.lesen_werte import Auswertung
from vorlagen.workflow.lesen_zwilling import print_again, print_twin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.findings import Finding
    from vorlagen.models import Vorlage
    from vorlagen.sources import Papier
    from vorlagen.sources.rundreise import Aenderung, Misslungen
    from vorlagen.word.rueck.lesung import Lesung, Stand
    from vorlagen.workflow.lesen_vergleich import Unterschied

MAX_DOCX_BYTES = 100_000_000
_SHOWN = 160


@dataclass(frozen=True, slots=True)
class Gelesen:
    """What came back from a Word file.

    Attributes:
        text: the YAML (or JSON) with everything that could be read back; what nobody changed is as it was.
        report: what could not be read back, and what was found besides (R…).
        vorlage: the paper that the text holds.
        geaendert: whether the text is another one than before.
        name: what to call the YAML file, without ending.
    """

    text: str = field(repr=False)
    report: Report
    vorlage: Vorlage
    geaendert: bool
    name: str


def read_docx(  # noqa: PLR0913 - the options of the command of the same name
    docx: str | Path | bytes,
    *,
    update: str | Path | None = None,
    revisions: Stand = "accepted",
    form: str | None = None,
    folder: str | Path | None = None,
    name: str | None = None,
) -> Gelesen:
    """Read a finished Word file of ours back into the text it was made from.

    Args:
        docx: the file, or its bytes.
        update: the YAML file whose text takes the changes; without it the text that the Word file embeds.
        revisions: tracked changes are read as if ``accepted``, or ``original`` as if never made.
        form: name or path of a form that wins over the one named in the source.
        folder: the folder that the source's names of forms and files are relative to; by default
            that of ``update``, else that of the Word file, else the working folder.
        name: what findings call the file, by default its path.

    Raises:
        UnreadableError: it is no docx, or holds no source (R001).
        InputError: its source, or ``update``, is no paper that can be read (R002).
        FormError: the form cannot be used.
    """
    data, shown, place = _opened(docx, name)
    base = Path(update) if update is not None else None
    home = Path(folder) if folder is not None else base.parent if base is not None else place
    lesung = read_back(data, shown, revisions)
    if not lesung.quelle:
        finding = TABLE["R001"].finding(shown)
        raise UnreadableError(finding.message, finding.hint, (finding,))
    papier = _source(lesung.quelle, shown, home, form)
    if is_ours_unchanged(data):
        done = Ergebnis(lesung.quelle, (), ())
    else:
        done = _merge(papier, lesung, form, _Datei(data, shown, revisions))
    return _onto(base, papier, done, form) if base is not None else _result(papier, done, home, form, shown)


@dataclass(frozen=True, slots=True)
class _Datei:
    data: bytes
    name: str
    revisions: Stand


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """The source with the changes, the changes, and what was found."""

    text: str
    aenderungen: tuple[Aenderung, ...]
    findings: tuple[Finding, ...]


def _opened(docx: str | Path | bytes, name: str | None) -> tuple[bytes, str, Path]:
    if isinstance(docx, bytes):
        return docx, name or "Word-Datei", Path()
    path = Path(docx)
    return read_bytes(path, name or str(path), MAX_DOCX_BYTES), name or str(path), path.parent


def _source(text: str, name: str, folder: Path, form: str | None) -> Papier:
    papier = read_paper(text, name, folder, form)
    if papier.vorlage is None:
        unknown = any(found.code == "L005" for found in papier.findings)
        finding = TABLE["R002"].finding(name)
        first = papier.findings[0]
        message, hint = (first.message, first.hint) if unknown else (finding.message, finding.hint)
        raise InputError(message, hint, papier.findings if unknown else (finding, *papier.findings))
    return papier


def _merge(papier: Papier, found: Lesung, form: str | None, datei: _Datei) -> Ergebnis:
    vorlage = papier.vorlage
    assert vorlage is not None  # noqa: S101 - _source has seen to it
    twin = print_twin(vorlage, form, found)
    model = type(vorlage)
    seen = Auswertung(vorlage, twin.formular, read_data(papier.text, model), datei.name)
    seen.read(twin.compare(found))
    made = apply_changes(papier.text, seen.aenderungen, model)
    findings = [
        *field_findings(twin.lesung, found, vorlage, datei.name),
        *seen.findings,
        *_unfit(made.misslungen, seen, datei.name),
        *_left(papier, made.text, found, form, seen, datei),
        *loss_findings(twin.lesung, found, datei.name),
        *revision_findings(found, datei.revisions, datei.name),
    ]
    failed = [wrong.aenderung for wrong in made.misslungen]
    changes = tuple(change for change in seen.aenderungen if change not in failed)
    return Ergebnis(made.text, changes, tuple(findings))


def _unfit(failed: Sequence[Misslungen], seen: Auswertung, file: str) -> Iterator[Finding]:
    """Changes that the text did not take: values of another type (R021), or no place for them (R023)."""
    for wrong in failed:
        path = wrong.aenderung.pfad
        value = _short(str(getattr(wrong.aenderung, "wert", "")))
        ort = seen.orte.get(path, t("Word-Datei"))
        if str(ort):
            seen.gesagt.add(str(ort))
        if wrong.befund is not None:
            yield TABLE["R021"].finding(
                file, ort=ort, wert=value, pfad=format_path(path), grund=wrong.befund.message,
                hinweis=wrong.befund.hint,
            )  # fmt: skip
        else:
            yield TABLE["R023"].finding(file, pfad=format_path(path), wert=value)


def _left(  # noqa: PLR0913, PLR0917 - what there is to know of it
    papier: Papier, text: str, found: Lesung, form: str | None, seen: Auswertung, datei: _Datei
) -> Iterator[Finding]:
    """The proof: what the new text prints is laid beside the file; whatever still differs is told (R020)."""
    again = read_paper(text, datei.name, papier.ordner, form)
    if again.vorlage is None:
        raise InputError(again.findings[0].message, again.findings[0].hint, again.findings)
    left = [one for one in print_twin(again.vorlage, form, found).compare(found).unterschiede
            if str(one.ort) not in seen.gesagt]  # fmt: skip
    if left and papier.vorlage is not None and not _is_same_form(papier.vorlage, form, found, datei.data):
        yield TABLE["R003"].finding(datei.name)
    yield from (_difference(one, datei.name) for one in left)


def _difference(one: Unterschied, file: str) -> Finding:
    return TABLE["R020"].finding(file, ort=one.ort, soll=_short(one.soll), ist=_short(one.ist))


def _is_same_form(vorlage: Vorlage, form: str | None, found: Lesung, docx: bytes) -> bool:
    """Whether printing the source today gives the very file that was edited: their seals are the same."""
    return seal_of(print_again(vorlage, form, found)) == seal_of(docx)


def _result(papier: Papier, done: Ergebnis, folder: Path, form: str | None, name: str) -> Gelesen:
    paper = read_paper(done.text, name, folder, form)
    if paper.vorlage is None:
        raise paper.as_error()
    return Gelesen(
        done.text, Report(done.findings), paper.vorlage, done.text != papier.text, _file_name(name, paper.vorlage)
    )


def _file_name(name: str, vorlage: Vorlage) -> str:
    number = re.sub(r"[^0-9A-Za-zÄÖÜäöüß.-]+", "-", vorlage.nummer or "vorlage").strip("-.")
    return Path(name).stem if name.lower().endswith(".docx") else number or "vorlage"


def _onto(base: Path, papier: Papier, done: Ergebnis, form: str | None) -> Gelesen:
    """The changes on another text than the embedded one: where both changed a value, that text stays (R024)."""
    target = read_paper_file(base, form=form)
    if target.vorlage is None:
        raise target.as_error()
    if target.text == papier.text:
        return replace(_result(papier, done, base.parent, form, str(base)), name=base.stem)
    model = type(target.vorlage)
    before, after, now = (read_data(text, model) for text in (papier.text, done.text, target.text))
    wanted: list[Aenderung] = []
    findings: list[Finding] = []
    for change in done.aenderungen:
        path = change.pfad
        old, new, here = (part_of(data, path) for data in (before, after, now))
        if here == new and not isinstance(change, Entfernen):
            continue
        if here == old:
            wanted.append(change)
        else:
            value = _short(str(getattr(change, "wert", "")))
            findings.append(TABLE["R024"].finding(str(base), pfad=format_path(path), wert=value))
    made = apply_changes(target.text, wanted, model)
    for wrong in made.misslungen:
        value = _short(str(getattr(wrong.aenderung, "wert", "")))
        findings.append(TABLE["R023"].finding(str(base), pfad=format_path(wrong.aenderung.pfad), wert=value))
    paper = read_paper(made.text, str(base), base.parent, form)
    if paper.vorlage is None:
        raise paper.as_error()
    report = Report((*done.findings, *findings))
    return Gelesen(made.text, report, paper.vorlage, made.text != target.text, base.stem)


def part_of(data: object, path: Sequence[str | int]) -> object:
    """What nested data hold at a path, ``None`` for nothing."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 2] + " …"
