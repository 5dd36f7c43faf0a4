"""Whether a form would print what a paper does not say, so that a rule may ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular import printed_paths

if TYPE_CHECKING:
    from vorlagen.checks.regel import Pruefling


def would_print(pruefling: Pruefling, block: str, **details: object) -> bool:
    """Whether the form would print one of the ``details`` if the block held them.

    Tried with the form itself, since a detail may be named by a sentence, a box or a table and
    depend on what else the paper says. It takes a millisecond: ask it last.

    Args:
        pruefling: the paper, whose ``block`` is filled.
        block: name of the block, such as ``finanzielle_auswirkungen``.
        details: fields of the block, each with a value to try.
    """
    filled = getattr(pruefling.vorlage, block).model_copy(update=details)
    paper = pruefling.vorlage.model_copy(update={block: filled})
    return any(path[0] == block and path[1] in details for path in printed_paths(paper, pruefling.formular) if path[1:])
