"""What tables of data back, on a terminal: a line for each figure, with the cell or what cells come to."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from checker.model import Group, Report
from checker.report.page import FIGURE, QUIET, STYLES, Page, Part, Quotes
from checker.wording import as_stated, counted, listed, plain, valued


def is_backed(report: Report, group: Group) -> bool:
    """Whether tables back all figures of a group."""
    return all(f.id in report.data and report.data[f.id].standing == "backed" for f in group.figures)


def backed_by_data(report: Report, page: Page, quotes: Quotes) -> None:
    """The figures that tables back, in reading order; what they contradict is a finding."""
    held = [held for held in report.held if held.standing == "backed"]
    if not held:
        return
    page.line(("BACKED BY DATA", STYLES["match"]), f"  {counted(len(held), 'figure')}")
    figures = [report.figure[one.figure] for one in held]
    places = [quotes.place(figure) for figure in figures]
    column = min(max(map(cell_len, places)), page.width // 2)
    for figure, place, one in zip(figures, places, held, strict=True):
        words = as_stated(figure, report.article[figure.source])
        facts = "; ".join(f"{datum.place} is {valued(datum)} ({datum.about})" for datum in one.data)
        parts: list[Part] = [(f"{place:<{column}}", QUIET), "  ", (words, FIGURE), f"  {plain(facts)}"]
        page.line(*parts, indent=2)
    page.gap()


def data_summary(reports: Iterable[Report]) -> str:
    """`votes.csv: 1 figure contradicted, 4 backed, 2 not mentioned.`; empty where no tables were given."""
    reports = [report for report in reports if report.tables]
    files = dict.fromkeys(plain(file) for report in reports for file in report.tables)
    standings = [held.standing for report in reports for held in report.held]
    contradicted, backed = standings.count("contradicted"), standings.count("backed")
    rest = sum(len(report.figures) for report in reports) - len(standings)
    numbers = f"{counted(contradicted, 'figure')} contradicted, {backed:,} backed, {rest:,} not mentioned"
    return f"{listed(files)}: {numbers}." if files else ""
