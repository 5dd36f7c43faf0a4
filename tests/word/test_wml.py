"""Pieces of WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import InputError
from vorlagen.word import wml
from vorlagen.word.body import Body
from vorlagen.word.numbering import ListKind, Numbering

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("bad", ["\x00", "\x0c", "\x1b", "\ufffe", "\ud800"])
def test_a_character_that_word_cannot_hold_is_refused(bad: str) -> None:
    """The message names the character and the text behind it."""
    with pytest.raises(InputError, match=f"U\\+{ord(bad):04X} vor „danach“"):
        wml.text_run(f"davor{bad}danach")


def test_text_is_escaped_once() -> None:
    """Markup characters become entities, tabs and line ends elements."""
    assert wml.text_run('<a & "b">') == '<w:r><w:t xml:space="preserve">&lt;a &amp; &quot;b&quot;&gt;</w:t></w:r>'
    assert wml.text_run("a\tb\r\nc").count("<w:t xml") == 3
    assert "<w:tab/>" in wml.text_run("a\tb")
    assert "<w:br/>" in wml.text_run("a\nb")


def test_all_properties_at_once_are_valid(audit: Callable[[bytes], None], pack: Callable[[str, Body], bytes]) -> None:
    """The order of elements holds even where every property is set."""
    body = Body(9000, 13000, Numbering(None))
    number = body.numbering.add(ListKind("."), 0)
    look = wml.RunFormat("Hyperlink", bold=True, italic=True, strike=True, superscript=True, size=17)
    full = wml.ParagraphFormat(
        "Textkrper",
        keep_next=True,
        new_page=True,
        numbering=(number, 0),
        before=120,
        indent=400,
        hanging=200,
        align="center",
    )
    text = wml.paragraph(wml.text_run("x", look) + wml.text_run("\n"), full)
    table = wml.table(
        wml.row(wml.cell(text, 3000), header=True) + wml.row(wml.cell(text, 3000)),
        wml.TableFormat([3000], "VorlageTabelle", 200, "Titel", 'Beschreibung "mit" <Zeichen>', padding=70),
    )
    audit(pack(body.control(table + text, tag="sachverhalt", alias="Sachverhalt & mehr"), body))


def test_content_controls_of_one_tag_get_different_ids() -> None:
    """Ids follow from the tag, are the same in each run, unique and positive."""

    def ids(reserved: frozenset[int] = frozenset()) -> list[str]:
        body = Body(9000, 13000, Numbering(None), reserved)
        return [
            body.control("<w:p></w:p>", tag="a", alias="A").split('w:id w:val="')[1].split('"')[0] for _ in range(2)
        ]

    assert ids() == ids()
    assert len(set(ids())) == 2
    assert ids(frozenset({int(ids()[0])}))[0] == ids()[1]
