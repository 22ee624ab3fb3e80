"""SARIF, held against the published schema of version 2.1.0."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import flood
import hostile
import jsonschema
import pytest
from msgspec.structs import replace

from checker.judge import load_rules
from checker.model import Article, Finding, Landmark, Place, Problem, Report, Waiver
from checker.report import REPORTERS

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "data" / "sarif-2.1.0-rtm.5.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def run(*reports: Report) -> dict:
    log = json.loads(REPORTERS["sarif"].render(reports))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    [only] = log["runs"]
    return only


def with_findings(**changes: object) -> Report:
    """The flood with its conflict over the year changed so."""
    report = flood.report()
    changed = (replace(f, **changes) if "1926" in f.message else f for f in report.findings)
    return replace(report, findings=tuple(changed))


def result(report: Report) -> dict:
    return next(r for r in run(report)["results"] if "1926" in r["message"]["text"])


def test_a_result_for_each_finding_worst_first():
    results = run(flood.report())["results"]
    assert [r["level"] for r in results] == ["error"] * 4 + ["note"] * 2
    assert len(results) == len(flood.report().findings)


def test_all_rules_are_listed_and_results_point_to_them():
    given = run(flood.report())
    rules = given["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in load_rules()]
    assert all(rules[r["ruleIndex"]]["id"] == r["ruleId"] for r in given["results"])
    assert all(rule["help"]["text"] and rule["fullDescription"]["text"] for rule in rules)


def test_one_source_is_the_place_and_its_rivals_stand_beside_it():
    found = result(flood.report())
    [place] = [location["physicalLocation"] for location in found["locations"]]
    assert place["artifactLocation"]["uri"] == "flood/coast.txt"
    where = {"startLine": 5, "startColumn": 58, "endLine": 5, "endColumn": 62}
    assert place["region"] == {**where, "snippet": {"text": "1962"}}
    rivals = {r["message"]["text"]: r["physicalLocation"] for r in found["relatedLocations"]}
    assert set(rivals) == {"Late Edition: “1926”", "The Valley Post: “1962”"}
    text = flood.TEXTS["late.txt"][2].splitlines()
    region = rivals["Late Edition: “1926”"]["region"]
    assert text[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "1926"


def test_fingerprints_stay_when_lines_move():
    [before, after] = (
        {r["partialFingerprints"]["checkFigures/v1"] for r in run(report)["results"]}
        for report in (flood.report(), flood.report("\n\n"))
    )
    assert before == after and len(before) == len(flood.report().findings)


def test_a_waived_finding_is_suppressed_and_says_who_and_why():
    waiver = Waiver("quoted from the deed", "A. Editor", date(2026, 12, 31), "waivers.toml:3:1")
    report = with_findings(waiver=waiver)
    assert result(report)["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "quoted from the deed",
            "properties": {"by": "A. Editor", "expires": "2026-12-31", "where": "waivers.toml:3:1"},
        }
    ]
    assert run(report)["results"][-1]["ruleId"] == "CF001", "settled ones come last"
    assert result(with_findings(waiver=replace(waiver, inline=True)))["suppressions"][0]["kind"] == "inSource"
    assert "suppressions" not in result(flood.report())


def test_with_a_baseline_every_result_says_whether_it_is_new():
    results = run(with_findings(known=True))["results"]
    assert {r["baselineState"] for r in results} == {"unchanged", "new"}
    assert result(with_findings(known=True))["suppressions"][0]["justification"] == "Accepted in the baseline"
    assert not [r for r in run(flood.report())["results"] if "baselineState" in r]


def test_the_likelier_number_is_suggested():
    figure = next(f for f in flood.report().figures if f.text == "1962")
    assert "“1962” (Coast News) has more behind it" in result(with_findings(likelier=figure.id))["message"]["text"]


def test_the_level_to_show():
    assert {r["level"] for r in run(replace(flood.report(), show="error"))["results"]} == {"error"}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("flood/a b.txt", "flood/a%20b.txt"),
        ("./flood/á#2", "flood/%C3%A1"),
        ("100%:x.txt", "100%25%3Ax.txt"),
        ("/srv/a.txt", "file:///srv/a.txt"),
        ("C:\\news\\a.txt", "file:///C:/news/a.txt"),
    ],
)
def test_a_path_is_an_address(path: str, uri: str):
    finding = Finding("CF999", "fault", "error", "m", (), place=Place("a", 0, 1))
    given = run(Report("", (Article("a", path, "text"),), (), (), (finding,)))
    assert given["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert given["tool"]["driver"]["rules"][0]["id"] == "CF999"


def test_a_file_without_lines_is_told_by_its_landmark():
    finding = Finding("CF999", "fault", "error", "m", (), place=Place("a", 0, 1))
    paged = Article("a", "a.pdf", "text", landmarks=(Landmark(0, "page 2"),))
    [location] = run(Report("", (paged,), (), (), (finding,)))["results"][0]["locations"]
    assert location["logicalLocations"] == [{"fullyQualifiedName": "page 2"}]
    assert "region" not in location["physicalLocation"]
    [found] = run(Report("", (paged,), (), (), (finding,)))["results"]
    assert found["message"]["text"] == "page 2: m"
    assert set(found["partialFingerprints"]) == {"checkFigures/v1", "primaryLocationLineHash"}


def test_what_github_requires_of_a_rule_is_there_and_not_too_long():
    unknown = Finding("CF999", "fault", "warning", "m", (), place=Place("a", 0, 1))
    report = flood.report()
    for rule in run(replace(report, findings=(*report.findings, replace(unknown, place=Place("wire.txt", 0, 1)))))[
        "tool"
    ]["driver"]["rules"]:
        assert rule["help"]["text"] and rule["help"]["markdown"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024 and 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")


def test_rivals_are_linked_in_the_message_and_nothing_else_is():
    found = result(flood.report())
    links = re.findall(r"(?<!\\)\[([^\]]+)\]\((\d+)\)", found["message"]["text"])
    where = {str(r["id"]): r["physicalLocation"] for r in found["relatedLocations"]}
    assert [text for text, _ in links] == ["flood/late.txt:3:94", "flood/valley.txt:5:19"]
    for text, number in links:
        place = where[number]
        at = f"{place['region']['startLine']}:{place['region']['startColumn']}"
        assert text == f"{place['artifactLocation']['uri']}:{at}"


def test_whoever_uploads_several_files_can_name_them():
    """An id of ours would go before the category that upload-sarif is given."""
    assert "automationDetails" not in run(flood.report())


def test_hostile_text_stays_text():
    found = run(hostile.report())["results"]
    texts = [
        text for r in found for text in (r["message"]["text"], *(x["message"]["text"] for x in r["relatedLocations"]))
    ]
    assert all("\\[link\\](javascript" in text for text in texts[:1])
    assert not set("\x00\x1b\u202e\n\ud800") & set("".join(texts))


def test_what_could_not_be_read_is_told():
    [invocation] = run(replace(flood.report(), problems=(Problem("c.txt", "no [text]"),)))["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": "c.txt: no \\[text\\]"}}],
    }
    warned = run(replace(flood.report(), problems=(Problem("c.txt", "empty", fatal=False),)))["invocations"][0]
    assert warned["executionSuccessful"] and warned["toolExecutionNotifications"][0]["level"] == "warning"


def test_no_story_and_several():
    assert run()["results"] == []
    assert len(run(flood.report(), flood.report())["results"]) == 2 * len(flood.report().findings)
