"""The findings of a conversion: code, level, text, hint and source of each, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.checks import rule_catalogue
from vorlagen.findings import Finding, Level, RuleInfo, rule_table
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TABLE: Final[Mapping[str, RuleInfo]] = rule_table(
    rule_catalogue()["D803"],
    RuleInfo(
        "D810",
        Level.WARNING,
        t("Im PDF stehen Schriften, die nicht mitgeliefert werden: {schriften}."),
        t("Verwenden Sie in der Word-Datei nur {erlaubt}; sonst bricht jeder Rechner die Seiten anders um."),
        t("Versuch: Fehlt eine Schrift, nimmt jeder Rechner eine andere, und die Seitenzahl ändert sich."),
    ),
    RuleInfo(
        "D811",
        Level.WARNING,
        t("Ein Zeichen fehlt in der Schrift und steht im PDF als Kästchen: {zeichen}."),
        t("Ersetzen Sie das Zeichen; bis dahin sagt das PDF keinen Standard zu."),
        t("ISO 14289-1, 7.21.8 und ISO 19005-2, 6.2.11.8: kein Verweis auf das Zeichen „.notdef“."),
    ),
    RuleInfo(
        "D812",
        Level.WARNING,
        t("Das PDF erfüllt {standard} nicht und sagt es darum nicht zu: {grund} (Regel {regel})."),
        t("Ändern Sie die genannte Stelle in der Word-Datei, und wandeln Sie sie neu um."),
        t("Prüfprogramm page-validation, Regeln von ISO 14289-1 und ISO 19005-2."),
    ),
    RuleInfo(
        "D813",
        Level.WARNING,
        t("{standard} ließ sich nicht prüfen und wird darum nicht zugesagt ({grund})."),
        t("„vorlagen doctor“ zeigt, ob das Prüfprogramm page-validation installiert ist."),
        t("Was nicht geprüft ist, wird nicht zugesagt."),
    ),
    RuleInfo(
        "D814",
        Level.WARNING,
        t("Die Alternativtexte der Bilder ließen sich nicht zuordnen: {word} Bilder in Word, {pdf} im PDF."),
        t("Fügen Sie Bilder „mit Text in Zeile“ ein, nicht in Textfeldern oder Gruppen."),
        t("Versuch: office2pdf 0.4 verliert Alternativtexte; sie werden der Reihe nach ergänzt."),
    ),
    RuleInfo(
        "D815",
        Level.WARNING,
        t("Das PDF-Programm hat etwas nicht oder nur zum Teil übernommen: {was}."),
        t("Sehen Sie sich das PDF an dieser Stelle an, oder versuchen Sie „--engine libreoffice“."),
        t("Meldung des PDF-Programms."),
    ),
    RuleInfo(
        "D816",
        Level.WARNING,
        t("Die Tags des PDFs sind unvollständig, {standard} wird darum nicht zugesagt: {was}."),
        t(
            "Stellen Sie die Formatvorlagen ausdrücklich auf „linksbündig“, "
            "und fügen Sie Bilder „mit Text in Zeile“ ein."
        ),
        t("Versuch: Ohne ausdrückliche Ausrichtung und im Blocksatz verschmilzt office2pdf 0.4 die Absätze."),
    ),
    RuleInfo(
        "D817",
        Level.WARNING,
        t("Am Ende von Seite {seite} steht „{text}“, getrennt von dem, wozu es gehört."),
        t("Fügen Sie in der Word-Datei davor einen Seitenumbruch ein, oder wählen Sie „--engine libreoffice“."),
        t("Versuch: office2pdf 0.4 beachtet „Nicht vom nächsten Absatz trennen“ nicht."),
    ),
    RuleInfo(
        "D818",
        Level.NOTE,
        t("Ob Überschriften und Tabellenköpfe bei ihrem Text stehen, ließ sich nicht prüfen."),
        t("Sehen Sie sich die Seitenenden im PDF an; „--engine libreoffice“ hält zusammen, was zusammengehört."),
        t("Versuch: Absätze in Word und im PDF werden der Reihe nach zugeordnet; hier geht das nicht auf."),
    ),
)


def finding(code: str, file: str, **values: object) -> Finding:
    """A finding of the table with its values filled in.

    Args:
        code: a code of ``TABLE``.
        file: the file it is about, as messages call it.
        **values: the placeholders of its text and hint.
    """
    return TABLE[code].finding(file, **values)


def unprintable(file: str, characters: Iterable[str]) -> Finding:
    """The finding on characters that no font has (D811).

    Args:
        file: the file it is about, as messages call it.
        characters: the characters, some of which may be joined from several.
    """
    listed = ", ".join(f"„{character}“ (U+{ord(character[0]):04X})" for character in characters)
    return finding("D811", file, zeichen=listed)
