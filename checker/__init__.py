"""check-figures: which figures of a story's sources agree, which conflict, and which stand alone.

    >>> import checker
    >>> report = checker.check_articles([checker.Article("a.txt", "a.txt", "Some 1,200 people were killed.")])
    >>> [figure.text for figure in report.figures]
    ['Some 1,200 people']

Everything is imported when it is first asked for: `import checker` costs nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as a type checker knows it; to import `typing` takes its time, and Ctrl-C may come any time
if TYPE_CHECKING:
    from checker.library import check, check_articles, check_stories
    from checker.located import FileError
    from checker.model import Article, Backing, Datum, Figure, Finding, Group, Held, Problem, Report, Rule, Waiver
    from checker.pipeline import extract_figures
    from checker.settings import RuleSetting, Settings
    from checker.settings import load as load_settings

__version__ = "0.1.0"
__all__ = [
    "Article",
    "Backing",
    "Datum",
    "Figure",
    "FileError",
    "Finding",
    "Group",
    "Held",
    "Problem",
    "Report",
    "Rule",
    "RuleSetting",
    "Settings",
    "Waiver",
    "check",
    "check_articles",
    "check_stories",
    "extract_figures",  # `extract` is the room of that name
    "load_settings",
]
_HOMES = {
    "FileError": "located",
    "RuleSetting": "settings",
    "Settings": "settings",
    "check": "library",
    "check_articles": "library",
    "check_stories": "library",
    "extract_figures": "pipeline",
    "load_settings": "settings",
}
"""Where a name lives that is no type of the model."""


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = import_module(f"checker.{_HOMES.get(name, 'model')}")
    return getattr(home, "load" if name == "load_settings" else name)
