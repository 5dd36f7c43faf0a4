from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.models import Vorlage, normalise_key
from vorlagen.models.schreibweise import loose_pattern

WRITTEN = [
    ("Bürgerbeteiligung", "buergerbeteiligung"),
    ("Finanzielle Auswirkungen:", "finanzielle_auswirkungen"),
    ("  FINANZIELLE   AUSWIRKUNGEN  ", "finanzielle_auswirkungen"),
    ("Vorlage-Nr.", "vorlage_nr"),
    ("Maßnahme", "massnahme"),
    ("MAẞNAHME", "massnahme"),
    ("", ""),
    ("…", ""),
]


@pytest.mark.parametrize(("written", "key"), WRITTEN)
def test_a_key_has_one_spelling_behind_all(written: str, key: str) -> None:
    assert normalise_key(written) == key
    assert normalise_key(unicodedata.normalize("NFD", written)) == key


@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise_key(normalise_key(text)) == normalise_key(text)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("written", [written for written, key in WRITTEN if key])
def test_the_pattern_of_a_key_takes_what_the_reader_takes(written: str, form: str) -> None:
    text = unicodedata.normalize(form, written)  # type: ignore[arg-type]
    assert re.search(loose_pattern(normalise_key(written)), text)
    assert re.search(loose_pattern("anderes", normalise_key(written)), text)


@given(st.sampled_from(sorted(Vorlage.model_fields)), st.text(alphabet="aäeuüsß_ -.", max_size=3))
def test_the_pattern_takes_nothing_that_the_reader_refuses(name: str, tail: str) -> None:
    text = name + tail
    if re.search(loose_pattern(name), text):
        assert normalise_key(text) == name
