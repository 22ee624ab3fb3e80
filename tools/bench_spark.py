"""What the stages cost on Spark: articles per core and second, bytes shuffled and kept per article.

    python tools/bench_spark.py [--articles 3000] [--record]

The first articles of clusters.jsonl.gz as a Parquet table whose column names their story, checked by one process and by
a local Spark of two cores, each with a tenth of them as well: what both cost alike (Java, imports, planning) is taken
off. A core's seconds are CPU time, of Java, of its workers and of the processes that they read files in, so that it
does not matter who else works on the machine. Bytes come from Spark's own event log. The corpus folder comes from
CHECK_FIGURES_CORPUS, default ../shared/corpus.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import history
import pandas

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or ROOT.parent / "shared" / "corpus")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What one run took."""

    seconds: float
    """CPU time."""
    shuffled: int
    kept: int
    """Bytes, as Spark writes them."""
    printed: bytes


def rows() -> Iterator[dict[str, Any]]:
    """The articles of the clusters, cluster after cluster."""
    with gzip.open(CORPUS / "clusters.jsonl.gz", "rt", encoding="utf-8") as lines:
        for cluster in map(json.loads, lines):
            for article in cluster["articles"]:
                yield {"text": article["text"], "date": article.get("date"), "story": cluster["id"]}


def alone(table: Path) -> Cost:
    """The single process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "checker", table.name, "--format", "jsonl", "--write", "none"]
    done = subprocess.run(command, cwd=table.parent, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(spent, 0, 0, done.stdout)


def on_spark(table: Path) -> Cost:
    """Spark, from when it has started, in a process of its own: Java is faster the second time."""
    done = subprocess.run([sys.executable, __file__, "--table", str(table)], stdout=subprocess.PIPE, check=True)
    seconds, shuffled, kept = json.loads(done.stdout)
    parts = sorted((table.parent / f"{table.stem}-out" / "stories").glob("part-*"))
    return Cost(seconds, shuffled, kept, b"".join(part.read_bytes() for part in parts))


def measured(table: Path) -> tuple[float, int, int]:
    """CPU seconds, and bytes shuffled and kept, of Spark in this process."""
    from checker.cluster import Caps
    from checker.cluster.flow import check
    from checker.cluster.session import start
    from checker.in_force import prepare
    from checker.settings import Settings

    log = table.parent / f"{table.stem}-log"
    log.mkdir()
    settings = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": log.as_uri(),
        "spark.taskMetrics.trackUpdatedBlockStatuses": "true",
        "spark.ui.enabled": "false",
    }
    os.chdir(table.parent)
    with start("local[2]", settings) as spark:
        java = spark.sparkContext._gateway.proc.pid
        before = cpu(java)
        check(
            spark, [table.name], f"{table.stem}-out", prepare(Settings()), False, Caps(share=table.stat().st_size // 8)
        )
        spent = cpu(java) - before
    ended = [task["Task Metrics"] for task in events(log) if task["Event"] == "SparkListenerTaskEnd"]
    shuffled = sum(task["Shuffle Write Metrics"]["Shuffle Bytes Written"] for task in ended)
    kept = sum(block["Status"]["Disk Size"] for task in ended for block in task.get("Updated Blocks", ()))
    return spent, shuffled, kept


def events(log: Path) -> Iterator[dict[str, Any]]:
    for file in log.rglob("events*"):
        yield from map(json.loads, file.read_text(encoding="utf-8").splitlines())


def cpu(process: int) -> float:
    """CPU seconds of a process and of all that it started."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(stat.parent.name)
        parents[pid], ticks[pid] = int(fields[1]), sum(map(int, fields[11:15]))
    found, more = set(), {process}
    while more:
        found |= more
        more = {pid for pid, parent in parents.items() if parent in more}
    return sum(ticks.get(pid, 0) for pid in found) / TICKS


def main() -> None:
    """Measure, print, and append to the history where that is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=3000)
    options.add_argument("--record", action="store_true")
    options.add_argument("--table", type=Path, help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.table:
        print(json.dumps(measured(given.table)))
        return
    articles = list(itertools.islice(rows(), given.articles))
    less = len(articles) // 10
    with tempfile.TemporaryDirectory() as folder:
        tables = {size: Path(folder, f"wire{size}.parquet") for size in (less, len(articles))}
        for size, table in tables.items():
            pandas.DataFrame(articles[:size]).to_parquet(table, row_group_size=64)
        costs = [[work(tables[size]) for size in (less, len(articles))] for work in (alone, on_spark)]
    (one_less, one), (few, all_) = costs
    if one.printed != all_.printed:
        sys.exit("bench_spark: the lines differ from those of the single process")
    more = len(articles) - less
    size = sum(len(article["text"].encode()) for article in articles) / len(articles)
    numbers = {
        "articles": len(articles),
        "articles_per_story": len(articles) / len({article["story"] for article in articles}),
        "bytes_per_article": size,
        "single_process_articles_per_core_s": more / (one.seconds - one_less.seconds),
        "articles_per_core_s": more / (all_.seconds - few.seconds),
        "fixed_core_s": few.seconds - less * (all_.seconds - few.seconds) / more,
        "shuffle_bytes_per_article": (all_.shuffled - few.shuffled) / more,
        "kept_bytes_per_article": (all_.kept - few.kept) / more,
        "written_bytes_per_article": len(all_.printed) / len(articles),
    }
    for name, number in numbers.items():
        print(f"{name:36} {number:12,.1f}")
    if given.record:
        print(f"recorded in {history.record('spark', numbers).relative_to(ROOT)}")


if __name__ == "__main__":
    main()
