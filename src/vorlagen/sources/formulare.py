"""Forms: found by name or path, read, completed, proven to hold together."""

from __future__ import annotations

import contextlib
import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.checks import ALLE_REGELN
from vorlagen.errors import FormError, UsageError
from vorlagen.formular import Fault, Formular, complete, form_faults
from vorlagen.i18n import Text, t
from vorlagen.models import normalise_key
from vorlagen.sources.lesen import Fundstellen, Gelesen, read_model, read_tree
from vorlagen.sources.textfile import read_text_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Finding

_IN_FOLDER = "formular.yaml"
_MARKS_OF_PATHS = frozenset("/\\~")


class UnknownFormError(UsageError):
    """There is no form of that name; a paper that names one gets finding L005 instead."""

    def __init__(self, message: Text, hint: Text) -> None:
        super().__init__(message, hint)
        self.message: Text = message
        self.hint: Text = hint


@dataclass(frozen=True, slots=True)
class Formularquelle:
    """A form and where it lies.

    Attributes:
        formular: the form, completed by the standard one.
        datei: its file.
        word_datei: the Word file that papers are printed with.
    """

    formular: Formular
    datei: Path
    word_datei: Path


def find_form(name: str, folder: Path) -> Path:
    """The file of a form.

    Args:
        name: name of a shipped form, or the path of a form file or of its folder.
        folder: what a relative path is relative to.

    Raises:
        UnknownFormError: there is no such form; the message lists those there are.
    """
    shipped = _shipped(name)
    if shipped is not None:
        return shipped
    path = form_path(name, folder)
    file = path / _IN_FOLDER if path is not None and path.is_dir() else path
    if file is not None and file.is_file():
        return file
    names = ", ".join(resources.form_names())
    if file is not path:
        raise UnknownFormError(
            t("Im Ordner „{name}“ liegt keine {file}.", name=name, file=_IN_FOLDER),
            t("Nennen Sie den Ordner eines Formulars; „vorlagen form new“ legt einen an. Mitgeliefert sind: {names}.",
              names=names),
        )  # fmt: skip
    raise UnknownFormError(
        t("Das Formular „{name}“ gibt es nicht.", name=name),
        t("Es gibt: {names}. Oder nennen Sie den Pfad einer Formulardatei.", names=names),
    )


def form_path(name: str, folder: Path) -> Path | None:
    """The file or folder that ``name`` names as a path, ``None`` if it is a shipped form or nothing is there.

    Args:
        name: a path; ``~`` is the home folder, and what was written on Windows (with backslashes) holds elsewhere too.
        folder: what a relative path is relative to.
    """
    if not name or _shipped(name) is not None:
        return None
    for written in (name, name.replace("\\", "/")):
        with contextlib.suppress(OSError, RuntimeError, ValueError):  # too long, no rights, a home that nobody has
            path = folder / Path(written).expanduser()
            if path.exists():
                return path
    return None


def _shipped(name: str) -> Path | None:
    """The shipped form of that name, however it is written; ``./standard`` is a path."""
    return None if _MARKS_OF_PATHS & set(name) else resources.form_file(normalise_key(name).replace("_", "-"))


def load_form(name: str = resources.STANDARD, folder: Path | None = None) -> Formularquelle:
    """A form by name or path, ready for use.

    Args:
        name: name of a shipped form, or a path.
        folder: what a relative path is relative to; by default the working folder.

    Raises:
        UnknownFormError: no such form.
        FormError: the form has faults; ``findings`` carries all of them.
    """
    path = find_form(name, folder or Path())
    formular, findings = _parse(read_text_file(path), str(path))
    if formular is None:
        raise FormError(
            t("Das Formular {file} ist nicht brauchbar: {n} Fehler.", file=path, n=len(findings)),
            t("Beheben Sie zuerst die Fehler im Formular."),
            findings,
        )
    return Formularquelle(formular, path, _word_file(formular, path))


def check_form(path: Path) -> tuple[Finding, ...]:
    """All findings on a form file, without using it."""
    return _parse(read_text_file(path), str(path))[1]


@functools.lru_cache(maxsize=32)
def _parse(text: str, file: str) -> tuple[Formular | None, tuple[Finding, ...]]:
    tree, stellen, findings = read_tree(text, file)
    if tree is None:
        return None, tuple(findings)
    read = read_model(tree, Formular, stellen)
    if read.value is None:
        return None, tuple(read.findings)
    faults = _faults(read, stellen)
    if faults:
        return None, faults
    if read.value.name == resources.STANDARD:
        return read.value, ()
    return complete(read.value, _standard()), ()


def _faults(read: Gelesen[Formular], stellen: Fundstellen) -> tuple[Finding, ...]:
    if read.value is None:
        return ()
    found = [*form_faults(read.value), *_rule_faults(read.value)]
    return tuple(stellen.finding(fault.code, fault.message, fault.hint, fault.path) for fault in found)


def _rule_faults(formular: Formular) -> Iterator[Fault]:
    """Levels for rules that do not exist (V207), or that no form may change."""
    levels = {regel.info.code: regel.unverzichtbar for regel in ALLE_REGELN}
    for code in formular.regeln or {}:
        if levels.get(code) is False:
            continue
        fixed = t("Die Regel {code} gilt immer; ein Formular kann sie nicht ändern.", code=code)
        unknown = t("Die Regel „{code}“ gibt es nicht.", code=code)
        hint = t("„vorlagen explain“ nennt alle Regeln.")
        yield Fault("V207", ("regeln", code), fixed if code in levels else unknown, hint)


def _standard() -> Formular:
    path = resources.form_file(resources.STANDARD)
    if path is None:
        raise FormError(t("Das Standardformular fehlt in der Installation."), t("Installieren Sie vorlagen neu."))
    formular, findings = _parse(read_text_file(path), str(path))
    if formular is None:
        raise FormError(t("Das Standardformular ist beschädigt."), t("Installieren Sie vorlagen neu."), findings)
    return formular


def _word_file(formular: Formular, path: Path) -> Path:
    own = formular.word.vorlage if formular.word else None
    if own:
        file = path.parent / own
        if not file.is_file():
            raise FormError(
                t("Die Word-Datei {file} des Formulars gibt es nicht.", file=file),
                t("Prüfen Sie „word“ in {form}.", form=path),
            )
        return file
    beside = path.parent / "vorlage.docx"
    if beside.is_file():
        return beside
    return resources.word_file(formular.name or resources.STANDARD, "vorlage")
