"""The command line: words and flags in, exit code and text out."""

from __future__ import annotations


def main() -> None:
    """Run the command line with the arguments of the process; ends it with the exit code."""
    import sys  # noqa: PLC0415 - the start has to be quick

    from vorlagen.cli.start import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:]))
