"""What can be wrong with a source (E0…) and what it loses on its way into a Mappe (E1…), in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.findings import Level, RuleInfo, rule_table
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.i18n import Text

_LUECKE: Final = t("Eine Sitzungsmappe darf keine Anlage verlieren; was sich nicht öffnen lässt, hält sie an.")
_LAST: Final = t("Schutz vor Dateien, die das Programm oder den Rechner lahmlegen.")
_HARMLOS: Final = t("Eine Mappe führt nichts aus und lädt nichts nach; so verlangt es auch PDF/A (ISO 19005-2).")
_ZIELE: Final = t("Versuch: Verweise mit gleichem Namen springen sonst in ein anderes Dokument der Mappe.")
_FORM: Final = t("Versuch: Von zwei Formularfeldern gleichen Namens bliebe sonst nur ein Wert.")
_TAGS: Final = t("Versuch: Fehlerhafte Tags bemerkt kein Prüfprogramm; Vorleseprogramme lesen dann Falsches.")
_BEWEIS: Final = t("Eine Unterschrift gilt nur für die Datei, die unterschrieben wurde.")
_RISIKO: Final = t("Wer die Mappe liest, sieht es auch.")


def _error(code: str, text: Text, hint: Text, source: Text) -> RuleInfo:
    return RuleInfo(code, Level.ERROR, text, hint, source)


def _warning(code: str, text: Text, hint: Text, source: Text) -> RuleInfo:
    return RuleInfo(code, Level.WARNING, text, hint, source)


def _note(code: str, text: Text, hint: Text, source: Text) -> RuleInfo:
    return RuleInfo(code, Level.NOTE, text, hint, source)


_UNBRAUCHBAR: Final = (
    _error("E001", t("Die Datei ist leer."), t("Speichern oder übertragen Sie sie noch einmal."), _LUECKE),
    _error("E002", t("Die Datei ist kein PDF: {was}."),
           t("Fordern Sie das PDF an, oder wandeln Sie die Datei in ein PDF um; die Endung allein genügt nicht."),
           _LUECKE),
    _error("E003", t("Das PDF ist abgeschnitten: Sein Ende fehlt."),
           t("Übertragen Sie die Datei noch einmal; meist brach der Download ab oder das Postfach war voll."), _LUECKE),
    _error("E004", t("Das PDF ist beschädigt: {grund}."),
           t("Erzeugen Sie es neu, oder fordern Sie es neu an."), _LUECKE),
    _error("E005", t("Das PDF ist verschlüsselt: {grund}."),
           t("Fordern Sie es ohne Kennwort an, oder speichern Sie es ohne Kennwort („Drucken als PDF“)."), _LUECKE),
    _error("E006", t("Das PDF hat keine einzige Seite."), t("Erzeugen Sie es neu, oder fordern Sie es neu an."),
           _LUECKE),
    _error("E007", t("Das PDF ist ein dynamisches Formular (XFA); als Seite steht nur „Bitte warten …“ darin."),
           t("Öffnen Sie es in Adobe Acrobat, und drucken Sie es als PDF."), _LUECKE),
    _error("E008", t("Das PDF ist zu groß: {was}, erlaubt sind {erlaubt}."),
           t("Teilen Sie die Datei, oder speichern Sie sie mit kleineren Bildern."), _LAST),
    _error("E009", t("Das PDF ließ sich in {sekunden} Sekunden nicht lesen; das Lesen wurde abgebrochen."),
           t("Drucken Sie es als neues PDF („Drucken als PDF“), oder fordern Sie es neu an."), _LAST),
    _error("E010", t("Das PDF brachte das Leseprogramm zum Absturz: {grund}."),
           t("Drucken Sie es als neues PDF („Drucken als PDF“), oder fordern Sie es neu an."), _LAST),
    _error("E011", t("Das PDF ist ein Portfolio: Sein Inhalt liegt in eingebetteten Dateien, nicht auf Seiten."),
           t("Speichern Sie die enthaltenen Dateien einzeln, und führen Sie jede als Anlage auf."), _LUECKE),
)  # fmt: skip

_VERLOREN: Final = (
    _warning("E101", t("JavaScript ist entfernt: {stellen}."), t("Sehen Sie nach, ob die Seiten vollständig sind."),
             _HARMLOS),
    _warning("E102", t("Aktionen sind entfernt ({was}): {stellen}."),
             t("Was die Datei beim Öffnen oder Klicken tat, tut sie in der Mappe nicht mehr."), _HARMLOS),
    _warning("E103", t("Verweise auf andere Dateien sind entfernt: {stellen}."),
             t("Nehmen Sie die andere Datei als Anlage auf, wenn sie gebraucht wird."), _HARMLOS),
    _warning("E104", t("Eingebettete Dateien sind entfernt: {stellen}."),
             t("Speichern Sie sie einzeln, und führen Sie sie als Anlage auf, wenn sie gebraucht werden."), _HARMLOS),
    _warning("E105", t("Ton, Film oder 3D-Ansicht ist entfernt: {stellen}."),
             t("In der Mappe bleibt, was auf der Seite gezeichnet ist."), _HARMLOS),
    _warning("E106", t("Der XFA-Teil des Formulars ist entfernt; die gewöhnlichen Felder bleiben."),
             t("Vergleichen Sie die Seiten mit dem Original."), _HARMLOS),
    _warning("E107", t("Die Signatur gilt in der Mappe nicht mehr; ihr Bild bleibt: {stellen}."),
             t("Bewahren Sie die unterschriebene Datei auf, und verweisen Sie darauf."), _BEWEIS),
    _warning("E108", t("Verweise ohne Ziel sind entfernt: {stellen}."),
             t("Die Seite, auf die sie zeigen, gibt es in der Datei nicht."), _ZIELE),
    _note("E109", t("Der Schutz gegen Ändern und Kopieren ist in der Mappe aufgehoben."),
          t("Prüfen Sie, ob die Datei in die Mappe darf."), t("Eine Datei mit Besitzer-Kennwort lässt sich lesen.")),
    _warning("E110", t("Das PDF war beschädigt und ist repariert worden."),
             t("Vergleichen Sie die Seiten mit dem Original."), _LUECKE),
    _note("E111", t("Lesezeichen sind weggelassen ({was}): {anzahl}."),
          t("Die Seiten selbst sind vollständig."), _ZIELE),
    _note("E112", t("Die Tags sind unbrauchbar ({grund}); die Datei gilt in der Mappe als nicht barrierefrei."),
          t("Erzeugen Sie das PDF neu, mit Tags und ohne spätere Bearbeitung."), _TAGS),
    _warning("E113", t("Fehlerhafte Anmerkungen sind entfernt: {stellen}."),
             t("Vergleichen Sie die Seiten mit dem Original."), _LUECKE),
    _note("E114", t("Angaben zur Seitengröße waren fehlerhaft und sind berichtigt: {stellen}."),
          t("Sehen Sie sich die Seiten an."), _LUECKE),
    _note("E115", t("Verweise auf Adressen, die weder mit http noch mit mailto beginnen, sind entfernt: {stellen}."),
          t("Schreiben Sie die Adresse vollständig, mit „https://“."), _HARMLOS),
    _note("E116", t("Die Formularfelder heißen in der Mappe „{kennung}.…“."),
          t("So behält jedes Feld seinen eigenen Wert."), _FORM),
    _warning("E117", t("Die Datei enthält Kommentare oder Markierungen; sie stehen auch in der Mappe: {stellen}."),
             t("Löschen Sie sie in der Datei, wenn sie nicht dazugehören."), _RISIKO),
    _warning("E118", t("Eine Schwärzung ist nur vorgemerkt; der Text darunter steht noch in der Datei: {stellen}."),
             t("Wenden Sie die Schwärzung an, oder drucken Sie die geschwärzten Seiten, und scannen Sie sie ein."),
             _RISIKO),
    _warning("E119", t("Mit Formularfeldern rechnet die Datei; in der Mappe steht der letzte Stand."),
             t("Prüfen Sie die Summen."), _HARMLOS),
    _warning("E120", t("Hinter dem Ende des PDFs standen fremde Bytes; sie sind weggelassen."),
             t("Vergleichen Sie die Seiten mit dem Original."), _LUECKE),
)  # fmt: skip

TABLE: Final[Mapping[str, RuleInfo]] = rule_table(*_UNBRAUCHBAR, *_VERLOREN)
