"""Start of the command line: language, consoles, and exceptions as exit codes."""

from __future__ import annotations

import contextlib
import errno
import gettext
import os
import sys
import traceback
from typing import TYPE_CHECKING

import click

from vorlagen import resources
from vorlagen.cli.ausgabe import print_error
from vorlagen.errors import OutputError, VorlagenError
from vorlagen.i18n import LANGUAGES, Language, system_reason, t

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130
OUR_BUG = 70
USAGE = 2
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Our output goes to a file that cannot take more."""


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911 - one for each way to end
    """Run one command.

    Args:
        arguments: the words after the program's name.

    Returns:
        The exit code; see docs/befehle.md.
    """
    from vorlagen.cli.befehle import make_group  # noqa: PLC0415 - after the language is known

    language = chosen_language(arguments, os.environ)
    _prepare_consoles()
    translate_click(language)
    try:
        result = make_group(language).main(list(arguments), prog_name="vorlagen", standalone_mode=False)
        sys.stdout.flush()
    except VorlagenError as error:
        print_error(error, language)
        return error.exit_code
    except click.exceptions.Abort:
        return _interrupted(language)
    except click.ClickException as error:
        error.show()
        return USAGE
    except KeyboardInterrupt:
        return _interrupted(language)
    except SystemExit as end:  # click ends the process itself when the reader of a pipe is gone, with a wrapped stdout
        return _reader_gone() if "Pacify" in type(sys.stdout).__name__ else _code(end)
    except BrokenPipeError:
        return _reader_gone()
    except OSError as error:
        return _output_failed(error, language) if error.errno in _FULL else _our_bug(error, language)
    except Exception as error:  # noqa: BLE001 - the last line of defence: no traceback reaches a clerk
        return _our_bug(error, language)
    return result if isinstance(result, int) else 0


def chosen_language(arguments: Sequence[str], environment: os._Environ[str] | dict[str, str]) -> Language:
    """The language of all texts: ``--lang``, else ``VORLAGEN_LANG``, else German."""
    wanted = environment.get("VORLAGEN_LANG", "")
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            wanted = arguments[at + 1]
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    short = wanted.strip().lower()[:2]
    return next((language for language in LANGUAGES if language == short), "de")


def _prepare_consoles() -> None:
    """What a console cannot show (Windows cp1252) becomes „?“ instead of a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def translate_click(language: Language) -> None:
    """Click asks the process-wide gettext; only this process, and only for the texts of click."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", str(resources.locale_dir()))
    gettext.textdomain("click")


def _code(end: SystemExit) -> int:
    return end.code if isinstance(end.code, int) else 0


def _reader_gone() -> int:
    """The reader of our output went away (head, a pager): nothing is wrong with us."""
    _silence()
    return 0


def _silence() -> None:
    """Send what is still buffered nowhere; Python would try it once more at the end and complain."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _output_failed(error: OSError, language: Language) -> int:
    _silence()
    print_error(OutputError(t("Die Ausgabe lässt sich nicht schreiben: {reason}.", reason=system_reason(error)),
                            t("Prüfen Sie den freien Speicherplatz.")), language)  # fmt: skip
    return OutputError.exit_code


def _interrupted(language: Language) -> int:
    text = t("Abgebrochen. Was schon ausgegeben wurde, ist vollständig; alles andere ist unverändert.")
    click.echo(text.translate(language), err=True)
    return INTERRUPTED


def _our_bug(error: Exception, language: Language) -> int:
    text = t("Das ist ein Fehler in vorlagen: {kind}: {error}", kind=type(error).__name__, error=error)
    click.echo(text.translate(language), err=True)
    hint = t("Bitte melden Sie ihn, mit der Ausgabe desselben Befehls nach „set VORLAGEN_DEBUG=1“.")
    click.echo(hint.translate(language), err=True)
    if os.environ.get("VORLAGEN_DEBUG"):
        traceback.print_exception(error)
    return OUR_BUG
