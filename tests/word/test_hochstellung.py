"""Raised and lowered text, and marks that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.word.plain import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render


@pytest.mark.parametrize(
    ("text", "raised", "lowered"),
    [
        ("H~2~O und CO~2~", "", "22"),
        ("m^2^ und ^1)^ am Anfang", "21)", ""),
        ("x^*n*+1^ und a~**i**~", "n+1", "i"),
        ("~~weg~2~ ab~~ und *H*~2~", "", "22"),
        ("x^a~b~^", "ab", ""),
        ("a~b^c^~", "c", "b"),
        ("a~b~~c~", "", "b~~c"),
    ],
)
def test_text_is_raised_and_lowered(
    render: Render, audit: Callable[[bytes], None], text: str, raised: str, lowered: str
) -> None:
    """Markup inside works; the raised wins where both are said."""
    rendered = render(text)
    found = {kind: "".join(rendered.all(f"//w:r[w:rPr/w:vertAlign/@w:val='{kind}']/w:t/text()"))
             for kind in ("superscript", "subscript")}  # fmt: skip
    assert found == {"superscript": raised, "subscript": lowered}
    assert rendered.texts == plain_blocks(text)
    audit(rendered.docx)


@pytest.mark.parametrize(
    "text",
    [
        *("ca. ~100 und ~200", "~100–~200", "(~5/~6)", "a~ b~c", "2^10", "^ allein ^", "a~~", "x^^y", "a^b c^"),
        *("m\\^2^", "`m^2^`", "H\\~2~O", "a~`b~`"),
    ],
)
def test_a_lone_mark_is_text(render: Render, text: str) -> None:
    """Nothing changes its look where white space, an escape or code is in between."""
    assert render(text).all("//w:vertAlign/@w:val") == []


def test_struck_text_is_still_struck(render: Render) -> None:
    assert render("~~weg~~ a~1~").all("//w:r[w:rPr/w:strike]/w:t/text()") == ["weg"]
