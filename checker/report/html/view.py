"""What the HTML report shows, worked out as plain data before the template lays it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checker.model import Article, Backing, Explanation, Figure, Finding, Group, Report
from checker.report.html.drawing import Waterfall, timeline, waterfall
from checker.report.html.marked import paragraphs
from checker.report.html.shapes import STATUSES, Cell, Mention, Passage, Row, Source, Story
from checker.report.page import Quotes
from checker.report.told import confirmed, headed, likelier, same_value, settled, stated, title, troubles, worth
from checker.wording import as_stated, cited, plain, source_names

_REACH = 150
"""How much of a sentence is shown on either side of its figure, in characters."""
_REACH_ALONE = 60
"""The same where one source alone speaks: there are many such rows, and nothing to compare."""


def story(report: Report, number: int) -> Story:
    """What the page shows of one report; `number` keeps the anchors of several stories apart."""
    return _Maker(report, f"s{number}").story()


class _Maker:
    def __init__(self, report: Report, anchor: str) -> None:
        self._report = report
        self._anchor = anchor
        self._names = source_names(report.articles)
        self._quotes = Quotes(report.article, _REACH)
        self._what = {rule.code: rule.what for rule in report.rules}
        self._rank = {article.id: number for number, article in enumerate(report.articles)}
        self._explained: dict[str, list[Explanation]] = {}
        for explanation in report.explanations:
            self._explained.setdefault(report.group_of[explanation.left].id, []).append(explanation)

    def story(self) -> Story:
        report = self._report
        rows = tuple(self._rows())
        row_of: dict[str, Row] = {}
        worst_last = sorted(rows, key=lambda row: -list(STATUSES).index(row[0].status))
        for row, figures in worst_last:  # of several rows the worst one is where a mention leads back to
            row_of |= {figure.id: row for figure in figures}
        of_source: dict[str, list[Figure]] = {article.id: [] for article in report.articles}
        for figure in report.figures:
            of_source[figure.source].append(figure)
        return Story(
            self._anchor, headed(report), tuple(self._source(a, of_source[a.id], row_of) for a in report.articles),
            tuple(row for row, _ in rows), len(report.figures), tuple(troubles(report)),
        )  # fmt: skip

    def _source(self, article: Article, figures: Sequence[Figure], row_of: dict[str, Row]) -> Source:
        shown = [(f, row_of[f.id]) for f in figures if f.id in row_of]
        marks = [(f.start, f.end, f"{self._anchor}-{f.id}", r.id, r.status, f"{r.label}: {r.title}") for f, r in shown]
        return Source(
            id=f"{self._anchor}-a{self._rank[article.id]}", name=self._names[article.id],
            title=plain(article.title or ""), published=article.published.isoformat() if article.published else "",
            path=plain(article.path), draft=article.role == "draft", figures=len(figures),
            paragraphs=tuple(paragraphs(article, marks)),
        )  # fmt: skip

    def _rows(self) -> Iterator[tuple[Row, Sequence[Figure]]]:
        report = self._report
        findings: dict[str, list[Finding]] = {}
        loose = []
        for finding in report.shown:
            group = report.group_of.get(finding.figures[0]) if finding.group and finding.figures else None
            if group and group.verdict != "match":
                findings.setdefault(group.id, []).append(finding)
            else:
                loose.append(finding)
        for group in report.groups:
            if report.show == "info" or group.id in findings:
                yield self._group(group, findings.get(group.id, [])), group.figures
        for number, finding in enumerate(loose):
            yield self._finding(number, finding), [report.figure[identifier] for identifier in finding.figures]

    def _group(self, group: Group, findings: Sequence[Finding]) -> Row:
        backings = [self._report.backing[f.id] for f in group.figures if f.id in self._report.backing]
        status: str = group.verdict
        if self._report.has_draft:
            status = min((backing.standing for backing in backings), key=list(STATUSES).index, default="aside")
        likely = {finding.likelier for finding in findings if finding.likelier}
        told = [finding for finding in findings if finding.severity != "info"]
        notes = [plain(note) for finding in told for note in finding.evidence or (finding.message,)]
        if group.verdict == "conflict" and not notes:
            notes.append(plain(group.reason))
        if group.verdict == "match" and not backings:
            notes.append(worth(group))
        notes += [likelier(self._report, finding) for finding in told]
        notes += [confirmed(backing) for backing in backings]
        let_stand = [words for finding in findings if (words := settled(finding))]
        if any(finding.counts for finding in findings):
            notes += let_stand
            let_stand = []
        return Row(
            id=f"{self._anchor}-{group.id}", status=status, label=STATUSES[status][0], title=title(group),
            notes=tuple(dict.fromkeys(filter(None, notes))),
            settled="; ".join(let_stand), rules=tuple(dict.fromkeys(map(self._rule, told))),
            kinds=_kinds(group.figures), cells=self._cells(group.figures, _tones(group, backings), likely),
            waterfalls=tuple(self._waterfall(e) for e in self._explained.get(group.id, ())),
            timeline=timeline(group.figures, self._report.article, self._names, self._anchor),
        )  # fmt: skip

    def _finding(self, number: int, finding: Finding) -> Row:
        likely = {finding.likelier} if finding.likelier else set()
        figures = stated(self._report, finding)
        return Row(
            id=f"{self._anchor}-x{number}", status="finding", label=finding.severity.capitalize(),
            title=plain(finding.message), notes=tuple(filter(None, [likelier(self._report, finding)])),
            settled=settled(finding), rules=(self._rule(finding),), kinds=_kinds(figures),
            cells=self._cells(figures, {figure.id: "clash" for figure in figures}, likely),
        )  # fmt: skip

    def _rule(self, finding: Finding) -> tuple[str, str]:
        what = self._what.get(finding.rule)
        return finding.rule, f"{finding.name}: {plain(what)}" if what else finding.name

    def _cells(self, figures: Iterable[Figure], tones: Mapping[str, str], likely: set[str]) -> tuple[Cell, ...]:
        said: dict[str, dict[tuple[object, ...], list[Figure]]] = {}
        for figure in sorted(figures, key=lambda f: f.start):
            said.setdefault(figure.source, {}).setdefault(same_value(figure), []).append(figure)
        cells = []
        for article in self._report.articles:
            passages: dict[tuple[str, int, int], list[tuple[Figure, Sequence[Figure]]]] = {}
            for first, *more in said.get(article.id, {}).values():
                passages.setdefault(self._quotes.sentence(first), []).append((first, more))
            reach = _REACH if len(said) > 1 or article.role == "draft" else _REACH_ALONE
            made = (self._passage(stated, tones, likely, reach) for stated in passages.values())
            cells.append(Cell(self._names[article.id], tuple(made)))
        return tuple(cells)

    def _passage(
        self,
        stated: Sequence[tuple[Figure, Sequence[Figure]]],
        tones: Mapping[str, str],
        likely: set[str],
        reach: int = _REACH,
    ) -> Passage:
        figures = [figure for figure, _ in stated]
        article = self._report.article[figures[0].source]
        sources = (figure.about.attribution for figure in figures if figure.about)
        mentions = (
            Mention(
                target=self._target(figure), words=as_stated(figure, article), place=self._quotes.place(figure),
                tone=tones.get(figure.id, ""), likelier=figure.id in likely,
                again=tuple((self._target(other), self._where(other)) for other in more),
            )
            for figure, more in stated
        )  # fmt: skip
        return Passage(
            tuple(mentions), tuple(self._quotes.marked(figures, reach)), self._where(figures[0]),
            cited(next(filter(None, sources), "")),
        )  # fmt: skip

    def _target(self, figure: Figure) -> str:
        return f"{self._anchor}-{figure.id}" if figure.id else f"{self._anchor}-a{self._rank[figure.source]}"

    def _where(self, figure: Figure) -> str:
        article = self._report.article[figure.source]
        return plain(article.landmark(figure.start)) or f"line {article.locate(figure.start)[0]}"

    def _waterfall(self, explanation: Explanation) -> Waterfall:
        left, right = (self._named(self._report.figure[i]) for i in (explanation.left, explanation.right))
        return waterfall(explanation, left, right)

    def _named(self, figure: Figure) -> str:
        words = as_stated(figure, self._report.article[figure.source])
        return f"“{words}” ({self._names[figure.source]}, {self._where(figure)})"


def _tones(group: Group, backings: Sequence[Backing]) -> dict[str, str]:
    """What contradicts and what confirms the draft; without one, what cannot be true together."""
    if not backings:
        return {identifier: "clash" for pair in group.conflicts for identifier in pair}
    tones = {identifier: "backs" for backing in backings for identifier in backing.confirmed_by}
    against = {i for backing in backings for i in (*backing.contradicted_by, backing.figure) if backing.contradicted_by}
    return tones | dict.fromkeys(against, "clash")


def _kinds(figures: Iterable[Figure]) -> str:
    return " ".join(dict.fromkeys(figure.kind for figure in figures))
