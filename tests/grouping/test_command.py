"""`--group` and the command `group`, as their users meet them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from grouping.wire import TRUE, WIRE
from running import Run, document, told, write

NAMED = {"ferry": 3, "bank": 2, "vaccine": 2, "chess": 1, "wolves": 1}


def test_every_story_of_a_folder_is_checked_by_itself(run: Run, tmp_path: Path) -> None:
    """The passengers of the ferry clash; nothing of the bank is held against anything of the ferry."""
    write(tmp_path / "wire", WIRE)
    done = run("--group", "wire", "--format", "jsonl", "--write", "none")
    assert done.returncode == 1
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert {frozenset(source["id"] for source in report["sources"]) for report in reports} == TRUE
    clashing = [report for report in reports for finding in report["findings"] if finding["severity"] == "error"]
    assert [len(report["sources"]) for report in clashing] == [3]


@pytest.mark.parametrize("form", ["terminal", "csv", "json", "markdown", "junit"])
def test_formats_name_the_stories_found(run: Run, tmp_path: Path, form: str) -> None:
    """As they name folders with --by-folder."""
    write(tmp_path / "wire", {name: text for name, text in WIRE.items() if name.startswith(("bank", "chess"))})
    done = run("--group", "wire", "--format", form, "--write", "none")
    assert done.returncode == 0
    assert b"Petter Falk" in done.stdout


def test_workers_and_resumed_runs_give_the_same_bytes(run: Run, tmp_path: Path) -> None:
    """Whoever works on the stories found."""
    write(tmp_path / "wire", WIRE)
    alone = run("--group", "wire", "--format", "jsonl", "--write", "none")
    for options in (("--jobs", "2"), ("--resume",)):
        assert run("--group", "wire", "--format", "jsonl", "--write", "none", *options).stdout == alone.stdout


def test_a_table_is_parted_like_a_folder(run: Run, tmp_path: Path) -> None:
    """Articles in lines of JSON, with the dates that they carry, beside one in a file of its own."""
    *rows, (last, text) = WIRE.items()
    lines = [json.dumps({"text": text, "date": "2024-03-04"}) for _, text in rows]
    write(tmp_path, {"wire.jsonl": "\n".join(lines) + "\n", last: text})
    found = document(run("group", "wire.jsonl", last, "--format", "json"))
    assert sorted(len(story["articles"]) for story in found["stories"]) == sorted(NAMED.values())
    assert {a["published"] for s in found["stories"] for a in s["articles"]} == {"2024-03-04", None}
    done = run("--group", "wire.jsonl", last, "--format", "jsonl", "--write", "none")
    assert len(done.stdout.splitlines()) == len(NAMED)


def test_a_stream_comes_by_standard_input(run: Run, tmp_path: Path) -> None:
    """With a name that says what it is; places are called by it."""
    lines = "\n".join(json.dumps({"text": text}) for text in WIRE.values()).encode()
    found = document(run("group", "-", "--stdin-name", "wire.jsonl", "--format", "json", input=lines))
    assert len(found["stories"]) == len(TRUE)
    assert found["stories"][0]["articles"][0]["article"].startswith("wire.jsonl#")


def test_a_draft_is_held_against_the_sources_of_its_story(run: Run, tmp_path: Path) -> None:
    """A day's wire as --against: the report is of the draft and the three that tell of the ferry."""
    write(tmp_path / "wire", WIRE)
    draft = "Captain Ingrid Moen ran the ferry Nordstjerna onto rocks off Skarvik with 212 people on board on Monday.\n"
    write(tmp_path, {"draft.md": draft})
    done = run("draft.md", "--against", "wire", "--group", "--format", "json", "--write", "none")
    report = document(done)
    assert {s["id"].rpartition("/")[2]: s["role"] for s in report["sources"]} == {
        "draft.md": "draft", "ferry-courier.txt": "source", "ferry-daily.txt": "source", "ferry-post.txt": "source",
    }  # fmt: skip
    assert done.returncode == 1


def test_a_draft_that_no_source_tells_of_is_warned_of(run: Run, tmp_path: Path) -> None:
    """It is checked by itself, and one line says why nothing was found."""
    write(tmp_path / "wire", WIRE)
    write(tmp_path, {"draft.md": "The museum of Eskvik bought 14 paintings by Solveig Dahl for $2.3 million.\n"})
    done = run("draft.md", "--against", "wire", "--group", "--format", "json", "--write", "none")
    assert [source["id"] for source in document(done)["sources"]] == ["draft.md"]
    assert told(done) == [
        "check-figures: warning: draft.md: no source tells its story; without --group it is held against all of them"
    ]


def test_the_grouping_is_shown_with_its_reasons(run: Run, tmp_path: Path) -> None:
    """For reading: the largest story first, what stands alone last."""
    write(tmp_path / "wire", WIRE)
    done = run("group", "wire")
    assert done.returncode == 0
    text = done.stdout.decode()
    first, *_ = text.splitlines()
    assert first.endswith(": 3 articles") and "Ingrid Moen" in first
    assert text.index("Petter Falk") < text.index("ALONE  2 articles") < text.index("wire/chess.txt")
    assert text.endswith("3 stories of several articles, 2 alone; 9 articles.\n")


def test_the_grouping_as_csv_has_a_row_for_each_article(run: Run, tmp_path: Path) -> None:
    """Cells that a spreadsheet would run are defused."""
    write(tmp_path / "wire", WIRE | {"=cmd.txt": "Nothing of note happened at the lighthouse of Fjellnes.\n"})
    done = run("group", "wire", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
    assert len(rows) == len(WIRE) + 1
    by_article = {row["article"]: row for row in rows}
    assert by_article["wire/chess.txt"]["near"] == ""
    assert by_article["wire/bank-times.txt"]["near"] == "wire/bank-herald.txt"
    assert "1,450" in by_article["wire/bank-times.txt"]["figures"].split("; ")
    assert not [cell for row in csv.reader(io.StringIO(done.stdout.decode())) for cell in row if cell.startswith("=")]


def test_group_and_by_folder_exclude_each_other(run: Run, tmp_path: Path) -> None:
    """One line, exit code 2."""
    write(tmp_path / "wire", WIRE)
    done = run("--group", "--by-folder", "wire")
    assert done.returncode == 2
    [line] = told(done)
    assert "--group and --by-folder exclude each other" in line


def test_what_cannot_be_read_is_told_once_and_the_rest_is_parted(run: Run, tmp_path: Path) -> None:
    """A file that is gone is one line; an empty article a warning; exit code 2."""
    write(tmp_path / "wire", WIRE | {"empty.txt": ""})
    for command in (("group", "wire", "gone.txt"), ("--group", "wire", "gone.txt", "--write", "none")):
        done = run(*command)
        assert done.returncode == 2
        assert sorted(told(done)) == [
            "check-figures: gone.txt: no such file or folder; check the spelling",
            "check-figures: warning: wire/empty.txt: is empty",
        ]
        assert b"Petter Falk" in done.stdout


def test_nothing_to_part_is_told(run: Run, tmp_path: Path) -> None:
    """An empty folder: one line, exit code 2, with and without the check."""
    (tmp_path / "wire").mkdir()
    for command in (("group", "wire"), ("--group", "wire")):
        done = run(*command)
        assert done.returncode == 2
        assert len(told(done)) == 1
        assert not done.stdout


def test_without_the_library_one_line_says_what_to_install(run: Run, tmp_path: Path) -> None:
    """The extra `group` is asked for by nobody else."""
    write(tmp_path / "wire", WIRE)
    write(tmp_path, {"rensa.py": "raise ModuleNotFoundError(name='rensa')\n"})
    for command in (("group", "wire"), ("--group", "wire")):
        done = run(*command)
        assert done.returncode == 2
        [line] = told(done)
        assert "pip install 'check-figures[group]'" in line
