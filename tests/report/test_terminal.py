"""The terminal: what an editor sees, and what an article can never do to it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import story
from msgspec.structs import replace

from checker import check_articles
from checker.judge import judge, load_rules
from checker.model import Article, Evidence, Explanation, Finding, Group, Landmark, Report
from checker.report import REPORTERS

RULES = load_rules()
STYLE = re.compile(r"\x1b\[[0-9;]*m")


def report(*groups_of_statements, name="flood"):
    groups, articles, figures = [], {}, []
    for number, (about, statements) in enumerate(groups_of_statements, 1):
        made, group = story(statements, about)
        articles |= {f"{number}{article.id}": article for article in made}
        groups.append(Group(f"g{number}", group.figures, group.links, about))
        figures += group.figures
    judged, findings = judge(articles.values(), groups, RULES)
    return Report(name, tuple(articles.values()), tuple(figures), judged, findings)


CLASH = ("people killed", [{"source": "a.txt", "low": 31}, {"source": "b.txt", "low": 13, "attribution": "the mayor"}])
AGREED = (
    "sheep drowned",
    [{"source": "a.txt", "low": 1260}, {"source": "b.txt", "low": 1300, "hedge": "nearly", "before": "Gone: nearly "}],
)
ALONE = ("bridges closed", [{"source": "a.txt", "low": 4}])


def shown(*groups, width=80, colour=False, **options):
    return REPORTERS["terminal"].render([report(*groups, **options)], width=width, colour=colour)


def test_a_conflict_with_its_statements_their_places_and_its_likely_cause():
    assert shown(CLASH) == (
        "flood: 2 articles, 2 figures\n"
        "\n"
        "CONFLICT  People killed: 31 / 13\n"
        "  story/a.txt:1:14  31\n"
        "      They counted 31 that day.\n"
        "  story/b.txt:1:14  13  according to the mayor\n"
        "      They counted 13 that day.\n"
        "  why  Two digits are swapped (31 and 13): one may be a slip.\n"
        "\n"
        "1 conflict, 0 matches, 0 single-source; 2 articles, 2 figures.\n"
    )


def test_an_article_that_repeats_its_number_is_quoted_once_in_a_conflict():
    again = [{"source": "a.txt", "low": 31}, {"source": "a.txt", "low": 31}, {"source": "b.txt", "low": 13}]
    text = shown(("people killed", again))
    assert text.count("a.txt:") == 1 and "story/a.txt:1:14  31  also in line 1\n" in text


def test_the_heading_tells_each_number_once_and_each_hedge():
    said = [{"source": "a.txt", "low": 8, "text": "eight"}, {"source": "b.txt", "low": 8}]
    hedged = [{"source": "c.txt", "low": 8, "hedge": "least", "before": "They lost at least "}]
    assert "MATCH  Men: 8 / at least 8  (3 sources" in shown(("men", [*said, *hedged]))


def test_matches_say_what_is_agreed_and_end_with_what_matching_means():
    assert shown(AGREED) == (
        "flood: 2 articles, 2 figures\n"
        "\n"
        "MATCH  Sheep drowned: 1260 / nearly 1300  (2 sources)\n"
        "  story/a.txt:1:14  They counted 1260 that day.\n"
        "  story/b.txt:1:14  Gone: nearly 1300 that day.\n"
        "\n"
        "0 conflicts, 1 match, 0 single-source; 2 articles, 2 figures.\n"
        "Matching means that sources agree, not that it is true.\n"
    )


def test_a_narrow_terminal_has_place_and_sentence_in_lines_of_their_own():
    assert "  story/a.txt:1:14\n      They counted 1260 that day.\n" in shown(AGREED, width=50)


def test_the_figure_stays_in_sight_where_its_sentence_is_long():
    long = {"before": "word " * 20, "after": " more" * 20}
    text = shown(("sheep", [{"source": "a.txt", "low": 1260, **long}, {"source": "b.txt", "low": 1260, **long}]))
    [line] = [line for line in text.splitlines() if "a.txt" in line]
    assert "… word" in line and "word 1260 more" in line and line.endswith("more …") and len(line) <= 80


def test_one_origin_under_several_outlets_is_named():
    """Two copies of one report confirm nothing, and an editor should see it without opening them."""
    alike = [{"source": n, "low": 1260, "outlet": "Valley Post"} for n in ("a.txt", "b.txt")]
    assert "MATCH  Sheep: 1260  (2 sources, one origin: both from Valley Post)\n" in shown(("sheep", alike))
    third = [*alike, {"source": "c.txt", "low": 1260}]
    assert "(3 sources, 2 origins; a.txt, b.txt: both from Valley Post)" in " ".join(shown(("sheep", third)).split())


def test_a_number_that_news_is_full_of_may_agree_by_chance():
    two = ("men", [{"source": "a.txt", "low": 2}, {"source": "b.txt", "low": 2}])
    assert "MATCH  Men: 2  (2 sources; may be chance)\n" in shown(two)


def test_of_an_article_that_repeats_itself_three_mentions_are_quoted():
    often = [*[{"source": "a.txt", "low": 1260}] * 5, {"source": "b.txt", "low": 1260}]
    text = shown(("sheep", often))
    assert text.count("story/a.txt") == 3 and "and 2 times more, in line 1\n" in text


def explained(width=100):
    steps = [("where values that agree start", 2.0), ("same counted noun", 1.5), ("no name", -0.5)]
    steps += [("hedged differently", -0.04), ("no verb", 0.06)]
    links = Explanation("f1", "f2", tuple(Evidence(*step) for step in steps), bar=-1.0)
    told = replace(report(AGREED), explanations=(links,))
    return REPORTERS["terminal"].render([told], width=width)


def test_explained_a_group_shows_its_waterfall_and_the_bar():
    assert (
        "  linked  f1 a.txt:1 ~ f2 b.txt:1\n"
        "     +2.00  │    ██████████           where values that agree start\n"
        "     +1.50  │              ████████   same counted noun\n"
        "     -0.50  │                   ░░░   no name\n"
        "     +0.02  │                   █     2 smaller ones\n"
        "     +3.02  above the bar of -1.00: linked\n"
    ) in explained()


def test_a_narrow_waterfall_has_numbers_and_words_alone():
    assert "     +1.50  same counted noun\n" in explained(width=60)


def test_single_sources_take_a_line_each():
    other = report(ALONE)
    other = replace(other, articles=(*other.articles, Article("b.txt", "story/b.txt", "Nothing to count.")))
    heading = "SINGLE SOURCE  1 figure that one article alone states\n"
    assert heading + "  story/a.txt:1:14  4  bridges closed\n" in REPORTERS["terminal"].render([other], width=80)


def test_one_article_has_nothing_to_be_compared_to():
    """To call its figures single-sourced would be true and tell nothing."""
    heading = "ONE ARTICLE  1 figure, nothing to compare\n"
    assert heading + "  story/a.txt:1:14  4  bridges closed\n" in shown(ALONE)


def test_conflicts_come_first_then_matches_then_single_sources():
    text = shown(ALONE, AGREED, CLASH)
    assert text.index("CONFLICT") < text.index("MATCH") < text.index("SINGLE SOURCE") < text.index("1 conflict")


def test_a_sentence_that_several_figures_of_a_finding_stand_in_is_quoted_once():
    parts = [{"low": 8, "before": "Dead: "}, {"low": 5, "before": "Alive: "}]
    made = report(("people", parts))
    text = made.articles[0].text.replace(". Alive: ", ", alive: ")
    article = replace(made.articles[0], text=text)
    finding = Finding("CF201", "total-not-sum-of-parts", "error", "8 + 5 is 13.", ("f1", "f2"), fingerprint="0" * 16)
    one = replace(made, articles=(article,), groups=(), findings=(finding,))
    assert (
        "  story/a.txt:1:7  8\n"
        "  story/a.txt:1:26  5\n"
        "      Dead: 8 that day, alive: 5 that day.\n"
    ) in REPORTERS["terminal"].render([one], width=80)  # fmt: skip


def test_a_conflict_without_a_likely_cause_says_why_it_is_one():
    text = shown(("people killed", [{"source": "a.txt", "low": 51}, {"source": "b.txt", "low": 98}]))
    assert "  why  “51” (a.txt) and “98” (b.txt) cannot both be true.\n" in text


def test_a_finding_of_another_rule_is_shown_with_its_figures():
    plain = report(ALONE)
    finding = Finding("CF010", "weekday-date-mismatch", "warning", "That was a Monday.", ("f1",), fingerprint="0" * 16)
    text = REPORTERS["terminal"].render([Report("", plain.articles, plain.figures, plain.groups, (finding,))], width=80)
    assert "WARNING  CF010 weekday-date-mismatch\n  That was a Monday.\n  story/a.txt:1:14  4\n" in text
    assert "1 other finding." in text


def test_several_stories_are_told_apart_and_summed_up_once():
    text = REPORTERS["terminal"].render([report(CLASH, name="one"), report(AGREED, name="two")], width=80)
    assert "one: 2 articles" in text and "two: 2 articles" in text
    assert "1 conflict, 1 match, 0 single-source; 4 articles, 4 figures in 2 stories.\n" in text
    assert text.count("Matching means") == 1


def test_colour_marks_the_figure_and_is_left_out_unless_asked_for():
    assert not STYLE.search(shown(CLASH))
    coloured = shown(CLASH, colour=True)
    assert "\x1b[1;36m31\x1b[0m" in coloured
    assert STYLE.sub("", coloured) == shown(CLASH)


def test_the_environment_has_no_say(monkeypatch):
    """The command line decides on width and colour; a reporter is a pure function."""
    usual = shown(CLASH), shown(CLASH, colour=True)
    for name, value in {"NO_COLOR": "1", "COLUMNS": "200", "TERM": "dumb", "FORCE_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    assert (shown(CLASH), shown(CLASH, colour=True)) == usual


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width):
    long = [
        {"source": "a.txt", "low": 31, "before": "word " * 60, "after": " word" * 60},
        {"source": "b.txt", "low": 13},
    ]
    text = shown(("people " * 30, long), ("bridges " * 30, ALONE[1]), width=width)
    assert max(map(len, text.splitlines())) <= max(width, 40)


def test_a_long_sentence_is_cut_around_its_figure():
    long = [
        {"source": "a.txt", "low": 31, "before": "word " * 90, "after": " word" * 90},
        {"source": "b.txt", "low": 13},
    ]
    text = " ".join(shown(("people", long)).split())
    assert "… word" in text and "word 31 word" in text and "word …" in text


HOSTILE = [
    "\x1b[31mred",
    "\x1b]0;title\x07",
    "\u202egnihtemos",
    "\u2066x",
    "\x9b31m",
    "[bold]x[/bold]",
    "[/]",
    ":smile:",
    "a\x08\x08b",
    "\r\n\u2028",
    "\x7f",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_an_article_can_neither_style_nor_break_the_terminal(words):
    statements = [
        {"source": f"{words}.txt", "low": 31, "before": f"{words} counted ", "text": f"31 {words}", "outlet": words},
        {"source": "b.txt", "low": 13, "attribution": words},
    ]
    text = shown((words, statements), (words, ALONE[1]), name=words)
    assert all(char == "\n" or char.isprintable() for char in text)
    if words.isprintable():
        assert text.count(words) >= 4


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_whatever_a_text_holds_only_printable_characters_come_out(words):
    text = shown(
        ("thing", [{"source": "a.txt", "low": 31, "before": words, "after": words}, {"source": "b.txt", "low": 13}])
    )
    assert all(char == "\n" or char.isprintable() for char in text)


def test_in_a_file_without_lines_a_place_is_its_landmark():
    text = "The flood drowned 1,260 sheep.\nIt was 1,260 sheep.\nThe 1,260 sheep drowned.\nAll 1,260 sheep were lost."
    marks = tuple(Landmark(m.start(), f"page {n}") for n, m in enumerate(re.finditer(r"(?m)^", text), 1))
    pages = Article("r.pdf", "r.pdf", text, landmarks=marks)
    lines = Article("a.txt", "a.txt", "The flood drowned 1,260 sheep.")
    printed = REPORTERS["terminal"].render([check_articles([pages, lines])])
    assert "r.pdf, page 1  The flood drowned" in printed and "and 1 time more, in page 4" in printed
    assert "a.txt:1:19" in printed


def test_of_several_stories_those_without_findings_are_in_the_totals_alone_where_findings_are_wanted():
    agreed = check_articles(
        [Article(f"{n}.txt", f"{n}.txt", "The flood killed 31 people.") for n in "ab"], story="calm"
    )
    clash = check_articles(
        [Article(f"{n}.txt", f"{n}.txt", f"The flood killed {n} people.") for n in (31, 13)], story="x"
    )
    quiet, loud = replace(agreed, show="warning"), replace(clash, show="warning")
    render = REPORTERS["terminal"].render
    assert "calm" not in render([quiet, loud]) and "in 2 stories" in render([quiet, loud])
    assert "calm" in render([agreed, clash]) and "calm" in render([quiet])
