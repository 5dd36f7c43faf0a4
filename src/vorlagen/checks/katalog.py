"""The codes that need no rule function of their own: reading (L) and forms (V)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vorlagen.checks.fertig import FERTIGREGELN
from vorlagen.checks.pruefung import REGELN
from vorlagen.checks.sitzungspruefung import SITZUNGSREGELN
from vorlagen.findings import Level, RuleInfo
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from vorlagen.checks.fertig import Fertigregel
    from vorlagen.checks.regel import Regel

ALLE_REGELN: tuple[Regel[Any] | Fertigregel, ...] = (*REGELN, *SITZUNGSREGELN, *FERTIGREGELN)
"""The rules on papers, those on meetings and those on finished files."""

_LESEN = t("Format der Vorlage.")
_FORMULAR = t("Format des Formulars.")
_PROGRAMM = t("Das Programm kann nicht weiterarbeiten; der Exit-Code steht in docs/befehle.md.")


def _error(code: str, text: Text, hint: Text, source: Text) -> RuleInfo:
    return RuleInfo(code, Level.ERROR, text, hint, source)


_OHNE_FUNKTION = (
    _error("L001", t("Die Datei ist kein gültiges YAML oder JSON."), t("Prüfen Sie Einrückung und Anführungszeichen "
           "in der genannten Zeile."), _LESEN),
    _error("L002", t("Ein Schlüssel steht zweimal."), t("Löschen Sie einen; YAML würde den ersten stumm verwerfen."),
           _LESEN),
    _error("L003", t("Ein Schlüssel ist unbekannt."), t("Vergleichen Sie die Schreibweise mit den erlaubten."), _LESEN),
    _error("L004", t("Ein Wert passt nicht: Datum, Uhrzeit, Betrag, ja/nein, Auswahl oder Zahl."),
           t("Schreiben Sie ihn so, wie der Hinweis es zeigt."), _LESEN),
    _error("L005", t("Das Formular ist unbekannt, oder es hat diese Art oder Fassung nicht."),
           t("Nennen Sie ein vorhandenes Formular; „vorlagen form list“ zeigt alle."), _LESEN),
    _error("L006", t("Die Datei enthält Steuerzeichen, ist zu groß, zu tief verschachtelt oder hat zu viele Verweise."),
           t("Entfernen Sie die genannte Stelle; eine Vorlage ist reiner Text."), _LESEN),
    _error("L007", t("Die Datei enthält keine Angaben der Form „schlüssel: wert“."),
           t("Beginnen Sie mit „vorlagen new“."), _LESEN),
    _error("L008", t("Die Datei ist eine Sitzung, wo eine Vorlage gebraucht wird, oder umgekehrt."),
           t("Eine Sitzung hat „gremium“ oder „tagesordnung“ auf der obersten Ebene und keinen „betreff“."), _LESEN),
    _error("V201", t("Das Formular nennt ein Feld, das es nicht gibt."),
           t("Vergleichen Sie den Namen mit den vorhandenen."), _FORMULAR),
    _error("V202", t("Das Formular nennt einen Wert, den das Feld nicht hat."),
           t("Vergleichen Sie den Wert mit den erlaubten."), _FORMULAR),
    _error("V203", t("Das Muster der Nummer ist fehlerhaft."), t("Prüfen Sie den regulären Ausdruck."), _FORMULAR),
    _error("V204", t("Das Formular nennt eine Schrift, die nicht mitgeliefert wird."),
           t("Nehmen Sie eine der mitgelieferten; nur so sieht das PDF überall gleich aus."), _FORMULAR),
    _error("V205", t("Ein Zusatzfeld ist fehlerhaft."), t("Prüfen Sie Name und Auswahl."), _FORMULAR),
    _error("V206", t("Ein Element passt nicht zu seinem Feld; es würde nichts oder Falsches drucken."),
           t("Nehmen Sie ein anderes Element oder ein anderes Feld."), _FORMULAR),
    _error("V207", t("Das Formular nennt eine Regel, die es nicht gibt oder die immer gilt."),
           t("Vergleichen Sie den Code."), _FORMULAR),
    _error("V208", t("Ein Abschnitt des Formulars hat nichts zu drucken."),
           t("Nennen Sie ein Feld, Abschnitte darunter oder einen Aufbau."), _FORMULAR),
    _error("V209", t("Zwei Abschnitte des Formulars drucken dasselbe Feld."),
           t("Drucken Sie es einmal, oder geben Sie den Abschnitten verschiedene „arten“."), _FORMULAR),
    _error("V220", t("Eine Ladungsfrist des Formulars gilt für kein Gremium, das es hat."),
           t("Vergleichen Sie „gremium“ mit der Liste „gremien“ des Formulars."), _FORMULAR),
    _error("V212", t("Eine Fassung des Formulars lässt sich nicht wählen oder ist leer."),
           t("Geben Sie jeder Fassung einen eigenen Namen und Abschnitte."), _FORMULAR),
    _error("V210", t("Die Word-Datei des Formulars gibt es nicht."),
           t("Prüfen Sie den Namen; gesucht wird im Ordner des Formulars."), _FORMULAR),
    _error("V211", t("Die Word-Datei liegt außerhalb des Ordners des Formulars."),
           t("Legen Sie sie neben die Formulardatei, und nennen Sie nur ihren Namen."),
           t("Ein fremdes Formular soll keine beliebige Datei lesen lassen.")),
    _error("V213", t("Das Muster eines Kontos ist fehlerhaft."),
           t("Prüfen Sie den regulären Ausdruck und sein Beispiel."), _FORMULAR),
    _error("V214", t("Das Land ist unbekannt."), t("Nehmen Sie die Abkürzung mit zwei Buchstaben, etwa NW."),
           _FORMULAR),
    _error("V215", t("Eine Wertgrenze des Formulars kann nie gelten."),
           t("Nennen Sie Betrag und Gremium; das Gremium muss in der Liste des Formulars stehen."), _FORMULAR),
    _error("O502", t("Nichtöffentliches käme in eine öffentliche Datei; es wurde nichts geschrieben."),
           t("Nehmen Sie die Stelle aus dem öffentlichen Text, oder geben Sie der Anlage einen neutralen Titel."),
           t("Nichtöffentliche Beratung: § 35 GemO BW, Art. 52 GO BY, § 48 Abs. 2 GO NRW.")),
    _error("Z070", t("Ein Fehler in vorlagen selbst."), t("Bitte melden Sie ihn."), _PROGRAMM),
    _error("Z100", t("Die Datei enthält weder Vorlage noch Formular noch Einstellungen, die brauchbar sind."),
           t("Beheben Sie die genannten Stellen."), _PROGRAMM),
    _error("Z101", t("Die Vorlage hat Fehler und wird nicht ausgegeben."),
           t("Beheben Sie die Fehler, oder geben Sie sie mit --draft als Entwurf aus."), _PROGRAMM),
    _error("Z200", t("Der Aufruf ist falsch, oder das Formular gibt es nicht."),
           t("Die Hilfe zeigt „--help“, die Formulare „vorlagen form list“."), _PROGRAMM),
    _error("Z300", t("Eine Datei lässt sich nicht öffnen, oder sie ist kein Text."),
           t("Prüfen Sie Namen, Ordner, Zugriffsrechte und die Kodierung (UTF-8)."), _PROGRAMM),
    _error("Z301", t("Eine Quelle der Sitzungsmappe lässt sich nicht verwenden."),
           t("Beheben Sie die genannten Dateien, oder setzen Sie mit --placeholder-sheets Ersatzblätter ein."),
           _PROGRAMM),
    _error("Z400", t("Formular oder Word-Datei gefunden, aber nicht brauchbar."),
           t("Beheben Sie die genannten Stellen; „vorlagen form check“ prüft ein Formular."), _PROGRAMM),
    _error("Z500", t("Ein Programm oder Paket fehlt."), t("Installieren Sie es; „vorlagen doctor“ sagt, wie."),
           _PROGRAMM),
    _error("Z600", t("Die Umwandlung in PDF ist gescheitert."),
           t("Versuchen Sie es mit dem anderen PDF-Programm (--engine)."), _PROGRAMM),
    _error("Z700", t("Die Ausgabe gibt es schon, wurde geändert oder lässt sich nicht schreiben."),
           t("Wählen Sie mit -o einen anderen Namen, oder überschreiben Sie sie mit --force."), _PROGRAMM),
)  # fmt: skip


def rule_catalogue() -> dict[str, RuleInfo]:
    """Every code of reading, forms and rules on papers, meetings and finished files, in the order of codes."""
    infos = [*_OHNE_FUNKTION, *(regel.info for regel in ALLE_REGELN)]
    return {info.code: info for info in sorted(infos, key=lambda info: info.code)}
