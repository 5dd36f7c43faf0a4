"""Findings to print; invented ones, since printing is the same for all."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from lxml import html

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement


@pytest.fixture
def make() -> Callable[..., Finding]:
    """A finding of F303 in line 14 of a paper, any attribute replaced by keyword."""

    def _make(**changes: object) -> Finding:
        attributes: dict[str, object] = {
            "code": "F303",
            "level": Level.ERROR,
            "message": t("Finanzielle Auswirkungen „ja“, aber kein Betrag."),
            "hint": t("Gesamtkosten angeben."),
            "file": "examples/x/vorlage.yaml",
            "line": 14,
            "column": 16,
            "path": "finanzielle_auswirkungen.auswirkung",
            "excerpt": "  auswirkung:  ja",
        }
        return Finding(**(attributes | changes))  # type: ignore[arg-type]

    return _make


@pytest.fixture
def mixed(make: Callable[..., Finding]) -> Report:
    """Two errors, a warning, a note and a waived error in three files."""
    findings = (
        make(),
        make(code="S101", line=None, column=None, excerpt=None, path="", message=t("Die Nummer fehlt.")),
        make(code="F309", level=Level.WARNING, file="b.yaml"),
        make(code="B210", level=Level.NOTE, file="b.yaml", hint=t("")),
        make(code="F305", file="b.yaml", waived="Beschluss vom 4. Mai"),
    )
    return Report(findings, files=3)


@pytest.fixture(scope="session")
def assert_closed() -> Callable[[HtmlElement], None]:
    """``assert_closed(page)``: nothing is fetched, and only the page's own script and style run."""

    def _assert(made: HtmlElement) -> None:
        assert made.xpath("//@src | //@style | //link | //img | //iframe | //@*[starts-with(name(), 'on')]") == []
        assert [str(link) for link in made.xpath("//@href") if not str(link).startswith("#")] == []
        (policy,) = made.xpath('//meta[@http-equiv="Content-Security-Policy"]/@content')
        assert policy.startswith("default-src 'none'; ")
        for tag in ("style", "script"):
            (element,) = made.xpath(f"//{tag}")
            wanted = base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()
            assert f"{tag}-src 'sha256-{wanted}'" in policy
        assert not re.search(r"https?://|@import|url\(|javascript:", html.tostring(made, encoding="unicode"))

    return _assert


@pytest.fixture
def finding_known() -> tuple[Finding, Finding]:
    """A new finding, and one that a baseline lists."""
    new = Finding("S106", Level.ERROR, t("Die Federführung fehlt."), t("Tragen Sie sie ein."), "v.yaml", 3)
    old = Finding("S105", Level.ERROR, t("Das Datum fehlt."), t("Tragen Sie es ein."), "v.yaml", 2, known=True)
    return new, old
