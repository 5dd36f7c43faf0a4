"""The findings on what comes back from Word (family R): code, level, text, hint and source, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.findings import Level, RuleInfo, rule_table
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.i18n import Text

_ZURUECK = t("Der Weg zurück aus Word: docs/zurueck-aus-word.md. Was nicht zurückkommt, wird gesagt.")
_MARKDOWN = t("Lange Texte sind Markdown (CommonMark); es kennt nur Überschriften, Listen, Tabellen, Links, Bilder, "
              "Fußnoten, fett und kursiv.")  # fmt: skip


_SHOWN = 160


def excerpt(words: str) -> str:
    """Words as a message quotes them: one line, cut where it is long."""
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 2] + " …"


def _rule(code: str, level: Level, text: Text, hint: Text, source: Text = _ZURUECK) -> RuleInfo:
    return RuleInfo(code, level, text, hint, source)


TABLE: Final[Mapping[str, RuleInfo]] = rule_table(
    _rule("R001", Level.ERROR, t("Die Word-Datei enthält keine Daten, aus denen sie erzeugt wurde."),
          t("Nehmen Sie die interne Word-Datei; öffentliche Fassungen enthalten keine Daten. Eine Datei aus einem "
            "anderen Programm liest „vorlagen read“, wenn sie die Überschriften des Formulars (--form) hat.")),
    _rule("R002", Level.ERROR, t("Die Daten in der Word-Datei sind beschädigt oder aus einer anderen Version."),
          t("Geben Sie die YAML-Datei neu aus, und übertragen Sie die Änderungen von Hand.")),
    _rule("R003", Level.WARNING,
          t("Formular, Word-Datei oder Einstellungen sind nicht mehr die, mit denen die Datei erzeugt wurde. "
            "Änderungen an festem Text sind deshalb nicht zu erkennen."),
          t("Prüfen Sie die YAML-Datei. Nennen Sie mit --form das Formular, mit dem die Datei erzeugt wurde.")),
    _rule("R004", Level.WARNING, t("Die Word-Datei stammt aus einem anderen Programm; gelesen wurden die Abschnitte "
                                   "unter den Überschriften des Formulars: {abschnitte}."),
          t("Ergänzen Sie in der YAML-Datei Nummer, Datum, Beträge und was sonst im Kopf steht.")),
    _rule("R010", Level.ERROR, t("Das Feld „{feld}“ fehlt in der Word-Datei; sein Inhalt bleibt, wie er war."),
          t("Löschen Sie den Inhalt in der YAML-Datei, wenn er entfallen soll. Steht er noch im Text, "
            "übertragen Sie Änderungen von Hand.")),
    _rule("R011", Level.WARNING, t("{ort}: Das Feld „{feld}“ steht nicht mehr an seinem Platz; sein Inhalt wurde "
                                   "gelesen."),
          t("Die Reihenfolge der Abschnitte bestimmt das Formular; beim nächsten Ausgeben gilt sie wieder.")),
    _rule("R012", Level.WARNING, t("{ort}: Das Feld „{feld}“ steht mehrmals da, mit gleichem Inhalt."),
          t("Löschen Sie die Kopie in Word.")),
    _rule("R013", Level.ERROR, t("{ort}: Das Feld „{feld}“ steht mehrmals da, mit verschiedenem Inhalt; gelesen "
                                 "wurde das erste."),
          t("Übertragen Sie aus der Kopie von Hand, was gelten soll, und löschen Sie sie in Word.")),
    _rule("R014", Level.ERROR, t("{ort}: Das Feld „{feld}“ ist leer; sein Inhalt in der YAML-Datei bleibt."),
          t("Löschen Sie den Inhalt in der YAML-Datei, wenn er entfallen soll.")),
    _rule("R015", Level.ERROR, t("{ort}: Das Feld „{feld}“ kennt das Formular nicht; sein Inhalt wurde nicht gelesen."),
          t("Prüfen Sie, ob die Stelle aus einer anderen Datei kopiert wurde.")),
    _rule("R020", Level.ERROR, t("{ort}: In der Word-Datei steht „{ist}“, aus der YAML-Datei ergibt sich „{soll}“."),
          t("Die Stelle ist fester Text des Formulars, eine Summe oder keinem Wert zuzuordnen. Ändern Sie die "
            "Daten, das Formular oder die Word-Datei, bis beides gleich ist.")),
    _rule("R021", Level.ERROR, t("{ort}: „{wert}“ passt nicht in „{pfad}“; der bisherige Wert bleibt. {grund}"),
          t("{hinweis}")),
    _rule("R022", Level.ERROR, t("{ort}: „{pfad}“ steht an mehreren Stellen, die sich widersprechen: {werte}. Der "
                                 "bisherige Wert bleibt."),
          t("Tragen Sie den richtigen Wert in der YAML-Datei ein.")),
    _rule("R023", Level.ERROR, t("Die Änderung an „{pfad}“ lässt sich in diese YAML-Datei nicht eintragen: „{wert}“."),
          t("Tragen Sie sie von Hand ein; der Wert ist dort als Verweis oder in einer ungewöhnlichen Form "
            "geschrieben.")),
    _rule("R024", Level.ERROR, t("„{pfad}“ wurde in der YAML-Datei und in der Word-Datei verschieden geändert; in "
                                 "Word steht „{wert}“. Die YAML-Datei bleibt."),
          t("Entscheiden Sie, was gilt, und tragen Sie es in der YAML-Datei ein.")),
    _rule("R030", Level.WARNING, t("{ort}: {was} („{worte}“) hat in der YAML-Datei keinen Platz; der Text bleibt."),
          t("Beim nächsten Ausgeben fehlt die Gestaltung. Sagen Sie es mit Worten, mit fett oder kursiv."), _MARKDOWN),
    _rule("R031", Level.ERROR, t("{ort}: Das Bild „{name}“ wurde in Word eingefügt oder ausgetauscht."),
          t("Speichern Sie das Bild neben der YAML-Datei, und nennen Sie es im Text: ![Beschreibung](datei.png)."),
          _MARKDOWN),
    _rule("R032", Level.WARNING, t("{ort}: Nachverfolgte Änderung ({art}) von {verfasser}: „{text}“. Gelesen wurde "
                                   "die Datei, als wären alle {stand}."),
          t("Nehmen Sie Änderungen in Word an, oder lehnen Sie sie ab. --revisions original liest den Stand davor.")),
    _rule("R033", Level.WARNING, t("{ort}: Kommentar von {verfasser}: „{text}“. Kommentare kommen nicht in die "
                                   "YAML-Datei."),
          t("Erledigen Sie ihn, oder schreiben Sie ihn als Kommentar (# …) in die YAML-Datei.")),
    _rule("R034", Level.NOTE, t("„{pfad}“ hat dieselben Worte wie vorher, aber eine andere Gestaltung (fett, kursiv, "
                                "Listen, Links); sie wurde übernommen."),
          t("Prüfen Sie, ob das gewollt ist. LibreOffice nimmt beim Speichern manchmal „fett“ und „kursiv“ weg."),
          t("Versuch: LibreOffice 7.4 macht aus einem Inhaltssteuerelement mit einem Absatz eines ohne Gestaltung.")),
)  # fmt: skip
