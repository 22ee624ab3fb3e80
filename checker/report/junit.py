"""JUnit XML, which every CI system shows as tests: each thing that figures speak of is a test case.

The schema is the one of Jenkins' xUnit plugin. JUnit knows no warnings: an error or a warning is a failure, and
`--show` says which are to be there. What is waived or in the baseline is skipped, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from checker.model import Finding, Report
from checker.report.spots import Note, notes
from checker.report.told import title, totals, troubles
from checker.wording import placed, plain


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """A suite for each story."""
    root = ElementTree.Element("testsuites", name="check-figures")
    for report in reports:
        root.append(_suite(report))
    ElementTree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _suite(report: Report) -> ElementTree.Element:
    cases = [*_cases(report)]
    suite = ElementTree.Element(
        "testsuite", name=plain(report.story) or "check-figures", tests=str(len(cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
    )  # fmt: skip
    suite.extend(cases)
    ElementTree.SubElement(suite, "system-out").text = "\n".join([totals([report]), *troubles(report)])
    return suite


def _cases(report: Report) -> Iterator[ElementTree.Element]:
    """A case for each input that could not be read, each finding, and each group that nothing is found against."""
    for problem in report.problems:
        if problem.fatal:
            path = plain(problem.path)
            case = ElementTree.Element("testcase", name=f"{path} can be read", classname=path)
            ElementTree.SubElement(case, "error", message=plain(problem.message))
            yield case
    told: set[str] = set()
    for note in notes([report]):
        finding = note.finding
        told |= set(finding.figures)
        name = f"{finding.rule} {finding.name} at {note.spot.place}"
        case = ElementTree.Element("testcase", name=name, classname=note.spot.path)
        if note.settled:
            ElementTree.SubElement(case, "skipped", message=note.settled).text = _text(note)
        elif finding.severity == "info":
            ElementTree.SubElement(case, "system-out").text = _text(note)
        else:
            failure = ElementTree.SubElement(case, "failure", type=_type(finding), message=note.message)
            failure.text = _text(note)
        yield case
    for group in report.groups:
        if not told & {figure.id for figure in group.figures}:
            article = report.article[group.figures[0].source]
            name = f"{title(group)} at {placed(article, group.figures[0].start)}"
            yield ElementTree.Element("testcase", name=name, classname=plain(article.path))


def _type(finding: Finding) -> str:
    return f"{finding.severity}: {finding.rule}"


def _text(note: Note) -> str:
    spots = (note.spot, *note.rivals)
    return "\n".join([note.message, *(f"{spot.place}: “{spot.words}” ({spot.source})" for spot in spots)])
