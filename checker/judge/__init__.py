"""The rule engine: gives every group its verdict and runs the rules of the packs.

groups, findings = judge(articles, groups, load_rules())
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from checker.judge.backing import as_the_draft_sees_it, backings, drafts, likelier
from checker.judge.context import Context, pairs_of, told_apart
from checker.judge.kinds import KINDS
from checker.judge.origins import Weigher
from checker.judge.rules import Rule, Rules, load_rules
from checker.judge.verdicts import with_verdict
from checker.model import SEVERITIES, Article, Backing, Finding, Group, Held

__all__ = ["Rule", "Rules", "against_sources", "judge", "load_rules"]


def judge(
    articles: Iterable[Article], groups: Iterable[Group], rules: Rules, held: tuple[Held, ...] = ()
) -> tuple[tuple[Group, ...], tuple[Finding, ...]]:
    """The groups with verdict, conflicts, reason and what a match is worth, and what the rules have to say about them.

    `held`: what tables of data say of figures. Findings come worst first, then by rule, then in the order of the text:
    same input, same findings.
    """
    groups = tuple(groups)
    bare = Context(tuple(articles), groups, tolerance=rules.tolerance)
    weigher = Weigher(bare)
    context = bare.going_on(groups=_weighed([with_verdict(group, bare) for group in groups], weigher))
    findings = _run(rules.specific, context)
    explained, grave = pairs_of(findings), pairs_of(f for f in findings if f.severity == "error")
    findings += _run(rules.general, context.going_on(explained=explained, grave=grave, held=held))
    if len(findings) > 1:
        place = {figure.id: number for number, figure in enumerate(context.figures)}
        findings.sort(key=lambda f: (SEVERITIES.index(f.severity), f.rule, [place.get(i, -1) for i in f.figures]))
    findings = told_apart(findings)
    return context.groups, tuple(replace(f, likelier=likelier(f, context, weigher)) if f.group else f for f in findings)


def against_sources(
    articles: Iterable[Article], groups: Iterable[Group], findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Backing, ...]]:
    """What was judged, as seen from the draft among the articles: its own findings, and what backs its figures."""
    context = Context(tuple(articles), tuple(groups))
    own = drafts(context.articles)
    seen = tuple(as_the_draft_sees_it(finding, own, context) for finding in findings)
    return seen, backings(context, Weigher(context))


def _weighed(groups: Iterable[Group], weigher: Weigher) -> tuple[Group, ...]:
    """Every match with what it is worth."""
    return tuple(replace(g, weighed=weigher.weigh(g)) if g.verdict == "match" else g for g in groups)


def _run(rules: Iterable[Rule], context: Context) -> list[Finding]:
    found: list[Finding] = []
    for rule in rules:
        kind = KINDS[rule.kind]
        if not kind.asks or not kind.asks.isdisjoint(context.kinds):
            found += kind.run(context, rule)
    return found
