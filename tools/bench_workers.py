"""Many stories and large ones: growth with their number, what workers gain, and one story of 500 articles.

    python tools/bench_workers.py [--record]

Real articles: the clusters `day-…` of clusters.jsonl.gz. Growth and workers: each cluster a story, as many as have so
many articles, through `check --by-folder --format jsonl --write none`. Large stories, with `--write csv`: the first
articles of all these clusters in one folder; and the articles of the largest cluster of one event over and over, each
time with other numbers below a hundred, as an archive of one event has them. Processor seconds tell more than seconds
by the clock where others use the machine. The corpus folder comes from CHECK_FIGURES_CORPUS, default ../shared/corpus.
`--record` appends the numbers to benchmarks/workers.jsonl.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count, islice
from pathlib import Path

import history

CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or history.ROOT.parent / "shared" / "corpus")
PROGRAM = [str(Path(sys.executable).parent / "check-figures")]
GROWTH = (200, 400, 800, 1600)
WORKERS = ("none", "1", "2", "4")
LARGE = (125, 250, 500)
ONE_EVENT = 20
"""Articles that the largest cluster of one event has at least."""


@dataclass(frozen=True)
class Cost:
    """What a run took."""

    clock: float
    processor: float
    """Seconds of all its processes."""
    memory: float
    """Megabytes that the largest of its processes had at once."""


def clusters(family: str) -> Iterator[list[str]]:
    """The texts of each cluster."""
    with gzip.open(CORPUS / "clusters.jsonl.gz", "rt", encoding="utf-8") as lines:
        for cluster in map(json.loads, lines):
            if cluster["id"].startswith(f"{family}-"):
                yield [article["text"] for article in cluster["articles"]]


def run(*arguments: str | Path) -> Cost:
    """Check something."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as err:
        command = [*PROGRAM, "check", *map(str, arguments), "--no-config"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=err)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        if process.returncode not in (0, 1):
            sys.exit(f"bench: exit {process.returncode}\n{err.read().decode()}")
    return Cost(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def put(texts: list[str], folder: Path) -> None:
    """The texts as articles of a story."""
    folder.mkdir(parents=True)
    for number, text in enumerate(texts):
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8", newline="")


def stories(folder: Path, articles: int) -> Path:
    """As many whole clusters as have so many articles, the last one cut."""
    left = articles
    for number, texts in enumerate(clusters("day")):
        put(texts[:left], folder / f"{number:04}")
        left -= len(texts)
        if left <= 0:
            return folder
    sys.exit(f"bench: the corpus has no {articles} articles")


def growth(folder: Path) -> dict[str, float]:
    """How time and memory grow with the number of stories."""
    numbers: dict[str, float] = {}
    start = run(stories(folder / "one", 1), *CHECK)
    print(f"{'articles':>9} {'s':>7} {'CPU s':>7} {'ms CPU each':>12} {'peak MB':>8}   (different stories)")
    for articles in GROWTH:
        cost = run(stories(folder / f"{articles}", articles), *CHECK)
        each = (cost.processor - start.processor) / (articles - 1) * 1000
        print(f"{articles:9,} {cost.clock:7.1f} {cost.processor:7.1f} {each:12.2f} {cost.memory:8.0f}", flush=True)
        numbers |= {f"cpu_s_{articles}": cost.processor, f"peak_mb_{articles}": cost.memory}
    return numbers


def workers(folder: Path) -> dict[str, float]:
    """What several workers gain on 800 articles."""
    numbers: dict[str, float] = {}
    print(f"{'workers':>9} {'s':>7} {'CPU s':>7} {'largest process MB':>20}   (800 articles)")
    for number in WORKERS:
        cost = run(folder / "800", *CHECK, *(() if number == "none" else ("--jobs", number)))
        print(f"{number:>9} {cost.clock:7.1f} {cost.processor:7.1f} {cost.memory:20.0f}", flush=True)
        numbers |= {f"s_{number}_workers": cost.clock, f"cpu_s_{number}_workers": cost.processor}
    return numbers


_SMALL = re.compile(r"\b[1-9][0-9]?\b")


def retold(texts: list[str]) -> Iterator[str]:
    """The texts over and over, small numbers changed each time: nothing is a mere copy."""
    for turn in count():
        changed = {str(n): str(1 + (n + turn) % 97) for n in range(1, 100)}
        for text in texts:
            yield _SMALL.sub(partial(_changed, changed), text)


def _changed(numbers: dict[str, str], found: re.Match[str]) -> str:
    return numbers[found[0]]


def large(folder: Path) -> dict[str, float]:
    """What one large story takes."""
    several = [text for texts in clusters("day") for text in texts]
    event = retold(next(texts for texts in clusters("event") if len(texts) >= ONE_EVENT))
    numbers: dict[str, float] = {}
    print(f"{'articles':>9} {'s':>7} {'CPU s':>7} {'peak MB':>8}   (one story)")
    for kind, texts in (("several_events", iter(several)), ("one_event", event)):
        kept = list(islice(texts, max(LARGE)))
        for articles in LARGE:
            put(kept[:articles], folder / f"{kind}-{articles}")
            cost = run(folder / f"{kind}-{articles}", "--write", "csv", "--output", folder / "out")
            told = kind.replace("_", " ")
            print(f"{articles:9,} {cost.clock:7.1f} {cost.processor:7.1f} {cost.memory:8.0f}   {told}", flush=True)
            numbers |= {f"cpu_s_{kind}_{articles}": cost.processor, f"peak_mb_{kind}_{articles}": cost.memory}
    return numbers


CHECK = ["--by-folder", "--format", "jsonl", "--write", "none"]


def main() -> None:
    """Measure, print, and append to the history where that is asked for."""
    if not (CORPUS / "clusters.jsonl.gz").is_file():
        sys.exit(f"bench: no clusters.jsonl.gz at {CORPUS} (CHECK_FIGURES_CORPUS names another folder)")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numbers = {key: round(n, 2) for key, n in (growth(folder) | workers(folder) | large(folder)).items()}
    if "--record" in sys.argv[1:]:
        print(f"recorded in {history.record('workers', numbers)}")


if __name__ == "__main__":
    main()
