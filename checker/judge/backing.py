"""What the sources say about a draft: its figures one by one, and which findings are the draft's own affair."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.judge.circumstances import moved_from
from checker.judge.slips import slip
from checker.model import Article, Backing, Figure, Finding, Group, Standing

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.origins import Weigher

_PLAIN = 2
"""Origins that a number needs to be called the likelier one, where no rival has more than one."""


def drafts(articles: Iterable[Article]) -> frozenset[str]:
    """Ids of the articles that are one's own copy."""
    return frozenset(article.id for article in articles if article.role == "draft")


def backings(context: Context, weigher: Weigher) -> tuple[Backing, ...]:
    """One for each figure of the draft, in reading order; none where there is no draft."""
    own = drafts(context.articles)
    if not own:
        return ()
    return tuple(
        _backing(figure, context.group_of[figure.id], own, weigher)
        for figure in context.figures
        if figure.source in own
    )


def _backing(figure: Figure, group: Group, own: frozenset[str], weigher: Weigher) -> Backing:
    clashing = _rivals(figure, group)
    sources = [other for other in group.figures if other.source not in own]
    confirming = [other for other in sources if other.id not in clashing]
    against = [other.id for other in group.figures if other.id in clashing]
    against.sort(key=lambda identifier: identifier not in {other.id for other in sources})
    weighed = weigher.weigh(replace(group, figures=(figure, *confirming))) if confirming else None
    standing: Standing = "contradicted" if against else "confirmed" if confirming else "nowhere"
    return Backing(figure.id, standing, tuple(other.id for other in confirming), tuple(against), weighed)


def _rivals(figure: Figure, group: Group) -> frozenset[str]:
    """Ids of the figures that cannot be true together with this one."""
    return frozenset(other for pair in group.conflicts if figure.id in pair for other in pair if other != figure.id)


def as_the_draft_sees_it(finding: Finding, own: frozenset[str], context: Context) -> Finding:
    """The draft's figures first; what is about sources alone set aside."""
    if not finding.figures:
        return replace(finding, aside=finding.place is not None and finding.place.source not in own)
    source = {figure.id: figure.source for figure in context.figures}
    mine = [identifier for identifier in finding.figures if source[identifier] in own]
    others = [identifier for identifier in finding.figures if source[identifier] not in own]
    return replace(finding, figures=(*mine, *others), aside=not mine)


def likelier(finding: Finding, context: Context, weigher: Weigher) -> str | None:
    """The figure to go by where a conflict looks like a slip of the pen, and one number alone has two origins."""
    group = context.group_of.get(finding.figures[0]) if len(finding.figures) > 1 else None
    if group is None or group.id != finding.group or group.verdict != "conflict":
        return None
    stated = {figure.id: figure for figure in group.figures}
    a, b = (stated[identifier] for identifier in finding.figures[:2])
    if not _is_slip(a, b) or moved_from(a, b, context):
        return None
    own = drafts(context.articles)
    sources = [figure for figure in group.figures if figure.source not in own]
    origins = {}
    for figure in sources:
        clashing = _rivals(figure, group)
        agreeing = tuple(other for other in sources if other.id not in clashing)
        origins[figure.id] = len(weigher.weigh(replace(group, figures=agreeing)).origins)
    best = max(sources, key=lambda figure: origins[figure.id], default=None)
    if best is None or origins[best.id] < _PLAIN:
        return None
    rivals = _rivals(best, group)
    return best.id if rivals and all(origins.get(rival, 0) < _PLAIN for rival in rivals) else None


def _is_slip(a: Figure, b: Figure) -> bool:
    return not isinstance(a.low, str) and not isinstance(b.low, str) and a.kind != "score" and slip(a, b) is not None
