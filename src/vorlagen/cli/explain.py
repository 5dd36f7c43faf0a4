"""``vorlagen explain``."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import click

from vorlagen.cli.befehle import SHARED, lang_option
from vorlagen.errors import UsageError
from vorlagen.i18n import Language, Text, readable, t

if TYPE_CHECKING:
    from vorlagen.findings import RuleInfo


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def explain(code: str | None) -> int:
        rules = all_rules()
        if code is None:
            for info in rules.values():
                click.echo(f"{info.code}  {say(info.level.label):<8} {readable(info.text, language)}")
            return 0
        click.echo(explanation(find_rule(code, rules), language))
        return 0

    return click.Command(
        "explain",
        callback=explain,
        context_settings=SHARED,
        help=say(t(
            "Erklärt eine Regel: was sie bedeutet, wie man sie erfüllt, woher sie kommt. "
            "Ohne CODE: alle in einer Liste.\n\n"
            "Beispiel: vorlagen explain F303"
        )),
        params=[click.Argument(["code"], required=False, metavar="[CODE]"), lang_option(language)],
    )  # fmt: skip


def all_rules() -> dict[str, RuleInfo]:
    """Every code that a finding can bear, by code."""
    from vorlagen.workflow.regeln import all_rules as collect  # noqa: PLC0415 - the start has to be quick

    return collect()


def find_rule(code: str, rules: dict[str, RuleInfo]) -> RuleInfo:
    """The rule of that code.

    Raises:
        UsageError: there is none; a similar one is named.
    """
    wanted = code.strip().upper()
    if wanted in rules:
        return rules[wanted]
    near = difflib.get_close_matches(wanted, rules, n=1)
    hint = t("Meinten Sie {near}? Alle Codes zeigt „vorlagen explain“.", near=near[0]) if near else t(
        "Alle Codes zeigt „vorlagen explain“.")  # fmt: skip
    raise UsageError(t("Den Code „{code}“ gibt es nicht.", code=code), hint)


def explanation(info: RuleInfo, language: Language) -> str:
    """The rule as a few lines of text."""
    rows = (
        (t("Was"), readable(info.text, language)),
        (t("Was tun"), readable(info.hint, language)),
        (t("Quelle"), readable(info.source, language)),
    )
    head = f"{info.code} · {info.level.label.translate(language)}"
    return "\n".join([head, *(f"  {label.translate(language)}: {text}" for label, text in rows)])
