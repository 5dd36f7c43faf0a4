"""Cases of the rules on what stands inside long texts (X)."""

from __future__ import annotations

from faelle import DECISION, NOTE, TEXT, WARNING, Fall, picture

DEEP = "abschnitte: [{ueberschrift: A, abschnitte: [{ueberschrift: B, abschnitte: [sachverhalt]}]}]\n"
"""Three levels of headings stand above the text."""
WIDE = "|".join("a" * 64)
LINE = "|".join("-" * 64)


def text(content: str) -> dict[str, str]:
    return {TEXT: content}


FIRES = (
    Fall("X304", text("Der Bau[^1] beginnt."), TEXT),
    Fall("X304", text("Der Bau[^1] beginnt.\n\n`[^1]: Code`"), TEXT),
    Fall("X304", {"beschlussvorschlag": "Der Rat beschließt den Bau[^a]."}, DECISION),
    Fall("X305", text("Der Bau beginnt.\n\n[^1]: Im Mai."), TEXT, WARNING),
    Fall("X305", text("Der Bau beginnt.\n\n> [^1]: Im Mai."), TEXT, WARNING),
    Fall("X306", text("Der Bau[^1] beginnt.\n\n[^1]: Im Mai.\n\n[^1]: Im Juni."), TEXT),
    Fall("X307", text("Siehe [Plan](plan.pdf)."), TEXT, WARNING),
    Fall("X307", text("Siehe [Plan](<Plan vom Mai.pdf>)."), TEXT, WARNING),
    Fall("X307", text("Siehe [Plan](javascript:alert(1))."), TEXT, WARNING),
    Fall("X307", text("Siehe [Plan].\n\n[plan]: plan.pdf"), TEXT, WARNING),
    Fall("X307", text("Siehe [Plan](https://)."), TEXT, WARNING),
    Fall("X308", text("Siehe [den Plan][plan]."), TEXT, WARNING),
    Fall("X308", text("Siehe [den Plan][]."), TEXT, WARNING),
    Fall("X308", text("Siehe [den Plan]()."), TEXT, WARNING),
    Fall("X309", text("Eins<br>zwei<br/>drei"), TEXT, NOTE),
    Fall("X309", text('<font color="red">Wichtig</font>'), TEXT, NOTE),
    Fall("X310", text("Der Bau. <!-- bitte noch prüfen -->"), TEXT, WARNING),
    Fall("X320", text("# 1\n\n## 2\n\n### 3\n\n#### 4"), TEXT, WARNING, form=DEEP),
    Fall("X321", text("## Anlass\n\n#### Kosten"), TEXT, NOTE),
    Fall("X321", text("Anlass\n===\n\n### Kosten"), TEXT, NOTE),
    Fall("X322", text("## Anlass\n\n##\n\nText"), TEXT, WARNING),
    Fall("X322", text("## ##"), TEXT, WARNING),
    Fall("X323", text("| a | b |\n|---|---|\n| 1 | 2 | 3 |"), TEXT, WARNING),
    Fall("X323", text("| a \\| b | c |\n|---|---|\n| 1 | 2 | 3 |"), TEXT, WARNING),
    Fall("X323", text("- Punkt\n\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3 |"), TEXT, WARNING),
    Fall("X324", text(f"|{WIDE}|\n|{LINE}|\n|{WIDE}|"), TEXT),
    Fall("X325", text("|  |  |\n|---|---|\n| 1 | 2 |"), TEXT, WARNING),
    Fall("X325", text("> |  |  |\n> |---|---|\n> | 1 | 2 |"), TEXT, WARNING),
    Fall("X326", text("> " * 50 + "Text"), TEXT),
    Fall("X326", text("\n".join("  " * depth + "- Punkt" for depth in range(25))), TEXT),
    Fall("X327", {}, TEXT, NOTE, pictures=(picture(dpi=72.0),)),
    Fall("X330", text("\uf0b7 Erstens"), TEXT, WARNING),
    Fall("X330", {"betreff": "Neubau \uf02d Radweg"}, "betreff", WARNING),
    Fall("X331", text("Der \u202eRat\u202c tagt."), TEXT, WARNING),
    Fall("X332", text("Der Beschlu\ufffd."), TEXT, WARNING),
)
CODE = (
    "```\n[^1] [a](b.pdf) [a][b] <br> <!-- x -->\n##\n```\n\n    [^2] <b>x</b>\n\nUnd `[^3] <br>` und \\[^4\\] \\<br>"
)
SILENT = (
    Fall("X304", text(CODE)),
    Fall("X304", text("Der Bau[^1] beginnt[^ort].\n\n[^1]: Im Mai.\n[^ort]: In der Stadt.")),
    Fall("X304", text("- Der Bau[^1]\n- [^1]: Im Mai.")),
    Fall("X305", text("Der Bau[^1]: im Mai, wieder[^1].\n\n[^1]: Im Mai.")),
    Fall("X306", text("Der Bau[^1] und [^2].\n\n[^1]: Im Mai.\n[^2]: Im Mai.")),
    Fall("X307", text(CODE)),
    Fall(
        "X307", text("[a](https://www.beispiel.de/a_(b)) [b](mailto:rat@beispiel.de) <https://beispiel.de> ![c](c.png)")
    ),
    Fall("X307", text("[a] ![Plan [1]](plan.png)\n\n[a]: https://beispiel.de")),
    Fall("X307", text("![Plan](data:image/png;base64,AAAA)")),
    Fall("X308", text(CODE)),
    Fall(
        "X308", text("[der Plan][PLAN  1] und [Haus][] [ ][x] [^1][^2]\n\n[plan 1]: https://a.de\n[haus]: https://b.de")
    ),
    Fall("X309", text(CODE)),
    Fall("X309", text("<rat@beispiel.de> <https://a.de> 3 < 4 a<b und c>d <Name>")),
    Fall("X310", text(CODE)),
    Fall("X320", text("# 1\n\n## 2\n\n### 3"), form=DEEP),
    Fall("X320", text("# 1\n\n## 2\n\n### 3\n\n#### 4")),
    Fall("X320", text("- # 1\n  ## 2\n  ### 3\n  #### 4"), form=DEEP),
    Fall("X321", text("### Anlass\n\n#### Kosten\n\n## Ziel\n\n### Weg\n\nText\n\n---\n\n#### Ende")),
    Fall("X322", text(CODE)),
    Fall("X322", text("## Anlass ##\n\n# Ziel #")),
    Fall("X323", text("| a | b |\n|---|---|\n| 1 |\n| 1 \\| 2 | 3 |\n| 1 | 2 |\n\nText | mit | Strichen")),
    Fall("X324", text(f"|{WIDE[2:]}|\n|{LINE[2:]}|")),
    Fall("X325", text("|  | 2026 |\n|---|---|\n| Kosten | 2 |")),
    Fall("X326", text("\n".join("  " * depth + "- Punkt" for depth in range(8)))),
    Fall("X327", pictures=(picture(dpi=150.0), picture())),
    Fall("X330", text("„Grün“ – 5 € für 水 und 😀")),
    Fall("X331", text("Das Wort \u200fשלום\u200f heißt Frieden.")),
    Fall("X332", text("Größe")),
)
