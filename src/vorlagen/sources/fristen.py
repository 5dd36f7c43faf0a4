"""The Ladungsfristen of the Länder, as far as their law names them: shipped data."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.errors import FormError
from vorlagen.i18n import t
from vorlagen.models.ladungsfrist import Land, Landesfrist, Landesfristen
from vorlagen.sources.lesen import read_model, read_tree
from vorlagen.sources.textfile import read_text_file

if TYPE_CHECKING:
    from collections.abc import Mapping


@functools.cache
def load_presets() -> Mapping[Land, Landesfrist]:
    """What is known of each Land; one without ``tage`` leaves the number to the town.

    Raises:
        FormError: the shipped file is damaged.
    """
    file = resources.fristen_file()
    tree, stellen, findings = read_tree(read_text_file(file), str(file))
    read = read_model(tree, Landesfristen, stellen) if tree else None
    if read is None or read.value is None:
        found = (*findings, *(read.findings if read else ()))
        raise FormError(t("Die Datei {file} ist beschädigt.", file=file), t("Installieren Sie vorlagen neu."), found)
    return MappingProxyType({frist.land: frist for frist in read.value.laender if frist.land})
