"""A Word file beside its source: the source with what people changed, and everything that could not be taken over."""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.findings import format_path
from vorlagen.i18n import t
from vorlagen.sources import read_paper
from vorlagen.sources.rundreise import apply_changes, read_data
from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.rueck.lesung import Verlustart
from vorlagen.word.siegel import seal_of
from vorlagen.workflow.lesebefunde import TABLE, excerpt
from vorlagen.workflow.lesen_felder import (
    field_findings,
    has_pictures,
    loss_findings,
    picture_findings,
    revision_findings,
)
from vorlagen.workflow.lesen_werte import Auswertung
from vorlagen.workflow.lesen_zwilling import edge_differences, print_again, print_twin, with_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vorlagen.findings import Finding
    from vorlagen.models import Vorlage
    from vorlagen.sources import Papier
    from vorlagen.sources.rundreise import Aenderung, Misslungen
    from vorlagen.word.rueck.lesung import Lesung, Stand
    from vorlagen.workflow.lesen_zwilling import Zwilling


@dataclass(frozen=True, slots=True)
class Wortdatei:
    """A Word file as it was read.

    Attributes:
        data: its bytes.
        name: what findings call it.
        lesung: what stands in it.
        revisions: how tracked changes were read.
    """

    data: bytes
    name: str
    lesung: Lesung
    revisions: Stand


@dataclass(frozen=True, slots=True)
class Abgleich:
    """What came of it.

    Attributes:
        text: the source with the changes.
        aenderungen: the changes.
        findings: what else was found.
    """

    text: str
    aenderungen: tuple[Aenderung, ...] = ()
    findings: tuple[Finding, ...] = ()


def reconcile(papier: Papier, vorlage: Vorlage, datei: Wortdatei, form: str | None) -> Abgleich:
    """Take over what people changed in a Word file.

    Args:
        papier: its source.
        vorlage: the paper that the source holds.
        datei: the file.
        form: a form that wins over the one named in the source.
    """
    twin = print_twin(vorlage, form, datei.lesung)
    found = with_names(datei.lesung, twin.lesung)
    model = type(vorlage)
    seen = Auswertung(vorlage, twin.formular, read_data(papier.text, model), datei.name)
    seen.read(twin.compare(found))
    made = apply_changes(papier.text, seen.aenderungen, model)
    now = functools.cache(lambda: print_again(vorlage, form, found))
    findings = [
        *field_findings(twin.lesung, found, vorlage, datei.name),
        *seen.findings,
        *_unfit(made.misslungen, seen, datei.name),
        *_left(papier, made.text, found, form, _Beweis(seen, twin.lesung, datei, now)),
        *_losses(twin, found, datei.name, now),
        *revision_findings(found, datei.revisions, datei.name),
    ]
    failed = [wrong.aenderung for wrong in made.misslungen]
    changes = tuple(change for change in seen.aenderungen if change not in failed)
    return Abgleich(made.text, changes, tuple(findings))


def _unfit(failed: Sequence[Misslungen], seen: Auswertung, file: str) -> Iterator[Finding]:
    """Changes that the text did not take: values of another type (R021), or no place for them (R023)."""
    for wrong in failed:
        path = wrong.aenderung.pfad
        value = excerpt(str(getattr(wrong.aenderung, "wert", "")))
        ort = seen.orte.get(path, t("Word-Datei"))
        seen.gesagt.add(str(ort))
        if wrong.befund is None:
            yield TABLE["R023"].finding(file, pfad=format_path(path), wert=value)
            continue
        reason, hint = wrong.befund.message, wrong.befund.hint
        yield TABLE["R021"].finding(
            file, ort=ort, wert=value, pfad=format_path(path), grund=reason, hinweis=hint
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Beweis:
    """What the proof needs to know: what was told already, the file, what the source printed, and prints today."""

    seen: Auswertung
    before: Lesung
    datei: Wortdatei
    now: Callable[[], bytes]


def _left(papier: Papier, text: str, found: Lesung, form: str | None, proof: _Beweis) -> Iterator[Finding]:
    """What the new text prints is laid beside the file; whatever still differs is told (R020)."""
    again = read_paper(text, proof.datei.name, papier.ordner, form)
    if again.vorlage is None:
        raise again.as_error()
    twin = print_twin(again.vorlage, form, found)
    compared = twin.compare(found)
    judge = Auswertung(again.vorlage, twin.formular, None, proof.datei.name)
    told = proof.seen.gesagt | judge.same_places(compared.werte)
    left = [one for one in compared.unterschiede if str(one.ort) not in told]
    left += edge_differences(found, proof.before, twin.lesung)
    if left and seal_of(proof.now()) != seal_of(proof.datei.data):  # printing today gives another file than then
        yield TABLE["R003"].finding(proof.datei.name)
    for one in left:
        yield TABLE["R020"].finding(proof.datei.name, ort=one.ort, soll=excerpt(one.soll), ist=excerpt(one.ist))


def _losses(twin: Zwilling, found: Lesung, file: str, now: Callable[[], bytes]) -> list[Finding]:
    if twin.umbrueche:
        kept = tuple(loss for loss in found.verluste if loss.art is not Verlustart.PAGE_BREAK or loss.worte)
        found = replace(found, verluste=kept)
    losses = list(loss_findings(twin.lesung, found, file))
    if not losses and not has_pictures(found):
        return []
    again = read_back(now(), file)  # without traces: they change widths, and with them the size of type in tables
    return [*loss_findings(again, found, file), *picture_findings(again, found, file)]
