"""Plain text: title, headline and captions, by the look of the lines alone."""

from __future__ import annotations

import pytest

from checker.model import ZoneName
from checker.read.text import read

BODY = "Rescuers pulled 12 people from the river on Sunday, officials said.\n"


def zoned(text: str, name: ZoneName) -> list[str]:
    return [text[zone.start : zone.end] for zone in read(text).zones if zone.name == name]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_first_line_is_the_title_and_the_headline(end: str) -> None:
    text = f"{end}  Twelve saved from river  {end}{end}{BODY}"
    assert read(text).title == "Twelve saved from river"
    assert zoned(text, "headline") == ["Twelve saved from river"]


def test_a_line_below_the_title_that_is_no_sentence_is_headline_too() -> None:
    """Subtitles end without a full stop; the body begins with the first line that ends like a sentence."""
    text = f"River rescue\n\nTwelve people saved, two still missing\n\n{BODY}"
    assert zoned(text, "headline") == ["River rescue", "Twelve people saved, two still missing"]


def test_a_byline_ends_the_headline() -> None:
    assert zoned(f"River rescue\nBy Ann Lee\n\n{BODY}", "headline") == ["River rescue"]


def test_a_text_that_begins_with_its_body_has_no_headline() -> None:
    """A first paragraph is too long for a title, even where it is one sentence."""
    opening = (
        "Rescuers pulled 12 people from the river on Sunday " + "and went on searching for others " * 5 + "until dark."
    )
    assert read(f"{opening}\n\n{BODY}").title is None
    assert zoned(f"{opening}\n\n{BODY}", "headline") == []


def test_a_lone_sentence_has_a_title_to_be_known_by_but_no_headline() -> None:
    assert read("Twelve were saved.").title == "Twelve were saved."
    assert zoned("Twelve were saved.", "headline") == []


@pytest.mark.parametrize(
    "line",
    [
        "Rescuers at the river on May 3, 2021. (Ann Lee/Example Agency)",
        "Rescuers at the river. (Photo by Ann Lee)",
        "The river in flood (File photo)",
        "The river, May 3, 2021. (Ann Lee/Pool Photo via EX)",
        "File photo: the river in 2019.",
        "FILE - In this May 3, 2019 file picture, the river is seen.",
        "Caption: 12 people were saved.",
        "PHOTO: 12 people were saved.",
        "The river on Monday. REUTERS/Ann Lee",
    ],
)
def test_captions_show_themselves(line: str) -> None:
    text = f"River rescue\n\n{line}\n\n{BODY}"
    assert zoned(text, "caption") == [line]
    assert zoned(text, "headline") == ["River rescue"]


@pytest.mark.parametrize(
    "line",
    [
        "The car was doing 60 mph (97 km/h).",
        "The group (known as the League) has 300 members.",
        "She took a photo of the 12 men.",
        "Winds reached 120 mph (205 kph)",
        "The files were opened in 2019 (see below).",
    ],
)
def test_brackets_and_the_word_photo_alone_make_no_caption(line: str) -> None:
    assert zoned(f"River rescue\n\n{BODY}\n{line}\n", "caption") == []


def test_an_empty_text_and_one_endless_line_have_no_title() -> None:
    assert read("").title is None
    assert read(" \n\r\n").title is None
    assert read("word " * 100_000).title is None
