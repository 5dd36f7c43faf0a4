"""What is wrong with a form, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vorlagen.findings import Path
    from vorlagen.i18n import Text


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold together in a form.

    Attributes:
        code: ``V201`` and up.
        path: its place in the form.
        message: what is wrong.
        hint: what to do.
    """

    code: str
    path: Path
    message: Text
    hint: Text
