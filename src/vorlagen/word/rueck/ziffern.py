"""Numbers as the markers of lists show them: 3, c, C, iii, III."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from vorlagen.word.rueck.bloecke import Zahlform

_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LETTERS: Final = 26


def counted(number: int, form: Zahlform) -> str:
    """``number`` as a list of that form shows it; as Word, „aa“ follows „z“ and „bb“ follows „aa“."""
    if number < 1:
        return str(number)
    match form:
        case "lowerLetter" | "upperLetter":
            times, letter = divmod(number - 1, _LETTERS)
            text = chr(ord("a") + letter) * (times + 1)
        case "lowerLetters" | "upperLetters":
            text = chr(ord("a") + min(number, _LETTERS) - 1) * 2
        case "lowerRoman" | "upperRoman":
            text = _roman(number)
        case _:
            return str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text
