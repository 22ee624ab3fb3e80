"""Feeds: one article for each entry, whatever the feed's version and however broken."""

from __future__ import annotations

from datetime import date

import pytest
from reading import contents, landmark, zoned

from checker.read.feed import read
from checker.read.interface import Content, UnreadableError


def articles(text: str) -> list[Content]:
    found = contents(read, text)
    assert all(isinstance(article, Content) for article in found)
    return [article for article in found if isinstance(article, Content)]


def rss(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<rss version="2.0" xmlns:dc="d" xmlns:content="c"><channel><title>Fjord Daily</title>{inside}</channel></rss>'
    )


LEAD = "<description>&lt;p&gt;A ferry with 212 people&amp;nbsp;ran onto rocks.&lt;/p&gt;</description>"


def test_an_entry_of_rss() -> None:
    (found,) = articles(
        rss(f"<title>Ferry &amp;amp; rocks</title><link>https://e.example/1</link>{LEAD}"
            "<dc:creator>Kari Nilsen</dc:creator><pubDate>Mon, 04 Mar 2024 23:15:00 -0800</pubDate>")
    )  # fmt: skip
    assert found.text == "Ferry & rocks\n\nA ferry with 212 people\u00a0ran onto rocks.\n"
    assert (found.title, found.published, found.outlet) == ("Ferry & rocks", date(2024, 3, 4), "Fjord Daily")
    assert (found.author, found.url, found.part) == ("Kari Nilsen", "https://e.example/1", "1")
    assert zoned(found, "headline") == ["Ferry & rocks"]
    assert landmark(found, "212") == "/rss/channel/item/description/body/p"


def test_the_fullest_text_is_taken() -> None:
    full = "<content:encoded><![CDATA[<p>A ferry with 212 people ran onto rocks.</p><p>38 were hurt.</p>]]>"
    (found,) = articles(rss(f"<title>Ferry</title><description>A ferry with…</description>{full}</content:encoded>"))
    assert found.text == "Ferry\n\nA ferry with 212 people ran onto rocks.\n\n38 were hurt.\n"


def test_entries_are_numbered_as_they_stand() -> None:
    found = articles(rss("<title>One</title>", f"<title>Two</title>{LEAD}", "<title>Three</title>"))
    assert [(article.part, article.title) for article in found] == [("1", "One"), ("2", "Two"), ("3", "Three")]
    assert landmark(found[1], "212").startswith("/rss/channel/item[2]/description")


@pytest.mark.parametrize(
    "said",
    [
        '<content type="html">&lt;p&gt;A ferry with 212 people.&lt;/p&gt;</content>',
        '<content><div xmlns="http://www.w3.org/1999/xhtml"><p>A ferry with 212 people.</p></div></content>',
        "<summary>A ferry with 212 people.</summary>",
    ],
)
def test_an_entry_of_atom(said: str) -> None:
    (found,) = articles(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Fjord Daily</title><entry><title>Ferry</title>'
        '<link rel="enclosure" href="https://e.example/x.jpg"/><link href="https://e.example/1"/>'
        f"<updated>2024-03-05T07:00:00Z</updated><published>2024-03-04T20:15:00Z</published>{said}"
        "<author><name>Kari Nilsen</name></author></entry></feed>"
    )
    assert found.text == "Ferry\n\nA ferry with 212 people.\n"
    assert (found.published, found.updated) == (date(2024, 3, 4), date(2024, 3, 5))
    assert (found.url, found.author) == ("https://e.example/1", "Kari Nilsen")


def test_an_entry_of_rss_1() -> None:
    (found,) = articles(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fjord Daily</title></channel><item>'
        "<title>Ferry</title><description>212 people.</description><dc:date>2024-03-04</dc:date></item></rdf:RDF>"
    )
    assert (found.text, found.published, found.outlet) == ("Ferry\n\n212 people.\n", date(2024, 3, 4), "Fjord Daily")


@pytest.mark.parametrize(
    "broken",
    [
        "<rss><channel><title>T</title><item><title>Ferry</title><description>212 people & 3 dogs</description>",
        "<rss><channel><item><title>Ferry</title><description>212&nbsp;people &hellip;</description></item></channel>",
        "\n\n<rss><channel><item><title>Ferry</title><description>212 people</b></description></item></channel></rss>",
    ],
)
def test_broken_feeds_are_read_as_far_as_they_go(broken: str) -> None:
    (found,) = articles(broken)
    assert "212" in found.text
    assert "people" in found.text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<rss><channel><title>T</title></channel></rss>", "a feed without entries"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>', "entities"),
    ],
)
def test_what_is_no_feed_is_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        articles(text)
