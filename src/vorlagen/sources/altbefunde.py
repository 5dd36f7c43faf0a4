"""Baselines: the file that lists findings known before."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from vorlagen.checks.bekannt import Altbefund
from vorlagen.errors import UsageError
from vorlagen.i18n import t
from vorlagen.sources.textfile import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_VERSION = 1
_LIST = TypeAdapter(tuple[Altbefund, ...])
MAX_BYTES = 100_000_000
"""Some 500,000 findings."""


def read_baseline(file: Path) -> tuple[Altbefund, ...]:
    """The findings that a baseline lists.

    Raises:
        UnreadableError: the file cannot be read as text.
        UsageError: it is no baseline.
    """
    text = decode(read_bytes(file, str(file), MAX_BYTES), str(file))
    try:
        content = json.loads(text)
        if content["version"] == _VERSION:
            return _LIST.validate_python(content["known"])
    except (ValueError, KeyError, TypeError, RecursionError, ValidationError):
        pass  # none of ours, whatever it is
    raise UsageError(
        t("{file} ist keine Liste bekannter Befunde.", file=file),
        t("„vorlagen check --write-baseline DATEI …“ schreibt eine."),
    )


def baseline_text(known: Iterable[Altbefund]) -> str:
    """The text of a baseline: a line a finding, in an order that keeps differences small."""
    rows = ",\n".join("  " + json.dumps(asdict(old), ensure_ascii=False) for old in known)
    return f'{{"version": {_VERSION}, "known": [\n{rows}\n]}}\n'
