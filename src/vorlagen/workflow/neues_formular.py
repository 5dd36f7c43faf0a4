"""The journey of a new town: a commented form and a Word file to edit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from vorlagen import resources
from vorlagen.errors import UsageError
from vorlagen.i18n import t
from vorlagen.models import normalise_key
from vorlagen.sources.textfile import read_text_file
from vorlagen.workflow.ausgabe import write_new

FORM_NAME = "formular.yaml"
WORD_NAME = "vorlage.docx"
_MAX_LENGTH = 60
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""What Windows takes for a device, in any folder (learn.microsoft.com, "Naming Files, Paths, and Namespaces")."""
_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_PLACE = re.compile("@(NAME|TITEL|WERT)@")


@dataclass(frozen=True, slots=True)
class NeuesFormular:
    """A town's form to begin with; it holds together as it stands.

    Attributes:
        name: its short name in ASCII, which is the name of its folder too.
        titel: the town's name as people write it.
        formular: ``formular.yaml`` as text, with comments.
        word: ``vorlage.docx``, a copy of the standard one.
    """

    name: str
    titel: str
    formular: str = field(repr=False)
    word: bytes = field(repr=False)

    def save(self, folder: str | Path = ".") -> Path:
        """Write both files into a folder of the form's name, both or none.

        Args:
            folder: where that folder is made; made itself if absent.

        Returns:
            The form's folder, which ``--form`` and ``formular:`` take.

        Raises:
            OutputError: one of the files exists already, or cannot be written.
        """
        place = Path(folder) / self.name
        write_new({place / FORM_NAME: self.formular.encode(), place / WORD_NAME: self.word}, place)
        return place


def new_form(name: str) -> NeuesFormular:
    """A form for a town of one's own, every line explained, and the Word file with its letterhead.

    Args:
        name: the town's name as people write it („Bad Müllheim“); the form's short name is made of it.

    Raises:
        UsageError: the name is empty, too long, a path, reserved, or that of a shipped form.
    """
    titel = " ".join(unicodedata.normalize("NFC", name).split())
    short = _short_name(titel)
    words = {"NAME": short, "TITEL": titel, "WERT": "'" + titel.replace("'", "''") + "'"}
    text = read_text_file(resources.new_form_file())
    return NeuesFormular(
        name=short,
        titel=titel,
        formular=_PLACE.sub(lambda place: words[place[1]], text),
        word=resources.word_file(resources.STANDARD, "vorlage").read_bytes(),
    )


def _short_name(titel: str) -> str:
    """The folder's and form's name.

    Raises:
        UsageError: none can be made of ``titel``.
    """
    if "/" in titel or "\\" in titel:
        raise UsageError(
            t("„{name}“ ist ein Pfad, kein Name.", name=titel),
            t("Nennen Sie nur die Stadt; mit -o wählen Sie den Ordner, in dem ihr Ordner entsteht."),
        )
    if any(unicodedata.category(char) in _UNWANTED for char in titel):
        raise UsageError(t("Der Name enthält unsichtbare Zeichen."), t("Tippen Sie ihn neu ein."))
    short = normalise_key(_without_accents(titel)).replace("_", "-")
    if not short or len(short) > _MAX_LENGTH or short in _RESERVED:
        raise UsageError(
            t("„{name}“ taugt nicht als Name eines Formulars.", name=titel),
            t("Nehmen Sie den Namen der Stadt, mit höchstens {n} Zeichen.", n=_MAX_LENGTH),
        )
    if resources.form_file(short) is not None:
        raise UsageError(
            t("Das Formular „{name}“ wird mitgeliefert; ein eigenes muss anders heißen.", name=short),
            t("Nehmen Sie einen anderen Namen, zum Beispiel „{name} neu“.", name=titel),
        )
    return short


def _without_accents(text: str) -> str:
    """``text`` with é as e and ç as c; German umlauts stay, they have spellings of their own."""
    return "".join(
        char if char in "äöüÄÖÜßẞ" else unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode() or " "
        for char in text
    )
