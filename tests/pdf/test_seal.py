from __future__ import annotations

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papierbau import NUMBER, paper

from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Engine, Job, get_engine
from vorlagen.pdf.packet import BLANK_SEAL
from vorlagen.pdf.seal import is_ours_unchanged, seal, seal_file
from vorlagen.word.facts import read_word_facts


@pytest.fixture(scope="module")
def pdf() -> bytes:
    docx = paper(paragraphs=2)
    engine: Engine = get_engine("embedded")
    (converted,) = convert([Job(docx, "a.docx", read_word_facts(docx), NUMBER)], engine)
    return converted.pdf


def test_our_own_pdf_is_known(pdf: bytes) -> None:
    assert is_ours_unchanged(pdf)


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_one_changed_byte_is_noticed_wherever_it_is(pdf: bytes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(pdf) - 1))
    other = data.draw(st.integers(1, 255))
    changed = pdf[:place] + bytes([pdf[place] ^ other]) + pdf[place + 1 :]
    assert not is_ours_unchanged(changed)


def test_an_appended_byte_and_a_lost_one_are_noticed(pdf: bytes) -> None:
    assert not is_ours_unchanged(pdf + b"\n")
    assert not is_ours_unchanged(pdf[:-1])


def test_a_pdf_saved_by_another_program_is_not_ours(pdf: bytes) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as copy:
        copy.save(stream)
    assert not is_ours_unchanged(stream.getvalue())


def test_a_foreign_file_is_not_ours() -> None:
    assert not is_ours_unchanged(b"")
    assert not is_ours_unchanged(b"%PDF-1.7\n%%EOF")


def test_a_file_is_sealed_once_only(pdf: bytes) -> None:
    assert BLANK_SEAL.encode() not in pdf
    with pytest.raises(ValueError, match=r"\["):
        seal(pdf)
    with pytest.raises(ValueError, match=r"\[\]"):
        seal(b"%PDF-1.7\n%%EOF")


@pytest.mark.parametrize("padding", [0, (1 << 20) - 60, 1 << 21, (1 << 23) + (1 << 20) - 60])
def test_a_file_is_sealed_in_place_as_its_bytes_would_be(padding: int) -> None:
    entry = f"<xmpMM:InstanceID>uuid:{BLANK_SEAL}</xmpMM:InstanceID>".encode()
    blank = b"%" * padding + entry + b"%" * padding + b"%%EOF"  # also across the border of what is read at once
    file = io.BytesIO(blank)
    seal_file(file)
    assert file.getvalue() == seal(blank)
    with pytest.raises(ValueError, match=r"\["):
        seal_file(file)
    with pytest.raises(ValueError, match=r"\["):
        seal_file(io.BytesIO(blank + entry))
