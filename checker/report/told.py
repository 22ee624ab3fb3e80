"""What reports say of a group or finding in words, whatever they are written as."""

from __future__ import annotations

from collections.abc import Iterable

from checker.model import Backing, Figure, Finding, Group, Report
from checker.wording import as_stated, capital, counted, listed, plain, source_names

CAVEAT = "Matching means that sources agree, not that it is true."
DRAFT_CAVEAT = "Confirmed means that sources agree, not that it is true."


def caveat(reports: Iterable[Report]) -> str:
    """What a reader of these reports must not take them for."""
    return DRAFT_CAVEAT if any(report.has_draft for report in reports) else CAVEAT


def headed(report: Report) -> str:
    """What a report is about: one's own draft where there is one, else the story."""
    drafts = [plain(article.path) for article in report.articles if article.role == "draft"]
    return listed(drafts) if drafts else plain(report.story)


def title(group: Group) -> str:
    """What the group is about, as a heading."""
    return capital(plain(group.about)) if group.about else "One thing"


def worth(group: Group) -> str:
    """How many articles agree, and what there is to hold against them."""
    sources = counted(len({figure.source for figure in group.figures}), "source")
    weighed = group.weighed
    if weighed is None:
        return sources
    shared = [origin for origin in weighed.origins if len(origin.sources) > 1]
    if len(weighed.origins) == 1:
        return f"{sources}, one origin: {plain(shared[0].why)}" if shared else sources
    if shared:
        reasons = "; ".join(f"{', '.join(origin.sources)}: {origin.why}" for origin in shared)
        return f"{sources}, {counted(len(weighed.origins), 'origin')}; {plain(reasons)}"
    return f"{sources}; may be chance" if weighed.weight == "weak" else sources


def confirmed(backing: Backing) -> str:
    """How many independent origins confirm a draft's figure; nothing where none does."""
    if backing.weighed is None:
        return ""
    origins = counted(len(backing.weighed.origins), "independent origin")
    return f"But confirmed by {origins}" if backing.contradicted_by else f"Confirmed by {origins}"


def same_value(figure: Figure) -> tuple[object, ...]:
    """What makes two figures one number; of a count whatever noun stands beside it."""
    return figure.low, figure.high, "" if figure.kind == "count" else figure.unit


def stated(report: Report, finding: Finding) -> list[Figure]:
    """What a finding is about: its figures, or a stand-in without id for what could not be read as one (25:10)."""
    if finding.figures or not finding.place:
        return [report.figure[identifier] for identifier in finding.figures]
    place = finding.place
    text = report.article[place.source].text[place.start : place.end]
    return [Figure(place.source, place.start, place.end, text, "time", "", "")]


def likelier(report: Report, finding: Finding) -> str:
    """Which number to go by, where one has plainly more behind it; else nothing."""
    if finding.likelier is None:
        return ""
    figure = report.figure[finding.likelier]
    words = as_stated(figure, report.article[figure.source])
    return f"“{words}” ({source_names(report.articles)[figure.source]}) has more behind it: the likelier number."


def settled(finding: Finding) -> str:
    """Why a finding counts no more: waived by whom and why, or in the baseline; else nothing."""
    waiver = finding.waiver
    if waiver:
        by = f" by {plain(waiver.by)}" if waiver.by else ""
        until = f" until {waiver.expires}" if waiver.expires else ""
        return f"Waived{by}{until}: {plain(waiver.reason)}"
    return "Accepted in the baseline" if finding.known else ""


def troubles(report: Report) -> list[str]:
    """What could not be read, and what else was wrong with the input: a line for each."""
    return [plain(f"{problem.path}: {problem.message}") for problem in report.problems]


def totals(reports: Iterable[Report]) -> str:
    """`2 articles, 14 figures`."""
    reports = list(reports)
    articles = counted(sum(len(report.articles) for report in reports), "article")
    return f"{articles}, {counted(sum(len(report.figures) for report in reports), 'figure')}"
