"""Versions of a Mappe: published numbers kept in a lock file, and what changed since."""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from vorlagen.errors import UnreadableError
from vorlagen.formular.mappe import Eintragsart, Nummernstand
from vorlagen.i18n import t
from vorlagen.models.manifest import MANIFEST_VERSION, Manifest, Manifesteintrag, Seitenstand
from vorlagen.sources.textfile import read_text_file
from vorlagen.workflow.mappe.ergebnis import SUPPLEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from vorlagen.formular.druckbild import Audience
    from vorlagen.i18n import Text
    from vorlagen.models.manifest import Manifestdatei

LOCK_NAME: Final = "seitenzahlen.lock.json"
MANIFEST_NAME: Final = "manifest.json"
_Stand = TypeVar("_Stand", Manifest, Seitenstand)
_OWN: Final = frozenset({"deckblatt", "tagesordnung", "trennblatt", "leerseite"})

_SUPPLEMENT: Final = re.compile(rf"{SUPPLEMENT}([0-9]+)\.pdf")


@dataclass(frozen=True, slots=True)
class Vorfassung:
    """What there was before a Mappe.

    Attributes:
        stand: the published numbers; ``None`` before the first publishing.
        eintraege: what the older issue held that it is compared with; ``None`` if there is none.
        nachtraege: published files that stay as they are.
    """

    stand: Seitenstand | None = None
    eintraege: tuple[Manifesteintrag, ...] | None = None
    nachtraege: tuple[Manifestdatei, ...] = ()

    @property
    def bekannt(self) -> tuple[Manifesteintrag, ...]:
        """What there was, for its keys: the published issue goes before another that it is compared with."""
        return self.stand.eintraege if self.stand else self.eintraege or ()


def read_lock(folder: Path) -> Seitenstand | None:
    """The numbers that were published in a folder; ``None`` before the first publishing.

    Raises:
        UnreadableError: the file is there and cannot be used.
    """
    path = folder / LOCK_NAME
    if not path.exists():
        return None
    return _read(path, Seitenstand)


def read_manifest(path: Path) -> Manifest:
    """The manifest of an older issue, from its file or the folder it lies in.

    Raises:
        UnreadableError: there is none, or it is none of ours.
    """
    return _read(path / MANIFEST_NAME if path.is_dir() else path, Manifest)


def published_supplements(folder: Path, stand: Seitenstand) -> tuple[Manifestdatei, ...]:
    """Each Nachtrag in a folder that was published with an issue, and that nobody has changed or taken away since.

    Its number is that of the issue that it completes: a later one was published since, with it.
    """
    listed: tuple[Manifestdatei, ...] = ()
    with contextlib.suppress(UnreadableError):
        listed = read_manifest(folder).dateien
    return tuple(file for file in listed
                 if (named := _SUPPLEMENT.fullmatch(file.name)) and int(named[1]) < stand.fassung
                 and (folder / file.name).is_file()
                 and hashlib.sha256((folder / file.name).read_bytes()).hexdigest() == file.sha256)  # fmt: skip


def older_entries(path: Path, audience: Audience, folder: str) -> tuple[Manifesteintrag, ...]:
    """What an older issue held for an audience; of the other one's manifest, the public learns open entries only.

    Nor does anybody learn the page numbers of an issue that was not for them.

    Args:
        path: its manifest, the folder of the manifest, or the folder above, which holds both audiences' folders.
        audience: for whom the newer issue is.
        folder: name of that audience's folder.

    Raises:
        UnreadableError: there is none, or it is none of ours.
    """
    _demand_issue(path, audience, folder)
    above = path / folder
    manifest = read_manifest(above if above.is_dir() else path)
    beside = (path if path.is_dir() else path.parent).parent / folder
    if manifest.audience != audience and (beside / MANIFEST_NAME).exists():
        manifest = read_manifest(beside)
    entries = (entry for entry in manifest.eintraege if entry.oeffentlich or audience == "internal")
    if manifest.audience == audience:
        return tuple(entries)
    return tuple(entry.model_copy(update={"marken": ()}) for entry in entries)


def _demand_issue(path: Path, audience: Audience, folder: str) -> None:
    """Say so where a folder above holds an issue, but none for this audience."""
    if not path.is_dir() or any((one / MANIFEST_NAME).exists() for one in (path, path / folder)):
        return
    other = next(iter(sorted(path.glob(f"*/{MANIFEST_NAME}"))), None)
    if other is None:
        return
    missing = path / folder / MANIFEST_NAME
    if audience == "public":
        fault = t("In {folder} fehlt die Fassung für die Öffentlichkeit: {file} gibt es nicht.",
                  folder=path, file=missing)  # fmt: skip
    else:
        fault = t("In {folder} fehlt die interne Fassung: {file} gibt es nicht.", folder=path, file=missing)
    raise UnreadableError(
        fault,
        t("Nennen Sie {file}, um damit zu vergleichen, oder erzeugen Sie mit --audience {audience} "
          "nur die andere Mappe.", file=other, audience="internal" if audience == "public" else "public"),
    )  # fmt: skip


def numbers_of(stand: Seitenstand) -> Nummernstand:
    """The numbers as plans take them."""
    return Nummernstand(stand.gesamt, stand.marken, stand.vergeben)


def compare(old: Iterable[Manifesteintrag], new: Iterable[Manifesteintrag], audience: Audience) -> tuple[Text, ...]:
    """What is new, changed and gone between two issues, in the order of the newer one.

    Pages of our own do not count: they follow from the others. The public is not told the title
    of what is gone: it may be closed by now.
    """
    before, after = _by_key(old), _by_key(new)
    gone = (_untitled(entry) if audience == "public" else entry for key, entry in before.items() if key not in after)
    return (*_changed(before, after), *(t("Entfallen: {was}", was=_named(entry)) for entry in gone))


def _by_key(entries: Iterable[Manifesteintrag]) -> dict[str, Manifesteintrag]:
    """Papers and attachments by key; what lies in a Nachtrag too counts as it lies in the Mappe, which comes first."""
    found: dict[str, Manifesteintrag] = {}
    for entry in entries:
        if entry.art not in _OWN:
            found.setdefault(entry.schluessel, entry)
    return found


def _untitled(entry: Manifesteintrag) -> Manifesteintrag:
    kind = t("Vorlage") if entry.art == Eintragsart.VORLAGE else t("Anlage")
    return entry.model_copy(update={"titel": str(kind)})


def _changed(before: dict[str, Manifesteintrag], after: dict[str, Manifesteintrag]) -> Iterator[Text]:
    for key, entry in after.items():
        old = before.get(key)
        if old is None:
            yield t("Neu: {was}", was=_named(entry))
        elif old.sha256 != entry.sha256 or old.titel != entry.titel:
            changed = t("Geändert: {was}", was=_named(entry))
            yield changed if old.top == entry.top else t("{was}, bisher {top}", was=changed, top=old.top)
        elif old.top != entry.top:
            yield t("Verschoben: {was}, bisher {top}", was=_named(entry), top=old.top)


def _named(entry: Manifesteintrag) -> Text:
    if not entry.marken:
        return t("{top} {titel}", top=entry.top, titel=entry.titel)
    pages = "–".join(dict.fromkeys((entry.marken[0], entry.marken[-1])))
    return t("{top} {titel} (Seite {seiten})", top=entry.top, titel=entry.titel, seiten=pages)


def _read(path: Path, kind: type[_Stand]) -> _Stand:
    text = read_text_file(path)
    try:
        found = kind.model_validate_json(text)
    except ValidationError as error:
        raise UnreadableError(
            t("{file} ist kein Manifest einer Sitzungsmappe, oder es ist beschädigt.", file=path),
            t("Nennen Sie die Datei „manifest.json“ einer Mappe, die dieses Programm erzeugt hat."),
        ) from error
    if found.version > MANIFEST_VERSION:
        raise UnreadableError(
            t("{file} stammt von einer neueren Version dieses Programms.", file=path),
            t("Aktualisieren Sie das Programm."),
        )
    return found
