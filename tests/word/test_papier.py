"""Printed papers of every form, the fullest and the emptiest: valid, complete, addressable, steady."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from vollpapier import fullest
from wordbau import NS, W, order, parts_of, section

import vorlagen
from vorlagen import Vorlage, resources
from vorlagen.formular import zeilen
from vorlagen.formular.druckbild import Druckabschnitt
from vorlagen.sources import load_form
from vorlagen.word.abschnitte import SectionWriter
from vorlagen.word.body import Body
from vorlagen.word.numbering import Numbering
from vorlagen.word.plain import normalise, paragraph_texts, plain_blocks
from vorlagen.word.render import render_docx
from vorlagen.word.vorlage_docx import compile_template

if TYPE_CHECKING:
    from collections.abc import Callable

FORMS = resources.form_names()
LAYOUTS = [(form, layout.name) for form in FORMS for layout in load_form(form).formular.fassungen]
"""Forms with several layouts: each is printed in all of them."""
SIGNED = [form for form in FORMS if load_form(form).formular.section_of("unterschriften")]
DOCUMENT = "word/document.xml"


@pytest.fixture(scope="module")
def full() -> dict[str, bytes]:
    """The fullest paper of each form."""
    return {form: vorlagen.render(fullest(load_form(form).formular), draft=True).docx for form in FORMS}


@pytest.fixture(scope="module")
def roots(full: dict[str, bytes]) -> dict[str, etree._Element]:
    """Their document parts."""
    return {form: etree.fromstring(parts_of(docx)[DOCUMENT]) for form, docx in full.items()}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("content", ["fullest", "emptiest"])
def test_every_paper_holds_the_rules_of_the_open_xml_sdk(
    form: str, audience: str, content: str, assert_valid_docx: Callable[[bytes], None]
) -> None:
    paper = fullest(load_form(form).formular)
    if content == "emptiest":
        paper = Vorlage.model_validate({"beratungsfolge": [{"oeffentlich": "ja"}]})
    if audience == "public":
        paper = paper.model_copy(update={"interne_hinweise": None, "nichtoeffentlichkeit": None})
    word = vorlagen.render(paper, form=form, draft=True, audience=audience)  # type: ignore[arg-type]
    assert_valid_docx(word.docx)


@pytest.mark.parametrize("form", FORMS)
def test_every_kind_of_a_form_is_printed(form: str) -> None:
    formular = load_form(form).formular
    kinds = [kind.art for kind in formular.arten if kind.art] or ["antrag", "anfrage", "satzung"]
    for art in kinds:
        assert vorlagen.render(fullest(formular, str(art)), draft=True).docx


@pytest.mark.parametrize(("form", "layout"), LAYOUTS)
def test_every_layout_of_a_form_is_printed(form: str, layout: str, assert_valid_docx: Callable[[bytes], None]) -> None:
    paper = fullest(load_form(form).formular).model_copy(update={"fassung": layout})
    assert_valid_docx(vorlagen.render(paper, draft=True).docx)


@pytest.mark.parametrize("form", FORMS)
def test_each_section_lies_in_one_content_control_tagged_with_its_field(
    form: str, roots: dict[str, etree._Element]
) -> None:
    tags = roots[form].xpath("//w:sdt/w:sdtPr/w:tag/@w:val", namespaces=NS)
    ids = roots[form].xpath("//w:sdt/w:sdtPr/w:id/@w:val", namespaces=NS)
    formular = load_form(form).formular
    paper = fullest(formular)
    formular = formular.layout_for(paper.art)
    wanted = [
        part.feld for part in formular.sections(paper.art) if part.feld and getattr(paper, part.feld) not in (None, ())
    ]
    assert tags == wanted
    assert len(tags) >= 3
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("form", FORMS)
def test_no_paragraph_is_empty(form: str, roots: dict[str, etree._Element]) -> None:
    """Room comes from styles; only the thin gap between two tables has no text, which Word would join else."""
    empty = [
        paragraph
        for paragraph in roots[form].iter(f"{{{W}}}p")
        if not paragraph.xpath(".//w:t|.//w:drawing|ancestor::w:tc", namespaces=NS)
        and paragraph.find(f"{{{W}}}pPr/{{{W}}}spacing[@{{{W}}}lineRule='exact']") is None
    ]
    assert empty == []


@pytest.mark.parametrize("form", FORMS)
def test_every_table_repeats_its_head_and_breaks_no_row(form: str, roots: dict[str, etree._Element]) -> None:
    tables = list(roots[form].iter(f"{{{W}}}tbl"))
    assert tables
    for table in tables:
        first, *others = table.findall(f"{{{W}}}tr")
        assert first.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is not None
        assert all(row.find(f"{{{W}}}trPr/{{{W}}}tblHeader") is None for row in others)
        assert all(row.find(f"{{{W}}}trPr/{{{W}}}cantSplit") is not None for row in (first, *others))


def test_most_forms_are_signed_and_some_have_layouts() -> None:
    """The loops below and above are not empty."""
    assert len(SIGNED) >= 2


@pytest.mark.parametrize("form", SIGNED)
def test_a_signature_is_kept_with_the_text_before_it(form: str, roots: dict[str, etree._Element]) -> None:
    body = roots[form].find(f"{{{W}}}body")
    assert body is not None
    control = body.xpath(".//w:sdt[w:sdtPr/w:tag/@w:val='unterschriften']", namespaces=NS)[0]
    before = control.getprevious()
    last = before.xpath("(descendant-or-self::w:p)[last()]", namespaces=NS)[0]
    assert last.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None
    lines = control.xpath(".//w:p", namespaces=NS)
    assert all(line.find(f"{{{W}}}pPr/{{{W}}}keepNext") is not None for line in lines[:-1])


@pytest.mark.parametrize("level", [1, 2])
def test_a_signature_inside_a_group_is_kept_too(level: int) -> None:
    template = compile_template(resources.word_file("standard", "vorlage").read_bytes(), "a.docx")
    writer = SectionWriter(template.styles, Body(9000, 9000, Numbering(None)), {})
    signature = Druckabschnitt(
        "unterschriften", "", level, (zeilen.Unterschriftblock((zeilen.Unterzeichner("", "E. B.", ""),)),)
    )
    parts = (section("Text."), signature)
    xml = "".join(writer.sections(parts if level == 1 else (Druckabschnitt("", "Gruppe", 1, (), parts),)))
    assert "<w:keepNext/>" in xml.split("Text.")[0].rsplit("<w:p>", 1)[1]


@pytest.mark.parametrize(
    ("second", "body"), [("Sitzungstermin", "Bauausschuss"), ("voraussichtlicher Sitzungstermin", "Dienstberatung")]
)
def test_columns_are_wide_enough_for_their_words(second: str, body: str) -> None:
    """A Beratungsfolge with all its columns tears neither „Sitzungstermin“ nor „TOP“."""
    template = compile_template(resources.word_file("standard", "vorlage").read_bytes(), "a.docx")
    heads = ("Gremium", second, "TOP", "Zuständigkeit", "Ergebnis", "Bemerkung")
    shares = (33, 20, 8, 32, 20, 20)
    columns = tuple(zeilen.Kopfzelle(head, anteil=share) for head, share in zip(heads, shares, strict=True))
    row = (body, "02.06.2026", "7", "nichtöffentlich / Beschlussfassung", "beschlossen", "gemeinsame Sitzung")
    xml = SectionWriter(template.styles, Body(9354, 9000, Numbering(None)), {}).block(
        zeilen.Tabellenblock("", columns, (row,)), 1
    )
    widths = [int(found) for found in re.findall(r'<w:gridCol w:w="(\d+)"', xml)]
    assert sum(widths) == 9354
    assert widths[1] >= 1530
    assert widths[2] >= 450


def test_the_source_is_embedded_for_internal_use_only() -> None:
    internal = parts_of(render_docx(order(quelle="betreff: A & B\n"), _template()))
    public = parts_of(render_docx(order(quelle=None), _template()))
    item = etree.fromstring(internal["customXml/item900.xml"])
    assert (etree.QName(item).namespace, item.text) == ("urn:vorlagen:quelle:1", "betreff: A & B\n")
    assert not [name for name in public if "customXml" in name]
    assert b"customXml" not in b"".join(public.values())


def _template(form: str = "standard") -> vorlagen.word.vorlage_docx.WordVorlage:  # type: ignore[name-defined]
    return compile_template(resources.word_file(form, "vorlage").read_bytes(), "vorlage.docx")


@pytest.mark.parametrize("form", FORMS)
def test_a_draft_bears_its_mark_in_the_header_of_every_kind_of_page(form: str) -> None:
    draft = parts_of(vorlagen.render(Vorlage(), form=form, draft=True).docx)
    rels = etree.fromstring(draft["word/_rels/document.xml.rels"])
    targets = {node.get("Id"): f"word/{node.get('Target')}" for node in rels}
    references = etree.fromstring(draft[DOCUMENT]).xpath("//w:headerReference", namespaces=NS)
    kinds = {node.get(f"{{{W}}}type") for node in references}
    assert kinds == {"default", "first"}
    for node in references:
        header = etree.fromstring(draft[targets[next(v for k, v in node.attrib.items() if k.endswith("}id"))]])
        assert "".join(header[0].itertext()) == "ENTWURF"
        assert header[0].find(f"{{{W}}}pPr/{{{W}}}pStyle").get(f"{{{W}}}val") == "VorlageEntwurf"
    released = parts_of(render_docx(order(entwurf=False), _template(form)))
    assert b"ENTWURF" not in b"".join(released.values())


@pytest.mark.parametrize("form", FORMS)
def test_properties_are_ours(form: str, full: dict[str, bytes]) -> None:
    parts, formular = parts_of(full[form]), load_form(form).formular
    issuer = formular.behoerde.name if formular.behoerde else None
    core = {etree.QName(node).localname: node.text for node in etree.fromstring(parts["docProps/core.xml"])}
    assert core == {
        "title": "Neubau der Radwegbrücke am Mühlgraben", "identifier": "2026/0184", "language": "de-DE",
        "subject": f"{formular.kind_label(fullest(formular).art)} 2026/0184",
        "created": "2026-05-04T00:00:00Z", "modified": "2026-05-04T00:00:00Z",
        **({"creator": issuer} if issuer else {}),
    }  # fmt: skip
    assert {name for name in parts if name.startswith("docProps/")} == {"docProps/core.xml", "docProps/custom.xml"}


def test_same_input_same_bytes_in_two_processes(full: dict[str, bytes]) -> None:
    """Whatever the seed of hashes."""
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1])\n"
        "import vorlagen; from vollpapier import fullest; from vorlagen.sources import load_form\n"
        "print(hashlib.sha256(vorlagen.render(fullest(load_form('standard').formular), draft=True).docx).hexdigest())\n"
    )
    import hashlib  # noqa: PLC0415 - only here
    import os  # noqa: PLC0415
    from pathlib import Path  # noqa: PLC0415

    found = set()
    for seed in ("1", "2"):
        run = subprocess.run([sys.executable, "-c", script, str(Path(__file__).parent)], capture_output=True, text=True,
                             check=True, env=os.environ | {"PYTHONHASHSEED": seed})  # fmt: skip
        found.add(run.stdout.strip())
    assert found == {hashlib.sha256(full["standard"]).hexdigest()}


ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"], exclude_characters="\ufeff"), min_size=1, max_size=40
)


@settings(max_examples=30)
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_any_text_arrives_verbatim(betreff: str, sachverhalt: str, cell: str, titel: str) -> None:
    """Subject, long text, table cell and title of an Anlage; white space as the proof counts it."""
    paper = Vorlage.model_validate({
        "betreff": betreff, "sachverhalt": sachverhalt, "beratungsfolge": [{"gremium": cell}],
        "anlagen": [{"titel": titel}],
    })  # fmt: skip
    docx = vorlagen.render(paper, draft=True).docx
    text = "\n".join(paragraph_texts(etree.fromstring(parts_of(docx)[DOCUMENT])))
    for value in (betreff, cell, titel):
        assert normalise(value) in text
    for block in plain_blocks(sachverhalt):
        assert block in text
