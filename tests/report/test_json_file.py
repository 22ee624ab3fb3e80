"""JSON: the contract of docs/OUTPUT.md, held against the schema beside it."""

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import figure, story

from checker import check_articles
from checker.judge import judge, load_rules
from checker.model import Article, Evidence, Group, Landmark, Link, Report
from checker.report import REPORTERS

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "check-figures-1.schema.json").read_text(encoding="utf-8")
)
RULES = load_rules()


def report(statements, about="people killed", name="flood"):
    articles, group = story(statements, about)
    groups, findings = judge(articles, [group], RULES)
    return Report(name, articles, group.figures, groups, findings)


FLOOD = report(
    [
        {"source": "a.txt", "low": 31, "published": "2024-03-02", "outlet": "The Valley Post", "unit": "person"},
        {"source": "b.txt", "low": 13, "unit": "person", "attribution": "the mayor"},
    ]
)


def faults(value, schema, at="$"):
    """Where a value departs from a schema, for the keywords that our schema uses; an unknown keyword is an error."""
    for key, wanted in schema.items():
        match key:
            case "$ref":
                yield from faults(value, SCHEMA["$defs"][wanted.removeprefix("#/$defs/")], at)
            case "allOf":
                for part in wanted:
                    yield from faults(value, part, at)
            case "type":
                names = [wanted] if isinstance(wanted, str) else wanted
                if not any(_is(value, name) for name in names):
                    yield f"{at}: {value!r} is no {wanted}"
            case "const" | "enum":
                if value not in (wanted if key == "enum" else [wanted]):
                    yield f"{at}: {value!r} is not {wanted!r}"
            case "pattern":
                if isinstance(value, str) and not re.search(wanted, value):
                    yield f"{at}: {value!r} does not match {wanted}"
            case "minimum" | "maximum":
                if (value < wanted) if key == "minimum" else (value > wanted):
                    yield f"{at}: {value!r} is out of bounds"
            case "minItems" | "maxItems":
                if (len(value) < wanted) if key == "minItems" else (len(value) > wanted):
                    yield f"{at}: {len(value)} items"
            case "required" | "properties" if not isinstance(value, dict):
                pass
            case "required":
                yield from (f"{at}: no {name}" for name in wanted if name not in value)
            case "properties":
                for name in value.keys() & wanted.keys():
                    yield from faults(value[name], wanted[name], f"{at}.{name}")
            case "items":
                for number, item in enumerate(value):
                    yield from faults(item, wanted, f"{at}[{number}]")
            case _:
                assert key in ("$schema", "$id", "$defs", "title", "description"), key


def _is(value, name):
    if name in ("integer", "number") and isinstance(value, bool):
        return False
    types = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int, "number": (int, float)}
    return value is None if name == "null" else isinstance(value, types[name])


def document(given: Report):
    return json.loads(REPORTERS["json"].render([given]))


def test_a_story_with_a_conflict_fits_the_schema():
    data = document(FLOOD)
    assert list(faults(data, SCHEMA)) == []
    assert data["groups"][0]["conflicts"] == [["f1", "f2"]] and data["findings"][0]["rule"] == "CF001"


@pytest.mark.parametrize("broken", ["verdict", "low", "line", "kind"])
def test_the_schema_notices_what_is_missing(broken):
    data = document(FLOOD)
    del data["figures"][0][broken]
    assert list(faults(data, SCHEMA)) == [f"$.figures[0]: no {broken}"]


def test_all_fields_of_a_figure():
    data = document(FLOOD)["figures"][1]
    assert data == {
        "id": "f2", "source": "b.txt", "start": 13, "end": 15, "line": 1, "column": 14, "text": "13", "kind": "count",
        "low": 13, "high": 13, "unit": "person", "per": None, "hedge": "exact", "vague": False, "about": "",
        "sentence": "They counted 13 that day.", "zone": "body", "attribution": "the mayor", "group": "g1",
        "verdict": "conflict",
    }  # fmt: skip


def test_what_is_known_of_a_source():
    first, second = document(FLOOD)["sources"]
    assert first == {
        "id": "a.txt", "path": "story/a.txt", "title": None, "published": "2024-03-02", "outlet": "The Valley Post",
        "url": None,
    }  # fmt: skip
    assert second["published"] is None


def numbers(low, kind="money"):
    given = Report("", (Article("a.txt", "a.txt", "x" * 40),), (figure(low, kind, text="x"),), (), ())
    return REPORTERS["extract-jsonl"].render([given])


@pytest.mark.parametrize(
    ("low", "written"),
    [
        ("5687.75", "5687.75"),
        ("1.50", "1.5"),
        ("1200", "1200"),
        ("0.1", "0.1"),
        ("0", "0"),
        ("1.5E+9", "1500000000"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("0.1234567890123456789012345", "0.1234567890123456789012345"),
        ("-0.10000000000000000001", "-0.10000000000000000001"),
        ("1E+5000", '"1E+5000"'),
    ],
)
def test_numbers_are_written_exactly(low, written):
    assert f'"low":{written},"high":{written},' in numbers(low)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20))
def test_every_number_comes_back_as_it_was(low: Decimal):
    assert json.loads(numbers(low), parse_float=Decimal, parse_int=Decimal)["low"] == low


def test_dates_are_texts():
    given = Report("", (Article("a.txt", "a.txt", "x" * 40),), (figure("--10-07", "date", text="x"),), (), ())
    assert json.loads(REPORTERS["extract-jsonl"].render([given]))["low"] == "--10-07"


def test_json_lines_are_one_story_a_line_whatever_the_text_holds():
    odd = report([{"source": "a.txt", "low": 5, "before": "Line\nbreak \u2028 and \x1b[31m ", "after": " \ud800 end"}])
    lines = REPORTERS["jsonl"].render([FLOOD, odd])
    assert lines.endswith("\n") and len(lines.encode("utf-8").split(b"\n")) == 3
    assert [json.loads(line)["story"] for line in lines.split("\n")[:2]] == ["flood", "flood"]


def test_several_stories_are_a_list_and_one_is_an_object():
    assert isinstance(json.loads(REPORTERS["json"].render([FLOOD, FLOOD])), list)
    assert isinstance(document(FLOOD), dict)


def test_lines_of_extract_have_neither_group_nor_verdict():
    lines = REPORTERS["extract-jsonl"].render([FLOOD]).splitlines()
    assert len(lines) == 2 and list(faults(json.loads(lines[0]), SCHEMA["$defs"]["figure"])) == []
    assert not {"group", "verdict"} & json.loads(lines[0]).keys()


def test_a_group_says_what_its_links_rest_on():
    _, group = story([{"source": "a.txt", "low": 31}, {"source": "b.txt", "low": 31}])
    evidence = (Evidence("same event: flood", 1.0), Evidence("same counted noun: person", 2.25))
    linked = Group("g1", group.figures, (Link("f1", "f2", 0.93456, evidence),), "people killed", "match")
    data = document(Report("", FLOOD.articles, group.figures, (linked,), ()))["groups"][0]
    assert data["evidence"] == ["same counted noun: person (+2.2)", "same event: flood (+1.0)"]
    assert data["links"][0]["score"] == data["score"] == 0.9346


def test_streamed_reports_are_the_same_as_all_at_once():
    for name in (name for name, reporter in REPORTERS.items() if reporter.streams):
        one = REPORTERS[name].render([FLOOD])
        assert REPORTERS[name].render([FLOOD, FLOOD]) == one + one


def test_a_match_says_what_it_is_worth():
    alike = [{"source": n, "low": 31, "outlet": "Valley Post"} for n in ("a.txt", "b.txt")]
    [group] = document(report(alike))["groups"]
    assert group["origins"] == {
        "count": 1,
        "weight": "weak",
        "chance": "possible",
        "sets": [{"sources": ["a.txt", "b.txt"], "why": "both from Valley Post"}],
    }
    assert not list(faults(document(report(alike)), SCHEMA))


def test_a_draft_with_all_that_may_be_said_of_it_keeps_the_contract():
    """Backing, a waiver by a mark, a fault without a figure, the likelier number, what is aside."""
    paid = "The council paid {} for the bench on Aller Street."
    draft = paid.format("$5,687.75 <!-- check-figures: ok invoice seen -->") + " It met at 25:10 GMT."
    sources = [
        paid.format("$5,587.75") + " The bench has 3 seats and weighs 90 kilograms.",
        "A bench on Aller Street cost $5,587.75, Anna Brandt said. It weighs 900 kilograms.",
    ]
    made = check_articles(
        [
            Article("draft.md", "draft.md", draft, role="draft"),
            *(Article(f"{number}.txt", f"{number}.txt", text) for number, text in enumerate(sources)),
        ]
    )
    document = json.loads(REPORTERS["json"].render([made]))
    assert not list(faults(document, SCHEMA))
    said = {key for finding in document["findings"] for key in finding}
    assert {"likelier", "waiver", "place", "aside"} <= said and "known" not in said
    assert {figure["backing"]["standing"] for figure in document["figures"] if "backing" in figure} >= {"contradicted"}


def test_a_file_without_lines_says_where_to_look():
    pages = Article(
        "r.pdf", "r.pdf", "It drowned 1,260 sheep.\nIt killed 31 people. They met at 25:10 GMT.",
        landmarks=(Landmark(0, "page 1"), Landmark(24, "page 2")),
    )  # fmt: skip
    document = json.loads(REPORTERS["json"].render([check_articles([pages])]))
    assert not list(faults(document, SCHEMA))
    assert [figure["landmark"] for figure in document["figures"]] == ["page 1", "page 2"]
    assert (
        "landmark"
        not in json.loads(REPORTERS["json"].render([check_articles([Article("a", "a", "31 people")])]))["figures"][0]
    )
