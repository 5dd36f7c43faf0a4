"""The journey of checking a file that is a paper or a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.models import Sitzung, Vorlage
from vorlagen.sources import Papier, Sitzungsdatei, read_document_file
from vorlagen.workflow.pruefen import check_papier, check_vorlage_in, gather
from vorlagen.workflow.sitzungen import check_gathered, check_sitzungsdatei, gather_sitzung

if TYPE_CHECKING:
    from vorlagen.findings import Report


def check_document(
    document: Vorlage | Sitzung | str | Path, *, form: str | None = None, allow: tuple[Path, ...] = ()
) -> Report:
    """Check a paper or a meeting against its form and the rules.

    The report on a meeting names the papers that have errors; what is wrong with them, each
    tells on its own.

    Args:
        document: a paper or a meeting, or the path of its file (YAML or JSON).
        form: name or path of a form that wins over the one named in it.
        allow: further folders that it may name files in.

    Returns:
        The report; ``report.ok`` is true if nothing of level error was found. What cannot be
        read is in it too (findings L…).

    Raises:
        UnreadableError: the file cannot be opened or is no text.
        UsageError: ``form`` does not exist.
        FormError: the form is faulty.
    """
    if isinstance(document, Vorlage):
        return check_vorlage_in(gather(document, form, allow))
    if isinstance(document, Sitzung):
        return check_gathered(gather_sitzung(document, form, allow))
    return check_read(read_document_file(Path(document), form=form), allow=allow)


def check_read(datei: Papier | Sitzungsdatei, *, allow: tuple[Path, ...] = ()) -> Report:
    """The report on a paper or a meeting as it was read: what cannot be read, else what the rules find."""
    if isinstance(datei, Sitzungsdatei):
        return check_sitzungsdatei(datei, allow=allow)
    return check_papier(datei, allow=allow)
