"""Findings as code review has them: one spot to look at first, further ones beside it, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from checker.model import SEVERITIES, Finding, Place, Report
from checker.report.told import likelier, settled
from checker.wording import as_stated, placed, plain, source_names


class Spot(Struct, frozen=True):
    """A stretch of an article as other programs find it."""

    path: str
    """As given to the program, with forward slashes, harmless; an article's number within its file is left off."""
    line: int
    column: int
    end_line: int
    end_column: int
    """All from 1; the last column is the one behind the stretch."""
    landmark: str
    """Where it stands in a file without lines (page 2); there line and column count in the text that was read out."""
    text: str
    """What stands there."""
    words: str
    """The same as a reader takes it: a figure with its hedge and unit."""
    source: str
    """What its source is called."""
    place: str
    """Where it stands for a reader: `path:7:29`, or `path, page 2`."""


class Note(Struct, frozen=True):
    """A finding with its places."""

    finding: Finding
    message: str
    """One line, harmless."""
    settled: str
    """Why it counts no more: waived or in the baseline; empty for a finding that does."""
    spot: Spot
    rivals: tuple[Spot, ...]


def notes(reports: Sequence[Report]) -> list[Note]:
    """The findings to show: those that count before those that are settled, worst first, then story by story."""
    found = [note for report in reports for note in _notes(report)]
    return sorted(found, key=lambda note: (bool(note.settled), SEVERITIES.index(note.finding.severity)))


def _notes(report: Report) -> Iterator[Note]:
    names = source_names(report.articles)
    at = {Place(figure.source, figure.start, figure.end): figure for figure in report.figures}

    def spot(place: Place) -> Spot:
        article = report.article[place.source]
        text = plain(article.text[place.start : place.end])
        words = as_stated(at[place], article) if place in at else text
        path = article.path.partition("#")[0].replace("\\", "/").removeprefix("./")
        return Spot(
            path if path.isprintable() else plain(path), *article.locate(place.start), *article.locate(place.end),
            plain(article.landmark(place.start)), text, words, names[article.id], placed(article, place.start),
        )  # fmt: skip

    for finding in report.shown:
        first = report.place_of(finding)
        figures = (report.figure[identifier] for identifier in finding.figures)
        rivals = dict.fromkeys(Place(figure.source, figure.start, figure.end) for figure in figures)
        message = " ".join(filter(None, (plain(finding.message), likelier(report, finding))))
        others = tuple(spot(place) for place in rivals if place != first)
        yield Note(finding, message, settled(finding), spot(first), others)
