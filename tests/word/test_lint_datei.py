"""Template lint on the file as a whole, and how long it takes."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from wordbau import LOOP, changed, packed, paragraph, parts_of, run, table, word_template

from vorlagen.findings import Level
from vorlagen.sources import load_form
from vorlagen.word.paket import MAX_PARTS, MAX_XML
from vorlagen.word.pruefung.befunde import TABLE
from vorlagen.word.pruefung.lint import lint_template
from vorlagen.word.styles import NEEDED

STANDARD = load_form("standard").formular
SOUND = word_template(*LOOP)
OLE = b"\xd0\xcf\x11\xe0" + bytes(500)
PARTS = parts_of(SOUND)
BODY = "word/document.xml"


def encrypted_part() -> bytes:
    data = bytearray(SOUND)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in PARTS.items():
            package.writestr(name, data)
        package.writestr("word/bombe.xml", bytes(MAX_XML + 1))
    return stream.getvalue()


UNREADABLE = {
    "empty": (b"", "P901", "ist keine Word-Datei"),
    "pdf": (b"%PDF-1.7 ...", "P901", "ist keine Word-Datei"),
    "torn": (SOUND[:-300], "P901", "beschädigt"),
    "odt": (packed({"mimetype": b"x"}), "P901", "anderes gepacktes Format"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), "P901", "alte Word-Datei (.doc)"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "P902", "mit einem Kennwort verschlüsselt"),
    "encrypted part": (encrypted_part(), "P901", "beschädigt"),
    "bomb": (bomb(), "P904", "entpackt zu groß"),
    "many parts": (packed(PARTS | {f"x{n}": b"" for n in range(MAX_PARTS)}), "P904", "entpackt zu groß"),
    "no styles": (word_template(*LOOP, word__styles_dot_xml=None), "P901", "beschädigt"),
    "document": (packed(PARTS | {BODY: b"<w:document"}), "P901", "kein gültiges XML"),
    "styles": (packed(PARTS | {"word/styles.xml": b"<w:styles"}), "P901", "kein gültiges XML"),
    "header": (packed(PARTS | {"word/header1.xml": b"<w:hdr"}), "P901", "kein gültiges XML"),
    "settings": (packed(PARTS | {"word/settings.xml": b"<w:settings"}), "P901", "kein gültiges XML"),
    "entity": (packed(PARTS | {BODY: b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}), "P901", "Dokumenttyp"),
    "strict": (packed(PARTS | {BODY: b'<document xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'}),
               "P901", "Strict Open XML"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_cannot_be_read_has_one_finding_with_the_cause(name: str) -> None:
    data, code, words = UNREADABLE[name]
    (finding,) = lint_template(data, "v.docx", STANDARD)
    assert (finding.code, finding.level, finding.file) == (code, Level.ERROR, "v.docx")
    assert str(finding.message).startswith("Die Datei ")
    assert words in str(finding.message)
    assert str(finding.hint)


def later(old: str, new: str, part: str = BODY) -> bytes:
    return changed(SOUND, part, old, new)


FIRST = '<w:headerReference w:type="first" r:id="rId6"/>'
TRACKED = '<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>neu</w:t></w:r></w:ins></w:p>'
HIDDEN = f"<w:p>{run('geheim', '<w:vanish/>')}</w:p>"
COMMENT = '<w:p><w:r><w:commentReference w:id="1"/></w:r></w:p>'
FAULTY = {
    "macros": (packed(PARTS | {"word/vbaProject.bin": b"x"}), "P903", "Makros"),
    "docm": (later("wordprocessingml.document.main+xml", "ms-word.document.macroEnabled.main+xml",
                   "[Content_Types].xml"), "P903", "Makros"),
    "tracked": (later("<w:body>", f"<w:body>{TRACKED}"), "P905", "nachverfolgte Änderungen (1)"),
    "comment": (later("<w:body>", f"<w:body>{COMMENT}"), "P905", "Kommentare (1)"),
    "hidden": (later("<w:body>", f"<w:body>{HIDDEN}"), "P905", "verborgener Text"),
    "no first header": (later(FIRST, ""), "P906", "Die erste Seite von Abschnitt 1 hat keine Kopfzeile"),
    "no header": (later('w:headerReference w:type="default"', 'w:footerReference w:type="even"'), "P906",
                  "Abschnitt 1 hat keine Kopfzeile"),
    "even": (later("<w:defaultTabStop", "<w:evenAndOddHeaders/><w:defaultTabStop", "word/settings.xml"),
             "P906", "Gerade Seiten von Abschnitt 1"),
    "style": (later('w:val="Vorlage Unterschrift"', 'w:val="Unterschrift"', "word/styles.xml"), "P932",
              "„Vorlage Unterschrift“. Sie werden"),
    "heading": (later('w:val="heading 5"', 'w:val="anders"', "word/styles.xml"), "P932",
                "„heading 5“"),
    "table style": (later('w:val="Vorlage Tabelle"', 'w:val="Tafel"', "word/styles.xml"), "P932", "„Vorlage Tabelle“"),
    "link": (later('w:val="Hyperlink"', 'w:val="Link"', "word/styles.xml"), "P932", "„Hyperlink“"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTY)
def test_a_fault_of_the_file_is_found(name: str) -> None:
    data, code, words = FAULTY[name]
    found = lint_template(data, "v.docx", STANDARD)
    assert {finding.code for finding in found} == {code}
    assert words in str(found[0].message)


def test_a_sound_file_has_none() -> None:
    assert lint_template(SOUND, "v.docx", STANDARD) == ()


def test_no_page_format_is_told() -> None:
    document = PARTS[BODY].decode()
    start, end = document.index("<w:sectPr>"), document.index("</w:body>")
    found = lint_template(packed(PARTS | {BODY: (document[:start] + document[end:]).encode()}), "v.docx", STANDARD)
    assert [finding.code for finding in found] == ["P907"]


def test_a_letterhead_that_never_saw_our_styles_gets_one_warning() -> None:
    """Not one for each style."""
    styles = PARTS["word/styles.xml"].decode()
    names = [name for name in NEEDED if f'w:val="{name}"' in styles]
    assert len(names) == len(NEEDED)
    for name in names:
        styles = styles.replace(f'<w:name w:val="{name}"/>', '<w:name w:val="fremd"/>')
    found = lint_template(packed(PARTS | {"word/styles.xml": styles.encode()}), "v.docx", STANDARD)
    assert [(finding.code, finding.level) for finding in found] == [("P932", Level.WARNING)]


def test_every_code_of_files_has_a_case() -> None:
    planted = {code for _, code, _ in [*UNREADABLE.values(), *FAULTY.values()]} | {"P907"}
    assert {code for code in TABLE if code < "P910"} <= planted


def test_thirty_pages_are_checked_in_less_than_a_second() -> None:
    """300 paragraphs, 60 cells, 100 placeholders; the bound leaves room for a busy machine."""
    texts = ["Die Verwaltung hat die Angaben geprüft und hält an ihrem Vorschlag fest. " * 6] * 240
    tags = ["Zu {{ nummer }}: {% if betreff %}{{ behoerde.name }}{% endif %}"] * 25
    rows = table(*[("a {{ art }}", "b", "c") for _ in range(20)])
    raw = rows + "".join(map(paragraph, [*texts[:120], *tags, *texts[120:], *["kurz"] * 40, *LOOP]))
    data = word_template(raw=raw)
    start = time.perf_counter()
    assert lint_template(data, "v.docx", STANDARD) == ()
    assert time.perf_counter() - start < 3
