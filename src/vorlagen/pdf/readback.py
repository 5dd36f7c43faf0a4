"""Reading a finished PDF with second, independent programs (pypdf, and PDFium for its text)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from vorlagen.errors import UnreadableError
from vorlagen.facts import PdfFacts
from vorlagen.i18n import t
from vorlagen.pdf.pdfium import page_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_LOOKALIKES: Final = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": None})


def read_pdf_facts(pdf: bytes, name: str = "PDF", *, until: str | None = None) -> PdfFacts:
    """Read what the file says of itself, and its text.

    Args:
        pdf: the file's bytes.
        name: what to call the file in messages.
        until: stop reading text at the page where this has been found; ``""`` stops at the first
            text of all, ``None`` reads everything.

    Raises:
        UnreadableError: the bytes are no PDF that pypdf and PDFium can open.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf), strict=False)
        root = reader.root_object
        fonts = dict(_fonts(reader))
        return PdfFacts(
            pages=len(reader.pages),
            title=(reader.metadata.title or "") if reader.metadata is not None else "",
            language=str(root.get("/Lang", "")),
            tagged="/StructTreeRoot" in root and bool(_get(root, "/MarkInfo").get("/Marked")),
            fonts=tuple(sorted(fonts)),
            unembedded=tuple(sorted(font for font, embedded in fonts.items() if not embedded)),
            text=_read_text(pdf, name, until),
        )
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        # pypdf meets damaged files with any of these.
        raise UnreadableError(
            t("{name} lässt sich nicht als PDF lesen.", name=name),
            t("Erzeugen Sie die Datei neu, oder fordern Sie sie neu an."),
        ) from error


def contains(text: str, wanted: str) -> bool:
    """Whether ``wanted`` stands in ``text``; line breaks, blanks and kinds of hyphens do not count."""
    return _squeeze(wanted) in _squeeze(text)


def _squeeze(text: str) -> str:
    return "".join(text.translate(_LOOKALIKES).split())


def _read_text(pdf: bytes, name: str, until: str | None) -> str:
    texts: list[str] = []
    with page_reader(pdf, name) as (pages, text_of):
        for at in range(pages):
            texts.append(text_of(at))
            joined = "\n".join(texts)
            if until is not None and joined.strip() and contains(joined, until):
                break
    return "\n".join(texts)


def _get(parent: DictionaryObject, key: str) -> DictionaryObject:
    """The dictionary under ``key``, or an empty one."""
    value = parent.get(key)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _fonts(reader: pypdf.PdfReader) -> Iterator[tuple[str, bool]]:
    """Name and embedding of every font that a page can reach, forms inside forms included."""
    left = [_get(page, "/Resources") for page in reader.pages]
    seen: set[int] = set()
    while left:
        resources = left.pop()
        if id(resources) in seen:
            continue
        seen.add(id(resources))
        fonts = _get(resources, "/Font")
        for key in fonts:
            font = _get(fonts, key)
            yield str(font.get("/BaseFont", key)).lstrip("/").partition("+")[2] or _plain(font, key), _embedded(font)
        forms = _get(resources, "/XObject")
        left += [_get(form, "/Resources") for form in (_get(forms, key) for key in forms) if "/Resources" in form]


def _plain(font: DictionaryObject, key: str) -> str:
    return str(font.get("/BaseFont", key)).lstrip("/")


def _embedded(font: DictionaryObject) -> bool:
    if font.get("/Subtype") == "/Type3":  # its glyphs are drawn in the file itself
        return True
    descendants = font.get("/DescendantFonts")
    carrier = descendants.get_object()[0].get_object() if descendants is not None else font
    descriptor = _get(carrier, "/FontDescriptor")
    return any(key in descriptor for key in _FONT_FILES)
