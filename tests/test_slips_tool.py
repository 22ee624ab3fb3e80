"""Planted slips: what the self-checks catch of consistent sentences that are broken, in texts of our own."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOOR = 0.85


@pytest.fixture(scope="module")
def tools():
    """The tools as they import each other."""
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        import plant_slips
        import slip_numbers
        import slip_texts
    finally:
        sys.path.remove(str(ROOT / "tools"))
    return SimpleNamespace(plant=plant_slips, numbers=slip_numbers, texts=slip_texts)


def test_what_is_broken_is_caught_and_what_is_whole_is_let_be(tools):
    random = Random(11)
    for family, (rule, _) in tools.texts.FAMILIES.items():
        planted = [tools.plant.own(family, random) for _ in range(20)]
        alarms = [good.text for good, _ in planted if tools.plant.fires(rule, good)]
        caught = [bad.text for _, bad in planted if tools.plant.fires(rule, bad)]
        assert alarms == [], family
        assert len(caught) >= FLOOR * len(planted), family


@pytest.mark.parametrize(
    ("text", "number", "wrong", "right"),
    [
        ("The school has 60 pupils, with 20 in Kelby, 25 in Norby and 15 in Jarrow.", "60", "50", "70"),
        ("It took in $26 million: $15 million for roads and $11 million for schools.", "26", "36", "26"),
        ("Output rose 30 percent, from 50 tons to 65 tons, the mill said.", "30", "50", "30"),
        ("They asked 240 people, of whom 60 of the 240, or 25 percent, came.", "25", "45", "25"),
    ],
)
def test_a_construction_is_known_by_its_sum(tools, text, number, wrong, right):
    found = [c for _, c in tools.numbers.by_sum(tools.plant.article(text, None))]
    assert [text[c.start : c.end] for c in found][:1] == [number]
    assert found[0].wrong(wrong) and not found[0].wrong(right)


def test_numbers_that_make_nothing_are_no_construction(tools):
    text = "He was 34 when 12 boats and 15 cars burned, at 9 in the morning of May 12."
    assert list(tools.numbers.by_sum(tools.plant.article(text, None))) == []


def test_a_judgement_is_complete_and_holds_no_text_of_an_article():
    for line in (ROOT / "tests" / "data" / "flags.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        assert set(row) == {"article", "rule", "spans", "verdict"} and row["verdict"] in ("useful", "noise")
        assert all(start < end for start, end in row["spans"])
