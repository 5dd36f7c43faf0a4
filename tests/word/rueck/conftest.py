"""Markdown into a field of a Word file and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from vorlagen.word.body import Body
from vorlagen.word.markdown import render_markdown
from vorlagen.word.numbering import Numbering
from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.rueck.markdown import to_markdown
from vorlagen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vorlagen.word.rueck.lesung import Lesung

sys.path.insert(0, str(Path(__file__).parent.parent))
from conftest import TEXT_HEIGHT, TEXT_WIDTH, pack, styles_xml

FIELD = "sachverhalt"


class Hin(Protocol):
    """The fixture ``hin``."""

    def __call__(self, text: str, pictures: Mapping[str, bytes] = ...) -> bytes: ...


@pytest.fixture(scope="session")
def hin() -> Hin:
    """Markdown in a field below a heading of level 1, as a Word file."""

    def go(text: str, pictures: Mapping[str, bytes] = {}) -> bytes:
        body, styles = Body(TEXT_WIDTH, TEXT_HEIGHT, Numbering(None)), Styles.read(styles_xml())
        xml = render_markdown(text, level=1, styles=styles, body=body, pictures=pictures)
        return pack(body.control(xml, tag=FIELD, alias="Sachverhalt"), body)

    return go


@pytest.fixture(scope="session")
def her() -> Callable[[bytes], str]:
    """The Markdown of the only field of a Word file."""

    def go(docx: bytes) -> str:
        (field,) = read_back(docx, "probe.docx").felder
        return to_markdown(field.bloecke, level=1, fussnoten=field.fussnoten)

    return go


@pytest.fixture(scope="session")
def lesen() -> Callable[[bytes], Lesung]:
    """Reads a Word file."""
    return lambda docx: read_back(docx, "probe.docx")
