"""The exception tree: every way the machine can fail, each with its exit code.

::

    VorlagenError        Z070    70  our own bug, unless a subclass says otherwise
    ├── InputError       Z100     1  a paper cannot be read as a paper (carries findings L…)
    ├── PaperError       Z101     1  a paper has errors and may not be rendered (carries the report)
    ├── UsageError       Z200     2  wrong call: unknown form, clashing options
    ├── UnreadableError  Z300     3  a file cannot be opened, or is no text, docx or PDF at all
    ├── SourceError      Z301     3  sources of a Mappe cannot be used (carries findings E…)
    ├── FormError        Z400     4  form or Word template found but unusable (may carry findings)
    ├── ToolMissingError Z500     5  a program or wheel that was asked for is not installed
    ├── ConversionError  Z600     6  the PDF engine ran and failed, or its result is not usable
    ├── OutputError      Z700     7  the target exists, was edited, or cannot be written
    └── PublicnessError  O502     8  something closed would get into a public output

What the *paper* has wrong is never an exception of its own but a finding; the
classes that carry findings exist so that the library can refuse to go on.
"""

from __future__ import annotations

from typing import ClassVar


class VorlagenError(Exception):
    """Root of the tree.

    Args:
        message: what happened and where; ``str(message)`` is the German text. A
            ``vorlagen.i18n.Text`` can also be asked for English.
        hint: what to do next, in the same form.
        findings: the findings that led here, if any, in report order.
    """

    exit_code: ClassVar[int] = 70
    code: ClassVar[str] = "Z070"
    """Stable code of the kind of failure; ``vorlagen explain`` knows it."""

    def __init__(self, message: object, hint: object = "", findings: tuple[object, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.findings = findings

    def __str__(self) -> str:
        return str(self.message)

    def __reduce__(self) -> tuple[type[VorlagenError], tuple[object, object, tuple[object, ...]]]:
        return type(self), (self.message, self.hint, self.findings)  # hint and findings go along to other processes


class InputError(VorlagenError):
    """The file is there, but its content is no paper, meeting or form (findings L…)."""

    exit_code = 1
    code = "Z100"


class PaperError(VorlagenError):
    """The paper has findings of level error; rendering it was refused."""

    exit_code = 1
    code = "Z101"


class UsageError(VorlagenError):
    """The call itself is wrong: an unknown form, options that exclude each other."""

    exit_code = 2
    code = "Z200"


class UnreadableError(VorlagenError):
    """A file cannot be opened, or is no text, docx or PDF at all."""

    exit_code = 3
    code = "Z300"


class SourceError(VorlagenError):
    """Sources of a Sitzungsmappe cannot be used; the findings E… name each with its cause."""

    exit_code = 3
    code = "Z301"


class FormError(VorlagenError):
    """A form or a Word template was found, but cannot be used."""

    exit_code = 4
    code = "Z400"


class ToolMissingError(VorlagenError):
    """A program or wheel that was asked for is not installed."""

    exit_code = 5
    code = "Z500"


class ConversionError(VorlagenError):
    """A PDF engine ran and failed, or what it wrote cannot be used."""

    exit_code = 6
    code = "Z600"


class OutputError(VorlagenError):
    """The target exists, was edited by hand, or cannot be written."""

    exit_code = 7
    code = "Z700"


class PublicnessError(VorlagenError):
    """Something closed would get into a public output; nothing was written."""

    exit_code = 8
    code = "O502"
