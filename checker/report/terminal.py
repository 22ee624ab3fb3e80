"""For reading on the spot: what clashes first, then what agrees, then what one source alone states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from checker.model import Figure, Finding, Group, Report
from checker.report.passages import Passages
from checker.wording import as_stated, capital, counted, plain

_STYLES = {
    "conflict": "bold red",
    "match": "bold green",
    "single": "bold",
    "error": "bold red",
    "warning": "bold yellow",
}
_TRAILING = re.compile(r" +((?:\x1b\[0m)?)$", re.MULTILINE)
_FIGURE = "bold cyan"
_QUIET = "dim"
_NARROWEST = 40
_REACH = 160
"""How much of a sentence is shown on either side of its figure, in characters."""
_CAVEAT = "Matching means that sources agree, not that it is true."


def render(reports: Sequence[Report], *, width: int = 100, colour: bool = False) -> str:
    """The stories one after the other, with a summary at the end.

    Nothing that an article says reaches the terminal but as plain text: control and direction marks are made visible.
    """
    page = _Page(width, colour)
    for report in reports:
        _Story(report, page).write(titled=len(reports) > 1 or bool(report.story))
    _summary(reports, page)
    return page.text()


class _Page:
    """Lines of a fixed width, as text or with colours."""

    def __init__(self, width: int, colour: bool) -> None:
        self.width = max(width, _NARROWEST)
        self._file = StringIO()
        self._console = Console(
            file=self._file, width=self.width, color_system="standard" if colour else None, force_terminal=colour,
            legacy_windows=False, markup=False, emoji=False, highlight=False, soft_wrap=False, _environ={},
        )  # fmt: skip

    def line(self, *parts: tuple[str, str] | str, indent: int = 0, cut: bool = False) -> None:
        """One paragraph of styled parts, wrapped, or cut to a single line."""
        text = Text.assemble(*parts, overflow="ellipsis" if cut else "fold", no_wrap=cut)
        if cut:
            text.truncate(self.width - indent, overflow="ellipsis")
        self._console.print(Padding(text, (0, 0, 0, indent), expand=False))

    def gap(self) -> None:
        """An empty line."""
        self._console.print()

    def text(self) -> str:
        """All that was written, without white space at the ends of lines."""
        return _TRAILING.sub(r"\1", self._file.getvalue())


class _Cut(NamedTuple):
    """A sentence in three parts around its figure."""

    before: str
    figure: str
    after: str


class _Story:
    """The part of the page that one report fills."""

    def __init__(self, report: Report, page: _Page) -> None:
        self._report = report
        self._page = page
        self._passages: dict[str, Passages] = {}

    def write(self, titled: bool) -> None:
        """Title, conflicts, other findings, matches, single sources."""
        report, page = self._report, self._page
        if titled:
            page.line((plain(report.story or "."), "bold"), f": {_size([report])}")
            page.gap()
        told: set[str] = set()
        for group in self._with("conflict"):
            told |= self._conflict(group)
        self._findings(f for f in report.findings if f.fingerprint not in told and f.severity != "info")
        for group in self._with("match"):
            self._match(group)
        self._singles(self._with("single"))

    def _with(self, verdict: str) -> list[Group]:
        return [group for group in self._report.groups if group.verdict == verdict]

    def _heading(self, label: str, style: str, about: str) -> None:
        self._page.line((label, _STYLES[style]), "  ", (plain(about), "bold"))

    def _conflict(self, group: Group) -> set[str]:
        self._heading("CONFLICT", "conflict", _title(group))
        for figure in group.figures:
            self._statement(figure)
        own = [finding for finding in self._report.findings if finding.group == group.id]
        for note in dict.fromkeys(piece for finding in own for piece in finding.evidence) or [group.reason]:
            self._page.line(("why  ", _STYLES["conflict"]), plain(note), indent=2)
        self._page.gap()
        return {finding.fingerprint for finding in own}

    def _match(self, group: Group) -> None:
        self._heading("MATCH", "match", _title(group))
        for figure in group.figures:
            self._statement(figure)
        self._page.gap()

    def _statement(self, figure: Figure) -> None:
        cited = figure.about.attribution if figure.about else None
        parts: list[tuple[str, str] | str] = [self._place(figure), "  ", (self._words(figure), _FIGURE)]
        outlet = self._report.article[figure.source].outlet
        if outlet:
            parts.insert(1, f"  {plain(outlet)}")
        if cited:
            parts.append((f"  according to {plain(cited)}", _QUIET))
        self._page.line(*parts, indent=2)
        before, words, after = self._sentence(figure)
        self._page.line((before, _QUIET), (words, _FIGURE), (after, _QUIET), indent=6)

    def _findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._heading(finding.severity.upper(), finding.severity, f"{finding.rule} {finding.name}")
            self._page.line(plain(finding.message), indent=2)
            for identifier in finding.figures:
                self._statement(self._report.figure[identifier])
            self._page.gap()

    def _singles(self, groups: list[Group]) -> None:
        if not groups:
            return
        self._page.line(
            ("SINGLE SOURCE", _STYLES["single"]), f"  {counted(len(groups), 'figure')} with one article each"
        )
        rank = {article.id: number for number, article in enumerate(self._report.articles)}
        groups = sorted(groups, key=lambda group: (rank[group.figures[0].source], group.figures[0].start))
        places = [self._place(group.figures[0]) for group in groups]
        column = min(max(map(len, places)), self._page.width // 3)
        for group, place in zip(groups, places, strict=True):
            again = f" ({len(group.figures)} times)" if len(group.figures) > 1 else ""
            about = f"  {plain(group.about)}" if group.about else ""
            words = self._words(group.figures[0])
            self._page.line(
                (f"{place:<{column}}", _QUIET), "  ", (words, _FIGURE), f"{about}{again}", indent=2, cut=True
            )
        self._page.gap()

    def _place(self, figure: Figure) -> str:
        article = self._report.article[figure.source]
        line, column = article.locate(figure.start)
        return f"{plain(article.path)}:{line}:{column}"

    def _words(self, figure: Figure) -> str:
        return as_stated(figure, self._report.article[figure.source])

    def _sentence(self, figure: Figure) -> _Cut:
        article = self._report.article[figure.source]
        passages = self._passages.setdefault(figure.source, Passages(article))
        start, end = passages.span(figure)
        left, right = max(start, figure.start - _REACH), min(end, figure.end + _REACH)
        before, after = article.text[left : figure.start], article.text[figure.end : right]
        return _Cut(
            ("… " if left > start else "") + plain(before),
            plain(figure.text),
            plain(after) + (" …" if right < end else ""),
        )


def _title(group: Group) -> str:
    return capital(group.about) if group.about else "One thing"


def _size(reports: Sequence[Report]) -> str:
    articles = counted(sum(len(report.articles) for report in reports), "article")
    return f"{articles}, {counted(sum(len(report.figures) for report in reports), 'figure')}"


def _summary(reports: Sequence[Report], page: _Page) -> None:
    verdicts = [group.verdict for report in reports for group in report.groups]
    conflicts, matches, singles = (verdicts.count(v) for v in ("conflict", "match", "single"))
    where = f"{_size(reports)}" + (f" in {counted(len(reports), 'story')}" if len(reports) > 1 else "")
    page.line(
        (counted(conflicts, "conflict"), _STYLES["conflict"] if conflicts else ""), ", ",
        (counted(matches, "match"), _STYLES["match"] if matches else ""),
        f", {singles:,} single-source; {where}.",
    )  # fmt: skip
    others = [f for report in reports for f in report.findings if f.group is None and f.severity != "info"]
    if others:
        page.line(f"{counted(len(others), 'other finding')}.")
    if matches:
        page.line((_CAVEAT, _QUIET))
