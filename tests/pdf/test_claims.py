"""What cannot be proven is not claimed."""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING, Any

import page
from papierbau import NUMBER, paper

from vorlagen.pdf.befunde import TABLE
from vorlagen.pdf.convert import Converted, convert
from vorlagen.pdf.engine import Engine, Job, RawPdf
from vorlagen.pdf.standards import judge
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from vorlagen.errors import ConversionError


def one(engine: Engine) -> Converted:
    docx = paper(paragraphs=2)
    (converted,) = convert([Job(docx, "a.docx", read_word_facts(docx), NUMBER)], engine)
    return converted


def test_without_the_validator_nothing_is_claimed(embedded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def hide(name: str, *args: Any, **kwargs: Any) -> object:  # noqa: ANN401
        if name == "page":
            raise ImportError(name)
        return original(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", hide)
    converted = one(embedded)
    assert converted.claims == ()
    assert [finding.code for finding in converted.findings] == ["D813", "D813"]
    assert b"pdfaid:part>" not in converted.pdf
    assert b"pdfuaid:part>" not in converted.pdf


def test_a_validator_that_stops_at_a_limit_proves_nothing(embedded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> object:
        raise page.SafetyLimitError("too deep")

    monkeypatch.setattr(page, "validate_pdf_bytes", stop)
    converted = one(embedded)
    assert converted.claims == ()
    assert "too deep" in str(converted.findings[0].message)


def test_rubbish_holds_no_standard() -> None:
    assert not judge(b"%PDF-1.7 rubbish", "PDF/A-2b").holds


class LossyEngine:
    """The real engine, but it says that something was left out."""

    name = "lossy"
    own_families: tuple[str, ...] = ()
    keeps_together = False
    flattens_notes = False

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.probe = engine.probe

    def convert(self, jobs: Sequence[Job]) -> tuple[RawPdf | ConversionError, ...]:
        (raw,) = self._engine.convert(jobs)
        assert isinstance(raw, RawPdf)
        return (RawPdf(raw.pdf, losses=("[DOCX] unsupported element: chart",)),)


def test_what_the_engine_left_out_is_a_finding(embedded: Engine) -> None:
    (finding,) = one(LossyEngine(embedded)).findings
    assert (finding.code, finding.file) == ("D815", "a.docx")
    assert "chart" in str(finding.message)


def test_every_finding_has_text_hint_and_source() -> None:
    assert len(TABLE) >= 7
    for code, entry in TABLE.items():
        assert code.startswith("D8")
        assert all(part.msgid for part in (entry.text, entry.hint, entry.source))
