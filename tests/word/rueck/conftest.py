"""Markdown into a field of a Word file and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.rueck.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vorlagen.word.body import Body
    from vorlagen.word.rueck.lesung import Lesung

sys.path.insert(0, str(Path(__file__).parent))  # as the neighbour does: tests are imported one by one


class Hin(Protocol):
    """The fixture ``hin``."""

    def __call__(self, text: str, pictures: Mapping[str, bytes] = ...) -> bytes: ...


class _Rendered(Protocol):
    body: Body
    xml: str


@pytest.fixture(scope="session")
def hin(render: Callable[[str, Mapping[str, bytes]], _Rendered], pack: Callable[[str, Body], bytes]) -> Hin:
    """Markdown in a field below a heading of level 1, as a Word file."""

    def go(text: str, pictures: Mapping[str, bytes] = {}) -> bytes:
        found = render(text, pictures)
        return pack(found.body.control(found.xml, tag="sachverhalt", alias="Sachverhalt"), found.body)

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
