"""The frame of every HTML page: one file, closed to everything from outside, every text escaped."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.filters import do_mark_safe

from vorlagen.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.i18n import Language, Text

_HERE = Path(__file__).parent
_GERMAN = do_mark_safe(' lang="de"')


def render_page(name: str, language: Language, words: Mapping[str, Text | str], **values: object) -> str:
    """A page: the frame ``seite.html.jinja``, filled by a template with its style and script.

    Args:
        name: the files of the page below this folder, without their endings: ``NAME.html.jinja``
            fills the block ``body``, ``NAME.css`` follows the common style, ``NAME.js`` runs.
        language: the page's language.
        words: what the page says, ``say`` in the template; must hold ``title``.
        **values: what else the template prints.

    Besides these a template has ``german``, an attribute for what papers say: they are
    German, whatever language the page speaks.
    """
    style, script = _asset("seite.css") + _asset(f"{name}.css"), _asset(f"{name}.js")
    page = _environment().get_template(f"{name}.html.jinja")
    return page.render(
        language=language,
        german="" if language == "de" else _GERMAN,
        say={key: word if isinstance(word, str) else word.translate(language) for key, word in words.items()},
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        **values,
    ) + "\n"  # fmt: skip


def _hash(text: str) -> str:
    """As a Content Security Policy names what may run or style this page, and nothing else."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _asset(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@functools.cache
def _environment() -> jinja2.Environment:
    """Every text that is put in is escaped, and shorn of what would turn or break lines."""
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalised,
    )


def _finalised(value: object) -> object:
    return clean(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
