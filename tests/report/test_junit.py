"""JUnit XML, held against the schema of Jenkins' xUnit plugin."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import flood
import hostile
import pytest
import xmlschema
from msgspec.structs import replace

from checker.model import Problem, Report, Waiver
from checker.report import REPORTERS

DATA = Path(__file__).parent.parent / "data"


@pytest.fixture(scope="module")
def schema():
    return xmlschema.XMLSchema(DATA / "junit-10.xsd")


@pytest.fixture
def suites(schema):
    def read(*reports: Report) -> list[ElementTree.Element]:
        text = REPORTERS["junit"].render(reports)
        schema.validate(text)
        return ElementTree.fromstring(text).findall("testsuite")

    return read


def test_a_suite_for_each_story_with_its_counts(suites):
    one, other = suites(flood.report(), replace(flood.report(), story="again"))
    assert (one.get("name"), other.get("name")) == ("flood", "again")
    counts = {key: int(one.get(key)) for key in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": 7, "failures": 4, "errors": 0, "skipped": 0}
    assert len(one.findall("testcase")) == 7 and len(one.findall("testcase/failure")) == 4


def test_a_failure_says_what_stands_where(suites):
    [suite] = suites(flood.report())
    [failure] = [f for f in suite.findall("testcase/failure") if "1926" in f.text]
    assert failure.text.splitlines()[1:] == [
        "flood/coast.txt:5:58: “1962” (Coast News)",
        "flood/late.txt:3:94: “1926” (Late Edition)",
        "flood/valley.txt:5:19: “1962” (The Valley Post)",
    ]


def test_what_agrees_and_what_stands_alone_are_tests_that_pass(suites):
    [suite] = suites(flood.report())
    passed = [c.get("name") for c in suite.findall("testcase") if c.find("failure") is None]
    assert len(passed) == 3 and any(name.startswith("Sheep drowned at flood/late.txt:5:23") for name in passed)


def test_a_waived_finding_is_skipped_with_its_reason(suites):
    report = flood.report()
    waived = tuple(replace(f, waiver=Waiver("from the deed")) if "1926" in f.message else f for f in report.findings)
    [suite] = suites(replace(report, findings=waived))
    assert [s.get("message") for s in suite.findall("testcase/skipped")] == ["Waived: from the deed"]
    assert (suite.get("skipped"), suite.get("failures")) == ("1", "3")


def test_hostile_text_stays_text(suites):
    [suite] = suites(hostile.report())
    assert "<script>alert(1)</script>" in suite.find("testcase/failure").text
    assert {element.tag for element in suite.iter()} <= {"testsuite", "testcase", "failure", "skipped", "system-out"}


def test_what_could_not_be_read_is_an_error_and_a_warning_is_told(suites):
    problems = (Problem("c.txt", "no text"), Problem("d.txt", "empty", fatal=False))
    [suite] = suites(replace(flood.report(), problems=problems))
    assert (suite.get("errors"), suite.get("tests")) == ("1", "8")
    assert suite.find("testcase/error").get("message") == "no text"
    assert "d.txt: empty" in suite.find("system-out").text


def test_no_story(suites):
    assert suites() == []
