"""What people do to a Word file is read, or told: nothing of it is lost in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docxbau as d
import pytest
from wordbau import changed, packed, parts_of, text_box

from vorlagen.word.paket import PackageError
from vorlagen.word.rueck.bloecke import (
    Absatz,
    Angabe,
    Begriff,
    Fussnotenzeichen,
    Kaestchenzeile,
    Liste,
    Tabelle,
    Worte,
    plain,
)
from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.rueck.lesung import Aenderungsart, Verlustart
from vorlagen.word.rueck.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Hin
    from vorlagen.word.body import Body
    from vorlagen.word.rueck.lesung import Feldlesung, Lesung, Stand

    Pack = Callable[[str, Body], bytes]

BULLETS = '<w:abstractNum w:abstractNumId="0">{}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'


def level(at: int, form: str, text: str, left: int) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )


@pytest.fixture
def lies(pack: Pack) -> Callable[..., Lesung]:
    """Reads a body that is given as XML."""

    def go(xml: str, *, stand: Stand = "accepted", numbering: str = "", **parts: str) -> Lesung:
        docx = pack(xml, d.body(numbering))
        if parts:
            uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            new = {f"word/{name}.xml": xml.replace("{w}", f'xmlns:w="{uri}"').encode() for name, xml in parts.items()}
            docx = packed({**parts_of(docx), **new})
        return read_back(docx, "probe.docx", stand)

    return go


def text(field: Feldlesung) -> str:
    return to_markdown(field.bloecke, level=1, fussnoten=field.fussnoten)


def test_a_field_is_found_by_its_control(lies: Callable[..., Lesung]) -> None:
    found = lies(d.p("davor") + d.control(d.p("Text")) + d.p("danach"))
    (field,) = found.felder
    assert (field.feld, field.herkunft, field.titel, str(field.ort)) == ("sachverhalt", "control", "Titel", "Absatz 2")
    assert text(field) == "Text\n"
    assert [(around.nach, plain(around.bloecke[0].spannen)) for around in found.umgebung] == [  # type: ignore[union-attr]
        ("", "davor"),
        ("sachverhalt", "danach"),
    ]


def test_a_field_without_its_control_is_found_by_its_bookmarks(hin: Hin) -> None:
    docx = hin("Erster.\n\n- a\n- b\n\nLetzter.\n")
    (field,) = read_back(_without_controls(docx), "probe.docx").felder
    assert (field.feld, field.herkunft) == ("sachverhalt", "bookmark")
    assert text(field) == "Erster.\n\n- a\n- b\n\nLetzter.\n"


def test_a_table_is_found_by_the_bookmarks_in_its_cells(hin: Hin) -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n"
    (field,) = read_back(_without_controls(hin(table)), "probe.docx").felder
    assert text(field) == table


def _without_controls(docx: bytes) -> bytes:
    """The file as LibreOffice may leave it: bookmarks, and no control."""
    return changed(docx, "word/document.xml", '<w:tag w:val="sachverhalt"/>', "")


def test_with_one_bookmark_left_a_field_ends_at_the_next_heading(lies: Callable[..., Lesung]) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="_feld_anlass"/><w:bookmarkEnd w:id="1"/>'
    heading = d.p("Nächstes", '<w:pStyle w:val="berschrift1"/>')
    found = lies(d.p(mark + d.r("eins")) + d.p("zwei") + heading + d.p("drei"))
    (field,) = found.felder
    assert (field.feld, text(field)) == ("anlass", "eins\n\nzwei\n")


def test_a_doubled_control_is_marked(lies: Callable[..., Lesung]) -> None:
    found = lies(d.control(d.p("eins")) + d.control(d.p("zwei")))
    assert [(text(field), field.doppelt) for field in found.felder] == [("eins\n", False), ("zwei\n", True)]


def test_a_control_in_a_control_belongs_to_nobody_else(lies: Callable[..., Lesung]) -> None:
    found = lies(d.control(d.p("außen") + d.control(d.p("innen"), "anlass") + d.p("wieder außen")))
    assert [(field.feld, field.in_feld, text(field)) for field in found.felder] == [
        ("sachverhalt", "", "außen\n\nwieder außen\n"),
        ("anlass", "sachverhalt", "innen\n"),
    ]


def test_a_control_moved_into_a_table_is_found_there(lies: Callable[..., Lesung]) -> None:
    cell = "<w:tc><w:tcPr/>{}</w:tc>"
    cells = cell.format(d.p("Zelle")) + cell.format(d.control(d.p("Feld")) + d.p())
    table = f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr></w:tbl>"
    found = lies(table)
    (field,) = found.felder
    assert (text(field), str(field.ort)) == ("Feld\n", "Tabelle 1, Zeile 1, Spalte 2")
    (table_value,) = found.umgebung[0].bloecke
    assert isinstance(table_value, Tabelle)
    assert table_value.zeilen[0][1].bloecke == ()


@pytest.mark.parametrize(("content", "more", "prompt"), [
    (d.p(), "", False),
    ("", "", False),
    (d.p("Klicken Sie hier"), "<w:showingPlcHdr/>", True),
])  # fmt: skip
def test_an_emptied_control_is_empty(content: str, more: str, prompt: bool, lies: Callable[..., Lesung]) -> None:
    (field,) = lies(d.control(content, more=more)).felder
    assert (field.bloecke, field.platzhalter) == ((), prompt)


def test_a_file_of_others_is_foreign(lies: Callable[..., Lesung]) -> None:
    found = lies(d.p("Brief"))
    assert found.fremd
    assert (found.felder, found.quelle) == ((), "")


@pytest.mark.parametrize(("stand", "expected"), [
    ("accepted", "Der Rat beschließt 200 €.\n"),
    ("original", "Der Ausschuss beschließt 100 €.\n"),
])  # fmt: skip
def test_tracked_words_are_read_as_asked(stand: str, expected: str, lies: Callable[..., Lesung]) -> None:
    gone = "<w:r><w:delText>{}</w:delText></w:r>"
    xml = d.p(
        d.r("Der ")
        + d.tracked("del", gone.format("Ausschuss"))
        + d.tracked("ins", d.r("Rat"))
        + d.r(" beschließt ")
        + d.tracked("moveFrom", d.r("100"))
        + d.tracked("moveTo", d.r("200"))
        + d.r(" €.")
    )
    found = lies(d.control(xml), stand=stand)
    assert text(found.felder[0]) == expected
    assert [
        (change.art, change.text, change.verfasser, change.feld, str(change.ort)) for change in found.aenderungen
    ] == [
        (Aenderungsart.DELETE, "Ausschuss", "Frau Beispiel", "sachverhalt", "Absatz 1"),
        (Aenderungsart.INSERT, "Rat", "Frau Beispiel", "sachverhalt", "Absatz 1"),
        (Aenderungsart.MOVE_FROM, "100", "Frau Beispiel", "sachverhalt", "Absatz 1"),
        (Aenderungsart.MOVE_TO, "200", "Frau Beispiel", "sachverhalt", "Absatz 1"),
    ]


@pytest.mark.parametrize(("kind", "stand", "expected"), [
    ("del", "accepted", "Anfang Ende\n"),
    ("del", "original", "Anfang\n\nEnde\n"),
    ("ins", "accepted", "Anfang\n\nEnde\n"),
    ("ins", "original", "Anfang Ende\n"),
])  # fmt: skip
def test_the_end_of_a_paragraph_is_tracked_too(
    kind: str, stand: str, expected: str, lies: Callable[..., Lesung]
) -> None:
    mark = f"<w:rPr>{d.tracked(kind, '')}</w:rPr>"
    found = lies(d.control(d.p(d.r("Anfang "), mark) + d.p("Ende")), stand=stand)
    assert text(found.felder[0]) == expected


@pytest.mark.parametrize(("kind", "stand", "rows"), [
    ("del", "accepted", 1), ("del", "original", 2), ("ins", "accepted", 2), ("ins", "original", 1),
])  # fmt: skip
def test_rows_are_tracked_too(kind: str, stand: str, rows: int, lies: Callable[..., Lesung]) -> None:
    cell = f"<w:tc><w:tcPr/>{d.p('x')}</w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tr>{cell}</w:tr><w:tr><w:trPr>{d.tracked(kind, '')}</w:trPr>{cell}</w:tr></w:tbl>"
    (value,) = lies(d.control(table), stand=stand).felder[0].bloecke
    assert isinstance(value, Tabelle)
    assert len(value.zeilen) == rows


def test_a_tracked_format_is_taken_back(lies: Callable[..., Lesung]) -> None:
    change = '<w:b/><w:rPrChange w:id="1" w:author="A"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    xml = d.control(d.p(d.r("Wort", change)))
    assert text(lies(xml).felder[0]) == "**Wort**\n"
    assert text(lies(xml, stand="original").felder[0]) == "*Wort*\n"
    assert [(c.art, c.text) for c in lies(xml).aenderungen] == [(Aenderungsart.FORMAT, "Wort")]


@pytest.mark.parametrize(("runs", "art"), [
    (d.r("Wort", '<w:u w:val="single"/>'), Verlustart.UNDERLINE),
    (d.r("Wort", '<w:color w:val="FF0000"/>'), Verlustart.COLOUR),
    (d.r("Wort", '<w:highlight w:val="yellow"/>'), Verlustart.HIGHLIGHT),
    (d.r("Wort", '<w:shd w:val="clear" w:fill="FFFF00"/>'), Verlustart.HIGHLIGHT),
    (d.r("Wort", '<w:sz w:val="40"/>'), Verlustart.SIZE),
    (d.r("Wort", '<w:rFonts w:ascii="Comic Sans MS"/>'), Verlustart.FONT),
    (d.r("Wort", "<w:caps/>"), Verlustart.CAPITALS),
    (d.r("Wort", "<w:vanish/>"), Verlustart.HIDDEN),
    ('<w:hyperlink w:anchor="dort"><w:r><w:t>Wort</w:t></w:r></w:hyperlink>', Verlustart.LINK),
    ('<w:fldSimple w:instr=" DATE "><w:r><w:t>Wort</w:t></w:r></w:fldSimple>', Verlustart.FIELD),
    ('<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>Wort</m:t></m:r></m:oMath>',
     Verlustart.EQUATION),
])  # fmt: skip
def test_what_markdown_cannot_hold_is_told_and_its_words_stay(
    runs: str, art: Verlustart, lies: Callable[..., Lesung]
) -> None:
    found = lies(d.control(d.p(runs)))
    assert text(found.felder[0]) == "Wort\n"
    assert [(lost.art, lost.worte, lost.feld, str(lost.ort)) for lost in found.verluste] == [
        (art, "Wort", "sachverhalt", "Absatz 1")
    ]


def test_plain_words_lose_nothing(lies: Callable[..., Lesung]) -> None:
    xml = d.p(
        d.r("fett", "<w:b/>")
        + d.r(" und ", '<w:lang w:val="de-DE"/><w:color w:val="auto"/>')
        + d.r("m")
        + d.r("2", '<w:vertAlign w:val="superscript"/>')
    )
    assert lies(d.control(xml)).verluste == ()


def test_the_words_of_a_text_box_stay(lies: Callable[..., Lesung]) -> None:
    found = lies(d.control(text_box(d.p("Im Kasten."))))
    assert text(found.felder[0]) == "Davor.Im Kasten.\n"
    assert [(lost.art, lost.worte) for lost in found.verluste] == [(Verlustart.TEXT_BOX, "Im Kasten.")]


def test_merged_cells_are_told(lies: Callable[..., Lesung]) -> None:
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{d.p("breit")}</w:tc>'
    row = f"<w:tc><w:tcPr/>{d.p('a')}</w:tc><w:tc><w:tcPr/>{d.p('b')}</w:tc>"
    found = lies(d.control(f"<w:tbl><w:tblPr/><w:tr>{cells}</w:tr><w:tr>{row}</w:tr></w:tbl>"))
    assert text(found.felder[0]) == "| breit | |\n|---|---|\n| a | b |\n"
    assert [(lost.art, lost.worte, str(lost.ort)) for lost in found.verluste] == [
        (Verlustart.MERGED_CELLS, "breit", "Tabelle 1, Zeile 1, Spalte 1")
    ]


def test_comments_are_told_with_the_words_they_are_about(lies: Callable[..., Lesung]) -> None:
    xml = d.p(
        d.r("Das ")
        + '<w:commentRangeStart w:id="3"/>'
        + d.r("kostet")
        + '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
        + d.r(" viel.")
    )
    comments = (
        f'<w:comments {{w}}><w:comment w:id="3" w:author="Herr Muster">{d.p("Wie viel?")}</w:comment></w:comments>'
    )
    found = lies(d.control(xml), comments=comments)
    assert text(found.felder[0]) == "Das kostet viel.\n"
    (comment,) = found.kommentare
    assert (comment.verfasser, comment.text, comment.bezug, comment.feld, str(comment.ort)) == (
        "Herr Muster", "Wie viel?", "kostet", "sachverhalt", "Absatz 1",
    )  # fmt: skip


def test_footnotes_come_behind_the_text(lies: Callable[..., Lesung]) -> None:
    ref = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    xml = d.p(d.r("Eins") + ref.format(5) + d.r(" und zwei") + ref.format(4) + d.r("."))
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText> NOTEREF _Fussnote5 \\f \\h </w:instrText></w:r>"
    again = char.format("begin") + code + char.format("separate") + d.r("1") + char.format("end")
    notes = (
        f'<w:footnotes {{w}}><w:footnote w:type="separator" w:id="-1">{d.p()}</w:footnote>'
        f'<w:footnote w:id="4">{d.p(" Zweite.")}</w:footnote>'
        f'<w:footnote w:id="5">{d.p("Erste.")}{d.p("Mehr.")}</w:footnote>'
        "</w:footnotes>"
    )
    found = lies(d.control(xml + d.p(d.r("Siehe") + again)), footnotes=notes)
    (field,) = found.felder
    first = field.bloecke[0]
    assert isinstance(first, Absatz)
    assert [span for span in first.spannen if isinstance(span, Fussnotenzeichen)] == [
        Fussnotenzeichen(1),
        Fussnotenzeichen(2),
    ]
    assert text(field) == "Eins[^1] und zwei[^2].\n\nSiehe[^1]\n\n[^1]: Erste.\n\n    Mehr.\n\n[^2]: Zweite.\n"
    assert found.verluste == ()


def test_lists_of_words_own_making_are_read(lies: Callable[..., Lesung]) -> None:
    numbering = BULLETS.format(level(0, "decimal", "%1.", 720) + level(1, "lowerLetter", "%2.", 1440))
    xml = (
        d.numbered("eins")
        + d.numbered("darunter", level=1)
        + d.p("weiter", '<w:ind w:left="1440"/>')
        + d.numbered("zwei")
        + d.p("dazwischen")
        + d.numbered("drei")
    )
    found = lies(d.control(xml), numbering=numbering)
    assert text(found.felder[0]) == "1. eins\n   a) darunter\n\n      weiter\n2. zwei\n\ndazwischen\n\n3. drei\n"
    assert [lost.art for lost in found.verluste] == [Verlustart.NUMBERING]  # „a.“ becomes „a)“


def test_a_list_that_begins_anew_says_its_number(lies: Callable[..., Lesung]) -> None:
    numbering = BULLETS.format(level(0, "decimal", "%1)", 360)) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
    )
    xml = d.numbered("a") + d.numbered("b") + d.numbered("c", 2) + d.numbered("d", 2)
    (value,) = lies(d.control(xml), numbering=numbering).felder[0].bloecke
    assert isinstance(value, Liste)
    assert [item.nummer for item in value.punkte] == [1, 2, 7, 8]


@pytest.mark.parametrize(("form", "marker", "expected"), [
    ("lowerLetter", "%1)", "a) x\nb) x\n"),
    ("upperRoman", "%1)", "I) x\nII) x\n"),
    ("lowerLetter", "(%1)", "(a) x\n(b) x\n"),
])  # fmt: skip
def test_letters_and_roman_numerals_are_read(
    form: str, marker: str, expected: str, lies: Callable[..., Lesung]
) -> None:
    numbering = BULLETS.format(
        "".join(level(at, form, marker.replace("1", str(at + 1)), 425 * (at + 1)) for at in range(9))
    )
    found = lies(d.control(d.numbered("x") + d.numbered("x")), numbering=numbering)
    assert text(found.felder[0]) == expected
    assert found.verluste == ()


def test_numbers_that_word_cannot_count_are_read_from_the_text(lies: Callable[..., Lesung]) -> None:
    look = '<w:pStyle w:val="Listennummer"/><w:ind w:left="425" w:hanging="425"/>'
    tab = "<w:r><w:tab/></w:r>"
    xml = d.p(d.r("aa)") + tab + d.r("erstens"), look) + d.p(d.r("bb)") + tab + d.r("zweitens"), look)
    assert text(lies(d.control(xml)).felder[0]) == "aa) erstens\nbb) zweitens\n"


def test_a_term_and_what_is_indented_below_it_are_a_definition(lies: Callable[..., Lesung]) -> None:
    term = d.p(d.r("Ansatz", "<w:b/>"), '<w:spacing w:after="20"/>')
    xml = term + d.p("Was im Plan steht.", '<w:ind w:left="425" w:firstLine="0"/>') + d.p("Danach.")
    (field,) = lies(d.control(xml)).felder
    assert isinstance(field.bloecke[0], Begriff)
    assert text(field) == "Ansatz\n: Was im Plan steht.\n\nDanach.\n"


def test_lines_of_a_form_are_labels_and_boxes(lies: Callable[..., Lesung]) -> None:
    boxes = d.p(d.r("Auswirkung: ") + d.r("\u2003☐\u00a0keine\u2003☑\u00a0") + d.r("ja", "<w:b/>"))
    (value,) = lies(d.control(boxes)).felder[0].bloecke
    assert isinstance(value, Kaestchenzeile)
    assert [(box.text, box.gewaehlt) for box in value.kaestchen] == [("keine", False), ("ja", True)]
    assert value.vorspann == "Auswirkung:"


def test_labelled_lines_are_read_by_their_style(pack: Pack) -> None:
    label = '<w:style w:type="character" w:styleId="Lab"><w:name w:val="Vorlage Bezeichnung"/></w:style></w:styles>'
    docx = pack(
        d.control(d.p(d.r("Kosten:", '<w:rStyle w:val="Lab"/>') + "<w:r><w:tab/></w:r>" + d.r("12 €"))), d.body()
    )
    docx = changed(docx, "word/styles.xml", "</w:styles>", label)
    assert read_back(docx, "x").felder[0].bloecke == (Angabe("Kosten", (Worte("12 €"),)),)


def test_absurd_indentation_is_no_endless_nesting(lies: Callable[..., Lesung]) -> None:
    wide = '<w:tblPr><w:tblInd w:w="42500000" w:type="dxa"/></w:tblPr>'
    table = f"<w:tbl>{wide}<w:tr><w:tc><w:tcPr/>{d.p('x')}</w:tc></w:tr></w:tbl>"
    quote = d.p("y", '<w:pStyle w:val="Zitat"/><w:ind w:left="42500000"/>')
    (field,) = lies(d.control(quote + table)).felder
    assert text(field).count("> ") < 40


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(PackageError):
        read_back(b"Hallo", "brief.docx")


def test_endless_files_are_refused(pack: Pack) -> None:
    with pytest.raises(PackageError):
        read_back(pack("<w:p/>" * 30_000, d.body()), "lang.docx")
