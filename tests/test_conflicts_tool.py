"""Judging by reading: what is kept of it, and which conflicts a reader is shown."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
JUDGED = tomllib.loads((ROOT / "tests" / "data" / "conflicts-judged.toml").read_text(encoding="utf-8"))["conflict"]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("conflicts", ROOT / "tools" / "conflicts.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["conflicts"] = module
    spec.loader.exec_module(module)
    return module


def conflict(tool: ModuleType, cluster: str = "brief-1", *pairs: tuple[str, str]) -> object:
    pairs = pairs or (("1.txt:10", "2.txt:20"),)
    return tool.Conflict(cluster, "people", pairs[0], ("4", "5"), ("[4] people", "[5] people"), pairs, "People: 4, 5.")


def test_a_judgement_is_complete_and_holds_no_text_of_an_article() -> None:
    for entry in JUDGED:
        assert entry["verdict"] in ("real", "false") and entry["cluster"] and entry["why"]
        assert len(entry["figures"]) == len(entry["texts"]) == 2
        assert all(place.rpartition(":")[2].isdigit() for place in entry["figures"])
        assert all(len(text) <= 40 for text in entry["texts"]) and len(entry["why"]) <= 80


def test_nothing_is_judged_twice() -> None:
    pairs = Counter((entry["cluster"], frozenset(entry["figures"])) for entry in JUDGED)
    assert max(pairs.values()) == 1


def test_a_sample_hardly_changes_when_conflicts_come_and_go(tool: ModuleType) -> None:
    some = [conflict(tool, f"brief-{n}") for n in range(200)]
    before, after = tool.sample(some, 100, 7), tool.sample(some[5:], 100, 7)
    assert len(before) == len(after) == 100 and len([c for c in after if c not in before]) <= 5
    assert tool.sample(some, 100, 8) != before


def test_a_conflict_is_the_same_as_long_as_one_pair_of_it_is(tool: ModuleType) -> None:
    old = conflict(tool, "brief-1", ("1.txt:10", "2.txt:20"), ("1.txt:10", "3.txt:30"))
    new = conflict(tool, "brief-1", ("3.txt:30", "1.txt:10"))
    other = conflict(tool, "brief-2", ("3.txt:30", "1.txt:10"))
    assert tool.beyond([new, other], [old]) == [other]


def test_a_judgement_of_the_quoted_pair_goes_before_that_of_another(tool: ModuleType) -> None:
    both = conflict(tool, "brief-1", ("1.txt:10", "2.txt:20"), ("1.txt:10", "3.txt:30"))
    known = {"brief-1": {frozenset({"1.txt:10", "3.txt:30"}): "false", frozenset({"1.txt:10", "2.txt:20"}): "real"}}
    assert tool.verdict(both, known) == "real"
    del known["brief-1"][frozenset({"1.txt:10", "2.txt:20"})]
    assert tool.verdict(both, known) == "false"
    assert tool.verdict(both, {}) == ""
