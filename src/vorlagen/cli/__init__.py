"""The command line: words and flags in, exit code and text out."""

from __future__ import annotations


def main() -> None:
    """Run the command line with the arguments of the process; ends it with the exit code."""
    import sys  # noqa: PLC0415 - the start has to be quick

    try:
        from vorlagen.cli.start import run  # noqa: PLC0415

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # while modules were being loaded; nothing has been done yet
        code = 130
    sys.exit(code)
