"""The stages on a local Spark against the single process: the same bytes, whatever is shared, parted or broken."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas
import pytest

from checker import pipeline
from checker.cluster import Caps, session
from checker.in_force import InForce, prepare
from checker.jobs import jobs
from checker.model import Problem
from checker.report.json_file import render_lines
from checker.settings import Settings, load

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from checker.cluster.flow import Outcome

pytestmark = [
    pytest.mark.xdist_group("spark"),  # one session for all of them
    pytest.mark.skipif(bool(session.missing()), reason=session.missing()),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas"),
]

CRAWL = Path(__file__).parents[1] / "read" / "files" / "warc" / "crawl.warc.gz"
PLACES = ("Skarvik", "Vardnes", "Holm", "Lyngdal", "Sandvær")
THINGS = ("ferry", "bus", "train", "tram", "barge")


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    """One for all tests. Java is told not to optimise what runs for seconds."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    }
    with session.start("local[2]", settings) as started:
        yield started


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Paths are relative, as users write them: they are part of the bytes."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def article(story: int, number: int) -> dict[str, Any]:
    """One of the reports of an accident; every third has another count of people."""
    place, thing = PLACES[story % 5], THINGS[story // 5 % 5]
    on_board = 200 + story + (9 if number % 3 == 2 else 0)
    text = (
        f"A {thing} with {on_board} people on board caught fire near {place} early on Monday, the coast guard said. "
        f"Rescuers took {12 + story} passengers to hospital in {place}. The owner put the damage at $5.{story} million."
    )
    day = f"2024-03-{4 + number:02}"
    return {"text": text, "source": f"Paper {number}", "date": day, "story": f"{thing} at {place}"}


def as_lines(name: str, *rows: object) -> None:
    Path(name).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def by_itself(force: InForce, *paths: str, by_folder: bool = False) -> str:
    """What the single process prints."""
    reports = (pipeline.check_job(job, force) for job in jobs(list(map(Path, paths)), by_folder).jobs)
    return render_lines([report for report in reports if report.articles])


def on_spark(
    spark: SparkSession, force: InForce, *paths: str, by_folder: bool = False, caps: Caps | None = None
) -> tuple[str, Outcome]:
    """What the parts hold, one after the other, and what the run came to."""
    from checker.cluster.flow import check

    done = check(spark, paths, "out", force, by_folder, caps or Caps())
    return "".join(part.read_text("utf-8") for part in sorted(Path("out/stories").glob("part-*"))), done


@pytest.mark.parametrize("caps", [Caps(), Caps(figures=4, share=2500)], ids=["whole", "shared"])
def test_tables_and_archives_give_the_bytes_of_one_process(spark: SparkSession, caps: Caps) -> None:
    rows = [article(story, number) for number in range(3) for story in range(5)]
    as_lines("first.jsonl", *rows[:8])
    pandas.DataFrame(rows[8:]).to_parquet("second.parquet", row_group_size=5)
    pandas.DataFrame(rows[:5]).drop(columns="story").to_csv("loose.csv", index=False)
    Path("crawl.warc.gz").write_bytes(CRAWL.read_bytes())
    Path("story.toml").write_text('["loose.csv"]\nsource = "The Wire"\n', encoding="utf-8")
    paths = ("second.parquet", "loose.csv", "first.jsonl", "crawl.warc.gz")
    alone = by_itself(prepare(Settings()), *paths)
    printed, done = on_spark(spark, prepare(Settings()), *paths, caps=caps)
    assert printed == alone
    assert '"conflict"' in printed and '"match"' in printed and '"The Wire"' in printed
    assert (done.stories, done.articles, done.found, done.fatal) == (6, 22, True, False)


def test_folders_and_settings_give_the_bytes_of_one_process(spark: SparkSession, folder: Path) -> None:
    for story in range(3):
        (folder / "stories" / f"s{story}").mkdir(parents=True)
        for number in range(3):
            text = article(story, number)["text"]
            Path("stories", f"s{story}", f"{number}.txt").write_text(text, encoding="utf-8")
    Path("settings.toml").write_text(
        '[rules]\nCF002 = "off"\n\n[rules.CF001]\ntolerance = 0.1\n\n[[files]]\n'
        'match = ["stories/s1/0.txt"]\nskip = true\n\n[[files]]\nmatch = "stories/s2/*"\noutlet = "The Wire"\n',
        encoding="utf-8",
    )
    force = prepare(load(Path("settings.toml"), ["terminal"], []))
    printed, done = on_spark(spark, force, "stories", by_folder=True)
    assert printed == by_itself(force, "stories", by_folder=True)
    assert (done.stories, done.articles, done.found) == (3, 8, False)


def test_addresses_are_read_as_paths_are(spark: SparkSession, folder: Path) -> None:
    """Of files that Spark alone can open. Their articles have the same names; where they lie is an address."""
    for story in range(2):
        (folder / "stories" / f"s{story}" / "more").mkdir(parents=True)
        for number in range(3):
            name = Path("stories", f"s{story}", "more" if number else "", f"{number}.txt")
            name.write_text(article(story, number)["text"], encoding="utf-8")
    as_lines("loose.jsonl", article(3, 0), "no object", article(3, 1))
    force = prepare(Settings())
    printed, done = on_spark(spark, force, f"{folder.as_uri()}/stories", by_folder=True)
    assert printed.replace(f"file:{folder}/", "") == by_itself(force, "stories", by_folder=True)
    shutil.rmtree("out")
    printed, done = on_spark(spark, force, f"{folder.as_uri()}/*.jsonl", "stories/s0")
    assert [json.loads(line)["story"] for line in printed.splitlines()] == ["s0", "ferry at Lyngdal"]
    assert done.problems == (Problem(f"file:{folder}/loose.jsonl#2", "is no JSON object; each line has to be one"),)


def test_a_story_over_the_cap_is_checked_in_parts_and_what_is_broken_is_told(spark: SparkSession) -> None:
    """No worker takes more articles of a story at a time than the cap; the others go on as if it were not there."""
    rows: list[object] = [article(0, number) for number in range(7)]
    as_lines("wire.jsonl", *rows, "no object", article(1, 0), {"text": "", "story": "none"}, article(1, 2))
    Path("broken.parquet").write_bytes(b"PAR1 and no more")
    caps = Caps(articles=3, figures=8, share=1000)
    printed, done = on_spark(spark, prepare(Settings()), "wire.jsonl", "broken.parquet", caps=caps)
    reports = [json.loads(line) for line in printed.splitlines()]
    sources = [[source["id"] for source in report["sources"]] for report in reports]
    assert [report["story"] for report in reports] == [
        "ferry at Skarvik (part 1 of 3)", "ferry at Skarvik (part 2 of 3)", "ferry at Skarvik (part 3 of 3)",
        "ferry at Vardnes", "none",
    ]  # fmt: skip
    assert sources[:3] == [["wire.jsonl#1", "wire.jsonl#2", "wire.jsonl#3"], ["wire.jsonl#4", "wire.jsonl#5"],
                           ["wire.jsonl#6", "wire.jsonl#7"]]  # fmt: skip
    assert reports[3]["figures"][0]["id"] == "f1" and sources[3] == ["wire.jsonl#9", "wire.jsonl#11"]
    assert done.fatal and done.wrong == 3
    assert {(problem.path, problem.fatal) for problem in done.problems} == {
        ("wire.jsonl#8", True), ("wire.jsonl#10", False), ("broken.parquet", True),
    }  # fmt: skip
    kept = "".join(part.read_text("utf-8") for part in Path("out/problems").glob("part-*")).splitlines()
    assert [json.loads(line)["path"] for line in kept] == [problem.path for problem in done.problems]


def test_what_is_there_already_is_not_written_over(spark: SparkSession, folder: Path) -> None:
    (folder / "out").mkdir()
    as_lines("wire.jsonl", article(0, 0))
    with pytest.raises(session.ClusterError, match="/out is there already"):
        on_spark(spark, prepare(Settings()), "wire.jsonl")


def test_paths_that_are_not_there_are_told(spark: SparkSession) -> None:
    printed, done = on_spark(spark, prepare(Settings()), "nowhere.jsonl")
    assert (printed, done.stories, done.fatal) == ("", 0, True)
    assert done.problems == (Problem("nowhere.jsonl", "no such file or folder; check the spelling"),)
