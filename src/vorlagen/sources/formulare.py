"""Forms: found by name or path, read, completed, proven to hold together."""

from __future__ import annotations

import contextlib
import functools
import os
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.checks import ALLE_REGELN
from vorlagen.errors import FormError, UsageError
from vorlagen.formular import Fault, Formular, complete, form_faults
from vorlagen.formular.sitzungsinhalt import Blattart
from vorlagen.i18n import Text, t
from vorlagen.models import normalise_key
from vorlagen.sources.dateien import file_fact, locate
from vorlagen.sources.lesen import Fundstellen, Gelesen, read_model, read_tree
from vorlagen.sources.textfile import read_text_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Finding

_IN_FOLDER = "formular.yaml"
_MARKS_OF_PATHS = frozenset("/\\~")


class UnknownFormError(UsageError):
    """There is no form of that name; a paper that names one gets finding L005 instead."""

    def __init__(self, message: Text, hint: Text, findings: tuple[object, ...] = ()) -> None:
        super().__init__(message, hint, findings)
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

    def meeting_file(self, art: Blattart) -> Path:
        """The Word file of one of the papers of a meeting: the form's own, else the standard one.

        Args:
            art: which of them.
        """
        own = self.datei.parent / art.datei
        return own if own.is_file() else resources.word_file(self.formular.name or resources.STANDARD, str(art))

    @property
    def meeting_files(self) -> tuple[Path, ...]:
        """Those of them that are the form's own."""
        files = ((art, self.meeting_file(art)) for art in Blattart)
        shared = self.formular.name != resources.STANDARD
        return tuple(file for art, file in files
                     if not (shared and file == resources.word_file(resources.STANDARD, str(art))))  # fmt: skip


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
    read = _parse(read_text_file(path), str(path))
    findings = (*read.findings, *_word_faults(read, path))
    if read.formular is None or findings:
        raise FormError(
            t("Das Formular {file} ist nicht brauchbar: {n} Fehler.", file=path, n=len(findings)),
            t("Beheben Sie zuerst die Fehler im Formular."),
            findings,
        )
    return Formularquelle(read.formular, path, _word_file(read.formular, path))


def check_form(path: Path) -> tuple[Finding, ...]:
    """All findings on a form file, without using it; its Word file is only looked for."""
    read = _parse(read_text_file(path), str(path))
    return (*read.findings, *_word_faults(read, path))


@dataclass(frozen=True, slots=True)
class _Gelesen:
    """A form as its text says it.

    Attributes:
        formular: the form, completed; ``None`` if it has faults.
        findings: the faults of the text itself.
        stellen: where things stand in it.
        word: the Word file that it names, also where it has faults.
    """

    formular: Formular | None
    findings: tuple[Finding, ...]
    stellen: Fundstellen
    word: str | None = None


@functools.lru_cache(maxsize=32)
def _parse(text: str, file: str) -> _Gelesen:
    tree, stellen, findings = read_tree(text, file)
    if tree is None:
        return _Gelesen(None, tuple(findings), stellen)
    read = read_model(tree, Formular, stellen)
    if read.value is None:
        return _Gelesen(None, tuple(read.findings), stellen)
    word = read.value.word.vorlage if read.value.word else None
    faults = _faults(read, stellen)
    if faults:
        return _Gelesen(None, faults, stellen, word)
    own = read.value if read.value.name == resources.STANDARD else complete(read.value, _standard())
    return _Gelesen(own, (), stellen, word)


def _faults(read: Gelesen[Formular], stellen: Fundstellen) -> tuple[Finding, ...]:
    if read.value is None:
        return ()
    found = [*form_faults(read.value), *_rule_faults(read.value)]
    findings = (stellen.finding(fault.code, fault.message, fault.hint, fault.path) for fault in found)
    return tuple(sorted(findings, key=lambda finding: (finding.line or 0, finding.column or 0, finding.code)))


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
    read = _parse(read_text_file(path), str(path))
    if read.formular is None:
        raise FormError(t("Das Standardformular ist beschädigt."), t("Installieren Sie vorlagen neu."), read.findings)
    return read.formular


_BESIDE = "vorlage.docx"
"""A Word file of that name beside a form is its own."""


def _word_faults(read: _Gelesen, path: Path) -> Iterator[Finding]:
    """A Word file that is missing (V210), or that lies outside the form's own folder (V211).

    A form that came by mail must not make us read whatever file it names.
    """
    for name in (read.word or _BESIDE, *(art.datei for art in Blattart)):
        if name == read.word or os.path.lexists(path.parent / name):
            yield from _word_fault(read, path, name)


def _word_fault(read: _Gelesen, path: Path, name: str) -> Iterator[Finding]:
    fact = file_fact(name, path.parent, [path.parent])
    whole = Path(name).is_absolute() or PureWindowsPath(name).is_absolute()
    if whole or not fact.allowed:
        message = t("Die Word-Datei „{name}“ liegt außerhalb des Ordners des Formulars.", name=name)
        hint = t("Legen Sie sie neben die Formulardatei, und nennen Sie nur ihren Namen.")
        yield read.stellen.finding("V211", message, hint, ("word", "vorlage"))
    elif not fact.exists:
        message = t("Die Word-Datei „{name}“ gibt es nicht.", name=name)
        hint = t("Prüfen Sie den Namen; gesucht wird im Ordner des Formulars ({folder}).", folder=fact.folder)
        yield read.stellen.finding("V210", message, hint, ("word", "vorlage"))


def _word_file(formular: Formular, path: Path) -> Path:
    own = locate((formular.word.vorlage if formular.word else None) or _BESIDE, path.parent)
    return own if own.is_file() else resources.word_file(formular.name or resources.STANDARD, "vorlage")
