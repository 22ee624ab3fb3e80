"""check-figures: which figures of a story's sources agree, which conflict, and which stand alone.

    >>> import checker
    >>> report = checker.check([checker.Article("a.txt", "a.txt", "Some 1,200 people were killed.")])
    >>> [figure.text for figure in report.figures]
    ['Some 1,200 people']

Everything is imported when it is first asked for: `import checker` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model import Article, Figure, Finding, Group, Problem, Report
    from checker.pipeline import check, check_paths, extract_figures

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Figure",
    "Finding",
    "Group",
    "Problem",
    "Report",
    "check",
    "check_paths",
    "extract_figures",  # `extract` is the room of that name
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "checker.model" if name[0].isupper() else "checker.pipeline"
    return getattr(import_module(home), name)
