"""Every paper and attachment of a meeting as PDF, or all that cannot become one, named in one list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from vorlagen.checks import rule_catalogue
from vorlagen.errors import ConversionError, SourceError, ToolMissingError, UnreadableError
from vorlagen.findings import Finding, Level
from vorlagen.i18n import Text, t
from vorlagen.pdf.convert import convert_each
from vorlagen.pdf.engine import Job, get_engine
from vorlagen.pdf.quellen.ursache import Ursache, refuse, unusable
from vorlagen.pdf.quellen.waechter import run_guarded
from vorlagen.pdf.umwandlung.alt import Altdatei, convert_old
from vorlagen.pdf.umwandlung.art import Dateiart, ending_of, kind_of
from vorlagen.pdf.umwandlung.befunde import TABLE
from vorlagen.pdf.umwandlung.bild import picture_pages
from vorlagen.pdf.umwandlung.office import office_pages
from vorlagen.sources.dateien import file_fact, locate
from vorlagen.sources.textfile import read_bytes
from vorlagen.word.facts import read_word_facts
from vorlagen.word.fakten import read_finished_docx

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from vorlagen.formular.mappe import Eintrag

Bewacht = Callable[..., Any]
"""``run_guarded``, or the same of processes that are at hand."""
MAX_FILE: Final = 500_000_000
"""Bytes of one source; thick plans and expert opinions full of scans have some 200 million."""


@dataclass(frozen=True, slots=True)
class Unterlage:
    """One source as it will be joined.

    Attributes:
        name: what to call it in messages.
        gemacht: the PDF that was made of it; ``None`` where the file is a PDF itself.
        pfad: the file; ``None`` for papers that we print.
        findings: what printing or converting lost.
    """

    name: str
    gemacht: bytes | None = field(default=None, repr=False)
    pfad: Path | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The PDF; a file is read anew each time, so that a meeting's 180 MB never lie in memory together."""
        return self.gemacht if self.gemacht is not None else self.daten

    @property
    def daten(self) -> bytes:
        """What a manifest's checksum is of: the file as it lies there, or the PDF of a paper that we print."""
        return self.gemacht or b"" if self.pfad is None else read_bytes(self.pfad, self.pfad.name, limit=MAX_FILE)

    @property
    def datei(self) -> bytes | Path | None:
        """What stands for it where somebody looks for the part that breaks a standard: the PDF, or its place."""
        return self.gemacht or self.pfad

    @property
    def groesse(self) -> int:
        """Bytes of the PDF; 0 for a file that has gone meanwhile, which is told when it is read."""
        if self.gemacht is not None:
            return len(self.gemacht)
        return self.pfad.stat().st_size if self.pfad is not None and self.pfad.is_file() else 0


@dataclass(slots=True)
class Unterlagenleser:
    """Reads sources and turns them into PDF; each file once, however often it is named.

    Attributes:
        ordner: the meeting's folder, which names are relative to.
        erlaubt: folders that may be read from.
        engine: the PDF engine.
        befunde: what cannot be used, by source.
    """

    ordner: Path
    erlaubt: tuple[Path, ...]
    engine: str
    befunde: dict[str, Finding] = field(default_factory=dict)
    gelesen: dict[str, Unterlage] = field(default_factory=dict)

    def read(self, entries: Iterable[Eintrag], do: Bewacht = run_guarded) -> Mapping[str, Unterlage]:
        """The PDFs of entries by their source; what fails is noted in ``befunde``.

        Foreign files are opened in a process of their own: one that hangs or brings a library
        down is named, and the others go on.

        Args:
            entries: entries of a plan that have a source.
            do: does a work in such a process.
        """
        titles: dict[str, str] = {}
        for entry in entries:
            if entry.quelle not in self.gelesen and entry.quelle not in self.befunde:
                titles.setdefault(entry.quelle, entry.titel)
        while titles:
            try:
                self._take(do(read_all, self, titles))
                titles.clear()
            except SourceError as error:
                found = next(found for found in error.findings if isinstance(found, Finding))
                self.befunde[found.file or ""] = found
                if titles.pop(found.file or "", None) is None:
                    raise
        return self.gelesen

    def _take(self, other: Unterlagenleser) -> None:
        self.gelesen |= other.gelesen
        self.befunde |= other.befunde

    def read_here(self, titles: Mapping[str, str], begin: Callable[[str, str], None]) -> None:
        """Read files in this process.

        Args:
            titles: title of each PDF by the file's name.
            begin: told of each file before it is opened.
        """
        for name, title in titles.items():
            begin("lesen", name)
            self._read(name, title)

    def _read(self, name: str, title: str) -> None:
        fact = file_fact(name, self.ordner, self.erlaubt)
        if not (fact.allowed and fact.exists):
            self._refuse("E021", name)
            return
        try:
            path = locate(name, self.ordner)
            data = read_bytes(path, name, limit=MAX_FILE + 1)
            if len(data) > MAX_FILE:
                raise refuse(Ursache.ZU_GROSS, name, was=_megabytes(len(data)), erlaubt=_megabytes(MAX_FILE))
            kind = kind_of(data, name)
            if kind is Dateiart.LIBREOFFICE and self.engine != "libreoffice":
                self._refuse("E024", name)
            elif kind is Dateiart.UNBEKANNT:
                self._refuse("E022", name)
            else:
                pdf, findings = self._convert(data, kind, name, title)
                self.gelesen[name] = Unterlage(name, pdf, path, findings)
        except SourceError as error:
            self.befunde[name] = next(found for found in error.findings if isinstance(found, Finding))
        except (UnreadableError, ConversionError) as error:
            found = TABLE["E023"].finding(name, grund=as_text(error.message))
            self.befunde[name] = replace(found, hint=as_text(error.hint)) if error.hint else found

    def _convert(self, data: bytes, kind: Dateiart, name: str, title: str) -> tuple[bytes | None, tuple[Finding, ...]]:
        match kind:
            case Dateiart.PDF:
                return None, ()
            case Dateiart.WORD:
                return self._word(data, name)
            case Dateiart.BILD:
                return picture_pages(data, name), ()
            case Dateiart.LIBREOFFICE:
                (outcome,) = convert_old([Altdatei(data, ending_of(data, name), name, title)])
                if isinstance(outcome, ConversionError):
                    raise outcome
                return outcome, ()
            case _:
                return office_pages(data, kind, name, title)

    def _word(self, data: bytes, name: str) -> tuple[bytes, tuple[Finding, ...]]:
        (outcome,) = convert_each([Job(data, name, read_word_facts(data, name))], get_engine(self.engine))
        if isinstance(outcome, ConversionError):
            raise outcome
        return outcome.pdf, (*outcome.findings, *_unfilled(data, name))

    def _refuse(self, code: str, name: str) -> None:
        self.befunde[name] = TABLE[code].finding(name)


def _unfilled(docx: bytes, name: str) -> Iterator[Finding]:
    """Places of a Word file that nobody filled; they only warn, since a blank form may be an attachment."""
    for place in read_finished_docx(docx, name).leftovers:
        yield replace(rule_catalogue()["D802"].finding(name, ort=place.place), level=Level.WARNING)


def read_all(begin: Callable[[str, str], None], leser: Unterlagenleser, titles: Mapping[str, str]) -> Unterlagenleser:
    """What the guarded process does: a reader like ``leser`` that has read these files."""
    fresh = replace(leser, befunde={}, gelesen={})
    fresh.read_here(titles, begin)
    return fresh


def refusal(faults: Mapping[str, Finding]) -> SourceError | ToolMissingError:
    """One error for all sources that cannot be used; exit code 5 where all they lack is LibreOffice, not chosen.

    Args:
        faults: at least one finding, by source.
    """
    info = TABLE["E024"]
    if all(found.code == info.code for found in faults.values()):
        return ToolMissingError(Text("{was} ({files})", {"was": info.text, "files": ", ".join(faults)}), info.hint)
    return unusable(tuple(faults.values()))


def as_text(message: object) -> Text:
    """What an error says, to be put into a sentence."""
    return message if isinstance(message, Text) else Text("{text}", {"text": str(message)})


def _megabytes(size: int) -> Text:
    return t("{n} MB", n=round(size / 1_000_000))
