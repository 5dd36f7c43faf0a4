"""Papers: text to typed model, with the form it names and the places for findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.formular import unknown_layout, vorlage_model
from vorlagen.i18n import t
from vorlagen.models import FORMAT_VERSION, Behoerde, Vorlage, normalise_key
from vorlagen.sources.baum import Abbildung, Skalar
from vorlagen.sources.einstellungen import Umgebung, find_settings
from vorlagen.sources.formulare import Formularquelle, UnknownFormError, find_form, load_form
from vorlagen.sources.lesen import Fundstellen, is_nothing, read_model, read_tree
from vorlagen.sources.schluessel import spellings
from vorlagen.sources.textfile import decode, read_text_file

if TYPE_CHECKING:
    from vorlagen.findings import Finding
    from vorlagen.findings import Path as DataPath


STDIN_NAME = "<stdin>"
"""What messages call standard input."""


@dataclass(frozen=True, slots=True)
class Papier:
    """A paper as it was read.

    Attributes:
        vorlage: the typed paper, ``None`` if there are findings L….
        quelle: its form.
        findings: what is wrong with the text itself.
        stellen: line and column of every part.
        text: the text it was read from.
        ordner: the folder that names of files are relative to.
        umgebung: settings and root folder.
    """

    vorlage: Vorlage | None
    quelle: Formularquelle | None
    findings: tuple[Finding, ...]
    stellen: Fundstellen
    text: str
    ordner: Path
    umgebung: Umgebung

    def find(self, path: DataPath, words: str = "", nth: int = 0) -> tuple[int, int, str | None] | None:
        """Line, column and source line of a place in the paper, or of the nth of some words in a text."""
        place = self.stellen.locate(path, words, nth)
        return (place.line, place.column, self.stellen.excerpt(place.line)) if place else None

    @property
    def behoerde(self) -> Behoerde:
        """Who issues the paper: the town's settings win over the form."""
        own = self.umgebung.einstellungen.behoerde
        form = self.quelle.formular.behoerde if self.quelle else None
        return own or form or Behoerde()

    def allowed(self, extra: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """The folders that the paper may name files in."""
        return (*self.umgebung.erlaubt, *extra)


def read_paper(text: str, name: str | None = None, folder: Path | None = None, form: str | None = None) -> Papier:
    """Read a paper from its text.

    Args:
        text: YAML or JSON.
        name: what findings call the file.
        folder: the folder it lies in; by default the working folder.
        form: a form that wins over the one named in the paper.

    Raises:
        UnknownFormError: ``form`` does not exist.
        FormError: the form has faults.
    """
    place = (folder or Path()).absolute()
    umgebung = find_settings(place)
    tree, stellen, findings = read_tree(text, name)
    quelle = load_form(form, place) if form else None
    if not isinstance(tree, Abbildung):
        return Papier(None, quelle, tuple(findings), stellen, text, place, umgebung)
    if quelle is None:
        quelle, wrong = _named_form(tree, stellen, place, umgebung)
        findings += wrong
    model = vorlage_model(quelle.formular) if quelle else Vorlage
    read = read_model(tree, model, stellen)
    findings = [*findings, *read.findings]
    if read.value is not None and not findings:
        findings += _kind(read.value, quelle, stellen)
        findings += _layout(read.value, quelle, stellen)
        findings += _version(read.value, stellen)
    value = None if findings else read.value
    paper = Papier(value, quelle, _sorted(findings), stellen, text, place, umgebung)
    if value is not None:
        value.with_origin(paper)
    return paper


def read_paper_file(path: Path, name: str | None = None, form: str | None = None) -> Papier:
    """Read a paper from its file.

    Raises:
        UnreadableError: the file cannot be read as text.
    """
    return read_paper(read_text_file(path, name), name or str(path), path.parent, form)


def read_paper_bytes(data: bytes, form: str | None = None, name: str | None = None) -> Papier:
    """Read a paper that came in on standard input.

    Args:
        data: what came in.
        form: a form that wins over the one named in the paper.
        name: the file that an editor has it from: names of files count from there, not from the working folder.

    Raises:
        UnreadableError: it is no text.
    """
    shown = name or STDIN_NAME
    return read_paper(decode(data, shown), shown, Path(name).parent if name else None, form)


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda found: (found.line or 0, found.column or 0, found.code)))


def _named_form(
    tree: Abbildung, stellen: Fundstellen, folder: Path, umgebung: Umgebung
) -> tuple[Formularquelle | None, list[Finding]]:
    words = spellings(Vorlage)
    for entry in tree.entries:
        named = entry.value
        if words.get(normalise_key(entry.key.text)) != "formular":
            continue
        if isinstance(named, Skalar) and named.text and not is_nothing(named):
            try:
                _refuse_outside(named.text, folder, umgebung)
                return load_form(named.text, folder), []
            except UnknownFormError as error:
                return None, [stellen.finding("L005", error.message, error.hint, ("formular",), named.place)]
    default = umgebung.einstellungen.formular or resources.STANDARD
    try:
        return load_form(default, umgebung.wurzel), []
    except UnknownFormError as error:
        message = t("{file}: {message}", file=umgebung.datei, message=error.message)
        raise UnknownFormError(message, error.hint) from None


def _refuse_outside(name: str, folder: Path, umgebung: Umgebung) -> None:
    """A paper names forms in its own folders only: findings on a form quote its lines.

    Raises:
        UnknownFormError: there is no such form, or it lies elsewhere.
    """
    path = find_form(name, folder).resolve()
    places = (resources.templates_dir(), *umgebung.erlaubt)
    if not any(path.is_relative_to(place.resolve()) for place in places):
        raise UnknownFormError(
            t("Das Formular „{name}“ liegt außerhalb der erlaubten Ordner.", name=name),
            t("Legen Sie es neben die Vorlage oder die vorlagen.yaml, oder nennen Sie es mit --form."),
        )


def _kind(vorlage: Vorlage, quelle: Formularquelle | None, stellen: Fundstellen) -> list[Finding]:
    kinds = [kind.art for kind in quelle.formular.arten if kind.art] if quelle else []
    if not kinds or vorlage.art is None or vorlage.art in kinds:
        return []
    form = quelle.formular.name if quelle else ""
    message = t("Das Formular „{form}“ hat keine Art „{kind}“.", form=form, kind=str(vorlage.art))
    hint = t("Es hat diese Arten: {kinds}.", kinds=", ".join(kinds))
    return [stellen.finding("L005", message, hint, ("art",))]


def _layout(vorlage: Vorlage, quelle: Formularquelle | None, stellen: Fundstellen) -> list[Finding]:
    """A layout that the form does not have: the paper would be printed in another one."""
    wrong = unknown_layout(quelle.formular, vorlage.fassung) if quelle else None
    return [stellen.finding("L005", *wrong, ("fassung",))] if wrong else []


def _version(vorlage: Vorlage, stellen: Fundstellen) -> list[Finding]:
    if vorlage.version is None or vorlage.version in range(1, FORMAT_VERSION + 1):
        return []
    message = t("Die Version {version} dieses Formats ist unbekannt.", version=vorlage.version)
    hint = t("Dieses Programm liest bis Version {known}. Aktualisieren Sie es.", known=FORMAT_VERSION)
    return [stellen.finding("L004", message, hint, ("version",))]
