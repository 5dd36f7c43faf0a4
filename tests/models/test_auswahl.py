from __future__ import annotations

import unicodedata

import pytest
from pydantic_core import PydanticCustomError

from vorlagen.models import Auswahl, Zustaendigkeit, auswahlen, normalise_key
from vorlagen.models.auswahlen import Fallgruppe, FinanzAuswirkung, Planabweichung

CHOICES = [
    found
    for found in vars(auswahlen).values()
    if isinstance(found, type) and issubclass(found, Auswahl) and found is not Auswahl
]


def test_all_choices_were_found() -> None:
    assert len(CHOICES) >= 20


@pytest.mark.parametrize("choice", CHOICES)
def test_value_label_and_synonyms_are_read_in_any_case_and_unicode_form(choice: type[Auswahl]) -> None:
    assert len(choice) >= 2
    for member in choice:
        first = choice.spellings()[normalise_key(member.value)]
        assert first is member
        for word in (member.value, member.bezeichnung, *member.synonyme):
            expected = choice.spellings()[normalise_key(word)]
            for written in (
                word,
                word.upper(),
                f" {word} ",
                *(unicodedata.normalize(form, word) for form in ("NFC", "NFD")),
            ):
                assert choice.read(written) is expected


@pytest.mark.parametrize("choice", CHOICES)
def test_no_word_stands_for_two_choices(choice: type[Auswahl]) -> None:
    for member in choice:
        for word in (member.value, member.bezeichnung, *member.synonyme):
            assert choice.read(word) is member, word


@pytest.mark.parametrize("choice", CHOICES)
def test_canonical_words_are_keys(choice: type[Auswahl]) -> None:
    assert all(normalise_key(member.value) == member.value for member in choice)


def refusal(choice: type[Auswahl], value: object) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        choice.read(value)
    context = caught.value.context or {}
    return str(context["message"]), str(context["hint"])


def test_a_near_word_is_suggested_and_all_are_listed() -> None:
    message, hint = refusal(Zustaendigkeit, "Entscheidnug")
    assert "Entscheidnug" in message
    assert "Meinten Sie „entscheidung“" in hint
    assert all(str(member) in hint for member in Zustaendigkeit)


def test_a_far_word_gets_no_suggestion() -> None:
    _, hint = refusal(Zustaendigkeit, "Quark")
    assert "Meinten" not in hint
    assert "vorberatung" in hint


@pytest.mark.parametrize("value", [["ja"], {"a": "ja"}, 1, None])
def test_other_values_are_refused_without_the_spelling_of_python(value: object) -> None:
    message, _ = refusal(FinanzAuswirkung, value)
    assert message == "Hier gehört ein einzelnes Wort hin."


def test_true_and_false_are_yes_and_no_where_a_choice_knows_them() -> None:
    assert FinanzAuswirkung.read(True) is FinanzAuswirkung.read("true") is FinanzAuswirkung.JA  # noqa: FBT003
    assert FinanzAuswirkung.read(False) is FinanzAuswirkung.KEINE  # noqa: FBT003
    assert "true" in refusal(Zustaendigkeit, True)[0]  # noqa: FBT003


def test_umlauts_may_be_written_out() -> None:
    assert Fallgruppe.read("Grundstuecksangelegenheit") is Fallgruppe.GRUNDSTUECK
    assert Planabweichung.read("AUẞERPLANMÄẞIG") is Planabweichung.AUSSERPLANMAESSIG
