"""How an article's words are shown: with the hedge they had, and with nothing that could harm a terminal."""

import pytest

from checker.model import Article
from checker.pipeline import extract_figures
from checker.wording import as_stated, capital, cited, counted, listed, plain, source_names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 1,200 people came.", "Some 1,200"),
        ("It lasted nearly an hour.", "nearly an hour"),
        ("The toll surpassed 125 on Friday.", "surpassed 125"),
        ("It is north of $20 million now.", "north of $20 million"),
        ("The dam held 40 days or so.", "40 days or so"),
        ("It is for people aged 15 and older.", "15 and older"),
        ("They have to pay within 30 days.", "within 30 days"),
        ("Winds blew at 120 miles per hour.", "120 miles per hour"),
    ],
)
def test_a_figure_is_quoted_with_its_hedge_and_its_unit(text, words):
    article = Article("a.txt", "a.txt", text)
    assert [as_stated(figure, article) for figure in extract_figures([article])][:1] == [words]


def test_sources_are_named_by_outlet_where_that_tells_them_apart():
    outlets = {"a.txt": "Post", "b.txt": "Post", "c.txt": None, "d.txt": "Times"}
    assert source_names(Article(name, "", "", outlet=outlet) for name, outlet in outlets.items()) == {
        "a.txt": "a.txt",
        "b.txt": "b.txt",
        "c.txt": "c.txt",
        "d.txt": "Times",
    }


def test_small_words():
    assert listed(["a", "b", "c"]) == "a, b and c" and listed(["a"]) == "a" and listed([]) == ""
    assert (counted(1, "story"), counted(2, "story"), counted(2, "match")) == ("1 story", "2 stories", "2 matches")
    assert capital("people killed") == "People killed" and capital("") == ""
    assert (cited("The health ministry"), cited("Ann Smith")) == ("the health ministry", "Ann Smith")


def test_what_could_steer_a_terminal_is_spelt_out():
    assert plain("a\x1b[31m\u202eb\u200b\n c") == "a<U+001B>[31m<U+202E>b c"
