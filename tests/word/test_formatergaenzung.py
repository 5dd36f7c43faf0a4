"""Styles that a town's Word file lacks are added once, and look as if they were its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from wordbau import NS, W, changed, order, packed, parts_of, section, word_template

from vorlagen.word import formatergaenzung
from vorlagen.word.formatergaenzung import add_missing
from vorlagen.word.render import render_docx
from vorlagen.word.styles import NEEDED, Styles
from vorlagen.word.vorlage_docx import compile_template

if TYPE_CHECKING:
    from collections.abc import Callable

STYLES = "word/styles.xml"
LOOP = ("{%p for abschnitt in abschnitte %}", "{{p abschnitt }}", "{%p endfor %}")
TEXT = "# Kopf\n\nText[^1] mit [Verweis](https://a.example)\n\n- Punkt\n\n> Zitat\n\n| a |\n|---|\n| 1 |\n\n[^1]: Note"


def _bare(*kept: str) -> bytes:
    """Styles in 12 pt Source Serif Pro, without those that we ask for but the kept ones."""
    xml = parts_of(word_template(*LOOP))[STYLES].decode()
    for name in NEEDED:
        if name not in kept:
            xml = re.sub(rf'<w:style (?:(?!</w:style>).)*<w:name w:val="{re.escape(name)}"/>.*?</w:style>', "", xml)
    xml = xml.replace("Source Sans Pro", "Source Serif Pro").replace('<w:sz w:val="21"/>', '<w:sz w:val="24"/>')
    return xml.encode()


def _style(root: etree._Element, name: str) -> etree._Element:
    (found,) = root.xpath(f"w:style[w:name/@w:val='{name}']", namespaces=NS)
    return found


def test_every_missing_style_is_added_once() -> None:
    added = add_missing(_bare("heading 1"))
    root = etree.fromstring(added)
    assert Styles.read(added).missing == ()
    assert Styles.read(_bare("heading 1")).missing
    ids = root.xpath("w:style/@w:styleId", namespaces=NS)
    assert len(set(ids)) == len(ids)
    assert add_missing(added) is added


def test_a_complete_file_stays_as_it_is() -> None:
    part = parts_of(word_template(*LOOP))[STYLES]
    assert add_missing(part) is part


def test_they_take_font_and_size_of_the_file_and_no_foreign_colour() -> None:
    """10 points of 10.5 are 11.5 of 12; the blue of links and the red of drafts have a meaning."""
    root = etree.fromstring(add_missing(_bare()))
    for name in NEEDED:
        style = _style(root, name)
        assert style.find(f".//{{{W}}}rFonts") is None
        assert (style.find(f"{{{W}}}rPr/{{{W}}}color") is not None) == (name in {"Hyperlink", "Vorlage Entwurf"})
    assert _style(root, "caption").find(f"{{{W}}}rPr/{{{W}}}sz").get(f"{{{W}}}val") == "23"  # type: ignore[union-attr]
    assert "1F4E5F" not in etree.tostring(_style(root, "Quote")).decode()


def test_their_ids_do_not_clash_and_they_build_on_the_files_own_styles() -> None:
    """A German Word calls Normal „Standard“; another style may have our id already."""
    own = (
        _bare()
        .replace(b'w:styleId="Normal"', b'w:styleId="Standard"')
        .replace(b'w:val="Normal"/>', b'w:val="Normal"/>')
    )
    other = b'<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Anderes"/></w:style></w:styles>'
    root = etree.fromstring(add_missing(own.replace(b"</w:styles>", other)))
    assert _style(root, "Quote").get(f"{{{W}}}styleId") == "Quote2"
    based = {name: _style(root, name).xpath("w:basedOn/@w:val", namespaces=NS) for name in ("caption", "Quote")}
    assert based == {"caption": ["Standard"], "Quote": ["BodyText"]}


@pytest.mark.parametrize("kept", [(), ("heading 1", "Body Text", "Vorlage Tabelle")])
def test_a_paper_with_them_is_valid(kept: tuple[str, ...], assert_valid_docx: Callable[[bytes], None]) -> None:
    template = packed(parts_of(word_template(*LOOP)) | {STYLES: _bare(*kept)})
    docx = render_docx(order(section(TEXT), betreff="B"), compile_template(template, "v.docx"))
    assert_valid_docx(docx)
    used = set(
        re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', parts_of(docx)["word/document.xml"].decode())
    )
    defined = set(etree.fromstring(parts_of(docx)[STYLES]).xpath("w:style/@w:styleId", namespaces=NS))
    assert {"Heading1", "BodyText", "VorlageTabelle", "FootnoteReference"} <= used <= defined


def test_the_files_own_table_style_rules() -> None:
    """Under whatever id it stands."""
    own = changed(word_template(*LOOP), STYLES, 'w:styleId="VorlageTabelle"', 'w:styleId="Haustabelle"')
    docx = render_docx(order(section(TEXT)), compile_template(own, "v.docx"))
    assert 'w:tblStyle w:val="Haustabelle"' in parts_of(docx)["word/document.xml"].decode()
    assert parts_of(docx)[STYLES] == parts_of(own)[STYLES]


def test_a_template_is_completed_once_for_all_its_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    template = packed(parts_of(word_template(*LOOP, "einmal")) | {STYLES: _bare()})
    render_docx(order(section(TEXT)), compile_template(template, "v.docx"))
    monkeypatch.setattr(formatergaenzung, "_shipped", lambda: pytest.fail("again"))
    render_docx(order(section("b")), compile_template(template, "v.docx"))
