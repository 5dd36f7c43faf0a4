"""The report as a page: complete without its script, closed to everything from outside."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from lxml import html

from vorlagen.findings import Level, Report, RuleInfo
from vorlagen.i18n import Text, t
from vorlagen.reports import Context, render_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from vorlagen.findings import Finding

F303 = RuleInfo("F303", Level.ERROR, t("„ja“ in {feld} braucht einen Betrag"), t("Betrag nennen."), t("Vordruck"))
EVIL = '<script>alert(1)</script><img src=x onerror="y"> & „Ümlaut“ \u202e \x1b[31m\x00 "\' {{ 7 * 7 }}'


def page(report: Report, **context: object) -> HtmlElement:
    text = render_report(report, output_format="html", context=Context(**context))  # type: ignore[arg-type]
    return html.document_fromstring(text)


def texts(found: list[HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found]


def test_every_finding_stands_below_its_file_with_its_level_in_words(mixed: Report) -> None:
    made = page(mixed)
    assert texts(made.xpath("//section[@class='file']/h2")) == ["examples/x/vorlage.yaml", "b.yaml"]
    assert texts(made.xpath("//li//span[@class='level']")) == [
        "Fehler F303", "Fehler S101", "Warnung F309", "Hinweis B210", "Fehler F305",
    ]  # fmt: skip
    assert texts(made.xpath("//p[@class='summary']")) == [
        "2 Fehler, 1 Warnung, 1 Hinweis in 3 Dateien (1 ausgenommen)."
    ]
    rows = made.xpath('//table[@id="files"]/tbody/tr')
    assert texts([cell for row in rows for cell in row]) == [
        "examples/x/vorlage.yaml", "2", "0", "0", "0", "b.yaml", "0", "1", "1", "1",
    ]  # fmt: skip


def test_a_finding_shows_place_line_caret_and_hint(make: Callable[..., Finding]) -> None:
    (item,) = page(Report((make(),))).xpath("//li")
    assert texts(item.xpath("./h3")) == ["Fehler F303 Finanzielle Auswirkungen „ja“, aber kein Betrag."]
    assert texts(item.xpath("./p")) == [
        "Zeile 14, Spalte 16 · finanzielle_auswirkungen.auswirkung",
        "Hinweis: Gesamtkosten angeben.",
    ]
    (shown,) = item.xpath("./pre")
    assert shown.text_content() == "  auswirkung:  ja\n               ^"
    assert texts(shown.xpath("./*[@aria-hidden='true']")) == ["^"], "a caret is noise to who hears the page"


def test_a_waived_finding_says_so_and_why(make: Callable[..., Finding]) -> None:
    (item,) = page(Report((make(waived="Beschluss vom 4. Mai"),))).xpath("//li")
    assert texts(item.xpath("./h3/span")) == ["Fehler F303", "ausgenommen"]
    assert texts(item.xpath("./p"))[1:] == ["Grund: Beschluss vom 4. Mai"]


def test_a_known_rule_is_explained_on_the_page_and_linked(mixed: Report) -> None:
    made = page(mixed, rules={"F303": F303, "F999": F303})
    assert texts(made.xpath("//article")) == [
        "F303 Was: „ja“ in … braucht einen Betrag Was tun: Betrag nennen. Quelle: Vordruck"
    ]
    assert texts(made.xpath("//li//a")) == ["Regel F303"]


def test_headings_make_an_outline_without_jumps(mixed: Report) -> None:
    made = page(mixed, rules={"F303": F303})
    levels = [int(element.tag[1]) for element in made.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(after - before for before, after in itertools.pairwise(levels)) == 1


def test_links_and_labels_lead_to_what_is_on_the_page(mixed: Report) -> None:
    made = page(mixed, rules={"F303": F303})
    identities = made.xpath("//@id")
    assert len(set(identities)) == len(identities)
    links = made.xpath("//@href")
    assert len(links) >= 3
    assert {link.removeprefix("#") for link in links} <= set(identities)
    assert set(made.xpath("//@aria-labelledby")) <= set(identities)
    assert made.xpath("/html/@lang") == ["de"]
    assert texts(made.xpath("//title")) == ["Prüfbericht"]
    assert len(made.xpath("//main")) == 1
    assert made.xpath("//table[not(caption)] | //th[not(@scope)]") == []


def test_the_filter_offers_every_group_that_occurs_and_no_other(mixed: Report) -> None:
    made = page(mixed)
    (form,) = made.xpath("//form")
    assert form.get("hidden") is not None, "without the script there is nothing to press"
    assert texts(form.xpath(".//legend")) == ["Befunde auswählen"]
    assert texts(form.xpath(".//label")) == ["2 Fehler", "1 Warnung", "1 Hinweis", "1 ausgenommen"]
    assert form.xpath(".//label/input/@value") == ["error", "warning", "note", "waived"]
    assert set(made.xpath("//li/@data-gruppe")) == {"error", "warning", "note", "waived"}
    (status,) = made.xpath("//*[@id='count']")
    assert (status.get("role"), status.get("aria-live")) == ("status", "polite")


def test_a_clean_report_says_so_and_has_nothing_to_filter() -> None:
    made = page(Report((), 4))
    assert texts(made.xpath("//p[@class='summary']")) == ["Keine Befunde."]
    assert made.xpath("//form | //table | //li | //article") == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_is_fetched_and_only_our_own_script_and_style_run(
    mixed: Report, language: str, assert_closed: Callable[[HtmlElement], None]
) -> None:
    assert_closed(page(mixed, language=language, rules={"F303": F303}))


def test_what_somebody_wrote_is_text_and_nothing_else(make: Callable[..., Finding]) -> None:
    said = Text("{x}", {"x": EVIL})
    report = Report((
        make(message=said, hint=said, file=EVIL, path=EVIL, excerpt=EVIL, column=3),
        make(waived=EVIL, file="a.yaml", excerpt=None),
    ))  # fmt: skip
    made = page(report)
    assert len(made.xpath("//script")) == 1
    assert made.xpath("//img | //@onerror | //@src") == []
    (heading,) = made.xpath("//section[@class='file'][1]/h2")
    assert heading.text_content().startswith('<script>alert(1)</script><img src=x onerror="y"> & „Ümlaut“')
    body = made.xpath("//body")[0].text_content()
    assert body.count("<script>alert(1)") == 7
    assert body.count("{{ 7 * 7 }}") == 7
    assert not set(body) & {"\u202e", "\x1b", "\x00"}


def test_the_quoted_line_is_german_on_an_english_page(make: Callable[..., Finding]) -> None:
    made = page(Report((make(),)), language="en")
    assert made.xpath("/html/@lang") == ["en"]
    assert made.xpath("//pre/@lang") == ["de"]


def test_equal_reports_give_equal_bytes(mixed: Report) -> None:
    assert render_report(mixed, output_format="html") == render_report(mixed, output_format="html")


def test_what_a_baseline_lists_is_counted_and_not_shown(finding_known: tuple[Finding, Finding]) -> None:
    new, known = finding_known
    text = render_report(Report((known, new), files=1), output_format="html", context=Context())
    assert str(new.message) in text
    assert str(known.message) not in text
    assert "schon bekannt" in text
