"""A draft on a terminal: its figures in reading order, contradicted first, each with what backs or contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.model import Backing, Figure, Finding, Report
from checker.report.data_view import backed_by_data, data_summary
from checker.report.lines import causes, column_of, is_settled, quote, reasons, uncounted
from checker.report.page import FIGURE, QUIET, STYLES, Page, Quotes
from checker.report.told import DRAFT_CAVEAT, headed, same_value, stated
from checker.wording import as_stated, counted, plain

_EARLIER = "earlier-statement"
"""The rule that speaks of the archive: what differs there may have been true when it was written."""
_MENTIONS = 3
"""As many mentions are quoted for and against a figure; further ones are counted."""
_AGAINST, _FOR, _NEITHER = "against  ", "for      ", "         "


class DraftView:
    """The part of a page that one draft fills."""

    def __init__(self, report: Report, page: Page, reach: int) -> None:
        self._report = report
        self._page = page
        self._quotes = Quotes(report.article, reach)
        self._own = [article for article in report.articles if article.role == "draft"]
        self._rank = {article.id: number for number, article in enumerate(report.articles)}
        self._numbers = {standing: self._standing(standing) for standing in ("contradicted", "nowhere", "confirmed")}

    def write(self) -> None:
        """Title, what is contradicted or wrong in itself, what is found nowhere, what is confirmed, totals."""
        report, page = self._report, self._page
        earlier = sum(article.role in ("earlier", "own") for article in report.articles)
        sources = counted(len(report.articles) - len(self._own) - earlier, "source")
        if earlier:
            archive = counted(earlier, "article") + " of the archive"
            sources = archive if len(report.articles) == len(self._own) + earlier else f"{sources} and {archive}"
        numbers = sum(map(len, self._numbers.values()))
        page.line((headed(report), "bold"), f": {counted(numbers, 'figure')} against {sources}")
        page.gap()
        told: set[str] = set()
        contradicted = [(same, self._about(same)) for same in self._numbers["contradicted"]]
        for same, findings in sorted(contradicted, key=lambda pair: is_settled(pair[1])):
            self._contradicted(same, findings)
            told.update(finding.fingerprint for finding in findings)
        others = [f for f in report.shown if f.fingerprint not in told and f.severity != "info"]
        for finding in sorted(others, key=self._order):
            self._fault(finding)
        if report.show == "info":
            self._nowhere([same for same in self._numbers["nowhere"] if not all(b.figure in report.data for b in same)])
            backed_by_data(report, page, self._quotes)
            for same in self._numbers["confirmed"]:
                self._confirmed(same)
        self._summary()

    def _standing(self, standing: str) -> list[list[Backing]]:
        """The figures that stand so with the sources, in reading order; one number told several times is one."""
        same: dict[tuple[object, ...], list[Backing]] = {}
        for backing in self._report.backings:
            if backing.standing == standing:
                figure = self._report.figure[backing.figure]
                same.setdefault((self._report.group_of[figure.id].id, *same_value(figure)), []).append(backing)
        return list(same.values())

    def _order(self, finding: Finding) -> tuple[bool, int, int]:
        place = self._report.place_of(finding)
        return is_settled([finding]), self._rank[place.source], place.start

    def _about(self, same: Sequence[Backing]) -> list[Finding]:
        """The findings that tell of this number's clash."""
        mine = {backing.figure for backing in same}
        rivals = {rival for backing in same for rival in backing.contradicted_by}
        return [f for f in self._report.findings if mine.intersection(f.figures) and rivals.intersection(f.figures)]

    def _heading(self, label: str, style: str, figure: Figure, *more: str) -> None:
        group = self._report.group_of[figure.id]
        about = f"  {plain(group.about)}" if group.about else ""
        words = [(f"  ({note})", QUIET) for note in more if note]
        self._page.line((label, STYLES[style]), "  ", (self._words(figure), FIGURE), (about, "bold"), *words)

    def _contradicted(self, same: Sequence[Backing], findings: Sequence[Finding]) -> None:
        first = same[0]
        own = self._figures(backing.figure for backing in same)
        note = f"but {_by(first)}" if first.confirmed_by else ""
        if is_settled(findings):
            self._heading("LET STAND", "single", own[0], note)
        elif all(finding.name == _EARLIER for finding in findings):
            self._heading("OTHERWISE BEFORE", "warning", own[0], note)
        else:
            self._heading("CONTRADICTED", "conflict", own[0], note)
        rivals = dict.fromkeys(rival for backing in same for rival in backing.contradicted_by)
        self._quoted((_NEITHER, own), (_AGAINST, self._figures(rivals)), (_FOR, self._figures(first.confirmed_by)))
        for note in causes(self._report, findings):
            self._page.line(("why      ", STYLES["conflict"]), plain(note), indent=2)
        for note in reasons(findings):
            self._page.line(("but      ", STYLES["single"]), note, indent=2)
        self._page.gap()

    def _fault(self, finding: Finding) -> None:
        label = "LET STAND" if is_settled([finding]) else finding.severity.upper()
        style = "single" if is_settled([finding]) else finding.severity
        self._page.line((label, STYLES[style]), "  ", (f"{finding.rule} {finding.name}", "bold"))
        self._page.line(plain(finding.message), indent=2)
        figures = stated(self._report, finding)
        column = column_of(self._quotes, figures)
        for figure in figures:
            quote(self._page, self._quotes, figure, column)
        for note in reasons([finding]):
            self._page.line(("but  ", STYLES["single"]), note, indent=2)
        self._page.gap()

    def _nowhere(self, all_same: Sequence[Sequence[Backing]]) -> None:
        if not all_same:
            return
        figures = self._figures(backing.figure for same in all_same for backing in same)
        figures.sort(key=lambda figure: (self._rank[figure.source], figure.start))
        count = counted(len(all_same), "figure")
        self._page.line(("FOUND NOWHERE", STYLES["warning"]), f"  {count} that no source states")
        column = column_of(self._quotes, figures)
        for figure in figures:
            quote(self._page, self._quotes, figure, column)
        self._page.gap()

    def _confirmed(self, same: Sequence[Backing]) -> None:
        own = self._figures(backing.figure for backing in same)
        self._heading("CONFIRMED", "match", own[0], _by(same[0]))
        self._quoted((_NEITHER, own), (_FOR, self._one_each(self._figures(same[0].confirmed_by))))
        self._page.gap()

    def _quoted(self, *parts: tuple[str, Sequence[Figure]]) -> None:
        """Labelled mentions with their sentences below each other."""
        column = column_of(self._quotes, [figure for _, figures in parts for figure in figures[:_MENTIONS]])
        for label, figures in parts:
            for figure in figures[:_MENTIONS]:
                quote(self._page, self._quotes, figure, column, label)
                label = _NEITHER
            if len(figures) > _MENTIONS:
                self._page.line((f"{_NEITHER}and {len(figures) - _MENTIONS:,} more", QUIET), indent=2)

    @staticmethod
    def _one_each(figures: Iterable[Figure]) -> list[Figure]:
        """The first mention of each source."""
        first: dict[str, Figure] = {}
        for figure in figures:
            first.setdefault(figure.source, figure)
        return list(first.values())

    def _figures(self, identifiers: Iterable[str]) -> list[Figure]:
        return [self._report.figure[identifier] for identifier in identifiers]

    def _words(self, figure: Figure) -> str:
        return as_stated(figure, self._report.article[figure.source])

    def _summary(self) -> None:
        report, page = self._report, self._page
        contradicted, nowhere, confirmed = map(len, self._numbers.values())
        numbers, mentions = contradicted + nowhere + confirmed, len(report.backings)
        again = f", {counted(mentions, 'mention')}" if mentions != numbers else ""
        page.line(
            (f"{contradicted:,} contradicted", STYLES["conflict"] if contradicted else ""), ", ",
            (f"{nowhere:,} found nowhere", STYLES["warning"] if nowhere else ""), ", ",
            (f"{confirmed:,} confirmed", STYLES["match"] if confirmed else ""),
            f"; {counted(numbers, 'figure')} in the draft{again}.",
        )  # fmt: skip
        if note := uncounted(report.findings):
            page.line(note)
        if note := data_summary([report]):
            page.line(note)
        aside = sum(finding.aside and finding.severity != "info" for finding in report.findings)
        if aside:
            about = f"{counted(aside, 'finding')} about the sources alone; without --against they are shown."
            page.line((about, QUIET))
        if confirmed:
            page.line((DRAFT_CAVEAT, QUIET))


def _by(backing: Backing) -> str:
    """`confirmed by 2 origins`, and what there is to hold against them."""
    weighed = backing.weighed
    if weighed is None:
        return ""
    if not weighed.origins:
        return "confirmed by ourselves alone"
    shared = "; ".join(plain(origin.why) for origin in weighed.origins if origin.why)
    chance = "; may be chance" if weighed.chance == "likely" else ""
    return f"confirmed by {counted(len(weighed.origins), 'origin')}{f': {shared}' if shared else ''}{chance}"
