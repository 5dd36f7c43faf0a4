"""Why a placeholder cannot be read: signs that Word put in, or a slip of the pen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import Text, t
from vorlagen.word.pruefung.fund import Fund
from vorlagen.word.pruefung.klammern import COMMANDS, command_of

if TYPE_CHECKING:
    from vorlagen.word.pruefung.anweisungen import Anweisung

_QUOTE: Final = (t("ein typografisches Anführungszeichen"), t('gerade Anführungszeichen (")'))
_DASH: Final = (t("ein Gedankenstrich"), t("einen Bindestrich (-)"))
_BLANK: Final = (t("ein geschütztes Leerzeichen"), t("ein gewöhnliches Leerzeichen"))
_HIDDEN: Final = (t("ein unsichtbares Zeichen"), t("nichts; löschen Sie die Stelle, und tippen Sie sie neu"))
_SIGNS: Final[dict[str, tuple[Text, Text]]] = {
    **dict.fromkeys("„“”‚‘’«»‹›´`", _QUOTE),
    **dict.fromkeys("–—−‑‐", _DASH),
    "…": (t("ein Auslassungszeichen"), t("drei Punkte (...)")),
    **dict.fromkeys("\u00a0\u202f\u2007", _BLANK),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", _HIDDEN),
}
_STRING: Final = re.compile(r'"[^"]*"|\'[^\']*\'')
_WIDE: Final = re.compile(r"\s+(p|tr|tc|r)\s|(p|tr|tc|r)[\s\u00a0]")


def unreadable(anweisung: Anweisung) -> Fund:
    """The fault of a placeholder that Jinja does not understand."""
    mark = anweisung.marke
    inner = _STRING.sub(lambda found: " " * len(found[0]), mark.inhalt)
    strange = [at for at, char in enumerate(inner) if char in _SIGNS]
    if strange:
        kinds = dict.fromkeys(_SIGNS[inner[at]] for at in strange)
        values = {
            "zeichen": _listed([_shown(what, inner) for what, _ in kinds]),
            "ersatz": _listed([instead for _, instead in kinds]),
        }
        return Fund("P916", anweisung, mark.start + len(mark.kante) + strange[0], values)
    return Fund("P919", anweisung, hinweis=_hint(anweisung))


def _shown(what: Text, inner: str) -> Text:
    """The kind of sign, with the sign itself if it can be seen."""
    sign = next(char for char in inner if char in _SIGNS and _SIGNS[char][0] == what)
    return t("{was} ({zeichen})", was=what, zeichen=sign) if sign.isprintable() else what


def _listed(texts: list[Text]) -> Text:
    return Text(", ".join(f"{{m{at}}}" for at in range(len(texts))), {f"m{at}": text for at, text in enumerate(texts)})


def _hint(anweisung: Anweisung) -> Text | None:  # noqa: PLR0911 - one for each slip
    mark, meant = anweisung.marke, command_of(anweisung)
    wide = _WIDE.match(mark.inhalt)
    if not anweisung.inhalt:
        return t("Zwischen den Klammern fehlt der Name, zum Beispiel „{{{{ betreff }}}}“.")
    if wide and not anweisung.weite:
        kind = wide[1] or wide[2]
        return t("Schreiben Sie „{anfang}“ ohne Leerzeichen davor und mit einem gewöhnlichen danach.",
                 anfang=f"{mark.kante}{kind}")  # fmt: skip
    if anweisung.befehl and meant != anweisung.befehl:
        return t("Meinten Sie „{near}“?", near=meant)
    if mark.kante == "{%" and meant not in COMMANDS:
        return t("Nach „{{%“ steht ein Befehl: for, if, else, endif, endfor. Ein Wert steht in „{{{{ … }}}}“.")
    if _is_odd(mark.inhalt):
        return t("Es fehlt ein Anführungszeichen.")
    if meant in ("if", "elif") and re.search(r"[^=!<>]=[^=]", mark.inhalt):
        return t("Verglichen wird mit zwei Gleichheitszeichen: ==.")
    return None


def _is_odd(text: str) -> bool:
    return any(char in _STRING.sub("", text) for char in "\"'")
