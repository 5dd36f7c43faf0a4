"""The findings on Word templates: code, level, text, hint and source of each, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.findings import Level, RuleInfo, rule_table
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.i18n import Text

_WORD = t("Format der Word-Dateien: docs/word-dateien.md.")
_DOCXTPL = t("Versuch mit docxtpl 0.20: Der Text bis zur nächsten Klammer ginge verloren.")
_BEWEIS = t("Nach dem Füllen wird nachgewiesen, dass jeder Text der Vorlage angekommen ist.")
_SANDKASTEN = t("Word-Dateien werden in einer abgeschotteten Umgebung gefüllt; sie erreichen nur Daten.")
_UNGUELTIG = t("Versuch: Word meldet solche Dateien als beschädigt.")
_PDF = t("Versuch: Beide PDF-Programme geben gelöschte Stellen, Kommentare oder verborgenen Text mit aus.")


def _error(code: str, text: Text, hint: Text, source: Text) -> RuleInfo:
    return RuleInfo(code, Level.ERROR, text, hint, source)


def _warning(code: str, text: Text, hint: Text, source: Text) -> RuleInfo:
    return RuleInfo(code, Level.WARNING, text, hint, source)


TABLE: Final[Mapping[str, RuleInfo]] = rule_table(
    _error("P901", t("Die Datei {grund}."),
           t("Öffnen Sie die Datei in Word, und speichern Sie sie als .docx."), _WORD),
    _error("P902", t("Die Datei {grund}."),
           t("Öffnen Sie die Datei in Word, entfernen Sie das Kennwort, und speichern Sie sie als .docx."), _WORD),
    _error("P903", t("Die Datei enthält Makros."),
           t("Speichern Sie sie in Word als „Word-Dokument (*.docx)“, ohne Makros."),
           t("Jede Vorlage enthielte die Makros; Word öffnet .docx-Dateien mit Makros nicht.")),
    _error("P904", t("Die Datei {grund}."),
           t("Verkleinern Sie die Bilder. Eine Datei, die gepackt klein und entpackt riesig ist, öffnen Sie nicht."),
           t("Grenzen gegen Dateien, die den Speicher füllen sollen.")),
    _error("P905", t("Die Datei enthält noch: {was}. Das stünde in jedem PDF."),
           t("Nehmen Sie die Änderungen in Word an, oder lehnen Sie sie ab. "
             "Löschen Sie Kommentare und verborgenen Text."), _PDF),
    _error("P906", t("{ort} hat keine Kopfzeile."),
           t("Legen Sie in Word dort eine Kopfzeile an; sie trägt bei Entwürfen den Vermerk „ENTWURF“."), _WORD),
    _error("P907", t("Das Seitenformat fehlt."), t("Öffnen Sie die Datei in Word, und speichern Sie sie neu."), _WORD),

    _error("P910", t("{ort}: „{kante}“ wird nicht mit „{ende}“ geschlossen."),
           t("Schreiben Sie am Ende des Platzhalters „{ende}“; er beginnt und endet im selben Absatz."), _DOCXTPL),
    _error("P911", t("{ort}: „{kante}“ schließt etwas, das nicht geöffnet wurde."),
           t("Schreiben Sie davor die öffnende Klammer, oder löschen Sie „{kante}“."), _DOCXTPL),
    _error("P912", t("{ort}: „{marke}“ wird nicht mit „{ende}“ beendet."),
           t("Schreiben Sie „{ende}“ an die Stelle, an der es enden soll."), _WORD),
    _error("P913", t("{ort}: „{marke}“ gehört zu keinem Anfang davor."),
           t("Löschen Sie es, oder schreiben Sie den Anfang davor."), _WORD),
    _error("P914", t("{ort}: „{marke}“ beginnt hier, aber „{ende}“ steht an anderer Stelle ({ziel})."),
           t("Beides gehört in dieselbe Zelle, denselben Absatz oder dasselbe Textfeld. Ganze Absätze umschließt "
             "„{{%p … %}}“, ganze Tabellenzeilen „{{%tr … %}}“, ganze Zellen „{{%tc … %}}“."), _UNGUELTIG),
    _warning("P915", t("{ort}: „{marke}“ endet erst in einem späteren Absatz ({ziel}); leere Absätze bleiben stehen."),
             t("Schreiben Sie „{{%p … %}}“ statt „{{% … %}}“, jedes allein in seinem Absatz."),
             t("Versuch mit docxtpl 0.20; leere Absätze stören das Vorlesen (PDF/UA).")),
    _error("P916", t("{ort}: Im Platzhalter „{marke}“ steht {zeichen}."),
           t("Schreiben Sie stattdessen {ersatz}. Setzt Word es von selbst ein: gleich danach Strg+Z drücken."),
           t("AutoKorrektur von Word; mit diesen Zeichen ist ein Platzhalter nicht lesbar.")),
    _warning("P917", t("{ort}: Der Platzhalter „{marke}“ ist teils anders formatiert; der Wert sähe aus wie die erste "
                       "Klammer."),
             t("Formatieren Sie den ganzen Platzhalter einheitlich, mit den Klammern."),
             t("Versuch mit docxtpl 0.20: Das Aussehen des ersten Zeichens gilt.")),
    _error("P918", t("{ort}: Der Platzhalter „{marke}“ beginnt in einem Link oder Steuerelement und endet außerhalb."),
           t("Löschen Sie ihn, und schreiben Sie ihn in einem Zug neu, ganz drinnen oder ganz draußen."), _UNGUELTIG),
    _error("P919", t("{ort}: Der Platzhalter „{marke}“ ist nicht lesbar."),
           t("Prüfen Sie die Schreibweise. Richtig sind zum Beispiel „{{{{ betreff }}}}“ und „{{% if betreff %}}“."),
           _WORD),
    _error("P920", t("{ort}: Den Platzhalter „{name}“ gibt es nicht."),
           t("Vergleichen Sie den Namen mit den vorhandenen."), _WORD),
    _error("P921", t("{ort}: Den Filter oder Test „{name}“ gibt es nicht."),
           t("Lassen Sie ihn weg, oder vergleichen Sie die Schreibweise."), _WORD),
    _error("P922", t("{ort}: „{marke}“ greift auf etwas zu, das Word-Dateien verschlossen ist („{name}“)."),
           t("Nehmen Sie einen Platzhalter, der nur einen Wert der Vorlage druckt."), _SANDKASTEN),
    _error("P923", t("{ort}: „{marke}“ steht nicht allein in {worin}; der übrige Inhalt ginge verloren."),
           t("Geben Sie dem Platzhalter {eigen} für sich."),
           t("Versuch mit docxtpl 0.20: Es ersetzt den ganzen Absatz, die ganze Zelle oder Zeile.")),
    _error("P924", t("{ort}: „{marke}“ steht nicht in einer Tabelle."),
           t("Nehmen Sie „{{%p … %}}“ für ganze Absätze; „tr“, „tc“, „vm“, „hm“, „colspan“ und „cellbg“ "
             "gelten nur in Tabellen."), _WORD),
    _error("P925", t("{ort}: „{marke}“ {grund}."), t("Schreiben Sie „{ersatz}“."), _UNGUELTIG),
    _error("P926", t("{ort}: „{marke}“ druckt keinen Text, denn „{name}“ hat mehrere Angaben."),
           t("Nennen Sie eine davon: {namen}."), _WORD),
    _warning("P927", t("{ort}: „{marke}“ druckt einen langen Text in einer Zeile, ohne Absätze und Listen."),
             t("Schreiben Sie „{{{{p abschnitt.{name} }}}}“ allein in einen Absatz, wenn das Formular den Abschnitt "
               "hat."), _WORD),
    _warning("P928", t("{ort}: {was} könnte leer bleiben, denn jeder Absatz darin steht unter einer Bedingung oder ist "
                     "selbst ein Platzhalter („{marke}“)."),
           t("Fügen Sie darin einen gewöhnlichen Absatz ein; er darf leer sein."), _UNGUELTIG),
    _error("P930", t("Den Abschnitt „{titel}“ ({feld}) verlangt das Formular, aber die Word-Datei druckt ihn nie."),
           t("Drucken Sie alle Abschnitte: {{%p for abschnitt in abschnitte %}} … {{{{p abschnitt }}}} … "
             "{{%p endfor %}}; oder diesen: {{{{p abschnitt.{feld} }}}}."), _BEWEIS),
    _warning("P931", t("Diese Abschnitte des Formulars druckt die Word-Datei nie: {namen}. Eine Vorlage, die sie "
                       "ausfüllt, wird nicht ausgegeben."),
             t("Drucken Sie alle Abschnitte: {{%p for abschnitt in abschnitte %}} … {{{{p abschnitt }}}} … "
               "{{%p endfor %}}."), _BEWEIS),
    _warning("P932", t("Diese Formatvorlagen fehlen: {namen}. Sie werden in jeder Vorlage ergänzt, in der Schrift der "
                       "Word-Datei und mit dem Aussehen der mitgelieferten."),
             t("Soll es anders aussehen, legen Sie in Word Formatvorlagen mit diesen Namen an; sonst ist nichts "
               "zu tun."),
             _WORD),
    _error("P940", t("Die Datei lässt sich nicht füllen: {grund}"),
           t("Öffnen Sie die Datei in Word, und schreiben Sie die Platzhalter an dieser Stelle neu."), _WORD),
)  # fmt: skip
