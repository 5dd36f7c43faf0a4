"""Identical objects of different sources are stored once: thirty papers with one logo hold one logo."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Stream

if TYPE_CHECKING:
    import pikepdf

_DEPTH: Final = 20
_END: Final = 64
_KEEP: Final = frozenset({"/Parent", "/P", "/Pg", "/OC", "/PieceInfo", "/Metadata", "/Properties"})
"""Entries that are not looked into: they lead out of what a page paints, or to layers, which are never alike."""

_Place = tuple[int, int]


class Lager:
    """Keeps one of each object that pages paint with."""

    def __init__(self) -> None:
        self._kept: dict[_Place, pikepdf.Object] = {}
        self._seen: dict[bytes, list[_Eintrag]] = {}
        self._open: set[_Place] = set()

    def tidy(self, page: pikepdf.Object) -> None:
        """Let a page paint with what is already there.

        Args:
            page: a page dictionary of the joined file.
        """
        if "/Resources" in page:
            page["/Resources"] = self._store(page["/Resources"], 0)

    def _store(self, value: pikepdf.Object, depth: int) -> pikepdf.Object:
        """The object that stands for ``value`` from now on; what lies below it is stored first."""
        if not isinstance(value, (Dictionary, Array, Stream)) or depth > _DEPTH:
            return value
        place = value.objgen
        if place == (0, 0):
            self._store_below(value, depth)
            return value
        if (kept := self._kept.get(place)) is not None:
            return kept
        if place in self._open:  # a form that paints with itself
            return value
        self._open.add(place)
        self._store_below(value, depth)
        self._open.discard(place)
        kept = self._kept[place] = self._first_of_its_kind(value)
        return kept

    def _store_below(self, value: pikepdf.Object, depth: int) -> None:
        if isinstance(value, Array):
            for position, entry in enumerate(value):
                if isinstance(entry, (Dictionary, Array, Stream)):
                    new = self._store(entry, depth + 1)
                    if new.objgen != entry.objgen:
                        value[position] = new
            return
        for key, entry in list(value.items()):
            if key not in _KEEP and isinstance(entry, (Dictionary, Array, Stream)):
                new = self._store(entry, depth + 1)
                if new.objgen != entry.objgen:
                    value[key] = new

    def _first_of_its_kind(self, value: pikepdf.Object) -> pikepdf.Object:
        is_stream = isinstance(value, Stream)
        text = value.stream_dict.unparse(resolved=True) if is_stream else value.unparse(resolved=True)
        alike = self._seen.setdefault(text, [])
        data = value.get_raw_stream_buffer() if is_stream and alike else None
        for entry in alike:
            if entry.is_stream == is_stream and (data is None or entry.holds(data)):
                return entry.value
        alike.append(_Eintrag(value, is_stream))
        return value


class _Eintrag:
    """An object that was kept; its data are only read when another one looks like it."""

    def __init__(self, value: pikepdf.Object, is_stream: bool) -> None:
        self.value = value
        self.is_stream = is_stream
        self._end = b""
        self._digest = b""

    def holds(self, data: pikepdf.Buffer) -> bool:
        """Whether its data are these; most pictures of equal length differ at their end already."""
        if not self._end:
            self._end = _end(self.value.get_raw_stream_buffer())
        if self._end != _end(data):
            return False
        self._digest = self._digest or _digest(self.value.get_raw_stream_buffer())
        return self._digest == _digest(data)


def _end(data: pikepdf.Buffer) -> bytes:
    return bytes(memoryview(data)[-_END:])


def _digest(data: pikepdf.Buffer) -> bytes:
    return hashlib.sha256(data).digest()
