"""Why a source cannot be used: one cause, one code."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from vorlagen.errors import SourceError
from vorlagen.findings import Finding
from vorlagen.i18n import t
from vorlagen.pdf.quellen.befunde import TABLE

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ursache(StrEnum):
    """Why a source cannot be used; the value is the code of its finding."""

    LEER = "E001"
    KEIN_PDF = "E002"
    ABGESCHNITTEN = "E003"
    BESCHAEDIGT = "E004"
    VERSCHLUESSELT = "E005"
    KEINE_SEITEN = "E006"
    DYNAMISCHES_XFA = "E007"
    ZU_GROSS = "E008"
    ZEIT_UEBERSCHRITTEN = "E009"
    ABGESTUERZT = "E010"
    PORTFOLIO = "E011"


def refuse(ursache: Ursache, name: str, **values: object) -> SourceError:
    """The error for one source, carrying its finding.

    Args:
        ursache: why it cannot be used.
        name: the source as messages call it.
        **values: the parameters of the finding's text.
    """
    return unusable([TABLE[ursache].finding(name, **values)])


def sealed(name: str, page: int) -> SourceError:
    """The error for a source with a page whose content does not unpack.

    Args:
        name: the source as messages call it.
        page: the page, from 1.
    """
    return refuse(Ursache.BESCHAEDIGT, name, grund=t("Der Inhalt von Seite {n} lässt sich nicht entpacken", n=page))


def cause_of(error: SourceError) -> Ursache | None:
    """The cause of the first source that an error names."""
    first = next((found for found in error.findings if isinstance(found, Finding)), None)
    return None if first is None else Ursache(first.code)


def unusable(findings: Sequence[Finding]) -> SourceError:
    """One error for all sources that cannot be used, so that nobody mends them one run at a time.

    Args:
        findings: at least one finding E0….
    """
    if len(findings) == 1:
        (only,) = findings
        return SourceError(t("{name}: {was}", name=only.file, was=only.message), only.hint, tuple(findings))
    names = ", ".join(str(finding.file) for finding in findings)
    return SourceError(
        t("{n} Dateien lassen sich nicht verwenden: {names}", n=len(findings), names=names),
        t("Beheben Sie jede, oder setzen Sie mit --placeholder-sheets Ersatzblätter ein."),
        tuple(findings),
    )
