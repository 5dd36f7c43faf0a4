"""Where shipped files lie: forms, Word files, catalogues, fonts.

An installed wheel carries ``templates`` inside the package; an editable checkout has
it two folders above. Nobody else in the project knows the difference.
"""

from __future__ import annotations

import functools
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
STANDARD = "standard"
FONT_FAMILIES: tuple[str, ...] = ("Source Sans Pro", "Source Serif Pro")
"""The families that every paper may use: the only ones we ship (font packages, OFL)."""


@functools.cache
def templates_dir() -> Path:
    """The folder with ``formulare/`` and ``docx/``."""
    shipped = _PACKAGE / "templates"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "templates"


def locale_dir() -> Path:
    """The folder of the gettext catalogues."""
    return _PACKAGE / "locale"


def form_names() -> tuple[str, ...]:
    """Names of the shipped forms, ``standard`` first, the others by alphabet."""
    names = (path.stem for path in (templates_dir() / "formulare").glob("*.yaml"))
    return tuple(sorted(names, key=lambda name: (name != STANDARD, name)))


def form_file(name: str) -> Path | None:
    """The file of a shipped form, or ``None`` if there is none of that name."""
    return templates_dir() / "formulare" / f"{name}.yaml" if name in form_names() else None


def word_file(form: str, kind: str) -> Path:
    """A shipped Word file; what a form does not have itself comes from ``standard``.

    Args:
        form: a form's name, such as ``sankt-augustin``.
        kind: which Word file, such as ``vorlage`` or ``einladung``.
    """
    own = templates_dir() / "docx" / form / f"{kind}.docx"
    return own if own.is_file() else templates_dir() / "docx" / STANDARD / f"{kind}.docx"


def new_form_file() -> Path:
    """The commented form that a new town begins with; ``@NAME@``, ``@TITEL@`` and ``@WERT@`` stand for its name."""
    return templates_dir() / "neues-formular" / "formular.yaml"


def fristen_file() -> Path:
    """The Ladungsfristen of the Länder."""
    return templates_dir() / "fristen.yaml"


@functools.cache
def font_files() -> tuple[Path, ...]:
    """The TrueType files of the shipped families, sorted by name.

    Only TrueType: with the OpenType twins beside them LibreOffice embeds a Type 1
    font called DummyName (tried with 7.4.7).
    """
    import font_source_sans_pro  # noqa: PLC0415 - globs its folder on import
    import font_source_serif_pro  # noqa: PLC0415

    files = (*font_source_sans_pro.font_files_ttf.values(), *font_source_serif_pro.font_files_ttf.values())
    return tuple(sorted(Path(name) for name in files))
