"""Writes ``schemas/``: one JSON Schema for papers of each form, for meetings, forms, and what ``bundle`` writes.

``--check`` writes nothing and fails where a file is not what the models say.
"""

import sys
from pathlib import Path

from vorlagen import resources
from vorlagen.schema import (
    format_schema,
    formular_schema,
    manifest_schema,
    plan_schema,
    seitenzahlen_schema,
    sitzung_schema,
    vorlage_schema,
)
from vorlagen.sources import load_form

FOLDER = Path(__file__).resolve().parent.parent / "schemas"


def schemas() -> dict[str, str]:
    """The text of every file by its name."""
    papers = {f"{name}.schema.json": vorlage_schema(load_form(name).formular) for name in resources.form_names()}
    others = {
        "formular.schema.json": formular_schema(),
        "manifest.schema.json": manifest_schema(),
        "plan.schema.json": plan_schema(),
        "seitenzahlen.schema.json": seitenzahlen_schema(),
        "sitzung.schema.json": sitzung_schema(),
    }
    return {name: format_schema(schema) for name, schema in {**papers, **others}.items()}


def stale(folder: Path = FOLDER) -> list[str]:
    """Names of files that are missing, out of date, or left over."""
    wanted = schemas()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*")}
    return sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))


def main() -> None:
    """Write the files, or with ``--check`` only compare them."""
    names = stale()
    if "--check" in sys.argv[1:]:
        sys.exit(f"Nicht mehr aktuell: {', '.join(names)}. Abhilfe: make schemas" if names else 0)
    FOLDER.mkdir(exist_ok=True)
    wanted = schemas()
    for name in names:
        if name in wanted:
            (FOLDER / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (FOLDER / name).unlink()
    print(f"{FOLDER}: {len(wanted)} Schemas, {len(names)} geändert.")


if __name__ == "__main__":
    main()
