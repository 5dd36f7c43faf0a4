"""The guard of public files: nothing that is closed may stand in them (O502)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from vorlagen.errors import PublicnessError
from vorlagen.i18n import t
from vorlagen.models import Vorlage
from vorlagen.models.blaetter import field_flag, leaves, without_positions

_TAG = re.compile(r"<[^>]+>")
_PARAGRAPH = re.compile(r"</w:p>|<w:tab/>|<w:br/>")
_LEAST = 4
"""Shorter words say nothing; they would be found everywhere."""


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


def closed_texts(vorlage: Vorlage) -> tuple[str, ...]:
    """Everything of a paper that no public file may hold: closed attachments and internal fields."""
    model = type(vorlage)
    found = [value for path, value in leaves(vorlage)
             if isinstance(value, str) and field_flag(model, without_positions(path), "intern")]  # fmt: skip
    for anlage in vorlage.anlagen:
        if anlage.oeffentlich is False:
            found += [text for text in (anlage.titel, anlage.datei) if text]
    open_titles = {anlage.titel for anlage in vorlage.anlagen if anlage.oeffentlich is not False}
    lines = (line for text in found if text not in open_titles for line in _lines(text))
    return tuple(dict.fromkeys(line for line in lines if len(line) >= _LEAST))


def refuse_closed(docx: bytes, vorlage: Vorlage, name: str) -> None:
    """Search every part of a finished public Word file for closed texts.

    Raises:
        PublicnessError: one was found; nothing may be written.
    """
    closed = closed_texts(vorlage)
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        for part in package.namelist():
            if not part.endswith((".xml", ".rels")):
                continue
            raw = package.read(part).decode("utf-8", errors="replace")
            text = _words(_TAG.sub("", _PARAGRAPH.sub(" ", raw)))
            for wanted in closed:
                if _contains(text, wanted):
                    raise PublicnessError(
                        t("In {file} stünde Nichtöffentliches: „{text}“ (in {part}).",
                          file=name, text=wanted[:80], part=part),
                        t("Es wurde nichts geschrieben. Nehmen Sie die Stelle aus dem öffentlichen Text, "
                          "oder geben Sie der Anlage einen neutralen Titel."),
                    )  # fmt: skip


def _contains(text: str, wanted: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text) is not None


def _lines(text: str) -> Iterator[str]:
    """The text in pieces that survive formatting: its lines without Markdown marks."""
    for line in text.split("\n"):
        yield _words(re.sub(r"[*_`#>|]|^\s*(?:[-+]|\d+[.)])\s+|\[([^\]]*)\]\([^)]*\)", r"\1", line))


def _words(text: str) -> str:
    plain = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return " ".join(plain.split())
