"""The journey of a new meeting: the papers that a body is to treat on a day become its agenda."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import VorlagenError
from vorlagen.formular.tagesordnung import bare_number
from vorlagen.i18n import format_date, t
from vorlagen.models import FORMAT_VERSION, Einstellungen, Gremium, Vorlage, normalise_key
from vorlagen.sources import read_paper_file
from vorlagen.sources.ordner import find_files, is_other_file, name_order, shown_name
from vorlagen.workflow.neu import commented, plain_value
from vorlagen.workflow.sitzungen import as_text
from vorlagen.workflow.uebersicht import natural_order, refuse_absent

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from vorlagen.i18n import Text
    from vorlagen.models import Beratung

_FIRST = "Eröffnung und Feststellung der Beschlussfähigkeit"
_LAST = "Mitteilungen und Anfragen"
_PLAIN = re.compile(r"\w[\w,./ ()-]*[\w.)]")
"""What YAML takes as it stands."""
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Fundvorlage:
    """A paper that the body is to treat on that day.

    Attributes:
        datei: its file.
        vorlage: the paper.
        schritt: the step of its Beratungsfolge.
    """

    datei: Path
    vorlage: Vorlage
    schritt: Beratung

    @property
    def top(self) -> str:
        """The item's number that the paper names, without its prefix; empty if it names none."""
        return bare_number(self.schritt.top or "")

    @property
    def rang(self) -> tuple[object, ...]:
        """By the item's number, then by the paper's."""
        return natural_order(self.top), natural_order(self.vorlage.nummer or ""), name_order(str(self.datei))


@dataclass(frozen=True, slots=True)
class NeueSitzung:
    """A meeting to begin with.

    Attributes:
        text: its YAML with comments.
        vorlagen: the papers found, public ones first.
        unlesbar: files that may be papers of this meeting and cannot be read, with the cause.
    """

    text: str = field(repr=False)
    vorlagen: tuple[Fundvorlage, ...]
    unlesbar: tuple[tuple[str, Text], ...] = ()


def new_meeting(  # noqa: PLR0913 - who, when, where from, where to
    places: Iterable[str | Path], gremium: str, datum: dt.date, *, folder: Path, einstellungen: Einstellungen,
    form_name: str = "", done: Callable[[int, int], None] | None = None,
) -> NeueSitzung:  # fmt: skip
    """A meeting's YAML with all papers whose Beratungsfolge holds this body on this day.

    The step of a paper says in which part it stands; what no paper calls public goes into
    the closed part. Word files and PDFs have no Beratungsfolge and are not looked into.

    Args:
        places: folders, searched with all below them, and single files.
        gremium: the body, however it is spelt.
        datum: the day.
        folder: where the meeting's file will lie; papers are named from there.
        einstellungen: the town's settings, for chair and place.
        form_name: how the meeting is to name its form; empty if the settings do.
        done: called after each file with the number of files that are done, and of all.

    Raises:
        UnreadableError: a folder or file that was named does not exist or cannot be opened.
    """
    found, unread = _collect([Path(place) for place in places], normalise_key(gremium), datum, done)
    public = _in_order([paper for paper in found if paper.schritt.oeffentlich])
    closed = _in_order([paper for paper in found if not paper.schritt.oeffentlich])
    body = next((body for body in einstellungen.gremien if normalise_key(body.name or "") == normalise_key(gremium)),
                Gremium(name=gremium))  # fmt: skip
    lines = [*_head(body, gremium, datum, form_name), *_agenda(public, closed, folder)]
    lines += [f"# Nicht lesbar, gehört vielleicht hierher: {_one_line(name)}" for name, _ in unread]
    return NeueSitzung("\n".join(lines) + "\n", (*public, *closed), tuple(unread))


def _collect(
    places: list[Path], gremium: str, datum: dt.date, done: Callable[[int, int], None] | None
) -> tuple[list[Fundvorlage], list[tuple[str, Text]]]:
    for place in places:
        refuse_absent(place)
    files = find_files(places)
    for place, error in files.verschlossen:
        if place in files.genannt:
            raise error
    unread: list[tuple[str, Text]] = [
        (shown_name(place), as_text(error.message)) for place, error in files.verschlossen
    ]
    found: list[Fundvorlage] = []
    for at, path in enumerate(files.dateien, 1):
        try:
            papier = read_paper_file(path, shown_name(path))
        except VorlagenError as error:
            unread.append((shown_name(path), as_text(error.message)))
            continue
        if papier.vorlage is not None:
            found += (Fundvorlage(path, papier.vorlage, step) for step in papier.vorlage.beratungsfolge
                      if normalise_key(step.gremium or "") == gremium and step.termin == datum)  # fmt: skip
        elif path in files.genannt or not is_other_file(papier.text):
            first = papier.findings[0]
            unread.append((shown_name(path), t("Zeile {line}: {message}", line=first.line, message=first.message)))
        if done is not None:
            done(at, len(files.dateien))
    return found, unread


def _in_order(papers: list[Fundvorlage]) -> list[Fundvorlage]:
    """By the numbers of items that papers name; the others fill the places before them, by their own numbers."""
    named = sorted((paper for paper in papers if paper.top), key=lambda paper: paper.rang)
    others = sorted((paper for paper in papers if not paper.top), key=lambda paper: paper.rang)
    placed: list[Fundvorlage] = []
    while named or others:
        following = len(placed) + 2  # the first item opens the meeting
        whole = named and named[0].top.isdigit()
        later = whole and int(named[0].top) > following
        placed.append(others.pop(0) if others and (later or not named) else named.pop(0))
    return placed


def _head(body: Gremium, gremium: str, datum: dt.date, form_name: str) -> Iterator[str]:
    yield f"# Sitzung: {_one_line(body.name or gremium)} am {format_date(datum)}."
    yield "# Hinter jeder Zeile steht, was hineingehört. Was Sie nicht brauchen, lassen Sie leer oder löschen es."
    yield commented("version", str(FORMAT_VERSION), "Version dieses Formats")
    yield commented("formular", plain_value(form_name), "Formular der Stadt; leer: das aus vorlagen.yaml")
    yield commented("status", "entwurf", "entwurf, oder freigegeben, wenn alles fertig ist")
    yield commented("gremium", _quoted(body.name or gremium), "Wer tagt")
    yield commented("nummer", "", "Die wievielte Sitzung, z. B. 12")
    yield commented("wahlperiode", "", "In welcher Wahlperiode, z. B. 2025–2030")
    yield commented("datum", format_date(datum), "Tag der Sitzung")
    yield commented("beginn", "", 'Uhrzeit, z. B. "18:30"')
    yield commented("ort", _quoted(body.anschrift or ""), "Wo sie stattfindet")
    yield commented("vorsitz", _quoted(body.vorsitz or ""), "Wer die Sitzung leitet")
    yield commented("schriftfuehrung", "", "Wer die Niederschrift führt")
    yield commented("einladung", "", "Von ihr an zählt die Ladungsfrist")
    yield commented("  datum", "", "Tag, an dem eingeladen wird")
    yield commented("  zugang", "elektronisch", "Auf welchem Weg: elektronisch, post …")
    yield commented("  text", "", "Anschreiben, in Markdown")
    yield commented("  unterschrift", "", "Wer einlädt")
    yield commented("hinweise", "", "Stehen unter der Tagesordnung, in Markdown")


def _agenda(public: list[Fundvorlage], closed: list[Fundvorlage], folder: Path) -> Iterator[str]:
    yield commented("tagesordnung", "", f"{len(public)} öffentliche, {len(closed)} nichtöffentliche Vorlagen gefunden")
    yield commented("  oeffentlich", "", "Öffentlicher Teil")
    if all(paper.top != "1" for paper in public):
        yield f"    - {_FIRST}"
    for paper in public:
        yield from _item(paper, folder)
    yield f"    - {_LAST}"
    if not closed:
        yield commented("  nichtoeffentlich", "", "Nichtöffentlicher Teil; keine Vorlage gefunden")
        return
    yield commented("  nichtoeffentlich", "", "Nichtöffentlicher Teil")
    for paper in closed:
        yield from _item(paper, folder)
        yield commented("      titel_oeffentlich", "", "Neutraler Titel für die öffentliche Tagesordnung")


def _item(paper: Fundvorlage, folder: Path) -> Iterator[str]:
    about = _one_line(f"{paper.vorlage.nummer or ''} {paper.vorlage.betreff or ''}")
    unsaid = " (öffentlich oder nicht? Die Vorlage sagt es nicht)" if paper.schritt.oeffentlich is None else ""
    yield commented("    - vorlage", _quoted(_seen_from(folder, paper.datei)), f"{about}{unsaid}")
    if paper.top:
        yield commented("      nummer", f'"{paper.top}"', "TOP, den die Vorlage nennt")


def _seen_from(folder: Path, file: Path) -> str:
    """A file as the meeting names it: from its own folder, with slashes on every system."""
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive
        return file.resolve().as_posix()


def _quoted(value: str) -> str:
    value = _one_line(value)
    return value if _PLAIN.fullmatch(value) else plain_value(value)


def _one_line(text: str) -> str:
    return " ".join(_UNSAFE.sub(" ", text).split())
