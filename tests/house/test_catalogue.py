from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def catalogue(load_tool: Callable[[str], ModuleType]) -> ModuleType:
    """The script tools/catalogue.py as a module."""
    return load_tool("catalogue")


def test_the_committed_catalogue_is_fresh_complete_and_keeps_every_placeholder(catalogue: ModuleType) -> None:
    texts, _ = catalogue.extract(catalogue.SOURCE)
    assert len(texts) >= 18, "the search found next to nothing"
    faults = catalogue.check()
    assert not faults, "\n".join([*faults, "Abhilfe: make catalogue, dann fehlende Texte in vorlagen.po eintragen"])


def test_the_compiled_files_hold_no_date(catalogue: ModuleType) -> None:
    """Babel writes the minute of the run into every head; the check would fail a minute later."""
    for data in (catalogue.click_mo(), catalogue.PO.with_suffix(".mo").read_bytes()):
        assert b"-Date:" not in data


def test_english_reaches_the_reader() -> None:
    from vorlagen.findings import Level  # noqa: PLC0415 - the rest of this file reads sources only

    assert [level.label.translate("en") for level in Level] == ["error", "warning", "note"]


def extracted(catalogue: ModuleType, folder: Path, source: str) -> tuple[list[str], list[str]]:
    (folder / "modul.py").write_text(source, encoding="utf-8")
    texts, complaints = catalogue.extract(folder)
    return sorted(texts), complaints


def test_texts_are_found_under_every_spelling_of_the_call(catalogue: ModuleType, tmp_path: Path) -> None:
    source = (
        "from vorlagen import i18n\nfrom vorlagen.i18n import Text, t\nfrom vorlagen.i18n import t as text\n"
        "t('a {n}', n=1); text('b' 'b'); i18n.t('c'); Text('d'); Text(heading); t('')\n"
    )
    assert extracted(catalogue, tmp_path, source) == (["a {n}", "bb", "c", "d"], [])


def test_another_function_of_that_name_is_none_of_ours(catalogue: ModuleType, tmp_path: Path) -> None:
    assert extracted(catalogue, tmp_path, "from elsewhere import t\nt('a')\n") == ([], [])


@pytest.mark.parametrize("argument", ["f'{x}'", "'a' + x", "x", "'a' if x else 'b'", ""])
def test_a_text_made_at_run_time_is_refused_with_its_line(catalogue: ModuleType, tmp_path: Path, argument: str) -> None:
    texts, complaints = extracted(catalogue, tmp_path, f"from vorlagen.i18n import t\n\nt({argument})\n")
    assert texts == []
    assert len(complaints) == 1
    assert "modul.py:3: " in complaints[0]


@pytest.mark.parametrize(
    ("german", "english", "fault"),
    [
        ("Seite {n}", "page {n}", None),
        ("Seite {n}", "", "Ohne englischen Text"),
        ("Seite {n}", "page", "Andere Platzhalter"),
        ("Seite {n}", "page {m}", "Andere Platzhalter"),
        ("Seite {n}", "page {n", "Andere Platzhalter"),
        ("Seite {n:d}", "page {n}", None),
    ],
)
def test_what_is_wrong_with_an_english_text_is_told(
    catalogue: ModuleType, german: str, english: str, fault: str | None
) -> None:
    new = catalogue.PlainCatalogue(locale="en")
    new.add(german, english)
    faults = list(catalogue.problems(new))
    assert len(faults) == (fault is not None)
    assert all(found.startswith(fault) for found in faults)


def test_a_text_marked_as_unsure_counts_as_missing(catalogue: ModuleType) -> None:
    new = catalogue.PlainCatalogue(locale="en")
    new.add("Seite", "page", flags={"fuzzy"})
    assert [fault.split(":")[0] for fault in catalogue.problems(new)] == ["Unsicher (fuzzy)"]


def test_an_update_keeps_known_english_adds_new_and_drops_what_is_gone(catalogue: ModuleType) -> None:
    old = catalogue.PlainCatalogue(locale="en")
    old.add("bleibt", "stays")
    old.add("geht", "goes")
    new = catalogue.update(old, {"bleibt": ["a.py"], "neu": ["a.py"]})
    assert {m.id: m.string for m in new if m.id} == {"bleibt": "stays", "neu": ""}


def test_the_files_hold_no_dates_and_no_line_numbers(catalogue: ModuleType) -> None:
    content = catalogue.PO.read_text(encoding="utf-8")
    assert "-Date:" not in content
    assert "Generated" not in content
    assert ".py:" not in content
