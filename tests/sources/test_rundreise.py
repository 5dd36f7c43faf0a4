"""Values of a YAML text change; everything else stays as somebody wrote it."""

from __future__ import annotations

import json

import pytest

from vorlagen.models import Vorlage
from vorlagen.sources.rundreise import Aenderung, Einfuegen, Entfernen, Setzen, apply_changes


def _changed(text: str, *changes: Aenderung) -> str:
    done = apply_changes(text, changes, Vorlage)
    assert done.misslungen == ()
    return done.text


@pytest.mark.parametrize(
    ("before", "path", "value", "after"),
    [
        ("nummer: 017 # alt\n", ("nummer",), "018", "nummer: 018 # alt\n"),
        ("nummer: '01100'\n", ("nummer",), "01101", "nummer: '01101'\n"),
        ('nummer: "1_000"   # so\n', ("nummer",), 'x"y', 'nummer: "x\\"y"   # so\n'),
        ("betreff: Neubau\n", ("betreff",), "Umbau: jetzt", 'betreff: "Umbau: jetzt"\n'),
        ("betreff: Neubau\n", ("betreff",), "NO", "betreff: NO\n"),
        ("Betreff: ~\n", ("betreff",), "Umbau", "Betreff: Umbau\n"),
        ("betreff:\nnummer: 1\n", ("betreff",), "Umbau", "betreff: Umbau\nnummer: 1\n"),
        ("betreff: a\r\nnummer: 1\r\n", ("betreff",), "b", "betreff: b\r\nnummer: 1\r\n"),
        ("--- # Kopf\nbetreff: a\n...\n", ("betreff",), "b", "--- # Kopf\nbetreff: b\n...\n"),
        ("Drucksache: &nr 1\nuntertitel: *nr\n", ("untertitel",), "b", "Drucksache: 1\nuntertitel: b\n"),
        ("klimaschutz: keine\n", ("klimaschutz", "auswirkung"), "positiv", "klimaschutz: positiv\n"),
        (
            "Klimaschutz: {auswirkung: positiv}  # so\n",
            ("klimaschutz", "begruendung"),
            "Gut.",
            "Klimaschutz: {auswirkung: positiv, begruendung: Gut.}  # so\n",
        ),
        (
            "klimaschutz: keine # Frage 7\nstatus: entwurf\n",
            ("klimaschutz", "begruendung"),
            "Kein Bezug.",
            "klimaschutz:\n  auswirkung: keine\n  begruendung: Kein Bezug. # Frage 7\nstatus: entwurf\n",
        ),
        (
            "betreff: a\n# Ende\n",
            ("personal", "auswirkung"),
            "nein",
            "betreff: a\npersonal:\n  auswirkung: nein\n# Ende\n",
        ),
        ("datum: 04.05.2026", ("federfuehrung",), "a", "datum: 04.05.2026\nfederfuehrung: a"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_only_the_value_changes(before: str, path: tuple[str | int, ...], value: str, after: str) -> None:
    """Quotes, comments, line ends, markers, anchors and short forms stay; ``after`` is the whole text."""
    assert _changed(before, Setzen(path, value)) == after


def test_a_block_text_keeps_its_indent_its_mark_and_the_blank_lines_behind_it() -> None:
    """``|+`` with an indent of four and a comment in its first line."""
    text = "sachverhalt: |+  # lang\n    Eins.\n\n    Zwei.\n\n\nbegruendung: b\n"
    found = _changed(text, Setzen(("sachverhalt",), "Eins.\n\nDrei.\n- Punkt"))
    assert found == "sachverhalt: |+  # lang\n    Eins.\n\n    Drei.\n    - Punkt\n\n\nbegruendung: b\n"


def test_a_folded_text_keeps_the_lines_whose_words_did_not_change() -> None:
    """Only the line with the new word is another one."""
    text = "sachverhalt: >\n  Die Brücke ist\n  alt und marode.\n\n  Sie wird\n  ersetzt.\n"
    found = _changed(text, Setzen(("sachverhalt",), "Die Brücke ist alt und morsch.\nSie wird ersetzt."))
    assert found == text.replace("marode", "morsch")


def test_a_text_of_one_line_that_grows_becomes_a_block_and_keeps_its_comment() -> None:
    """The comment moves into the first line of the block."""
    found = _changed("sachverhalt: Kurz. # alt\nbegruendung: b\n", Setzen(("sachverhalt",), "Eins.\n\nZwei."))
    assert found == "sachverhalt: | # alt\n  Eins.\n\n  Zwei.\nbegruendung: b\n"


def test_entries_come_and_go_in_blocks_and_in_brackets() -> None:
    """Lists written either way keep the other entries as they were."""
    text = "beteiligte:\n  - A # eins\n  - B\nziele: [{ziel: X}, {ziel: Y}]\n"
    found = _changed(
        text,
        Einfuegen(("beteiligte",), 1, "N"),
        Entfernen(("beteiligte", 1)),
        Entfernen(("ziele", 0)),
        Einfuegen(("ziele",), 2, {"ziel": "Z"}),
    )
    assert found == "beteiligte:\n  - A # eins\n  - N\nziele: [{ziel: Y}, {ziel: Z}]\n"


def test_an_entry_of_several_keys_is_written_below_its_dash() -> None:
    """A list of blocks gets a block."""
    text = "beratungsfolge:\n- gremium: Rat\n  top: 7\n"
    found = _changed(text, Einfuegen(("beratungsfolge",), 1, {"gremium": "Kreistag", "top": "8"}))
    assert found == "beratungsfolge:\n- gremium: Rat\n  top: 7\n- gremium: Kreistag\n  top: 8\n"


def test_a_value_that_does_not_fit_is_not_written_and_the_finding_says_why() -> None:
    """L004 with the words of the model; other changes are made."""
    done = apply_changes(
        "datum: 04.05.2026\nbetreff: a\n", [Setzen(("datum",), "bald"), Setzen(("betreff",), "b")], Vorlage
    )
    assert done.text == "datum: 04.05.2026\nbetreff: b\n"
    assert [wrong.befund.code for wrong in done.misslungen if wrong.befund] == ["L004"]


def test_a_value_that_others_refer_to_is_not_changed_behind_their_back() -> None:
    """An anchor's text is also the alias's."""
    text = "nummer: &n 1\nuntertitel: *n\n"
    done = apply_changes(text, [Setzen(("nummer",), "2")], Vorlage)
    assert (done.text, len(done.misslungen)) == (text, 1)


def test_json_comes_back_as_json() -> None:
    """New keys and values are written as JSON demands."""
    text = '{\n  "betreff": "a",\n  "klimaschutz": {\n    "auswirkung": "keine"\n  }\n}\n'
    found = _changed(
        text,
        Setzen(("betreff",), 'b "neu"\nzwei'),
        Setzen(("klimaschutz", "begruendung"), "Grund"),
        Setzen(("nummer",), "017"),
    )
    data = json.loads(found)
    assert data == {
        "nummer": "017",
        "betreff": 'b "neu"\nzwei',
        "klimaschutz": {"auswirkung": "keine", "begruendung": "Grund"},
    }
    assert found.startswith('{\n  "nummer": "017",\n  "betreff"')


def test_no_change_gives_the_same_text() -> None:
    """Whatever it looks like."""
    text = "a: b   \r\n"
    assert apply_changes(text, [], Vorlage).text == text
