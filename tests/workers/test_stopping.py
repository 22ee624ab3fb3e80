"""Runs that are stopped, softly or hard: nothing is left half written, nobody goes on alone, and `--resume` goes on."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from many import stories
from running import PROGRAM, Run, told, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals")
ROOT = Path(__file__).parent.parent.parent
JOURNAL = "check-figures.journal"


class Started:
    """The program, running in the background; knows its own processes by a mark in their environment."""

    def __init__(self, folder: Path, *arguments: object) -> None:
        self.mark = uuid4().hex
        env = {**os.environ, "PYTHONPATH": str(ROOT), "MARK": self.mark}
        self.out = folder / f"{self.mark}.out"
        with self.out.open("wb") as out:
            self.process = subprocess.Popen(
                [*PROGRAM, *map(str, arguments)], cwd=folder, env=env, stdout=out, stderr=subprocess.PIPE
            )

    def stop(self, how: signal.Signals, after: float) -> tuple[int, bytes]:
        """Send a signal after so many seconds; the exit code and what was said."""
        try:
            self.process.wait(after)
        except subprocess.TimeoutExpired:
            self.process.send_signal(how)
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err

    def left(self) -> list[str]:
        """Processes of it that are still there after a while."""
        for _ in range(50):
            found = [p.name for p in Path("/proc").glob("[0-9]*") if self.mark in _environment(p) and not _gone(p)]
            if not found:
                break
            time.sleep(0.1)
        return found


def _environment(process: Path) -> str:
    try:
        return (process / "environ").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def _gone(process: Path) -> bool:
    try:
        return ") Z " in (process / "stat").read_text()
    except OSError:
        return True


def _moments(last: float) -> Iterator[float]:
    """From at once to longer than a run takes, the closer together the earlier."""
    moment = 0.01
    while moment < last:
        yield moment
        moment *= 1.45


# --- Ctrl-C


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with stories, which tests do not change."""
    return stories(tmp_path_factory.mktemp("many"), 40)


def _before_our_first_line(err: bytes) -> bool:
    """Whether Python was interrupted while it started: what it says then, no program can help."""
    ours = [line for line in err.decode().splitlines() if f"{ROOT / 'checker'}" in line]
    return b"KeyboardInterrupt" in err and all("in <module>" in line and "__.py" in line for line in ours)


STOPS = [*((signal.SIGINT, moment) for moment in _moments(4)), (signal.SIGTERM, 0.7), (signal.SIGTERM, 1.8)]


@pytest.mark.parametrize(("how", "moment"), STOPS)
def test_a_run_stopped_at_any_moment_leaves_whole_files_and_no_traceback(
    news: Path, tmp_path: Path, how: signal.Signals, moment: float
) -> None:
    """By Ctrl-C, or by whoever cancels a job."""
    write(tmp_path / "out", {"figures.csv": "old\n", "figures.jsonl": "old\n"})
    call = (news, "--by-folder", "--jobs", 2, "--format", "jsonl", "--write", "csv", "--write", "jsonl", "-o", "out")
    started = Started(tmp_path, *call)
    code, err = started.stop(how, moment)
    if _before_our_first_line(err):
        return
    assert not err.strip(), err.decode()
    assert code in (1, 128 + how, -how)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"figures.csv", "figures.jsonl"}
    for name in ("figures.csv", "figures.jsonl"):
        written = (tmp_path / "out" / name).read_text(encoding="utf-8")
        assert written == "old\n" or (written.count("story-039") and written.endswith("\n"))
    for line in started.out.read_text(encoding="utf-8").splitlines(keepends=True):
        assert line.endswith("\n") and json.loads(line)
    if Path("/proc").exists():
        assert started.left() == []


# --- --resume


CALL = ("--by-folder", "--format", "jsonl", "--write", "csv", "--write", "jsonl", "--resume", "--output")


@pytest.mark.parametrize(("jobs", "how"), [(2, signal.SIGKILL), (2, signal.SIGINT), (None, signal.SIGKILL)])
def test_a_run_that_is_stopped_again_and_again_ends_with_the_same_bytes(
    news: Path, tmp_path: Path, run: Run, jobs: int | None, how: signal.Signals
) -> None:
    more = () if jobs is None else ("--jobs", jobs)
    whole = run(news, *CALL, "whole")
    code, stopped, done = 0, 0, [0]
    for moment in (0.3, 0.6, 0.9, 1.2, 1.2, 1.5, 1.5, 2, 2, 3, 5, 8, 60):
        started = Started(tmp_path, news, *CALL, "out", *more)
        code, err = started.stop(how, moment)
        assert b"Traceback" not in err, err.decode()
        if Path("/proc").exists():
            assert started.left() == []
        said = [line for line in err.decode().splitlines() if line.endswith("of 40 stories are done")]
        done += [int(line.split(": ")[2].split()[0]) for line in said]
        assert done == sorted(done), "what was done is not done again"
        if code == 1:
            break
        stopped += 1
        if (tmp_path / "out" / "figures.csv").exists() and not (tmp_path / "out" / "check-figures.journal").exists():
            done = [0]  # all was done when the stop came: the same call begins anew
    assert stopped
    assert code == whole.returncode == 1, err.decode()
    assert started.out.read_bytes() == whole.stdout
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"figures.csv", "figures.jsonl"}
    for name in ("figures.csv", "figures.jsonl"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()


@pytest.fixture
def half(tmp_path: Path, run: Run) -> Path:
    """The journal of a run of six stories that was stopped after some of them."""
    stories(tmp_path / "news", 6)
    write(tmp_path / "news" / "story-003", {"d.txt": ""})
    (tmp_path / "out").mkdir()
    journal = tmp_path / "out" / JOURNAL
    process = Started(tmp_path, "news", *_HALF).process
    for _ in range(2000):
        if _done(journal) >= 3 or process.poll() is not None:
            break
        time.sleep(0.002)
    process.kill()
    process.communicate()
    if not journal.exists():
        pytest.skip("the run was over before it could be stopped")
    return journal


_HALF = ("--by-folder", "--format", "jsonl", "--write", "none", "--resume", "-o", "out")


def _done(journal: Path) -> int:
    wal = journal.with_name(f"{JOURNAL}-wal")
    return wal.stat().st_size // 8192 if wal.exists() else 0


def test_what_has_changed_is_done_again(half: Path, run: Run, tmp_path: Path) -> None:
    article = tmp_path / "news" / "story-000" / "a.txt"
    article.write_text(article.read_text().replace("37 people", "73 people"))
    write(tmp_path / "news" / "story-001", {"new.txt": "More\n\nSome 4,321 villagers left Skarvik.\n"})
    write(tmp_path / "news" / "story-002", {"story.toml": '["a.txt"]\noutlet = "The Wire"\n'})
    shutil.rmtree(tmp_path / "news" / "story-004")
    stories(tmp_path / "news", 7)
    (tmp_path / "news" / "story-000" / "a.txt").write_text(article.read_text().replace("37 people", "73 people"))
    done = run("news", *_HALF)
    anew = run("news", *_HALF[:-3], "-o", "other")
    assert done.stdout == anew.stdout and b"73 people" in done.stdout and b"4,321" in done.stdout
    assert told(done)[1:] == told(anew) and done.returncode == anew.returncode
    assert not half.exists()


@pytest.mark.parametrize(
    ("more", "other"),
    [
        (("--explain",), "options"),
        (("--show", "error"), "options"),
        (("--format", "terminal"), "options"),
        (("--config", "set.toml"), "settings"),
        (("--own", "The Wire"), "settings"),
        (("--baseline", "base.toml"), "settings, rule packs, waivers or baseline"),
        (("--data", "table.csv"), "tables of data"),
    ],
)
def test_results_of_other_rules_or_options_are_not_mixed_in(
    half: Path, run: Run, tmp_path: Path, more: tuple[str, ...], other: str
) -> None:
    write(tmp_path, {"set.toml": '[rules]\nCF001 = "warning"\n', "base.toml": "", "table.csv": "a,b\nc,1\n"})
    done = run("news", *_HALF, *more)
    assert (done.returncode, done.stdout) == (2, b"")
    path = Path("out", JOURNAL)
    assert told(done) == [
        f"check-figures: {path}: is of a run with other {other}; go on with the same, or remove it to begin anew"
    ]
    again = run("news", *_HALF)
    assert again.returncode == 1 and again.stdout.count(b"\n") == 6


def test_more_workers_and_time_may_be_given_to_the_rest(half: Path, run: Run, tmp_path: Path) -> None:
    done = run("news", *_HALF, "--jobs", 2, "--timeout", 9, "--fail-on", "never")
    assert done.stdout == run("news", *_HALF[:-3], "-o", "other").stdout and done.returncode == 0
    begun = int(told(done)[0].split(": ")[2].split()[0])
    assert 0 < begun <= 6


def test_two_runs_do_not_share_a_journal(half: Path, run: Run) -> None:
    with sqlite3.connect(half) as other:
        other.execute("BEGIN EXCLUSIVE")
        done = run("news", *_HALF)
    other.close()
    assert told(done) == [
        f"check-figures: {Path('out', JOURNAL)}: another run is keeping it; name another folder with --output"
    ]
    assert done.returncode == 2


def _sqlite(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    other.close()


@pytest.mark.parametrize("content", ["My own notes, which are nobody else's business.\n" * 20, "sqlite"])
def test_a_file_that_is_no_journal_is_left_alone(run: Run, tmp_path: Path, content: str) -> None:
    stories(tmp_path / "news", 2)
    path = write(tmp_path / "out", {}) / JOURNAL
    _sqlite(path) if content == "sqlite" else path.write_text(content)
    before = path.read_bytes()
    done = run("news", *_HALF)
    [line] = told(done)
    assert "is no journal" in line and done.returncode == 2 and not done.stdout
    assert path.read_bytes() == before


def test_a_journal_that_somebody_doctored_runs_nothing(half: Path, run: Run, tmp_path: Path) -> None:
    bomb = b"cos\nsystem\n(S'touch hit'\ntR."
    with sqlite3.connect(half) as other:
        assert other.execute("UPDATE done SET result = ?", (bomb,)).rowcount > 0
    other.close()
    done = run("news", *_HALF)
    [_, line] = told(done)
    assert "is damaged; remove it to begin anew" in line and done.returncode == 2
    assert not (tmp_path / "hit").exists()


def test_a_journal_that_cannot_be_written_is_told_before_work(run: Run, tmp_path: Path) -> None:
    stories(tmp_path / "news", 2)
    write(tmp_path, {"taken": ""})
    (tmp_path / "out" / JOURNAL).mkdir(parents=True)
    for folder, says in (("taken", "cannot be written: Not a directory"), ("out", "a folder has that name")):
        done = run("news", *_HALF[:-1], folder)
        [line] = told(done)
        assert says in line and "--output" in line and (done.returncode, done.stdout) == (2, b"")


def test_the_journal_is_gone_when_all_is_done(run: Run, tmp_path: Path) -> None:
    stories(tmp_path / "news", 3)
    first, second = run("news", *_HALF), run("news", *_HALF)
    assert first.stdout == second.stdout and first.returncode == 1
    assert told(first) == told(second) == [f"check-figures: {Path('out', JOURNAL)}: 0 of 3 stories are done"]
    assert list((tmp_path / "out").iterdir()) == []
    assert run("news", *_HALF, "--quiet").stderr == b""
