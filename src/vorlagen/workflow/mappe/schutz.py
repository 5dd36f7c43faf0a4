"""The guard of public files of a meeting: nothing closed stands in them, whatever made it get there (O502).

The plan of a public Mappe is built from allowed entries only; this module does not trust it.
It gathers what is closed, opens the finished files again and looks.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import pikepdf

from vorlagen.errors import PublicnessError
from vorlagen.i18n import t
from vorlagen.pdf.durchsicht import all_prints, place_of, plain, printed_on, said_in
from vorlagen.workflow.geschlossen import Suchtext, refuse_texts

if TYPE_CHECKING:
    from collections.abc import Collection

    from vorlagen.i18n import Text
    from vorlagen.workflow.mappe.geheimes import Geheimes

_LONG: Final = 12
"""Characters from which on words are compared without blanks too."""
_BETWEEN: Final = re.compile(r"[\s\u00ad-]+")
_HINT: Final = t(
    "Es wurde nichts geschrieben. Nehmen Sie die Stelle aus dem öffentlichen Teil, "
    "oder geben Sie dem Punkt einen neutralen Titel („titel_oeffentlich“)."
)


def refuse_in_pdf(pdf: bytes, closed: Geheimes, name: str, own_pages: Collection[int]) -> None:
    """Search a finished public PDF.

    Args:
        pdf: its bytes.
        closed: what it must not hold.
        name: what to call it in messages.
        own_pages: the pages that we made, 0-based; their text is read too.

    Raises:
        PublicnessError: something was found; nothing may be written.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        said = Suchtext(said_in(opened))
        for words in closed.worte:
            if said.has(words):
                raise _leak(name, words, place_of(opened, words))
        if (source := closed.shown_by(all_prints(opened))) is not None:
            raise PublicnessError(
                t("In {file} stünde eine Seite oder ein Bild aus der nichtöffentlichen Datei „{quelle}“.",
                  file=name, quelle=source),
                t("Es wurde nichts geschrieben. Nehmen Sie die öffentliche Anlage, die diese Seite enthält, heraus. "
                  "Darf die Öffentlichkeit sie sehen, hängen Sie an beiden Stellen dieselbe Datei an."),
            )  # fmt: skip
    for page in printed_on(pdf, own_pages):
        text, squashed = Suchtext(page.text), _squashed(page.text)
        for words in closed.worte:
            if text.has(words) or (len(words) >= _LONG and _squashed(words) in squashed):
                raise _leak(name, words, page.ort)


def refuse_in_docx(docx: bytes, closed: Geheimes, name: str) -> None:
    """Search every part of a finished public Word file.

    Raises:
        PublicnessError: something was found; nothing may be written.
    """
    refuse_texts(docx, closed.worte, name)


def refuse_in_text(text: str, closed: Geheimes, name: str) -> None:
    """Search a text file, such as the manifest, or a list of file names.

    Raises:
        PublicnessError: something was found; nothing may be written.
    """
    flat = Suchtext(plain(text))
    for words in closed.worte:
        if flat.has(words):
            raise _leak(name, words, t("Text"))


def _leak(name: str, words: str, place: Text) -> PublicnessError:
    return PublicnessError(
        t("In {file} stünde Nichtöffentliches: „{text}“ (in {part}).", file=name, text=words[:80], part=place), _HINT
    )


def _squashed(text: str) -> str:
    """``text`` in small letters without blanks and hyphens, which lines of a page may lose or gain."""
    return _BETWEEN.sub("", text).casefold()
