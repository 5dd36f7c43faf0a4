"""The bookmarks of a field: named as Word wants it, read back, valid, and not told to people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.word.body import Body
from vorlagen.word.lesezeichen import Lesezeichen, bookmark_field, bookmarked, read_bookmark
from vorlagen.word.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Callable


@given(field=st.text(min_size=1, max_size=80), place=st.integers(1, 99))
def test_every_name_is_short_and_plain_enough_for_word(field: str, place: int) -> None:
    for name in _names(field, place):
        assert len(name) <= 40
        assert name.replace("_", "").isalnum()
        assert name.isascii()


@pytest.mark.parametrize("field", ["sachverhalt", "finanzielle_auswirkungen", "klimawirkung_im_einzelnen"])
def test_the_names_of_shipped_fields_are_read_back(field: str) -> None:
    assert bookmark_field(field) == field
    assert [read_bookmark(name) for name in _names(field, 1)] == [
        Lesezeichen(field, 1, ende=False),
        Lesezeichen(field, 1, ende=True),
    ]
    assert [read_bookmark(name) for name in _names(field, 3)] == [
        Lesezeichen(field, 3, ende=False),
        Lesezeichen(field, 3, ende=True),
    ]


def test_long_names_stay_different() -> None:
    assert bookmark_field("a" * 60) != bookmark_field("a" * 61)


@pytest.mark.parametrize("name", ["_GoBack", "_Toc123", "Sachverhalt", "feld_x"])
def test_other_bookmarks_are_not_ours(name: str) -> None:
    assert read_bookmark(name) is None


def test_a_copy_of_libreoffice_is_the_same_field() -> None:
    assert read_bookmark("_feld_anlass_Copy_1") == Lesezeichen("anlass", 1, ende=False)


def test_a_field_printed_twice_has_bookmarks_of_its_own_that_the_validator_accepts(
    pack: Callable[[str, Body], bytes], audit: Callable[[bytes], None]
) -> None:
    body = Body(9000, 13000, Numbering(None))
    xml = "".join(body.control("<w:p><w:r><w:t>x</w:t></w:r></w:p>", tag="anlass", alias="Anlass") for _ in range(2))
    assert xml.count('w:name="_feld_anlass"') == xml.count('w:name="_feld_anlass_2"') == 1
    audit(pack(xml, body))


def _names(field: str, place: int) -> list[str]:
    xml = bookmarked("<w:p></w:p>", field, place, (1, 2))
    return [piece.split('"')[0] for piece in xml.split('w:name="')[1:]]
