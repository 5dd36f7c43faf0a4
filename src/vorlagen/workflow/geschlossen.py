"""The guard of public files: nothing that is closed may stand in them (O502)."""

from __future__ import annotations

import functools
import html
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from vorlagen.errors import PublicnessError
from vorlagen.formular.formalien import is_kind_of_paper
from vorlagen.i18n import t
from vorlagen.models import Auswahl, Vorlage
from vorlagen.models.blaetter import field_flag, is_markdown, leaves, models_in, without_positions
from vorlagen.sources import Papier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vorlagen.formular import Formular

_TAG = re.compile(r"<[^>]+>")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_BREAK = re.compile(r"</w:p>|<w:tab/>|<w:br/>")
_INLINE_NOTE = re.compile(r"\^\[((?:[^\[\]]|\[[^\]]*\])*)\]")
_REFERENCES = re.compile(rf"(?:\[\^[^\]\s]+\]:?|{_INLINE_NOTE.pattern})+")
"""Footnotes in Markdown; between the numbers of two at one place Word has a comma."""
_NOTE_NUMBER = re.compile(r"<w:instrText[^>]*> NOTEREF .*?<w:fldChar w:fldCharType=\"end\"/>", re.DOTALL)
"""The number of a note that stands elsewhere."""
_LEAST = 4
"""Shorter words say nothing; they would be found everywhere."""
_TELLING = 12
"""Characters from which on a text is found within words too: text read out of pages may have lost its blanks."""
_EMPTY_WORDS = frozenset({"keine", "keiner", "keines", "nein", "entfällt", "entfaellt", "siehe anlage", "siehe oben"})


def require_public_step(vorlage: Vorlage) -> None:
    """Refuse to make a public file of a paper that no body treats in public.

    Raises:
        PublicnessError: there is no public step.
    """
    if not vorlage.hat_oeffentlichen_schritt:
        raise PublicnessError(
            t("Kein Gremium berät diese Vorlage öffentlich; eine öffentliche Fassung gibt es nicht."),
            t("Prüfen Sie „oeffentlich“ in der Beratungsfolge, oder lassen Sie --audience public weg."),
        )


def said_by_form(vorlage: Vorlage, formular: Formular | None = None) -> set[str]:
    """What a form says in any of its papers: headings, labels, words for choices.

    Args:
        vorlage: the paper.
        formular: the form that it is printed on, where that is not the one of its file.
    """
    papier = vorlage.herkunft
    known = papier.quelle.formular if isinstance(papier, Papier) and papier.quelle else None
    used = formular or known
    texts = [value for _, value in leaves(used) if isinstance(value, str)] if used else []
    return {words_of(text) for text in (*texts, *_labels(type(vorlage)))}


@functools.lru_cache(maxsize=64)
def _labels(model: type[Vorlage]) -> tuple[str, ...]:
    """What fields are called where a form has no word of its own for them."""
    titles = {info.title or "" for each in models_in(model) for info in each.model_fields.values()}
    return tuple(titles - {""})


def closed_texts(vorlage: Vorlage, formular: Formular | None = None) -> tuple[str, ...]:
    """Everything of a paper that no public file may hold: closed attachments and internal fields.

    Left out is what the paper says in the open as well (an Anlage and an open one of the same
    title), what its form says (an Anlage called „Finanzielle Auswirkungen“), and choices, which
    are words of the law.

    Args:
        vorlage: the paper.
        formular: the form that it is printed on, where that is not the one of its file.
    """
    found: list[str] = []
    said = said_by_form(vorlage, formular)
    for path, value in leaves(vorlage):
        if not isinstance(value, str) or isinstance(value, Auswahl):
            continue
        field = without_positions(path)
        markdown = is_markdown(type(vorlage), field)
        if field_flag(type(vorlage), field, "intern") or _of_closed_anlage(vorlage, path):
            found += lines_of(value) if markdown else said_by(path, value)
        elif not markdown:
            said |= set(file_names_of(value))
    kept = (line for line in found if line not in said and line.casefold() not in _EMPTY_WORDS)
    return tuple(dict.fromkeys(line for line in kept if len(line) >= _LEAST))


def _of_closed_anlage(vorlage: Vorlage, path: tuple[str | int, ...]) -> bool:
    match path:
        case ("anlagen", int(at), *_):
            return vorlage.anlagen[at].oeffentlich is False
        case _:
            return False


def refuse_closed(docx: bytes, vorlage: Vorlage, name: str, formular: Formular | None = None) -> None:
    """Search every part of a finished public Word file, and the names of its parts, for closed texts.

    Args:
        docx: the file's bytes.
        vorlage: the paper.
        name: what to call the file in messages.
        formular: the form that it is printed on, where that is not the one of its file.

    Raises:
        PublicnessError: one was found; nothing may be written.
    """
    refuse_texts(docx, closed_texts(vorlage, formular), name)


def refuse_texts(docx: bytes, closed: Iterable[str], name: str) -> None:
    """Search every part of a finished public Word file, and the names of its parts, for texts.

    Args:
        docx: the file's bytes.
        closed: what it must not hold, as ``lines_of`` and ``said_by`` give it.
        name: what to call it in messages.

    Raises:
        PublicnessError: one was found; nothing may be written.
    """
    wanted_texts = tuple(closed)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for part in package.namelist():
            text = part
            if part.endswith((".xml", ".rels")):
                text = "\n".join((part, *_words_of(package.read(part).decode("utf-8", errors="replace"))))
            searched = Suchtext(text)
            for wanted in wanted_texts:
                if searched.has(wanted):
                    raise PublicnessError(
                        t("In {file} stünde Nichtöffentliches: „{text}“ (in {part}).",
                          file=name, text=wanted[:80], part=part),
                        t("Es wurde nichts geschrieben. Nehmen Sie die Stelle aus dem öffentlichen Text, "
                          "oder geben Sie der Anlage einen neutralen Titel."),
                    )  # fmt: skip


def _words_of(xml: str) -> Iterator[str]:
    """What a part says: its text across runs, and its attributes (alternative texts, names, addresses)."""
    yield words_of(html.unescape(_TAG.sub("", _BREAK.sub(" ", _NOTE_NUMBER.sub("", xml)))))
    for value in _ATTRIBUTE.findall(xml):
        plain = html.unescape(value)
        yield words_of(plain)
        if "%" in plain:
            yield words_of(unquote(plain))


@dataclass(frozen=True)
class Suchtext:
    """A text that is searched for many words."""

    text: str

    def has(self, wanted: str) -> bool:
        """Whether ``wanted`` stands in it: a short one as whole words and written alike, for others may hold it."""
        if len(wanted) >= _TELLING:
            return wanted.casefold() in self._folded
        if wanted not in self.text:  # most texts are nowhere; the pattern is dear
            return False
        return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", self.text) is not None

    @cached_property
    def _folded(self) -> str:
        return self.text.casefold()


def said_by(path: tuple[str | int, ...], value: str) -> Iterator[str]:
    """What a single value says of the matter of an item or paper.

    Of a file that is its bare name too; of an attachment that is called by its kind („Lageplan“) nothing.

    Args:
        path: where it stands.
        value: the value.
    """
    match path:
        case (*_, "anlagen", int(), "titel") if is_kind_of_paper(value):
            return
        case (*_, "datei" | "vorlage"):
            yield from file_names_of(value)
        case _:
            yield words_of(value)


def file_names_of(text: str) -> Iterator[str]:
    """A single value, and the bare file name where it is a path."""
    yield words_of(text)
    plain = text.replace("\\", "/")
    if "/" in plain and " " not in plain:
        yield words_of(PurePosixPath(plain).name)


def lines_of(text: str) -> Iterator[str]:
    """A long text in pieces that survive formatting: its lines, with and without Markdown marks."""
    for line in text.split("\n"):
        yield words_of(line)
        running = _REFERENCES.sub(lambda found: "," * (found[0].count("^") - 1), line)
        for piece in (running, *_INLINE_NOTE.findall(line)):  # notes stand in a part of their own
            yield words_of(re.sub(r"[*_`#>|\\~^]|^\s*(?:[-+]|\d+[.)])\s+|\[([^\]]*)\]\([^)]*\)", r"\1", piece))


def words_of(text: str) -> str:
    """A text in NFC with single blanks, as texts are compared."""
    return " ".join(unicodedata.normalize("NFC", text).split())
