"""What a PDF engine is: jobs in, raw PDFs out, one outcome a job; chosen by name only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from vorlagen.errors import ConversionError, UsageError
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Collection, Sequence

    from vorlagen.facts import WordFacts

DEFAULT_ENGINE: Final = "embedded"
ENGINES: Final = (DEFAULT_ENGINE, "libreoffice")


@dataclass(frozen=True, slots=True)
class Job:
    """One docx to convert.

    Attributes:
        docx: the file's bytes.
        name: what to call the file in messages.
        facts: what was read out of this docx (``vorlagen.word.facts.read_word_facts``). It
            has no default: an empty one would say that there is nothing to refuse.
        number: the paper's number, which must be found in the finished PDF; empty for none.
        created: creation date to write into the PDF; ``None`` writes none, so that equal
            input gives equal bytes.
        break_before: gives the docx with a page break before each of these paragraphs
            (positions in ``facts.flow``), for engines that keep nothing together;
            ``None`` leaves page ends to the engine.
    """

    docx: bytes = field(repr=False)
    name: str
    facts: WordFacts
    number: str = ""
    created: dt.datetime | None = None
    break_before: Callable[[Collection[int]], bytes] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class RawPdf:
    """What an engine made of one job.

    Attributes:
        pdf: the file's bytes.
        missing: characters that no font has, if the engine says so.
        losses: what the engine says it left out or drew in another way.
    """

    pdf: bytes = field(repr=False)
    missing: tuple[str, ...] = ()
    losses: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Probe:
    """Whether an engine can be used here.

    Attributes:
        program: the wheel or program asked for.
        version: its version, empty if it is not there.
        found: whether it is there.
        install: what to do to get it.
    """

    program: str
    version: str
    found: bool
    install: Text


class Engine(Protocol):
    """A converter of docx to tagged PDF."""

    @property
    def name(self) -> str:
        """The name that ``--engine`` takes."""

    @property
    def own_families(self) -> tuple[str, ...]:
        """Font families that the engine carries itself, the same on every machine."""

    @property
    def keeps_together(self) -> bool:
        """Whether the engine heeds „keep with next“ (``w:keepNext``)."""

    @property
    def flattens_notes(self) -> bool:
        """Whether it sets footnotes as bare text, without lists and pictures, their numbers in a font of its own."""

    def probe(self) -> Probe:
        """Whether the engine can be used here; starts no conversion."""

    def convert(self, jobs: Sequence[Job]) -> tuple[RawPdf | ConversionError, ...]:
        """Convert all jobs; one outcome a job, in the order given.

        Raises:
            ToolMissingError: the engine is not installed.
        """


def get_engine(name: str = DEFAULT_ENGINE) -> Engine:
    """The engine of that name, whether it is installed or not.

    Raises:
        UsageError: there is no engine of that name.
    """
    # Imported here: each engine's module imports this one for its types.
    from vorlagen.pdf.embedded import EmbeddedEngine  # noqa: PLC0415
    from vorlagen.pdf.libreoffice import LibreOfficeEngine  # noqa: PLC0415

    match name:
        case "embedded":
            return EmbeddedEngine()
        case "libreoffice":
            return LibreOfficeEngine()
        case _:
            raise UsageError(
                t("Unbekanntes PDF-Programm „{name}“.", name=name),
                t("Möglich sind: {namen}.", namen=", ".join(ENGINES)),
            )
