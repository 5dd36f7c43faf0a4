from __future__ import annotations

import doctest
import importlib
import pkgutil

import vorlagen


def test_every_example_in_a_docstring_is_true() -> None:
    names = [info.name for info in pkgutil.walk_packages(vorlagen.__path__, "vorlagen.")]
    results = [doctest.testmod(importlib.import_module(name)) for name in names if not name.endswith("__main__")]
    assert sum(result.attempted for result in results) >= 2
    assert sum(result.failed for result in results) == 0
