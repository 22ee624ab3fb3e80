"""For reading on the spot: what clashes first, then what agrees, then what one source alone states."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType

from rich.cells import cell_len

from checker.model import Explanation, Figure, Finding, Group, Report
from checker.report.data_view import backed_by_data, data_summary, is_backed
from checker.report.lines import causes, column_of, is_settled, quote, reasons, uncounted
from checker.report.page import FIGURE, QUIET, STYLES, Page, Part, Quotes
from checker.report.told import CAVEAT, same_value, stated, title, totals, worth
from checker.report.waterfall import waterfall
from checker.wording import as_stated, cited, counted, plain

_REACH = 160
"""How much of a sentence is shown on either side of its figure, in characters."""
_VALUES = 4
_NO_MORE: Mapping[str, list[Figure]] = MappingProxyType({})
_LINES = 6
"""As many lines are named in which a number stands again."""
_MENTIONS = 3
"""As many of one article are quoted in a match; further ones are counted."""


def render(reports: Sequence[Report], *, width: int = 100, colour: bool = False) -> str:
    """The stories one after the other, with a summary at the end.

    Nothing that an article says reaches the terminal but as plain text: control and direction marks are made visible.
    """
    page = Page(width, colour)
    for report in reports:
        if report.has_draft:
            from checker.report.draft_view import DraftView

            DraftView(report, page, _REACH).write()
        else:
            _Story(report, page).write(alone=len(reports) == 1)
    stories = [report for report in reports if not report.has_draft]
    if stories:
        _summary(stories, page)
    return page.text()


class _Story:
    """The part of the page that one report fills."""

    def __init__(self, report: Report, page: Page) -> None:
        self._report = report
        self._page = page
        self._quotes = Quotes(report.article, _REACH)
        self._explanations: dict[str, list[Explanation]] = {}
        for explanation in report.explanations:
            group = report.group_of[explanation.left]
            self._explanations.setdefault(group.id, []).append(explanation)

    def write(self, alone: bool) -> None:
        """Title, conflicts, other findings, matches, single sources. Of several stories one that has nothing to show
        is in the totals alone."""
        report, page = self._report, self._page
        conflicts = [(group, found) for group in self._with("conflict") if (found := self._about(group)) is not None]
        told = {finding.fingerprint for _, findings in conflicts for finding in findings}
        others = [f for f in report.shown if f.fingerprint not in told and f.severity != "info"]
        if not (alone or conflicts or others or report.show == "info"):
            return
        if report.story or not alone:
            page.line((plain(report.story or "."), "bold"), f": {totals([report])}")
            page.gap()
        for group, findings in sorted(conflicts, key=lambda pair: is_settled(pair[1])):
            self._conflict(group, findings)
        self._findings(others)
        if report.show == "info":
            for group in self._with("match"):
                self._match(group)
            backed_by_data(report, page, self._quotes)
            self._singles([group for group in self._with("single") if not is_backed(report, group)])

    def _with(self, verdict: str) -> list[Group]:
        return [group for group in self._report.groups if group.verdict == verdict]

    def _heading(self, label: str, style: str, about: str, *more: Part) -> None:
        self._page.line((label, STYLES[style]), "  ", (plain(about), "bold"), *more)

    def _about(self, group: Group) -> list[Finding] | None:
        """The findings on a group that clashes; None where its rule is off, or below the level to show."""
        report = self._report
        own = [finding for finding in report.findings if finding.group == group.id]
        own.sort(key=lambda finding: not finding.counts)  # what is let stand is told last, its reason behind it
        if own:
            return own if any(finding in report.shown for finding in own) else None
        clashing = {identifier for pair in group.conflicts for identifier in pair}
        told_elsewhere = any(clashing.intersection(finding.figures) for finding in report.findings)
        return [] if told_elsewhere or not report.rules else None

    def _conflict(self, group: Group, own: Sequence[Finding]) -> None:
        waived = is_settled(own)
        label, style = ("LET STAND", "single") if waived else ("CONFLICT", "conflict")
        self._heading(label, style, title(group), ": ", (self._values(group), FIGURE))
        mentions = {self._fullest(figures).id: figures for figures in self._repeated(group)}
        self._statements([self._report.figure[identifier] for identifier in mentions], mentions)
        for note in causes(self._report, own) or [group.reason]:
            self._page.line(("why  ", STYLES["conflict"]), plain(note), indent=2)
        for note in reasons(own):
            self._page.line(("but  ", STYLES["single"]), note, indent=2)
        self._explained(group)
        self._page.gap()

    @staticmethod
    def _fullest(figures: list[Figure]) -> Figure:
        """The mention that says where its number is from tells most."""
        return next((f for f in figures if f.about and f.about.attribution), figures[0])

    def _repeated(self, group: Group) -> list[list[Figure]]:
        """Mentions of one value in one article together, in the order of the first."""
        mentions: dict[tuple[object, ...], list[Figure]] = {}
        for figure in group.figures:
            mentions.setdefault((figure.source, *same_value(figure)), []).append(figure)
        return list(mentions.values())

    def _match(self, group: Group) -> None:
        value = worth(group)
        self._heading("MATCH", "match", title(group), ": ", (self._values(group), FIGURE), (f"  ({value})", QUIET))
        by_source: dict[str, list[Figure]] = {}
        for figure in group.figures:
            by_source.setdefault(figure.source, []).append(figure)
        shown = [figure for figures in by_source.values() for figure in figures[:_MENTIONS]]
        column = column_of(self._quotes, shown)
        for figures in by_source.values():
            for figure in figures[:_MENTIONS]:
                quote(self._page, self._quotes, figure, column)
            if len(figures) > _MENTIONS:
                self._page.line(
                    (
                        f"and {counted(len(figures) - _MENTIONS, 'time')} more, in {self._lines(figures[_MENTIONS:])}",
                        QUIET,
                    ),
                    indent=4,
                )
        self._explained(group)
        self._page.gap()

    def _explained(self, group: Group) -> None:
        for explanation in self._explanations.get(group.id, []):
            pair = (self._report.figure[explanation.left], self._report.figure[explanation.right])
            left, right = (f"{f.id} {plain(f.source)}:{self._line(f)}" for f in pair)
            self._page.line(("linked  ", "bold"), f"{left} ~ {right}", indent=2)
            waterfall(self._page, explanation, indent=4)

    def _statements(self, figures: Sequence[Figure], mentions: Mapping[str, list[Figure]] = _NO_MORE) -> None:
        """What stands where; a sentence that several figures stand in is quoted once, below them."""
        for figure, following in zip_longest(figures, figures[1:]):
            again = [other for other in mentions.get(figure.id, ()) if other is not figure]
            here = self._quotes.sentence(figure)
            self._statement(figure, again, quoted=following is None or self._quotes.sentence(following) != here)

    def _statement(self, figure: Figure, also: Sequence[Figure], quoted: bool) -> None:
        source = figure.about.attribution if figure.about else None
        parts: list[Part] = [self._quotes.place(figure), "  ", (self._words(figure), FIGURE)]
        outlet = self._report.article[figure.source].outlet
        if outlet:
            parts.insert(1, f"  {plain(outlet)}")
        if source:
            parts.append((f"  according to {cited(source)}", QUIET))
        if also:
            parts.append((f"  also in {self._lines(also)}", QUIET))
        self._page.line(*parts, indent=2)
        if quoted:
            before, words, after = self._quotes.around(figure)
            self._page.line((before, QUIET), (words, FIGURE), (after, QUIET), indent=6)

    def _findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            waived = is_settled([finding])
            label, style = ("LET STAND", "single") if waived else (finding.severity.upper(), finding.severity)
            self._heading(label, style, f"{finding.rule} {finding.name}")
            self._page.line(plain(finding.message), indent=2)
            self._statements(stated(self._report, finding))
            for note in reasons([finding]):
                self._page.line(("but  ", STYLES["single"]), note, indent=2)
            self._page.gap()

    def _singles(self, groups: list[Group]) -> None:
        if not groups:
            return
        label = "SINGLE SOURCE" if len(self._report.articles) > 1 else "ONE ARTICLE"
        what = " that one article alone states" if len(self._report.articles) > 1 else ", nothing to compare"
        self._page.line((label, STYLES["single"]), f"  {counted(len(groups), 'figure')}{what}")
        rank = {article.id: number for number, article in enumerate(self._report.articles)}
        groups = sorted(groups, key=lambda group: (rank[group.figures[0].source], group.figures[0].start))
        places = [self._quotes.place(group.figures[0]) for group in groups]
        column = min(max(map(cell_len, places)), self._page.width // 2)
        for group, place in zip(groups, places, strict=True):
            again = f" ({len(group.figures)} times)" if len(group.figures) > 1 else ""
            about = f"  {plain(group.about)}" if group.about else ""
            words = self._words(group.figures[0])
            self._page.line((f"{place:<{column}}", QUIET), "  ", (words, FIGURE), f"{about}{again}", indent=2, cut=True)
        self._page.gap()

    def _lines(self, figures: Iterable[Figure]) -> str:
        """`line 3, 7`, `page 2, page 5`: where further mentions in one article stand, without its path."""
        few = list(dict.fromkeys(map(self._line, figures)))
        more = " …" if len(few) > _LINES else ""
        return ("line " if few[0].isdigit() else "") + ", ".join(few[:_LINES]) + more

    def _line(self, figure: Figure) -> str:
        article = self._report.article[figure.source]
        return plain(article.landmark(figure.start)) or str(article.locate(figure.start)[0])

    def _words(self, figure: Figure) -> str:
        return as_stated(figure, self._report.article[figure.source])

    def _values(self, group: Group) -> str:
        """What is stated: some 1,200 / around 1,200. A number without hedge is told once, in its shortest wording."""
        wordings: dict[object, str] = {}
        for figure in group.figures:
            words = self._words(figure)
            key = same_value(figure) if figure.hedge == "exact" else words.lower()
            if key not in wordings or len(words) < len(wordings[key]):
                wordings[key] = words
        said = list(wordings.values())
        return " / ".join(said[:_VALUES]) + (" / …" if len(said) > _VALUES else "")


def _summary(reports: Sequence[Report], page: Page) -> None:
    verdicts = [group.verdict for report in reports for group in report.groups]
    conflicts, matches, singles = (verdicts.count(v) for v in ("conflict", "match", "single"))
    findings = [finding for report in reports for finding in report.findings]
    where = f"{totals(reports)}" + (f" in {counted(len(reports), 'story')}" if len(reports) > 1 else "")
    page.line(
        (counted(conflicts, "conflict"), STYLES["conflict"] if conflicts else ""), ", ",
        (counted(matches, "match"), STYLES["match"] if matches else ""),
        f", {singles:,} single-source; {where}.",
    )  # fmt: skip
    others = [f for f in findings if f.group is None and f.severity != "info"]
    if others:
        page.line(f"{counted(len(others), 'other finding')}.")
    if note := uncounted(findings):
        page.line(note)
    if note := data_summary(reports):
        page.line(note)
    if matches:
        page.line((CAVEAT, QUIET))
