from __future__ import annotations

import pytest

from vorlagen.findings import Finding, Level, Path, Report, format_path
from vorlagen.i18n import t


def finding(level: Level, waived: str | None = None) -> Finding:
    return Finding("F303", level, t("Text"), t(""), waived=waived)


def test_waived_findings_count_nowhere_and_only_errors_stop() -> None:
    report = Report((finding(Level.ERROR, "so beschlossen"), finding(Level.WARNING), finding(Level.NOTE)))
    assert [report.count(level) for level in Level] == [0, 1, 1]
    assert report.ok
    assert not Report((finding(Level.ERROR),)).ok


def test_merged_reports_keep_order_and_add_up_their_files() -> None:
    merged = Report.merge([Report((finding(Level.NOTE),), 2), Report((finding(Level.ERROR),)), Report(files=0)])
    assert [found.level for found in merged.findings] == [Level.NOTE, Level.ERROR]
    assert merged.files == 3


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("betreff",), "betreff"), (("anlagen", 0, "datei"), "anlagen[0].datei"), (("a", 1, 2), "a[1][2]")],
)
def test_a_data_path_is_written_as_people_read_it(path: Path, text: str) -> None:
    assert format_path(path) == text
