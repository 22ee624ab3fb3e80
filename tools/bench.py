"""Speed of the whole check against quantulum3 alone, growth with length, and start-up.

    python tools/bench.py

Articles 501 to 700 of news.jsonl.gz, each a story of its own, through `check --by-folder --format jsonl --write none`,
one process, start-up taken off by timing one article as well. quantulum3: `parser.parse` on the whole text of the
first 25 of them after one warm-up call, one process; an article on which it raises counts as read. Both take turns, and
the best of several runs of each counts: on a shared machine the others show what else ran there. The corpus folder
comes from CHECK_FIGURES_CORPUS, default ../shared/corpus.
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
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or ROOT.parent / "shared" / "corpus")
FIRST, LAST, BASELINE = 501, 700, 25
STARTS = 5
TURNS = 3

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


def check_all(texts: list[str]) -> float:
    """Seconds that a check of the texts takes, each in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts, FIRST):
            Path(folder, f"{number}").mkdir()
            Path(folder, f"{number}", "article.txt").write_text(text, encoding="utf-8", newline="")
        took, printed = seconds([*PROGRAM, "check", folder, "--by-folder", "--format", "jsonl", "--write", "none"])
    if printed.count("\n") != len(texts):
        sys.exit(f"bench: {len(texts)} articles, but {printed.count(chr(10))} documents")
    return took


def quantulum_alone(texts: list[str]) -> float:
    """Seconds that quantulum3 takes for the texts, loaded and warm."""
    printed = seconds([sys.executable, "-W", "ignore", "-c", _QUANTULUM], given=json.dumps(texts))[1]
    return float(printed.splitlines()[-1])


PROGRAM = [str(Path(sys.executable).parent / "check-figures")]


def speed() -> None:
    """Articles per second of both, and the ratio."""
    texts = articles()
    turns = [(check_all(texts[:1]), check_all(texts), quantulum_alone(texts[:BASELINE])) for _ in range(TURNS)]
    one, whole, alone = (min(times) for times in zip(*turns, strict=True))
    ours, theirs = (len(texts) - 1) / (whole - one), BASELINE / alone
    print(f"check-figures  {ours:8.1f} articles/s  ({len(texts)} articles, start-up of {one:.2f} s taken off)")
    print(f"quantulum3     {theirs:8.1f} articles/s  ({BASELINE} articles after a warm-up call)")
    each = ", ".join(f"{(len(texts) - 1) / (b - a) / (BASELINE / c):.1f}" for a, b, c in turns)
    print(f"ratio          {ours / theirs:8.1f}  (best of {TURNS} turns of each; turn by turn {each})", flush=True)


def scaling() -> None:
    """How extraction grows with the length of one article: four times the text, about four times as long."""
    texts = articles()
    with tempfile.TemporaryDirectory() as folder:
        times = []
        for count in (1, len(texts) // 4, len(texts)):
            path = Path(folder, f"{count}.txt")
            path.write_text("\n\n".join(texts[:count]), encoding="utf-8", newline="")
            times.append(min(seconds([*PROGRAM, "extract", str(path)])[0] for _ in range(3)))
    one, quarter, whole = times
    print(
        f"extraction     {(whole - one) / (quarter - one):8.1f} times as long for 4 times the text",
        flush=True,
    )


def start_up() -> None:
    """Cold start of the example as a multiple of `import pandas`, the best of several runs of each."""
    with tempfile.TemporaryDirectory() as out:
        check = [*PROGRAM, "seeds/", "--output", out]
        seconds(check, ROOT)
        pairs = [(seconds(check, ROOT)[0], seconds([sys.executable, "-c", "import pandas"])[0]) for _ in range(STARTS)]
    ours, pandas = (min(times) for times in zip(*pairs, strict=True))
    print(f"start-up       {ours / pandas:8.2f} times `import pandas`  (seeds/ {ours:.2f} s, pandas {pandas:.2f} s)")


if __name__ == "__main__":
    if (CORPUS / "news.jsonl.gz").is_file():
        speed()
        scaling()
    else:
        print(f"bench: no news.jsonl.gz at {CORPUS} (CHECK_FIGURES_CORPUS names another folder): speed not measured")
    start_up()
