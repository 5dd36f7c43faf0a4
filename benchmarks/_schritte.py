"""How the time of one run is spread over its steps; shared by the measurements."""

from __future__ import annotations

from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING, Any
from unittest import mock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Schritte = Mapping[str, tuple[tuple[object, str], ...]]
    """Steps by name, each as functions: the module or class that holds one, and its name there."""

REST = "übrige Arbeit"


def spread(schritte: Schritte, run: Callable[[], object]) -> dict[str, float]:
    """Seconds spent in each step of ``run``, and in none of them."""
    spent = dict.fromkeys(schritte, 0.0)

    def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def measured(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the step takes
            start = perf_counter()
            try:
                return call(*args, **options)
            finally:
                spent[name] += perf_counter() - start

        return measured

    with ExitStack() as stack:
        for name, functions in schritte.items():
            for owner, attribute in functions:
                stack.enter_context(mock.patch.object(owner, attribute, timed(name, getattr(owner, attribute))))
        start = perf_counter()
        run()
        spent[REST] = perf_counter() - start - sum(spent.values())
    return spent
