"""Long texts on their whole way: findings at their line, pictures of every kind, characters of every script."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

import vorlagen
from vorlagen.pdf.readback import read_pdf_facts
from vorlagen.workflow.rendern import convert_rendered
from vorlagen.workflow.stapel import Druckoptionen, render_files

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]

PAPER = """\
sachverhalt: |2
    ## Anlass
  Der Bau[^1] beginnt, so der [Plan](plan.pdf).

  #### Kosten
  | a | b |
  |---|---|
  | 1 | 2 | 3 |
begruendung: >-
  Der Ausschuss hat beraten[^2] und
  <b>zugestimmt</b>; siehe [den

  Bericht][b]. Wort\u202e
beschlussvorschlag:
- gremium: Rat
  text: "Der Rat beschließt\\n\\n##\\n\\nden \\"Bau\\"[^3] und
    \\u00e4hnliches[^4]."
- gremium: Ausschuss
  text: Der Ausschuss
    empfiehlt[^5]

    es. <!-- wirklich? -->
"""


def found_in(file: Path) -> list[tuple[str, int | None, int | None]]:
    return [(one.code, one.line, one.column) for one in vorlagen.check(file).findings if one.code.startswith("X")]


def test_findings_stand_at_their_line_and_column_in_every_style_of_yaml(write: Callable[..., Path]) -> None:
    """Literal with an indentation indicator, folded, quoted with escapes, plain; fields and entries of a list."""
    assert found_in(write(text=PAPER)) == [
        ("X304", 3, 10),
        ("X307", 3, 38),
        ("X321", 5, 3),
        ("X323", 8, 3),
        ("X304", 10, 28),
        ("X309", 11, 3),
        ("X308", 11, 28),
        ("X331", 13, 20),
        ("X322", 16, 32),
        ("X304", 16, 49),
        ("X304", 17, 19),
        ("X304", 20, 14),
        ("X310", 22, 9),
    ]


def test_a_field_that_only_a_form_has_is_looked_through(write: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "stadt.yaml").write_text(
        "name: musterstadt\nzusatzfelder: [{name: denkmal, typ: langtext}]\nabschnitte: [denkmal]\n", encoding="utf-8"
    )
    assert found_in(write(text="formular: stadt.yaml\ndenkmal: |\n\n  Text\n  mit[^1] Fußnote\n")) == [("X304", 5, 6)]


def test_the_examples_hold_nothing_to_tell_of() -> None:
    files = [file for file in (ROOT / "examples").glob("*/*.yaml") if "sitzung" not in file.name]
    papers = [file for file in files if file.name != "vorlagen.yaml"]
    assert len(papers) >= 20
    assert [(file.name, found) for file in papers if (found := found_in(file))] == []


def photo() -> bytes:
    exif, buffer = Image.Exif(), io.BytesIO()
    exif[0x0112], exif[0x010F] = 6, "Mustertelefon"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 20.0, 30.0), 3: "E", 4: (12.0, 22.0, 0.0)})
    Image.new("RGB", (4000, 3000), (20, 90, 160)).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


def saved(kind: str, mode: str, colour: Any) -> bytes:  # noqa: ANN401
    buffer = io.BytesIO()
    Image.new(mode, (600, 60), colour).save(buffer, kind, dpi=(150, 150))
    return buffer.getvalue()


KINDS = {
    "handy.jpg": photo(), "durchsichtig.png": saved("PNG", "RGBA", (20, 90, 160, 128)),
    "druckerei.jpg": saved("JPEG", "CMYK", (255, 110, 0, 95)), "scan.tif": saved("TIFF", "1", 1),
    "tief.png": saved("PNG", "I;16", 0x8000), "netz.webp": saved("WEBP", "RGB", (20, 90, 160)),
    "alt.gif": saved("GIF", "P", 3), "alt.bmp": saved("BMP", "RGB", (20, 90, 160)),
    "grau.png": saved("PNG", "LA", (90, 128)),
}  # fmt: skip


@pytest.mark.parametrize("engine", ["embedded", pytest.param("libreoffice", marks=pytest.mark.libreoffice)])
def test_pictures_of_every_kind_are_printed_in_a_pdf_that_holds_its_standards(
    write: Callable[..., Path], tmp_path: Path, engine: str
) -> None:
    """And the public file knows neither the telephone nor the place; a photograph of 12 million pixels stays small."""
    for name, data in KINDS.items():
        (tmp_path / name).write_bytes(data)
    lines = "".join(f"\n  ![Ein Bild: {name}]({name})\n" for name in KINDS)
    word = vorlagen.render(vorlagen.load(write(lines)), audience="public")
    assert [one.code for one in word.report.findings if one.code != "X327"] == []
    with zipfile.ZipFile(io.BytesIO(word.docx)) as package:
        media = {name: package.read(name) for name in package.namelist() if name.startswith("word/media/text")}
    assert len(media) == len(KINDS)
    for data in media.values():
        assert b"Mustertelefon" not in data
        assert b"Exif" not in data
    assert len(word.docx) < 300_000
    pdf = convert_rendered([word], engine)[0]
    assert not isinstance(pdf, Exception)
    assert {"PDF/UA-1", "PDF/A-2b"} <= set(pdf.claims)


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("leer.png", b"", "ist leer"),
        ("text.png", b"nur Text", "keines der Bilder"),
        ("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG-Zeichnung"),
        ("halb.jpg", KINDS["handy.jpg"][:9_000], "unvollständig"),
        (
            "riesig.png",
            KINDS["grau.png"][:16] + b"\x00\x00\x4e\x20" * 2 + KINDS["grau.png"][24:],
            "unvollständig|zu groß",
        ),
    ],
)
def test_a_picture_that_cannot_be_printed_is_told_of_at_its_line(
    write: Callable[..., Path], tmp_path: Path, name: str, data: bytes, cause: str
) -> None:
    (tmp_path / name).write_bytes(data)
    file = write(f"\n  Siehe ![Plan]({name}).\n")
    found = [one for one in vorlagen.check(file).findings if one.code == "X302"]
    assert [(one.line, one.column) for one in found] == [(12, 15)]
    assert re.search(cause, str(found[0].message))
    assert "PNG oder JPEG" in str(found[0].hint)


def test_a_picture_of_the_internet_or_pasted_as_letters_is_told_apart(write: Callable[..., Path]) -> None:
    file = write(f"\n  ![a](https://beispiel.de/a.png)\n\n  ![b](data:image/png;base64,{'QUJD' * 2000})\n")
    found = [one for one in vorlagen.check(file).findings if one.code == "X301"]
    assert [(one.line, str(one.message)) for one in found] == [
        (12, "Das Bild „https://beispiel.de/a.png“ liegt im Internet; von dort wird nichts geladen."),
        (14, "Das Bild steht als Zeichenfolge im Text."),
    ]


SCRIPTS = {
    "hebräisch": "שלום עולם",
    "arabisch": "مرحبا بالعالم",
    "zerlegt": "Mu\u0308hlgraben und Stra\u00dfe, e\u0301te\u0301",
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e9\U0001f1ea",
    "cjk": "漢字 \U00020000\U0002a6df",
    "privat": "\uf0b7 und \U000f0001",
}


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_characters_of_every_script_arrive_unchanged_in_word(write: Callable[..., Path], text: str) -> None:
    word = vorlagen.render(vorlagen.load(write(f"  Vorher {text} nachher.\n")))
    with zipfile.ZipFile(io.BytesIO(word.docx)) as package:
        assert f"Vorher {text} nachher" in package.read("word/document.xml").decode()


def test_every_character_without_a_glyph_is_told_of_at_its_line(write: Callable[..., Path], tmp_path: Path) -> None:
    """One finding a character, at the text and not at the comment that names it too."""
    file = write("  Das Zeichen 漢 steht hier.\n\n  Und 字 und 漢 \U0002a6df.\n", "blatt.yaml")
    file.write_text("# 漢 im Kommentar\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    result = render_files([file], Druckoptionen(out=tmp_path / "aus", pdf=True))[0]
    found = [(one.line, one.column) for one in result.findings if one.code == "D811"]
    assert found == [(12, 15), (14, 7)]
    assert "PDF/A-2b" not in result.zusagen


@pytest.mark.parametrize("text", ["שלום", "\U0001f468\u200d\U0001f469", "مرحبا"])
def test_what_only_fonts_of_the_machine_have_is_told_of_at_its_line(
    write: Callable[..., Path], tmp_path: Path, text: str
) -> None:
    """A machine that has no such font prints boxes instead (D811): either way the line is named."""
    file = write(f"\n  Das Wort {text}.\n")
    result = render_files([file], Druckoptionen(out=tmp_path / "aus", pdf=True))[0]
    found = {(one.line, one.column) for one in result.findings if one.code in ("D810", "D811")}
    assert found == {(12, 12)}
    assert not any("u{" in str(one.message) for one in result.findings)


def test_right_to_left_text_arrives_in_the_order_of_reading(write: Callable[..., Path]) -> None:
    """In the text of the PDF; our fonts have no Hebrew, so boxes are printed (D811)."""
    pdf = convert_rendered([vorlagen.render(vorlagen.load(write("  Das Wort שלום heißt Frieden.\n")))])[0]
    assert not isinstance(pdf, Exception)
    assert "heißt Frieden" in read_pdf_facts(pdf.pdf, "v.pdf").text
