"""The JSON Schemas: valid, fresh, and as generous as the reader."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from vorlagen import resources
from vorlagen.formular.mappe import Band, list_items, plan_mappe
from vorlagen.formular.tagesordnung import number_agenda
from vorlagen.models import Auswahl, Sitzung, Vorlage
from vorlagen.models.blaetter import choice_of, element_model
from vorlagen.reports.mappenplan import plans_as_json
from vorlagen.schema import (
    formular_schema,
    manifest_schema,
    plan_schema,
    seitenzahlen_schema,
    sitzung_schema,
    vorlage_schema,
)
from vorlagen.sources import load_form, read_paper, read_sitzung
from vorlagen.sources.schluessel import spellings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
FORMS = resources.form_names()
EXAMPLES = sorted(
    path for path in (ROOT / "examples").glob("*/*.yaml") if not path.name.startswith(("vorlagen", "sitzung"))
)


class EditorLoader(yaml.SafeLoader):
    """YAML as editors load it (1.2, core schema): 017 is a number, dates and yes are texts."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+0123456789."),
):
    EditorLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), [*first, ""])
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


def load(text: str) -> Any:  # noqa: ANN401 - YAML
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a safe loader


@pytest.fixture(scope="module")
def tool(load_tool: Callable[[str], ModuleType]) -> ModuleType:
    """The script tools/schemas.py as a module."""
    return load_tool("schemas")


@pytest.fixture
def plan_as_json() -> dict[str, Any]:
    """What ``bundle --plan --plan-format json`` prints for the first volume of an open item with two sub-items."""
    meeting = Sitzung.model_validate({"gremium": "Rat", "tagesordnung": {"oeffentlich": [
        "Eröffnung", {"titel": "Anträge", "punkte": [{"titel": "A", "vorlage": "a.pdf"}]},
    ]}})  # fmt: skip
    plan = plan_mappe(list_items(number_agenda(meeting.tagesordnung), meeting, {}, "internal"), "internal")
    return json.loads(plans_as_json([replace(plan, band=Band(1, 2, ("Ö 1", "Ö 2"), {}, {}))]))


PAPERS = jsonschema.Draft202012Validator(vorlage_schema(load_form().formular))
SCHEMAS = {**{name: vorlage_schema(load_form(name).formular) for name in FORMS}, "formular": formular_schema()}
SCHEMAS["sitzung"] = sitzung_schema()
MEETINGS = jsonschema.Draft202012Validator(SCHEMAS["sitzung"])


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_valid_by_its_own_dialect_and_small_enough(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(schema, ensure_ascii=False)
    assert len(text) < 150_000
    for mark in ("x-name", "synonyme", "technisch", '"default"'):
        assert mark not in text


def references(schema: object) -> set[str]:
    if isinstance(schema, list):
        return {found for part in schema for found in references(part)}
    if not isinstance(schema, dict):
        return set()
    own = {schema["$ref"]} if isinstance(schema.get("$ref"), str) else set()
    return own | {found for part in schema.values() for found in references(part)}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_reference_leads_somewhere_and_no_definition_is_idle(name: str) -> None:
    schema = SCHEMAS[name]
    found = references(schema)
    assert len(found) >= 50
    for reference in found:
        target: Any = schema
        for step in reference.removeprefix("#/").split("/"):
            target = target[int(step)] if isinstance(target, list) else target[step]
        assert isinstance(target, dict)
    assert {f"#/$defs/{name}" for name in schema["$defs"]} <= found


def test_the_written_schemas_are_fresh(tool: ModuleType) -> None:
    assert tool.stale() == [], "Abhilfe: make schemas"
    assert len(tool.schemas()) == len(FORMS) + 5


def test_a_missing_an_old_and_a_left_over_file_are_noticed(tool: ModuleType, tmp_path: Path) -> None:
    wanted = tool.schemas()
    for name, text in wanted.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert tool.stale(tmp_path) == []
    (tmp_path / "alt.schema.json").write_text("{}", encoding="utf-8")
    (tmp_path / "standard.schema.json").unlink()
    (tmp_path / "formular.schema.json").write_text("{}", encoding="utf-8")
    assert tool.stale(tmp_path) == ["alt.schema.json", "formular.schema.json", "standard.schema.json"]


def test_the_files_are_sorted_readable_and_end_with_a_line_end(tool: ModuleType) -> None:
    for text in tool.schemas().values():
        assert text.endswith("}\n")
        assert "\\u00" not in text
        assert "ü" in text
        assert text == tool.format_schema(json.loads(text))


@pytest.mark.parametrize("name", FORMS)
def test_shipped_forms_are_valid_by_the_schema_of_forms(name: str) -> None:
    file = resources.form_file(name)
    assert file is not None
    jsonschema.Draft202012Validator(SCHEMAS["formular"]).validate(load(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_valid_by_the_schema_of_their_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    form = read_paper(text, path.name, path.parent).quelle
    assert form is not None
    jsonschema.Draft202012Validator(vorlage_schema(form.formular)).validate(load(text))


def test_example_meetings_are_valid_by_the_schema_of_meetings() -> None:
    paths = sorted((ROOT / "examples").glob("*/sitzung*.yaml"))
    assert len(paths) >= 1
    for path in paths:
        MEETINGS.validate(load(path.read_text(encoding="utf-8")))


def test_the_plan_of_a_mappe_is_valid_by_its_schema(plan_as_json: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(plan_schema())
    validator.validate(plan_as_json)
    (made,) = plan_as_json["mappen"]
    assert (made["fassung"], made["band"]) == ("intern", {"nummer": 1, "anzahl": 2})
    assert any(mark["kinder"] for mark in made["lesezeichen"])
    assert not validator.is_valid({**plan_as_json, "seiten": 1})


@pytest.mark.parametrize("schema", [manifest_schema(), plan_schema(), seitenzahlen_schema()])
def test_a_schema_of_what_is_written_is_valid_by_its_own_dialect_and_names_every_key(schema: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    objects = [part for part in (schema, *schema["$defs"].values()) if part["type"] == "object"]
    assert len(objects) >= 2
    for part in objects:
        assert part["additionalProperties"] is False
        assert all(value["description"] for value in part["properties"].values())


def test_examples_were_found() -> None:
    assert len(EXAMPLES) >= 5


# Each line is a whole paper.
ACCEPTED = [
    "nummer: 017", "nummer: 2026", "nummer: 10.10", "nummer: true", "betreff: 12", "sachverhalt: 5",
    "datum: 2026-05-04", "datum: 04.05.2026", "datum: 4. Mai 2026", "version: 1", "version: '1'",
    "Bürgerbeteiligung: nicht nötig", "BÜRGERBETEILIGUNG: Ja", "Bu\u0308rgerbeteiligung: erfolgt",
    "Finanzielle Auswirkungen: keine", "finanzielle-auswirkungen: {Auswirkung: ja, Gesamtkosten: 1250000}",
    "finanzen: {gesamtkosten: 1.250.000 €, art: investiv}", "finanzielle_auswirkungen: {art: [Investition, konsumtiv]}",
    "klimaschutz: true", "klimaschutz: 'Ja, positiv'", "klima: {co2: 12, ausmass: groß}", "inklusion: false",
    "beratungsfolge: {gremium: Rat, oeffentlich: true}", "beratungsfolge: [{Ausschuss: Rat, Öffentlich: N}, null]",
    "beschlussvorschlag: Der Rat beschließt.", "beschlussvorschlag: [{gremium: Rat, text: A}, B]", "anlagen: [Plan]",
    "anlagen:", "betreff:", "klimaschutz:", "titel: x", "Vorlage-Nr.: 1", "personal: {vzae: 0.5}",
    "personal: {VZÄ: '0,5'}",
    "art: Beschlussvorlage", "status: In Bearbeitung", "beteiligte: Kämmerei", "beteiligte: [A, 7]",
    "pruefung: {ausnahmen: [{regel: S101, grund: x}]}",
]  # fmt: skip
REFUSED = [
    "sachverhlat: x", "klimaschutz: {auswirkunk: ja}", "anlagen: [{tittel: x}]", "art: beschlusvorlage",
    "klimaschutz: vielleicht", "datum: 04.05.26", "datum: morgen", "version: eins", "version: 1.5", "betreff: [a]",
    "beratungsfolge: Rat", "beratungsfolge: [{oeffentlich: vielleicht}]", "betreff: {a: b}", "personal: {vzae: viel}",
    "finanzielle_auswirkungen: {gesamtkosten: viel}", "beteiligte: {a: b}",
]  # fmt: skip


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_the_reader_takes_the_schema_takes(text: str) -> None:
    assert read_paper(text, "v.yaml", ROOT).findings == ()
    PAPERS.validate(load(text))


@pytest.mark.parametrize("text", REFUSED)
def test_what_the_reader_refuses_the_schema_refuses(text: str) -> None:
    assert read_paper(text, "v.yaml", ROOT).findings
    assert not PAPERS.is_valid(load(text))


ACCEPTED_MEETINGS = [
    "gremium: Rat", "Gremium: Rat\nDatum: 23. Juni 2026", "gremium: Rat\nbeginn: '18:30'", "gremium: Rat\nnummer: 12",
    "tagesordnung: {oeffentlich: [Eröffnung, {titel: a, punkte: [b, {vorlage: c.yaml}]}, null]}", "tagesordnung:",
    "Tagesordnung: {Nicht öffentlich: {vorlage: a.yaml, neutraler Titel: b}}", "gremium: Rat\neinladung: 12.06.2026",
    "tagesordnung: {oeffentlich: [{titel: a, art: Tischvorlage, nach: 2, anlagen: [Plan]}]}",
    "gremium: Rat\neinladung: {datum: 12.06.2026, zugang: E-Mail, unterschrift: Erika Beispiel}",
]  # fmt: skip
REFUSED_MEETINGS = [
    "gremium: Rat\nortt: x", "gremium: [Rat]", "gremium: Rat\ndatum: morgen",
    "tagesordnung: {oeffentlich: [{tittel: a}]}", "tagesordnung: {oeffentlich: [{titel: a, art: spontan}]}",
    "tagesordnung: {oeffentlich: [{titel: a, punkte: [{vorlge: b}]}]}", "tagesordnung: [a]",
    "gremium: Rat\neinladung: {zugang: Brieftaube}", "gremium: Rat\neinladung: bald",
]  # fmt: skip


@pytest.mark.parametrize("text", ACCEPTED_MEETINGS)
def test_what_the_reader_of_meetings_takes_the_schema_takes(text: str) -> None:
    assert read_sitzung(text, "s.yaml", ROOT).findings == ()
    MEETINGS.validate(load(text))


@pytest.mark.parametrize("text", REFUSED_MEETINGS)
def test_what_the_reader_of_meetings_refuses_the_schema_refuses(text: str) -> None:
    assert read_sitzung(text, "s.yaml", ROOT).findings
    assert not MEETINGS.is_valid(load(text))


KEYS = sorted(spellings(Vorlage).items())


@pytest.mark.parametrize(("word", "name"), KEYS)
def test_every_spelling_of_a_key_means_in_the_schema_what_it_means_to_the_reader(word: str, name: str) -> None:
    """A key leads to its own field only: a value that only this field takes is valid, any other is not."""
    schema = PAPERS.schema
    assert isinstance(schema, dict)
    hits = [target["$ref"] for pattern, target in schema["patternProperties"].items() if re.search(pattern, word)]
    assert hits == ([] if word == name else [f"#/properties/{name}"])


CHOICES = sorted(
    {
        choice
        for model in [
            Vorlage,
            *filter(None, (element_model(info.annotation) for info in Vorlage.model_fields.values())),
        ]
        for info in model.model_fields.values()
        if (choice := choice_of(info.annotation))
    },
    key=str,
)


@pytest.mark.parametrize("choice", CHOICES)
def test_every_spelling_of_a_choice_is_accepted(choice: type[Auswahl]) -> None:
    schema = PAPERS.schema
    assert isinstance(schema, dict)
    validator = jsonschema.Draft202012Validator(schema["$defs"][choice.__name__])
    for member in choice:
        for word in (member.value, member.bezeichnung, *member.synonyme, member.bezeichnung.upper()):
            validator.validate(word)
    assert not validator.is_valid("quark")


def properties(schema: object) -> list[tuple[str, dict[str, Any]]]:
    """Every property of every block, at any depth."""
    if isinstance(schema, list):
        return [found for part in schema for found in properties(part)]
    if not isinstance(schema, dict):
        return []
    below = [found for part in schema.values() for found in properties(part)]
    # A property may itself be called "properties"; only a block says additionalProperties.
    own = schema.get("properties", {}).items() if "additionalProperties" in schema else ()
    return [*own, *below]


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_editor_has_a_title_and_a_description_for_every_key(name: str) -> None:
    """Also for the fields that only one town has, and for the columns of its tables."""
    found = properties(SCHEMAS[name])
    assert len(found) >= 50
    assert [key for key, about in found if not about["title"].strip() or not about["description"].strip()] == []


@pytest.mark.parametrize("name", FORMS)
def test_an_editor_offers_every_choice_also_those_of_one_town(name: str) -> None:
    schema = SCHEMAS[name]
    fields = [(extra.name, extra) for extra in load_form(name).formular.zusatzfelder]
    blocks = [(schema["properties"], fields)] + [
        (schema["$defs"]["".join(map(str.capitalize, str(table).split("_")))]["properties"],
         [(column.name, column) for column in extra.felder])
        for table, extra in fields if extra.felder
    ]  # fmt: skip
    for offered, wanted in blocks:
        for key, extra in wanted:
            assert set(extra.auswahl) <= set(choices(offered[key], schema)), key
    core = [key for key, about in properties(schema) if choices(about, schema)]
    assert len(core) >= 40


def choices(about: object, schema: dict[str, Any]) -> list[str]:
    """The values that an editor offers for a property, through its references to choices."""
    if isinstance(about, list):
        return [word for part in about for word in choices(part, schema)]
    if not isinstance(about, dict):
        return []
    target = schema["$defs"].get(str(about.get("$ref", "")).removeprefix("#/$defs/"))
    behind = [] if target is None or "properties" in json.dumps(target) else choices(target, schema)
    return [*about.get("enum", ()), *behind, *(word for part in about.values() for word in choices(part, schema))]


def test_the_choices_of_an_editor_are_the_canonical_words() -> None:
    schema = PAPERS.schema
    assert isinstance(schema, dict)
    assert schema["$defs"]["Zustaendigkeit"]["anyOf"][0]["enum"][0] == "entscheidung"
    assert set(schema["properties"]) == set(Vorlage.model_fields)
    assert schema["additionalProperties"] is False


def test_kinds_help_and_fields_of_the_form_are_offered(tmp_path: Path) -> None:
    schema = SCHEMAS["sankt-augustin"]
    assert schema["properties"]["art"]["examples"] == ["beschlussvorlage", "informationsvorlage"]
    assert "Markdown" in schema["properties"]["sachverhalt"]["markdownDescription"]
    (tmp_path / "formular.yaml").write_text(
        "name: x\nabschnitte: [sachverhalt]\nzusatzfelder: [{name: thema, typ: auswahl, auswahl: [Grün, Sozial]}]\n",
        encoding="utf-8",
    )
    validator = jsonschema.Draft202012Validator(vorlage_schema(load_form("formular.yaml", tmp_path).formular))
    validator.validate({"thema": "grün"})
    assert not validator.is_valid({"thema": "blau"})


def test_choices_of_one_name_in_two_tables_are_told_apart() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMAS["aachen"])
    validator.validate({"investive_auswirkungen": [{"zeile": "Auszahlungen"}]})
    validator.validate({"konsumtive_auswirkungen": [{"zeile": "Ertrag"}]})
    assert not validator.is_valid({"investive_auswirkungen": [{"zeile": "Ertrag"}]})
