"""The inner loops that are compiled where the package was built with a C compiler, found here or done without.

A kernel is a `.pyx` file beside the module that asks for it, and does the same as the Python there, faster. Without a
compiler, with `CHECK_FIGURES_PURE=1`, and in a work tree whose kernels are older than their source, Python does it all.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

_HERE = Path(__file__).parent
NAMES = (
    "checker._beside",
    "checker._guarded",
    "checker.describe._around",
    "checker.describe._clause",
    "checker.describe._columns",
    "checker.describe._scope",
    "checker.extract._candidates",
    "checker.language._cuts",
    "checker.language._lexicon",
    "checker.language._tokens",
    "checker.link._sides",
)


def kernel(name: str) -> Any:
    """The compiled module of that name, None where there is none to be used."""
    if os.environ.get("CHECK_FIGURES_PURE"):
        return None
    try:
        module = import_module(name)
    except ImportError:
        return None
    try:
        source = _HERE.joinpath(*name.split(".")[1:]).with_suffix(".pyx").stat().st_mtime  # none in a wheel
        return module if Path(module.__file__ or "").stat().st_mtime >= source else None
    except OSError:
        return module


F = TypeVar("F", bound=Callable[..., Any])
PLAIN: dict[str, Callable[..., Any]] = {}
"""The Python that compiled functions stand for, by name."""


def compiled_in(module: Any) -> Callable[[F], F]:
    """Makes a function that of its name in a kernel, where there is the kernel."""

    def compiled(function: F) -> F:
        PLAIN[function.__name__] = function
        return getattr(module, function.__name__) if module else function

    return compiled


if __name__ == "__main__" and (missing := [name for name in NAMES if not kernel(name)]):
    which = "the kernels" if missing == list(NAMES) else ", ".join(missing)
    print(f"check-figures: in plain Python, at half the speed: no C compiler has compiled {which}")
