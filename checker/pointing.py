"""A figure as somebody at a terminal names it: by its id (`f3`), or by where it stands (`seeds/a.txt:7:63`)."""

from __future__ import annotations

from checker.late import early
from checker.model import Article, Figure, Report
from checker.wording import as_stated, listed, plain

_ID = early(r"f\d+")
_PLACE = early(r"(?P<path>.+?):(?P<line>\d+)(?::(?P<column>\d+))?")


def pointed_at(report: Report, name: str) -> Figure:
    """The figure of that name; raises `LookupError` with a line that says what there is instead.

    A place may leave out folders where the file's name is enough, and the column where the line has but one figure;
    any column within the figure will do. In a file without lines a place is its landmark (`report.pdf, page 2`).
    """
    if _ID.fullmatch(name):
        if name in report.figure:
            return report.figure[name]
        raise LookupError(f"no figure {name}; the story has f1 to f{len(report.figures)}")
    path, _, landmark = name.rpartition(", ")
    if path and any(article.landmarks for article in report.articles):
        return _at_landmark(report, _article(report, path), landmark)
    place = _PLACE.fullmatch(name)
    if place is None:
        raise LookupError(f"{name}: name a figure by its id (f3) or by its place (file.txt:line:column)")
    article = _article(report, place["path"])
    line = int(place["line"])
    found = [f for f in report.figures if f.source == article.id and _lines(article, f, line)]
    if place["column"]:
        column = int(place["column"])
        exact = [f for f in found if f.start <= article.line_starts[line - 1] + column - 1 <= f.end]
        found = exact[:1] or found
    if len(found) == 1:
        return found[0]
    where = f"line {line} of {article.path}"
    if not found:
        raise LookupError(f"no figure in {where}")
    known = listed(f"{line}:{article.locate(f.start)[1]} “{plain(as_stated(f, article))}”" for f in found)
    raise LookupError(f"{where} has {len(found)} figures, name one by its column: {known}")


def _at_landmark(report: Report, article: Article, landmark: str) -> Figure:
    found = [f for f in report.figures if f.source == article.id and article.landmark(f.start) == landmark]
    if len(found) == 1:
        return found[0]
    where = f"{landmark} of {article.path}"
    if not found:
        raise LookupError(f"no figure in {where}")
    known = listed(f"{f.id} “{plain(as_stated(f, article))}”" for f in found)
    raise LookupError(f"{where} has {len(found)} figures, name one by its id: {known}")


def _lines(article: Article, figure: Figure, line: int) -> bool:
    return article.locate(figure.start)[0] <= line <= article.locate(figure.end)[0]


def _article(report: Report, given: str) -> Article:
    path = given.replace("\\", "/").removeprefix("./")
    exact = [a for a in report.articles if path in (a.id, a.path.replace("\\", "/").removeprefix("./"))]
    found = exact or [a for a in report.articles if a.path.replace("\\", "/").endswith(f"/{path}")]
    if len(found) == 1:
        return found[0]
    if found:
        raise LookupError(f"{given} may be {listed(a.path for a in found)}")
    raise LookupError(f"no article {given} in the story; it has {listed(a.id for a in report.articles[:8])}")
