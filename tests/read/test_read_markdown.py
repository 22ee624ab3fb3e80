"""Markdown: what is prose, what is headline, caption or table, and what no reader of the page sees."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from checker.model import ZoneName
from checker.read.markdown import read


def zoned(text: str, name: ZoneName) -> list[str]:
    return [text[zone.start : zone.end] for zone in read(text).zones if zone.name == name]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_front_matter_tells_about_the_article_and_holds_no_prose(end: str) -> None:
    lines = ["---", "title: 'Twelve saved'", "date: 2021-05-03T10:00:00Z", "source: The Example", "weight: 30", "---"]
    text = end.join([*lines, "Body with 12 people."])
    content = read(text)
    assert (content.title, content.published, content.outlet) == ("Twelve saved", date(2021, 5, 3), "The Example")
    assert zoned(text, "skipped") == [end.join([*lines, ""])]


def test_front_matter_in_toml() -> None:
    content = read('+++\ntitle = "Twelve saved"\ndate = 2021-05-03\n+++\nBody.\n')
    assert (content.title, content.published) == ("Twelve saved", date(2021, 5, 3))


def test_broken_front_matter_is_still_no_prose() -> None:
    text = "+++\ntitle = \n+++\nBody.\n"
    assert zoned(text, "skipped") == ["+++\ntitle = \n+++\n"]


def test_a_rule_across_the_page_is_no_front_matter() -> None:
    assert zoned("---\n\nTwelve were saved.\n\n---\n\nMore.\n", "skipped") == []


@pytest.mark.parametrize(
    "text", ["# **Twelve** [saved](u) #\n\nBody.\n", "Twelve saved\n===\n\nBody.\n", "Twelve saved\n\nBody.\n"]
)
def test_title_without_its_marks(text: str) -> None:
    assert read(text).title == "Twelve saved"


def test_the_first_heading_is_the_headline_and_later_ones_are_not() -> None:
    assert zoned("# Twelve saved\n\nBody.\n\n# Two missing\n", "headline") == ["Twelve saved"]


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Said.\n\n```py\nx = 30\n```\n\nMore 12.\n", "```py\nx = 30\n```"),
        ("Said.\n\n~~~\n30\n", "~~~\n30\n"),
        ("Set `x = 30` now.\n", "`x = 30`"),
        ("See [the list](https://e.example/2019/30 'x').\n", "https://e.example/2019/30"),
        ("See <https://e.example/30>.\n", "<https://e.example/30>"),
        ("See [it][1].\n\n[1]: https://e.example/30\n", "[1]: https://e.example/30"),
        ("Twelve[^30] men.\n", "[^30]"),
        ("Said. <!-- 30 of them? --> More.\n", "<!-- 30 of them? -->"),
    ],
)
def test_what_no_reader_of_the_page_sees_as_words(text: str, hidden: str) -> None:
    assert zoned(text, "skipped") == [hidden]


def test_a_table_and_a_picture_say_what_they_are() -> None:
    """A link inside a table is cut out of it, the rest of the table stays one."""
    text = "![12 men, May 3](boat.jpg)\n\n| Year | Saved |\n|---|---:|\n| 2020 | [30](u9) |\n\nBody | not a table.\n"
    assert zoned(text, "caption") == ["12 men, May 3"]
    assert zoned(text, "table") == ["| Year | Saved |\n|---|---:|\n| 2020 | [30](", ") |"]
    assert zoned(text, "skipped") == ["boat.jpg", "u9"]


def test_zones_are_sorted_and_disjoint() -> None:
    text = "# A `b` [c](d) # \n<!-- `x` [y](z) ``` -->\n![q `r`](s)\n| a |\n|---|\n| `b` |\n" * 3
    zones = read(text).zones
    assert all(left.end <= right.start for left, right in pairwise(zones))
    assert len(zones) > 10


@pytest.mark.parametrize(
    "piece", ["`", "[", "![", "<!--", "|", "#", "# ", " ", "<http:", "[^", "](", "=", "a\n=", "- "]
)
def test_a_long_line_of_marks_is_read_in_one_walk(piece: str) -> None:
    """A pattern that starts over at every mark would take hours for these, so the test would never end."""
    text = "x " + piece * 300_000
    assert read(text).text == text
    assert read(piece * 300_000).zones is not None
