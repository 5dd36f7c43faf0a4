"""What long texts hold, for rules and for printing: pictures, and what is remarkable in the Markdown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.errors import InputError
from vorlagen.facts import FileFact, PictureFact, TextFact
from vorlagen.i18n import system_reason, t
from vorlagen.models.blaetter import is_markdown, leaves, without_positions
from vorlagen.sources.dateien import file_fact, locate
from vorlagen.word.textfunde import find_text_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from vorlagen.findings import Path as DataPath
    from vorlagen.formular import Abschnitt, Formular
    from vorlagen.models import Vorlage

MAX_PICTURE_BYTES = 40_000_000
_DEEPEST_HEADING = 6


@dataclass(slots=True)
class Langtexte:
    """What was found in the long texts of one paper.

    Attributes:
        funde: what is remarkable in them.
        bilder: facts on the pictures that they name.
        dateien: the pictures that can be printed, by the name that texts use.
    """

    funde: tuple[TextFact, ...] = ()
    bilder: list[PictureFact] = field(default_factory=list)
    dateien: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, vorlage: Vorlage, formular: Formular, folder: Path, allowed: tuple[Path, ...]) -> Langtexte:
        """Look through the long texts of a paper.

        Args:
            vorlage: the paper.
            formular: its form.
            folder: the folder that names of pictures are relative to.
            allowed: folders that the paper may name files in.
        """
        room = _DEEPEST_HEADING - _depth(formular.abschnitte)
        texts = [
            (path, value)
            for path, value in leaves(vorlage)
            if isinstance(value, str) and is_markdown(type(vorlage), without_positions(path))
        ]
        found = cls(tuple(fact for path, value in texts for fact in find_text_facts(path, value, room)))
        for path, value in texts:
            if "![" in value:
                found._look_at_pictures(path, value, folder, allowed)
        return found

    def _look_at_pictures(self, path: DataPath, text: str, folder: Path, allowed: tuple[Path, ...]) -> None:
        from vorlagen.word.commonmark import described_pictures  # noqa: PLC0415 - 25 ms that most papers never need

        try:
            pictures = described_pictures(text)
        except InputError:  # nested too deeply, which is a finding of its own
            return
        for name, described in pictures.items():
            fact = file_fact(name, folder, allowed)
            problem, dpi = self._open(name, folder, fact) if fact.exists else (None, None)
            self.bilder.append(PictureFact(path, name, described, fact, problem, dpi))

    def _open(self, name: str, folder: Path, fact: FileFact) -> tuple[object | None, float | None]:
        """Why it cannot be printed, or with which resolution it can."""
        from vorlagen.word.picture import Picture  # noqa: PLC0415 - as above

        try:
            with locate(fact.name, folder).open("rb") as stream:
                data = stream.read(MAX_PICTURE_BYTES + 1)
            if len(data) > MAX_PICTURE_BYTES:
                size = MAX_PICTURE_BYTES // 1_000_000
                return t("Das Bild „{name}“ ist größer als {grenze} MB.", name=name, grenze=size), None
            picture = Picture.read(data, name)
        except InputError as error:
            return error.message, None
        except OSError as error:
            return system_reason(error), None
        self.dateien[name] = data
        return None, picture.print_dpi


def _depth(sections: Sequence[Abschnitt]) -> int:
    """The deepest level of heading that a form may print above a long text."""
    return 1 + max((_depth(section.abschnitte) for section in sections if section.abschnitte), default=1)
