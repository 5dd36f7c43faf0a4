"""Prints the lower bounds of pyproject.toml as exact versions, for pip: ``babel>=2.18`` becomes ``babel==2.18``."""

import tomllib
from pathlib import Path

# They look at the source, not at what runs; their newest version is the one that counts.
NOT_RUN = ("mypy", "ruff", "lxml-stubs", "types-")

project = tomllib.loads((Path(__file__).resolve().parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
for requirement in [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]:
    if not requirement.startswith(NOT_RUN):
        print(requirement.replace(">=", "=="))
