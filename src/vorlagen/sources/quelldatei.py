"""A file that names its form, paper or meeting: its text as a tree, its form, the places for findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.errors import InputError
from vorlagen.i18n import t
from vorlagen.models import FORMAT_VERSION, Behoerde, normalise_key
from vorlagen.sources.baum import Abbildung, Skalar
from vorlagen.sources.einstellungen import Umgebung, find_settings
from vorlagen.sources.formulare import Formularquelle, UnknownFormError, find_form, load_form
from vorlagen.sources.lesen import Fundstellen, is_nothing, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from vorlagen.findings import Finding
    from vorlagen.findings import Path as DataPath
    from vorlagen.sources.baum import Eintrag

STDIN_NAME = "<stdin>"
"""What messages call standard input."""
_FORMULAR = "formular"
_MEETINGS = ("tagesordnung", "gremium")


@dataclass(frozen=True, slots=True)
class Rohtext:
    """A text as a tree, before anybody knows what it is to become.

    Attributes:
        text: the text.
        baum: its tree, ``None`` where it is no mapping.
        stellen: where findings stand.
        findings: why there is no tree.
        ordner: the folder that names of files are relative to.
        umgebung: settings and root folder.
    """

    text: str
    baum: Abbildung | None
    stellen: Fundstellen
    findings: tuple[Finding, ...]
    ordner: Path
    umgebung: Umgebung

    @classmethod
    def read(cls, text: str, name: str | None, folder: Path) -> Rohtext:
        """The tree of a text that lies in ``folder``.

        Raises:
            InputError: the settings that hold there have faults.
        """
        place = folder.absolute()
        tree, stellen, findings = read_tree(text, name)
        baum = tree if isinstance(tree, Abbildung) else None
        return cls(text, baum, stellen, tuple(findings), place, find_settings(place))

    def entry(self, name: str) -> Eintrag | None:
        """The entry with that key at the top, in whatever spelling."""
        entries = self.baum.entries if self.baum else ()
        return next((entry for entry in entries if normalise_key(entry.key.text) == name), None)

    @property
    def ist_sitzung(self) -> bool:
        """Whether it is a meeting: it has an agenda or a body at its top, and no ``betreff`` as papers have."""
        return any(map(self.entry, _MEETINGS)) and self.entry("betreff") is None

    def form(self, wanted: str | None) -> tuple[Formularquelle | None, tuple[Finding, ...]]:
        """The form: the one wanted, else the one named in the text, else the settings'.

        Raises:
            UnknownFormError: ``wanted`` or the settings' form does not exist.
            FormError: the form has faults.
        """
        if wanted:
            return load_form(wanted, self.ordner), ()
        entry = self.entry(_FORMULAR) if self.baum else None
        named = entry.value if entry else None
        if isinstance(named, Skalar) and named.text and not is_nothing(named):
            try:
                self._refuse_outside(named.text)
                return load_form(named.text, self.ordner), ()
            except UnknownFormError as error:
                return None, (self.stellen.finding("L005", error.message, error.hint, (_FORMULAR,), named.place),)
        if self.baum is None:
            return None, ()
        default = self.umgebung.einstellungen.formular or resources.STANDARD
        try:
            return load_form(default, self.umgebung.wurzel), ()
        except UnknownFormError as error:
            message = t("{file}: {message}", file=self.umgebung.datei, message=error.message)
            raise UnknownFormError(message, error.hint) from None

    def _refuse_outside(self, name: str) -> None:
        """A file names forms in its own folders only: findings on a form quote its lines.

        Raises:
            UnknownFormError: there is no such form, or it lies elsewhere.
        """
        path = find_form(name, self.ordner).resolve()
        places = (resources.templates_dir(), *self.umgebung.erlaubt)
        if not any(path.is_relative_to(place.resolve()) for place in places):
            raise UnknownFormError(
                t("Das Formular „{name}“ liegt außerhalb der erlaubten Ordner.", name=name),
                t("Legen Sie es neben die Vorlage oder die vorlagen.yaml, oder nennen Sie es mit --form."),
            )

    def version_faults(self, version: int | None) -> list[Finding]:
        """A version of the format that this program does not know."""
        if version is None or version in range(1, FORMAT_VERSION + 1):
            return []
        message = t("Die Version {version} dieses Formats ist unbekannt.", version=version)
        hint = t("Dieses Programm liest bis Version {known}. Aktualisieren Sie es.", known=FORMAT_VERSION)
        return [self.stellen.finding("L004", message, hint, ("version",))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quelldatei:
    """A file as it was read.

    Attributes:
        roh: its text and where it lies.
        quelle: its form.
        findings: what is wrong with the text itself.
    """

    roh: Rohtext
    quelle: Formularquelle | None
    findings: tuple[Finding, ...]

    @property
    def stellen(self) -> Fundstellen:
        """Line and column of every part."""
        return self.roh.stellen

    @property
    def text(self) -> str:
        """The text it was read from."""
        return self.roh.text

    @property
    def ordner(self) -> Path:
        """The folder that names of files are relative to."""
        return self.roh.ordner

    @property
    def umgebung(self) -> Umgebung:
        """Settings and root folder."""
        return self.roh.umgebung

    def find(
        self, path: DataPath, words: str = "", nth: int = 0, before: int | None = None
    ) -> tuple[int, int, str | None] | None:
        """Line, column and source line of a place in the file, or of some words in a text (see ``locate``)."""
        place = self.stellen.locate(path, words, nth, before)
        return (place.line, place.column, self.stellen.excerpt(place.line)) if place else None

    def as_error(self) -> InputError:
        """What is wrong, for those who asked for a paper or a meeting and get none."""
        return InputError(self.findings[0].message, self.findings[0].hint, self.findings)

    @property
    def behoerde(self) -> Behoerde:
        """Who issues it: the town's settings win over the form."""
        own = self.umgebung.einstellungen.behoerde
        form = self.quelle.formular.behoerde if self.quelle else None
        return own or form or Behoerde()

    def allowed(self, extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """The folders that it may name files in."""
        return (*self.umgebung.erlaubt, *extra)


def in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    """Findings by line, column and code."""
    return tuple(sorted(findings, key=lambda found: (found.line or 0, found.column or 0, found.code)))
