"""How far a command is: a bar on a terminal, nothing in a pipe."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vorlagen.i18n import Language, Text

MANY = 50
"""From so many files on there is something to wait for."""


@contextlib.contextmanager
def progress_bar(title: Text, language: Language) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on stderr while the block runs; it is gone afterwards.

    Yields:
        What to call with the number of files that are done, and of all; ``None`` where nobody looks.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(title.translate(language), total=None, visible=False)

        def done(number: int, files: int) -> None:
            progress.update(task, completed=number, total=files, visible=files >= MANY)

        yield done
