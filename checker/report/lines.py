"""What the views of a story and of a draft write alike: a figure with its sentence, and what is told of findings."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from checker.model import Figure, Finding, Report
from checker.report.page import FIGURE, QUIET, Page, Quotes
from checker.report.told import likelier, settled

_LEAST_QUOTE = 40
"""Columns that a quote needs beside its place; with less it has a line of its own."""


def column_of(quotes: Quotes, figures: Iterable[Figure]) -> int:
    """How wide the places of figures are at the most, so that their quotes can stand below each other."""
    return max((cell_len(quotes.place(figure)) for figure in figures), default=0)


def quote(page: Page, quotes: Quotes, figure: Figure, column: int, label: str = "") -> None:
    """Place and sentence in one line, the figure in sight; in two where the terminal is narrow."""
    place, sentence = quotes.place(figure), quotes.around(figure)
    room = page.width - column - len(label) - 4
    if room < _LEAST_QUOTE:
        page.line(label, (place, QUIET), indent=2)
        before, words, after = sentence.within(page.width - 6)
        page.line(before, (words, FIGURE), after, indent=6, cut=True)
    else:
        before, words, after = sentence.within(room)
        pad = " " * (column - cell_len(place) + 2)
        page.line(label, (place, QUIET), pad, before, (words, FIGURE), after, indent=2, cut=True)


def is_settled(findings: Iterable[Finding]) -> bool:
    """Whether all that is found is waived or known; not where nothing is found."""
    findings = list(findings)
    return bool(findings) and not any(finding.counts for finding in findings)


def causes(report: Report, findings: Iterable[Finding]) -> list[str]:
    """What probably happened, and which number is the likelier."""
    told = (note for finding in findings for note in (*finding.evidence, likelier(report, finding)))
    return list(dict.fromkeys(note for note in told if note))


def reasons(findings: Iterable[Finding]) -> list[str]:
    """Why findings are let stand."""
    return list(dict.fromkeys(filter(None, map(settled, findings))))


def uncounted(findings: Iterable[Finding]) -> str:
    """`1 waived, 2 in the baseline: these do not count.`; empty where all count."""
    findings = list(findings)
    waived = sum(finding.waiver is not None for finding in findings)
    known = sum(finding.known and finding.waiver is None for finding in findings)
    parts = [f"{waived:,} waived"] * bool(waived) + [f"{known:,} in the baseline"] * bool(known)
    return f"{', '.join(parts)}: these do not count." if parts else ""
