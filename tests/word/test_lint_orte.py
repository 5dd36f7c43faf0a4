"""Template lint looks into every story and says where a fault stands in words that people find in Word."""

from __future__ import annotations

import pytest
from wordbau import LOOP, W, changed, paragraph, parts_of, table, text_box, word_template

from vorlagen.sources import load_form
from vorlagen.word.pruefung.lint import lint_template

STANDARD = load_form("standard").formular
TYPO = paragraph("{{ betref }}")
SECTIONS = "".join(map(paragraph, LOOP))
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def places(docx: bytes) -> list[str]:
    """Places of all findings, which are all on the planted name."""
    found = lint_template(docx, "v.docx", STANDARD)
    assert {finding.code for finding in found} <= {"P920"}
    assert all(str(finding.message).startswith(f"{finding.path}: ") for finding in found)
    return [finding.path for finding in found]


def control(content: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


BODIES = {
    "Text, Absatz 2": paragraph("eins") + TYPO,
    "Text, Absatz 3": paragraph("") + table(("x",)) + paragraph("") + TYPO,
    "Text, Tabelle 2, Zeile 1, Spalte 3, Absatz 1": table(("x",)) + table(("a", "b", TYPO)),
    "Text, Tabelle 1, Zeile 1, Spalte 2, Tabelle 1, Zeile 2, Spalte 1, Absatz 2": table(
        ("a", paragraph("b") + table(("c",), (paragraph("d") + TYPO,)) + paragraph(""))
    ),
    "Text, Textfeld 1, Absatz 2": text_box(paragraph("x") + TYPO),
    "Text, Textfeld 2, Absatz 1": text_box(paragraph("x")) + table((text_box(TYPO),)),
    "Text, Textfeld 1, Tabelle 1, Zeile 1, Spalte 1, Absatz 1": text_box(table((TYPO,)) + paragraph("")),
    "Text, Absatz 1": control(TYPO),
    "Text, Tabelle 1, Zeile 2, Spalte 1, Absatz 1": table(("x",), (control(TYPO),)),
    "Text, Absatz 2, Feldfunktion": paragraph("x")
    + '<w:p><w:r><w:instrText>HYPERLINK "{{ betref }}"</w:instrText></w:r></w:p>',
    "Text, Absatz 1, Alternativtext": (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="1" name="Wappen" descr="Wappen {{ betref }}"/></wp:inline></w:drawing>'
        "</w:r></w:p>"
    ),
}


@pytest.mark.parametrize("place", BODIES)
def test_a_fault_in_the_body_has_its_place(place: str) -> None:
    assert places(word_template(raw=BODIES[place] + SECTIONS)) == [place]


def test_a_text_box_is_read_once_and_within_the_loop_round_it() -> None:
    """Word stores it twice; and what a loop makes known holds in a box that is anchored in the loop."""
    box = text_box(paragraph("{{ z.wert }}") + TYPO).replace("Davor.", "{% for z in kopf %}")
    raw = box.removesuffix("</w:p>") + "<w:r><w:t>{% endfor %}</w:t></w:r></w:p>"
    assert places(word_template(raw=raw + SECTIONS)) == ["Text, Textfeld 1, Absatz 2"]


def story(kind: str, content: str) -> bytes:
    return f'<w:{kind} xmlns:w="{W}" xmlns:r="{R}">{content}</w:{kind}>'.encode()


@pytest.mark.parametrize(
    ("part", "kind", "place"),
    [
        ("word__header1_dot_xml", "hdr", "Kopfzeile, Absatz 2"),
        ("word__header2_dot_xml", "hdr", "Kopfzeile (erste Seite), Absatz 2"),
        ("word__footer1_dot_xml", "ftr", "Fußzeile, Absatz 2"),
        ("word__footer2_dot_xml", "ftr", "Fußzeile (erste Seite), Absatz 2"),
        ("word__header9_dot_xml", "hdr", "Kopf- oder Fußzeile ohne Seite (word/header9.xml), Absatz 2"),
    ],
)
def test_a_fault_in_a_header_or_footer_is_named_after_its_pages(part: str, kind: str, place: str) -> None:
    content = {part: story(kind, paragraph("x") + TYPO)}
    assert places(word_template(raw=SECTIONS, **content)) == [place]


def two_sections(kind: str) -> bytes:
    """The standard Word file with a second section that has headers of its own."""
    template = word_template(
        raw="ERSTER" + SECTIONS, word__header8_dot_xml=story("hdr", table((TYPO,)) + paragraph(""))
    )
    document = parts_of(template)["word/document.xml"].decode()
    first = document[document.index("<w:sectPr>") : document.index("</w:body>")]
    second = first.replace('<w:headerReference w:type="default" r:id="rId5"/>',
                           f'<w:headerReference w:type="{kind}" r:id="rId88"/>')  # fmt: skip
    template = changed(template, "word/document.xml", first + "</w:body>", second + "</w:body>")
    template = changed(template, "word/document.xml", "ERSTER", f"<w:p><w:pPr>{first}</w:pPr></w:p>")
    relation = f'<Relationship Id="rId88" Type="{R}/header" Target="header8.xml"/></Relationships>'
    return changed(template, "word/_rels/document.xml.rels", "</Relationships>", relation)


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("default", "Kopfzeile von Abschnitt 2, Tabelle 1, Zeile 1, Spalte 1, Absatz 1"),
        ("first", "Kopfzeile von Abschnitt 2 (erste Seite), Tabelle 1, Zeile 1, Spalte 1, Absatz 1"),
        ("even", "Kopfzeile von Abschnitt 2 (gerade Seiten), Tabelle 1, Zeile 1, Spalte 1, Absatz 1"),
    ],
)
def test_a_header_of_a_later_section_is_named_with_its_number(kind: str, place: str) -> None:
    assert places(two_sections(kind)) == [place]


@pytest.mark.parametrize(("kind", "word"), [("footnote", "Fußnote"), ("endnote", "Endnote")])
def test_notes_have_the_number_that_word_prints(kind: str, word: str) -> None:
    """By the order of the references in the text, not of the part; separators do not count."""
    notes = f'<w:{kind} w:type="separator" w:id="0">{paragraph("")}</w:{kind}>'
    notes += f'<w:{kind} w:id="5">{paragraph("x")}{TYPO}</w:{kind}><w:{kind} w:id="9">{paragraph("y")}</w:{kind}>'
    references = "".join(f'<w:p><w:r><w:{kind}Reference w:id="{number}"/></w:r></w:p>' for number in (9, 5))
    part = {f"word__{kind}s_dot_xml": story(f"{kind}s", notes)}
    assert places(word_template(raw=references + SECTIONS, **part)) == [f"{word} 2, Absatz 2"]


def test_what_one_part_has_set_another_does_not_know() -> None:
    """Each part is filled by itself."""
    header = {"word__header1_dot_xml": story("hdr", paragraph("{{ eigenes }}"))}
    found = lint_template(word_template(raw=paragraph("{% set eigenes = 1 %}{{ eigenes }}") + SECTIONS, **header),
                          "v.docx", STANDARD)  # fmt: skip
    assert [(finding.code, finding.path) for finding in found] == [("P920", "Kopfzeile, Absatz 1")]


def test_findings_stand_in_reading_order() -> None:
    raw = TYPO + table(("a", TYPO)) + text_box(TYPO) + paragraph("{{ bettreff }} {{ nummr }}") + SECTIONS
    template = word_template(raw=raw, word__header1_dot_xml=story("hdr", TYPO))
    assert places(template) == [
        "Text, Absatz 1", "Text, Tabelle 1, Zeile 1, Spalte 2, Absatz 1", "Text, Textfeld 1, Absatz 1",
        "Text, Absatz 3", "Text, Absatz 3", "Kopfzeile, Absatz 1",
    ]  # fmt: skip
