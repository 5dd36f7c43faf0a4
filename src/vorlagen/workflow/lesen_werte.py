"""What was seen in a Word file becomes changes to the values of a paper, or findings."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from vorlagen.findings import format_path
from vorlagen.formular.anzeige import format_value
from vorlagen.models import Betrag
from vorlagen.models.blaetter import choice_of, is_yes_or_no, model_at, without_positions
from vorlagen.models.werte import read_bool, read_date, read_int, read_time
from vorlagen.sources.rundreise import Einfuegen, Entfernen, Setzen
from vorlagen.word.plain import plain_blocks
from vorlagen.workflow.lesebefunde import TABLE
from vorlagen.workflow.lesen_langtext import merge_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pydantic.fields import FieldInfo

    from vorlagen.findings import Finding, Path
    from vorlagen.formular import Formular
    from vorlagen.i18n import Text
    from vorlagen.models import Vorlage
    from vorlagen.sources.rundreise import Aenderung
    from vorlagen.sources.schreiben import Wert
    from vorlagen.workflow.lesen_vergleich import Beobachtung, Kasten, Vergleich

_READERS: tuple[tuple[type, Callable[[object], object]], ...] = (
    (Betrag, Betrag.read),
    (dt.date, read_date),
    (dt.time, read_time),
    (bool, read_bool),
    (int, read_int),
)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Auswertung:
    """Turns a comparison into changes.

    Args:
        vorlage: the paper that was printed.
        formular: its form in the paper's layout.
        daten: what its source says, as nested texts.
        file: what findings call the Word file.

    Attributes:
        aenderungen: what is to be changed.
        findings: what cannot be.
        gesagt: places whose difference is told by those findings.
    """

    def __init__(self, vorlage: Vorlage, formular: Formular, daten: object, file: str) -> None:
        self.vorlage, self.formular, self.daten, self.file = vorlage, formular, daten, file
        self.aenderungen: list[Aenderung] = []
        self.findings: list[Finding] = []
        self.gesagt: set[str] = set()
        self.orte: dict[Path, Text] = {}

    def read(self, found: Vergleich) -> None:
        """Judge everything that the comparison has seen."""
        gone = {change.pfad for change in found.eintraege if isinstance(change, Entfernen)}
        self._values([seen for seen in found.werte if not _below(seen.spur.pfad, gone)])
        self._boxes(found.kaesten)
        for path, text in found.langtexte.items():
            self._long_text(path, text.alt, text.neu)
        for change in found.eintraege:
            if isinstance(change, Einfuegen):
                wert = self._entry(change.pfad, change.wert)
                self.aenderungen.append(Einfuegen(change.pfad, change.vor, wert))
            else:
                self.aenderungen.append(change)

    def _values(self, seen: Iterable[Beobachtung]) -> None:
        by_path: dict[Path, list[Beobachtung]] = {}
        for one in seen:
            by_path.setdefault(one.spur.pfad, []).append(one)
        for path, all_seen in by_path.items():
            new = dict.fromkeys(one.neu for one in all_seen)
            changed = [one for one in all_seen if one.neu != one.alt and not self.says(path, one.neu)]
            if not changed:
                continue
            self.orte[path] = changed[0].ort
            if len(new) > 1:
                self.gesagt |= {str(one.ort) for one in all_seen}
                words = ", ".join(f"„{word}“" for word in new)
                self._find("R022", changed[0].ort, pfad=format_path(path), werte=words)
            elif changed[0].neu:
                self.aenderungen += self._set(path, changed[0].neu)
            elif not changed[0].spur.leer:
                self.aenderungen.append(Entfernen(path))

    def _set(self, path: Path, words: str) -> Iterator[Aenderung]:
        """A value of a list of words may have become several."""
        if isinstance(path[-1], int) and ", " in words and ", " not in str(self.value(path)):
            first, *more = words.split(", ")
            yield Setzen(path, self.source_text(path, first))
            for part in more:
                yield Einfuegen(path[:-1], int(path[-1]) + 1, self.source_text(path, part))
            return
        yield Setzen(path, self.source_text(path, words))

    def _boxes(self, seen: Iterable[Kasten]) -> None:
        groups: dict[Path, list[tuple[Kasten, tuple[str, ...]]]] = {}
        for box in seen:
            for path, words in box.spur.setzt if len(box.spur.setzt) == 1 or box.neu else ():
                groups.setdefault(path, []).append((box, words))
        for path, boxes in groups.items():
            changed = next((box for box, _ in boxes if box.neu != box.alt), None)
            if changed is None:
                continue
            self.orte[path] = changed.ort
            ticked = [words for box, words in boxes if box.neu]
            if self._is_list(path):
                self._choices(path, [words[0] for words in ticked])
            elif word := _told_by([words for box, words in boxes if not box.neu], ticked):
                self.aenderungen.append(Setzen(path, word))
            elif not ticked and is_yes_or_no(self._info(path)):
                self.aenderungen.append(Setzen(path, "nein"))

    def _choices(self, path: Path, words: list[str]) -> None:
        """A field of several choices: those go whose boxes are empty now, new ones come behind."""
        before = [str(part) for part in self.value(path) or ()]  # type: ignore[attr-defined]
        self.aenderungen += [Entfernen((*path, at)) for at, word in enumerate(before) if word not in words]
        self.aenderungen += [Einfuegen(path, len(before), word) for word in words if word not in before]

    def _long_text(self, path: Path, old: str, new: str) -> None:
        if old == new:
            return
        source = str(self.value(path) or "")
        if new.strip():
            if "".join(plain_blocks(old)).split() == "".join(plain_blocks(new)).split():
                self.findings.append(TABLE["R034"].finding(self.file, pfad=format_path(path)))
            self.aenderungen.append(Setzen(path, merge_markdown(source, old, new)))

    def _entry(self, path: Path, wert: Wert) -> Wert:
        if isinstance(wert, str):
            return self.source_text((*path, 0), wert)
        if isinstance(wert, dict):
            return {key: self.source_text((*path, 0, key), str(part)) for key, part in wert.items()}
        return wert

    def source_text(self, path: Path, words: str) -> str:
        """Printed words as people write the value: a choice by its canonical word, a date as the old one was."""
        info = self._info(path)
        names = without_positions(path)
        choice = choice_of(info.annotation)
        if choice is not None or is_yes_or_no(info):
            for value in choice or (True, False):
                if format_value(value, self.formular, names).casefold() == words.casefold():
                    return str(value) if choice else "ja" if value else "nein"
        before = raw_value(self.daten, path)
        if isinstance(self.value(path), dt.date) and _ISO.fullmatch(before):
            try:
                return str(read_date(words))
            except PydanticCustomError:
                return words
        if isinstance(self.value(path), dt.time) and "uhr" not in before.lower():
            return words.removesuffix("Uhr").strip()
        return words

    def says(self, path: Path, words: str) -> bool:
        """Whether words say the value that is there, if in another spelling: 5. Mai 2026, 1.250.000,00 €."""
        value = self.value(path)
        read = next((reader for kind, reader in _READERS if isinstance(value, kind)), None)
        try:
            return read is not None and read(words) == value
        except PydanticCustomError:
            return False

    def same_places(self, seen: Iterable[Beobachtung]) -> set[str]:
        """The places where every other word is only another spelling of the value."""
        differ = [one for one in seen if one.neu != one.alt]
        wrong = {str(one.ort) for one in differ if not self.says(one.spur.pfad, one.neu)}
        return {str(one.ort) for one in differ} - wrong

    def value(self, path: Path) -> object:
        """The value of the paper at a path."""
        found: object = self.vorlage
        for step in path:
            if isinstance(step, int):
                found = found[step] if isinstance(found, tuple) and step < len(found) else None
            else:
                found = getattr(found, step, None)
        return found

    def _info(self, path: Path) -> FieldInfo:
        names = without_positions(path)
        model = model_at(type(self.vorlage), names[:-1])
        return (model or type(self.vorlage)).model_fields[names[-1]]

    def _is_list(self, path: Path) -> bool:
        return self._info(path).default == () and isinstance(path[-1], str)

    def _find(self, code: str, ort: Text, **values: object) -> None:
        self.findings.append(TABLE[code].finding(self.file, ort=ort, **values))


def raw_value(daten: object, path: Path) -> str:
    """The text at a path of nested data, empty if there is none."""
    for step in path:
        if isinstance(daten, dict):
            daten = daten.get(step)
        elif isinstance(daten, list) and isinstance(step, int) and step < len(daten):
            daten = daten[step]
        else:
            return ""
    return daten if isinstance(daten, str) else ""


def _below(path: Path, places: set[Path]) -> bool:
    return any(path[: len(place)] == place for place in places)


def _told_by(empty: list[tuple[str, ...]], ticked: list[tuple[str, ...]]) -> str:
    """The first word that every ticked box stands for and no empty one, nothing if there is none."""
    if not ticked:
        return ""
    denied = {word for words in empty for word in words}
    return next((word for word in ticked[0] if word not in denied and all(word in words for words in ticked)), "")
