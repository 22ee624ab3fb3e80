"""Annotations of GitHub Actions, read back as the runner reads them."""

from __future__ import annotations

import re
from collections import Counter

import flood
import hostile
from msgspec.structs import replace

from checker.model import Article, Finding, Landmark, Place, Problem, Report, Waiver
from checker.report import REPORTERS

COMMAND = re.compile(r"::(?P<command>[a-z-]+) (?P<properties>.*?)::(?P<message>.*)")


def annotations(*reports: Report) -> tuple[list[dict[str, str]], list[str]]:
    """The annotations that the runner makes, and the lines that it prints.

    After ActionCommand.TryParseV2 of the runner: a command begins a line, its properties end at the first `::`, are
    parted at commas and unescaped one by one.
    """
    made, printed = [], []
    for line in REPORTERS["github"].render(reports).split("\n"):
        if not line.lstrip().startswith("::"):
            printed.append(line)
            continue
        command = COMMAND.fullmatch(line)
        properties = dict(part.split("=", 1) for part in command["properties"].split(","))
        told = {key: unescaped(value, {"%3A": ":", "%2C": ","}) for key, value in properties.items()}
        made.append({"level": command["command"], "message": unescaped(command["message"], {}), **told})
    return made, [line for line in printed if line]


def unescaped(text: str, more: dict[str, str]) -> str:
    for code, sign in {"%0D": "\r", "%0A": "\n", **more, "%25": "%"}.items():
        text = text.replace(code, sign)
    return text


def many(severity: str, number: int) -> list[Finding]:
    return [
        Finding("CF999", "fault", severity, f"{severity} {n}", (), place=Place("a", n, n + 1)) for n in range(number)
    ]


def with_findings(findings: list[Finding], text: str = "x" * 50) -> Report:
    return Report("", (Article("a", "a.txt", text),), (), (), tuple(findings))


def test_each_finding_stands_at_its_place():
    made, printed = annotations(flood.report())
    assert [a["level"] for a in made] == ["error"] * 4 + ["notice"] * 2 and printed == []
    year = next(a for a in made if "1926" in a["message"])
    assert year["title"] == "CF001 sources-conflict"
    assert {k: v for k, v in year.items() if k not in ("message", "title", "level")} == {
        "file": "flood/coast.txt", "line": "5", "endLine": "5", "col": "58", "endColumn": "62",
    }  # fmt: skip


def test_no_more_than_github_shows_and_the_worst_first():
    made, printed = annotations(with_findings(many("info", 3) + many("warning", 12) + many("error", 14)))
    assert Counter(a["level"] for a in made) == {"error": 10, "warning": 10, "notice": 3}
    assert [a["level"] for a in made] == sorted((a["level"] for a in made), key=["error", "warning", "notice"].index)
    assert len(printed) == 1 and printed[0].startswith("6 more findings")


def test_the_caps_hold_for_all_stories_together():
    made, _ = annotations(*[with_findings(many("error", 6))] * 3)
    assert len(made) == 10


def test_a_waived_finding_is_a_notice_and_takes_no_other_ones_place():
    waived = [replace(f, waiver=Waiver("a quote")) for f in many("error", 12)]
    made, _ = annotations(with_findings([*waived, *many("info", 3)]))
    assert Counter(a["level"] for a in made) == {"notice": 10}
    assert [a["message"].startswith("Waived: a quote. ") for a in made] == [False] * 3 + [True] * 7


def test_a_finding_over_two_lines_has_no_columns():
    finding = Finding("CF999", "fault", "error", "m", (), place=Place("a", 0, 5))
    [made] = annotations(with_findings([finding], "25\n10 x"))[0]
    assert (made["line"], made["endLine"]) == ("1", "2") and "col" not in made


def test_a_file_without_lines_is_told_by_its_landmark():
    finding = Finding("CF999", "fault", "error", "m", (), place=Place("a", 0, 1))
    paged = Article("a", "a.pdf", "text", landmarks=(Landmark(0, "page 2"),))
    [made] = annotations(Report("", (paged,), (), (), (finding,)))[0]
    assert made["message"] == "page 2: m" and "line" not in made


def test_hostile_text_is_no_command_and_ends_no_property():
    made, printed = annotations(hostile.report())
    assert printed == [] and len(made) == 2
    assert "::error file=x::boom%0A::stop" in made[0]["message"]
    assert made[0]["file"].startswith("story/1<b>\"a'|`%0A,:;")


def test_what_could_not_be_read_comes_first():
    problems = (Problem("c.txt", "no text\nat all"), Problem("d.txt", "empty", fatal=False))
    made, _ = annotations(replace(flood.report(), problems=problems))
    assert [(a["level"], a["message"]) for a in made[:2]] == [
        ("error", "c.txt: no text at all"),
        ("warning", "d.txt: empty"),
    ]


def test_nothing_found_is_nothing_said():
    assert REPORTERS["github"].render([replace(flood.report(), findings=())]) == ""
