"""Template lint: every planted fault is found once, with its place; what works is not reported."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wordbau import LOOP, paragraph, run, table, word_template

from vorlagen import resources
from vorlagen.findings import Level
from vorlagen.sources import load_form
from vorlagen.word.pruefung.befunde import TABLE
from vorlagen.word.pruefung.lint import lint_template
from vorlagen.word.vorlage_docx import compile_template

if TYPE_CHECKING:
    from pathlib import Path

    from vorlagen.findings import Finding

STANDARD = load_form("standard").formular
SECTIONS = "".join(map(paragraph, LOOP))


def lint(*paragraphs: str, raw: str = "") -> tuple[Finding, ...]:
    """Findings on these paragraphs (or this XML), with all sections printed below them."""
    return lint_template(word_template(raw=(raw or "".join(map(paragraph, paragraphs))) + SECTIONS), "v.docx", STANDARD)


def codes(*paragraphs: str, raw: str = "") -> list[str]:
    return [finding.code for finding in lint(*paragraphs, raw=raw)]


# code, the paragraph, the words under the caret, a piece of message or hint
FAULTS = [
    ("P910", "Der {{ betreff und mehr", "{{", "„{{“ wird nicht mit „}}“ geschlossen"),
    ("P910", "Der {{ betreff }", "{{", "„}}“"),
    ("P910", "Der {{ betreff %} da", "{{", "„}}“"),
    ("P911", "Der betreff }}", "}}", "schließt etwas, das nicht geöffnet wurde"),
    ("P911", "Der betreff %}", "%}", "schließt etwas"),
    ("P912", "{% if betreff %}ja", "{% if", "„{% endif %}“"),
    ("P912", "{% for zeile in kopf %}{% if zeile.wert %}ja{% endfor %}", "{% if", "„{% endif %}“"),
    ("P913", "ja{% endif %}", "{% endif", "gehört zu keinem Anfang"),
    ("P913", "{% for zeile in kopf %}x{% endif %}", "{% endif", "gehört zu keinem Anfang"),
    ("P913", "{% else %}", "{% else", "gehört zu keinem Anfang"),
    ("P916", "{% if art == „x“ %}{% endif %}", "„x", 'gerade Anführungszeichen (")'),
    ("P916", "{{ betreff or ‚x‘ }}", "‚x", "gerade Anführungszeichen"),
    ("P916", "{{ betreff – 1 }}", "– 1", "ein Gedankenstrich (–)"),
    ("P916", "{{ nummer or '–' – 1 }}", "– 1", "ein Gedankenstrich"),
    ("P916", "{{ betreff… }}", "…", "drei Punkte"),
    ("P916", "{{p\u00a0abschnitt.anlagen }}", "\u00a0a", "ein geschütztes Leerzeichen"),
    ("P916", "{{ bet\u00adreff }}", "\u00adreff", "ein unsichtbares Zeichen"),
    ("P919", "{{ }}", "{{ }}", "fehlt der Name"),
    ("P919", "{{ betreff nummer }}", "{{", "nicht lesbar"),
    ("P919", "{{ p betreff }}", "{{", "„{{p“ ohne Leerzeichen davor"),
    ("P919", "{% fro x in kopf %}{% endfor %}", "{% fro", "Meinten Sie „for“?"),
    ("P919", "{% betreff %}", "{% betreff", "steht ein Befehl"),
    ("P919", "{% if betreff = 1 %}{% endif %}", "{% if", "=="),
    ("P919", '{{ betreff or "x }}', "{{", "fehlt ein Anführungszeichen"),
    ("P920", "Der {{ betref }}", "betref", "Meinten Sie „betreff“?"),
    ("P920", "{{ Betreff }}", "Betreff", "Meinten Sie „betreff“?"),
    ("P920", "{{ behoerde.nmae }}", "nmae", "Meinten Sie „behoerde.name“?"),
    ("P920", "{{ behoerde['nmae'] }}", "nmae", "Meinten Sie „behoerde.name“?"),
    ("P920", "{{ behoerde.telefon }}", "telefon", "Hier gibt es: name, zusatz, anschrift, zeile."),
    ("P920", "{{ kopf[0].wret }}", "wret", "Meinten Sie „kopf[0].wert“?"),
    ("P920", "{% for z in kopf %}{{ z.bezeichnng }}{% endfor %}", "bezeichnng", "Meinten Sie „z.bezeichnung“?"),
    ("P920", "{% for z in kopf[1:]|reverse %}{{ z.bezeichnng }}{% endfor %}", "bezeichnng", "z.bezeichnung"),
    ("P920", "{% for z in kopf %}{% endfor %}{{ z.wert }}", "z.wert", "„z“ gibt es nicht"),
    ("P920", "{% if false %}{{ betref }}{% endif %}", "betref", "betreff"),
    ("P920", "{% if betref %}{% endif %}", "betref", "betreff"),
    ("P920", "{% if nummer %}{% elif betref %}{% endif %}", "betref", "betreff"),
    ("P920", "{{ betreff.titel }}", "titel", "ein fertiger Text"),
    ("P920", "{{ kopf.wert }}", "wert", "Schreiben Sie eine Schleife"),
    ("P920", "{{ klimaschutz }}", "klimaschutz", "„{{p abschnitt.klimaschutz }}“"),
    ("P920", "{{ beteiligte }}", "beteiligte", "„kopf“ oder „abschnitte“"),
    ("P920", "{{ range(3) }}", "range", "„range“ gibt es nicht"),
    ("P920", "{% set a = betref %}{{ a }}", "betref", "betreff"),
    ("P920", "{{ betreff if betref else nummer }}", "betref else", "betreff"),
    ("P920", "{{p abschnitt.sachverhlat }}", "sachverhlat", "Meinten Sie „abschnitt.sachverhalt“?"),
    ("P921", "{{ betreff|gross }}", "gross", "„gross“"),
    ("P921", "{{ betreff|uper }}", "uper", "Meinten Sie „upper“?"),
    ("P921", "{% if betreff is leer %}{% endif %}", "leer", "„leer“"),
    ("P922", "{{ ''.__class__ }}", "__class__", "verschlossen"),
    ("P922", "{{ betreff['__class__'] }}", "__class__", "verschlossen"),
    ("P922", "{{ betreff|attr('__class__') }}", "__class__", "verschlossen"),
    ("P922", "{{ kopf.append(1) }}", "append", "verschlossen"),
    ("P922", "{% include 'x' %}", "{% include", "verschlossen"),
    ("P923", "vor {{p abschnitt.anlagen }}", "{{p", "nicht allein in seinem Absatz"),
    ("P923", "{%p if betreff %}{%p endif %}", "{%p", "nicht allein in seinem Absatz"),
    ("P924", "{%tr if betreff %}{%tr endif %}", "{%tr", "nicht in einer Tabelle"),
    ("P924", "{% vm %}", "{% vm", "nicht in einer Tabelle"),
    ("P925", "{{ abschnitt.anlagen }}", "{{", "„{{p abschnitt.anlagen }}“"),
    ("P925", "{{p betreff }}", "{{p", "„{{ betreff }}“"),
    ("P925", "{{p sachverhalt }}", "{{p", "„{{p abschnitt.sachverhalt }}“"),
    ("P925", "{{r betreff }}", "{{r", "„{{ betreff }}“"),
    ("P926", "{{ behoerde }}", "{{", "behoerde.name, behoerde.zusatz"),
    ("P926", "{{ kopf }}", "{{", "{{ eintrag.bezeichnung }}"),
    ("P926", "{{ abschnitte }}", "{{", "{{p eintrag }}"),
    ("P927", "{{ sachverhalt }}", "{{", "„{{p abschnitt.sachverhalt }}“"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "text", "under", "words"), FAULTS, ids=[f"{code} {text}" for code, text, *_ in FAULTS]
)
def test_a_fault_is_found_with_its_paragraph_and_its_column(code: str, text: str, under: str, words: str) -> None:
    found = [finding for finding in lint("eins", text) if finding.path == "Text, Absatz 2"]
    assert {finding.code for finding in found} == {code}
    finding = found[0]
    assert finding.file == "v.docx"
    assert str(finding.message).startswith("Text, Absatz 2: ")
    assert words in f"{finding.message} {finding.hint}"
    assert finding.excerpt == text
    assert finding.column == text.index(under) + 1
    assert len(found) == (2 if "{%tr" in text else 1)


SOUND = [
    "{{ betreff }} {{betreff}} {{- betreff -}}",
    "{{ betreff|upper|default('–') }} {{ nummer or '„ohne“' }}",
    "{{ betreff\u00a0}}",
    "{{ datum.split('.')[2] }} {{ betreff[:10] }} {{ kopf|length }} {{ kopf[0].wert }} {{ kopf[0]['wert'] }}",
    "{{ 1 + 2 }} {{ 'x' ~ nummer }}",
    '{% if nummer and not betreff or art == "x" %}a{% elif datum %}b{% else %}c{% endif %}',
    "{% for z in kopf if z.wert %}{{ loop.index }} {{ z.bezeichnung }}{% else %}nichts{% endfor %}",
    "{% for z in kopf|sort(attribute='wert') %}{{ z.wert|title }}{% endfor %}",
    "{% set a = nummer %}{% if a %}{% set b = a %}{% endif %}{{ a }}{{ b }}",
    "{% set a %}x{% endset %}{{ a|length }}{% with c = betreff %}{{ c }}{% endwith %}",
    "{% macro f(x) %}{{ x }}{% endmacro %}{{ f(betreff) }}",
    "{% raw %}{{ so schreibt man's }}{% endraw %}{# ein Hinweis mit betref #}",
    "{% if korridorthema is defined %}{{ korridorthema }}{% endif %}",
    "{{ korridorthema|default('keines') }}",
    "{% filter upper %}{{ betreff }}{% endfilter %}",
    "{{ “x” if betreff else ‘y’ }}",
    "{{ behoerde.name }} {{ behoerde['zeile'] }} {{ entwurf }} {{ kurztitel }} {{ fusszeile }} {{ art }}",
    "50 % {von} § 3 {a, b} }",
]  # fmt: skip


@pytest.mark.parametrize("text", SOUND)
def test_what_works_is_not_reported(text: str) -> None:
    """A false alarm is worse than a miss; each of these also survives the trial fill at the end of the lint."""
    assert lint(text) == ()


def test_whole_paragraphs_rows_and_cells_may_repeat() -> None:
    rows = table(
        ("{%tr for zeile in kopf %}",), ("{{ zeile.bezeichnung }}", "{{ zeile.wert }}"), ("{%tr endfor %}",),
        ("{%tc for zeile in kopf %}", "{{ zeile.wert }}", "{%tc endfor %}"),
        ("".join(map(paragraph, ("{%p if untertitel %}", "{{ untertitel }}", "{%p endif %}", ""))),),
    )  # fmt: skip
    body = "".join(map(paragraph, ("{%p for z in kopf %}", "{%p if z.wert %}", "{{ z.wert }}", "{%p else %}", "ohne",
                                   "{%p endif %}", "{%p endfor %}")))  # fmt: skip
    assert lint(raw=rows + body) == ()


CROSSING = {
    "cell": table(("{% for z in kopf %}{{ z.wert }}", "{% endfor %}")),
    "row": table(("{% if betreff %}",), ("{% endif %}",)),
    "out of the table": table(("{% if betreff %}",)) + paragraph("{% endif %}"),
    "paragraphs of two cells": table((paragraph("{%p if betreff %}") + paragraph("x"),
                                      paragraph("{%p endif %}") + paragraph("y"))),
    "two tables": table(("{%tr if betreff %}",), ("x",)) + paragraph("") + table(("{%tr endif %}",), ("x",)),
    "paragraph and line": paragraph("{%p if betreff %}") + paragraph("x{% endif %}"),
    "into a link": f"<w:p>{run('{% if betreff %}')}<w:hyperlink>{run('x{% endif %}')}</w:hyperlink></w:p>",
    "else in another cell": table(("{% if betreff %}a", "{% else %}b"), ("c", "{% endif %}")),
}  # fmt: skip


@pytest.mark.parametrize("name", CROSSING)
def test_a_block_that_ends_elsewhere_is_reported_once_where_it_begins(name: str) -> None:
    found = lint(raw=CROSSING[name])
    assert [finding.code for finding in found if finding.level is Level.ERROR] == ["P914"]
    assert "beginnt hier" in str(found[0].message)


def test_a_block_over_several_paragraphs_works_but_leaves_empty_ones() -> None:
    (finding,) = lint("{% if betreff %}", "x", "{% endif %}")
    assert (finding.code, finding.level) == ("P915", Level.WARNING)
    assert "(Text, Absatz 3)" in str(finding.message)


BOLD, PLAIN_LOOK = "<w:b/>", '<w:lang w:val="en-US"/><w:noProof/>'


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (run("{{ bet") + run("reff }}", BOLD), ["P917"]),
        (run("{{ ") + run("betreff", BOLD) + run(" }}"), ["P917"]),
        (run("{") + run("{ betreff }}", '<w:color w:val="FF0000"/>'), ["P917"]),
        (run("{{ bet") + run("reff }}"), []),
        (run("{{ bet") + run("reff", PLAIN_LOOK) + '<w:proofErr w:type="spellEnd"/>' + run(" }}"), []),
        (run("{{ betreff") + run(" ", BOLD) + run("}}"), []),
        (run("Der ", BOLD) + run("{{ betreff }}") + run(" da", BOLD), []),
        (run("{% if ") + run("betreff", BOLD) + run(" %}x{% endif %}"), []),
        (f"<w:hyperlink>{run('{{ bet')}</w:hyperlink>{run('reff }}')}", ["P918"]),
        (f"{run('{{ bet')}<w:hyperlink>{run('re')}</w:hyperlink>{run('ff }}')}", []),
    ],
)
def test_a_torn_placeholder_is_reported_only_where_it_shows(runs: str, expected: list[str]) -> None:
    """Word tears placeholders at every correction; only another look, or the edge of a link, matters."""
    assert codes(raw=f"<w:p>{runs}</w:p>") == expected


def test_a_cell_that_may_be_left_without_a_paragraph_is_reported() -> None:
    condition = "".join(map(paragraph, ("{%p if betreff %}", "x", "{%p endif %}")))
    either = "".join(map(paragraph, ("{%p if betreff %}", "x", "{%p else %}", "y", "{%p endif %}")))
    found = lint(raw=table((condition, either), ("{{p abschnitt.anlagen }}", "z")) + condition)
    assert [(finding.code, finding.path) for finding in found] == [
        ("P928", "Text, Tabelle 1, Zeile 1, Spalte 1, Absatz 1"),
        ("P928", "Text, Tabelle 1, Zeile 2, Spalte 1, Absatz 1"),
    ]


def test_a_required_section_that_is_never_printed_is_an_error_and_others_are_a_warning() -> None:
    found = lint_template(word_template("{{ betreff }}", "{{p abschnitt.beschlussvorschlag }}"), "v.docx", STANDARD)
    assert [finding.code for finding in found] == ["P930"] * 4 + ["P931"]
    assert "„Sachverhalt“ (sachverhalt)" in str(found[0].message)
    assert "{{p abschnitt.sachverhalt }}" in str(found[0].hint)
    assert "Anlagen" in str(found[-1].message)


@pytest.mark.parametrize(
    "body",
    [
        ["{%p for s in abschnitte %}", "{{p s }}", "{%p endfor %}"],
        ["{%p for s in abschnitte[1:] %}", "{{p s }}", "{%p endfor %}"],
        ["{{p abschnitte|join }}"],
        ["{%p for name in abschnitt %}", "{{p abschnitt[name] }}", "{%p endfor %}"],
        ["{%p for name, text in abschnitt.items() %}", "{{p text }}", "{%p endfor %}"],
    ],
)
def test_sections_may_be_printed_in_any_way(body: list[str]) -> None:
    assert lint_template(word_template(*body), "v.docx", STANDARD) == ()


def test_a_loop_that_does_not_print_its_section_prints_none() -> None:
    found = lint_template(word_template("{%p for s in abschnitte %}", "x", "{%p endfor %}"), "v.docx", STANDARD)
    assert {finding.code for finding in found} == {"P930", "P931"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{% if betreff", "P910"),
        ("{% for z in kopf", "P910"),
        ("{% if art == „x“ %}x{% endif %}", "P916"),
        ("{% for z in „kopf“ %}{{ z.wert }}{{ loop.index }}{% endfor %}", "P916"),
        ("{% for z in kopff %}{{ z.wert }}{% endfor %}", "P920"),
    ],
)
def test_a_fault_at_the_beginning_of_a_block_is_not_told_again_at_its_end(text: str, code: str) -> None:
    assert codes(text) == [code]
    assert codes(text, "{% endif %}" if "{% if betreff" in text else "x") == [code]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (["{{p abschnitt.sachverhlat }}"], "P920"),
        (["{{p abschnitte.sachverhalt }}"], "P920"),
        (["{{p abschnitt.sachverhalt – }}"], "P916"),
        (["{{p abschnitt.sachverhalt"], "P910"),
        (["{{ abschnitt.sachverhalt }}"], "P925"),
        (["{%p for s in abschnite %}", "{{p s }}", "{%p endfor %}"], "P920"),
        (["{%p for s in abschnitte – %}", "{{p s }}", "{%p endfor %}"], "P916"),
    ],
)
def test_a_section_whose_placeholder_is_faulty_is_not_told_missing_as_well(
    body: list[str], code: str, tmp_path: Path
) -> None:
    (tmp_path / "f.yaml").write_text("name: stadt\nabschnitte: [{feld: sachverhalt, pflicht: immer}]\n", "utf-8")
    found = lint_template(word_template(*body), "v.docx", load_form("f.yaml", tmp_path).formular)
    assert [finding.code for finding in found] == [code]


ALL = [
    ("P910", "Text, Absatz 1", paragraph("Betreff: {{ betreff")),
    ("P912", "Text, Absatz 2", paragraph("{%p if untertitel %}")),
    ("P914", "Text, Tabelle 1, Zeile 1, Spalte 1, Absatz 1", table(("{% for z in kopf %}", "{% endfor %}"))),
    ("P916", "Text, Absatz 3", paragraph("{{ nummer or „ohne“ }}")),
    ("P916", "Text, Absatz 4", paragraph("{{ datum – 1 }}")),
    ("P917", "Text, Absatz 5", f"<w:p>{run('{{ ', BOLD)}{run('betreff }}')}</w:p>"),
    ("P920", "Text, Absatz 7", "".join(map(paragraph, ("{%p if false %}", "{% if art %}{{ behoerde.nmae }}{% endif %}",
                                                       "{%p endif %}")))),
    ("P921", "Text, Absatz 9", paragraph("{{ betreff|grossbuchstaben }}")),
    ("P922", "Text, Absatz 10", paragraph("{{ ''.__class__ }}")),
]  # fmt: skip
"""The faults that the issue of template lint asks for, in the order of the text."""


def test_all_faults_at_once_are_each_reported_once_with_their_place(tmp_path: Path) -> None:
    styles = "word__styles_dot_xml"
    from wordbau import parts_of  # noqa: PLC0415 - only here

    own = parts_of(word_template("x"))["word/styles.xml"].replace(b'"Vorlage K', b'"Eigenes K')
    body = "".join(xml for *_, xml in ALL) + paragraph("{{p abschnitt.beschlussvorschlag }}")
    form = tmp_path / "f.yaml"
    form.write_text("name: stadt\nabschnitte: [beschlussvorschlag, {feld: sachverhalt, pflicht: immer}]\n", "utf-8")
    found = lint_template(word_template(raw=body, **{styles: own}), "v.docx", load_form("f.yaml", tmp_path).formular)
    assert [(finding.code, finding.path) for finding in found] == [
        ("P932", ""), *((code, place) for code, place, _ in ALL), ("P930", "")
    ]  # fmt: skip
    assert "„Vorlage Kästchen“" in str(found[0].message)


@pytest.mark.parametrize("form", resources.form_names())
def test_the_shipped_word_files_have_no_findings(form: str) -> None:
    source = load_form(form)
    assert lint_template(source.word_datei.read_bytes(), "v.docx", source.formular) == ()


def test_every_shipped_word_file_is_among_those() -> None:
    used = {load_form(form).word_datei for form in resources.form_names()}
    shipped = set(resources.templates_dir().glob("docx/*/vorlage.docx"))
    assert len(shipped) >= 2
    assert shipped <= used


@pytest.mark.libreoffice
def test_a_word_file_that_libreoffice_saved_has_no_findings(tmp_path: Path) -> None:
    """LibreOffice tears runs, renames styles and leaves out numbering and custom properties."""
    forms = [load_form(form) for form in resources.form_names()]
    for at, source in enumerate(forms):
        (tmp_path / f"{at}.docx").write_bytes(source.word_datei.read_bytes())
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    files = [f"{at}.docx" for at in range(len(forms))]
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", "neu", *files],
                   cwd=tmp_path, check=True, capture_output=True)  # fmt: skip
    for at, source in enumerate(forms):
        saved = (tmp_path / "neu" / f"{at}.docx").read_bytes()
        assert saved != source.word_datei.read_bytes()
        assert lint_template(saved, "v.docx", source.formular) == ()


def test_brackets_in_brackets_without_end_are_unreadable() -> None:
    assert codes("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}") == ["P919"]


def test_every_code_has_a_case() -> None:
    """Those of files stand in test_lint_datei."""
    planted = {code for code, *_ in FAULTS} | {"P914", "P915", "P917", "P918", "P928", "P930", "P931", "P932", "P940"}
    assert {code for code in TABLE if code >= "P910"} == planted


def test_what_only_filling_shows_is_reported_too() -> None:
    """The copy of a text box for older Word is not read, but it is filled."""
    fallback = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"/><mc:Fallback><w:pict><w:txbxContent>'
        f"{paragraph('{{ betreff')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    (finding,) = lint(raw=fallback)
    assert finding.code == "P940"
    assert "„{{“ wird nicht mit „}}“ geschlossen" in str(finding.message)


WORDS = ("{{ }} {% %} {# #} ( ) [ ] . | - ' „ – 0 betreff kopf nummer abschnitt endfor endif else endraw raw vm "
         "endset endmacro")  # fmt: skip
PHRASES = ("p ", "tr ", "r ", "for z in kopf", "if ", "set a = ", "set a ", "macro f(x)", "block b", "include 'x'",
           "colspan 2", "z.wert", "is defined", " ")  # fmt: skip
PIECES = (*WORDS.split(), *PHRASES)


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_no_placeholder_crashes_the_lint(text: str) -> None:
    """And what it calls sound can be compiled: else it would have said P940."""
    found = lint_template(word_template(raw=table((text,)) + paragraph(text) + SECTIONS), "v.docx", STANDARD)
    assert all(finding.file == "v.docx" and str(finding.message) and str(finding.hint) for finding in found)
    if not any(finding.level is Level.ERROR for finding in found):
        compile_template(word_template(raw=table((text,)) + paragraph(text) + SECTIONS), "v.docx")
