"""Keys that a later version of a Mappe finds again, also those of files that lie in it several times."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vorlagen.formular.mappe.eintrag import Eintragsart

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vorlagen.formular.mappe.plan import Mappenplan
    from vorlagen.models.manifest import Manifesteintrag


@dataclass(slots=True)
class Schluesselvergabe:
    """Gives keys after files; a file that lies there twice has two.

    Attributes:
        vergeben: keys that are taken.
    """

    vergeben: set[str] = field(default_factory=set)

    def take(self, wish: str) -> str:
        """A key that nothing else has."""
        name, again = wish, 1
        while name in self.vergeben:
            again += 1
            name = f"{wish}#{again}"
        self.vergeben.add(name)
        return name


@dataclass(frozen=True, slots=True)
class _Exemplar:
    """A paper or attachment in its place.

    Attributes:
        quelle: its file.
        besitzer: file of the paper that it belongs to, else the title of its item.
        schluessel: its key.
    """

    quelle: str
    besitzer: str
    schluessel: str


def recognise(plan: Mappenplan, older: Iterable[Manifesteintrag]) -> Mappenplan:
    """The same plan where each file has the key that it had in an older issue.

    Of a file that lies there several times, the copy of each paper keeps its key, and with that
    its page numbers, whatever copy came before it since.

    Args:
        plan: the plan as it follows from the meeting alone.
        older: what the older issue held, in order.
    """
    rows = ((one.art, one.top, one.titel, one.quelle, one.schluessel) for one in older)
    before: dict[str, _Exemplar] = {}
    for copy in _copies(rows):  # what lies in a Nachtrag too, behind the Mappe, has the same key once more
        before.setdefault(copy.schluessel, copy)
    now = list(_copies((one.art, one.zeichen, one.titel, one.quelle, one.schluessel) for one in plan.eintraege))
    keys = _matched(now, list(before.values()))
    own = {entry.schluessel for entry in plan.eintraege if not entry.punkt}
    fresh = Schluesselvergabe(own | set(before))
    keys |= {copy.schluessel: fresh.take(copy.quelle) for copy in now if copy.schluessel not in keys}
    keys |= {divider_key(key): divider_key(known) for key, known in keys.items()}
    entries = (replace(entry, schluessel=keys.get(entry.schluessel, entry.schluessel)) for entry in plan.eintraege)
    return replace(plan, eintraege=tuple(entries))


def divider_key(first: str) -> str:
    """The key of a divider, by that of the first paper behind it."""
    return f"trennblatt/{first}"


def _copies(rows: Iterable[tuple[str, str, str, str, str]]) -> Iterator[_Exemplar]:
    """Papers and attachments of entries that are given by kind, sign, title, file and key."""
    owner = ""
    for kind, sign, title, source, key in rows:
        if kind == Eintragsart.TRENNBLATT:
            owner = title.removeprefix(sign).strip()
        elif kind in {Eintragsart.VORLAGE, Eintragsart.ANLAGE}:
            yield _Exemplar(source, owner, key)
            owner = source if kind == Eintragsart.VORLAGE else owner


def _matched(now: list[_Exemplar], before: list[_Exemplar]) -> dict[str, str]:
    """The older key of each copy by its own: that of the same owner, else one whose owner has none any more."""
    found: dict[str, str] = {}
    for same_owner in (True, False):
        for copy in now:
            known = [old for old in before if old.quelle == copy.quelle and
                     (old.besitzer == copy.besitzer or not same_owner)]  # fmt: skip
            if known and copy.schluessel not in found:
                found[copy.schluessel] = known[0].schluessel
                before.remove(known[0])
    return found
