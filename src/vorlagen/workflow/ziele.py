"""Where finished files go: beside the source, into a folder, or to the one name given."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import UsageError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.formular.druckbild import Audience

STDIN = Path("-")
"""The source that stands for standard input; its files are called „vorlage“."""
PUBLIC_SUFFIX = "-oeffentlich"
"""A public file never gets the name of the internal one, so that nobody hands out the wrong one."""

ATTACHED_SUFFIX = "-mit-anlagen"


@dataclass(frozen=True, slots=True)
class Ziel:
    """The files of one paper; ``None`` for a kind that was not asked for.

    Attributes:
        docx: the Word file.
        pdf: the PDF.
        anhang: the PDF with all attachments.
    """

    docx: Path | None
    pdf: Path | None
    anhang: Path | None = None

    @property
    def wants_pdf(self) -> bool:
        """Whether the paper has to become a PDF."""
        return self.pdf is not None or self.anhang is not None


def plan_targets(
    sources: Sequence[Path], out: Path | None, *, pdf: bool, audience: Audience, anhang: bool = False
) -> tuple[Ziel, ...]:
    """The target files of each source.

    Args:
        sources: the papers' files.
        out: a folder, or a file name ending in .docx or .pdf (one source only), or ``None``:
            beside the source.
        pdf: whether a PDF is wanted too.
        audience: public files get names of their own.
        anhang: whether a PDF with all attachments is wanted too; it is what a name ending in .pdf means then.

    Raises:
        UsageError: one file name for several sources, or two sources with one target.
    """
    ending = out.suffix.lower() if out else ""
    if out is not None and ending in {".docx", ".pdf"} and not _is_folder(out):
        if len(sources) > 1:
            raise UsageError(
                t("{file} kann nur eine Vorlage aufnehmen, es sind {n}.", file=out, n=len(sources)),
                t("Wählen Sie mit -o einen Ordner."),
            )
        word = out.with_suffix(".docx") if pdf or ending == ".docx" else None
        paper = out.with_suffix(".pdf") if pdf or ending == ".pdf" else None
        if not anhang:
            return (Ziel(word, paper),)
        return (Ziel(word, None, paper) if ending == ".pdf" and not pdf else Ziel(word, paper, _with_all(out)),)
    suffix = PUBLIC_SUFFIX if audience == "public" else ""
    names = ["vorlage" if source == STDIN else source.stem for source in sources]
    stems = [(out or source.parent) / f"{name}{suffix}" for source, name in zip(sources, names, strict=True)]
    _refuse_same(sources, stems)
    return tuple(
        Ziel(
            stem.with_name(f"{stem.name}.docx"),
            stem.with_name(f"{stem.name}.pdf") if pdf else None,
            _with_all(stem.with_name(f"{stem.name}.pdf")) if anhang else None,
        )
        for stem in stems
    )


def _with_all(pdf: Path) -> Path:
    return pdf.with_name(f"{pdf.stem}{ATTACHED_SUFFIX}.pdf")


def _refuse_same(sources: Sequence[Path], stems: Sequence[Path]) -> None:
    """Compared as a case-insensitive file system does, umlauts in either Unicode form."""
    seen: dict[str, Path] = {}
    for source, stem in zip(sources, stems, strict=True):
        key = unicodedata.normalize("NFC", str(stem)).casefold()
        if key in seen:
            raise UsageError(
                t("{first} und {second} ergäben dieselbe Datei.", first=seen[key], second=source),
                t("Geben Sie sie in getrennte Ordner aus, oder benennen Sie eine um."),
            )
        seen[key] = source


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # too long a name, no rights: writing will tell
        return False
