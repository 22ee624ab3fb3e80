"""Kind `earlier-statement`: the archive has another number than a draft for the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from checker.judge.diagnosis import diagnose
from checker.judge.verdicts import widest
from checker.wording import capital, counted, listed, plain

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule
    from checker.model import Figure, Finding

_TOLD = 4
"""Different numbers that are told, the latest; who wants to see more has the figures."""


def run(context: Context, rule: Rule) -> Iterator[Finding]:
    """One finding for each thing of which articles of the archive say what cannot be true together with the draft."""
    for group in context.groups:
        if not group.conflicts:
            continue
        by_id = {figure.id: figure for figure in group.figures}
        pairs = [(by_id[a], by_id[b]) for a, b in group.conflicts]
        pairs = [(a, b) if _role(a, context) == "draft" else (b, a) for a, b in pairs]
        pairs = [(a, b) for a, b in pairs if _role(a, context) == "draft" and _role(b, context) in ("earlier", "own")]
        if not pairs:
            continue
        own = dict.fromkeys(a for a, _ in pairs)
        earlier = sorted(dict.fromkeys(b for _, b in pairs), key=lambda figure: _day(figure, context))
        said = "; ".join(_statements(earlier, context))
        said = f"{capital(said) if said.startswith('we wrote') else said}."  # a path keeps its first letter
        draft = listed(dict.fromkeys(f"“{context.says(figure)}”" for figure in own))
        subject = f"{capital(group.about)}: " if group.about else ""
        cause = diagnose(*widest(pairs, group.links), context)
        message = f"{subject}{said.removesuffix('.')}; the draft says {draft}." + (f" {cause}" if cause else "")
        yield context.finding(rule, message, [*own, *earlier], group, [said, *([cause] if cause else [])])


def _statements(earlier: Iterable[Figure], context: Context) -> Iterator[str]:
    """Who said what when, the first first: `we wrote “17,700” on Sunday, 2023-12-10`, `3 outlets had …`."""
    by_words: dict[str, list[Figure]] = {}
    for figure in earlier:
        by_words.setdefault(context.says(figure), []).append(figure)
    for words, figures in list(by_words.items())[-_TOLD:]:
        others = list(dict.fromkeys(_name(f, context) for f in figures if _role(f, context) == "earlier"))
        when = _when({_day(figure, context) for figure in figures})
        if len(others) < len({figure.source for figure in figures}):
            also = f", {counted(len(others), 'outlet')} as well" if others else ""
            yield f"we wrote “{words}”{when}{also}"
        else:
            yield f"{others[0] if len(others) == 1 else counted(len(others), 'outlet')} had “{words}”{when}"


def _when(days: set[date]) -> str:
    known = sorted(days - {date.min})
    if not known:
        return " (undated)"
    first = f"{known[0]:%A}, {known[0]}"
    return f" on {first}" if len(days) == 1 else f" from {first} on"


def _name(figure: Figure, context: Context) -> str:
    return plain(context.article[figure.source].outlet or context.name(figure))


def _role(figure: Figure, context: Context) -> str:
    return context.article[figure.source].role


def _day(figure: Figure, context: Context) -> date:
    """The day of its article, the first of all where it is not known."""
    return context.article[figure.source].published or date.min
