"""The figures of a story as rows, one for each mention: what CSV and workbook have in common."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.model import Article, Figure, Group, Held, Report
from checker.report.passages import Passages
from checker.report.told import settled
from checker.wording import as_stated, valued

COLUMNS = (
    "story", "group", "verdict", "about", "source", "line", "text", "kind", "low", "high", "unit", "per", "hedge",
    "sentence", "attribution", "others", "figure", "start", "end", "origins",
    "backing", "let_stand", "data",
)  # fmt: skip
"""Only ever added to at the end: scripts count on the order."""
_VERDICTS = ("conflict", "match", "single")
_OTHERS_SHOWN = 20


def rows(report: Report) -> Iterator[tuple[object, ...]]:
    """The values of all columns, sorted by verdict, group, source and position."""
    passages = {article.id: Passages(article) for article in report.articles}
    groups = report.groups or (Group("", report.figures),)
    order = {group.id: number for number, group in enumerate(groups)}
    rank = {article.id: number for number, article in enumerate(report.articles)}
    let_stand: dict[str, list[str]] = {}
    for finding in report.findings:
        for identifier in finding.figures if settled(finding) else ():
            let_stand.setdefault(identifier, []).append(f"{finding.rule}: {settled(finding)}")
    for group in sorted(groups, key=lambda g: (_VERDICTS.index(g.verdict), order[g.id])):
        said = [_said(report, figure) for figure in group.figures] if len(group.figures) > 1 and group.id else []
        for figure in sorted(group.figures, key=lambda f: (rank[f.source], f.start, f.end)):
            backing = report.backing.get(figure.id)
            yield (
                *_row(report, group, figure, said, passages[figure.source]),
                backing.standing if backing else "",
                "; ".join(let_stand.get(figure.id, ())),
                _data(report.data.get(figure.id)),
            )


def _data(held: Held | None) -> str:
    """`backed: results.xlsx: Votes!C4, 5,632`."""
    if held is None:
        return ""
    return f"{held.standing}: " + "; ".join(f"{datum.place}, {valued(datum)}" for datum in held.data)


def _row(
    report: Report, group: Group, figure: Figure, said: list[tuple[str, str]], passages: Passages
) -> tuple[object, ...]:
    about = figure.about
    phrase = about.phrase if about else group.about
    others = [words for source, words in said if source != figure.source]
    more = [f"and {len(others) - _OTHERS_SHOWN} more"] if len(others) > _OTHERS_SHOWN else []
    return (
        report.story, group.id, group.verdict if group.id else "", phrase, figure.source,
        _line(report.article[figure.source], figure), figure.text, figure.kind, _number(figure.low),
        _number(figure.high), figure.unit, figure.per or "", figure.hedge, passages.sentence(figure),
        (about.attribution if about else None) or "", "; ".join(others[:_OTHERS_SHOWN] + more), figure.id,
        figure.start, figure.end, len(group.weighed.origins) if group.weighed else "",
    )  # fmt: skip


def _said(report: Report, figure: Figure) -> tuple[str, str]:
    article = report.article[figure.source]
    return figure.source, f'{figure.source}:{_line(article, figure)} "{as_stated(figure, article)}"'


def _line(article: Article, figure: Figure) -> int | str:
    """The line, or where to look in a file that has none: page 2."""
    return article.landmark(figure.start) or article.locate(figure.start)[0]


def _number(value: Decimal | str) -> str:
    if isinstance(value, str):
        return value
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
