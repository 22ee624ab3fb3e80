"""Markdown, for the summary of a CI run, a merge request or an issue: what clashes in full, the rest folded away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Figure, Finding, Group, Report
from checker.report.page import Quotes
from checker.report.told import caveat, confirmed, headed, likelier, settled, stated, title, totals, troubles, worth
from checker.wording import as_stated, counted, plain, source_names

_SYNTAX = re.compile(r"[\\`*_\[\]<>|~$]|:(?=//)|(?<=www)\.")
_CALLS = re.compile(r"(?<=[@#!])(?=\w)")
_REACH = 100
_FOLDED = 200
"""As many matches and as many single sources are listed; a summary may be a mebibyte at most."""


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """The stories one after the other."""
    head = f"# Figures: {totals(reports)}\n\n"
    stories = [(report, _Story(report).text(alone=len(reports) == 1)) for report in reports]
    quiet = [f"{escaped(report.story)}: {totals([report])}" for report, text in stories if not text]
    rest = "\n".join(_folded(f"No conflict found in {counted(len(quiet), 'story')}", quiet))
    return head + "".join(text for _, text in stories) + (f"{rest}\n" if rest else "") + f"{caveat(reports)}\n"


def escaped(text: str) -> str:
    """Text that Markdown takes for text: no link, no formula, no tag, no table cell, and nobody is called by name."""
    text = _SYNTAX.sub(r"\\\g<0>", plain(text).replace("&", "&amp;"))
    # GitHub and GitLab look for @names and #numbers when all else is done; only another character keeps them apart.
    return _CALLS.sub("\u200b", text)


def code(text: str) -> str:
    """Text as code: there `:100:` is no picture."""
    text = plain(text).replace("|", "\\|")
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    gap = " " if len(fence) > 1 else ""
    return f"{fence}{gap}{text}{gap}{fence}"


class _Story:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._names = source_names(report.articles)
        self._quotes = Quotes(report.article, _REACH)

    def text(self, alone: bool) -> str:
        """What there is to read of the story; nothing of one among several where findings alone are to be shown and
        there are none."""
        report = self._report
        findings: dict[str | None, list[Finding]] = {}
        for finding in report.shown:
            findings.setdefault(finding.group if finding.group else None, []).append(finding)
        loose = findings.pop(None, [])
        parts = [f"## {escaped(headed(report)) or 'Story'}\n", *(f"⚠️ {escaped(line)}\n" for line in troubles(report))]
        clashes = [group for group in report.groups if group.verdict == "conflict"]
        shown = [group for group in clashes if not report.has_draft or group.id in findings]
        parts += [self._clash(group, findings.get(group.id, [])) for group in shown]
        told = {finding.fingerprint for group in shown for finding in findings.get(group.id, [])}
        others = [f for found in findings.values() for f in found if f.fingerprint not in told and f.severity != "info"]
        parts += [self._finding(finding) for finding in (*loose, *others)]
        if not shown and not loose and not others:
            if not alone and report.show != "info" and not report.problems:
                return ""
            parts.append("No conflict found.\n")
        if report.show == "info" and report.has_draft:
            parts += self._standing("nowhere", "found in no source")
            parts += self._standing("confirmed", "confirmed")
        elif report.show == "info":
            for verdict, noun in (("match", "match"), ("single", "single source")):
                groups = [group for group in report.groups if group.verdict == verdict]
                parts += _folded(counted(len(groups), noun), [self._line(group) for group in groups])
        return "\n".join(parts) + "\n"

    def _clash(self, group: Group, findings: Sequence[Finding]) -> str:
        done = findings and not any(finding.counts for finding in findings)
        sign = "⚪" if done else "🔴"
        lines = [f"### {sign} {escaped(title(group))}\n", "| source | says | where |", "| --- | --- | --- |"]
        lines += [self._row(figure) for figure in _once(group.figures)]
        why = [note for finding in findings for note in finding.evidence] or [group.reason]
        return "\n".join([*lines, "", *self._notes(why, findings)])

    def _finding(self, finding: Finding) -> str:
        sign = "🔴" if finding.severity == "error" else "🟠"
        lines = [f"### {sign if finding.counts else '⚪'} {escaped(finding.message)}\n"]
        if figures := stated(self._report, finding):
            lines += ["| source | says | where |", "| --- | --- | --- |", *map(self._row, figures), ""]
        return "\n".join([*lines, *self._notes([], [finding])])

    def _notes(self, why: Iterable[str], findings: Sequence[Finding]) -> list[str]:
        told = [*why, *(likelier(self._report, finding) for finding in findings), *map(settled, findings)]
        rules = dict.fromkeys(f"`{finding.rule}` {finding.name}" for finding in findings)
        return [*(f"{escaped(note)}\n" for note in dict.fromkeys(filter(None, told))), *(f"{rule}\n" for rule in rules)]

    def _row(self, figure: Figure) -> str:
        before, words, after = (escaped(part) for part in self._quotes.around(figure))
        source = escaped(self._names[figure.source])
        return f"| {source} | {before}<b>{words}</b>{after} | {code(self._quotes.place(figure))} |"

    def _standing(self, standing: str, what: str) -> Iterator[str]:
        """The draft's figures that stand so with the sources."""
        report = self._report
        backings = [backing for backing in report.backings if backing.standing == standing]
        lines = []
        for backing in backings:
            figure = report.figure[backing.figure]
            words = as_stated(figure, report.article[figure.source])
            told = [escaped(part) for part in (title(report.group_of[figure.id]), confirmed(backing)) if part]
            lines.append(f"<b>{escaped(words)}</b> {code(self._quotes.place(figure))} {'; '.join(told)}")
        yield from _folded(f"{counted(len(backings), 'figure')} {what}", lines)

    def _line(self, group: Group) -> str:
        said = dict.fromkeys(as_stated(f, self._report.article[f.source]) for f in group.figures)
        names = dict.fromkeys(self._names[f.source] for f in group.figures)
        who = worth(group) if group.verdict == "match" else ", ".join(names)
        return f"{escaped(title(group))}: <b>{escaped(' / '.join([*said][:4]))}</b> ({escaped(who)})"


def _folded(summary: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        more = [f"and {len(lines) - _FOLDED:,} more"] if len(lines) > _FOLDED else []
        listed = "\n".join(f"- {line}" for line in [*lines[:_FOLDED], *more])
        yield f"<details><summary>{summary}</summary>\n\n{listed}\n\n</details>\n"


def _once(figures: Iterable[Figure]) -> list[Figure]:
    """The first mention of each value in each article."""
    first: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        first.setdefault((figure.source, figure.low, figure.high, figure.unit), figure)
    return list(first.values())
