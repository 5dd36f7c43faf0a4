"""Styles are found by name, whatever a German Word called their ids."""

from __future__ import annotations

from vorlagen.word.styles import NEEDED, Styles

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DEFAULT = ' w:default="1"'


def _styles(*entries: tuple[str, str, str]) -> Styles:
    inner = "".join(
        f'<w:style w:type="{kind}" w:styleId="{identifier}"{_DEFAULT if name == "Normal" else ""}>'
        f'<w:name w:val="{name}"/></w:style>'
        for kind, identifier, name in entries
    )
    return Styles.read(f'<w:styles xmlns:w="{_W}">{inner}</w:styles>'.encode())


def test_a_german_id_is_found_by_the_english_name() -> None:
    """`heading 1` is `berschrift1` in a German template; letter case does not matter."""
    styles = _styles(("paragraph", "Standard", "Normal"), ("paragraph", "berschrift1", "Heading 1"))
    assert styles["heading 1"] == "berschrift1"


def test_a_missing_style_is_reported_and_falls_back() -> None:
    """Paragraphs fall back to the default style, characters and tables to none; all are named."""
    styles = _styles(("paragraph", "Standard", "Normal"), ("paragraph", "Textkrper", "Body Text"))
    assert (styles["Quote"], styles["Hyperlink"], styles["Vorlage Tabelle"]) == ("Standard", "", "")
    assert styles.missing == tuple(name for name in NEEDED if name != "Body Text")
