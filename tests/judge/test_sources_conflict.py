"""How a conflict is told: once, with who says what and whom they cite."""

from making import story
from msgspec.structs import replace

from checker.judge import load_rules
from checker.judge.context import Context
from checker.judge.sources_conflict import run
from checker.judge.verdicts import with_verdict
from checker.model import Link

RULE = load_rules().find("CF001")


def findings(statements, explained=(), about="people killed", grave=True):
    articles, group = story(statements, about)
    context = Context(articles, (group,))
    pairs = frozenset(map(frozenset, explained))
    judged = Context(articles, (with_verdict(group, context),), pairs, pairs if grave else frozenset())
    return list(run(judged, RULE))


CLASH = [{"source": "a.txt", "low": 31}, {"source": "b.txt", "low": 13, "attribution": "The mayor"}]


def test_the_message_is_what_who_says_which_and_what_probably_happened():
    [finding] = findings(CLASH)
    assert finding.message == (
        "People killed: a.txt says “31”; b.txt, citing the mayor, says “13”. Two digits are swapped (31 and 13): one "
        "may be a slip."
    )


def test_an_article_that_states_several_numbers_is_named_once():
    [finding] = findings([*CLASH, {"source": "a.txt", "low": 30}])
    assert "a.txt says “31” and “30”; b.txt" in finding.message


def test_what_a_more_specific_rule_has_told_is_not_told_again():
    assert not findings(CLASH, explained=[("f1", "f2")])


def test_nor_is_a_clash_of_the_faulty_figure_with_one_that_backs_the_other():
    """120 mph (250 kph) is a wrong conversion; that another article has 120 mph as well is no second fault."""
    conversion = [
        {"source": "a.txt", "low": 120, "kind": "measure", "unit": "mile per hour"},
        {"source": "a.txt", "low": 250, "kind": "measure", "unit": "kilometre per hour"},
        {"source": "b.txt", "low": 120, "kind": "measure", "unit": "mile per hour"},
    ]
    assert len(findings(conversion)) == 1
    assert not findings(conversion, explained=[("f1", "f2")])


def test_a_warning_of_one_article_hides_no_clash_of_two():
    """The caption says 72, the body 27; that another article says 72 as well is worse than a caption gone wrong."""
    caption = [{"source": "a.txt", "low": 72}, {"source": "a.txt", "low": 27}, {"source": "b.txt", "low": 72}]
    [finding] = findings(caption, explained=[("f1", "f2")], grave=False)
    assert finding.figures == ("f2", "f3")


def test_a_clash_with_a_third_number_is_another_fault():
    three = [{"source": "a.txt", "low": 31}, {"source": "a.txt", "low": 44}, {"source": "b.txt", "low": 57}]
    [finding] = findings(three, explained=[("f1", "f2")])
    assert "57" in finding.message


def test_the_pair_that_is_surely_about_one_thing_is_quoted():
    """A figure that a group holds by way of others is a poor witness."""
    three = [{"source": n, "low": low} for n, low in (("a.txt", 31), ("b.txt", 57), ("c.txt", 13))]
    articles, group = story(three)
    links = (Link("f1", "f2", 0.1), Link("f1", "f3", 0.9))
    context = Context(articles, (group,))
    judged = with_verdict(replace(group, links=links), context)
    assert judged.reason == "“31” (a.txt) and “13” (c.txt) cannot both be true."
