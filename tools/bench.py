"""Speed of the whole check against quantulum3 alone, stage by stage; memory, growth, a large story, and start-up.

    python tools/bench.py [--record]

Articles 501 to 700 of news.jsonl.gz, each a story of its own, through `check --by-folder --format jsonl --write none`,
one process, start-up taken off by timing one article as well. quantulum3: `parser.parse` on the whole text of the
first 25 of them after one warm-up call, one process; an article on which it raises counts as read. Both take turns, and
the best of several runs of each counts: on a shared machine the others show what else ran there. The corpus folder
comes from CHECK_FIGURES_CORPUS, default ../shared/corpus. `--record` appends the numbers to benchmarks/speed.jsonl.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import history

CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or history.ROOT.parent / "shared" / "corpus")
FIRST, LAST, BASELINE = 501, 700, 25
STARTS = 5
TURNS = 7
MEGABYTE = 1_000_000
T = TypeVar("T")

_QUANTULUM = """
import json, sys, time
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("It is 5 miles away.")
start = time.perf_counter()
for text in texts:
    try:
        parser.parse(text)
    except Exception:
        pass
print(time.perf_counter() - start)
"""
PROGRAM = [str(Path(sys.executable).parent / "check-figures")]
CHECK = ["--by-folder", "--format", "jsonl", "--write", "none"]


def articles() -> list[str]:
    """The texts to be timed."""
    with gzip.open(CORPUS / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in itertools.islice(lines, FIRST - 1, LAST)]


def seconds(command: list[str], cwd: Path | None = None, given: str | None = None) -> tuple[float, str]:
    """How long a command takes, and what it prints."""
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, input=given, capture_output=True, text=True, encoding="utf-8")
    took = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"bench: {' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return took, done.stdout


@contextmanager
def folders(texts: list[str]) -> Iterator[Path]:
    """The texts, each in a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        for number, text in enumerate(texts, FIRST):
            Path(name, f"{number}").mkdir()
            Path(name, f"{number}", "article.txt").write_text(text, encoding="utf-8", newline="")
        yield Path(name)


def check_all(texts: list[str]) -> float:
    """Seconds that a check of the texts takes, each a story."""
    with folders(texts) as folder:
        took, printed = seconds([*PROGRAM, "check", str(folder), *CHECK])
    if printed.count("\n") != len(texts):
        sys.exit(f"bench: {len(texts)} articles, but {printed.count(chr(10))} documents")
    return took


def extract_all(texts: list[str]) -> float:
    """Seconds that it takes to read the texts and find the figures in them, which is what quantulum3 does."""
    with folders(texts) as folder:
        return seconds([*PROGRAM, "extract", str(folder), "--by-folder"])[0]


def quantulum_alone(texts: list[str]) -> float:
    """Seconds that quantulum3 takes for the texts, loaded and warm."""
    printed = seconds([sys.executable, "-W", "ignore", "-c", _QUANTULUM], given=json.dumps(texts))[1]
    return float(printed.splitlines()[-1])


def speed(texts: list[str]) -> dict[str, float]:
    """Articles per second of both, and the ratio; beside it that of finding the figures alone, without linking."""
    turns = [
        (
            check_all(texts[:1]), check_all(texts), quantulum_alone(texts[:BASELINE]),
            extract_all(texts[:1]), extract_all(texts),
        )
        for _ in range(TURNS)
    ]  # fmt: skip
    one, whole, alone, first, every = (min(times) for times in zip(*turns, strict=True))
    ours, theirs = (len(texts) - 1) / (whole - one), BASELINE / alone
    found = (len(texts) - 1) / (every - first)
    size = sum(len(text.encode()) for text in texts[1:]) / MEGABYTE / (whole - one)
    print(f"check-figures  {ours:8.1f} articles/s  ({len(texts)} articles, start-up of {one:.2f} s taken off)")
    print(f"               {size:8.2f} MB/s")
    print(f"quantulum3     {theirs:8.1f} articles/s  ({BASELINE} articles after a warm-up call)")
    each = ", ".join(f"{(len(texts) - 1) / (b - a) / (BASELINE / c):.1f}" for a, b, c, *_ in turns)
    print(f"ratio          {ours / theirs:8.1f}  (best of {TURNS} turns of each; turn by turn {each})")
    print(
        f"               {found / theirs:8.1f}  to find the figures, without linking: {found:.1f} articles/s",
        flush=True,
    )
    return {
        "articles_per_s": ours, "mb_per_s": size, "quantulum3_articles_per_s": theirs, "ratio": ours / theirs,
        "extract_articles_per_s": found, "extract_ratio": found / theirs,
    }  # fmt: skip


def peak(texts: list[str]) -> dict[str, float]:
    """The most memory that a check of the texts holds at once, after the run of one article."""
    found = []
    for some in (texts[:1], texts):
        with folders(some) as folder, tempfile.TemporaryFile() as printed:
            run = subprocess.Popen([*PROGRAM, "check", str(folder), *CHECK], stdout=printed)
            found.append(os.wait4(run.pid, 0)[2].ru_maxrss * 1024 / MEGABYTE)
    one, whole = found
    print(f"peak memory    {whole:8.1f} MB  ({one:.1f} MB with one article)", flush=True)
    return {"peak_mb": whole, "peak_mb_of_one": one}


def stages(texts: list[str]) -> dict[str, dict[str, float]]:
    """CPU milliseconds per article that each stage takes, all in this process; the best of several turns of each."""
    from checker import pipeline
    from checker.describe import describe
    from checker.extract import extract
    from checker.judge import judge
    from checker.language.document import Document
    from checker.link import link
    from checker.model import Article, Report
    from checker.read import plan, read
    from checker.report import REPORTERS

    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[..., T], *args: object) -> T:
        start = time.process_time()
        result = work(*args)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return result

    rules, best = pipeline.rules(), {}
    with folders(texts) as folder:
        places = plan([folder], True).places
        for _ in range(TURNS + 1):  # the first warms up
            spent.clear()
            for place in places:
                found = timed("read", lambda place=place: [part for part in read(place) if isinstance(part, Article)])
                document = Document(found[0])
                figures = timed("extract", extract, document)
                figures = timed("describe", describe, document, figures)
                linked = timed("link", link, found, figures)
                groups, findings = timed("judge", judge, found, linked, rules)
                report = Report(place.name, tuple(found), tuple(figures), tuple(groups), tuple(findings))
                timed("write", REPORTERS["jsonl"].render, [report])
            best = {name: min(took, best.get(name, took)) for name, took in spent.items()}
    whole = sum(best.values())
    each = {name: took * 1000 / len(texts) for name, took in best.items()}
    shares = ", ".join(f"{name} {each[name]:.2f} ({took / whole:.0%})" for name, took in best.items())
    print(f"stages         {sum(each.values()):8.2f} ms of CPU per article: {shares}", flush=True)
    return {"ms_per_article": each}


def scan(texts: list[str]) -> dict[str, float]:
    """How far the scan for candidates is from the time that `grep -cE '[0-9]'` takes for the same bytes."""
    from checker.extract.candidates import candidates

    times = []
    for _ in range(TURNS):
        start = time.process_time()
        for text in texts:
            for _ in candidates(text):
                pass
        times.append(time.process_time() - start)
    # A run of grep takes longer to start than to read so little: read much.
    copies = 200
    with tempfile.NamedTemporaryFile() as file:
        file.write("\n".join(texts).encode() * copies)
        file.flush()
        grep = min(seconds(["grep", "-cE", "[0-9]", file.name])[0] for _ in range(TURNS)) / copies
    size = sum(len(text.encode()) for text in texts) / MEGABYTE
    ours = min(times)
    print(f"scan           {size / ours:8.1f} MB/s, {ours / grep:.0f} times as long as `grep -cE '[0-9]'`", flush=True)
    return {"scan_mb_per_s": size / ours, "scan_to_grep": ours / grep}


def scaling(texts: list[str]) -> dict[str, float]:
    """How extraction grows with the length of one article: four times the text, about four times as long."""
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for count in (1, len(texts) // 4, len(texts)):
            path = Path(folder, f"{count}.txt")
            path.write_text("\n\n".join(texts[:count]), encoding="utf-8", newline="")
            times.append(min(seconds([*PROGRAM, "extract", str(path)])[0] for _ in range(3)))
    one, quarter, whole = times
    growth = (whole - one) / (quarter - one)
    print(f"extraction     {growth:8.1f} times as long for 4 times the text", flush=True)
    return {"growth_for_4_times_the_text": growth}


def story(count: int = 500) -> dict[str, float]:
    """Time and memory for one story of many articles: as many of the corpus as asked for, whatever they speak of."""
    with gzip.open(CORPUS / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in itertools.islice(lines, count)]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as printed:
        for number, text in enumerate(texts, 1):
            Path(folder, f"{number}.txt").write_text(text, encoding="utf-8", newline="")
        start = time.perf_counter()
        run = subprocess.Popen([*PROGRAM, "check", folder, "--format", "jsonl", "--write", "none"], stdout=printed)
        used = os.wait4(run.pid, 0)[2]
        took = time.perf_counter() - start
    cpu, memory = used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / MEGABYTE
    print(f"one story      {took:8.1f} s for {count} articles  ({cpu:.1f} s of CPU, {memory:.0f} MB)", flush=True)
    return {"story_articles": count, "story_s": took, "story_cpu_s": cpu, "story_peak_mb": memory}


def start_up() -> dict[str, float]:
    """Cold start of the example as a multiple of `import pandas`, the best of several runs of each.

    Both are byte-compiled: pandas was when pip installed it.
    """
    with tempfile.TemporaryDirectory() as out:
        commands = (
            [*PROGRAM, "seeds/", "--output", out],
            [*PROGRAM, "seeds/", "--write", "none"],
            [sys.executable, "-c", "import pandas"],
        )
        for command in commands:
            seconds(command, history.ROOT)
        turns = [[seconds(command, history.ROOT)[0] for command in commands] for _ in range(STARTS)]
    ours, bare, pandas = (min(times) for times in zip(*turns, strict=True))
    print(f"start-up       {ours / pandas:8.2f} times `import pandas`  (seeds/ {ours:.2f} s, pandas {pandas:.2f} s)")
    print(f"               {bare / pandas:8.2f} times with --write none  ({bare:.2f} s)")
    return {"start_up_to_pandas": ours / pandas, "start_up_without_files_to_pandas": bare / pandas}


def main() -> None:
    """Measure, print, and record where that is asked for."""
    # As an installed program is: the modules byte-compiled, the patterns compiled.
    seconds([sys.executable, "-m", "compileall", "-q", "checker"], history.ROOT)
    seconds([sys.executable, "-m", "checker.late"], history.ROOT)
    numbers: dict[str, float | dict[str, float]] = {}
    if (CORPUS / "news.jsonl.gz").is_file():
        texts = articles()
        for measured in (speed, peak, stages, scan, scaling):
            numbers |= measured(texts)
        numbers |= story()
    else:
        print(f"bench: no news.jsonl.gz at {CORPUS} (CHECK_FIGURES_CORPUS names another folder): speed not measured")
    numbers |= start_up()
    if "--record" in sys.argv[1:]:
        print(f"recorded in {history.record('speed', numbers)}")


if __name__ == "__main__":
    main()
