"""The proof: a second, independent reader (pypdf) finds in the finished file what was asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from vorlagen.errors import VorlagenError
from vorlagen.i18n import Text, t
from vorlagen.pdf.mappe.stempel import FONT_KEY, GESCHLOSSEN
from vorlagen.pdf.mappe.tagbeweis import tree_faults
from vorlagen.pdf.mappe.verweise import PLATZHALTER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.pdf.mappe.erwartung import Erwartung, Zeile

_FORBIDDEN: Final = ("/Names", "/Dests", "/OpenAction", "/AA", "/Collection", "/AF", "/Perms", "/Requirements")
_SHOWN: Final = re.compile(rb"(/\S+) [\d.]+ Tf .*? <([0-9A-F]*)> Tj ET")
_PAIR: Final = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>")
_NAMED: Final = 5


def prove(file: BinaryIO, expected: Erwartung) -> None:
    """Read the file back and compare.

    Args:
        file: the finished file, open for reading.
        expected: what it must hold.

    Raises:
        VorlagenError: something differs; that is our bug, not the user's.
    """
    file.seek(0)
    try:
        faults = list(_Leser(pypdf.PdfReader(file, strict=False)).compare(expected))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise VorlagenError(
            t("Die fertige Sitzungsmappe lässt sich nicht zurücklesen ({grund}).", grund=str(error))
        ) from error
    file.seek(0)
    faults += tree_faults(file)
    if faults:
        listed = "; ".join(map(str, faults[:_NAMED]))
        raise VorlagenError(
            t("Die fertige Sitzungsmappe entspricht nicht ihrem Plan ({anzahl}): {was}", anzahl=len(faults), was=listed)
        )


class _Leser:
    """The file as pypdf sees it."""

    def __init__(self, reader: pypdf.PdfReader) -> None:
        self._reader = reader
        self._root = reader.root_object
        self._pages: list[DictionaryObject] = list(reader.pages)
        self._places = {
            page.indirect_reference.idnum: place
            for place, page in enumerate(reader.pages)
            if page.indirect_reference is not None
        }
        self._fonts: dict[int, dict[bytes, str]] = {}

    def compare(self, expected: Erwartung) -> Iterator[Text]:
        """All differences."""
        if len(self._pages) != len(expected.marken):
            yield t("{ist} statt {soll} Seiten", ist=len(self._pages), soll=len(expected.marken))
            return
        yield from self._compare_labels(expected.marken)
        yield from self._compare_bookmarks(expected.lesezeichen)
        yield from self._compare_links(expected)
        for place in range(len(self._pages)):
            wanted = [expected.stempel[place]] if expected.stempel[place] else []
            wanted += [GESCHLOSSEN] if expected.geschlossen[place] else []
            if (found := list(self._stamps(place))) != wanted:
                yield t("Seite {n}: Stempel {ist} statt {soll}", n=place + 1, ist=str(found), soll=str(wanted))
        for key in _FORBIDDEN:
            if key in self._root:
                yield t("Die Datei hat noch {was}", was=key)

    def _compare_labels(self, wanted: Sequence[str]) -> Iterator[Text]:
        numbers = _list(_resolve(self._root, "/PageLabels"), "/Nums")
        starts = [int(place) for place in numbers[::2]]
        entries = numbers[1::2]
        ends = [*starts[1:], len(self._pages)]
        found: list[str] = []
        for start, end, entry in zip(starts, ends, entries, strict=True):
            first, prefix = int(entry.get("/St", 1)), str(entry.get("/P", ""))
            found += [prefix + (str(first + step) if "/S" in entry else "") for step in range(end - start)]
        for place, (label, soll) in enumerate(zip(found, wanted, strict=False)):
            if label != soll:
                yield t("Seite {n} heißt {ist} statt {soll}", n=place + 1, ist=label, soll=soll)
        if len(found) != len(wanted):
            yield t("{ist} statt {soll} Seitenzahlen", ist=len(found), soll=len(wanted))

    def _compare_bookmarks(self, wanted: Sequence[Zeile]) -> Iterator[Text]:
        found = list(self._bookmarks()) if "/Outlines" in self._root else []
        if len(found) != len(wanted):
            yield t("{ist} statt {soll} Lesezeichen", ist=len(found), soll=len(wanted))
        for line, soll in zip(found, wanted, strict=False):
            if line != soll:
                yield t("Lesezeichen {ist} statt {soll}", ist=str(line), soll=str(soll))

    def _bookmarks(self) -> Iterator[Zeile]:
        left = [(0, _resolve(self._root, "/Outlines").get("/First"))]
        while left:
            depth, reference = left.pop()
            if reference is None:
                continue
            item = reference.get_object()
            yield depth, str(item["/Title"]), self._target(item.get("/Dest"))
            left += [(depth, item.get("/Next")), (depth + 1, item.get("/First"))]

    def _compare_links(self, expected: Erwartung) -> Iterator[Text]:
        met: set[tuple[str, int]] = set()
        for place, page in enumerate(self._pages):
            for link in _list(page, "/Annots"):
                if not isinstance(link, DictionaryObject):
                    continue
                action = link.get("/A")
                action = action.get_object() if action is not None else {}
                if str(action.get("/URI", "")).startswith(PLATZHALTER):
                    yield t("Seite {n}: ein Verweis ist ein Platzhalter geblieben", n=place + 1)
                elif place in expected.eigene and action.get("/S") == "/GoTo":
                    met.add((str(link.get("/Contents", "")), self._target(action.get("/D"))))
        for words, target in sorted(expected.spruenge - met):
            yield t("Der Verweis „{worte}“ auf Seite {n} fehlt", worte=words, n=target + 1)

    def _target(self, destination: object) -> int:
        """The page that an explicit destination names, -1 for none."""
        destination = destination.get_object() if destination is not None else None  # type: ignore[attr-defined]
        if not isinstance(destination, ArrayObject) or not destination:
            return -1
        return self._places.get(getattr(list.__getitem__(destination, 0), "idnum", -1), -1)

    def _stamps(self, place: int) -> Iterator[str]:
        """The texts in our font in a page's last content stream."""
        page = self._pages[place]
        contents = page.get("/Contents")
        contents = contents.get_object() if contents is not None else None
        last = contents[-1].get_object() if isinstance(contents, ArrayObject) and contents else contents
        data = last.get_data() if isinstance(last, StreamObject) else b""
        if FONT_KEY.encode() not in data:
            return
        fonts = _resolve(_resolve(page, "/Resources"), "/Font")
        for key, codes in _SHOWN.findall(data):
            table = self._table(fonts.raw_get(NameObject(key.decode())))
            yield "".join(table.get(codes[start : start + 4], "\ufffd") for start in range(0, len(codes), 4))

    def _table(self, reference: object) -> dict[bytes, str]:
        """What the codes of a font mean, by the font's own ToUnicode."""
        number = getattr(reference, "idnum", -1)
        if number not in self._fonts:
            cmap = reference.get_object()["/ToUnicode"].get_object().get_data()  # type: ignore[attr-defined]
            self._fonts[number] = {code: bytes.fromhex(text.decode()).decode("utf-16-be")
                                   for code, text in _PAIR.findall(cmap) if len(text) % 4 == 0}  # fmt: skip
        return self._fonts[number]


def _resolve(parent: DictionaryObject, key: str) -> DictionaryObject:
    value = parent.get(key)
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else DictionaryObject()


def _list(parent: DictionaryObject, key: str) -> list[Any]:
    value = parent.get(key)
    value = value.get_object() if value is not None else None
    return [entry.get_object() for entry in value] if isinstance(value, ArrayObject) else []
