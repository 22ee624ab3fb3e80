"""Verdicts, reasons, messages and fingerprints."""

from hypothesis import given
from hypothesis import strategies as st
from making import figure, story
from msgspec.structs import replace

from checker.judge import judge, load_rules
from checker.model import Article, Group

RULES = load_rules()
SWAPPED = "Two digits are swapped (12 and 21): one may be a slip."


def judged(statements, about="people killed"):
    articles, group = story(statements, about)
    groups, findings = judge(articles, [group], RULES)
    return groups[0], findings


def test_a_match_says_who_agrees_and_in_which_words():
    group, findings = judged(
        [
            {"source": "a.txt", "low": 1200, "hedge": "about", "before": "They counted some "},
            {"source": "b.txt", "low": 1230},
        ]
    )
    assert (group.verdict, group.conflicts, findings) == ("match", (), ())
    assert group.reason == "a.txt and b.txt agree: “some 1200” and “1230” can be true together."


def test_a_conflict_lists_all_and_only_the_pairs_that_clash():
    group, _ = judged([{"source": s, "low": n} for s, n in (("a", 31), ("b", 31), ("c", 13))])
    assert group.verdict == "conflict" and group.conflicts == (("f1", "f3"), ("f2", "f3"))


def test_a_conflict_is_told_as_an_editor_would():
    _, findings = judged(
        [
            {
                "source": "a.txt",
                "outlet": "The Valley Post",
                "low": 1260,
                "before": "They lost more than ",
                "hedge": "more",
            },
            {"source": "b.txt", "low": 2160},
        ],
        "sheep drowned",
    )
    [finding] = findings
    assert finding.message == "Sheep drowned: The Valley Post says “more than 1260”; b.txt says “2160”. " + SWAPPED
    assert (finding.rule, finding.severity, finding.figures, finding.group) == ("CF001", "error", ("f1", "f2"), "g1")


def test_the_clash_across_sources_is_quoted_first():
    group, [finding] = judged([{"source": "a", "low": 31}, {"source": "a", "low": 34}, {"source": "b", "low": 31}])
    assert finding.figures[:2] == ("f2", "f3") and "(b)" in group.reason


def test_outlets_that_two_articles_share_are_told_apart_by_file():
    group, _ = judged([{"source": s, "low": 31, "outlet": "Wire"} for s in ("a.txt", "b.txt")])
    assert group.reason == "a.txt and b.txt agree: all say “31”."


def test_one_article_that_repeats_itself_is_a_single_source():
    group, _ = judged([{"low": 31}, {"low": 31}])
    assert (group.verdict, group.reason) == ("single", "Only a.txt states it, 2 times without contradiction.")


def test_findings_come_worst_first_and_then_in_the_order_of_the_text():
    articles, clash = story([{"source": "a.txt", "low": 31}, {"source": "b.txt", "low": 13}])
    late = replace(figure(7, id="f8", start=5, source="b.txt"))
    early = replace(figure(9, id="f9", start=2, source="a.txt"))
    groups = [Group("g8", (late,)), Group("g9", (early,)), clash]
    _, findings = judge(articles, groups, RULES)
    assert [finding.figures[0] for finding in findings] == ["f1", "f9", "f8"]
    assert [finding.severity for finding in findings] == ["error", "info", "info"]


def test_a_fingerprint_stays_when_the_text_moves_and_changes_with_a_number():
    def mark(low, before):
        return judged([{"source": "a", "low": low, "before": before}, {"source": "b", "low": 99}])[1][0].fingerprint

    assert mark(31, "They counted ") == mark(31, "Long after the flood\n\nthey counted ")
    assert mark(31, "They counted ") != mark(32, "They counted ")


def test_a_fingerprint_knows_the_same_value_written_otherwise():
    def mark(low):
        return judged(
            [
                {"source": "a", "low": low, "kind": "money", "unit": "USD"},
                {"source": "b", "low": 99, "kind": "money", "unit": "USD"},
            ]
        )[1][0].fingerprint

    assert mark("1.50") == mark("1.5")


def test_in_a_story_of_one_article_nothing_is_reported_as_single():
    assert judge([Article("a.txt", "a.txt", "31")], [Group("g1", (figure(31),))], RULES)[1] == ()


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(1, 40), st.sampled_from(["exact", "about", "more", "nearly"])),
        min_size=1,
        max_size=6,
    ),
    st.randoms(),
)
def test_the_order_of_statements_never_changes_a_verdict(statements, random):
    def verdict(order):
        figures = tuple(figure(n, source=s, hedge=h, id=f"f{i}") for i, (s, n, h) in order)
        articles = [Article(s, s, "") for s in "abc"]
        [group], _ = judge(articles, [Group("g1", figures)], RULES)
        return group.verdict, {frozenset(pair) for pair in group.conflicts}

    order = list(enumerate(statements))
    shuffled = order[:]
    random.shuffle(shuffled)
    assert verdict(order) == verdict(shuffled)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=5))
def test_a_copy_of_an_article_never_makes_a_conflict(numbers):
    def verdict(sources):
        return judged([{"source": source, "low": n} for source in sources for n in numbers])[0].verdict

    assert (verdict("ab") == "conflict") == (verdict("a") == "conflict")
