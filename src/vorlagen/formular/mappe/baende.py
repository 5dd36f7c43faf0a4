"""Volumes: a Mappe cut at its papers, so that no file is larger than a mailbox takes."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from vorlagen.formular.mappe.eintrag import Eintrag, Eintragsart
from vorlagen.formular.mappe.plan import Band, Mappenplan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    _Block = tuple[Eintrag, ...]


def split_volumes(plan: Mappenplan, sizes: Mapping[str, int], limit: int) -> tuple[Mappenplan, ...]:
    """The plans of the volumes; the plan itself if one is enough.

    Each volume begins with cover and agenda, which count in every one. Page numbers stay
    those of the whole: volume 2 goes on where volume 1 ends, and an agenda that names page
    143 is right in all of them. What is larger than the limit by itself becomes a volume
    of its own. For both sides of the paper, what begins on a front page of the whole does so
    in its volume: cover and agenda, and each item, end with the back of their last sheet.

    Args:
        plan: the plan, all pages counted.
        sizes: size of each entry in bytes, by its key; 0 if absent.
        limit: of a volume, in bytes.
    """
    common = tuple(itertools.takewhile(lambda entry: not entry.punkt, plan.eintraege))
    blocks = list(_blocks(plan.eintraege[len(common) :]))
    base = _size(common, sizes)
    volumes = _fill(blocks, [_size(block, sizes) for block in blocks], limit - base)
    if len(volumes) <= 1:
        return (plan,)
    where = _where(volumes)
    contents = tuple(_from_to(volume) for volume in volumes)
    plans = []
    for number, volume in enumerate(volumes, 1):
        entries = _replaced((*common, *itertools.chain.from_iterable(volume)))
        large = base + sum(_size(block, sizes) for block in volume) > limit
        band = Band(number, len(volumes), contents, where, plan.anfang, zu_gross=large)
        plans.append(replace(plan, eintraege=entries, band=band))
    return tuple(plans)


def _blocks(entries: Sequence[Eintrag]) -> Iterator[_Block]:
    """Runs of entries that stay together: a divider, its paper, the attachments, and the backs of their sheets."""
    block: list[Eintrag] = []
    for entry in entries:
        if entry.art is Eintragsart.TRENNBLATT and block:
            yield tuple(block)
            block = []
        block.append(entry)
    if block:
        yield tuple(block)


def _fill(blocks: Sequence[_Block], sizes: Sequence[int], room: int) -> list[list[_Block]]:
    volumes: list[list[_Block]] = []
    left = -1
    for block, size in zip(blocks, sizes, strict=True):
        if not volumes or size > left:
            volumes.append([])
            left = room
        volumes[-1].append(block)
        left -= size
    return volumes


def _size(entries: Sequence[Eintrag], sizes: Mapping[str, int]) -> int:
    return sum(sizes.get(entry.schluessel, 0) for entry in entries)


def _where(volumes: list[list[_Block]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, volume in enumerate(volumes, 1):
        for block in volume:
            found.setdefault(block[0].punkt, number)
    return found


def _from_to(volume: list[_Block]) -> str:
    first, last = volume[0][0].zeichen, volume[-1][0].zeichen
    return first if first == last else f"{first} bis {last}"


def _replaced(entries: _Block) -> _Block:
    """The entries with the positions of their pages in this file."""
    starts = itertools.accumulate((entry.seiten for entry in entries), initial=0)
    return tuple(replace(entry, erste=start) for entry, start in zip(entries, starts, strict=False))
