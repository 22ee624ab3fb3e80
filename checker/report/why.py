"""Why two figures are or are not taken for one thing: both sentences, the waterfall, and what came of it."""

from __future__ import annotations

from checker.model import Explanation, Report
from checker.report.page import FIGURE, QUIET, STYLES, Page, Quotes
from checker.report.waterfall import waterfall
from checker.wording import as_stated, plain

_REACH = 200
_ALL = 30
_VERDICTS = {
    "match": "and what they say can be true together",
    "conflict": "and not all that is said of it can be true",
    "single": "but one article alone states it",
}


def render(report: Report, explanation: Explanation, *, width: int = 100, colour: bool = False) -> str:
    """The explanation of one pair of the report's figures."""
    page = Page(width, colour)
    quotes = Quotes(report.article, _REACH)
    for identifier in (explanation.left, explanation.right):
        figure = report.figure[identifier]
        about = f"  {plain(figure.about.phrase)}" if figure.about and figure.about.phrase else ""
        words = as_stated(figure, report.article[figure.source])
        page.line((identifier, "bold"), f"  {quotes.place(figure)}  ", (words, FIGURE), about)
        before, text, after = quotes.around(figure)
        page.line((before, QUIET), (text, FIGURE), (after, QUIET), indent=6)
    page.gap()
    one, other = report.group_of[explanation.left], report.group_of[explanation.right]
    if one.id == other.id:
        page.line(("One thing", STYLES["match"]), f" ({one.id}), {_VERDICTS[one.verdict]}.")
    else:
        page.line(("Two things", STYLES["single"]), f" ({one.id} and {other.id}).")
    if explanation.steps:
        waterfall(page, explanation, indent=2, shown=_ALL)
    if explanation.note:
        page.line(plain(explanation.note), indent=2)
    return page.text()
