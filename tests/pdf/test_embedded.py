from __future__ import annotations

import builtins
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from papierbau import FONT, NUMBER, paper

from vorlagen.errors import ConversionError, ToolMissingError, UsageError
from vorlagen.facts import WordFacts
from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Engine, Job, RawPdf, get_engine
from vorlagen.pdf.readback import read_pdf_facts
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@pytest.fixture
def hidden_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine for which there is no wheel."""
    original = builtins.__import__

    def hide(name: str, *args: Any, **kwargs: Any) -> object:  # noqa: ANN401
        if name.partition(".")[0] == "office2pdf":
            raise ImportError(name)
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", hide)


@pytest.mark.usefixtures("hidden_wheel")
def test_without_the_wheel_the_other_engine_is_named(embedded: Engine) -> None:
    docx = paper(paragraphs=1)
    with pytest.raises(ToolMissingError) as caught:
        convert([Job(docx, "a.docx", read_word_facts(docx), NUMBER)], embedded)
    assert caught.value.exit_code == 5
    assert "--engine libreoffice" in str(caught.value.hint)


def test_the_probe_names_the_wheel_and_its_version(embedded: Engine) -> None:
    probe = embedded.probe()
    assert (probe.program, probe.found) == ("office2pdf-python", True)
    assert probe.version


def test_an_unknown_engine_is_a_wrong_call() -> None:
    with pytest.raises(UsageError, match="word"):
        get_engine("word")


def test_what_is_no_docx_is_a_named_failure(embedded: Engine) -> None:
    good = paper(paragraphs=1)
    outcomes = embedded.convert([Job(b"no zip", "kaputt.docx", WordFacts()), Job(good, "gut.docx", WordFacts())])
    assert [type(outcome) for outcome in outcomes] == [ConversionError, RawPdf]
    assert "kaputt.docx" in str(outcomes[0])


CHILD = """
import sys
from vorlagen.facts import WordFacts
from vorlagen.pdf.engine import Job, get_engine
(raw,) = get_engine("embedded").convert([Job(sys.stdin.buffer.read(), "a.docx", WordFacts())])
sys.stdout.buffer.write(raw.pdf)
"""


def _fonts_of_child(extra: Mapping[str, str]) -> tuple[str, ...]:
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **extra}
    done = subprocess.run(
        [sys.executable, "-c", CHILD], input=paper(paragraphs=2), env=env, capture_output=True, check=True
    )
    return read_pdf_facts(done.stdout).fonts


def test_our_fonts_are_used_with_and_without_fonts_on_the_machine(tmp_path: Path) -> None:
    config = tmp_path / "fonts.conf"
    config.write_text("<fontconfig></fontconfig>", encoding="utf-8")
    with_fonts = _fonts_of_child({})
    without = _fonts_of_child({"FONTCONFIG_FILE": str(config), "HOME": str(tmp_path)})
    assert with_fonts == without
    assert with_fonts
    assert all(name.startswith(FONT.replace(" ", "")) for name in with_fonts)
