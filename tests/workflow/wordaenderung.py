"""What people do to a Word file, done to its markup."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def edited(docx: bytes, change: Callable[[etree._Element], None], part: str = "word/document.xml") -> bytes:
    """The file with a part changed."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts[part])
    change(root)
    parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def retyped(docx: bytes, old: str, new: str, count: int = 1, part: str = "word/document.xml") -> bytes:
    """The file with words typed over other words; spaces that print protects are found by plain ones."""

    def change(root: etree._Element) -> None:
        left = count
        for node in root.iter(W + "t"):
            words = (node.text or "").replace("\u00a0", " ")
            if old in words and left:
                node.text, left = words.replace(old, new), left - 1
        assert left == 0, f"{old!r} stands {count - left} times, not {count}"

    return edited(docx, change, part)


def control(root: etree._Element, field: str) -> etree._Element:
    """The content control of a field."""
    return next(
        node for node in root.iter(W + "sdt")
        if (tag := node.find(f"{W}sdtPr/{W}tag")) is not None and tag.get(W + "val") == field
    )  # fmt: skip


def paragraph(root: etree._Element, words: str) -> etree._Element:
    """The paragraph that begins with these words."""
    return next(
        node for node in root.iter(W + "p")
        if "".join(part.text or "" for part in node.iter(W + "t")).replace("\u00a0", " ").startswith(words)
    )  # fmt: skip
