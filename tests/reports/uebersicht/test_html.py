"""The overview as a page: complete without its script, closed to everything from outside."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from lxml import html

from vorlagen import render_overview
from vorlagen.reports import Context

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

    from vorlagen import Uebersicht
    from vorlagen.reports.uebersicht import Tables


def page(whole: Uebersicht, tables: Tables = "both", context: Context | None = None) -> HtmlElement:
    data = render_overview(whole, output_format="html", tables=tables, context=context)
    return html.document_fromstring(data.decode())


def texts(found: list[HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found]


def test_every_paper_and_project_is_a_row(examples: Uebersicht) -> None:
    made = page(examples)
    papers = made.xpath('//table[@id="papers"]/tbody/tr')
    assert len(papers) == len(examples.papiere) == 8
    (bridge,) = [row for row in papers if "2026/0184" in row.text_content()]
    assert texts(bridge.xpath(".//li"))[1] == "16.06.2026 Haupt- und Finanzausschuss, nichtöffentlich, Vorberatung"
    assert bridge.xpath(".//time/@datetime") == ["2026-05-04"]
    assert "1.250.000 €" in bridge.text_content()
    assert len(made.xpath('//table[@id="projects"]/tbody/tr')) == len(examples.vorhaben) >= 10


def test_drafts_and_closed_papers_are_marked_in_words(examples: Uebersicht) -> None:
    made = page(examples)
    assert texts(made.xpath('//table[@id="papers"]//span[contains(@class, "draft")]')) == ["Entwurf"]
    (row,) = made.xpath('//table[@id="papers"]//tr[.//span[contains(@class, "closed")]]')
    assert "2026/0190" in row.text_content()
    assert "nichtöffentliche Vorlagen" in made.xpath('//p[@class="internal"]')[0].text_content()


def test_tables_have_caption_heads_and_row_heads(examples: Uebersicht) -> None:
    made = page(examples)
    assert made.xpath("/html/@lang") == ["de"]
    for table in made.xpath("//table"):
        assert table.xpath("./caption")
        columns = len(table.xpath("./thead/tr/th[@scope='col']"))
        rows = table.xpath("./tbody/tr")
        assert len(rows) >= 8
        assert {len(row.xpath("./th[@scope='row'] | ./td")) for row in rows} == {columns}
        assert all(row.xpath("./th[@scope='row']") for row in rows)


def test_every_field_of_the_filter_has_a_label_and_every_value_occurs(examples: Uebersicht) -> None:
    made = page(examples)
    assert len(made.xpath("//form")) == 2
    for form in made.xpath("//form"):
        assert form.get("hidden") is not None, "without the script there is nothing to press"
        fields = form.xpath(".//input | .//select")
        assert len(fields) >= 5
        assert all(made.xpath(f'//label[@for="{field.get("id")}"]') for field in fields)
        values = [
            json.loads(row.get("data-werte")) for row in made.xpath(f'//table[@id="{form.get("data-table")}"]/tbody/tr')
        ]
        for select in form.xpath(".//select"):
            offered = texts(select.xpath("./option"))[1:]
            assert offered
            assert set(offered) == {value for row in values for value in row[select.get("name")]}
        (status,) = made.xpath(f'//*[@id="{form.get("data-count")}"]')
        assert (status.get("role"), status.get("aria-live")) == ("status", "polite")


def test_nothing_is_fetched_and_only_our_own_script_and_style_run(
    examples: Uebersicht, assert_closed: Callable[[HtmlElement], None]
) -> None:
    assert_closed(page(examples))


def test_what_somebody_wrote_is_text_and_nothing_else(evil: Uebersicht) -> None:
    made = page(evil)
    assert len(made.xpath("//script")) == 1
    assert made.xpath("//*[@onclick]") == []
    subject = next(text for text in texts(made.xpath('//table[@id="papers"]//td[1]')) if "alert" in text)
    assert subject.startswith("<script>alert(1)</script> & „Ümlaut“")
    assert not set(subject) & {"\u202e", "\x1b"}
    assert "kaputt.yaml" in "".join(texts(made.xpath("//section[1]//li")))


@pytest.mark.parametrize(("tables", "found"), [("papers", ["papers"]), ("projects", ["projects"])])
def test_one_table_alone_is_to_be_had(examples: Uebersicht, tables: Tables, found: list[str]) -> None:
    assert page(examples, tables).xpath("//table/@id") == found


def test_in_english_what_the_papers_say_is_marked_as_german(examples: Uebersicht) -> None:
    made = page(examples, context=Context(language="en"))
    assert made.xpath("/html/@lang") == ["en"]
    cells = made.xpath('//table[@id="papers"]/tbody/tr[1]/td[@lang="de"]')
    assert len(cells) >= 5


def test_equal_overviews_give_equal_bytes(examples: Uebersicht) -> None:
    assert render_overview(examples, output_format="html") == render_overview(examples, output_format="html")
