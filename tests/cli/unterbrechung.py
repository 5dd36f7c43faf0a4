"""Ctrl-C as a terminal gives it."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import subprocess

_CODES: Final = frozenset({130, -signal.SIGINT})
"""Shells call both 130. Python ends by the signal itself where the interruption came in the
middle of a text that it executes, as modules with dataclasses do while they are loaded."""


def interrupt(process: subprocess.Popen[bytes]) -> tuple[bytes, str]:
    """Interrupt a call and all that it has started; what it had written to stdout and stderr."""
    assert process.poll() is None, process.communicate()
    os.killpg(process.pid, signal.SIGINT)
    out, raw = process.communicate(timeout=60)
    err = raw.decode()
    assert process.returncode in _CODES, (process.returncode, err)
    assert "Traceback" not in err
    return out, err
