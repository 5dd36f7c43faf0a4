"""Markdown → Word → Markdown is the same text, and a second pass changes nothing."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PIL import Image

from vorlagen.errors import InputError
from vorlagen.word.plain import plain_blocks
from vorlagen.word.rueck.bloecke import (
    Absatz,
    Liste,
    Listenpunkt,
    Tabelle,
    Trennlinie,
    Ueberschrift,
    Worte,
    Zelle,
    Zitat,
)
from vorlagen.word.rueck.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Hin
    from vorlagen.word.rueck.bloecke import Block

_MANY = settings(max_examples=100, suppress_health_check=list(HealthCheck))

SAME = [
    "Ein Absatz.\n",
    "Eine Zeile,\\\nnoch eine.\n",
    "**fett**, *kursiv*, ***beides***, ~~weg~~ und **fett *darin kursiv* und weiter**\n",
    '[Ziel](https://example.org/a), [mit **Fettem**](https://example.org "Tipp") und <https://example.org/b>\n',
    "Nach § 5 Abs. 1, z. B. um 18:30 Uhr für 1,5 Mio. €\n",
    "Ein festes\u00a0Leerzeichen bleibt, ein weiches Trenn\u00adzeichen auch.\n",
    "2 * 3 = 6, a_b_c, 50 % [Anm. d. Verf.], x < y & z, A&B, #1, C# und 1.\n",
    "1\\. kein Punkt\n",
    "\\- kein Punkt\n",
    "\\# keine Überschrift\n",
    "\\*kein Nachdruck\\*\n",
    "# Eins\n\nText\n\n## Zwei\n\nText\n\n### Drei\n\n## Vier\n",
    "- a\n- b\n  - c\n    - d\n      - e\n        - f\n          - g\n- h\n",
    "- a\n\n  zweiter Absatz\n\n- b\n",
    "1. a\n2. b\n   1. c\n      1. d\n   2. e\n3. f\n",
    "3. a\n4. b\n\nDazwischen.\n\n5. c\n6. d\n",
    "1. a\n2. b\n4. d\n1. neu\n",
    "1) a\n2) b\n",
    "- a\n  1. b\n     - c\n  2. d\n",
    "- a\n\n  3. drei\n",
    "- a\n\n* neue Liste\n\n- und noch eine\n",
    "> Zitat\n>\n> zweiter Absatz\n>\n> > tiefer\n",
    "> - im Zitat\n> - zwei\n>\n> weiter im Zitat\n",
    "- a\n\n  > Zitat im Punkt\n\n  weiter im Punkt\n\n- b\n",
    "| Posten | Betrag |\n|---|---|\n| Brücke | 1.250,00 € |\n| Weg | 50,00 € |\n",
    "| a | b | c |\n|:---|:---:|---:|\n| eins | zwei | drei |\n| | \\| | **fett** |\n",
    "- a\n\n  | x | y |\n  |---|---|\n  | 1a | 2b |\n\n- b\n",
    "> | x |\n> |---|\n> | 1a |\n",
    "Davor.\n\n---\n\nDanach.\n",
    "-\n- b\n",
    "Eine Note[^1] und mehr.[^2]\n\n- auch hier[^3]\n\n[^1]: Mit *Text*.\n\n    Mehr.\n\n[^2]: Zwei\n\n[^3]: Drei\n",
    "Zweimal[^1] dieselbe[^1].\n\n[^1]: Note\n",
    "CO~2~, m^2^ und **H~2~O**, 3^ und ~ 5\n",
    "a) eins\nb) zwei\n   1. drei\n      i) vier\n      ii) fünf\nc) sechs\n",
    "1. eins\n   a) zwei\n   b) drei\n2. vier\n   1. fünf\n      1. sechs\n",
    "aa) eins\nbb) zwei\n",
    "(a) eins\n(b) zwei\n",
    "I) eins\nII) zwei\n",
    "a\\) kein Punkt\n",
    "Begriff\n: Erklärung\n\n  Mehr.\n\n  - Liste\n  - dazu\n\nZweiter\n: Auch.\n\nDanach.\n",
    "Tabelle 1: Kosten\n\n| Was | Betrag |\n|---|---|\n| Weg[^1] | 1.250,00 € |\n| Weg ¶ Steg | 5 € |\n\n[^1]: N\n",
]  # fmt: skip


@pytest.mark.parametrize("text", SAME)
def test_text_comes_back_as_it_was(text: str, hin: Hin, her: Callable[[bytes], str]) -> None:
    assert her(hin(text)) == text


@pytest.mark.parametrize(("text", "canonical"), [
    ("* a\n* b\n", "- a\n- b\n"),
    ("Titel\n=====\n", "# Titel\n"),
    ("## Erste\n", "# Erste\n"),
    ("__fett__ und _kursiv_\n", "**fett** und *kursiv*\n"),
    ("weich\numbrochen\n", "weich umbrochen\n"),
    ("1. a\n1. b\n1. c\n", "1. a\n2. b\n3. c\n"),
    ("a **fett** b\n", "a **fett** b\n"),
    ("| a |\n|--|\n", "| a |\n|---|\n"),
])  # fmt: skip
def test_text_comes_back_in_one_way_of_writing(
    text: str, canonical: str, hin: Hin, her: Callable[[bytes], str]
) -> None:
    assert her(hin(text)) == canonical


def test_pictures_come_back_with_the_names_of_their_files(hin: Hin, her: Callable[[bytes], str]) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(stream, "PNG")
    name = "bilder/lage plan.png"
    text = (
        '![Lageplan der Brücke](<bilder/lage plan.png> "Blick von Süden")\n\n'
        "Noch einmal ![klein](<bilder/lage plan.png>) im Text.\n"
    )
    assert her(hin(text, {name: stream.getvalue()})) == text


_SIGNS = st.sampled_from([*"abcÄß12 .,:;-–_*[]()<>&#~^`|\\!?/\"'§€%=+{}$@", "§ 5 ", "z. B. ", "\u00a0", "\u00ad", " "])
_TEXT = st.lists(_SIGNS, min_size=1, max_size=14).map("".join)
_WORTE = st.builds(
    Worte,
    _TEXT,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    ziel=st.sampled_from(["", "", "", "https://example.org/a_b?c=d&e=(f)"]),
    titel=st.just(""),
)
_SPANS = st.lists(_WORTE, min_size=1, max_size=4).map(tuple)
_ABSATZ = st.builds(Absatz, _SPANS)
_SIMPLE = st.builds(lambda text: Absatz((Worte(f"Wort {text} Wort"),)), _TEXT)


@st.composite
def _liste(draw: st.DrawFn, inner: st.SearchStrategy[Block]) -> Liste:
    form = draw(st.sampled_from(["", "decimal", "lowerLetter", "upperRoman"]))
    first = draw(st.integers(0, 12)) if form == "decimal" else int(form != "")  # letters begin with „a)“
    items = draw(st.lists(st.tuples(_SIMPLE, st.lists(inner, max_size=2)), min_size=1, max_size=3))
    points = [Listenpunkt(first + at if form else 0, _apart((head, *rest))) for at, (head, rest) in enumerate(items)]
    return Liste(form, {"": "", "decimal": "."}.get(form, ")"), tuple(points))


def _apart(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks of which no two neighbours would be one in Word."""
    found: list[Block] = []
    for block in blocks:
        last = found[-1] if found else None
        joins = isinstance(last, Liste | Zitat) and isinstance(block, Liste | Zitat)
        if not joins and not isinstance(last, Tabelle):
            found.append(block)
    return tuple(found)


_TABELLE = st.lists(st.lists(_SIMPLE, min_size=2, max_size=2), min_size=1, max_size=3).map(
    lambda rows: Tabelle(tuple(tuple(Zelle((cell,)) for cell in row) for row in rows), 1, ("", "center"))
)
_INNER = st.recursive(
    _SIMPLE | _TABELLE,
    lambda inner: (
        _liste(inner) | st.lists(inner, min_size=1, max_size=2).map(lambda blocks: Zitat(_apart(tuple(blocks))))
    ),
    max_leaves=6,
)
_BLOCKS = st.lists(_ABSATZ | _INNER | st.builds(Ueberschrift, st.just(2), _SPANS), min_size=1, max_size=5).map(
    lambda blocks: _apart(tuple(blocks))
)


@_MANY
@given(blocks=_BLOCKS)
def test_whatever_is_written_comes_back_verbatim(
    blocks: tuple[Block, ...], hin: Hin, her: Callable[[bytes], str]
) -> None:
    text = to_markdown(blocks, level=1)
    assume(text)
    assert her(hin(text)) == text


@_MANY
@given(spans=_SPANS)
def test_words_survive_their_escaping(spans: tuple[Worte, ...]) -> None:
    text = to_markdown([Absatz(spans)], level=1)
    said = " ".join(plain_blocks(text)).split()
    assert "".join(said) == "".join("".join(span.text for span in spans).split())


@_MANY
@given(
    text=st.lists(_SIGNS | st.sampled_from(["\n", "\n\n", "- ", "1. ", "> ", "# ", "    "]), max_size=40).map("".join)
)
def test_a_second_pass_changes_nothing_and_no_words_are_lost(text: str, hin: Hin, her: Callable[[bytes], str]) -> None:
    try:
        docx = hin(text) if plain_blocks(text) else None
    except (InputError, KeyError):  # pictures that nobody has
        docx = None
    assume(docx is not None)
    once = her(docx or b"")
    assert her(hin(once)) == once
    assert "".join("".join(plain_blocks(once)).split()) == "".join("".join(plain_blocks(text)).split())


def test_a_rule_is_kept_before_a_paragraph(hin: Hin, lesen: Callable[[bytes], object]) -> None:
    (field,) = lesen(hin("a\n\n---\n\nb\n")).felder  # type: ignore[attr-defined]
    assert [type(block) for block in field.bloecke] == [Absatz, Trennlinie, Absatz]


def test_a_public_file_does_not_tell_the_names_of_pictures() -> None:
    """Word's own names stand there."""
    from vorlagen.word.body import Body  # noqa: PLC0415 - only here
    from vorlagen.word.numbering import Numbering  # noqa: PLC0415 - only here

    stream = io.BytesIO()
    Image.new("RGB", (4, 3), "white").save(stream, "PNG")
    xml = Body(9000, 13000, Numbering(None), names_pictures=False).draw(stream.getvalue(), "geheim.png", "Plan")
    assert "geheim" not in xml
    assert 'name="Bild 1000"' in xml
