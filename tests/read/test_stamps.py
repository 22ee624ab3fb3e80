"""Time stamps and bylines state nothing that an article reports; the day they tell is that of the article."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import checker
from checker import pipeline
from checker.model import Article
from checker.read.markdown import read as read_markdown
from checker.read.stamps import dateline, stamps
from checker.read.text import lines_of, read

BODY = "Rescuers pulled 12 people from the river on Sunday, officials said.\n"


def stamped(text: str) -> list[str]:
    return [text[s.start : s.end] for s in stamps(text, lines_of(text))]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 2024-03-12", date(2024, 3, 12)),
        ("Published 12 March 2024 at 15:04 GMT", date(2024, 3, 12)),
        ("Posted on Tuesday, March 12, 2024, 3:04 p.m. ET", date(2024, 3, 12)),
        ("Posted by newsroom on March 12th, 2024", date(2024, 3, 12)),
        ("First published 12 Mar. 2024", date(2024, 3, 12)),
        ("Date: 2024-03-12T15:04:00+01:00", date(2024, 3, 12)),
        ("**Published:** Sept. 2, 2024", date(2024, 9, 2)),
        ("By Lena Ost | March 12, 2024", date(2024, 3, 12)),
        ("March 12, 2024", date(2024, 3, 12)),
        ("Published 3/4/2024", None),
        ("Posted 3 hours ago", None),
        ("Published: 2024-13-40", None),
    ],
)
def test_a_line_that_only_says_when_is_a_stamp_with_its_day(line: str, day: date | None) -> None:
    text = f"River rescue\n{line}\n\n{BODY}"
    assert stamped(text) == [line]
    assert read(text).published == day


@pytest.mark.parametrize(
    "line", ["Updated at 7:43 p.m. ET", "(Last updated Friday, 12:40 a.m.)", "— Updated 2:39 p.m."]
)
def test_the_time_of_an_update_is_a_stamp_wherever_it_stands(line: str) -> None:
    assert stamped(f"River rescue\n{BODY * 9}{line}\n") == [line]


def test_a_later_version_is_not_the_first() -> None:
    content = read(f"River rescue\nPublished: 2024-03-12\nUpdated: 2024-03-14\n\n{BODY}")
    assert (content.published, content.updated) == (date(2024, 3, 12), date(2024, 3, 14))


@pytest.mark.parametrize(
    "line",
    [
        "Updated figures show 12 people were saved",
        "Updated guidance says 12 hours",
        "Published in 2024, the report counts 12 rescues",
        "Posted profits of 12 million on Tuesday",
        "Date of the rescue: unknown, 12 people saved",
        "By Sunday, 12 had been saved",
        "By 2024 the river will have 12 bridges",
        "Filed 12 lawsuits",
        "12 saved on Sunday",
    ],
)
def test_a_line_that_tells_more_is_none(line: str) -> None:
    assert stamped(f"River rescue\n{line}\n\n{BODY}") == []


def test_a_date_alone_far_below_heads_a_part_of_the_article() -> None:
    assert stamped(f"River rescue\n{BODY * 9}March 12, 2024\n{BODY}") == []


def test_title_and_headline_are_found_around_a_stamp() -> None:
    text = f"March 12, 2024\nRiver rescue\n\n{BODY}"
    content = read(text)
    assert content.title == "River rescue"
    assert [(z.name, text[z.start : z.end]) for z in content.zones] == [
        ("skipped", "March 12, 2024"),
        ("headline", "River rescue"),
    ]


def test_markdown_has_stamps_too_and_its_front_matter_goes_first() -> None:
    assert read_markdown(f"# River rescue\n*Published: 2024-03-12*\n\n{BODY}").published == date(2024, 3, 12)
    dated = f"---\ndate: 2024-03-11\n---\n# River rescue\nPublished: 2024-03-12\n\n{BODY}"
    assert read_markdown(dated).published == date(2024, 3, 11)
    assert "skipped" in {z.name for z in read_markdown(f"# River rescue\nUpdated 3 p.m.\n\n{BODY}").zones}


def test_two_articles_of_two_days_do_not_clash_by_their_stamps() -> None:
    articles = []
    for name, day in (("a", "2024-03-12"), ("b", "2024-03-13")):
        text = f"River rescue\nPublished: {day}\n\n{BODY}"
        content = read(text)
        articles.append(Article(name, f"{name}.txt", text, zones=content.zones, published=content.published))
    report = pipeline.check(articles)
    assert [finding.rule for finding in report.findings if finding.severity == "error"] == []
    assert {figure.text for figure in report.figures} == {"12"}


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("SKARVIK, Norway, March 12, 2024 (CoastWire) - ", date(2024, 3, 12)),
        ("Skarvik (CoastWire) - Tuesday, 12 March 2024 - ", date(2024, 3, 12)),
        ("Tuesday 12 March 2024 (CoastWire) \u2014 ", date(2024, 3, 12)),
        ("SKARVIK/VARDNES, Mar. 12, 2024: ", date(2024, 3, 12)),
        ("2024-03-12 - ", date(2024, 3, 12)),
        ("March 12, 2024. ", date(2024, 3, 12)),
        ("SKARVIK, March 12 (CoastWire) - ", None),
        ("On March 12, 2024. ", None),
        ("The bridge was closed on March 12, 2024. ", None),
        ("March 42, 2024 - ", None),
    ],
)
def test_a_dateline_tells_the_day_of_an_article_that_says_none_otherwise(opening: str, day: date | None) -> None:
    assert dateline(f"River rescue\n\n{opening}{BODY}") == day


@pytest.mark.parametrize(
    "text",
    [
        f"River rescue\n\nMarch 12, 2024 - the day of the flood - is remembered.\n{BODY}",
        f"The flood in dates\n\nMarch 12, 2024: The river rises.\n\nMarch 14, 2024: {BODY}",
        f"The flood in dates\n\n{BODY}\nMarch 12, 2024: The river rises.\n",
    ],
)
def test_a_day_that_is_told_of_is_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_what_stands_beside_the_text_wins_over_its_dateline(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"SKARVIK, March 12, 2024 - {BODY}", encoding="utf-8")
    (tmp_path / "b.txt").write_text(f"SKARVIK, March 12, 2024 - {BODY}", encoding="utf-8")
    (tmp_path / "story.toml").write_text('["b.txt"]\npublished = 2024-03-13\n', encoding="utf-8")
    report = checker.check(tmp_path)
    assert [source.published for source in report.articles] == [date(2024, 3, 12), date(2024, 3, 13)]
