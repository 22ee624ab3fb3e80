"""Waivers: findings that an editor lets stand, in a TOML file with a reason, a name and a last day.

[[waiver]]
source = "wire.txt"
figure = "1,200"
reason = "The ministry has corrected its number; ours is the newer one."
by = "R. Okafor"
expires = 2026-12-31
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from checker.desk.marks import Mark, marks
from checker.located import TomlFile, read_toml
from checker.model import Figure, Finding, Problem, Report, Waiver
from checker.wording import as_stated

_KEYS = ("fingerprint", "source", "figure", "rule", "reason", "by", "expires")
_SIGNED = {
    "reason": 'say why it may stand: reason = "…"',
    "by": 'sign it: by = "your name"',
    "expires": "say until when it holds: expires = 2026-12-31",
}
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")


class Entry(Struct, frozen=True):
    """One signed waiver and what it speaks of: a finding by its fingerprint, or a figure of a source."""

    waiver: Waiver
    fingerprint: str = ""
    source: str = ""
    figure: str = ""
    rule: str = ""
    """Code or name; empty for whatever is found about the figure."""

    def speaks_of(self, figure: Figure, report: Report) -> bool:
        """Whether the figure is the one that is named here."""
        article = report.article[figure.source]
        paths = (article.id, article.path.replace("\\", "/"))
        if not self.figure or not any(path == self.source or path.endswith(f"/{self.source}") for path in paths):
            return False
        words = " ".join(self.figure.lower().split())
        stated = as_stated(figure, article).lower()
        return re.search(rf"(?<![\w.,]){re.escape(words)}(?![\w]|[.,]\d)", stated) is not None

    def allows(self, finding: Finding) -> bool:
        """Whether it speaks of findings of that rule."""
        return not self.rule or self.rule.lower() in (finding.rule.lower(), finding.name)


def load(path: Path) -> tuple[Entry, ...]:
    """The waivers in a file; `FileError` for the first mistake."""
    file = read_toml(path)
    file.refuse_unknown(file.data, ("waiver",))
    entries = file.data.get("waiver", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise file.error(("waiver",), "waivers are tables of their own: begin each with [[waiver]]")
    return tuple(_entry(file, number, entry) for number, entry in enumerate(entries))


def _entry(file: TomlFile, number: int, entry: dict[str, Any]) -> Entry:
    keys = ("waiver", number)
    file.refuse_unknown(entry, _KEYS, keys)
    for key, advice in _SIGNED.items():
        if key not in entry:
            raise file.error(keys, f"this waiver has no {key}: {advice}")
    for key, value in entry.items():
        if key != "expires" and (not isinstance(value, str) or not value.strip()):
            raise file.error((*keys, key), f'"{key}" is to be a text that is not empty: write it in quotes')
    expires = entry["expires"]
    if isinstance(expires, datetime) or not isinstance(expires, date):
        raise file.error((*keys, "expires"), "expires is to be a day without quotes, such as 2026-12-31")
    fingerprint = entry.get("fingerprint", "")
    if fingerprint and not _FINGERPRINT.fullmatch(fingerprint):
        raise file.error((*keys, "fingerprint"), "a fingerprint has 16 signs, 0 to 9 and a to f: copy it from a report")
    if not fingerprint and not ("source" in entry and "figure" in entry):
        raise file.error(keys, "say what is waived: a fingerprint, or source and figure")
    waiver = Waiver(entry["reason"].strip(), entry["by"].strip(), expires, file.where(keys))
    return Entry(waiver, fingerprint, *(entry.get(key, "").strip() for key in ("source", "figure", "rule")))


def waive(report: Report, entries: Sequence[Entry], today: date) -> Report:
    """The report with its findings marked as waived, by the file or by marks in the copy.

    Marks count in the draft where there is one, else in every article. What is wrong with a mark, or that nothing
    needs it, joins the report's problems.
    """
    found, problems = _marks(report)
    live = [entry for entry in entries if entry.waiver.expires is None or entry.waiver.expires >= today]
    if not (found or live or problems):
        return report
    findings = tuple(_waived(finding, report, found, live) for finding in report.findings)
    used = {finding.waiver.where for finding in findings if finding.waiver}
    unused = [
        Problem(mark.waiver.where, "this mark is not needed (any more): nothing is found about its figure", fatal=False)
        for mark in found
        if mark.owed and mark.waiver.where not in used
    ]
    return replace(report, findings=findings, problems=(*report.problems, *problems, *unused))


def _marks(report: Report) -> tuple[list[Mark], list[Problem]]:
    found: list[Mark] = []
    problems: list[Problem] = []
    for article in report.articles:
        if article.role == "draft" or not report.has_draft:
            more, wrong = marks(article, (f for f in report.figures if f.source == article.id))
            found += more
            problems += wrong
    return found, problems


def _waived(finding: Finding, report: Report, found: Iterable[Mark], entries: Iterable[Entry]) -> Finding:
    for mark in found:
        if _settles(mark.figures, finding, report):
            return replace(finding, waiver=mark.waiver)
    for entry in entries:
        if entry.fingerprint:
            meant = entry.fingerprint == finding.fingerprint
        else:
            named = frozenset(i for i in finding.figures if entry.speaks_of(report.figure[i], report))
            meant = _settles(named, finding, report)
        if meant and entry.allows(finding):
            return replace(finding, waiver=entry.waiver)
    return finding


def _settles(figures: frozenset[str], finding: Finding, report: Report) -> bool:
    """Whether letting these figures stand leaves nothing of a finding: of a conflict, no clash among the others.

    Where a draft is checked, its own clashes are what matters.
    """
    mine = figures.intersection(finding.figures)
    if not mine:
        return False
    group = next((group for group in report.groups if group.id == finding.group), None)
    clashes = [pair for pair in group.conflicts if set(pair) <= set(finding.figures)] if group else []
    if report.has_draft:
        clashes = [pair for pair in clashes if any(identifier in report.backing for identifier in pair)]
    return all(mine.intersection(pair) for pair in clashes)


def leftover(entries: Iterable[Entry], used: frozenset[str], sources: frozenset[str], today: date) -> Iterator[Problem]:
    """What is to be tidied after a run: waivers that have expired, and those that nothing needed.

    `used`: where the waivers stand that were needed. `sources`: ids and paths of the articles that were read; a waiver
    for an article that was not is let be.
    """
    for entry in entries:
        waiver = entry.waiver
        what = f"“{entry.figure}” in {entry.source}" if entry.figure else f"finding {entry.fingerprint}"
        if waiver.expires is not None and waiver.expires < today:
            advice = "it stands no more; sign it anew, or take it out"
            yield Problem(waiver.where, f"the waiver for {what} expired on {waiver.expires}: {advice}", fatal=False)
        elif waiver.where not in used and (
            not entry.source or any(s == entry.source or s.endswith(f"/{entry.source}") for s in sources)
        ):
            yield Problem(waiver.where, f"the waiver for {what} is not needed (any more): take it out", fatal=False)
