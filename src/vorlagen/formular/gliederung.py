"""Whether the sections and layouts of a form can be printed as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.mangel import Fault
from vorlagen.i18n import Text, t
from vorlagen.models import normalise_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Path
    from vorlagen.formular.elemente import Abschnitt
    from vorlagen.formular.formular import Formular


def section_faults(sections: tuple[Abschnitt, ...], path: Path) -> Iterator[Fault]:
    """Sections with nothing in them (V208), and fields that two sections print (V209)."""
    seen: dict[str, list[Abschnitt]] = {}
    for at, section in _walk(sections, path):
        if not (section.feld or section.abschnitte or section.aufbau):
            message = t("Der Abschnitt „{name}“ hat nichts zu drucken.", name=section.ueberschrift or "")
            hint = t("Nennen Sie ein Feld, Abschnitte darunter oder einen Aufbau, zum Beispiel: feld: sachverhalt.")
            yield Fault("V208", at, message, hint)
        before = seen.setdefault(section.feld, []) if section.feld else []
        if any(_share_a_kind(section, other) for other in before):
            message = t("Das Feld „{name}“ steht in zwei Abschnitten.", name=section.feld)
            hint = t("Drucken Sie es einmal, oder geben Sie den Abschnitten verschiedene „arten“.")
            yield Fault("V209", (*at, "feld"), message, hint)
        before.append(section)


def _walk(sections: tuple[Abschnitt, ...], path: Path) -> Iterator[tuple[Path, Abschnitt]]:
    for at, section in enumerate(sections):
        yield (*path, at), section
        yield from _walk(section.abschnitte, (*path, at, "abschnitte"))


def _share_a_kind(one: Abschnitt, other: Abschnitt) -> bool:
    return not one.arten or not other.arten or bool(set(one.arten) & set(other.arten))


def layout_faults(formular: Formular) -> Iterator[Fault]:
    """Layouts that no paper could choose, or that hold no sections (V212)."""
    seen: set[str] = set()
    if formular.fassungen and formular.abschnitte:
        message = t("Das Formular hat „abschnitte“ und „fassungen“.")
        yield Fault("V212", ("abschnitte",), message, t("Setzen Sie die Abschnitte in eine der Fassungen."))
    for at, layout in enumerate(formular.fassungen):
        name = normalise_key(layout.name or "")
        if not name:
            message = t("Diese Fassung hat keinen Namen.")
            yield Fault("V212", ("fassungen", at), message, t('Geben Sie ihr einen, zum Beispiel: name: "2019".'))
        elif name in seen:
            message = t("Die Fassung „{name}“ steht zweimal.", name=layout.name)
            yield Fault("V212", ("fassungen", at, "name"), message, t("Wählen Sie einen anderen Namen."))
        if not layout.abschnitte:
            message = t("Die Fassung „{name}“ hat keine Abschnitte.", name=layout.name or "")
            yield Fault("V212", ("fassungen", at), message, t("Nennen Sie sie unter „abschnitte“."))
        seen.add(name)


def unknown_layout(formular: Formular, name: str | None) -> tuple[Text, Text] | None:
    """What is wrong and what to do if the form has no layout of that name; ``None`` if it has, or none is named."""
    if name is None or formular.layout_named(name):
        return None
    known = ", ".join(layout.name for layout in formular.fassungen if layout.name)
    message = t("Das Formular „{form}“ hat keine Fassung „{name}“.", form=formular.name or "", name=name)
    hint = t("Es hat diese Fassungen: {names}.", names=known)
    return message, hint if known else t("Es hat nur eine. Lassen Sie die Angabe weg.")
