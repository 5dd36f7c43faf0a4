"""Markdown becomes native Word, and no text is lost on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from vorlagen.errors import InputError
from vorlagen.word.anmerkungen import attach_notes, use_footnotes
from vorlagen.word.commonmark import described_pictures, parse
from vorlagen.word.grid import fit_columns, is_number
from vorlagen.word.hochstellung import use_raised_text
from vorlagen.word.plain import normalise, paragraph_texts, plain_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render, Rendered

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EXAMPLE = """\
# Anlass

Nach § 5 Abs. 1 **fett *beides*** und ~~weg~~ `code & <x>`
weiter\\
neue Zeile, [Netz](https://www.musterstadt.example/ü?a=1&b=2 "Tipp"), [Datei](plan.pdf), <a@b.example>.

### Gründe

- eins

  Fortsetzung
  - zwei
    1. drei
- > Zitat in der Liste

> Zitat
> > darin

3. Der Rat beschließt:
4. viertens
   1. Buchstabe

---

| Jahr | Was | Betrag |
|:-:|---|---|
| 2027 | **Planung** | 1.000 € |
| 2028 | Bau | 12.000,50 € | zu viel | noch eins

| A | B |
|---|---|
| x |

    Code
      tief

``` Hinweis
Zaun
```

[nie]: benutzt.pdf "Titel"
[oft]: https://www.musterstadt.example/oft

Siehe [oft] und <b>HTML</b> &amp; [](leer.pdf).
"""


def _words(*values: str) -> list[str]:
    return [value.replace(" ", "\u00a0") for value in values]


def test_the_example_is_valid_and_complete(render: Render, audit: Callable[[bytes], None]) -> None:
    """Everything at once passes the validator, and both ways of reading it agree word by word."""
    rendered = render(_EXAMPLE)
    audit(rendered.docx)
    assert paragraph_texts(rendered.root) == plain_blocks(_EXAMPLE)
    assert render(_EXAMPLE).docx == rendered.docx


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a\n## b\n# c", "232"),
        ("### a\n##### b\n#### c\n# d\n## e", "23323"),
        ("# a\n## b\n### c\n#### d\n##### e\n###### f", "234566"),
        ("#\n\n## a", "2"),
    ],
)
def test_headings_are_fitted_below_the_section(render: Render, text: str, levels: str) -> None:
    """The shallowest stands one below the section's heading, deeper ones follow without a gap."""
    styles = render(text, level=1).all("//w:pStyle/@w:val")
    assert styles == [f"berschrift{level}" for level in levels]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Geprüft wurden:\n\n- Ort", ["Geprüft wurden:"]),
        ("Geprüft wurden:\n\nOrt", []),
        ("**Satzung der *Stadt***\n\nAufgrund …", ["Satzung der Stadt"]),
        ("**Wichtig** ist der *Ort*\n\nText", []),
        ("**Am** Ende **fett**\n\nText", []),
        ("Text\n\n**Am Ende**", []),
        ("- **eins**\n- **zwei**", []),
    ],
)
def test_lead_ins_and_bold_titles_stay_with_what_follows(render: Render, text: str, kept: list[str]) -> None:
    paragraphs = render(text).root.iterfind(f".//{{{W}}}p")
    assert ["".join(p.itertext()) for p in paragraphs if p.find(f".//{{{W}}}keepNext") is not None] == kept


def test_a_heading_inside_a_list_is_bold_text(render: Render) -> None:
    """It is no heading of the document, and it would tear the list apart."""
    rendered = render("- # Kopf\n  Text")
    assert rendered.all("//w:pStyle/@w:val") == ["Aufzhlungszeichen", "Textkrper"]
    assert rendered.all("//w:r[w:rPr/w:b]/w:t/text()") == ["Kopf"]


def _starts(rendered: Rendered) -> list[str]:
    return re.findall(r'startOverride w:val="(\d+)"', (rendered.body.numbering.part() or b"").decode())


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("1. a\n2. b\n\nText\n\n1. c", ["1", "1"]),
        ("3. a\n4. b", ["3"]),
        ("1. a\n1. b\n1. c", ["1"]),
        ("1. a\n2. b\n4. c\n5. d", ["1", "4"]),
        ("0. a", ["0"]),
        ("1. a\n   1. b\n2. c", ["1", "1"]),
    ],
)
def test_lists_count_as_written(render: Render, text: str, starts: list[str]) -> None:
    """A list starts where the text says, and a jump in the numbers stays a jump."""
    assert _starts(render(text)) == starts


def test_a_number_that_word_cannot_count_is_text(render: Render) -> None:
    """Word starts no list above 32767, and there is no letter for zero."""
    rendered = render("40000. viel\n\n- x\n\n1. a\n\n   0. null")
    assert paragraph_texts(rendered.root) == ("40000. viel", "x", "a", "0. null")


def test_continued_items_stand_under_their_item(render: Render) -> None:
    """A continuation has no marker of its own and the indentation of its item."""
    rendered = render("- a\n\n  b\n\n  - c\n\n    d")
    assert rendered.all("//w:p[not(.//w:numPr)]/w:pPr/w:ind/@w:left") == ["425", "850"]
    assert rendered.all("//w:ilvl/@w:val") == ["0", "1"]


@pytest.mark.parametrize(
    ("text", "count"), [("1. a\n\n2) b", 1), ("- a\n\n1. b", 0), ("- a\n  - b\n  1. c", 1), ("1. a\n\nText\n\n1. b", 0)]
)
def test_only_lists_that_touch_are_kept_apart(render: Render, text: str, count: int) -> None:
    """Where the PDF engine would join two lists a hair's breadth stands between them, nowhere else."""
    assert len(render(text).all("//w:p[not(w:r)]/w:pPr/w:spacing/@w:line")) == count


def test_an_item_without_a_paragraph_keeps_its_marker(render: Render, audit: Callable[[bytes], None]) -> None:
    """An item that is empty or begins with a list, quote or table is still counted."""
    rendered = render("1.\n2. - a\n3. > b\n4. ***\n5. | A |\n   |---|\n   | x |\n6. z")
    assert len(rendered.all("//w:numId/@w:val")) == 7
    audit(rendered.docx)


def test_only_sound_addresses_become_links(render: Render, audit: Callable[[bytes], None]) -> None:
    """Everything else is printed with its target, for Word calls a file with a broken link damaged."""
    text = (
        "[a](HTTPS://www.müller.example/x?y=1&z=2#f) [b](datei.pdf 'Plan') [c](http://) [d](#anker) "
        "[e](http://a:b@c) [f](mailto:rat@stadt.example) <ftp://x> [](https://leer.example) [g]()"
    )
    rendered = render(text)
    assert [link.target for link in rendered.body.relationships] == [
        "https://www.xn--mller-kva.example/x?y=1&z=2#f",
        "mailto:rat@stadt.example",
        "https://leer.example",
    ]
    assert paragraph_texts(rendered.root) == (
        "a b (datei.pdf, Plan) c (http://) d (#anker) e (http://a:b@c) f ftp://x https://leer.example g",
    )
    assert plain_blocks(text) == paragraph_texts(rendered.root)
    audit(rendered.docx)


def test_protected_spaces_reach_across_markup(render: Render) -> None:
    """„§“ and its number stay together over emphasis and a soft line end; code stays as it is."""
    rendered = render("nach §\n**5** um 18:30 *Uhr* und `§ 5`")
    assert "".join(rendered.all("//w:t/text()")) == "nach §\u00a05 um 18:30\u00a0Uhr und § 5"


def test_columns_of_numbers_are_set_right(render: Render) -> None:
    """Only columns whose filled cells are all amounts; an alignment in the text wins."""
    rendered = render(
        "| a | b | c | d |\n|---|---|:--|--:|\n| 1 € | x | 5 | y |\n| **2,50 €** | 3 | 6 | z |\n| | | | |"
    )
    assert rendered.all("//w:tr[2]/w:tc//w:jc/@w:val") == ["right", "left", "right"]
    assert rendered.all("//w:tr[1]/w:tc//w:jc/@w:val") == ["right", "left", "right"]


def test_an_amount_with_a_footnote_is_still_an_amount(render: Render) -> None:
    rendered = render("| a |\n|---|\n| 1 €[^1] |\n| 2 € |\n\n[^1]: geschätzt")
    assert rendered.all("//w:tr[2]/w:tc//w:jc/@w:val") == ["right"]


def test_a_table_repeats_its_heading_and_fills_the_width(render: Render) -> None:
    """One header row, no split rows, widths that add up to the text width."""
    rendered = render("| Kurz | Lang |\n|---|---|\n| 1 | ein langer Text mit vielen Wörtern |")
    assert len(rendered.all("//w:tr[.//w:tblHeader]/@x | //w:tblHeader")) == 1
    assert len(rendered.all("//w:cantSplit")) == 2
    widths = [int(width) for width in rendered.all("//w:gridCol/@w:w")]
    assert sum(widths) == 9354
    assert widths[0] * 3 < widths[1]


def test_excess_cells_are_kept(render: Render) -> None:
    """CommonMark's tables drop cells beyond the headings; here they stand in the last one."""
    assert paragraph_texts(render("| a |\n|---|\n| b | c\\|d | e |").root) == ("a", "b | c|d | e")


@pytest.mark.parametrize("text", ["1.250,00 €", "- 5 %", "€ 12", "ca. 3 Mio. €", "1 250 000", "5,-- €", "−3", "12 m²"])
def test_numbers_are_known(text: str) -> None:
    """German amounts in the ways people write them."""
    assert is_number(text)


@pytest.mark.parametrize("text", ["04.05.2026", "5 Stück", "§ 5", "a", "1.25.3", "2026/0184", ""])
def test_what_is_no_number_is_known(text: str) -> None:
    """Dates, paper numbers and words are no amounts."""
    assert not is_number(text)


@given(
    st.lists(st.lists(st.text(max_size=70), min_size=3, max_size=3), min_size=1, max_size=5), st.integers(300, 15000)
)
def test_columns_always_fill_the_width(rows: list[list[str]], width: int) -> None:
    """Whatever the cells hold, widths are positive and add up."""
    widths = [column.width for column in fit_columns(rows, width)]
    assert sum(widths) == width
    assert min(widths) > 0


def test_pictures_are_named_as_written() -> None:
    """So that the caller can find the files: in order, each once, in links, tables and titles too."""
    text = (
        "![a](Übersicht%20Plan.png)\n\n| ![b](b.png) |\n|---|\n| [![c](<c d.png>)](x) ![a](b.png) ![r] |\n\n[r]: r.jpg"
    )
    assert tuple(described_pictures(text)) == ("Übersicht%20Plan.png", "b.png", "c d.png", "r.jpg")


def test_definitions_that_nothing_uses_are_printed(render: Render) -> None:
    """„[1]: Quelle“ is what people write below a text; CommonMark swallows it."""
    text = "Text [b].\n\n[a]: Quelle-eins\n[b]: https://b.example\n[b]: https://zwei.example\n\n> [c]: Drei\n> 'T'"
    found = paragraph_texts(render(text).root)
    assert found == ("Text b.", "[a]: Quelle-eins", "[b]: https://zwei.example", "[c]: Drei 'T'")
    assert found == plain_blocks(text)


@pytest.mark.parametrize("text", ["> " * 60 + "x", "".join(f"{'  ' * n}- x\n" for n in range(60))])
def test_too_deep_a_nest_is_refused(text: str) -> None:
    """The parser would skip what lies deeper."""
    with pytest.raises(InputError, match="verschachtelt"):
        parse(text)


def test_nothing_comes_of_nothing(render: Render) -> None:
    """An empty text gives no paragraph; the caller decides what to print instead."""
    assert render(" \n\n").xml == ""


_ATOMS = st.sampled_from(
    [
        *(
            "# ",
            "## ",
            "- ",
            "1. ",
            "3) ",
            "> ",
            "    ",
            "\n",
            "\n\n",
            " ",
            "  \n",
            "\\",
            "**",
            "*",
            "_",
            "~~",
            "~",
            "^",
            "^[",
            "[^1]",
            "\n\n[^1]: ",
            "[^2]",
            "\n[^2]:\n\n    ",
            "`",
            "```",
        ),
        *(
            "[",
            "](x)",
            "](http://a.b)",
            "]: ",
            "](<",
            "<",
            ">",
            "|",
            "|---|---|\n",
            "---",
            "===",
            "&amp;",
            "&#9;",
            "\t",
            '"',
        ),
        *(
            "wort",
            "§ 5",
            "ä",
            "!",
            "(",
            ")",
            "18:30 Uhr",
            "[a]",
            "[a]: b 'c'",
            "\u00a0",
            "\r\n",
            "<!-- x -->",
            "2026. ",
        ),
    ]
)
_MARKDOWN = st.lists(_ATOMS, max_size=40).map("".join)
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def _render_or_skip(render: Render, text: str) -> Rendered | None:
    try:
        plain_blocks(text)
    except InputError:
        with pytest.raises(InputError):
            render(text, _Anything())
        return None
    return render(text, _Anything())


class _Anything(dict[str, bytes]):
    """Every picture there may be, all of them the same."""

    def __missing__(self, name: str) -> bytes:
        import io  # noqa: PLC0415

        from PIL import Image  # noqa: PLC0415

        buffer = io.BytesIO()
        Image.new("1", (2, 2)).save(buffer, "PNG")
        return buffer.getvalue()


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_MARKDOWN, min_size=3, max_size=8).map("\n\n".join))
def test_any_text_is_valid_word(render: Render, audit: Callable[[bytes], None], text: str) -> None:
    """Whatever is written, the Word file passes the validator."""
    rendered = _render_or_skip(render, text)
    if rendered is not None:
        audit(rendered.docx)


@settings(deadline=None, max_examples=400)
@given(st.one_of(_MARKDOWN, _ANY))
def test_any_text_arrives(render: Render, text: str) -> None:
    """Whatever is written, valid XML comes out and holds every plain block, in order."""
    rendered = _render_or_skip(render, text)
    if rendered is None:
        return
    found = list(rendered.texts)
    for block in plain_blocks(text):
        while found and block not in found[0]:
            found.pop(0)
        assert found, f"{block!r} is missing"


_WORD = re.compile(r"(?<![A-Za-z0-9])w\d+x(?![A-Za-z0-9])")


@settings(deadline=None, max_examples=400)
@given(st.lists(_ATOMS, max_size=40))
def test_no_word_is_lost_between_any_markup(render: Render, atoms: list[str]) -> None:
    """Independent of the parser: a word of its own behind each piece of markup is found somewhere."""
    text = "".join(f"{atom}w{number}x" for number, atom in enumerate(atoms) if not atom.startswith("&"))
    rendered = _render_or_skip(render, text)
    if rendered is None:
        return
    output = (
        rendered.xml
        + "".join(rendered.texts)
        + "".join(link.target for link in (*rendered.body.relationships, *rendered.body.notes.relationships))
    )
    missing = {word for word in _WORD.findall(text) if word not in output}
    assert not missing


@given(_ANY)
def test_normalised_text_holds_single_spaces(text: str) -> None:
    """Every white space, no-break spaces included, is one space; doing it twice changes nothing."""
    assert normalise(normalise(text)) == normalise(text)
    assert not re.search(r"\s\s|[\u00a0\t\n]", normalise(text))


_UNMARKED = st.text("ab \n\t1.:;-+=%#(){}^$?,|\"'/@>äß€„“", max_size=30)
_MARKED = st.text("ab *_`\\[]()!<>&~\n", max_size=12) | st.sampled_from(
    [
        "*b*",
        "_b_",
        "`b`",
        "~~b~~",
        "a~b~",
        "^b^",
        "^[b]",
        "[b](c)",
        "![b](c)",
        "<b@c.de>",
        "\\#",
        "&amp;",
        "www.a.de",
        "  \n",
        " \n",
    ]
)


@settings(max_examples=600)
@given(_UNMARKED | _MARKED | st.lists(_UNMARKED | _MARKED, max_size=5).map("".join))
def test_the_short_way_through_plain_texts_gives_the_parsers_own_tokens(text: str) -> None:
    """Texts without markup skip the inline parser; what it would have said is what they become."""
    stock = MarkdownIt("commonmark", {"html": False}).enable("strikethrough")
    stock.normalizeLink = lambda url: url
    use_footnotes(stock)
    use_raised_text(stock)
    env: dict[str, object] = {}
    tokens = attach_notes(stock.parse(text, env), env, text.split("\n"))
    theirs = [token for token in tokens if token.type == "inline"]
    for token in theirs:
        own = [one for one in parse(token.content) if one.type == "inline"]
        if len(own) == 1 and own[0].content == token.content:
            assert own[0].children == token.children
