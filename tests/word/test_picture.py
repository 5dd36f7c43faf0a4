"""Pictures: size, kind, once each, upright."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from vorlagen.word.picture import EMU_PER_INCH, Picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render


def _file(size: tuple[int, int], kind: str = "PNG", dpi: float | None = 96, orientation: int = 1) -> bytes:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", size, (20, 90, 160)).save(buffer, kind, exif=exif, **({"dpi": (dpi, dpi)} if dpi else {}))
    return buffer.getvalue()


def test_the_resolution_of_the_file_says_how_large_it_is() -> None:
    """300 dots at 300 dpi are an inch; without resolution 96 dpi are meant."""
    assert Picture.read(_file((300, 600), dpi=300), "a").height == pytest.approx(2 * EMU_PER_INCH, rel=0.001)
    assert Picture.read(_file((96, 96), dpi=None), "a").width == EMU_PER_INCH
    assert Picture.read(_file((96, 96), dpi=1), "a").width == EMU_PER_INCH


def test_a_turned_photograph_becomes_upright() -> None:
    """Word ignores the turn that cameras note in EXIF."""
    picture = Picture.read(_file((400, 100), "JPEG", orientation=6), "a")
    assert picture.height == pytest.approx(4 * picture.width, rel=0.01)


def test_a_large_picture_is_shrunk_to_the_text_and_stored_once(render: Render, audit: Callable[[bytes], None]) -> None:
    """Two uses of equal bytes share one part; ids differ; alternative text and caption arrive."""
    data = _file((3000, 1000))
    text = '![Der *Lage*plan](a.png "Abbildung 1: Lageplan")\n\nText ![klein](b.jpg) Text ![zwei](c.png)'
    rendered = render(text, {"a.png": data, "c.png": data, "b.jpg": _file((9, 9), "JPEG")})
    wp = "*[local-name()='inline']"
    assert rendered.all(f"//{wp}/*[local-name()='extent']/@cx") == ["5939790", "85725", "5939790"]
    assert rendered.all(f"//{wp}/*[local-name()='docPr']/@descr") == ["Der Lageplan", "klein", "zwei"]
    assert len(set(rendered.all(f"//{wp}/*[local-name()='docPr']/@id"))) == 3
    assert list(rendered.body.media) == ["media/text1.png", "media/text2.jpeg"]
    assert dict(rendered.body.content_types) == {"jpeg": "image/jpeg", "png": "image/png"}
    assert rendered.all("//w:p[w:pPr/w:pStyle/@w:val='Beschriftung']/w:r/w:t/text()") == ["Abbildung\u00a01: Lageplan"]
    audit(rendered.docx)


def test_a_picture_nobody_supplied_is_an_error(render: Render) -> None:
    """The caller has to have checked the names."""
    with pytest.raises(KeyError, match=r"fehlt\.png"):
        render("![x](fehlt.png)")
