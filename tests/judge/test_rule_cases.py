"""Every rule against its cases: tests/cases/<CODE>.toml says on what it fires and on what it does not."""

import tomllib
from pathlib import Path

import pytest
from making import story

from checker.judge import judge, load_rules
from checker.model import Article

CASES = Path(__file__).resolve().parent.parent / "cases"
PACKS = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("CF*.toml"))}
SHIPPED = load_rules()


@pytest.mark.parametrize("rule", list(SHIPPED), ids=lambda rule: rule.code)
def test_a_rule_has_cases_that_fire_that_stay_silent_and_at_the_boundary(rule):
    """A rule without all three is not specified."""
    cases = PACKS[rule.code]["case"]
    assert {case["expect"] for case in cases} == {"fires", "silent"}
    assert {case["expect"] for case in cases if case.get("boundary")} == {"fires", "silent"}


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{case['name']}")
        for code in PACKS
        for case in PACKS[code].get("case", [])
        if "figures" in case  # those given as text belong to test_self_checks.py
    ],
)
def test_case(code, case):
    """The rule fires on the figures of a case, or stays silent."""
    articles, group = story(case["figures"])
    silent = [Article(name, name, "") for name in case.get("articles", []) if name not in {a.id for a in articles}]
    _, findings = judge((*articles, *silent), [group], SHIPPED)
    assert (code in {finding.rule for finding in findings}) == (case["expect"] == "fires")
