"""What is wrong with a YAML text, in German: the parser speaks English and of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    import yaml

Rat = tuple[Text, Text]
"""Message and hint."""

_TAB: Rat = (t("Die Zeile ist mit einem Tabulator eingerückt."), t("YAML erlaubt zum Einrücken nur Leerzeichen."))
_TEXT = t("Setzen Sie den Text in Anführungszeichen.")
_PERCENT: Rat = (t("Mit % darf eine Zeile nicht beginnen."), _TEXT)
_ZWEI: Rat = (
    t("Hier steht ein zweiter Doppelpunkt in einer Zeile."),
    t("Setzen Sie den Text in Anführungszeichen, oder rücken Sie die Zeile richtig ein."),
)
_FORTSETZUNG: Rat = (
    t("Diese Zeile gehört noch zum Text davor, enthält aber einen Doppelpunkt."),
    t("Beginnen Sie die Zeile genau unter dem Schlüssel darüber, und prüfen Sie, ob darüber ein Doppelpunkt fehlt."),
)
_DAHINTER: Rat = (
    t("Hinter dem Anführungszeichen oder der Klammer steht noch Text."),
    t("Setzen Sie den ganzen Text in Anführungszeichen; ein einfaches darin wird verdoppelt."),
)
_PROBLEMS: tuple[tuple[str, Rat], ...] = (
    ("tab character", _TAB),
    ("unexpected ':'", _ZWEI),
    ("mapping keys are not allowed", (t("Mit „? “ darf ein Text nicht beginnen."), _TEXT)),
    ("block sequence entries are not allowed",
     (t("Eine Liste beginnt in einer eigenen Zeile."), t("Schreiben Sie „- “ in die nächste Zeile, oder setzen Sie den "
       "Text in Anführungszeichen."))),
    ("could not find expected ':'",
     (t("Hier fehlt ein Doppelpunkt."), t("Nach jedem Schlüssel steht ein Doppelpunkt und ein Leerzeichen."))),
    ("escape",
     (t("Nach dem Schrägstrich „\\“ steht ein Zeichen, das hier nichts bedeutet."),
      t("Nehmen Sie einfache Anführungszeichen ('…'), oder schreiben Sie „\\\\“."))),
    ("hexdecimal",
     (t("Nach „\\x“ und „\\u“ gehören Ziffern und die Buchstaben A bis F."),
      t("Nehmen Sie einfache Anführungszeichen ('…'), oder schreiben Sie „\\\\“."))),
    ("cannot start any token", (t("Mit diesem Zeichen darf ein Text nicht beginnen."), _TEXT)),
    ("alphabetic or numeric character", (t("Mit & oder * darf ein Text nicht beginnen."), _TEXT)),
    ("expected ',' or ']'",
     (t("Eine eckige Klammer wird nicht geschlossen, oder es fehlt ein Komma."),
      t("Zwischen „[“ und „]“ stehen die Einträge durch Kommas getrennt; Texte mit Klammern gehören in "
        "Anführungszeichen."))),
    ("expected ',' or '}'",
     (t("Eine geschweifte Klammer wird nicht geschlossen, oder es fehlt ein Komma."),
      t("Zwischen „{{“ und „}}“ stehen die Angaben durch Kommas getrennt; Texte mit Kommas oder Klammern gehören in "
        "Anführungszeichen."))),
    ("expected node content",
     (t("Eine Klammer wird nicht geschlossen, oder es fehlt ein Wert."), t("Schließen Sie die Klammer."))),
    ("directive", _PERCENT),
    ("document start",
     (t("Nach dem Ende („...“) steht noch Text."), t("Löschen Sie die Zeile „...“ oder „---“ davor."))),
    ("tag", (t("Mit ! darf ein Text nicht beginnen."), _TEXT)),
    ("comment or line break",
     (t("Hinter „|“ und „>“ darf kein Text stehen."), t("Beginnen Sie den Text in der nächsten Zeile, eingerückt."))),
)  # fmt: skip
_CONTEXTS: tuple[tuple[str, Rat], ...] = (
    (
        "quoted scalar",
        (t("Ein Anführungszeichen wird nicht geschlossen."), t("Schließen Sie den Text mit demselben Zeichen.")),
    ),
    ("tag", (t("Mit ! darf ein Text nicht beginnen."), _TEXT)),
    ("block", (t("Die Einrückung passt nicht."), t("Schlüssel einer Ebene stehen genau untereinander."))),
)
_SONST: Rat = (t("Das ist kein gültiges YAML."), t("Prüfen Sie Einrückung und Anführungszeichen."))


def explain(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[Rat, int, int]:
    """Message, hint, line and column (from 1) of what the parser refused.

    Args:
        error: what the parser says.
        lines: the lines of the text, without line ends.
    """
    problem, context = error.problem or "", error.context or ""
    mark = error.problem_mark or error.context_mark
    opened = "quoted scalar" in context and "escape" not in problem and "hexdecimal" not in problem
    if error.context_mark and (opened or (mark and mark.line >= len(lines))):
        mark = error.context_mark  # noticed only at the end of the file
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if line > len(lines):  # behind the end: point to the end of the last line that has text
        line = max((at for at, text in enumerate(lines, 1) if text.strip()), default=1)
        column = len(lines[line - 1]) + 1 if lines else 1
    text = lines[line - 1] if lines else ""
    return _advice(problem, context, text[: column - 1], text[column - 1 :]), line, column


def _advice(problem: str, context: str, before: str, after: str) -> Rat:
    if (before + after).startswith("%"):
        return _PERCENT
    if not before.strip() and (before + after).lstrip(" ").startswith("\t"):
        return _TAB
    if "mapping values are not allowed" in problem:
        return _ZWEI if ": " in before else _FORTSETZUNG
    for words, rat in _PROBLEMS:
        if words in problem:
            return rat
    if "block" in context and before.strip(" -"):
        return _DAHINTER
    return next((rat for words, rat in _CONTEXTS if words in context), _SONST)
