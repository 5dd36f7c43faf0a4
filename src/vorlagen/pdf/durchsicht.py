"""What a finished PDF says anywhere: every string and name of every object, metadata, texts of chosen pages.

For the proof that a public file holds nothing closed. Objects inside object streams count
too; what a reader shows or not does not matter.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Stream

from vorlagen.i18n import Text, t
from vorlagen.pdf.pdfium import page_reader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_TOKEN: Final = re.compile(rb"/([^\s/<>\[\]()]+)|\(((?:\\.|[^\\()])*)\)|<([0-9A-Fa-f]+)>", re.DOTALL)
_ESCAPE: Final = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_HASH: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_SPEAKING: Final = {"/Metadata": t("Metadaten (XMP)"), "/EmbeddedFile": t("eingebettete Datei")}
_LEAST: Final = 40
"""A content stream of fewer bytes shows nothing: a wrapper or an empty page."""
_PLACING: Final = 500
"""Bytes; scanners need some fifty to put a picture on a page, some strips and a white ground included."""
_PLACES: Final = (
    ("/Title", t("Lesezeichen oder Titel")),
    ("/Alt", t("Alternativtext")),
    ("/ActualText", t("Ersatztext")),
    ("/Contents", t("Anmerkung oder Link")),
    ("/URI", t("Adresse eines Links")),
    ("/F", t("Dateiname")),
    ("/UF", t("Dateiname")),
    ("/T", t("Name eines Formularfelds oder Tags")),
    ("/V", t("Wert eines Formularfelds")),
    ("/Names", t("Sprungziel")),
    ("/Dest", t("Sprungziel")),
    ("/P", t("Seitenzahl")),
)


@dataclass(frozen=True, slots=True)
class Aussage:
    """Words at a place of a finished file."""

    ort: Text
    text: str


def said_in(pdf: pikepdf.Pdf) -> str:
    """Strings and names of all objects, and all streams that carry words rather than pages, as one text.

    It is in NFC with single blanks. Names that appear often are said once.
    """
    written = b"\n".join(_written(item) for item in (*pdf.objects, pdf.trailer))
    streams = (found.text for item in pdf.objects if isinstance(item, Stream) for found in _said_in_stream(item))
    return "\n".join((_words(written), *streams))


def place_of(pdf: pikepdf.Pdf, text: str) -> Text:
    """Where in a file ``text`` is said, in capitals or small letters: the first place, for messages."""
    wanted = text.casefold()
    for number, item in enumerate(pdf.objects):
        if isinstance(item, Stream):
            found = next((said.ort for said in _said_in_stream(item) if wanted in said.text.casefold()), None)
            if found is not None:
                return found
        if wanted in _words(_written(item)).casefold():
            return _place(item, number)
    return t("Dateiende")


def _written(item: pikepdf.Object) -> bytes:
    return item.stream_dict.unparse() if isinstance(item, Stream) else item.unparse(resolved=True)


def printed_on(pdf: bytes, pages: Collection[int]) -> list[Aussage]:
    """The text of pages, read by a second, independent reader.

    Args:
        pdf: the file's bytes.
        pages: positions of the pages, 0 for the first.
    """
    with page_reader(pdf, "PDF") as (_, text_of):
        return [Aussage(t("Seite {n}", n=at + 1), plain(text_of(at))) for at in sorted(pages)]


@dataclass(frozen=True, slots=True)
class Seitenspuren:
    """Fingerprints of what pages show; fonts do not count: two papers may well share one.

    Attributes:
        inhalte: of contents, each a page's own.
        bilder: of the pictures and forms on them, logos among them, and of contents that only put
            pictures in their place: those of all scans of one scanner are alike.
    """

    inhalte: frozenset[bytes]
    bilder: frozenset[bytes]


def page_prints(pages: Iterable[pikepdf.Page]) -> Seitenspuren:
    """Fingerprints of pages of an open file."""
    contents: set[bytes] = set()
    pictures: set[bytes] = set()
    seen: set[tuple[int, int]] = set()
    todo: list[pikepdf.Object] = [page.obj for page in pages]
    while todo:
        item = todo.pop()
        for data in contents_of(item):
            (pictures if only_places(data) else contents).update(filter(None, [_hashed(data)]))
        for stream in painted_by(item.get("/Resources")):
            if stream.objgen not in seen:
                seen.add(stream.objgen)
                pictures.update(filter(None, [print_of(stream)]))
                todo.append(stream)
    return Seitenspuren(frozenset(contents), frozenset(pictures))


def all_prints(pdf: pikepdf.Pdf) -> frozenset[bytes]:
    """Fingerprints of every stream of a file, to be compared with those of pages."""
    return frozenset(filter(None, (print_of(item) for item in pdf.objects if isinstance(item, Stream))))


def contents_of(page: pikepdf.Object) -> list[bytes]:
    """Each content stream of a page, and all of them as one: joining files may do either."""
    contents = page.get("/Contents")
    if isinstance(contents, Stream):
        return [unpacked(contents)]
    parts = [unpacked(part) for part in contents if isinstance(part, Stream)] if isinstance(contents, Array) else []
    return [*parts, b"\n".join(parts)]


def only_places(content: bytes) -> bool:
    """Whether a content does no more than put pictures in their place: it is short, and has no text of its own."""
    bare = content.strip()
    return len(bare) <= _PLACING and b"Do" in bare and not any(mark in bare for mark in (b"BT", b"BI"))


def painted_by(resources: object) -> list[pikepdf.Stream]:
    """The pictures and forms that may be painted with these resources of a page or form."""
    found = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    values = found.as_dict().values() if isinstance(found, Dictionary) else ()
    return [value for value in values if isinstance(value, Stream)]


def print_of(stream: pikepdf.Stream) -> bytes | None:
    """Pictures as they are packed, everything else unpacked: joining files packs contents anew."""
    if stream.get("/Subtype") == "/Image":
        return hashlib.blake2b(stream.read_raw_bytes(), digest_size=16).digest()
    if "/Length1" in stream or stream.get("/Type") in ("/ObjStm", "/XRef", "/Metadata"):
        return None
    return _hashed(unpacked(stream))


def unpacked(stream: pikepdf.Stream) -> bytes:
    """The data of a stream, or as they are packed where nobody can unpack them."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # no filter that can be undone: it can only have been copied as it is
        return stream.read_raw_bytes()


def _hashed(data: bytes) -> bytes | None:
    bare = data.strip()
    return hashlib.blake2b(bare, digest_size=16).digest() if len(bare) >= _LEAST else None


def _said_in_stream(stream: pikepdf.Stream) -> Iterator[Aussage]:
    place = _SPEAKING.get(str(stream.get("/Type")))
    if place is not None:
        with contextlib.suppress(pikepdf.PdfError):
            yield Aussage(place, plain(stream.read_bytes().decode("utf-8", errors="replace")))


def _words(source: bytes) -> str:
    """Every string, and every name once, in the written form of objects."""
    names: dict[bytes, None] = {}
    texts: dict[bytes, None] = {}
    for name, literal, digits in _TOKEN.findall(source):
        if name:
            names[name] = None
        elif digits:
            texts[bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())] = None
        elif literal:
            texts[_ESCAPE.sub(_unescape, literal) if b"\\" in literal else literal] = None
    texts.update((_HASH.sub(lambda code: bytes([int(code[1], 16)]), name), None) for name in names)
    return "\n".join(plain(_decoded(text)) for text in texts)


def _unescape(code: re.Match[bytes]) -> bytes:
    found = code[1]
    if found[:1].isdigit():
        return bytes([int(found, 8) & 0xFF])
    return b"" if found in (b"\r\n", b"\n", b"\r") else _ESCAPED.get(found, found)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xfe\xff", b"\xff\xfe")):
        return data.decode("utf-16", errors="replace")
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8", errors="replace")
    try:
        text = data.decode("utf-8")  # names, and what careless programs write
    except UnicodeDecodeError:
        return data.decode("pdfdoc", errors="replace")
    return text


def plain(text: str) -> str:
    """``text`` in NFC with single blanks, so that equal words are equal."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _place(item: pikepdf.Object, number: int) -> Text:
    if isinstance(item, Dictionary | Stream):
        found = next((place for key, place in _PLACES if isinstance(item.get(key), pikepdf.String)), None)
        if found is not None:
            return found
    return t("Objekt {n}", n=number)
