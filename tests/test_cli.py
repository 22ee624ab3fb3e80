"""The command line as its users meet it: what is printed where, exit codes, and every kind of bad input.

Every test runs the program in a process of its own. What the figures are is the business of other tests.
"""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from running import PROGRAM, Run, document, told, write

from checker import __version__

AGREE = {
    "a.txt": "Ferry sinks\n\nAt least 37 people were killed when a ferry sank off the coast of Elbonia on May 3.\n",
    "b.txt": "Ferry disaster\n\nThe ferry sank off the coast of Elbonia on May 3 and 37 people were killed.\n",
}
CLASH = {
    "a.txt": "Budget\n\nThe council of Elbonia City approved a budget of $5,687.75 for the new bridge on May 3.\n",
    "b.txt": "Budget\n\nThe council of Elbonia City approved a budget of $5,587.75 for the new bridge on May 3.\n",
}

# --- commands, output, exit codes


def test_a_path_alone_is_checked(run: Run, tmp_path: Path) -> None:
    """`check-figures PATH` prints what `check-figures check PATH` prints, options first or last."""
    write(tmp_path / "story", AGREE)
    plain = run("story")
    assert plain.returncode == 0
    assert b"37" in plain.stdout
    assert plain.stdout == run("check", "story").stdout == run("--write", "none", "story").stdout


def test_a_path_named_like_a_command_is_written_with_a_dot(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "check", AGREE)
    assert document(run("./check", "--format", "json"))["story"] == "check"


def test_a_conflict_makes_the_exit_code_1_unless_told_otherwise(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", CLASH)
    assert run("story").returncode == 1
    assert run("story", "--fail-on", "never").returncode == 0
    assert run("story", "--write", "none").returncode == 1


def test_a_single_source_counts_where_info_does(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE | {"c.txt": "Harvest\n\nFarmers of Ruritania brought in 812 tonnes of plums.\n"})
    assert run("story").returncode == 0
    assert run("story", "--fail-on", "warning").returncode == 0
    assert run("story", "--fail-on", "info").returncode == 1


def test_the_csv_is_written_by_default(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    done = run("story")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "reports" / "figures.csv").read_text(encoding="utf-8"))))
    assert {row["source"] for row in rows} == {"a.txt", "b.txt"}
    assert done.stderr == b""


def test_files_that_were_asked_for_and_no_others(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    run("story", "--write", "json", "--write", "jsonl", "-o", "out/deep")
    assert sorted(path.name for path in (tmp_path / "out" / "deep").iterdir()) == ["figures.json", "figures.jsonl"]
    run("story", "--write", "none", "-o", "nothing")
    assert not (tmp_path / "nothing").exists()
    assert not (tmp_path / "reports").exists()


def test_json_lines_have_one_document_a_story(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "news" / "one", AGREE)
    write(tmp_path / "news" / "two", CLASH)
    write(tmp_path / "news", {"loose.txt": AGREE["a.txt"]})
    done = run("news", "--by-folder", "--format", "jsonl", "--write", "none")
    stories = [json.loads(line) for line in done.stdout.splitlines()]
    assert [story["story"] for story in stories] == [".", "one", "two"]
    assert done.returncode == 1


def test_extract_prints_a_figure_a_line(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    done = run("extract", "story", "--format", "jsonl")
    figures = [json.loads(line) for line in done.stdout.splitlines()]
    assert {"a.txt", "b.txt"} == {figure["source"] for figure in figures}
    assert all("verdict" not in figure and "group" not in figure for figure in figures)
    assert done.returncode == 0


def test_offsets_count_code_points_of_the_decoded_file(run: Run, tmp_path: Path) -> None:
    """No byte-order mark, line ends as they stand, a character beyond the first plane is one."""
    text = "Ferry \U0001f6a2 sinks\r\n\r\nAt least 37 people were killed on Monday.\r"
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.txt").write_bytes(b"\xef\xbb\xbf" + text.encode())
    (figure,) = document(run("story", "--format", "json"))["figures"]
    assert text[figure["start"] : figure["end"]] == figure["text"]
    assert "37" in figure["text"]
    assert (figure["line"], figure["column"]) == (3, text.index(figure["text"]) - text.index("At") + 1)


def test_same_input_same_bytes(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE | {"c.txt": CLASH["a.txt"]})
    for form in ("terminal", "csv", "json", "jsonl"):
        assert run("story", "--format", form).stdout == run("story", "--format", form).stdout


def test_output_is_utf_8_with_plain_line_ends_in_any_locale(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", {"a.txt": "Café fire\r\n\r\nThe café lost £37 million.\r\n"})
    for form in ("terminal", "csv", "json", "jsonl"):
        done = run("story", "--format", form)
        assert "£37 million" in done.stdout.decode("utf-8")
        assert b"\r" not in done.stdout.replace(b"\\r", b"")


def test_why_two_figures_are_one_thing(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", CLASH)
    done = run("why", "a.txt:3:50", "story/b.txt:3:50", "story")
    assert done.returncode == 0 and not done.stderr
    out = done.stdout.decode()
    assert "$5,687.75" in out and "$5,587.75" in out
    assert "One thing" in out and "where clashing values start" in out and "above the bar of" in out


def test_why_two_figures_are_two_things(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    out = run("why", "f1", "f2", "story").stdout.decode()
    assert "Two things" in out and "Never compared: one is a count, the other a date." in out


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (("f1", "f99"), "no figure f99; the story has f1 to f4"),
        (("f1", "f1"), "f1 and f1 are one and the same figure; name two"),
        (("f1", "c.txt:3:1"), "no article c.txt in the story; it has a.txt and b.txt"),
        (("f1", "a.txt:2"), "no figure in line 2 of story/a.txt"),
        (("f1", "a.txt:3"), "line 3 of story/a.txt has 2 figures, name one by its column: "),
        (("f1", "third"), "third: name a figure by its id (f3) or by its place (file.txt:line:column)"),
    ],
)
def test_a_figure_that_is_not_there_is_told(run: Run, tmp_path: Path, names: tuple[str, str], says: str) -> None:
    write(tmp_path / "story", AGREE)
    done = run("why", *names, "story")
    [line] = told(done)
    assert done.returncode == 2 and line.startswith(f"check-figures: {says}") and not done.stdout


def test_explain_adds_the_waterfalls(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", CLASH)
    assert "above the bar of" in run("story", "--explain", "--write", "none").stdout.decode()
    plain, explained = (
        json.loads(run("story", "--format", "json", "--write", "none", *more).stdout) for more in ((), ("--explain",))
    )
    for group in explained["groups"]:
        falls = group.pop("waterfalls", [])
        assert len(falls) == len(group["figures"]) - 1
        for fall in falls:
            assert abs(sum(step["weight"] for step in fall["steps"]) - fall["total"]) < 0.2
            assert fall["total"] > fall["bar"]
    assert explained == plain


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.decode().strip() == f"check-figures {__version__}"
    for command in ((), ("check",), ("extract",), ("rules",)):
        done = run(*command, "--help")
        assert (done.returncode, done.stderr) == (0, b"")


def test_rules_are_listed_and_explained(run: Run) -> None:
    assert b"sources-conflict" in run("rules").stdout
    assert b"sources-conflict" in run("rules", "CF001").stdout
    unknown = run("rules", "XX999")
    assert unknown.returncode == 2
    assert len(told(unknown)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("check",),
        ("story", "--format", "pdf"),
        ("story", "--write", "pdf"),
        ("story", "--write", "none", "--write", "csv"),
        ("story", "--fail-on", "sometimes"),
        ("story", "--colour"),
    ],
)
def test_usage_errors_are_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(told(done)) == 1
    assert "--help" in told(done)[0]


# --- a terminal, a pipe, an impatient user


def test_a_closed_pipe_ends_quietly(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "news" / "one", CLASH)
    for form in ("terminal", "jsonl"):
        read, write_end = os.pipe()
        os.close(read)
        command = [*PROGRAM, "news", "--by-folder", "--format", form]
        done = subprocess.run(command, cwd=tmp_path, stdout=write_end, stderr=subprocess.PIPE, env=_env())
        os.close(write_end)
        assert done.stderr == b""
        assert done.returncode == 1
        assert (tmp_path / "reports" / "figures.csv").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, "story"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, env=_env())
    assert done.returncode == 2
    assert len(told(done)) == 1


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never")
    command = [*PROGRAM, "never"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=_env())
    # Opening for writing returns once the program has begun to read.
    with process, (tmp_path / "never").open("wb"):
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert out == b""
    assert err.strip() == b""


def test_what_is_to_be_done_at_the_end_is_done(tmp_path: Path) -> None:
    write(tmp_path / "story", CLASH)
    code = (
        "import atexit, sys\nfrom checker.cli import program\natexit.register(print, 'put away')\n"
        "sys.argv[1:] = ['story', '--format', 'jsonl', '--write', 'none']\nprogram()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, env=_env())
    line, end = done.stdout.splitlines()
    assert json.loads(line)["story"] == "story" and end == "put away"
    assert (done.returncode, done.stderr) == (1, "")


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}


# --- bad input


def test_a_missing_path_is_told_and_the_rest_is_checked(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    done = run("story", "nowhere.txt", "--format", "json")
    assert told(done) == ["check-figures: nowhere.txt: no such file or folder; check the spelling"]
    assert len(document(done)["sources"]) == 2
    assert done.returncode == 2


def test_trouble_outranks_a_conflict(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", CLASH)
    assert run("story", "nowhere.txt").returncode == 2


def test_a_folder_without_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    for options in ((), ("--by-folder",)):
        done = run("story", *options)
        assert (done.returncode, done.stdout) == (2, b"")
        assert len(told(done)) == 1
        assert "no article" in told(done)[0]


def test_nothing_but_a_manifest(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", {"story.toml": ""})
    done = run("story/story.toml")
    assert (done.returncode, told(done)) == (2, ["check-figures: no article among the paths given"])


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"text \0 text", bytes(range(256)) * 9, b"PK\x03\x04 docx"])
def test_a_binary_file_is_told_and_the_others_are_read(run: Run, tmp_path: Path, data: bytes) -> None:
    write(tmp_path / "story", AGREE)
    (tmp_path / "story" / "c.txt").write_bytes(data)
    done = run("story", "--format", "json")
    assert done.returncode == 2
    assert len(told(done)) == 1
    assert str(Path("story", "c.txt")) in told(done)[0]
    assert [source["id"] for source in document(done)["sources"]] == ["a.txt", "b.txt"]


def test_an_empty_file_is_a_warning(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE | {"c.txt": "", "d.md": "\n\n", "e.txt": "\ufeff"})
    done = run("story")
    assert done.returncode == 0
    assert [line.split(": ", 1)[0] for line in told(done)] == ["check-figures"] * 3
    assert all("warning" in line and "is empty" in line for line in told(done))


def test_a_text_without_figures_is_a_plain_result(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", {"a.txt": "Nothing to count\n\nThe mayor spoke at length and said little.\n"})
    for form in ("terminal", "csv", "json", "jsonl"):
        done = run("story", "--format", form)
        assert (done.returncode, done.stderr) == (0, b"")


def test_another_language_is_read_for_its_digits_and_said_to_be_unsupported(run: Run, tmp_path: Path) -> None:
    text = "Das Unglück\n\nBei dem Unglück auf der Fähre am Montag sind 37 Menschen und ein Hund ums Leben gekommen, "
    write(tmp_path / "story", {"a.txt": text + "wie die Polizei mitteilte. Das Schiff war auf dem Weg nach Hause.\n"})
    done = run("story", "--format", "json")
    assert done.returncode == 0
    assert len(told(done)) == 1
    assert "English" in told(done)[0]
    assert 37 in [figure["low"] for figure in document(done)["figures"]]


HOSTILE = {
    "endless digits": "1" * 1_000_000,
    "endless words": "hundred thousand " * 3_000,
    "endless marks": "$-%(" * 30_000,
    "repeated sentence": "The 37 people and the 12 boats were there. " * 15,
    "other digits": "٣٧ people, ३७ people, ３７ people, ³⁷ people, Ⅻ people, ½ people, 1⁄2 cup and ١٬٢٠٠ more.",
    "control characters": "At \x1b[31m37 people\x1b[0m \x07were\x08 killed\x0c on \x9b1mMonday.",
    "bidirectional": "At \u202e37 people\u202c were \u2066killed\u2069 on \u200fMonday.",
    "separators": "37 people\x85killed\u2028and 12\u2029hurt\x0b.",
    "odd numbers": "1e999 people, 7 8^757 people, 0x30, 1.2.3.4, 00000, -0, +-5, 1,2,3, 5/0, 99999999999999999999.9%.",
    "odd dates": "On February 30, 2023, on 2023-13-45, in 0000, on May 99, at 25:61, at 13 p.m.",
    "replacement": "caf\ufffd 37 people",
    "astral": "\U0001d7d1\U0001d7d5 people and \U0001f522 37 people",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_whatever_stands_in_a_text_the_result_is_plain(run: Run, tmp_path: Path, name: str, suffix: str) -> None:
    """And two copies of it never contradict each other."""
    write(tmp_path / "story", {f"a{suffix}": HOSTILE[name], f"b{suffix}": HOSTILE[name]})
    done = run("story", "--format", "json")
    assert done.returncode in (0, 1)
    assert "CF001" not in {finding["rule"] for finding in document(done)["findings"]}
    for figure in document(done)["figures"]:
        assert HOSTILE[name][figure["start"] : figure["end"]] == figure["text"]


ENDLESS = {
    "a line of megabytes": "word " * 500_000 + "and 37 people.",
    "figures": "The 37 people and the 12 boats were there. " * 2_000,
    "digits with commas": "1,000" * 2_000,
    "numbers": "30 " * 2_000,
}


@pytest.mark.parametrize("name", ENDLESS)
def test_however_long_a_line_is_its_figures_are_found(run: Run, tmp_path: Path, name: str) -> None:
    write(tmp_path / "story", {"a.txt": ENDLESS[name]})
    done = run("extract", "story")
    assert done.returncode == 0
    for line in done.stdout.splitlines():
        figure = json.loads(line)
        assert ENDLESS[name][figure["start"] : figure["end"]] == figure["text"]


@pytest.mark.parametrize("name", ["control characters", "bidirectional", "separators"])
def test_a_text_never_styles_the_terminal(run: Run, tmp_path: Path, name: str) -> None:
    write(tmp_path / "story", {"a.txt": "[bold]Title \x1b[5m[/]\n\n" + HOSTILE[name], "b.txt": HOSTILE[name]})
    printed = run("story").stdout.decode()
    assert not [char for char in printed if not char.isprintable() and char != "\n"]


@pytest.mark.skipif(os.name == "nt", reason="such names are not allowed there")
def test_a_file_name_never_breaks_a_line_or_styles_the_terminal(run: Run, tmp_path: Path) -> None:
    """Names may hold line ends, escapes and bytes that are no UTF-8."""
    write(tmp_path / "story", {"a\n\x1b[31m.txt": AGREE["a.txt"], "b\u202e.txt": ""})
    Path(os.fsdecode(os.fsencode(tmp_path / "story") + b"/c\xff.txt")).write_text("37 people\n")
    done = run("story")
    assert done.returncode == 0
    assert len(told(done)) == 1
    printed = done.stdout.decode() + "".join(told(done))
    assert not [char for char in printed if not char.isprintable() and char != "\n"]
    assert len(document(run("story", "--format", "json"))["sources"]) == 3


def test_a_mistake_in_the_manifest(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE | {"story.toml": '["a.txt"]\npublished = "soon"\n'})
    done = run("story", "--format", "json")
    assert done.returncode == 2
    assert told(done) == [
        f"check-figures: {Path('story', 'story.toml')}:2: published must be a date such as 2023-12-10"
    ]
    assert len(document(done)["sources"]) == 2


def test_an_output_folder_that_cannot_be_written_to(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    write(tmp_path, {"taken": ""})
    done = run("story", "-o", "taken")
    assert done.returncode == 2
    assert len(told(done)) == 1
    assert "cannot be written" in told(done)[0]


def test_no_draft_is_left_where_a_file_cannot_be_replaced(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "story", AGREE)
    (tmp_path / "out" / "figures.csv" / "x").mkdir(parents=True)
    assert run("story", "-o", "out").returncode == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["figures.csv"]


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (("--version",), ("pandas", "rich", "quantulum3", "checker.pipeline")),
        (("story", "--write", "none", "--format", "jsonl"), ("pandas", "numpy", "rich")),
    ],
)
def test_nothing_is_imported_that_the_run_does_not_need(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    write(tmp_path / "story", AGREE)
    code = (
        f"import sys, checker.cli\nsys.argv[1:] = {list(arguments)!r}\n"
        "try:\n    checker.cli.main()\nexcept SystemExit:\n    sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, env=_env())
    loaded = set(done.stderr.decode().split())
    assert "checker.cli" in loaded
    assert not loaded & set(absent)
