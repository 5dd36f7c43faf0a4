"""Small meetings of given files, bundled for real, and read back with pypdf: a reader that made none of it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pypdf

from vorlagen.workflow.mappe.bundle import bundle

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from vorlagen.models.manifest import Manifest, Manifesteintrag
    from vorlagen.workflow.mappe.ergebnis import Mappe

HEAD = """\
gremium: Bauausschuss
nummer: 3
datum: 02.06.2026
beginn: "18:00"
ort: Rathaus
einladung: {datum: 12.05.2026, zugang: elektronisch, unterschrift: Eckhard Wiemhöfer}
tagesordnung:
"""
PAPER = """\
formular: standard
art: mitteilung
nummer: 2026/0301
betreff: Neue Bänke am Stadtwall
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}
sachverhalt: Am Stadtwall werden zwölf Bänke aufgestellt.
"""


def quoted(text: str) -> str:
    """A text as YAML takes it whatever stands in it."""
    return "'" + text.replace("'", "''") + "'"


def sitzung(folder: Path, files: Mapping[str, bytes], *, titles: Mapping[str, str] | None = None) -> Path:
    """A meeting with one open item that has these files; a title is the file's name unless given."""
    lines = []
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
        title = (titles or {}).get(name, name)
        lines.append(f"        - {{titel: {quoted(title)}, datei: {quoted(name)}}}\n")
    item = f"  oeffentlich:\n    - titel: Unterlagen\n      anlagen:\n{''.join(lines)}"
    return write(folder / "sitzung.yaml", HEAD + item)


def write(file: Path, text: str) -> Path:
    """A text file with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def change(file: Path, old: str, new: str) -> None:
    """Replace what stands there, and must."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@dataclass(frozen=True)
class Gebunden:
    """A finished Mappe."""

    mappe: Mappe
    name: str = "sitzungsmappe.pdf"

    @property
    def pdf(self) -> bytes:
        return self.mappe.dateien[self.name]

    @property
    def manifest(self) -> Manifest:
        return self.mappe.manifest

    @cached_property
    def reader(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.pdf))

    @cached_property
    def seiten(self) -> list[pypdf.PageObject]:
        return list(self.reader.pages)

    def entry(self, quelle: str) -> Manifesteintrag:
        """The one entry of a source."""
        (found,) = (entry for entry in self.manifest.eintraege if entry.quelle == quelle)
        return found

    def first(self, quelle: str) -> int:
        """Position of a source's first page, from 0."""
        return self.entry(quelle).erste_seite - 1

    def text(self, page: int) -> str:
        """What a page says, in one line."""
        return " ".join(self.seiten[page].extract_text().split())

    def losses(self, quelle: str) -> list[str]:
        """The codes of what a source lost."""
        return [finding.code for finding in self.mappe.findings if finding.file == quelle]

    def goals(self, page: int) -> list[int]:
        """Where the links of a page lead, each to a page of the Mappe, from 0."""
        return [self._goal(note.get_object()) for note in self.seiten[page].get("/Annots", ())
                if note.get_object()["/Subtype"] == "/Link"]  # fmt: skip

    def _goal(self, note: pypdf.generic.DictionaryObject) -> int:
        goal = note["/A"]["/D"] if "/A" in note else note["/Dest"]
        return self.reader.get_page_number(goal[0].get_object())

    def outline(self) -> Iterator[tuple[int, str, int]]:
        """All bookmarks: level, title, page from 0."""
        yield from self._below(self.reader.outline, 0)

    def _below(self, entries: list[object], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._below(entry, level + 1)
            else:
                yield level, entry.title, self.reader.get_destination_page_number(entry)


def gebunden(meeting: Path, out: Path | None = None, **options: object) -> Gebunden:
    """Bundle for one audience, the internal one unless asked otherwise."""
    (mappe,) = bundle(meeting, out, **{"audience": "internal"} | options).mappen
    return Gebunden(mappe)
