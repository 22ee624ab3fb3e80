"""Whole stories of our own: what must match, what must clash, what stands alone, and that nothing else clashes.

`expected.toml` names figures as `FILE: TEXT`, where TEXT is a stretch of the article that begins inside the figure.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import checker
from checker.model import Figure, Report

STORIES = sorted(path.parent for path in Path(__file__).with_name("stories").glob("*/expected.toml"))
pytestmark = pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)


@pytest.fixture
def report(story: Path) -> Report:
    return checker.check(story)


@pytest.fixture
def expected(story: Path) -> dict[str, list]:
    return tomllib.loads((story / "expected.toml").read_text(encoding="utf-8"))


def named(report: Report, name: str) -> Figure:
    """The figure that a name of `expected.toml` points at."""
    source, _, text = name.partition(": ")
    at = report.article[source].text.index(text)
    end = at + len(text.split()[0])
    found = [f for f in report.figures if f.source == source and f.start < end and at < f.end]
    assert found, f"no figure at {name!r}"
    return found[0]


def test_what_sources_agree_on_is_one_group_that_matches(report: Report, expected: dict[str, list]) -> None:
    for names in expected["match"]:
        groups = {report.group_of[named(report, name).id].id for name in names}
        assert len(groups) == 1, f"not linked: {names}"
        assert report.group_of[named(report, names[0]).id].verdict in ("match", "conflict"), names


def test_what_sources_contradict_each_other_on_is_reported(report: Report, expected: dict[str, list]) -> None:
    for names in expected["conflict"]:
        a, b = (named(report, name) for name in names)
        group = report.group_of[a.id]
        assert group.verdict == "conflict", f"no conflict: {names}"
        assert tuple(sorted((a.id, b.id))) in {tuple(sorted(pair)) for pair in group.conflicts}, names


def test_nothing_else_is_called_a_conflict(report: Report, expected: dict[str, list]) -> None:
    meant = {report.group_of[named(report, names[0]).id].id for names in expected["conflict"]}
    wrong = [g for g in report.groups if g.verdict == "conflict" and g.id not in meant]
    assert not wrong, [[f.text for f in g.figures] for g in wrong]


def test_what_one_source_alone_states_stands_alone(report: Report, expected: dict[str, list]) -> None:
    for name in expected["single"]:
        assert report.group_of[named(report, name).id].verdict == "single", name
