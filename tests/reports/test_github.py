from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING

from vorlagen.findings import Level, Report
from vorlagen.i18n import t
from vorlagen.reports import Context, render_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.findings import Finding


def annotate(*findings: Finding, context: Context | None = None) -> list[str]:
    return render_report(Report(findings), output_format="github", context=context).splitlines()


def test_a_finding_is_one_command_with_place_title_and_hint(make: Callable[..., Finding]) -> None:
    [line] = annotate(make(message=t("Kein Betrag.")))
    assert line == (
        "::error file=examples/x/vorlage.yaml,line=14,col=16,title=Fehler F303"
        "::Kein Betrag.%0AHinweis: Gesamtkosten angeben."
    )


def test_the_levels_become_error_warning_and_notice(make: Callable[..., Finding]) -> None:
    commands = [line.split(" ")[0] for line in annotate(*(make(level=level) for level in Level))]
    assert commands == ["::error", "::warning", "::notice"]


def test_what_would_end_a_property_or_the_command_is_escaped(make: Callable[..., Finding]) -> None:
    [line] = annotate(make(file="a,b:c%.yaml", message=t("50 {p}\r\n::error::x", p="%"), hint=t("")))
    assert line == "::error file=a%2Cb%3Ac%25.yaml,line=14,col=16,title=Fehler F303::50 %25%0D%0A::error::x"


def test_a_waived_finding_is_a_notice_with_its_reason(make: Callable[..., Finding]) -> None:
    [line] = annotate(make(waived="so beschlossen"))
    assert line.startswith("::notice ")
    assert "title=Fehler F303 (ausgenommen)::" in line
    assert line.endswith("%0AGrund: so beschlossen")


def test_missing_places_are_left_out(make: Callable[..., Finding]) -> None:
    [line] = annotate(make(file=None, line=None, column=None))
    assert line.startswith("::error title=Fehler F303::")


def test_files_below_the_root_are_named_relative_to_it(make: Callable[..., Finding]) -> None:
    posix = Context(root=PurePosixPath("/srv/repo"))
    windows = Context(root=PureWindowsPath("C:\\repo"))
    assert "file=a/b.yaml," in annotate(make(file="/srv/repo/a/b.yaml"), context=posix)[0]
    assert "file=a/b.yaml," in annotate(make(file="C:\\repo\\a\\b.yaml"), context=windows)[0]
    assert "file=/srv/other/b.yaml," in annotate(make(file="/srv/other/b.yaml"), context=posix)[0]


def test_a_clean_report_prints_nothing() -> None:
    assert render_report(Report(), output_format="github") == ""
