"""GitLab's code quality report, held against the format that GitLab's documentation asks for."""

from __future__ import annotations

import json

import flood
import hostile
import jsonschema
from msgspec.structs import replace

from checker.model import Article, Finding, Landmark, Place, Report, Waiver
from checker.report import REPORTERS

SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "additionalProperties": False,
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^[^\u0000-\u001f]+$", "not": {"pattern": r"^\./"}},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""


def issues(*reports: Report) -> list[dict]:
    text = REPORTERS["gitlab"].render(reports)
    assert not text.startswith("\ufeff"), "GitLab takes no byte-order mark"
    found = json.loads(text)
    jsonschema.validate(found, SCHEMA)
    assert len({issue["fingerprint"] for issue in found}) == len(found)
    return found


def test_an_issue_for_each_finding_worst_first():
    found = issues(flood.report())
    assert [issue["severity"] for issue in found] == ["critical"] * 4 + ["info"] * 2
    year = next(issue for issue in found if "1926" in issue["description"])
    assert year["location"] == {"path": "flood/coast.txt", "lines": {"begin": 5, "end": 5}}
    assert year["check_name"] == "CF001 sources-conflict"


def test_fingerprints_stay_when_lines_move_and_differ_between_stories():
    [before, after] = ({i["fingerprint"] for i in issues(r)} for r in (flood.report(), flood.report("\n\n")))
    assert before == after
    assert len(issues(flood.report(), flood.report())) == 2 * len(before)


def test_a_waived_finding_is_for_information():
    report = flood.report()
    waived = tuple(replace(f, waiver=Waiver("from the deed", "A. Editor")) for f in report.findings)
    found = issues(replace(report, findings=waived))
    assert {issue["severity"] for issue in found} == {"info"}
    assert all(issue["description"].startswith("Waived by A. Editor: from the deed. ") for issue in found)


def test_a_file_without_lines_is_told_by_its_landmark():
    finding = Finding("CF999", "fault", "error", "m", (), place=Place("a", 0, 1))
    paged = Article("a", "a.pdf", "text", landmarks=(Landmark(0, "page 2"),))
    assert issues(Report("", (paged,), (), (), (finding,)))[0]["description"] == "page 2: m"


def test_hostile_text_stays_text():
    assert len(issues(hostile.report())) == 2


def test_no_story():
    assert issues() == []
