"""The command line: words and flags in, exit code and text out."""

from __future__ import annotations

_GARBAGE_THRESHOLD = 20_000
"""Objects made before Python looks for cycles among them; by default 700."""


def main() -> None:
    """Run the command line with the arguments of the process; ends it with the exit code."""
    import gc  # noqa: PLC0415 - the start has to be quick
    import os  # noqa: PLC0415
    import sys  # noqa: PLC0415

    # Importing makes many objects and no garbage: looking for it seldom saves a tenth of the start.
    gc.set_threshold(_GARBAGE_THRESHOLD, 20, 20)
    # No plug-ins of other packages: a paper is read the same way everywhere, and looking for
    # them opens every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    try:
        from vorlagen.cli.start import run  # noqa: PLC0415

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were being loaded; nothing has been done yet
        code = 130
    sys.exit(code)
