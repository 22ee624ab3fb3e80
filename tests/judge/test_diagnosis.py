"""What probably happened: one sentence for the usual slips, none where nothing stands out."""

import pytest
from making import story

from checker.judge.context import Context
from checker.judge.diagnosis import diagnose

USD = {"kind": "money", "unit": "USD"}
MILE = {"kind": "measure", "unit": "mile"}
MPH = {"kind": "measure", "unit": "mile per hour"}
KPH = {"kind": "measure", "unit": "kilometre per hour"}


def diagnosis(first, second):
    articles, group = story([{"source": "a.txt", **first}, {"source": "b.txt", **second}])
    context = Context(articles, (group,))
    return diagnose(*group.figures, context)


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ({"low": 120}, {"low": 1200}, "One has a zero too many or too few."),
        ({"low": 3000000, **USD}, {"low": 3000000000, **USD}, "million or billion may be mixed up"),
        ({"low": 110, **USD}, {"low": 110000000, **USD}, "“million” may be missing"),
        ({"low": "5687.75", **USD}, {"low": "5587.75", **USD}, "They differ in one digit (6 and 5)"),
        ({"low": 1260}, {"low": 2160}, "Two digits are swapped (12 and 21)"),
        ({"low": 14}, {"low": 44}, "They differ in one digit (1 and 4)"),
        ({"low": 120, **MPH}, {"low": 205, **KPH}, "120 miles per hour would be 193 kilometres per hour, not 205."),
        ({"low": 50, **MPH}, {"low": 50, **KPH}, "the units differ"),
        ({"low": 26, **MILE}, {"low": 42, **MILE}, "One may be in miles"),
        (
            {"low": 2, "kind": "percent", "unit": "percent"},
            {"low": 5, "kind": "percent", "unit": "percentage_point"},
            "One speaks of percent, the other of percentage points.",
        ),
        (
            {"low": 51, "published": "2024-03-01"},
            {"low": 92, "published": "2024-03-03"},
            "The count may have risen between 2024-03-01 and 2024-03-03; the later report is that of b.txt.",
        ),
        ({"low": 92, "published": "2024-03-01"}, {"low": 51, "published": "2024-03-03"}, "have been lowered"),
        ({"low": 51, "attribution": "the police"}, {"low": 98, "attribution": "the mayor"}, "police and the mayor."),
        ({"low": "2023-04-05", "kind": "date"}, {"low": "2023-05-04", "kind": "date"}, "Day and month may be swapped."),
        ({"low": "2013-04-05", "kind": "date"}, {"low": "2014-04-05", "kind": "date"}, "Only the years differ."),
        ({"low": "--04-05", "kind": "date"}, {"low": "--04-06", "kind": "date"}, "They are one day apart"),
    ],
)  # fmt: skip
def test_a_likely_cause_is_named(first, second, says):
    assert says in (diagnosis(first, second) or "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"low": 51}, {"low": 98}),
        ({"low": 4}, {"low": 6}),
        ({"low": "2023-04-05", "kind": "date"}, {"low": "2023-06-11", "kind": "date"}),
        ({"low": "15:00", "kind": "time"}, {"low": "17:30", "kind": "time"}),
        ({"low": 3, "high": 1, "kind": "score"}, {"low": 2, "high": 1, "kind": "score"}),
        ({"low": 51, "published": "2024-03-01"}, {"low": 98, "published": "2024-03-01"}),
    ],
)  # fmt: skip
def test_where_nothing_stands_out_nothing_is_guessed(first, second):
    assert diagnosis(first, second) is None
