"""JSON lines, JSON, CSV and Parquet whose rows are articles."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pytest
from reading import content, contents, landmark, zoned

from checker.model import Article, Problem
from checker.read import json_items, plan, read, table
from checker.read.interface import Broken, Content, UnreadableError

ROW = {
    "Headline": "Ferry aground", "Body": "A ferry with 212 people ran onto rocks.\n\nNobody was hurt.",
    "pub_date": "2024-03-04T20:15:00Z", "Source": "Fjord Daily", "link": "https://fjord.example/1", "by": "nobody",
}  # fmt: skip


def as_csv(*rows: dict[str, Any], **options: Any) -> bytes:
    out: bytes = pandas.DataFrame(rows).to_csv(index=False, **options).encode()
    return out


def as_parquet(*rows: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    pandas.DataFrame(rows).to_parquet(out)
    return out.getvalue()


def as_lines(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


@pytest.mark.parametrize(
    ("reader", "data", "place"),
    [
        (table.read, as_csv(ROW, ROW), "cell B2"),
        (table.read, as_csv(ROW, ROW, sep=";"), "cell B2"),
        (table.read, b"\xef\xbb\xbf" + as_csv(ROW, ROW, sep="\t"), "cell B2"),
        (table.read, as_parquet(ROW, ROW), "cell B2"),
        (json_items.read, as_lines(ROW, ROW), "line 1, Body"),
        (json_items.read, json.dumps([ROW, ROW]), "/[1], Body"),
        (json_items.read, json.dumps({"total": 2, "articles": [ROW, ROW]}, indent=1), "/[1], Body"),
    ],
)
def test_columns_are_known_by_what_they_are_called(reader: Any, data: bytes, place: str) -> None:
    first, second = contents(reader, data)
    assert isinstance(first, Content) and isinstance(second, Content)
    assert first.text == "Ferry aground\n\nA ferry with 212 people ran onto rocks.\n\nNobody was hurt.\n"
    assert (first.title, first.published) == ("Ferry aground", date(2024, 3, 4))
    assert (first.outlet, first.url, first.author) == ("Fjord Daily", "https://fjord.example/1", None)
    assert zoned(first, "headline") == ["Ferry aground"]
    assert landmark(first, "212") == place
    assert int(second.part) == int(first.part) + 1


def test_a_column_may_be_called_anything_if_one_says_so() -> None:
    data = as_csv({"a": "Ferry", "b": "A ferry with 212 people."})
    assert content(table.read, data, text="b", title="a").title == "Ferry"


def test_a_text_that_begins_with_its_title_is_not_given_it_twice() -> None:
    row = {"title": "Ferry aground", "text": "Ferry aground\n\nA ferry with 212 people ran onto rocks."}
    assert content(json_items.read, json.dumps(row)).text.count("Ferry aground") == 1


def test_html_in_a_column_is_read_as_html() -> None:
    found = content(table.read, as_csv({"text": "<p>A ferry with <b>212</b> people.</p><p>38 hurt.</p>"}))
    assert found.text == "A ferry with 212 people.\n\n38 hurt.\n"


def test_cells_that_hold_nothing() -> None:
    """An empty row is none; a row without text is told, and its missing date is none."""
    rows = [ROW, ROW | {"Body": None}, ROW | {"pub_date": None, "Source": None}]
    first, second, third = contents(table.read, as_parquet(*rows))
    assert isinstance(first, Content) and isinstance(third, Content)
    assert isinstance(second, Content) and second.text == "Ferry aground\n"
    assert (third.published, third.outlet) == (None, None)


def test_one_broken_line_leaves_the_others_standing() -> None:
    first, broken, other, last = contents(json_items.read, as_lines(ROW) + b'{"a\n{"n": 1}\n\n' + as_lines(ROW))
    assert isinstance(first, Content) and isinstance(last, Content)
    assert isinstance(broken, Broken) and broken.part == "2" and "no JSON object" in broken.why
    assert isinstance(other, Broken) and other.part == "3" and "no column of texts" in other.why
    assert last.part == "5"


@pytest.mark.parametrize(
    ("reader", "data", "message"),
    [
        (
            table.read,
            b"year,toll\n2024,12\n",
            "no column of texts; say in story.toml which one it is: columns = { text",
        ),
        (table.read, b"PAR1 and nothing behind it", "a broken Parquet file"),
        (table.read, b"", "no column of texts"),
        (json_items.read, b"{}", "no column of texts"),
        (json_items.read, b"[1, 2", "no JSON that holds an article"),
        (json_items.read, b"[" * 100_000, "nested too deeply"),
        (json_items.read, b'"text"', "no JSON that holds an article"),
    ],
)
def test_what_holds_no_article_is_told_in_one_line(reader: Any, data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        contents(reader, data)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(UnreadableError, match="has no column 'c' for text; it has a, b"):
        contents(table.read, b"a,b\n1,2\n", text="c")


def stories(paths: list[Path]) -> dict[str, list[str]]:
    return {place.name: [part.id for part in read(place) if isinstance(part, Article)] for place in plan(paths).places}


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.jsonl", as_lines), ("a.parquet", as_parquet)])
def test_a_column_of_stories_groups_the_articles(tmp_path: Path, name: str, write: Any) -> None:
    rows = [ROW | {"story": "ferry"}, ROW | {"story": "quake"}, ROW | {"story": "ferry"}]
    (tmp_path / name).write_bytes(write(*rows))
    first = 1 if name == "a.jsonl" else 2
    assert stories([tmp_path / name]) == {
        "ferry": [f"{name}#{first}", f"{name}#{first + 2}"],
        "quake": [f"{name}#{first + 1}"],
    }


def test_story_toml_names_columns(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv({"a": "A ferry with 212 people.", "b": "ferry", "c": "2024-03-04"}))
    (tmp_path / "story.toml").write_text('["a.csv"]\ncolumns = { text = "a", story = "b", published = "c" }\n')
    (place,) = plan([tmp_path / "a.csv"]).places
    (article,) = read(place)
    assert isinstance(article, Article)
    assert (place.name, article.published) == ("ferry", date(2024, 3, 4))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ('"a"', "columns must name columns"),
        ("{ text = 3 }", "columns must name"),
        ("{ day = 'a' }", "unknown field 'day'"),
    ],
)
def test_mistakes_in_columns_are_told(tmp_path: Path, columns: str, message: str) -> None:
    (tmp_path / "a.csv").write_bytes(as_csv(ROW))
    (tmp_path / "story.toml").write_text(f'["a.csv"]\ncolumns = {columns}\n')
    (place,) = plan([tmp_path / "a.csv"]).places
    problems = [part for part in read(place) if isinstance(part, Problem)]
    assert [(Path(p.path).name, message in p.message) for p in problems] == [("story.toml:2", True)]


def test_tables_in_a_folder_are_not_taken_for_articles(tmp_path: Path) -> None:
    """A folder may hold data, or the results of an earlier run; a table of articles is named outright."""
    (tmp_path / "a.txt").write_text("A ferry with 212 people.\n")
    (tmp_path / "figures.csv").write_bytes(as_csv(ROW))
    assert stories([tmp_path]) == {tmp_path.name: ["a.txt"]}
