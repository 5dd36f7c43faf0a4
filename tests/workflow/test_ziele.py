"""Where finished files go."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlagen import UsageError
from vorlagen.workflow.ziele import Ziel, plan_targets


def targets(*sources: str, out: str | None = None, pdf: bool = False, public: bool = False) -> tuple[Ziel, ...]:
    audience = "public" if public else "internal"
    return plan_targets([Path(source) for source in sources], Path(out) if out else None, pdf=pdf, audience=audience)


def test_beside_the_source_and_named_after_it() -> None:
    assert targets("a/2026.0184.yaml", pdf=True) == (Ziel(Path("a/2026.0184.docx"), Path("a/2026.0184.pdf")),)
    assert targets("a/x.yaml") == (Ziel(Path("a/x.docx"), None),)


def test_a_folder_takes_many() -> None:
    assert [ziel.docx for ziel in targets("a/x.yaml", "b/y.json", out="ziel")] == [
        Path("ziel/x.docx"),
        Path("ziel/y.docx"),
    ]


@pytest.mark.parametrize(
    ("out", "pdf", "expected"),
    [
        ("z/a.docx", False, Ziel(Path("z/a.docx"), None)),
        ("z/a.docx", True, Ziel(Path("z/a.docx"), Path("z/a.pdf"))),
        ("z/a.PDF", False, Ziel(None, Path("z/a.pdf"))),
        ("z/a.pdf", True, Ziel(Path("z/a.docx"), Path("z/a.pdf"))),
    ],
)
def test_a_name_with_its_ending_is_a_file(out: str, pdf: bool, expected: Ziel) -> None:
    assert targets("x.yaml", out=out, pdf=pdf) == (expected,)


def test_a_folder_that_is_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "mappe.pdf").mkdir()
    assert targets("x.yaml", out=str(tmp_path / "mappe.pdf")) == (Ziel(tmp_path / "mappe.pdf" / "x.docx", None),)


def test_one_file_cannot_take_two_papers() -> None:
    with pytest.raises(UsageError, match=r"alles.docx kann nur eine Vorlage aufnehmen, es sind 2\."):
        targets("x.yaml", "y.yaml", out="alles.docx")


@pytest.mark.parametrize(
    ("first", "second"), [("a/x.yaml", "b/x.yaml"), ("a/x.yaml", "b/X.yaml"), ("a/x.yaml", "b/x.json"),
                          ("a/Brücke.yaml", "b/Bru\u0308cke.yaml"), ("a/straße.yaml", "b/strasse.yaml")],
)  # fmt: skip
def test_two_papers_never_share_a_target(first: str, second: str) -> None:
    """As Windows and macOS compare names: without case, umlauts in either Unicode form."""
    with pytest.raises(UsageError, match="ergäben dieselbe Datei"):
        targets(first, second, out="ziel")
    if first.split("/")[1] == second.split("/")[1]:
        assert len(targets(first, second)) == 2


def test_a_public_file_never_bears_the_name_of_the_internal_one() -> None:
    assert targets("x.yaml", pdf=True, public=True) == (Ziel(Path("x-oeffentlich.docx"), Path("x-oeffentlich.pdf")),)


def test_standard_input_is_called_vorlage() -> None:
    assert targets("-", out="ziel") == (Ziel(Path("ziel/vorlage.docx"), None),)
