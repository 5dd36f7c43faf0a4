"""Footnotes of long texts become Word's own, numbered through the paper, and none is lost."""

from __future__ import annotations

import io
import re
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import page
import pikepdf
import pytest
from lxml import etree
from PIL import Image
from wordbau import W, changed, order, packed, parts_of, section, word_template

from vorlagen.errors import FormError, InputError
from vorlagen.facts import WordFacts
from vorlagen.pdf.convert import Converted, convert
from vorlagen.pdf.engine import Job, get_engine
from vorlagen.pdf.pictures import describe_pictures
from vorlagen.pdf.structure import elements
from vorlagen.word.anmerkungen import MAX_NOTES, note_of
from vorlagen.word.commonmark import described_pictures, parse
from vorlagen.word.facts import read_word_facts
from vorlagen.word.fussnoten import footnotes_part, with_separators
from vorlagen.word.plain import plain_blocks
from vorlagen.word.render import render_docx
from vorlagen.word.vorlage_docx import compile_template

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render

NOTES, DOCUMENT, SETTINGS = "word/footnotes.xml", "word/document.xml", "word/settings.xml"
EVERYWHERE = """\
Erster Absatz mit Note.[^1]

### Teil[^h]

Zwei an einer Stelle[^2][^3] und noch einmal[^1], auch **fett[^f]** und ^[an *Ort* und Stelle].

- Punkt[^l]

> Zitat[^z]

| Jahr | Betrag[^k] |
|---|---|
| 2027 | 1.250 €[^c] |

[^1]: Erste Note nach § 5, siehe auch [^2].

    Ihr zweiter Absatz mit [Verweis](https://www.musterstadt.example/a?b=1&c=2).
[^2]: Zweite.
[^3]: Dritte.
[^h]: Über der Überschrift.
[^f]: Im Fetten.
[^l]: In der Liste.
[^z]: Im Zitat.
[^k]: Im Tabellenkopf.
[^c]: In der Zelle.
"""


def _picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 20), "navy").save(stream, "PNG")
    return stream.getvalue()


def _paper(*texts: str, template: bytes | None = None) -> bytes:
    """A printed paper with a section for each text; every picture is there."""
    parts = [section(text, f"feld_{at}", f"Teil {at}") for at, text in enumerate(texts)]
    loop = ("{%p for abschnitt in abschnitte %}", "{{p abschnitt }}", "{%p endfor %}")
    word = compile_template(template or word_template(*loop), "v.docx")
    return render_docx(replace(order(*parts, betreff="Probe", nummer="1"), bilder={"b.png": _picture()}), word)


def _notes(docx: bytes) -> dict[str, str]:
    """Text of each note by its id, separators left out."""
    root = etree.fromstring(parts_of(docx)[NOTES])
    kept = (note for note in root.iter(f"{{{W}}}footnote") if note.get(f"{{{W}}}type") is None)
    return {note.get(f"{{{W}}}id", ""): "".join(note.itertext()).strip() for note in kept}


def _referred(docx: bytes) -> list[str]:
    return re.findall(r'<w:footnoteReference w:id="(\d+)"/>', parts_of(docx)[DOCUMENT].decode())


def test_every_reference_has_its_note_in_the_order_of_the_text(assert_valid_docx: Callable[[bytes], None]) -> None:
    docx = _paper(EVERYWHERE)
    assert_valid_docx(docx)
    notes = _notes(docx)
    firsts = [notes[number].split(" nach")[0] for number in _referred(docx)]
    assert firsts == [
        *("Erste Note", "Über der Überschrift.", "Zweite.", "Dritte.", "Im Fetten.", "an Ort und Stelle"),
        *("In der Liste.", "Im Zitat.", "Im Tabellenkopf.", "In der Zelle."),
    ]
    assert "nach §\u00a05" in notes["1"]
    assert _paper(EVERYWHERE) == docx


def test_numbers_run_through_all_texts_and_a_label_counts_for_its_text_only() -> None:
    docx = _paper("a[^1]\n\n[^1]: eins", "b[^1]\n\n[^1]: zwei")
    assert _notes(docx) == {"1": "eins", "2": "zwei"}
    assert _referred(docx) == ["1", "2"]


def test_a_note_used_again_stands_once_and_its_number_is_a_field() -> None:
    """Word points at each note once; other places have NOTEREF to a bookmark and print the number that counts."""
    docx = _paper("x[^0]\n\n[^0]: davor", "a[^1] b[^1] c[^2]\n\n[^1]: eins\n[^2]: zwei, siehe [^1]")
    document, notes = (parts_of(docx)[part].decode() for part in (DOCUMENT, NOTES))
    assert list(_notes(docx)) == _referred(docx) == ["1", "2", "3"]
    assert re.findall(r'w:bookmarkStart w:id="\d+" w:name="(_Fuss\w+)"', document) == ["_Fussnote2"]
    for part in (document, notes):
        assert re.findall(r"NOTEREF (_Fussnote\d+) .*?<w:t>(\d+)</w:t>", part) == [("_Fussnote2", "2")]


def test_numbers_in_fields_follow_the_order_in_which_the_template_prints() -> None:
    """A form may print the second section first."""
    template = word_template("{{p abschnitt.feld_1 }}", "{{p abschnitt.feld_0 }}")
    docx = _paper("a[^1] b[^1]\n\n[^1]: eins", "c[^2]\n\n[^2]: zwei", template=template)
    assert _referred(docx) == ["2", "1"]
    assert re.findall(r"NOTEREF .*?<w:t>(\d+)</w:t>", parts_of(docx)[DOCUMENT].decode()) == ["2"]


def test_two_numbers_at_one_place_are_parted(render: Render) -> None:
    """„¹²“ would be the twelfth."""
    text = "a[^1][^2]\n\n[^1]: x\n[^2]: y"
    assert render(text).texts == plain_blocks(text) == ("a,", "x", "y")


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("a[^x] b", ("a[^x] b",)),
        ("a\n\n[^x]: nie *benutzt*\n\n    auch nicht", ("a", "[^x]: nie *benutzt* auch nicht")),
        ("a[^1]\n\n[^1]: eins\n[^1]: doppelt", ("a", "[^1]: doppelt", "eins")),
        ("a[^1]\n\n[^1]: eins [^2] ^[drei]\n[^2]: nur dort", ("a", "[^2]: nur dort", "eins [^2] ^[drei]")),
        ("a[^1] b[^2]\n\n[^1]: eins\n\n    [^2]: darin", ("a b", "eins", "darin")),
        ("a\n\n[^1]: nie\n\n    [^2]: darin\n\nb[^2]", ("a", "[^1]: nie", "b", "darin")),
        ("![a[^1]](b.png)\n\n[^1]: eins", ("a[^1]", "[^1]: eins")),
        ("a ^[b ^[c] d]", ("a", "b ^[c] d")),
        ("[^1](2026)\n\n[^1]: eins", ("(2026)", "eins")),
        ("- [^1]: eins\n- a[^1]", ("a", "eins")),
        ("> a[^1]\n>\n> [^1]: eins\n> zwei", ("a", "eins zwei")),
        ("a[^1]\n\n[^1]:", ("a",)),
        ("a[^1]\n\n[^1]: # Kopf\n\n    > Zitat", ("a", "Kopf", "Zitat")),
        ("[link[^1]](https://a.example)\n\n[^1]: eins", ("link", "eins")),
    ],
)
def test_no_note_is_lost(render: Render, audit: Callable[[bytes], None], text: str, texts: tuple[str, ...]) -> None:
    """What is no footnote of Word stays as it was written; both ways of reading agree."""
    rendered = render(text, {"b.png": _picture()})
    assert rendered.texts == texts == plain_blocks(text)
    audit(rendered.docx)


def test_a_note_holds_lists_tables_and_pictures(render: Render, audit: Callable[[bytes], None]) -> None:
    """Relationships of the notes are those of their own part; a note ends with a paragraph, its text is small."""
    text = (
        "a[^1] b[^2] c[^3] ![im Text](b.png)\n\n[^1]:\n    - eins\n    - zwei\n[^2]:\n    | K |\n    |---|\n    | x |\n"
        "[^3]: Bild ![rot](b.png) und <https://www.musterstadt.example>"
    )
    rendered = render(text, {"b.png": _picture()})
    audit(rendered.docx)
    assert [link.target for link in rendered.body.notes.relationships] == [
        "media/text1.png",
        "https://www.musterstadt.example",
    ]
    assert [link.target for link in rendered.body.relationships] == ["media/text1.png"]
    notes = [note for note in rendered.notes if note.get(f"{{{W}}}type") is None]
    assert [etree.QName(note[-1]).localname for note in notes] == ["p", "p", "p"]
    styles = {style.get(f"{{{W}}}val") for note in notes for style in note.iter(f"{{{W}}}pStyle")}
    assert styles == {"Funotentext", "VorlageTabellenkopf", "VorlageTabellentext"}
    assert described_pictures(text) == {"b.png": True}


def test_a_template_without_notes_gets_separators_that_its_settings_list() -> None:
    parts = parts_of(_paper("ohne Note"))
    assert re.findall(r'w:type="(\w+)" w:id="(-?\d+)"', parts[NOTES].decode()) == [
        ("separator", "-1"),
        ("continuationSeparator", "0"),
    ]
    assert (
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
        in parts[SETTINGS].decode()
    )


def _with_note(number: int, content: str = "Note der Word-Datei {{ nummer }}") -> bytes:
    """A template with a footnotes part as LibreOffice numbers it, and a note of its own."""
    lines = "".join(
        f'<w:footnote w:id="{at}" w:type="{kind}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in enumerate(("separator", "continuationSeparator"))
    )
    words = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{content}</w:t></w:r></w:p>"
    own = f'<w:footnote w:id="{number}">{words}</w:footnote>'
    reference = f'<w:p><w:r><w:footnoteReference w:id="{number}"/></w:r></w:p>'
    body = reference + "".join(
        f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in ("{%p for abschnitt in abschnitte %}", "{{p abschnitt }}", "{%p endfor %}")
    )
    template = word_template(
        raw=body, word__footnotes_dot_xml=f'<w:footnotes xmlns:w="{W}">{lines}{own}</w:footnotes>'.encode()
    )
    rels = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    template = changed(
        template,
        rels,
        "</Relationships>",
        f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>',
    )
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{content_type}"/></Types>'
    return changed(template, "[Content_Types].xml", "</Types>", override)


@pytest.mark.parametrize("content", ["Note der Word-Datei {{ nummer }}", "Note der Word-Datei 1"])
def test_notes_of_the_template_stay_and_count(content: str, assert_valid_docx: Callable[[bytes], None]) -> None:
    """Their ids go on, and so do the numbers in fields; placeholders in them are filled."""
    docx = _paper("a[^1] b[^1]\n\n[^1]: eins", template=_with_note(7, content))
    assert_valid_docx(docx)
    assert _notes(docx) == {"7": "Note der Word-Datei 1", "8": "eins"}
    assert re.findall(r"NOTEREF .*?<w:t>(\d+)</w:t>", parts_of(docx)[DOCUMENT].decode()) == ["2"]
    assert parts_of(docx)[NOTES].decode().count("eparator/>") == 2


def test_separators_are_added_once() -> None:
    once = footnotes_part(None)
    assert footnotes_part(once) == once
    settings = with_separators(f'<w:settings xmlns:w="{W}"><w:zoom/><w:rsids/></w:settings>'.encode(), once)
    assert [etree.QName(node).localname for node in etree.fromstring(settings)] == ["zoom", "footnotePr", "rsids"]
    assert with_separators(settings, once) == settings


def test_a_missing_note_is_seen_by_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """The footnotes part is read like the text."""
    monkeypatch.setattr("vorlagen.word.fussnoten.Fussnoten.write", lambda *_: None)
    with pytest.raises(FormError, match="Die Note fehlt"):
        _paper("a[^1]\n\n[^1]: Die Note fehlt.")


def test_facts_know_the_pictures_and_the_rich_notes() -> None:
    """Of notes that nothing refers to nothing is said."""
    text = "a[^2] b[^1] ![im Text](b.png) c[^3]\n\n[^1]: ![eins](b.png)\n[^2]: ![zwei](b.png)\n[^3]: - x"
    docx = _paper(text)
    facts = read_word_facts(docx)
    assert (facts.alt_texts, facts.note_alt_texts, facts.rich_notes) == (("im Text",), ("zwei", "eins"), 3)
    without = changed(docx, DOCUMENT, '<w:footnoteReference w:id="1"/>', "")
    assert read_word_facts(without).note_alt_texts == ("eins",)
    assert read_word_facts(_paper("a[^1]\n\n[^1]: schlicht")).rich_notes == 0


def test_too_many_notes_are_refused_with_a_remedy() -> None:
    parse("a^[x] " * 100)
    with pytest.raises(InputError, match=f"mehr als {MAX_NOTES}") as refused:
        parse("a^[x] " * (MAX_NOTES + 1))
    assert "Anlage" in str(refused.value.hint)


@pytest.mark.parametrize(
    "text",
    [
        "^[" * 3000,
        "^[" * 1500 + "]" * 1500,
        "[^" * 3000 + "\n\n[^1]: x",
        "".join(f"{'    ' * n}[^{n}]: x\n" for n in range(15)),
    ],
)
def test_notes_in_notes_end(text: str) -> None:
    """Nothing calls itself without end, and no text is looked at again and again."""
    start = time.perf_counter()
    parse(text)
    assert time.perf_counter() - start < 5


def _seconds(count: int) -> float:
    text = "\n\n".join(f"Absatz {at}[^{at}] und [^0]." for at in range(count))
    text += "\n\n" + "\n".join(f"[^{at}]: Note {at}, siehe [^0]." for at in range(count))
    best = 99.0
    for _ in range(3):
        parse.cache_clear()
        start = time.perf_counter()
        _paper(text)
        best = min(best, time.perf_counter() - start)
    return best


def test_the_time_grows_with_the_number_of_notes_and_not_faster() -> None:
    """Ten times the notes, with room for a busy machine: 20 times would be half-way to quadratic."""
    _paper("warm")
    assert _seconds(2000) < 30 * max(_seconds(200), 0.01)


def _converted(docx: bytes, engine: str) -> Converted:
    facts = read_word_facts(docx)
    assert isinstance(facts, WordFacts)
    (result,) = convert([Job(docx, "probe.docx", facts)], get_engine(engine))
    return result


@pytest.mark.parametrize("engine", ["embedded", "libreoffice"])
def test_text_is_whole_in_both_pdfs_and_they_hold_their_standards(engine: str) -> None:
    """Text before a reference, every note once, PDF/UA-1 and PDF/A-2b by the independent validator, our fonts."""
    result = _converted(_paper(EVERYWHERE, "Zweiter Text.[^1]\n\n[^1]: Letzte Note."), engine)
    assert result.claims == ("PDF/UA-1", "PDF/A-2b")
    assert [str(found.code) for found in result.findings] == []
    for profile in ("ua1", "2b"):
        assert page.validate_pdf_bytes(result.pdf, profile=profile).is_compliant
    text = _text_of_pdf(result.pdf)
    words = {word for block in plain_blocks(EVERYWHERE) for word in re.findall(r"[\w.]{4,}", block)}
    assert len(words) > 30
    assert [word for word in sorted(words) if word not in text] == []
    for once in ("Erste Note", "Dritte.", "Zweiter Text.", "Letzte Note."):
        assert text.count(once) == 1


def _text_of_pdf(pdf: bytes) -> str:
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in document)


def test_the_embedded_engine_says_what_it_flattens_and_keeps_words_apart() -> None:
    text = "a[^1] b[^2]\n\n[^1]: Ende.\n\n    Anfang.\n[^2]:\n    - eins\n    - zwei"
    result = _converted(_paper(text), "embedded")
    assert [(found.code, "1 Fußnoten" in str(found.message)) for found in result.findings] == [("D815", True)]
    printed = _text_of_pdf(result.pdf)
    assert "Ende. Anfang." in printed
    assert "eins zwei" in printed


def test_a_foreign_font_is_found_in_a_paper_with_notes_too() -> None:
    """Only fonts of bare digits are the engine's own matter."""
    loop = ("{%p for abschnitt in abschnitte %}", "{{p abschnitt }}", "{%p endfor %}")
    template = changed(word_template(*loop), "word/styles.xml", "Source Sans Pro", "Libertinus Serif")
    result = _converted(_paper("Wort[^1]\n\n[^1]: Note", template=template), "embedded")
    assert [found.code for found in result.findings] == ["D810"]


def test_pictures_in_notes_are_described_in_libreoffices_pdf() -> None:
    """Its Figures stand at the foot of their page, inside Notes: here before that of the text."""
    text = "a[^1]" + "\n\nViel Text" * 60 + " ![im Text](b.png)\n\n[^1]: Note ![in der Note](b.png)"
    result = _converted(_paper(text), "libreoffice")
    assert "PDF/UA-1" in result.claims
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        figures = [element for element in elements(pdf) if element.S == "/Figure"]
        described = [str(figure.Alt) for figure in figures]
        for figure in figures:
            del figure["/Alt"]
        assert describe_pictures(pdf, ("im Text",), ("in der Note",)) is None
        assert [str(figure.Alt) for figure in figures] == described
    assert sorted(described) == ["im Text", "in der Note"]


def test_tokens_carry_their_notes() -> None:
    children = next(token for token in parse("a[^1]\n\n[^1]: b") if token.type == "inline").children or []
    note = note_of(children[1])
    assert (note.kennung, note.mehrfach, [block.type for block in note.bloecke or ()]) == (
        "1",
        False,
        ["paragraph_open", "inline", "paragraph_close"],
    )


def test_a_reference_without_a_note_is_read_all_the_same() -> None:
    """A docx that another program made may lack the part's notes."""
    parts = parts_of(_paper("a[^1]\n\n[^1]: ![b](b.png)"))
    parts[NOTES] = f'<w:footnotes xmlns:w="{W}"/>'.encode()
    assert read_word_facts(packed(parts)).note_alt_texts == ()
