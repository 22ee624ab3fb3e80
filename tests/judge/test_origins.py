"""What a match is worth: independent origins, not outlets, and numbers that do not agree by chance."""

import pytest
from making import figure, story

from checker.judge.context import Context
from checker.judge.origins import Weigher, agency, chance
from checker.model import Article, Group
from checker.pipeline import check, extract_figures

LONG = (
    "The bridge over the Aller was shut on Friday after engineers found cracks in two of its piers. Traffic was sent "
    "by way of Nienborg, where queues of up to 9 kilometres built up. Repairs are expected to cost $48.3 million. "
)


def weighed(*texts, outlets=()):
    """What the only match with $48.3 million is worth, in a story of these texts."""
    named = zip(texts, [*outlets, *[None] * len(texts)], strict=False)
    articles = tuple(Article(f"{n}.txt", "", text, outlet=outlet) for n, (text, outlet) in enumerate(named, 1))
    group = Group("g1", tuple(f for f in extract_figures(articles) if f.kind == "money"), verdict="match")
    return Weigher(Context(articles, (group,))).weigh(group)


def why(*texts, **options):
    return [origin.why for origin in weighed(*texts, **options).origins]


def test_two_articles_of_their_own_are_two_origins():
    assert why("Mending it will cost $48.3 million.", "The county puts the bill at $48.3 million.") == ["", ""]


def test_two_copies_of_one_text_are_one_origin():
    assert why(LONG, LONG + "The county had been warned.") == ["near-identical text"]


def test_one_sentence_taken_over_is_one_origin():
    ours = "Our reporter stood in line for hours, and so did the mayor. "
    sentence = "Repairs to the cracked piers of the bridge are expected to cost $48.3 million by the summer."
    assert why(ours + sentence, sentence + " Nobody in Nienborg was amused.") == ["near-identical sentences"]


def test_short_sentences_are_alike_without_anybody_copying():
    assert why("Repairs cost $48.3 million.", "Repairs cost $48.3 million.\n\nAll agree.") == ["", ""]


def test_the_same_source_cited_is_one_origin():
    one = "Repairs will cost $48.3 million, according to the county council."
    assert why(one, "The bill comes to $48.3 million, the county council said.") == ["both cite the county council"]


def test_officials_may_be_anybody():
    one = "Repairs will cost $48.3 million, officials said."
    assert why(one, "The bill comes to $48.3 million, officials said.") == ["", ""]


def test_two_reports_of_one_agency_or_one_outlet_are_one_origin():
    ap = "NIENBORG (AP) — Mending it will cost $48.3 million."
    assert why(ap, "NIENBORG (AP) - The county puts the bill at $48.3 million.") == ["both credit AP"]
    texts = "Mending it will cost $48.3 million.", "The county puts the bill at $48.3 million."
    assert why(*texts, outlets=["Valley Post", "Valley Post"]) == ["both from Valley Post"]


def test_three_articles_of_which_two_are_copies_are_two_origins():
    found = weighed(LONG, "The county puts the bill at $48.3 million.", LONG)
    assert [origin.sources for origin in found.origins] == [("1.txt", "3.txt"), ("2.txt",)]
    assert found.weight == "strong"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PARIS (Reuters) - A ship sank.", "Reuters"),
        ("By ANN SMITH, Associated Press\n\nA ship sank.", "AP"),
        ("A ship sank.\n\nThe Associated Press contributed to this report.", "AP"),
        ("A ship sank.\n\nCopyright 2019 The Associated Press. All rights reserved.", "AP"),
        ("A ship sank.\n\n(Reporting by Ann Smith in Paris; Editing by Bob Jones)", "Reuters"),
        ("A ship sank, the captain told Reuters.", ""),
    ],
)
def test_agencies_are_known_by_how_they_sign(text, name):
    assert agency(Article("a.txt", "a.txt", text)) == name


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"low": 2}, "likely"),
        ({"low": 40}, "possible"),
        ({"low": 1260}, "unlikely"),
        ({"low": "0.5", "kind": "ratio", "unit": "ratio"}, "likely"),
        ({"low": "12.5", "kind": "percent"}, "unlikely"),
        ({"low": "2023", "kind": "date"}, "possible"),
        ({"low": "--10-07", "kind": "date"}, "unlikely"),
        ({"low": 12, "vague": True}, "likely"),
    ],
)
def test_how_likely_two_reports_agree_by_chance(fields, expected):
    assert chance([figure(**fields), figure(**fields, source="b.txt")]) == expected


def test_values_that_only_admit_each_other_say_less_than_one_told_twice():
    assert chance([figure(1260), figure(1300, hedge="about", source="b.txt")]) == "possible"


def test_only_a_match_is_weighed():
    report = check([Article(n, n, "The flood drowned 1,260 sheep.") for n in ("a.txt", "b.txt")])
    assert [bool(group.weighed) for group in report.groups] == [group.verdict == "match" for group in report.groups]
    _, alone = story([{"low": 4}])
    assert alone.weighed is None
