"""Why a file that is no PDF cannot become pages of a Mappe, (E0…), and what it loses on the way (E1…)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.findings import Level, RuleInfo, rule_table
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

_LUECKE: Final = t("Eine Sitzungsmappe darf keine Anlage verlieren; was sich nicht öffnen lässt, hält sie an.")

_VERGLEICH: Final = t(
    "Vergleichen Sie die Seiten mit der Datei. Fehlt etwas, speichern Sie sie in ihrem Programm als PDF, "
    "und nehmen Sie das PDF als Anlage."
)

TABLE: Final[Mapping[str, RuleInfo]] = rule_table(
    RuleInfo(
        "E021",
        Level.ERROR,
        t("Die Datei fehlt, oder sie darf nicht gelesen werden."),
        t("Prüfen Sie den Namen. Liegt sie in einem anderen Ordner, erlauben Sie ihn unter „erlaubte_ordner“ in "
          "vorlagen.yaml oder mit --allow-path."),
        _LUECKE,
    ),
    RuleInfo(
        "E022",
        Level.ERROR,
        t("Aus dieser Art von Datei lassen sich keine Seiten machen."),
        t("Speichern Sie sie als PDF. Verarbeitet werden PDF, Word, Excel, PowerPoint und Bilder."),
        _LUECKE,
    ),
    RuleInfo(
        "E023",
        Level.ERROR,
        t("Die Datei lässt sich nicht in PDF umwandeln: {grund}"),
        t("Öffnen Sie sie in ihrem Programm, und speichern Sie sie als PDF."),
        _LUECKE,
    ),
    RuleInfo(
        "E024",
        Level.ERROR,
        t("Aus dieser Datei kann nur LibreOffice Seiten machen."),
        t("Wählen Sie --engine libreoffice, oder speichern Sie die Datei als PDF."),
        t("Die alten und die offenen Formate (doc, odt, rtf …) liest das eingebaute PDF-Programm nicht."),
    ),
    RuleInfo(
        "E025",
        Level.ERROR,
        t("Die Vorlage lässt sich nicht drucken: {grund}"),
        t("„vorlagen check“ nennt alle Befunde mit ihrer Zeile."),
        _LUECKE,
    ),
    RuleInfo(
        "E121",
        Level.WARNING,
        t("Beim Umwandeln in PDF fehlt etwas oder sieht anders aus: {was}."),
        _VERGLEICH,
        t("Meldung des PDF-Programms."),
    ),
    RuleInfo(
        "E122",
        Level.WARNING,
        t("Der Rand des Blattes schneidet ein Diagramm oder Bild ab: {seiten}."),
        _VERGLEICH,
        t("Versuch: office2pdf 0.4 verteilt Spalten auf mehrere Blätter, aber keine Diagramme und Bilder."),
    ),
)  # fmt: skip
