"""Several workers: the same bytes as with one or none, and what happens when one dies or hangs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from many import stories
from msgspec.structs import replace
from running import Run, document, told, write

from checker.cli.options import FILES, FORMATS
from checker.in_force import prepare
from checker.jobs import Begin, Job, jobs
from checker.report import REPORTERS
from checker.settings import Settings
from checker.workers.crew import Crew
from checker.workers.results import results
from checker.workers.work import Checking, Result, Streamed, lost

ABUSED = Path(__file__).with_name("abused.py")


@pytest.fixture
def abused(tmp_path: Path) -> Run:
    """Runs the program whose workers can be made to crash."""

    def run(*arguments: object) -> subprocess.CompletedProcess[bytes]:
        root = Path(__file__).parent.parent.parent
        command = [sys.executable, str(ABUSED), *map(str, arguments)]
        env = {**os.environ, "PYTHONPATH": str(root)}
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=120)
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        return done

    return run


# --- the same bytes


def _troubled(folder: Path) -> Path:
    """Stories, some with files that cannot be read or only in part."""
    stories(folder, 9)
    (folder / "story-001" / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    write(folder / "story-002", {"d.txt": "", "story.toml": '["a.txt"]\npublished = "soon"\n'})
    write(folder / "story-004", {"e.json": '{"type": "text", "headline": "No more'})
    write(
        folder / "story-006",
        {"f.html": "<html><title>Flood</title><p>The flood drove 412 people from home.</p></html>"},
    )
    write(folder / "story-010", {"a.txt": ""})
    return folder


@pytest.mark.parametrize("form", [form for form in FORMATS if form not in FILES or REPORTERS[form].streams])
def test_any_number_of_workers_gives_the_same_bytes(run: Run, tmp_path: Path, form: str) -> None:
    """In all files, on standard output and on standard error. What is in a file is printed as well."""
    _troubled(tmp_path / "news")
    every = [word for name in FILES for word in ("--write", name)]
    call = ("news", "--by-folder", "--explain", "--format", form)
    alone = run(*call, *every, "-o", "0")
    assert alone.returncode == 2 and alone.stdout and len(told(alone)) == 5
    for number in (1, 2, 5):
        other = run(*call, *every, "-o", number, "--jobs", number)
        assert (other.stdout, other.stderr, other.returncode) == (alone.stdout, alone.stderr, alone.returncode)
        for file in FILES.values():
            assert (tmp_path / "0" / file).read_bytes() == (tmp_path / f"{number}" / file).read_bytes(), file


def test_other_commands_take_workers_too(run: Run, tmp_path: Path) -> None:
    stories(tmp_path / "news", 6)
    assert run("extract", "news", "--by-folder").stdout == run("extract", "news", "--by-folder", "--jobs", 3).stdout
    files = []
    for name, more in (("alone.toml", ()), ("two.toml", ("--jobs", 2))):
        assert run("baseline", "news", "--by-folder", "--baseline", name, *more).returncode == 0
        files.append((tmp_path / name).read_bytes())
    assert files[0] == files[1] and files[0].count(b"[[accepted]]") > 2


def test_a_draft_against_sources_takes_a_worker(run: Run, tmp_path: Path) -> None:
    stories(tmp_path / "news", 1)
    write(
        tmp_path,
        {"draft.md": "# News\n\nAt least 39 people were killed when a ferry sank off Elbonia on May 1, 2024.\n"},
    )
    call = ("draft.md", "--against", "news/story-000", "--format", "json")
    assert run(*call).stdout == run(*call, "--jobs", 2).stdout
    piped = {"input": (tmp_path / "draft.md").read_bytes()}
    call = ("-", "--against", "news/story-000", "--format", "json")
    assert run(*call, **piped).stdout == run(*call, "--jobs", 2, **piped).stdout


def test_workers_can_be_started_afresh_where_they_cannot_be_forked(tmp_path: Path) -> None:
    """As on Windows and macOS."""
    found = jobs([stories(tmp_path / "news", 4)], by_folder=True).jobs
    settings = Settings(rules=(), waivers=None)
    work = Checking(prepare(settings, date(2024, 5, 5)), True, (Streamed("jsonl"),), keep=True)
    forked, afresh = (list(results(found, work, Crew(2, start=start))) for start in (None, "spawn"))
    assert len(forked) == 4 and forked == afresh


# --- an article that crashes or hangs


CRASHES = {
    "segfaulting": "it crashed the process that worked on it (SIGSEGV)",
    "aborting": "it crashed the process that worked on it (SIGABRT)",
    "exiting": "it ended the process that worked on it (exit code 3)",
    "killed": "was there too little memory?",
    "failing": "internal error, please report it with the article: ValueError: a fault of ours",
    "exhausting": "internal error, please report it with the article: MemoryError",
    "hanging": "it took longer than 2 seconds; --timeout gives it more",
}


@pytest.mark.parametrize("crash", CRASHES)
def test_an_article_that_crashes_or_hangs_is_left_out_by_name(abused: Run, tmp_path: Path, crash: str) -> None:
    stories(tmp_path / "bad", 4)
    stories(tmp_path / "good" / "bad", 4)
    write(tmp_path / "bad" / "story-001", {"bb.txt": f"A {crash} article\n\nSome 37 people were there.\n"})
    call = ("bad", "--by-folder", "--format", "jsonl", "--write", "csv", "--timeout", 2)
    done, same = (abused(*call, "--jobs", number, "-o", f"out{number}") for number in (1, 3))
    [line] = told(done)
    assert line.startswith(f"check-figures: {Path('bad', 'story-001', 'bb.txt')}: left out: ")
    assert CRASHES[crash] in line
    assert done.returncode == 2
    assert (done.stdout, done.stderr) == (same.stdout, same.stderr)
    (tmp_path / "bad" / "story-001" / "bb.txt").unlink()
    without = abused(*call, "-o", "out0")
    assert without.returncode == 1 and done.stdout == without.stdout
    assert len({(tmp_path / f"out{number}" / "figures.csv").read_bytes() for number in (0, 1, 3)}) == 1


def test_a_fault_of_ours_leaves_one_article_out_without_workers_too(abused: Run, tmp_path: Path) -> None:
    stories(tmp_path, 1)
    write(tmp_path / "story-000", {"bb.txt": "A failing article\n\nSome 37 people were there.\n"})
    done = abused("story-000", "--format", "json")
    assert told(done) == [
        f"check-figures: {Path('story-000', 'bb.txt')}: left out: "
        "internal error, please report it with the article: ValueError: a fault of ours"
    ]
    assert [source["id"] for source in document(done)["sources"]] == ["a.txt", "b.txt", "c.txt"]
    assert done.returncode == 2


def test_every_bad_article_of_a_story_is_left_out(abused: Run, tmp_path: Path) -> None:
    stories(tmp_path, 2, articles=6)
    names = ["a.txt", "c.txt", "d.txt", "f.txt"]
    for name, crash in zip(names, ("segfaulting", "exiting", "failing", "killed"), strict=True):
        write(tmp_path / "story-000", {name: f"A {crash} article with 12 people.\n"})
    done = abused(".", "--by-folder", "--format", "jsonl", "--write", "none", "--jobs", 2)
    first, second = map(json.loads, done.stdout.splitlines())
    assert [source["id"] for source in first["sources"]] == ["b.txt", "e.txt"] and len(second["sources"]) == 6
    assert sorted(line.split(": ")[1] for line in told(done)) == [str(Path("story-000", name)) for name in names]


def test_a_story_with_nothing_but_bad_articles_is_told_and_the_others_go_on(abused: Run, tmp_path: Path) -> None:
    stories(tmp_path, 3)
    for name in "abc":
        write(tmp_path / "story-001", {f"{name}.txt": "A segfaulting article with 12 people.\n"})
    done = abused(".", "--by-folder", "--format", "jsonl", "--write", "none", "--jobs", 2)
    assert [json.loads(line)["story"] for line in done.stdout.splitlines()] == ["story-000", "story-002"]
    assert len(told(done)) == 3 and done.returncode == 2


@pytest.mark.parametrize(
    ("crash", "says"), [("segfaulting", "SIGSEGV"), ("hanging", "2 seconds for each of its articles")]
)
def test_a_story_that_crashes_as_a_whole_is_left_out(abused: Run, tmp_path: Path, crash: str, says: str) -> None:
    """In linking no article is to blame."""
    stories(tmp_path, 3, articles=2)
    write(tmp_path / "story-001", {"b.txt": f"A {crash} story\n\nSome 37 people were there.\n"})
    done = abused(".", "--by-folder", "--format", "jsonl", "--write", "none", "--jobs", 2, "--timeout", 2)
    [line] = told(done)
    assert line.startswith("check-figures: story-001: the story is left out: ") and says in line
    assert [json.loads(line)["story"] for line in done.stdout.splitlines()] == ["story-000", "story-002"]
    assert done.returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="needs a named pipe")
def test_a_file_that_cannot_be_opened_in_time_is_left_out(run: Run, tmp_path: Path) -> None:
    stories(tmp_path, 1)
    os.mkfifo(tmp_path / "never.txt")
    done = run("story-000", "never.txt", "--timeout", 1, "--format", "json")
    assert told(done) == ["check-figures: never.txt: left out: it took longer than 1 seconds; --timeout gives it more"]
    assert len(document(done)["sources"]) == 3 and done.returncode == 2


def test_a_piped_text_that_crashes_is_called_by_its_name(tmp_path: Path) -> None:
    command = [sys.executable, str(ABUSED), "-", "--stdin-name", "desk.md", "--jobs", "1"]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run(
        command, cwd=tmp_path, env=env, capture_output=True, timeout=60, input=b"A segfaulting article with 12 people."
    )
    assert done.returncode == 2 and not done.stdout
    assert told(done)[0].startswith("check-figures: desk.md: left out: it crashed")


# --- a terminal, and none


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("quiet", [(), ("--quiet",)])
def test_progress_is_shown_on_a_terminal_and_wiped_off(tmp_path: Path, quiet: tuple[str, ...]) -> None:
    stories(tmp_path, 6)
    write(tmp_path / "story-002", {"bb.txt": "A hanging article with 37 people.\n"})
    ours, theirs = os.openpty()
    command = [sys.executable, str(ABUSED), ".", "--by-folder", "--jobs", "2", "--timeout", "1.5", *quiet]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run(command, cwd=tmp_path, env=env, stdout=subprocess.PIPE, stderr=theirs, timeout=60)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    lines = said.split("\r\x1b[K")
    assert done.returncode == 2 and "bb.txt: left out: it took longer than 1.5 seconds" in said
    assert any(line.endswith(" of 6 stories done") for line in lines) is not bool(quiet)
    assert not lines[-1].endswith("done"), "the line is wiped off at the end"
    assert bool(done.stdout) is not bool(quiet)


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize("form", ["terminal", "jsonl"])
def test_no_standard_output_is_no_trouble(tmp_path: Path, form: str) -> None:
    stories(tmp_path, 1)
    call = f"'{sys.executable}' -m checker story-000 --format {form} --jobs 2 >&-"
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run(["sh", "-c", call], cwd=tmp_path, env=env, stderr=subprocess.PIPE, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
    assert (tmp_path / "reports" / "figures.csv").exists()


# --- how many, how long


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--jobs", "-1"), "'-1' is no number of processes: give 1, 2, 3 …, or auto for one a core"),
        (("--jobs", "many"), "'many' is no number of processes"),
        (("--jobs", "1.5"), "'1.5' is no number of processes"),
        (("--jobs",), "'--jobs' requires an argument"),
        (("--timeout", "-1"), "'--timeout'"),
        (("--timeout", "soon"), "'--timeout'"),
        (("--timeout", "nan"), "'--timeout'"),
    ],
)
def test_bad_numbers_are_told_in_one_line(run: Run, tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    stories(tmp_path, 1)
    done = run("story-000", *arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    [line] = told(done)
    assert says in line and "--help" in line


@pytest.mark.parametrize("number", ["0", "auto", "64"])
def test_as_many_as_there_are_cores_or_more(run: Run, tmp_path: Path, number: str) -> None:
    stories(tmp_path, 3)
    done = run(".", "--by-folder", "--jobs", number, "--timeout", 0, "--format", "jsonl", "--write", "none")
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (1, b"", 3)


def test_few_results_wait_for_their_turn(tmp_path: Path) -> None:
    """However long the first story takes."""
    found = jobs([stories(tmp_path / "news", 1)], by_folder=True).jobs[0]
    many = [replace(found, place=replace(found.place, name=f"{n}")) for n in range(200)]
    begun = tmp_path / "begun"
    begun.mkdir()

    def work(job: Job, begin: Begin) -> Result:
        begin("")
        (begun / job.name).touch()
        if job.name == "0":
            before = -1
            while before != (before := len(list(begun.iterdir()))):
                time.sleep(0.5)
        return lost(job)

    stream = results(many, work, Crew(2))
    assert next(stream).report.story == "0"
    assert 10 < len(list(begun.iterdir())) <= 40
    assert [result.report.story for result in stream] == [f"{n}" for n in range(1, 200)]
