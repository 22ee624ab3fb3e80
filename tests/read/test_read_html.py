"""Saved pages: the article and what is known about it, without everything else on the page."""

from __future__ import annotations

from datetime import date

import pytest

from checker.model import ZoneName
from checker.read.html import article
from checker.read.interface import Content, UnreadableError

BODY = """<p>Skarvik - A ferry with 212 people on board ran onto rocks early on Monday. Rescuers took <b>38</b> of them
to hospital, police said, and most could go home on the same day.</p>
<p>The captain, who is 47, told the coast guard that the steering had failed 3 miles from the harbour.</p>
<p>The owner put the damage at $5.6&nbsp;million and said that the ferry would be out of service for weeks.</p>"""


def page(body: str = BODY, head: str = "") -> Content:
    text = f"<html><head>{head}</head><body><main><article>{body}</article></main></body></html>"
    (content,) = article(text.encode())
    return content


def zoned(content: Content, name: ZoneName) -> list[str]:
    return [content.text[zone.start : zone.end] for zone in content.zones if zone.name == name]


def test_paragraphs_with_inline_marks_and_broken_lines_are_one_line_each() -> None:
    text = page(f"<h1>Ferry aground</h1>{BODY}").text
    assert "took 38 of them to hospital, police said" in text
    assert "$5.6 million" in text.replace("\u00a0", " ")
    assert text.count("\n\n") == 3


def test_a_line_break_is_a_line_end() -> None:
    assert "12 dead\n30 hurt" in page(f"{BODY}<p>12 dead<br>30 hurt</p>").text


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2024-03-04T23:30:00-08:00"}</script>',
        '<script type="application/ld+json">[{"@graph": [{"@type": ["ReportageNewsArticle"], '
        '"datePublished": "2024-03-04"}]}]</script>',
        '<meta property="article:published_time" content="2024-03-04T09:15:00+01:00">',
        '<meta name="date" content="2024-03-04">',
    ],
)
def test_the_day_of_publication_is_the_one_that_the_outlet_gives(head: str) -> None:
    """In its own time zone."""
    content = page(head=head)
    assert (content.published, content.updated) == (date(2024, 3, 4), None)


def test_an_update_is_told_apart() -> None:
    head = (
        '<meta property="article:published_time" content="2024-03-04"><meta property="article:modified_time" '
        'content="2024-03-06T10:00:00Z">'
    )
    assert (page(head=head).published, page(head=head).updated) == (date(2024, 3, 4), date(2024, 3, 6))


def test_no_date_is_guessed() -> None:
    """Neither a date in the text nor the year of a copyright line."""
    content = page(BODY + "<p>A sister ship sank on May 3, 2019.</p><footer>© 2023</footer>")
    assert content.published is None


def test_what_is_known_about_it() -> None:
    content = page(
        f"<h1>Ferry aground</h1>{BODY}",
        '<title>Ferry aground | Fjord Daily</title><meta property="og:site_name" content="Fjord Daily">'
        '<meta name="author" content="Kari Nilsen"><link rel="canonical" href="https://fjord-daily.example/1">',
    )
    assert (content.title, content.outlet, content.author) == ("Ferry aground", "Fjord Daily", "Kari Nilsen")
    assert content.url == "https://fjord-daily.example/1"
    assert zoned(content, "headline") == ["Ferry aground"]
    assert content.text.count("Ferry aground") == 1


def test_captions_standfirst_and_pull_quotes_are_zones() -> None:
    content = page(
        '<h1>Ferry aground</h1><p class="article__standfirst">Steering failed, says captain, 47</p><figure>'
        "<img src='a'><figcaption>The ferry with 212 on board. <small>Photo: Harbour Office</small></figcaption>"
        f"</figure>{BODY}<aside class='pull_quote'><p>“We took 38 of them to hospital”</p></aside>"
    )
    assert zoned(content, "standfirst") == ["Steering failed, says captain, 47"]
    assert zoned(content, "caption") == ["The ferry with 212 on board. Photo: Harbour Office"]
    assert zoned(content, "quote") == ["“We took 38 of them to hospital”"]
    assert "\ue0ca" not in content.text


def test_a_class_that_wraps_the_whole_page_is_no_standfirst() -> None:
    content = page(f"<div class='with-standfirst'>{BODY}</div>")
    assert zoned(content, "standfirst") == []
    assert len(content.text.split("\n\n")) == 3


def test_a_table_has_cells() -> None:
    content = page(
        f"{BODY}<table><tr><th>Port</th><th>Passengers</th></tr><tr><td>Skarvik</td><td>120</td></tr></table>"
    )
    assert zoned(content, "table") == ["Port | Passengers\nSkarvik | 120"]
    at = content.text.index("120")
    assert [mark.name for mark in content.landmarks if mark.start == at] == ["table 1, cell B2"]


def test_lists_are_read() -> None:
    assert "Last passenger off: 9:10 a.m." in page(f"{BODY}<ul><li>Last passenger off: 9:10 a.m.</li></ul>").text


@pytest.mark.parametrize(
    ("encoding", "meta"),
    [
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
        ("cp1252", '<meta charset="ISO-8859-1">'),
        ("cp1252", ""),
        ("iso8859-2", '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">'),
        ("cp1252", '<meta charset="no-such-code">'),
    ],
)
def test_encodings_as_browsers_take_them(encoding: str, meta: str) -> None:
    text = f"<html><head>{meta}</head><body><article>{BODY}<p>Löfberg paid for 12 of them.</p></article></body></html>"
    (content,) = article(text.replace("“", '"').encode(encoding))
    assert "Löfberg paid" in content.text


@pytest.mark.parametrize("text", ["", "<html></html>", "<html><body><script>var a = 12;</script></body></html>"])
def test_a_page_without_article_is_told(text: str) -> None:
    with pytest.raises(UnreadableError):
        list(article(text.encode()))
