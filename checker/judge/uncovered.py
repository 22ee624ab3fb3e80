"""Conflicts that come to light where the finding that explained them is let stand.

One fault is one finding: where a headline says 44 and its body 53, it is not told again that another article says 44.
Whoever lets that finding stand signs for what it names and for nothing else.
"""

from __future__ import annotations

from msgspec.structs import replace

from checker.judge.backing import as_the_draft_sees_it, drafts, likelier
from checker.judge.context import Context, pairs_of, told_apart
from checker.judge.kinds import KINDS
from checker.judge.origins import Weigher
from checker.judge.rules import Rules
from checker.model import SEVERITIES, Finding, Report

_GENERAL = "sources-conflict"


def uncovered(judged: Report, settled: Report, rules: Rules) -> tuple[Finding, ...]:
    """The findings of a report as it was judged, and the conflicts that none of them tells once it was `settled`:
    findings were waived, known to the baseline, or taken out for some articles.
    """
    special = {rule.code for rule in rules if KINDS[rule.kind].explains}
    telling = {f.fingerprint for f in settled.findings if f.rule in special and not (f.waiver or f.known)}
    silent = [f for f in judged.findings if f.rule in special and f.group and f.fingerprint not in telling]
    if not silent:
        return judged.findings
    explained = pairs_of(f for f in judged.findings if f.fingerprint in telling)
    # What a finding names is let stand with it. One that is off names nothing: the general rule speaks in its place.
    general = {rule.code for rule in rules if rule.kind == _GENERAL}
    there = {finding.fingerprint for finding in settled.findings}
    told = pairs_of(f for f in (*silent, *judged.findings) if f.rule in general or f.fingerprint in there)
    touched = {finding.group for finding in silent}
    groups = tuple(
        replace(group, conflicts=tuple(pair for pair in group.conflicts if frozenset(pair) not in told))
        for group in judged.groups
        if group.id in touched
    )
    context = Context(judged.articles, judged.groups)
    grave = pairs_of(f for f in judged.findings if f.fingerprint in telling and f.severity == "error")
    partly = Context(judged.articles, groups, explained, grave)
    found = [finding for rule in rules if rule.kind == _GENERAL for finding in KINDS[rule.kind].run(partly, rule)]
    weigher = Weigher(context)
    found = [replace(finding, likelier=likelier(finding, context, weigher)) for finding in found]
    if judged.has_draft:
        found = [as_the_draft_sees_it(finding, drafts(judged.articles), context) for finding in found]
    if not found:
        return judged.findings
    every = told_apart([*judged.findings, *found])
    return tuple(sorted(every, key=lambda finding: (SEVERITIES.index(finding.severity), finding.rule)))
