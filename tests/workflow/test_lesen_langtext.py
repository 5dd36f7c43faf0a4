"""Long texts: only what people edited changes in the Markdown."""

from __future__ import annotations

import pytest

from vorlagen.workflow.lesen_langtext import merge_markdown

SOURCE = """\
## Anlass

Der Steg ist
alt und *marode*.
Er wird ersetzt.[^alt]

* eins
* zwei

| Jahr | Betrag |
|------|-------:|
| 2026 | 1 €    |
| 2027 | 2 €    |

[^alt]: Siehe Vorlage 12.

### Kosten

Zuletzt.
"""
WRITTEN = """\
# Anlass

Der Steg ist alt und *marode*. Er wird ersetzt.[^1]

- eins
- zwei

| Jahr | Betrag |
| --- | ---: |
| 2026 | 1 € |
| 2027 | 2 € |

## Kosten

Zuletzt.

[^1]: Siehe Vorlage 12.
"""


@pytest.mark.parametrize(
    ("old", "new", "source_old", "source_new"),
    [
        ("marode*. Er", "morsch*. Er", "*marode*", "*morsch*"),
        ("Er wird ersetzt", "Er wird im Mai ersetzt", "Er wird ersetzt", "Er wird im Mai ersetzt"),
        ("| 2027 | 2 € |", "| 2027 | 3 € |", "| 2027 | 2 €    |", "| 2027 | 3 €    |"),
        ("| 2027 | 2 € |\n", "| 2027 | 2 € |\n| 2028 | 3 € |\n", "2 €    |\n", "2 €    |\n| 2028 | 3 € |\n"),
        ("- zwei", "- zwei\n- drei", "* zwei", "* zwei\n- drei"),
        ("## Kosten", "Neuer Absatz.\n\n## Kosten", "### Kosten", "Neuer Absatz.\n\n### Kosten"),
        ("## Kosten\n", "## Kosten\n\n## Zeit\n", "### Kosten\n", "### Kosten\n\n### Zeit\n"),
        ("Vorlage 12", "Vorlage 13", "Vorlage 12", "Vorlage 13"),
        ("- eins\n- zwei\n\n", "", "* eins\n* zwei\n\n", ""),
    ],
    ids=str,
)
def test_the_rest_stays_as_it_was_written(old: str, new: str, source_old: str, source_new: str) -> None:
    """Line breaks, bullets, spaces in tables, heading levels and labels of footnotes."""
    assert old in WRITTEN
    found = merge_markdown(SOURCE, WRITTEN, WRITTEN.replace(old, new))
    if "drei" in new:  # a bullet of another kind would begin a list of its own, so the list is written anew
        assert "* eins" in found or "- eins\n- zwei\n- drei" in found
        return
    assert found == SOURCE.replace(source_old, source_new)


def test_no_change_gives_the_source() -> None:
    """Verbatim."""
    assert merge_markdown(SOURCE, WRITTEN, WRITTEN) is SOURCE
