"""NITF, NewsML-G2 and ninjs: what agencies send."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from reading import content, contents, landmark, zoned

from checker.model import Markup
from checker.read import json_items, newsml, nitf
from checker.read.interface import Broken, Content, UnreadableError

NITF = """<?xml version="1.0"?><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head><docdata>
<date.issue norm="20240304T211500+0100"/><doc.copyright holder="EX"/></docdata>
<pubdata name="Fjord Daily" date.publication="20240305"/></head><body>
<body.head><hedline><hl1>Ferry aground</hl1><hl2>38 taken to hospital</hl2></hedline><byline>By
<person>Kari Nilsen</person></byline><dateline><location>Skarvik</location>,
<story.date norm="20240304">March 4</story.date></dateline></body.head>
<body.content><p>A ferry with <num>212</num> people
  ran onto <em>rocks</em>.</p><p>Damage: <money unit="NOK">5.6&#160;million</money> by
<chron norm="20240306">noon</chron>.</p>
<media media-type="image"><media-reference source="x-333.jpg"/><media-caption>The ferry on March 4</media-caption>
</media>
<table><tr><th>Port</th><th>Passengers</th></tr><tr><td>Skarvik</td><td>120</td></tr></table>
<bq><block><p>“It shook us twice.”</p></block></bq><ul><li>First alarm: 6:40 a.m.</li></ul></body.content>
<body.end><tagline>With reports from 2 ports.</tagline></body.end></body></nitf>"""


def test_nitf_with_everything_in_it() -> None:
    found = content(nitf.read, NITF)
    assert found.text.split("\n\n") == [
        "Ferry aground", "38 taken to hospital", "Skarvik, March 4", "A ferry with 212 people ran onto rocks.",
        "Damage: 5.6\u00a0million by noon.", "The ferry on March 4", "Port | Passengers\nSkarvik | 120",
        "“It shook us twice.”", "First alarm: 6:40 a.m.", "With reports from 2 ports.\n",
    ]  # fmt: skip
    assert (found.title, found.published, found.outlet) == ("Ferry aground", date(2024, 3, 5), "Fjord Daily")
    assert found.author == "By Kari Nilsen"
    assert zoned(found, "headline") == ["Ferry aground"]
    assert zoned(found, "standfirst") == ["38 taken to hospital"]
    assert zoned(found, "caption") == ["The ferry on March 4"]
    assert zoned(found, "table") == ["Port | Passengers\nSkarvik | 120"]


def test_places_in_xml_are_paths_of_elements() -> None:
    found = content(nitf.read, NITF)
    assert landmark(found, "Damage") == "/nitf/body/body.content/p[2]"
    assert landmark(found, "120") == "/nitf/body/body.content/table, cell B2"


def test_what_nitf_types_is_known_by_its_place() -> None:
    found = content(nitf.read, NITF)
    said = [(found.text[m.start : m.end], m.kind, m.value) for m in found.markup]
    assert said == [
        ("March 4", "date", "20240304"),
        ("212", "number", ""),
        ("5.6\u00a0million", "money", "NOK"),
        ("noon", "date", "20240306"),
    ]


def test_nitf_without_date_of_publication_goes_by_its_issue() -> None:
    text = NITF.replace(' date.publication="20240305"', "")
    assert content(nitf.read, text).published == date(2024, 3, 4)


def item(meta: str = "", about: str = "", inside: str = "", kind: str = "text") -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><itemClass qcode="ninat:{kind}"/>{meta}'
        f"</itemMeta><contentMeta>{about}</contentMeta><contentSet>{inside}</contentSet></newsItem>"
    )


DATES = "<versionCreated>2024-03-05T07:00:00Z</versionCreated><firstCreated>2024-03-04T20:15:00Z</firstCreated>"
XHTML = (
    '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>99</title></head><body><h1>Ferry aground</h1>'
    "<p>A ferry with 212 people ran onto rocks.</p><figure><figcaption>The ferry on March 4</figcaption></figure>"
    "</body></html></inlineXML>"
)
PLAIN = '<inlineData contenttype="text/plain">A ferry with 212 people ran onto rocks.\n\nNobody was hurt.</inlineData>'
IN_NITF = (
    "<inlineXML><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'><body><body.head><hedline><hl1>Ferry aground</hl1>"
    "</hedline></body.head><body.content><p>A ferry with <num>212</num> people ran onto rocks.</p></body.content>"
    "</body></nitf></inlineXML>"
)


@pytest.mark.parametrize("inside", [XHTML, PLAIN, IN_NITF])
def test_newsml_holds_text_in_three_ways(inside: str) -> None:
    about = "<headline>Ferry aground</headline><dateline>Skarvik, March 4</dateline><by>Kari Nilsen</by>"
    found = content(newsml.read, item(f"<provider literal='nprov:EX'/>{DATES}", about, inside))
    assert found.text.split("\n\n")[:3] == [
        "Ferry aground", "Skarvik, March 4", "A ferry with 212 people ran onto rocks." + "\n" * (inside == IN_NITF),
    ]  # fmt: skip
    assert (found.title, found.outlet, found.author) == ("Ferry aground", "EX", "Kari Nilsen")
    assert (found.published, found.updated) == (date(2024, 3, 4), date(2024, 3, 5))
    assert zoned(found, "headline") == ["Ferry aground"]
    assert found.text.count("Ferry aground") == 1


def test_newsml_in_nitf_keeps_what_is_typed() -> None:
    found = content(newsml.read, item(DATES, "<headline>Ferry aground</headline>", IN_NITF))
    assert found.markup == (Markup(found.text.index("212"), found.text.index("212") + 3, "number"),)


def test_a_message_of_several_items() -> None:
    """Each text is an article; a picture's caption goes with the first; what was withdrawn is told and left out."""
    caption = "<description role='drol:caption'>The ferry on the rocks, with 212 on board.</description>"
    killed = "<pubStatus qcode='stat:canceled'/>"
    message = (
        f"<newsMessage><itemSet>{item(DATES, '<headline>One</headline>', PLAIN)}"
        f"{item(DATES, caption, kind='picture')}{item(killed, '<headline>Two</headline>', PLAIN)}"
        f"{item(DATES, '<headline>Three</headline>', PLAIN)}</itemSet></newsMessage>"
    )
    one, two, three = contents(newsml.read, message)
    assert isinstance(one, Content) and isinstance(three, Content)
    assert zoned(one, "caption") == ["The ferry on the rocks, with 212 on board."]
    assert isinstance(two, Broken) and not two.fatal and "withdrawn" in two.why
    assert (one.part, two.part, three.part, three.title) == ("1", "2", "3", "Three")
    assert landmark(one, "The ferry on the rocks") == "/newsMessage/itemSet/newsItem[2]/contentMeta/description"


@pytest.mark.parametrize(
    ("reader", "text", "message"),
    [
        (newsml.read, "<packageItem/>", "holds no text of an article"),
        (newsml.read, "<project><name>x</name></project>", "its root is <project>"),
        (newsml.read, item(DATES, "", ""), "holds no text of an article"),
        (nitf.read, "<nitf><body/></nitf>", "holds no text of an article"),
        (nitf.read, "<nitf><body>", "broken XML"),
        (nitf.read, "", "broken XML"),
        (nitf.read, "<nitf>" + "<p>" * 100_000, "broken XML"),
        (nitf.read, '<!DOCTYPE nitf [<!ENTITY a "b">]><nitf><body/></nitf>', "defines entities of its own"),
        (nitf.read, '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>', "defines entities"),
        (nitf.read, '<!DOCTYPE n [<!ENTITY % a SYSTEM "http://127.0.0.1:9/">%a;]><nitf/>', "defines entities"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_told_in_one_line(reader: Any, text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        contents(reader, text)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_bomb_of_entities_is_refused_before_it_blows_up() -> None:
    levels = "".join(f'<!ENTITY {c} "{f"&{chr(ord(c) - 1)};" * 10}">' for c in "bcdefghijk")
    with pytest.raises(UnreadableError):
        contents(nitf.read, f'<!DOCTYPE nitf [<!ENTITY a "aaaaaaaaaa">{levels}]><nitf t="&k;"><body>&k;</body></nitf>')


BASE = {"uri": "https://ex.example/1", "type": "text"}
TEXT = "<p>A ferry with 212 people ran onto rocks.</p><p>Nobody was hurt.</p>"


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "Ferry aground", "body_xhtml": TEXT, "body_text": "Not this."},
        {"headline": "Ferry aground", "body_html5": f"<html><body><h1>Ferry aground</h1>{TEXT}</body></html>"},
        {"headline": "Ferry aground", "body_text": "Ferry aground\nA ferry with 212 people ran onto rocks.\n\n"
         "Nobody was hurt."},
        {"headlines": [{"role": "main", "value": "Ferry aground"}, {"role": "sub", "value": "Not this."}],
         "bodies": [{"role": "text", "contenttype": "text/plain", "value": "Not this."},
                    {"role": "html5", "contenttype": "text/html", "value": TEXT},
                    {"role": "own", "contenttype": "application/xml", "value": "<X>Not this.</X>"}]},
        {"headlines": [{"value": "Ferry aground"}], "versionCreated": "2024-03-05T07:00:00Z",
         "bodies": [{"contentType": "application/xhtml+xml", "value": TEXT}]},
    ],
)  # fmt: skip
def test_ninjs_of_every_version(fields: dict[str, Any]) -> None:
    found = content(json_items.read, json.dumps(BASE | fields))
    assert found.text == "Ferry aground\n\nA ferry with 212 people ran onto rocks.\n\nNobody was hurt.\n"
    assert found.title == "Ferry aground"
    assert zoned(found, "headline") == ["Ferry aground"]
    assert landmark(found, "Nobody").startswith(("/body_", "/bodies["))


def test_what_ninjs_tells_of_an_article() -> None:
    fields = {"versioncreated": "2024-03-05T07:00:00Z", "firstcreated": "2024-03-04T20:15:00Z", "byline": "Kari Nilsen",
              "infosources": [{"name": "Fjord Daily"}], "headline": "Ferry aground", "body_xhtml": TEXT}  # fmt: skip
    found = content(json_items.read, json.dumps(BASE | fields))
    assert (found.published, found.updated) == (date(2024, 3, 4), date(2024, 3, 5))
    assert (found.outlet, found.author, found.url) == ("Fjord Daily", "Kari Nilsen", "https://ex.example/1")


@pytest.mark.parametrize(
    "pictures",
    [
        {"a1": {"type": "picture", "description_text": "The ferry with 212 on board."}},
        [
            {
                "name": "a1",
                "type": "picture",
                "descriptions": [{"role": "caption", "value": "The ferry with 212 on board."}],
            }
        ],
    ],
)
def test_captions_of_pictures_come_along(pictures: object) -> None:
    fields = {"headline": "Ferry aground", "body_xhtml": TEXT, "associations": pictures}
    found = content(json_items.read, json.dumps(BASE | fields))
    assert zoned(found, "caption") == ["The ferry with 212 on board."]


def test_a_caption_that_the_text_has_already_is_not_repeated() -> None:
    body = TEXT + "<figure><figcaption>The ferry with 212 on board.</figcaption></figure>"
    pictures = {"a1": {"type": "picture", "description_text": "The ferry with 212 on board."}}
    found = content(json_items.read, json.dumps(BASE | {"headline": "F", "body_html": body, "associations": pictures}))
    assert found.text.count("with 212 on board") == 1


def test_a_withdrawn_item_is_left_out_with_a_warning() -> None:
    (found,) = contents(json_items.read, json.dumps(BASE | {"pubstatus": "canceled", "body_text": "12 dead"}))
    assert isinstance(found, Broken) and not found.fatal
