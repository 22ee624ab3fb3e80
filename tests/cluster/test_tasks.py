"""Which task reads what, what workers make of one unit, and what is said where Spark is missing. No Spark needed."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from checker import cluster, pipeline
from checker.cli.commands import cli
from checker.cluster import session, stages
from checker.cluster.addresses import stories
from checker.cluster.careful import LostError, by_itself
from checker.cluster.units import Unit, tasks
from checker.in_force import prepare
from checker.link import compare
from checker.model import Article, Figure, Problem
from checker.read.walk import Place
from checker.settings import Settings

ROWS = "text,title\n" + "".join(f"In all {100 + n} people came.,{n}\n" for n in range(7))


def test_small_files_go_together_and_a_table_is_shared(tmp_path: Path) -> None:
    for name, size in (("a.txt", 40), ("b.txt", 50), ("c.txt", 30), ("d.csv", 250), ("e.warc", 900), ("f.txt", 0)):
        (tmp_path / name).write_bytes(b"x" * size)
    files = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt", "d.csv", "e.warc", "f.txt", "gone.txt")]
    places = [Place("one", tmp_path, tuple(files[:2])), Place("two", tmp_path, tuple(files[2:]))]
    packs = tasks(places, 100)
    assert [[(unit.place, unit.number, unit.file.name, unit.first) for unit in pack] for pack in packs] == [
        [(0, 0, "a.txt", 0), (0, 1, "b.txt", 0)],
        [(1, 2, "c.txt", 0)],
        [(1, 3, "d.csv", 0)],
        [(1, 3, "d.csv", 1)],
        [(1, 3, "d.csv", 2)],
        [(1, 4, "e.warc", 0)],
        [(1, 5, "f.txt", 0), (1, 6, "gone.txt", 0)],
    ]
    assert tasks([]) == []


def test_shares_of_a_table_take_every_row_once(tmp_path: Path) -> None:
    file = tmp_path / "wire.csv"
    file.write_text(ROWS, encoding="utf-8")
    units = [Unit(0, 0, file, tmp_path, first, 3) for first in range(3)]
    shares = [[row["row"] for row in stages.articles(unit, unit.read(), prepare(Settings()))] for unit in units]
    assert shares == [[0, 3, 6], [1, 4], [2, 5]]


def test_an_article_that_cannot_be_worked_on_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wire.csv"
    file.write_text(ROWS, encoding="utf-8")
    whole = stages.extract_figures

    def extract_figures(found: list[Article], words: None) -> list[Figure]:
        if "103" in found[0].text:
            raise RecursionError("too deep")
        if "105" in found[0].text and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(found, words)

    monkeypatch.setattr(stages, "extract_figures", extract_figures)
    here, unit = os.getpid(), Unit(0, 0, file, tmp_path)
    for careful, counts in ((False, [1, 1, 1, None, 1, 1, 1]), (True, [1, 1, 1, None, 1, None, 1])):
        rows = list(stages.articles(unit, unit.read(), prepare(Settings()), careful))
        assert [row.get("count") for row in rows] == counts
        assert rows[3]["path"] == f"{file}#5" and rows[3]["fatal"]
        said = "left out: internal error, please report it with the article: RecursionError: too deep"
        assert rows[3]["problem"] == said
    assert rows[5]["path"] == f"{file}#7" and rows[5]["fatal"]
    said = "left out: the process that worked on it was killed: was there too little memory?"
    assert rows[5]["problem"] == said


def test_what_takes_too_long_is_given_up() -> None:
    assert by_itself(lambda: 3) == 3
    with pytest.raises(LostError, match=r"longer than 0\.2 seconds"):
        by_itself(lambda: time.sleep(60), 0.2)
    with pytest.raises(LostError, match="exit code 3"):
        by_itself(lambda: os._exit(3))
    with pytest.raises(ZeroDivisionError):
        by_itself(lambda: 1 // 0)


def test_what_spark_lacks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda name: None)
    assert session.missing() == "Apache Spark is not installed: pip install 'check-figures[spark]'"
    monkeypatch.setattr(session, "find_spec", lambda name: name)
    monkeypatch.setattr(session.shutil, "which", lambda name: None)
    monkeypatch.setenv("JAVA_HOME", "/nowhere")
    assert session.missing() == "Apache Spark takes Java 17 or 21: apt-get install openjdk-17-jre-headless"
    with pytest.raises(session.ClusterError, match="openjdk"):
        session.start()


def test_stories_at_addresses() -> None:
    """As `plan` makes them of paths; a file or pattern stands for the files there, a folder for all below it."""
    folder = ("s3a://b/wire", ["s3a://b/wire/x/more/1.txt", "s3a://b/wire/y/2.txt", "s3a://b/wire/3.txt"])
    pattern = ("s3a://b/crawl/*.gz", ["s3a://b/crawl/4.warc.gz"])
    assert stories([folder, pattern], by_folder=True) == [
        (".", [("s3a://b/crawl/4.warc.gz", "4.warc.gz"), ("s3a://b/wire/3.txt", "3.txt")]),
        ("x", [("s3a://b/wire/x/more/1.txt", "more/1.txt")]),
        ("y", [("s3a://b/wire/y/2.txt", "2.txt")]),
    ]
    ((name, files),) = stories([folder], by_folder=False)
    assert name == "wire"
    assert [file for _, file in files] == ["3.txt", "x/more/1.txt", "y/2.txt"]
    assert stories([("s3a://b/none", [])], by_folder=False) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [({}, 0), ({"found": True}, 1), ({"found": True, "fatal": True}, 2), ({"articles": 0}, 2)],
)
def test_what_the_command_says(
    given: dict[str, Any], code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    problems = (Problem("a.csv", "is empty", fatal=False), Problem("b.csv", "is gone"))
    done = {"articles": 2000, "figures": 31053, "stories": 7, "found": False, "wrong": 30, "fatal": False} | given
    asked: list[Any] = []

    def check(*arguments: Any) -> Any:
        asked.extend(arguments)
        return SimpleNamespace(**done, problems=problems)

    monkeypatch.setattr(cluster, "check", check)
    call = ["spark", "s3a://b/*.csv", "wire/", "-o", "out", "--largest", "50", "--master", "local[3]", "--no-config"]
    assert cli.main(call, standalone_mode=False) == code
    paths, output, _, by_folder, master, caps = asked
    assert (paths, output, by_folder, master) == (("s3a://b/*.csv", "wire/"), "out", False, "local[3]")
    assert caps.articles == 50
    assert capsys.readouterr().err.splitlines() == [
        "check-figures: warning: a.csv: is empty",
        "check-figures: b.csv: is gone",
        "check-figures: these and more, 30 in all: see out/problems",
        f"check-figures: 7 stories, {done['articles']:,} articles, 31,053 figures: see out/stories",
    ]


def test_the_command_says_what_spark_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "missing", lambda: "Apache Spark takes Java")
    with pytest.raises(click.ClickException, match="Apache Spark takes Java"):
        cli.main(["spark", "wire.csv", "-o", "out", "--no-config"], standalone_mode=False)


def test_shares_of_the_comparisons_come_together_in_their_order() -> None:
    told = "A ferry with {n} people ran aground near Holm on Monday. Police said {n} were hurt."
    texts = [told.format(n=n) for n in range(20, 29)]
    found = [Article(f"{n}.txt", f"{n}.txt", text) for n, text in enumerate(texts)]
    figures = pipeline.extract_figures(found)
    whole = list(compare(figures))
    shares = [pickle.dumps([tuple(pair) for pair in compare(figures, n, 4)]) for n in range(4)]
    assert len(whole) > 50
    assert list(stages.merged(shares)) == whole
    assert pipeline.judged(found, figures, known=stages.merged(shares)) == pipeline.judged(found, figures)
