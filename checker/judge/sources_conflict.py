"""Kind `sources-conflict`: statements about one thing that cannot be true together."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from checker.judge.diagnosis import diagnose
from checker.judge.verdicts import widest
from checker.wording import capital, cited, listed

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule
    from checker.model import Figure, Finding, Group, Value

PARAMETERS: dict[str, Value] = {"tolerance": 0.0}
"""`tolerance`: by what share two numbers may differ without a clash; 0.02 lets 98 stand for 100."""


def run(context: Context, rule: Rule) -> Iterator[Finding]:
    """One finding for each group with a clash that no more specific rule has explained."""
    for group in context.groups:
        if group.verdict != "conflict":
            continue
        by_id = {figure.id: figure for figure in group.figures}
        clashing = {frozenset(pair) for pair in group.conflicts} if context.explained else set()
        pairs = [(by_id[a], by_id[b]) for a, b in group.conflicts if not _explained(a, b, group, clashing, context)]
        if not pairs:
            continue
        involved = {figure.id for pair in pairs for figure in pair}
        first = widest(pairs, group.links)
        figures = [*first, *(f for f in group.figures if f.id in involved and f not in first)]
        cause = diagnose(*first, context)
        message = _message(context, group, [f for f in group.figures if f.id in involved], cause)
        yield context.finding(rule, message, figures, group, [cause] if cause else [])


def _explained(a: str, b: str, group: Group, clashing: Set[frozenset[str]], context: Context) -> bool:
    """Whether a more specific rule has told of the clash, of these two or of one of them with one that the other backs.

    120 mph (250 kph) is a wrong conversion; that another article has 120 mph as well is no second fault. But where a
    caption differs from its article, which is a warning, and another article says what the caption says, that is worse.
    """
    if not context.explained:
        return False
    if frozenset((a, b)) in context.explained:
        return True
    return any(
        frozenset((backed.id, wrong)) in context.grave and frozenset((backed.id, other)) not in clashing
        for wrong, other in ((a, b), (b, a))
        for backed in group.figures
        if backed.id not in (a, b)
    )


def _message(context: Context, group: Group, figures: list[Figure], cause: str | None) -> str:
    """What, who says which, what probably happened: as an editor would put it to a colleague."""
    said: dict[str, list[str]] = {}
    by: dict[str, str | None] = {}
    for figure in figures:
        name = context.name(figure)
        words = said.setdefault(name, [])
        if (quoted := f"“{context.says(figure)}”") not in words:
            words.append(quoted)
        by[name] = by.get(name) or (figure.about.attribution if figure.about else None)
    cites = {name: f", citing {cited(source)}," if source else "" for name, source in by.items()}
    who = "; ".join(f"{name}{cites[name]} says {listed(words)}" for name, words in said.items())
    subject = capital(group.about) if group.about else "Figures about one thing"
    return f"{subject}: {who}." + (f" {cause}" if cause else "")
