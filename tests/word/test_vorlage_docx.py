"""Word files with placeholders: what can be wrong in them is named with part and paragraph, in German."""

from __future__ import annotations

import dataclasses

import pytest
from wordbau import LOOP, W, changed, order, packed, paragraph, parts_of, section, text_of, word_template

from vorlagen.errors import FormError
from vorlagen.i18n import translate
from vorlagen.word.paket import MAX_XML
from vorlagen.word.render import render_docx
from vorlagen.word.vorlage_docx import compile_template


def fill(template: bytes, **felder: str) -> bytes:
    return render_docx(order(**felder), compile_template(template, "stadt.docx"))


def refusal(template: bytes, **felder: str) -> FormError:
    with pytest.raises(FormError) as caught:
        fill(template, **felder)
    return caught.value


@pytest.mark.parametrize(
    "text", ["A & B", "a < b > c", "„so“ und ‚so‘", "<w:t>Trick</w:t>", "{{ nummer }}", "{% if %}", "&amp;"]
)
def test_a_value_is_printed_as_it_is(text: str) -> None:
    """Autoescape: no sign of a value is read as markup or as a placeholder."""
    docx = fill(word_template("Es geht um {{ betreff }}!"), betreff=text)
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f"Es geht um {escaped}!" in text_of(docx)


def test_an_unknown_placeholder_is_named_with_its_paragraph_and_the_nearest_name() -> None:
    error = refusal(word_template("eins", "zwei", "drei {{ betref }}"), betreff="x")
    assert str(error) == (
        "Die Word-Datei stadt.docx des Formulars ist nicht brauchbar: in word/document.xml, Absatz 3 "
        "(„drei {{ betref }}“): den Platzhalter „betref“ gibt es nicht."
    )
    assert str(error.hint) == "Meinten Sie „betreff“?"


def test_paragraphs_are_counted_as_word_shows_them() -> None:
    """Loops that docxtpl takes out of their paragraphs do not shift the number."""
    error = refusal(word_template("{%p if betreff %}", "zwei", "{%p endif %}", "vier {{ nichts }}"), betreff="x")
    assert "Absatz 4 („vier {{ nichts }}“)" in str(error)


def test_a_missing_nested_value_is_an_error_too() -> None:
    assert "„telefon“ gibt es nicht" in str(refusal(word_template("{{ behoerde.telefon }}")))


@pytest.mark.parametrize("tag", ["{{ ''.__class__ }}", "{{ betreff.__class__.__mro__ }}", "{{ kopf.append(1) }}"])
def test_the_sandbox_refuses_what_reaches_into_python(tag: str) -> None:
    error = refusal(word_template(tag), betreff="x")
    assert "greift auf etwas zu, das Word-Dateien verschlossen ist" in str(error)


@pytest.mark.parametrize(
    ("tag", "reason"),
    [
        ("{{ betreff", "„{{“ wird nicht mit „}}“ geschlossen"),
        ("{{ betreff }", "„{{“ wird nicht mit „}}“ geschlossen"),
        ("betreff }}", "„}}“ schließt etwas, das nicht geöffnet wurde"),
        ("{% if betreff", "„{%“ wird nicht mit „%}“ geschlossen"),
        ("{{ „betreff“ }}", "ist nicht lesbar"),
        ("{{ betreff – 1 }}", "ist nicht lesbar"),
        ("{% endfor %}", "ist nicht lesbar"),
        ("{{ betreff + 1 }}", "lässt sich nicht auswerten"),
        ("{{ 1 / 0 }}", "lässt sich nicht auswerten"),
    ],
)
def test_a_faulty_placeholder_is_named(tag: str, reason: str) -> None:
    """Also where docxtpl would swallow the paragraphs up to the next closing mark."""
    error = refusal(word_template("eins", tag, "drei {{ betreff }}"), betreff="x")
    assert "stadt.docx des Formulars ist nicht brauchbar: in word/document.xml, Absatz 2 (" in str(error)
    assert reason in str(error)


def test_a_fault_in_a_header_is_named_with_the_header() -> None:
    template = changed(word_template("x"), "word/header1.xml", "{{ kurztitel }}", "{{ kurztitle }}")
    error = refusal(template)
    assert "in word/header1.xml, Absatz 1" in str(error)


def test_every_message_has_an_english_form() -> None:
    assert "stadt.docx" in translate(refusal(word_template("{{ nichts }}")).message, "en")


def test_a_placeholder_torn_into_runs_is_read_as_one() -> None:
    runs = "<w:r><w:t>{</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{ betr</w:t></w:r><w:r><w:t>eff }}</w:t></w:r>"
    torn = f"<w:p>{runs}</w:p>"
    assert "Bau" in text_of(fill(word_template(raw=torn), betreff="Bau"))


def test_a_loop_over_two_cells_repeats_them() -> None:
    cell = '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    texts = ("{%tc for wort in [betreff, nummer] %}", "{{ wort }}", "– {{ wort }}", "{%tc endfor %}")
    cells = "".join(cell.format(paragraph(text)) for text in texts)
    grid = '<w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>{grid}<w:tr>{cells}</w:tr></w:tbl>'
    docx = fill(word_template(raw=table + paragraph("")), betreff="Bau", nummer="7")
    assert text_of(docx).split()[:6] == ["Bau", "–", "Bau", "7", "–", "7"]


def test_a_loop_that_ends_outside_its_table_is_refused() -> None:
    """The finished part is read strictly: torn markup never reaches a file."""
    cell = f"<w:tc>{paragraph('{% for a in [1, 2] %}a')}</w:tc>"
    error = refusal(word_template(raw=f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>{paragraph('{% endfor %}')}"))
    assert "ergibt in word/document.xml kein gültiges Dokument" in str(error)
    assert "dort endet, wo sie begonnen hat" in str(error.hint)


def test_a_word_file_that_prints_no_sections_is_refused_and_the_lost_texts_are_named() -> None:
    with pytest.raises(FormError) as caught:
        render_docx(order(section("Die Brücke ist alt.")), compile_template(word_template("{{ art }}"), "stadt.docx"))
    assert "„Sachverhalt“; „Die Brücke ist alt.“" in str(caught.value)
    assert "{%p for abschnitt in abschnitte %} … {{p abschnitt }} … {%p endfor %}" in str(caught.value.hint)


def test_a_section_that_is_not_filled_in_prints_nothing_where_it_is_named() -> None:
    """Its name exists all the same: a template names sections that not every paper has."""
    template = word_template(
        "{%p if abschnitt.anlass %}", "Anlass da", "{%p endif %}", "{{p abschnitt.anlass }}", *LOOP
    )
    auftrag = order(section("Alt."))
    auftrag = dataclasses.replace(
        auftrag, vorrat=dataclasses.replace(auftrag.vorrat, abschnitte=("anlass", "sachverhalt"))
    )
    docx = render_docx(auftrag, compile_template(template, "stadt.docx"))
    assert text_of(docx).split() == ["Sachverhalt", "Alt."]


def test_every_kind_of_page_needs_a_header_for_the_mark_of_drafts() -> None:
    body = "word/document.xml"
    first = '<w:headerReference w:type="first" r:id="rId6"/>'
    assert "nicht auf jeder Seite eine Kopfzeile" in str(refusal(changed(word_template("x"), body, first, "")))
    assert fill(changed(changed(word_template("x"), body, first, ""), body, "<w:titlePg/>", '<w:titlePg w:val="0"/>'))


def test_even_pages_with_headers_of_their_own_need_one() -> None:
    """Else every second page of a draft would pass for a released paper."""
    template = changed(
        word_template("x"), "word/settings.xml", "<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop"
    )
    assert "auch für die erste Seite und für gerade Seiten" in str(refusal(template).hint)


def test_a_later_section_has_the_headers_of_the_one_before() -> None:
    template = word_template("x")
    document = parts_of(template)["word/document.xml"].decode()
    sect = document[document.index("<w:sectPr>") : document.index("</w:body>")]
    later = sect.replace(sect[sect.index("<w:headerReference") : sect.index("<w:pgSz")], "")
    body = f"<w:p><w:pPr>{sect}</w:pPr></w:p>{paragraph('y')}"
    assert fill(changed(word_template(raw=body), "word/document.xml", sect + "</w:body>", later + "</w:body>"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "ist keine Word-Datei, auch wenn der Name so endet"),
        (b"%PDF-1.7", "ist keine Word-Datei, auch wenn der Name so endet"),
        (b"PK\x03\x04 abgebrochen", "ist beschädigt oder unvollständig"),
        (word_template("x")[:-400], "ist beschädigt oder unvollständig"),
        (packed({"mimetype": b"x"}), "ein anderes gepacktes Format"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "ist eine alte Word-Datei (.doc)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "ist mit einem Kennwort verschlüsselt"),
        (word_template("x", word__vbaProject_dot_bin=b"x"), "enthält Makros"),
        (word_template("x", word___rels__document_dot_xml_dot_rels=None), "ist keine Word-Datei (es fehlt"),
        (packed({name: data for name, data in parts_of(word_template("x")).items() if name != "_rels/.rels"}),
         "ist keine Word-Datei (es fehlt"),
        (word_template("x", word__styles_dot_xml=b"<kaputt"), "ist keine Word-Datei ("),
        (word_template("x", word__document_dot_xml=b"<w:document"), "ist keine Word-Datei ("),
        (word_template("x", word__document_dot_xml="ä".encode("latin-1")), "ist keine Word-Datei ("),
    ],
)  # fmt: skip
def test_what_is_no_word_file_is_refused_with_the_cause(data: bytes, reason: str) -> None:
    error = refusal(data)
    assert reason in str(error)
    assert "stadt.docx " in str(error)
    assert str(error.hint)


def test_a_zip_bomb_is_not_unpacked() -> None:
    with pytest.raises(FormError, match="entpackt zu groß"):
        compile_template(word_template("x", word__bombe_dot_xml=bytes(MAX_XML + 1)), "stadt.docx")


def test_a_word_file_without_page_format_is_refused() -> None:
    body = f'<w:document xmlns:w="{W}"><w:body>{paragraph("x")}</w:body></w:document>'.encode()
    assert "fehlt das Seitenformat" in str(refusal(word_template("x", word__document_dot_xml=body)))


def test_a_template_made_of_a_finished_paper_carries_nothing_of_it() -> None:
    """Neither its source, nor its author, nor its seal come into the next paper."""
    old = render_docx(order(section("Alt."), quelle="geheim: Kaufpreis 12\n", betreff="Alter Titel"),
                      compile_template(word_template("{{ betreff }}", *LOOP), "a.docx"))  # fmt: skip
    placeholders = {name: data for name, data in parts_of(word_template("{{ betreff }}", *LOOP)).items()
                    if name.startswith(("word/document", "word/header"))}  # fmt: skip
    template = packed(parts_of(old) | placeholders)
    for quelle in (None, "neu: ja\n"):
        new = render_docx(
            order(section("Neu."), quelle=quelle, betreff="Neuer Titel"), compile_template(template, "b.docx")
        )
        everything = b"".join(parts_of(new).values())
        assert b"geheim" not in everything
        assert b"Alter Titel" not in everything
        assert everything.count(b'Target="../customXml/item900.xml"') == (0 if quelle is None else 1)


def test_author_company_and_thumbnail_of_a_template_do_not_come_along() -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    rels = f'<Relationship Id="rIdX" Type="{kind}" Target="docProps/thumbnail.jpeg"/></Relationships>'
    template = word_template(
        "x",
        docProps__thumbnail_dot_jpeg=b"JPEG",
        docProps__app_dot_xml=b"<Company>Fremd GmbH</Company>",
        docProps__core_dot_xml=b"<dc:creator>Fremde Person</dc:creator>",
    )
    parts = parts_of(fill(changed(template, "_rels/.rels", "</Relationships>", rels)))
    assert b"Fremd" not in b"".join(parts.values())
    assert not [name for name in parts if "thumbnail" in name or name == "docProps/app.xml"]
    assert b"app.xml" not in parts["[Content_Types].xml"]


def test_properties_of_other_name_are_left_out_too() -> None:
    """Some programs call them psmdcp; the relationship's type tells, not the name."""
    template = changed(word_template("x", docProps__core_dot_xml=None, package__x_dot_psmdcp=b"<c>Fremde Person</c>"),
                       "_rels/.rels", "docProps/core.xml", "package/x.psmdcp")  # fmt: skip
    assert b"Fremde Person" not in b"".join(parts_of(fill(template)).values())


def test_fonts_of_the_form_reach_text_and_headings() -> None:
    """Also where Word has written theme fonts, which would win."""
    template = changed(word_template("x"), "word/styles.xml", 'w:ascii="Source Sans Pro"',
                       'w:asciiTheme="minorHAnsi" w:ascii="Source Sans Pro"')  # fmt: skip
    styles = compile_template(template, "a.docx", ("Source Serif Pro", "Source Sans Pro")).paket.styles.decode()
    assert "asciiTheme" not in styles
    default = styles[styles.index("<w:docDefaults>") : styles.index("</w:docDefaults>")]
    heading = styles[styles.index('w:styleId="Heading1"') :].split("</w:style>")[0]
    assert default.count("Source Serif Pro") == 4
    assert heading.count("Source Sans Pro") == 4


def test_ids_of_the_template_are_not_used_again() -> None:
    from vorlagen.word.body import Body  # noqa: PLC0415 - to learn which id a tag wishes for
    from vorlagen.word.numbering import Numbering  # noqa: PLC0415

    wish = Body(1, 1, Numbering(None)).control("<w:p></w:p>", tag="sachverhalt", alias="")
    number = wish.split('<w:id w:val="')[1].split('"')[0]
    control = (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/></w:sdtPr><w:sdtContent>{paragraph("fest")}</w:sdtContent></w:sdt>'
    )
    template = word_template(raw=control + "".join(map(paragraph, LOOP)))
    docx = render_docx(order(section("Text.")), compile_template(template, "a.docx"))
    assert parts_of(docx)["word/document.xml"].decode().count(f'<w:id w:val="{number}"/>') == 1
