"""A print with traces beside a file that people edited: which values and texts became others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vorlagen.formular.spuren import Kastenspur, Spaltenspur, Wertspur
from vorlagen.sources.rundreise import Einfuegen, Entfernen
from vorlagen.word.rueck.bloecke import Ueberschrift
from vorlagen.word.rueck.markdown import to_markdown
from vorlagen.workflow.lesen_langtext import bare_hosts
from vorlagen.workflow.lesen_muster import Muster, bare, long_text_mark, tidy
from vorlagen.workflow.lesen_zeilen import Zeile, align, blocks_of, lines_of, note_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.findings import Path
    from vorlagen.formular.spuren import Spur
    from vorlagen.i18n import Text
    from vorlagen.sources.schreiben import Wert
    from vorlagen.word.rueck.bloecke import Block, Fussnote


@dataclass(frozen=True, slots=True)
class Beobachtung:
    """A value as it was printed and as it stands there now."""

    spur: Wertspur
    alt: str
    neu: str
    ort: Text


@dataclass(frozen=True, slots=True)
class Kasten:
    """A box as it was printed and as it is now."""

    spur: Kastenspur
    alt: bool
    neu: bool
    ort: Text


@dataclass(frozen=True, slots=True)
class Langtext:
    """A long text as it was printed and as it is now, both in canonical Markdown."""

    alt: str
    neu: str


@dataclass(frozen=True, slots=True)
class Unterschied:
    """A place where the two say different things; empty words for what one of them does not have."""

    ort: Text
    soll: str
    ist: str


@dataclass(slots=True)
class Vergleich:
    """Lays prints and edited files side by side and collects what they say.

    Attributes:
        spuren: the traces of the print.
        werte: single values.
        kaesten: boxes.
        langtexte: long texts that are others now, by their field.
        eintraege: entries that came or went in lists and tables.
        unterschiede: every place with other words, whether they are a value or not.
    """

    spuren: Sequence[Spur]
    werte: list[Beobachtung] = field(default_factory=list)
    kaesten: list[Kasten] = field(default_factory=list)
    langtexte: dict[Path, Langtext] = field(default_factory=dict)
    eintraege: list[Einfuegen | Entfernen] = field(default_factory=list)
    unterschiede: list[Unterschied] = field(default_factory=list)

    def blocks(
        self, printed: Sequence[Block], found: Sequence[Block], level: int = 1,
        notes: tuple[Sequence[Fussnote], Sequence[Fussnote]] = ((), ()),
    ) -> None:  # fmt: skip
        """Compare the blocks of one place.

        Args:
            printed: those of the print.
            found: those of the edited file.
            level: level of the heading above them.
            notes: footnotes of both.
        """
        self._lines(lines_of(printed), lines_of(found), level, notes)

    def _lines(
        self, printed: Sequence[Zeile], found: Sequence[Zeile], level: int = 1,
        notes: tuple[Sequence[Fussnote], Sequence[Fussnote]] = ((), ()),
    ) -> None:  # fmt: skip
        lines, regions = _without_fences(printed, self.spuren, level)
        pairs = align(lines, found, self.spuren)
        partner = {i: j for i, j in pairs if i is not None and j is not None}
        inside: set[int] = set()
        taken: set[int] = set()
        end = 0
        for region in regions:
            inside |= set(range(region.start, region.end))
            start = max((partner[at] + 1 for at in range(region.start) if at in partner), default=0)
            stop = min((partner[at] for at in range(region.end, len(lines)) if at in partner), default=len(found))
            start = max(start, end)
            end = max(start, stop)
            taken |= set(range(start, end))
            self._long_text(region, lines[region.start : region.end], found[start:end], notes)
        for i, j in pairs:
            if i is not None and j is not None and i not in inside:
                self._pair(lines[i], found[j])
            elif i is not None and i not in inside:
                self._differ(lines[i], None)
            elif i is None and j is not None and j not in taken:
                self._differ(None, found[j])

    def _long_text(
        self,
        region: _Bereich,
        printed: Sequence[Zeile],
        found: Sequence[Zeile],
        notes: tuple[Sequence[Fussnote], Sequence[Fussnote]],
    ) -> None:
        parts = [_with_notes(*part) for part in zip((printed, found), notes, strict=True)]
        if parts[0] == parts[1]:  # writing Markdown is what takes time, and most texts are unchanged
            return
        old, new = (to_markdown(blocks, level=region.ebene, fussnoten=own) for blocks, own in parts)
        new = bare_hosts(old, new)
        self.langtexte[region.pfad] = Langtext(old, new)
        if old != new:
            where = (found or printed)[0].ort
            was, now = _first_difference(old, new)
            self.unterschiede.append(Unterschied(where, was, now))

    def _differ(self, printed: Zeile | None, found: Zeile | None) -> None:
        known = found or printed
        soll, ist = (tidy(bare(line.worte)) if line else "" for line in (printed, found))
        if printed and found and printed.art == "kasten" and printed.gewaehlt != found.gewaehlt:
            soll, ist = (f"{'☑' if line.gewaehlt else '☐'} {words}" for line, words in ((printed, soll), (found, ist)))
        if known is not None and "".join(soll.split()) != "".join(ist.split()):
            self.unterschiede.append(Unterschied(known.ort, soll, ist))

    def _pair(self, printed: Zeile, found: Zeile) -> None:
        if printed.art == found.art == "liste":
            self._items(printed.teile, found.teile)
        elif printed.art == found.art == "tabelle":
            self._rows(printed, found)
        else:
            self._words(printed, found)
            if printed.schluessel != found.schluessel:
                self._differ(printed, found)

    def _words(self, printed: Zeile, found: Zeile) -> None:
        pattern = Muster.read(printed.worte, self.spuren)
        values = pattern.values_in(found.worte)
        if values is None and printed.art == "punkt":  # items behind one that came or went have other numbers
            values = pattern.entry_in(found.worte)
        if values is not None:
            self.werte += [Beobachtung(part.spur, part.text, tidy(value), found.ort)
                           for part, value in zip(pattern.werte, values, strict=True)]  # fmt: skip
        if pattern.kasten is not None and printed.art == found.art == "kasten":
            self.kaesten.append(Kasten(pattern.kasten, printed.gewaehlt, found.gewaehlt, found.ort))

    def _items(self, printed: Sequence[Zeile], found: Sequence[Zeile]) -> None:
        patterns = [Muster.read(line.worte, self.spuren) for line in printed]
        pairs = align(printed, found, self.spuren)
        for i, j in pairs:
            if i is not None and j is not None:
                self._words(printed[i], found[j])
            elif i is not None:
                self._gone(_entry(patterns[i]))
            if i is None or j is None or printed[i].schluessel != found[j].schluessel:
                self._differ(None if i is None else printed[i], None if j is None else found[j])
        self._come(pairs, patterns, [line.worte for line in found])

    def _come(
        self, pairs: Sequence[tuple[int | None, int | None]], patterns: Sequence[Muster], words: Sequence[str]
    ) -> None:
        """New items of a list, read after the pattern of one that was there."""
        sample = next((pattern for pattern in patterns if _entry(pattern)), None)
        if sample is None:
            return
        entry = _entry(sample)
        before = _next_places([_entry(pattern) for pattern in patterns], pairs)
        for (i, j), vor in zip(pairs, before, strict=True):
            values = sample.entry_in(words[j]) if i is None and j is not None else None
            if values is not None and entry is not None:
                made = _made([(part.spur.pfad[len(entry) :], tidy(value))
                              for part, value in zip(sample.werte, values, strict=True)])  # fmt: skip
                self.eintraege.append(Einfuegen(entry[:-1], vor, made))

    def _gone(self, entry: Path | None) -> None:
        if entry is not None:
            self.eintraege.append(Entfernen(entry))

    def _rows(self, printed: Zeile, found: Zeile) -> None:
        columns = [self._column(cell) for cell in printed.zeilen[0]] if printed.zeilen else []
        found = _without_empty_columns(found, len(columns))
        rows, others = (_as_lines(table) for table in (printed, found))
        entries = [self._row_entry(row, columns) for row in printed.zeilen]
        plain = len(entries) > 1 and all(entries[1:])
        pairs = align(rows, others, self.spuren)
        before = _next_places(entries, pairs)
        for (i, j), vor in zip(pairs, before, strict=True):
            if i is not None and j is not None:
                self._cells(printed.zeilen[i], found.zeilen[j], columns, entries[i])
            elif i is not None and plain:
                self._gone(entries[i])
            elif j is not None and plain and len(found.zeilen[j]) == len(columns):
                self._new_row(found.zeilen[j], columns, printed, entries, vor)
            if i is None or j is None or len(printed.zeilen[i]) != len(found.zeilen[j]):
                self._differ(None if i is None else rows[i], None if j is None else others[j])

    def _cells(
        self, printed: Sequence[Sequence[Zeile]], found: Sequence[Sequence[Zeile]],
        columns: Sequence[Spaltenspur | None], entry: Path | None,
    ) -> None:  # fmt: skip
        if len(printed) != len(found):
            return
        for at, (cell, other) in enumerate(zip(printed, found, strict=True)):
            words = tidy(_words_of(other))
            column = columns[at] if at < len(columns) else None
            if words and not tidy(_words_of(cell)) and entry and column:
                self._differ(None, other[0])
                if len(column.felder) == 1:
                    spur = Wertspur((*entry, *column.felder[0].split(".")))
                    self.werte.append(Beobachtung(spur, "", words, other[0].ort))
            elif len(cell) == len(other) == 1:
                self._pair(cell[0], other[0])
            elif len(cell) == 1 and not other:
                self._differ(cell[0], None)
                values = Muster.read(cell[0].worte, self.spuren).werte
                self.werte += [Beobachtung(part.spur, part.text, "", cell[0].ort) for part in values]
            else:
                self._lines(cell, other)

    def _new_row(
        self, cells: Sequence[Sequence[Zeile]], columns: Sequence[Spaltenspur | None], printed: Zeile,
        entries: Sequence[Path | None], vor: int,
    ) -> None:  # fmt: skip
        values: list[tuple[Path, str]] = []
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            words = tidy(_words_of(cell))
            if not words:
                continue
            if column is None:
                return
            if len(column.felder) == 1:
                values.append((tuple(column.felder[0].split(".")), words))
                continue
            read = self._after_sibling(words, printed, entries, at)
            if read is None:
                return
            values += read
        liste = next((column.liste for column in columns if column), None)
        if values and liste is not None:
            self.eintraege.append(Einfuegen(liste, vor, _made(values)))

    def _after_sibling(
        self, words: str, printed: Zeile, entries: Sequence[Path | None], at: int
    ) -> list[tuple[Path, str]] | None:
        """The values of a cell that joins several, read after a cell of the same column."""
        for row, entry in zip(printed.zeilen[1:], entries[1:], strict=True):
            pattern = Muster.read(_words_of(row[at]), self.spuren)
            values = pattern.entry_in(words) if pattern.werte and entry else None
            if values is not None and entry:
                return [(part.spur.pfad[len(entry) :], tidy(value))
                        for part, value in zip(pattern.werte, values, strict=True)]  # fmt: skip
        return None

    def _column(self, cell: Sequence[Zeile]) -> Spaltenspur | None:
        return Muster.read(_words_of(cell), self.spuren).spalte

    def _row_entry(self, row: Sequence[Sequence[Zeile]], columns: Sequence[Spaltenspur | None]) -> Path | None:
        liste = next((column.liste for column in columns if column), None)
        if liste is None:
            return None
        words = " ".join(line.worte for cell in row for line in cell)
        entry = _entry(Muster.read(words, self.spuren), len(liste))
        return entry if entry and entry[:-1] == liste else None


@dataclass(frozen=True, slots=True)
class _Bereich:
    """The lines of a print that are a long text."""

    pfad: Path
    start: int
    end: int
    ebene: int


def _without_fences(printed: Sequence[Zeile], spuren: Sequence[Spur], level: int) -> tuple[list[Zeile], list[_Bereich]]:
    lines: list[Zeile] = []
    regions: list[_Bereich] = []
    opened: tuple[Path, int] | None = None
    for line in printed:
        fence = long_text_mark(line.worte, spuren) if line.art == "text" else None
        if fence is None:
            if opened is None and isinstance(line.block, Ueberschrift):
                level = line.block.ebene
            lines.append(line)
        elif fence[1]:
            opened = fence[0], len(lines)
        elif opened is not None:
            regions.append(_Bereich(opened[0], opened[1], len(lines), level))
            opened = None
    return lines, regions


def _with_notes(lines: Sequence[Zeile], notes: Sequence[Fussnote]) -> tuple[list[Block], list[Fussnote]]:
    """The blocks of a text, and the footnotes that they refer to."""
    blocks = blocks_of(lines)
    numbers = set(note_numbers(blocks))
    return blocks, [note for note in notes if note.nummer in numbers]


def _entry(pattern: Muster, at: int | None = None) -> Path | None:
    """The entry of a list that words come from: the one that most of its values lie in."""
    counted: Counter[Path] = Counter()
    for part in pattern.werte:
        places = [place for place, step in enumerate(part.spur.pfad) if isinstance(step, int)]
        if places and (at is None or at in places):
            counted[part.spur.pfad[: (places[0] if at is None else at) + 1]] += 1
    return counted.most_common(1)[0][0] if counted else None


def _next_places(entries: Sequence[Path | None], pairs: Sequence[tuple[int | None, int | None]]) -> list[int]:
    """For each pair, the position in the list before which something new there stands."""
    known = [int(entry[-1]) for entry in entries if entry]
    after = max(known, default=-1) + 1
    found: list[int] = []
    for i, _ in reversed(pairs):
        entry = entries[i] if i is not None else None
        after = int(entry[-1]) if entry else after
        found.append(after)
    return found[::-1]


def _made(values: Sequence[tuple[Path, str]]) -> Wert:
    """A new entry of its values by their paths inside it."""
    if [path for path, _ in values] == [()]:
        return values[0][1]
    made: dict[str, Wert] = {}
    for path, value in values:
        if value and path and len(path) == 1:
            made[str(path[0])] = value
    return made


def _without_empty_columns(table: Zeile, wanted: int) -> Zeile:
    """A table without the columns below whose heading nothing is left, if it has more than are wanted."""
    widths = {len(row) for row in table.zeilen}
    if widths in ({wanted}, set()) or len(widths) > 1:
        return table
    kept = [at for at in range(widths.pop()) if any(tidy(_words_of(row[at])) for row in table.zeilen[1:])]
    if len(kept) != wanted:
        return table
    return replace(table, zeilen=tuple(tuple(row[at] for at in kept) for row in table.zeilen))


def _words_of(cell: Sequence[Zeile]) -> str:
    return " ".join(line.worte for line in cell)


def _as_lines(table: Zeile) -> list[Zeile]:
    """Each row as a line, for finding the row that it became."""
    words = ("\t".join(_words_of(cell) for cell in row) for row in table.zeilen)
    return [Zeile("text", text, table.block, table.ort) for text in words]


def _first_difference(old: str, new: str) -> tuple[str, str]:
    """The first lines in which two texts differ."""
    lines = [text.splitlines() for text in (old, new)]
    at = next((at for at, pair in enumerate(zip(*lines, strict=False)) if pair[0] != pair[1]), min(map(len, lines)))
    return tuple(part[at] if at < len(part) else "" for part in lines)  # type: ignore[return-value]
