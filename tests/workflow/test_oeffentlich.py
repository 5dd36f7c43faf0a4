"""The public paper: nothing closed stands in any part of it, and what would is refused (exit 8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen import PublicnessError, Vorlage
from vorlagen.workflow.geschlossen import closed_texts, refuse_closed
from vorlagen.workflow.stapel import Druckoptionen, render_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLOSED = """\
nichtoeffentlichkeit:
  {fallgruppe: grundstueck, rechtsgrundlage: § 48 Abs. 2 GO NRW, begruendung: Käufer wünscht Stillschweigen.}
interne_hinweise: |
  **Achtung:** Limit liegt bei 480.000 €.
  - mit dem Kämmerer abgestimmt
anlagen:
  - {titel: Lageplan, datei: anlagen/lageplan.pdf}
  - {titel: Wertgutachten Flurstück 12, datei: anlagen/gutachten_mueller.pdf, oeffentlich: nein}
"""
SECRETS = ("Stillschweigen", "480.000", "Kämmerer", "Wertgutachten", "Flurstück 12", "gutachten_mueller", "§ 48 Abs. 2")


@pytest.fixture
def paper(write: Callable[..., Path], tmp_path: Path, attachment: bytes) -> Vorlage:
    (tmp_path / "anlagen").mkdir()
    for name in ("lageplan", "gutachten_mueller"):
        (tmp_path / "anlagen" / f"{name}.pdf").write_bytes(attachment)
    return vorlagen.load(write(CLOSED))


def with_text(paper: Vorlage, text: str) -> Vorlage:
    """The same paper with another Sachverhalt."""
    return paper.model_copy(update={"sachverhalt": text})


def test_no_part_of_a_public_paper_holds_anything_closed(
    paper: Vorlage, parts: Callable[[bytes], dict[str, str]]
) -> None:
    public = parts(vorlagen.render(paper, audience="public").docx)
    everything = "\n".join((*public, *public.values())).replace("\u00a0", " ")
    assert [secret for secret in SECRETS if secret in everything] == []
    assert not [name for name in public if name.startswith("customXml")]
    assert "Anlage 2 (nichtöffentlich)" in everything
    assert "Lageplan" in everything


def test_the_internal_paper_holds_all_of_it(paper: Vorlage, parts: Callable[[bytes], dict[str, str]]) -> None:
    """Else the test above would prove nothing."""
    internal = parts(vorlagen.render(paper).docx)
    text = internal["word/document.xml"].replace("\u00a0", " ")
    assert [secret for secret in ("Stillschweigen", "480.000", "Kämmerer", "Wertgutachten") if secret not in text] == []
    assert "gutachten_mueller" in internal["customXml/item900.xml"]


@pytest.mark.parametrize(
    "leak",
    [
        "Siehe Wertgutachten Flurstück 12.",
        "Siehe *Wert*gutachten Flurstück 12.",
        "Siehe gutachten_mueller.pdf.",
        "Siehe `anlagen/gutachten_mueller.pdf`.",
        "Siehe [hier](https://lindenfurt.example/gutachten_mueller.pdf).",
        "Siehe [hier](https://lindenfurt.example/a?t=Wertgutachten%20Flurst%C3%BCck%2012).",
        'Siehe [hier](https://lindenfurt.example "Wertgutachten Flurstück 12").',
        "Siehe ![Wertgutachten Flurstück 12](plan.png).",
        "Ein Kauf: mit dem Kämmerer abgestimmt, wie üblich.",
        "Der Käufer wünscht Stillschweigen. So sei es: Käufer wünscht Stillschweigen.",
        "Wertgutachten Flurstu\u0308ck 12",
    ],
)
def test_a_planted_leak_is_refused(paper: Vorlage, leak: str) -> None:
    """In the text, across formats, in addresses, in tips, in alternative texts."""
    with pytest.raises(PublicnessError, match="stünde Nichtöffentliches") as caught:
        vorlagen.render(with_text(paper, leak), audience="public", draft=True)
    assert caught.value.exit_code == 8
    assert caught.value.code == "O502"


@pytest.mark.parametrize(
    ("closed", "leak"),
    [
        ("Das Limit[^1] liegt bei 480.000 €.[^2]", "Offen.[^a]\n\n[^a]: Das Limit liegt bei 480.000 €."),
        ("Das Limit liegt bei ^[nach Rücksprache] 480.000 €.", "Das Limit liegt bei ^[etwas anderes] 480.000 €."),
        ("Kaufpreis ^[Käufer ist die Beispiel GmbH] offen", "Die Stadt verkauft.^[Käufer ist die Beispiel GmbH]"),
        ("[^k]: Käufer ist die Beispiel GmbH", "Käufer ist die Beispiel GmbH"),
        ("Limit[^1][^2] 480.000 €", "Limit[^1][^2] 480.000 €\n\n[^1]: x\n[^2]: y"),
        ("Limit bei 480 m^2^ und H~2~O", "Text[^1]\n\n[^1]: Limit bei 480 m^2^ und H~2~O"),
        ("Das Limit[^1] gilt", "Zuvor.[^1] Das Limit[^1] gilt\n\n[^1]: offen"),
    ],
)
def test_a_leak_round_and_in_footnotes_is_refused(paper: Vorlage, closed: str, leak: str) -> None:
    """References are no text of a Word file, and notes stand in a part of their own."""
    closed_paper = paper.model_copy(update={"interne_hinweise": closed})
    with pytest.raises(PublicnessError):
        vorlagen.render(with_text(closed_paper, leak), audience="public", draft=True)


def test_a_leak_in_the_name_of_a_part_is_found(paper: Vorlage) -> None:
    import io  # noqa: PLC0415 - only here
    import zipfile  # noqa: PLC0415

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/media/gutachten_mueller.pdf", b"")
    with pytest.raises(PublicnessError):
        refuse_closed(stream.getvalue(), paper, "x.docx")


def test_what_the_paper_says_in_the_open_is_no_secret() -> None:
    paper = Vorlage.model_validate({
        "betreff": "Satzung", "rechtsgrundlage": ["§ 7 GO NRW"], "interne_hinweise": "keine",
        "nichtoeffentlichkeit": {"rechtsgrundlage": "§ 7 GO NRW", "fallgruppe": "grundstueck"},
        "anlagen": [{"titel": "Entwurf", "oeffentlich": False}, {"titel": "Entwurf", "oeffentlich": True}],
    })  # fmt: skip
    assert closed_texts(paper) == ()


@pytest.mark.parametrize("title", ["Finanzielle Auswirkungen", "Folgekosten", "Federführung und Stand"])
def test_an_anlage_that_is_called_like_a_section_is_no_secret(
    write: Callable[..., Path], attachment: bytes, title: str
) -> None:
    """Sections are called after fields, or as the form says; both stand in each of its papers."""
    file = write(f"anlagen:\n  - {{titel: {title}, datei: geld.pdf, oeffentlich: nein}}\n")
    (file.parent / "geld.pdf").write_bytes(attachment)
    assert closed_texts(vorlagen.load(file)) == ("geld.pdf",)
    assert vorlagen.render(vorlagen.load(file), audience="public").docx


def test_a_paper_without_a_public_step_has_no_public_form(write: Callable[..., Path]) -> None:
    file = write("nichtoeffentlichkeit: {fallgruppe: grundstueck, begruendung: Ein Kauf.}\n")
    file.write_text(file.read_text(encoding="utf-8").replace("oeffentlich: ja", "oeffentlich: nein"), encoding="utf-8")
    with pytest.raises(PublicnessError, match="Kein Gremium berät diese Vorlage öffentlich"):
        vorlagen.render(vorlagen.load(file), audience="public")


def test_a_leak_writes_nothing_and_stops_no_other_paper(write: Callable[..., Path], tmp_path: Path) -> None:
    leak = write("interne_hinweise: Limit bei 480.000 €\nkurzfassung: Das Limit bei 480.000 € gilt.\n", "leck.yaml")
    sound = write("", "gut.yaml")
    out = tmp_path / "out"
    first, second = render_files([leak, sound], Druckoptionen(out=out, audience="public", pdf=True))
    assert isinstance(first.fehler, PublicnessError)
    assert second.fehler is None
    assert sorted(path.name for path in out.iterdir()) == ["gut-oeffentlich.docx", "gut-oeffentlich.pdf"]
