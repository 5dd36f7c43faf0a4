from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest
from openxml_audit.semantic.constraints import cross_part

import vorlagen

if TYPE_CHECKING:
    from collections.abc import Callable


def word_file(*, with_fault: bool) -> bytes:
    """A small document of python-docx without the part of its template that contradicts its styles."""
    document = docx.Document()
    document.add_paragraph("Sachverhalt")
    for key, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(key)
    if with_fault:
        paragraph = document.paragraphs[0]._p
        paragraph.append(paragraph.get_or_add_pPr())
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_a_valid_word_file_passes(assert_valid_docx: Callable[[bytes], None]) -> None:
    assert_valid_docx(word_file(with_fault=False))


def test_a_misplaced_element_is_named_with_part_and_place(assert_valid_docx: Callable[[bytes], None]) -> None:
    with pytest.raises(pytest.fail.Exception) as failure:
        assert_valid_docx(word_file(with_fault=True))
    assert "/word/document.xml" in str(failure.value)
    assert "pPr" in str(failure.value)


def test_what_is_no_word_file_fails(assert_valid_docx: Callable[[bytes], None]) -> None:
    with pytest.raises(pytest.fail.Exception):
        assert_valid_docx(b"kein Word")


def test_nothing_is_remembered_from_the_file_before(
    assert_valid_docx: Callable[[bytes], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The validator keeps footnotes by the address of the file's object; here each has the same, as happens."""
    monkeypatch.setattr(cross_part, "id", lambda _: 1, raising=False)
    for number in (1, 6):
        text = f"Zwölf Bänke{''.join(f'^[Anmerkung {at}]' for at in range(number))} stehen am Stadtwall."
        paper = vorlagen.Vorlage(formular="standard", art="mitteilung", betreff="Neue Bänke", sachverhalt=text)
        assert_valid_docx(vorlagen.render(paper, draft=True).docx)
