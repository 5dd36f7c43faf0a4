"""What a text becomes: a paper, or findings L001 to L007 with their places."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vorlagen.findings import Finding, Level
from vorlagen.models.blaetter import leaves
from vorlagen.sources import Papier, read_paper

if TYPE_CHECKING:
    from vorlagen.models import Vorlage

HERE = Path(__file__).parent


def read(text: str) -> Papier:
    return read_paper(text, "v.yaml", HERE)


def paper(text: str) -> Vorlage:
    found = read(text)
    assert found.vorlage is not None, found.findings
    return found.vorlage


def only(text: str) -> Finding:
    findings = read(text).findings
    assert len(findings) == 1, findings
    return findings[0]


CASES = {
    "L001": ("datum: 04.05.2026\nbetreff: Ausbau: Südring\n", 2, 16, "", "betreff: Ausbau: Südring",
             "Anführungszeichen"),
    "L002": ("betreff: a\nnummer: 1\nbetreff: b\n", 3, 1, "betreff", "betreff: b", "Löschen"),
    "L003": ("betreff: a\nSachverhlat: b\n", 2, 1, "Sachverhlat", "Sachverhlat: b", "Meinten Sie „sachverhalt“?"),
    "L004": ("anlagen:\n  - {titel: a, oeffentlich: vielleicht}\n", 2, 29, "anlagen[0].oeffentlich",
             "  - {titel: a, oeffentlich: vielleicht}", "ja oder nein"),
    "L005": ("betreff: a\nformular: atlantis\n", 2, 11, "formular", "formular: atlantis", "standard"),
    "L006": ("betreff: a\nnummer: 1\x07\n", 2, 10, "", "nummer: 1\x07", "PDF"),
    "L007": ("- betreff: a\n", 1, 1, "", "- betreff: a", "vorlagen new"),
}  # fmt: skip


@pytest.mark.parametrize("code", CASES)
def test_each_code_tells_file_line_column_path_line_and_what_to_do(code: str) -> None:
    text, line, column, path, excerpt, hint = CASES[code]
    found = only(text)
    assert (found.code, found.level, found.file) == (code, Level.ERROR, "v.yaml")
    assert (found.line, found.column, found.path, found.excerpt) == (line, column, path, excerpt)
    assert hint in str(found.hint)
    assert str(found.message)


@pytest.mark.parametrize(
    "written",
    ["18:30", "017", "01100", "10.10", "NO", "no", "Off", "yes", "1e3", "0x1F", "0o17", "2026-05-04", "1_000", ".inf",
     ".nan", "=", "1.250.000,00 €", "12:30:45", "+1", "True", "2026-05-04T18:30:00Z"],
)  # fmt: skip
def test_no_scalar_is_typed_by_yaml(written: str) -> None:
    assert paper(f"nummer: {written}\nbeteiligte: [{written.replace(',', '')}]\n").nummer == written


def test_null_in_quotes_is_a_word_and_without_them_nothing() -> None:
    read_in = paper("betreff: 'null'\nnummer: null\nuntertitel: ~\naktenzeichen:\ndezernat: \"~\"\n")
    assert (read_in.betreff, read_in.dezernat) == ("null", "~")
    assert (read_in.nummer, read_in.untertitel, read_in.aktenzeichen) == (None, None, None)


@pytest.mark.parametrize("second", ["betreff", "Betreff", "BETREFF ", "Titel", "'betreff'", "Gegenstand"])
def test_a_key_under_another_name_is_the_same_key(second: str) -> None:
    found = only(f"betreff: a\n{second}: b\n")
    assert (found.code, found.line) == ("L002", 2)
    assert "Zeile 1" in str(found.message)


@pytest.mark.parametrize(
    ("key", "field"),
    [("Bürgerbeteiligung", "buergerbeteiligung"), ("Finanzielle Auswirkungen", "finanzielle_auswirkungen"),
     ("Bu\u0308rgerbeteiligung", "buergerbeteiligung"), ("Auswirkungen auf den Klimaschutz", "klimaschutz"),
     ("klima", "klimaschutz"), ("Inklusion", "inklusion")],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(key: str, field: str) -> None:
    assert getattr(
        paper(f"{key}: entfällt\n") if field != "finanzielle_auswirkungen" else paper(f"{key}: keine\n"), field
    )


def test_an_unknown_key_names_the_keys_that_are_allowed_there() -> None:
    found = only("klimaschutz:\n  auswirkung: keine\n  qqqqqq: x\n")
    assert (found.code, found.line, found.column, found.path) == ("L003", 3, 3, "klimaschutz.qqqqqq")
    assert "Meinten" not in str(found.hint)
    assert "ausmass, stufe" in str(found.hint)


def test_all_faults_are_told_at_once_in_the_order_of_lines() -> None:
    found = read("datum: 31.02.2026\nquark: 1\nart: quatsch\nbetreff: a\nbetreff: b\nversion: 1.5\n").findings
    assert [(f.code, f.line) for f in found] == [("L004", 1), ("L003", 2), ("L004", 3), ("L002", 5), ("L004", 6)]


def test_json_is_read_too() -> None:
    data = {
        "betreff": 'Fähre "Nord" 😀',
        "nummer": "017",
        "anlagen": [{"titel": "a/b", "oeffentlich": False}],
        "version": 1,
    }
    for text in (json.dumps(data), json.dumps(data, ensure_ascii=False, indent="\t"), json.dumps(data, indent=2)):
        read_in = paper(text.replace("/", "\\/"))
        assert (read_in.betreff, read_in.nummer, read_in.version) == ('Fähre "Nord" 😀', "017", 1)
        assert (read_in.anlagen[0].titel, read_in.anlagen[0].oeffentlich) == ("a/b", False)


def test_a_backslash_before_the_letters_of_an_escape_stays_a_backslash() -> None:
    assert paper('betreff: "\\ud83d\\ude00 \\\\ud83d\\\\ude00"\n').betreff == "😀 \\ud83d\\ude00"


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("betreff: 'x\nnummer: y\n", 1, 10, "nicht geschlossen"),
        ("betreff:\n\tx: y\n", 2, 1, "Tabulator"),
        ("betreff: @x\n", 1, 10, "nicht beginnen"),
        ("betreff: !Achtung Baustelle\n", 1, 10, "! darf ein Text nicht beginnen"),
        ("betreff: &Co KG\n", 1, 10, "& darf ein Text nicht beginnen"),
        ("betreff: *x\n", 1, 10, "führt ins Leere"),
        ("betreff: &a [*a]\n", 1, 14, "führt ins Leere"),
        ("betreff: [a\nnummer: 1\n", 2, 7, "eckige Klammer"),
        ("betreff: {a\n", 1, 10, "geschweifte Klammer"),
        ("betreff x\nnummer: y\n", 2, 7, "gehört noch zum Text davor"),
        ("betreff: 'it' s\n", 1, 15, "steht noch Text"),
        ("betreff: x\n   y\nz\n", 3, 1, "fehlt ein Doppelpunkt"),
        ('betreff: "\\q"\n', 1, 11, "Schrägstrich"),
        ('betreff: "\\uXY"\n', 1, 13, "A bis F"),
        ("betreff: - x\n", 1, 10, "eigenen Zeile"),
        ("betreff: |x\n  y\n", 1, 11, "Hinter „|“"),
        ("%x\n", 1, 3, "Mit %"),
        ("betreff: x\n...\nnummer: y\n", 3, 1, "Nach dem Ende"),
        ("---\nbetreff: x\n---\nbetreff: y\n", 3, 1, "zweites YAML-Dokument"),
        ("? [a]\n: b\n", 1, 3, "Schlüssel muss ein Wort sein"),
        ("betreff: {a: b\n\n\n", 1, 10, "geschweifte Klammer"),
        ("[\n", 1, 2, "Klammer"),
        ("betreff: x\nnummer: [\n\n", 2, 10, "Klammer"),
        ("%Vorlage: x\n", 1, 9, "Mit %"),
        ('betreff: "\\\\ud83d\\ude00"\n', 1, 20, "Schrägstrich"),
        ("- a\nb: c\n", 2, 1, "Einrückung"),
        ("betreff: ? x\n", 1, 10, "? “ darf"),
    ],
)
def test_what_is_wrong_with_the_yaml_is_told_in_german_where_it_is(
    text: str, line: int, column: int, words: str
) -> None:
    found = only(text)
    assert found.code == "L001"
    assert words in str(found.message)
    assert (found.line, found.column) == (line, column)
    for english in ("expected", "found", "while", "mapping"):
        assert english not in f"{found.message} {found.hint}"


@pytest.mark.parametrize("tag", ["!!python/object:os.system", "!!python/name:os.system", "!ruby", "!<x>", "!!binary"])
def test_no_tag_makes_anything_but_text(tag: str) -> None:
    assert only(f"betreff: {tag} x\n").code == "L001"


def test_tags_of_plain_yaml_change_nothing() -> None:
    assert paper("nummer: !!int 017\nbetreff: ! x\n").nummer == "017"


def test_the_merge_key_is_no_key_of_ours() -> None:
    found = only("betreff: x\n<<: {nummer: 1}\n")
    assert (found.code, found.line, found.path) == ("L003", 2, "<<")


def test_an_alias_stands_for_what_it_names() -> None:
    read_in = paper("betreff: &b Brücke\nuntertitel: *b\nbeteiligte: &l [A, B]\n")
    assert (read_in.untertitel, read_in.beteiligte) == ("Brücke", ("A", "B"))


BOMB = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 10)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "Verweise mitgezählt"),
        ("a: " + "[" * 1_999_000, "verschachtelt"),
        ("[" * 62, "verschachtelt"),
        ("a: " + "{a: " * 1000, "verschachtelt"),
        ("- " * 100_000, "verschachtelt"),
        ("a: x" * 2_500_000, "größer als"),
        ("ä" * 1_000_001, "größer als"),
        ("a: [" + "x," * 200_001 + "]", "mehr als"),
        ("betreff: a\x00b", "U+0000"),
        ("betreff: a\x1b[0m", "U+001B"),
        ('betreff: "\\u0007"', "U+0007"),
        ('betreff: "\\x85"', "U+0085"),
        ("betreff: a\u2028b", "U+2028"),
        ("betreff: \ud800", "U+D800"),
        ("betreff: \ufffe", "U+FFFE"),
    ],
    ids=lambda value: value if len(value) < 30 else "",
)
def test_limits_and_control_characters_are_l006(text: str, words: str) -> None:
    found = only(text)
    assert found.code == "L006"
    assert words in str(found.message)


def test_depth_up_to_the_limit_is_read() -> None:
    assert "L006" not in {found.code for found in read("a: " + "[" * 58 + "]" * 58).findings}


@pytest.mark.parametrize("text", ["", "\n\n", "# nur ein Kommentar\n", "null\n", "~", "---\n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    found = only(text)
    assert (found.code, found.line, str(found.message)) == ("L007", 1, "Die Datei ist leer.")


@pytest.mark.parametrize("text", ["x", "42", "- a\n- b", "[a]", "'null'"])
def test_a_top_level_without_keys_is_l007(text: str) -> None:
    found = only(text)
    assert found.code == "L007"
    assert "schlüssel: wert" in str(found.message)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_kind_count_as_in_an_editor(end: str) -> None:
    found = only(end.join(["betreff: x", "# Kommentar", "datum: y", ""]))
    assert (found.line, found.column, found.excerpt) == (3, 8, "datum: y")


def test_columns_are_characters() -> None:
    found = only("anlagen: [{titel: ä😀, oeffentlich: x}]\n")
    assert found.column == 36


def test_empty_entries_of_a_list_are_nothing() -> None:
    read_in = paper("anlagen: [null, {titel: x}, ~]\nfinanzielle_auswirkungen:\n  art:\n    -\n    - investiv\n")
    assert [anlage.titel for anlage in read_in.anlagen] == ["x"]
    assert read_in.finanzielle_auswirkungen is not None
    assert [str(art) for art in read_in.finanzielle_auswirkungen.art] == ["investiv"]


@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("art: [a, b]", "art", "Hier gehört ein einzelnes Wort hin."),
        ("datum: [1]", "datum", "Hier gehört ein Datum hin."),
        ("betreff: {a: b}", "betreff", "Hier gehört ein Text hin."),
        ("version: [1]", "version", "Hier gehört eine ganze Zahl hin."),
        ("anlagen: {titel: [a]}", "anlagen[0].titel", "Hier gehört ein Text hin."),
        ("beratungsfolge: Rat", "beratungsfolge[0]", "Hier gehören einzelne Angaben hin."),
        ("beratungsfolge: [{oeffentlich: [ja]}]", "beratungsfolge[0].oeffentlich", "Hier gehört ja oder nein hin."),
        ("personal: {vzae: [1]}", "personal.vzae", "Hier gehört eine Zahl hin."),
        ("finanzielle_auswirkungen: {gesamtkosten: {a: 1}}", "finanzielle_auswirkungen.gesamtkosten",
         "Hier gehört ein Betrag hin."),
    ],
)  # fmt: skip
def test_a_list_or_a_block_in_the_wrong_place_is_told_in_german(text: str, path: str, message: str) -> None:
    found = only(text)
    assert (found.code, found.path, str(found.message)) == ("L004", path, message)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("beratungsfolge:\n  gremium: Rat\n  termin: 31.02.2026\n", 3, 11),
        ("beratungsfolge:\n  - gremium: Rat\n    termin: '31.02.2026'\n", 3, 13),
        ("beratungsfolge: [{termin: &t 31.02.2026}, {gremium: *t}]\n", 1, 27),
        ("klimaschutz: quark\n", 1, 14),
        ("finanzielle_auswirkungen:\n  gesamtkosten: |\n    viel\n", 2, 3),
    ],
)
def test_a_value_is_pointed_at_by_itself_and_a_block_by_its_key(text: str, line: int, column: int) -> None:
    found = read(text).findings[0]
    assert (found.code, found.line, found.column) == ("L004", line, column)


@pytest.mark.parametrize("version", ["0", "2", "-1", "999"])
def test_another_version_of_the_format_is_refused(version: str) -> None:
    found = only(f"version: {version}\n")
    assert (found.code, found.line, found.column) == ("L004", 1, 10)
    assert "bis Version 1" in str(found.hint)


def test_a_kind_that_the_form_does_not_have_is_l005_with_those_it_has() -> None:
    found = only("formular: sankt-augustin\nart: petition\n")
    assert (found.code, found.line, found.path) == ("L005", 2, "art")
    assert "beschlussvorlage, informationsvorlage" in str(found.hint)


TEXTS = st.text(max_size=60) | st.lists(
    st.sampled_from(
        ["betreff", ":", " ", "\n", "  ", "- ", "'", '"', "|", ">", "[", "]", "{", "}", "&a ", "*a", "!x ",
         "%", "#", "\t",
         "ä", "null", "~", "017", "sachverhalt: |\n  ", "anlagen", "titel: ", "datum: ", "ja", ",", "?",
         "---\n", "\\", "\x00"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(TEXTS)
@settings(max_examples=600)
@example("\ud800")
@example('"\\ud800"')
@example("a: !!binary x")
@example("formular: " + "x" * 5000)
@example("formular: ~niemand/x\n")
@example("art: {}")
def test_any_text_becomes_a_paper_or_findings_and_nothing_else(text: str) -> None:
    found = read(text)
    assert (found.vorlage is None) == bool(found.findings)
    for finding in found.findings:
        assert finding.code.startswith("L")
        assert finding.line is not None
        assert finding.column is not None
        assert finding.excerpt is not None or text == ""
        assert finding.column <= len(finding.excerpt or "") + 1
        assert str(finding.message)
        assert str(finding.hint)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
        min_size=1,
    )
)
def test_any_line_of_text_arrives_as_written(text: str) -> None:
    read_in = paper(json.dumps({"betreff": f"„{text}“"}, ensure_ascii=False))
    assert list(leaves(read_in)) == [(("betreff",), f"„{text}“")]
