"""What probably happened: one sentence for the usual slips, none where nothing stands out."""

import pytest
from making import story

from checker.judge.circumstances import same_source
from checker.judge.context import Context
from checker.judge.diagnosis import diagnose
from checker.model import About

USD = {"kind": "money", "unit": "USD"}
MILE = {"kind": "measure", "unit": "mile"}
POUND = {"kind": "measure", "unit": "pound"}
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
        ({"low": "31e7", "grain": 1e7, **USD}, {"low": "301e6", "grain": 1e6, **USD}, "digits are swapped (10 and 01)"),
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
            "The count may have risen in between: a.txt is of 2024-03-01, b.txt of 2024-03-03.",
        ),
        (
            {"low": 12, "published": "2024-03-01"},
            {"low": 21, "published": "2024-03-03"},
            "Two digits are swapped (12 and 21): one may be a slip. The count may have risen",
        ),
        ({"low": 92, "published": "2024-03-01"}, {"low": 51, "published": "2024-03-03"}, "have been lowered"),
        ({"low": 51, "attribution": "the police"}, {"low": 98, "attribution": "the mayor"}, "police and the mayor."),
        ({"low": "2023-04-05", "kind": "date"}, {"low": "2023-05-04", "kind": "date"}, "Day and month may be swapped."),
        ({"low": "1978", "kind": "date"}, {"low": "1987", "kind": "date"}, "Two digits are swapped (78 and 87)"),
        ({"low": "1918", "kind": "date"}, {"low": "1978", "kind": "date"}, "They differ in one digit (1 and 7)"),
        ({"low": "1994", "kind": "date"}, {"low": "1995", "kind": "date"}, "They are one year apart."),
        ({"low": 51, "attribution": "The police"}, {"low": 98}, "Only a.txt says where its number is from: the police"),
        ({"low": "2013-04-05", "kind": "date"}, {"low": "2014-04-05", "kind": "date"}, "Only the years differ."),
        ({"low": "--04-05", "kind": "date"}, {"low": "--04-06", "kind": "date"}, "They are one day apart"),
        ({"low": "2024-04-12", "kind": "date"}, {"low": "2024-04-21", "kind": "date"}, "digits of the day are swapped"),
        ({"low": "--04-05", "kind": "date"}, {"low": "--05-05", "kind": "date"}, "Only the months differ."),
        ({"low": "09:30", "kind": "time"}, {"low": "21:30", "kind": "time"}, "a.m. and p.m. may be mixed up"),
        ({"low": "09:30", "kind": "time"}, {"low": "10:30", "kind": "time"}, "They are one hour apart: time zones"),
        ({"low": "5.64e6", "grain": 1e4, **USD}, {"low": "5.6e9", "grain": 1e8, **USD}, "thousand, million or billion"),
        ({"low": 1487}, {"low": 187}, "A digit may be left out of one (1,487 and 187)."),
        ({"low": 100, **POUND}, {"low": 220, **POUND}, "One may be in pounds, the other in kilograms."),
        ({"low": 31}, {"low": 30, "hedge": "nearly"}, "31 is more than 30: the words before the number"),
        ({"low": 29}, {"low": 30, "hedge": "more"}, "29 is less than 30: the words before the number"),
        ({"low": 47, "kind": "age"}, {"low": 48, "kind": "age"}, "a birthday may lie in between"),
        ({"low": 180000}, {"low": 188000}, "One is a rounder number"),
        ({"low": "138.7e6", "grain": 1e5, **USD}, {"low": "138e6", "grain": 1e6, **USD}, "rounded, or cut off"),
        ({"low": 151, "kind": "age"}, {"low": 150, "kind": "age"}, "They are one year apart"),
    ],
)  # fmt: skip
def test_a_likely_cause_is_named(first, second, says):
    assert says in (diagnosis(first, second) or "")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"low": 51}, {"low": 98}),
        ({"low": 4}, {"low": 6}),
        ({"low": 1}, {"low": 100}),
        ({"low": 80}, {"low": 95}),
        ({"low": 51, "published": "2022-03-01"}, {"low": 98, "published": "2024-03-01"}),
        ({"low": "2023-04-05", "kind": "date"}, {"low": "2023-06-11", "kind": "date"}),
        ({"low": 30, "hedge": "nearly"}, {"low": 48}),
        ({"low": "1914", "kind": "date"}, {"low": "1918", "kind": "date"}),
        ({"low": "15:00", "kind": "time"}, {"low": "17:30", "kind": "time"}),
        ({"low": 3, "high": 1, "kind": "score"}, {"low": 2, "high": 1, "kind": "score"}),
        ({"low": 51, "published": "2024-03-01"}, {"low": 98, "published": "2024-03-01"}),
    ],
)  # fmt: skip
def test_where_nothing_stands_out_nothing_is_guessed(first, second):
    assert diagnosis(first, second) is None


def test_net_against_gross_is_read_from_the_sentences():
    gross = {"low": 830, "before": "The club took in gross ", **USD}
    assert diagnosis({"low": 460, "before": "The club kept net ", **USD}, gross) == "One may be net, the other gross."


def test_a_sentence_with_both_words_tells_nothing():
    gross = {"low": 830, "before": "Of the gross the club took, net ", **USD}
    assert diagnosis({"low": 460, "before": "The club kept net ", **USD}, gross) is None


def test_confirmed_against_suspected_goes_before_a_guess_about_digits():
    suspected = {"low": 1297, "after": " suspected cases"}
    says = diagnosis({"low": 1287, "after": " confirmed cases"}, suspected)
    assert says == "One may count confirmed cases only, the other suspected ones as well."


def test_a_number_that_a_sentence_calls_an_earlier_one():
    early = {"low": 51, "before": "Police initially counted "}
    assert diagnosis(early, {"low": 98}) == "One may be an earlier figure that has been revised since."


def test_near_tolls_where_one_sentence_mentions_the_attacker():
    attacker = {"low": 11, "after": " people dead and the gunman"}
    assert "the attacker" in diagnosis({"low": 10, "after": " people dead"}, attacker)


def test_far_tolls_are_not_explained_by_an_attacker():
    assert diagnosis({"low": 31, "after": " people dead"}, {"low": 57, "after": " people dead and the gunman"}) is None


def test_weekdays_tell_as_of_when_two_counts_are():
    late = {"low": 92, "before": "As of Tuesday night they had counted "}
    assert diagnosis({"low": 51, "before": "The toll stood, by Monday, at "}, late) == (
        "The count may have changed in between: a.txt speaks as of Monday, b.txt speaks as of Tuesday night."
    )


def test_a_count_that_a_sentence_says_has_moved():
    later = {"low": 31, "before": "The death toll rose to at least "}
    assert diagnosis({"low": 27}, later) == (
        "The number moved: b.txt says that it rose to 31; a.txt may give an earlier one."
    )
    assert "moved" not in diagnosis({"low": 36}, later), "what rose to 31 was not 36 before"


def test_a_number_that_a_sentence_gives_as_the_earlier_one():
    """What an article says itself goes before a guess about digits."""
    later = {"low": 119, "before": "The toll reached ", "after": " on Friday, up from 112 the day before"}
    assert diagnosis({"low": 112}, later) == "b.txt says that it was 112 before: a.txt may be older."
    assert "one digit" in diagnosis({"low": 116}, later)


def test_a_level_that_a_sentence_says_has_moved():
    later = {"kind": "measure", "unit": "metre", "low": 8.1, "grain": "0.1", "before": "The river dropped to "}
    assert "moved: b.txt" in diagnosis({**later, "low": 8.7, "before": "The river stood at "}, later)


def test_units_are_confused_only_where_the_conversion_fits():
    """Yards and metres are near each other: most near numbers are neither's conversion."""
    wall = {"kind": "measure", "unit": "metre", "grain": "0.1"}
    assert "yards" in diagnosis({**wall, "low": 9.5}, {**wall, "low": 8.7})
    assert "yards" not in (diagnosis({**wall, "low": 8.7}, {**wall, "low": 8.1}) or "")


def test_a_number_known_at_once_does_not_rise_from_day_to_day():
    for event, rises in (("charge", False), ("injure", True)):
        first = {"low": 31, "about": About("", event=event), "published": "2024-03-01"}
        says = diagnosis(first, {**first, "low": 57, "published": "2024-03-02"}) or ""
        assert ("risen" in says) is rises


def test_the_time_of_each_count_is_said_beside_a_slip():
    """Which of the two it was only the editor can know."""
    says = diagnosis({"low": 1260, "published": "2024-03-01"}, {"low": 2160, "published": "2024-03-02"})
    assert says.startswith("Two digits are swapped") and says.endswith("b.txt of 2024-03-02.")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("police", "the police", True),
        ("Harris", "Kamala Harris", True),
        ("the health ministry", "Gaza's health ministry", True),
        ("officials", "health officials", False),
        ("the mayor", "the police", False),
    ],
)
def test_two_names_of_one_source(one, other, same):
    assert same_source(one, other) is same
