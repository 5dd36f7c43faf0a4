"""Rules on characters that no reader would see as they are meant (X)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LOST = re.compile("\ufffd")
_GENUG = 20
"""So many of one text are told."""


def _found(p: Pruefling, pattern: re.Pattern[str]) -> Iterator[Fund]:
    for text in p.texte:
        if text.text.isascii():
            continue
        for match in itertools.islice(pattern.finditer(text.text), _GENUG):
            yield text.fund(match.start(), match[0], {"code": f"{ord(match[0]):04X}"})


@KATALOG.regel(
    "X330",
    Level.WARNING,
    t("Das Zeichen U+{code} hat nur in einer bestimmten Schrift eine Bedeutung; gedruckt wird ein Kästchen."),
    t("Ersetzen Sie es, etwa durch „•“, „–“ oder „✓“; oft stammt es aus den Schriften Symbol oder Wingdings."),
    t("Unicode, 23.5: Was die Zeichen für private Nutzung bedeuten, ist nicht festgelegt."),
)
def check_private_zeichen(p: Pruefling) -> Iterator[Fund]:
    """Bullets copied from Word are such characters."""
    yield from _found(p, _PRIVATE)


@KATALOG.regel(
    "X331",
    Level.WARNING,
    t("Das unsichtbare Zeichen U+{code} kehrt die Schreibrichtung um."),
    t("Löschen Sie es: Der Text sieht sonst anders aus, als er gespeichert ist. Wörter von rechts nach links "
      "brauchen es nicht."),
    t("Unicode Technical Report 36, 2.5: Mit solchen Zeichen lässt sich Text verfälschen."),
)  # fmt: skip
def check_schreibrichtung(p: Pruefling) -> Iterator[Fund]:
    """Marks of direction that only touch their neighbours (U+200E, U+200F) are no matter."""
    yield from _found(p, _DIRECTION)


@KATALOG.regel(
    "X332",
    Level.WARNING,
    t("Hier ging ein Zeichen verloren: „�“."),
    t("Schreiben Sie das richtige Zeichen; meist wurde eine Datei in falscher Kodierung geöffnet."),
    t("Unicode, 5.22: U+FFFD steht für ein Zeichen, das nicht gelesen werden konnte."),
)
def check_verlorene_zeichen(p: Pruefling) -> Iterator[Fund]:
    """Some program put it there before us; no font of ours shows it."""
    yield from _found(p, _LOST)
