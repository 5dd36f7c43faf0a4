"""The parts of a docx, read with limits.

A docx comes from anywhere (mail, another town). What is no docx is refused with words
that tell the usual mistakes apart; what a hostile package could do is cut off by limits,
and the XML is read without entities and without network.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum
from typing import TYPE_CHECKING, Final

from lxml import etree

from vorlagen.errors import UnreadableError
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_PARTS: Final = 5_000
"""More parts than any real document has (a paper with 200 pictures has some 250)."""
MAX_UNPACKED: Final = 300 * 1024 * 1024
"""Bytes of all parts together, unpacked."""
MAX_XML: Final = 60 * 1024 * 1024
"""Bytes of one XML part, unpacked; lxml needs about ten times that."""
DOCUMENT_PART: Final = "word/document.xml"
STORY_PART: Final = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes)\.xml")
"""Names of the parts that hold what is printed."""
_OLE: Final = b"\xd0\xcf\x11\xe0"
_DOC_STREAM: Final = "WordDocument".encode("utf-16-le")
"""Name of the stream that a .doc has (MS-DOC 2.1.1); a docx with a password has „EncryptedPackage“ instead."""
_ROOT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


class Hindernis(Enum):
    """Why a docx cannot be used: what it is instead, and what to do."""

    KENNWORT = (
        t("ist mit einem Kennwort verschlüsselt"),
        t("Öffnen Sie die Datei in Word, entfernen Sie das Kennwort, und speichern Sie sie als .docx."),
    )
    ALT = (
        t("ist eine alte Word-Datei (.doc)"),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie als .docx."),
    )
    KEIN_PAKET = (
        t("ist keine Word-Datei, auch wenn der Name so endet"),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie als .docx."),
    )
    BESCHAEDIGT = (
        t("ist beschädigt oder unvollständig"),
        t("Speichern Sie die Datei noch einmal, oder fordern Sie sie neu an."),
    )
    ANDERES = (
        t("ist keine Word-Datei, sondern ein anderes gepacktes Format"),
        t("Nehmen Sie eine .docx-Datei; Excel- und PowerPoint-Dateien gehen hier nicht."),
    )
    ZU_GROSS = (
        t("ist entpackt zu groß"),
        t("Verkleinern Sie die Bilder. Eine Datei, die gepackt klein und entpackt riesig ist, öffnen Sie nicht."),
    )
    ZU_LANG = (
        t("ist länger, als eine Vorlage sein kann"),
        t("Teilen Sie die Datei. Stammt sie von außen, öffnen Sie sie nicht."),
    )
    KEIN_XML = (
        t("ist beschädigt: der Inhalt ist kein gültiges XML"),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie neu."),
    )
    DOKUMENTTYP = (
        t("enthält eine Dokumenttyp-Angabe, die in Word-Dateien nicht vorkommt"),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie neu."),
    )
    STRICT = (
        t("ist im Format „Strict Open XML“ gespeichert"),
        t("Speichern Sie die Datei in Word als gewöhnliches „Word-Dokument (*.docx)“."),
    )

    @property
    def cause(self) -> Text:
        """What follows the name of the file in a sentence."""
        return self.value[0]

    @property
    def hint(self) -> Text:
        """What to do."""
        return self.value[1]


class PackageError(UnreadableError):
    """A file is no docx that can be used.

    Args:
        name: what to call the file.
        hindernis: why not.
    """

    def __init__(self, name: str, hindernis: Hindernis) -> None:
        super().__init__(t("{name} {cause}.", name=name, cause=hindernis.cause), hindernis.hint)
        self.name = name
        self.hindernis = hindernis

    def __reduce__(self) -> tuple[type[PackageError], tuple[str, Hindernis]]:  # type: ignore[override]
        return type(self), (self.name, self.hindernis)


def is_xml(part: str) -> bool:
    """Whether a part of that name holds XML."""
    return part.endswith((".xml", ".rels"))


def read_parts(docx: bytes, name: str, *, wanted: Callable[[str], bool] | None = None) -> dict[str, bytes]:
    """The parts of a docx by name, in package order.

    Args:
        docx: the file's bytes.
        name: what to call the file in messages.
        wanted: which parts; ``None`` for all.

    Raises:
        PackageError: no zip, damaged, encrypted, over a limit, or no Word document.
    """
    if docx.startswith(_OLE):
        raise PackageError(name, Hindernis.ALT if _DOC_STREAM in docx else Hindernis.KENNWORT)
    if not docx.startswith(b"PK"):
        raise PackageError(name, Hindernis.KEIN_PAKET)
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            if _is_too_large(package):
                raise PackageError(name, Hindernis.ZU_GROSS)
            infos = [info for info in package.infolist() if not info.is_dir()]
            parts = {info.filename: package.read(info) for info in infos if wanted is None or wanted(info.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        # zipfile says "encrypted" with RuntimeError and an unknown packing with NotImplementedError.
        raise PackageError(name, Hindernis.BESCHAEDIGT) from error
    if DOCUMENT_PART not in parts:
        raise PackageError(name, Hindernis.ANDERES)
    return parts


def read_document(parts: Mapping[str, bytes], name: str) -> etree._Element:
    """The root of the document part.

    Raises:
        PackageError: see ``read_xml``; or saved as ISO strict, whose other namespaces would
            make everything look empty.
    """
    root = read_xml(parts[DOCUMENT_PART], name)
    if root.tag != _ROOT:
        raise PackageError(name, Hindernis.STRICT)
    return root


def read_xml(part: bytes, name: str) -> etree._Element:
    """The root of an XML part.

    Raises:
        PackageError: not well-formed, or with a document type (no Office program writes one).
    """
    # A parser is not shared between threads, so each part gets its own.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise PackageError(name, Hindernis.KEIN_XML) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(name, Hindernis.DOKUMENTTYP)
    return root


def has_macros(parts: Mapping[str, bytes]) -> bool:
    """Whether a package holds macros, or is declared as one that may (.docm, .dotm)."""
    return "word/vbaProject.bin" in parts or b"macroEnabled" in parts.get("[Content_Types].xml", b"")


def _is_too_large(package: zipfile.ZipFile) -> bool:
    """Over a limit; zipfile never unpacks more than the size a part declares, so that bounds the memory."""
    infos = package.infolist()
    too_large = any(info.file_size > MAX_XML for info in infos if is_xml(info.filename))
    return len(infos) > MAX_PARTS or too_large or sum(info.file_size for info in infos) > MAX_UNPACKED
