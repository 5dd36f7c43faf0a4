"""What is told of a finished Mappe promises nothing that one of its files does not keep."""

from __future__ import annotations

import pytest

from vorlagen.models.manifest import Manifest, Manifestdatei, Manifesteintrag
from vorlagen.workflow.mappe.ergebnis import Mappe

UA, A = "PDF/UA-1", "PDF/A-2b"


def told(*files: tuple[str, int, tuple[str, ...]], kept: str = "") -> list[str]:
    """The lines on a Mappe of these files: name, pages, standards; one is kept from an older issue."""
    made = tuple(Manifestdatei(name=name, sha256="", bytes=1, seiten=pages, zusagen=kept)
                 for name, pages, kept in files)  # fmt: skip
    entries = tuple(Manifesteintrag(schluessel=name, art="anlage", top="", titel="", oeffentlich=True, quelle="",
                                    sha256="", datei=name, seiten=pages, erste_seite=1, marken=())
                    for name, pages, _ in files if name != kept)  # fmt: skip
    manifest = Manifest(audience="internal", gremium="Rat", datum="", nummer="", gesamt=1, dateien=made,
                        eintraege=entries)  # fmt: skip
    return [str(line) for line in Mappe("internal", (), manifest, {}).describe()]


@pytest.mark.parametrize(
    ("second", "promised"), [((UA, A), f"{UA}, {A}"), ((A,), A), ((), "keine Standards zugesagt")]
)  # fmt: skip
def test_volumes_promise_what_each_keeps(second: tuple[str, ...], promised: str) -> None:
    lines = told(("sitzungsmappe-band-1.pdf", 30, (UA, A)), ("sitzungsmappe-band-2.pdf", 12, second))
    assert lines == [f"Interne Mappe: 42 Seiten, {promised}."]


def test_a_supplement_is_told_of_by_itself() -> None:
    lines = told(("sitzungsmappe.pdf", 74, ()), ("nachtrag-1.pdf", 3, (UA, A)), ("einladung.pdf", 0, ()))
    assert lines == ["Interne Mappe: 74 Seiten, keine Standards zugesagt.", f"Nachtrag: 3 Seiten, {UA}, {A}."]


def test_a_supplement_of_an_older_issue_is_not_told_of_again() -> None:
    lines = told(("sitzungsmappe.pdf", 74, (A,)), ("nachtrag-1.pdf", 3, (UA, A)), kept="nachtrag-1.pdf")
    assert lines == [f"Interne Mappe: 74 Seiten, {A}."]
