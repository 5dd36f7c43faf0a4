"""Names in the ZIP say what a file is, on every file system, and no two are alike."""

from __future__ import annotations

import pytest

from vorlagen.formular.mappe import Eintrag, Eintragsart, Mappenplan, Mappenpunkt, Punktzeile
from vorlagen.workflow.mappe.archiv import entry_names


def _names(*titles: str, sign: str = "Ö 7", item: str = "Radwegbrücke") -> list[str]:
    line = Punktzeile("oe-7", item, oeffentlich=True, zeichen=sign)
    entries = tuple(Eintrag(Eintragsart.ANLAGE, f"{at}", title, "oe-7", sign, quelle=f"{at}.pdf")
                    for at, title in enumerate(titles))  # fmt: skip
    plan = Mappenplan("internal", (Mappenpunkt(line),), entries)
    return [name for _, name in entry_names(plan)]


def test_names_sort_as_the_agenda_does() -> None:
    assert _names("Beschlussvorlage 2026/0184: Neubau") == [
        "Ö 07 Radwegbrücke/01 Beschlussvorlage 2026-0184- Neubau.pdf"
    ]
    assert _names("Plan", sign="Ö 12a")[0].startswith("Ö 12a ")
    assert _names("Plan", sign="Ö 6.1")[0].startswith("Ö 06.01 ")


@pytest.mark.parametrize("title", ["a/b", "a\\b", "C:", "was?", "..", "con", "", " . ", "x\n\ty", "a" * 400, "„ü“ – ₂"])
def test_every_title_becomes_a_name(title: str) -> None:
    """No path leaves its folder, and Windows takes the name."""
    (name,) = _names(title)
    folder, _, file = name.partition("/")
    assert folder == "Ö 07 Radwegbrücke"
    assert file.startswith("01 ")
    assert not set('<>:"/\\|?*\n\t') & set(file)
    assert ".." not in file.removesuffix(".pdf")
    assert len(file) < 100


def test_equal_titles_stay_apart() -> None:
    """Also such as differ in case only, or in the Unicode form."""
    names = _names("Gutachten", "gutachten", "Gru\u0308n", "Gr\u00fcn")
    assert len({name.casefold() for name in names}) == 4
