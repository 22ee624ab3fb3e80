"""What an archive costs: building, size on disk, memory, and how long a draft waits; and whose statements it is told.

    python tools/archive_bench.py                        # a store of a million figures, then 300 drafts held against it
    python tools/archive_bench.py --figures 120000       # a smaller one
    python tools/archive_bench.py --store BIG.duckdb     # keep the store there; one that is there is only asked
    python tools/archive_bench.py --clusters             # index all clusters, hold one article of each against them
    python tools/archive_bench.py --clusters --seed 7    # other drafts than those that the rules were made with
    python tools/archive_bench.py --workers 2            # index the corpus by the command, by so many workers
    python tools/archive_bench.py --record               # append the numbers to benchmarks/archive.jsonl

The articles are those of news.jsonl.gz and clusters.jsonl.gz in CHECK_FIGURES_CORPUS, default ../shared/corpus: some
11,000 with 121,000 figures. They are read, and their figures found, once: that is the rate `from text`. To come to a
million figures they are kept again and again, each time as another world: names have their letters changed (Trump
becomes Vsonr, the same throughout a copy; the 200 names that most articles have stay, for they come again in any
archive), numbers of three digits and more have their digits changed, and the days are 400 earlier each time. So keys
of rare things stay as rare as they are, and keys of common ones grow with the archive. What a copy costs beside that
change is in the rate `into the store`.

A draft is an article of the corpus itself, left out by its path: the store has its cluster's others. `find` is what
DuckDB and rebuilding take, `whole` the rest as well: extraction from the draft, linking, judging. Rates are by seconds
of the processor, which other work on the machine hardly changes; times of a draft by the clock, and of the processor
(`cpu`).
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from history import record
from msgspec.structs import replace

from checker.archive.codec import content_hash
from checker.archive.earlier import found, held_against
from checker.archive.entry import entry
from checker.archive.made import made_by
from checker.archive.store import Store
from checker.in_force import InForce, prepare
from checker.model import About, Article, Figure, Report
from checker.pipeline import extract_figures
from checker.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or ROOT.parent / "shared" / "corpus")
TODAY = date(2026, 1, 1)
"""The day of a draft without one, and of all waivers: the same numbers on every day."""
KEPT_NAMES = 200
DRAFTS = 300
BATCH = 200
APART = 400
"""Days between a world and the next."""

Told = tuple[Article, list[Figure]]


def corpus() -> Iterator[Article]:
    """All articles; those of a cluster have its name for a folder."""
    with gzip.open(CORPUS / "clusters.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cluster = json.loads(line)
            for number, a in enumerate(cluster["articles"]):
                path = f"{cluster['id']}/{number}-{a['name']}"
                yield _article(path, a["text"], a["date"], a["name"].removesuffix(".txt"))
    with gzip.open(CORPUS / "news.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            a = json.loads(line)
            yield _article(a["id"], a["text"], a["date"], a["source"])


def _article(path: str, text: str, day: str, outlet: str) -> Article:
    try:
        published = date.fromisoformat(day[:10])
    except ValueError:
        published = None
    return Article(path, f"/corpus/0/{path}", text, published=published, outlet=outlet)


class World:
    """The corpus once more, as if other things had happened to other people."""

    def __init__(self, number: int, stay: frozenset[str]) -> None:
        self._number = number
        self._stay = stay
        self._letters = str.maketrans("".join(_turned(0)), "".join(_turned(number)))
        self._digits = str.maketrans("123456789", "".join(str((d - 1 + number) % 9 + 1) for d in range(1, 10)))

    def changed(self, told: Told) -> Told:
        """An article and its figures in this world; every offset stays."""
        article, figures = told
        names = {name for f in figures if f.about for name in f.about.names | f.about.holder} - self._stay
        text = re.sub(r"\b[A-Z][a-z]+", lambda m: self._word(m[0]) if m[0].lower()[:6] in names else m[0], article.text)
        out = []
        for f in figures:
            if self._is_long(f):
                text = text[: f.start] + text[f.start : f.end].translate(self._digits) + text[f.end :]
                low = Decimal(str(f.low).translate(self._digits))
                f = replace(f, low=low, high=low)
            out.append(replace(f, text=text[f.start : f.end], about=self._about(f.about, names) if f.about else None))
        day = article.published
        if day:
            day -= timedelta(APART * self._number)
        path = article.path.replace("/corpus/0/", f"/corpus/{self._number}/")
        return replace(article, path=path, text=text, published=day), out

    @staticmethod
    def _is_long(figure: Figure) -> bool:
        low = figure.low
        return not isinstance(low, str) and low == figure.high and len(low.normalize().as_tuple().digits) >= 3

    def _word(self, word: str) -> str:
        return word.translate(self._letters)

    def _about(self, about: About, names: set[str]) -> About:
        def words(given: Iterable[str]) -> Iterator[str]:
            return (self._word(word) if word[:6] in names else word for word in given)

        return replace(
            about, names=frozenset(words(about.names)), holder=frozenset(words(about.holder)),
            place=frozenset(words(about.place)), subject=frozenset(words(about.subject)),
            modifiers=frozenset(words(about.modifiers)), before=tuple(words(about.before)),
            after=tuple(words(about.after)), pattern=frozenset(words(about.pattern)),
            context=dict(zip(words(about.context), about.context.values(), strict=True)),
        )  # fmt: skip


def _turned(by: int) -> Iterator[str]:
    """Vowels and consonants, each turned by so many places, small and capital."""
    for letters in ("aeiou", "bcdfghjklmnpqrstvwxyz"):
        turned = letters[by % len(letters) :] + letters[: by % len(letters)]
        yield from (turned, turned.upper())


def build(path: Path, wanted: int, told: Sequence[Told], spent: float) -> dict[str, float]:
    """Keep the articles, again and again as other worlds, until so many figures are kept."""
    common = Counter(name for _, figures in told for name in {n for f in figures if f.about for n in f.about.names})
    stay = frozenset(name for name, _ in common.most_common(KEPT_NAMES))
    made, kept, articles, changing = made_by(), 0, 0, 0.0
    gc.freeze()  # what was read is no garbage: to look through it again and again is no part of building
    start, began = time.process_time(), time.perf_counter()
    with Store(path, write=True) as store:
        number = 0
        while kept < wanted:
            world = World(number, stay)
            for at in range(0, len(told), BATCH):
                before = time.process_time()
                batch = [world.changed(one) if number else one for one in told[at : at + BATCH]]
                changing += time.process_time() - before
                store.put([entry(a, a.path, content_hash(a), made, figures) for a, figures in batch])
                articles, kept = articles + len(batch), kept + sum(len(figures) for _, figures in batch)
                if kept >= wanted:
                    break
            number += 1
            print(f"  {kept:,} figures, {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    storing = time.process_time() - start - changing
    first = sum(len(figures) for _, figures in told)
    return {
        "articles": articles,
        "figures": kept,
        "into_the_store_figures_per_core_s": kept / storing,
        "from_text_figures_per_core_s": first / (spent + storing * first / kept),
        "from_text_articles_per_core_s": len(told) / (spent + storing * len(told) / articles),
        "size_mb": path.stat().st_size / 1e6,
        "bytes_per_figure": path.stat().st_size / kept,
        "build_cpu_s": spent + storing + changing,
        "build_s": time.perf_counter() - began,
        "build_peak_mb": peak(),
    }


def ask(path: Path) -> dict[str, float]:
    """How long drafts wait."""
    force = prepare(Settings(), TODAY)
    drafts = [a for a in corpus() if a.path.startswith("/corpus/0/day-") and a.published]
    drafts = random.Random(1).sample(drafts, DRAFTS)
    check(path, drafts[0], force)
    start = time.process_time()
    with Store(path):
        opening = time.process_time() - start
    watched = [check(path, draft, force)[0] for draft in drafts]
    numbers = {"open_cpu_ms": 1000 * opening}
    for step in watched[0]:
        for clock, name in enumerate(("", "_cpu")):
            spans = sorted(1000 * times[step][clock] for times in watched)
            numbers |= {f"{step}{name}_p{p}_ms": spans[len(spans) * p // 100] for p in (50, 95, 99)}
    stated = sum(len(extract_figures([draft])) for draft in drafts)
    numbers["find_cpu_ms_per_figure"] = sum(1000 * times["find"][1] for times in watched) / stated
    return numbers | {"query_peak_mb": peak()}


def peak() -> float:
    """The most memory that this program had; the system's own count begins with whoever started it."""
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    return (int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def check(path: Path, article: Article, force: InForce) -> tuple[dict[str, tuple[float, float]], Report]:
    """Seconds that each step took, by the clock and of the processor; the store is opened to find, as for any draft."""
    clocks = [_clocks()]
    draft = replace(article, role="draft")
    figures = extract_figures([draft])
    clocks.append(_clocks())
    with Store(path) as store:
        pasts = list(found(store, [draft], figures, force, lambda problem: None))
    clocks.append(_clocks())
    report = held_against([draft], figures, pasts, "", force)
    clocks.append(_clocks())
    spans = {"find": (1, 2), "link_and_judge": (2, 3), "whole": (0, 3)}
    return {step: (clocks[b][0] - clocks[a][0], clocks[b][1] - clocks[a][1]) for step, (a, b) in spans.items()}, report


def _clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def indexing(workers: int) -> dict[str, float]:
    """The corpus indexed by the command, a row each article: seconds by the clock, and of all processes together."""
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "corpus.jsonl").open("w", encoding="utf-8") as file:
            articles = list(corpus())
            for a in articles:
                day = a.published.isoformat() if a.published else None
                file.write(json.dumps({"text": a.text, "date": day, "source": a.outlet}) + "\n")
        command = [sys.executable, "-m", "checker", "index", file.name, "--store", str(Path(folder, "f.duckdb"))]
        start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([*command, *(["--jobs", str(workers)] if workers else [])], check=True, stdout=sys.stderr)
        clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {
        "workers": workers, "articles": len(articles), "index_s": clock, "index_cpu_s": spent,
        "articles_per_s": len(articles) / clock, "articles_per_core_s": len(articles) / spent,
    }  # fmt: skip


def clusters(path: Path, chosen: int, seed: int) -> dict[str, float]:
    """Index all, hold one article of each cluster against the rest: whose statements contradict and confirm it?"""
    if not path.exists():
        told, _ = extracted()
        build(path, sum(len(figures) for _, figures in told), told, 0.0)
    articles = list(corpus())
    members: dict[str, list[Article]] = {}
    for article in articles:
        if "/" in article.id:
            members.setdefault(article.id.partition("/")[0], []).append(article)
    names = random.Random(seed).sample(sorted(name for name in members if len(members[name]) > 1), chosen)
    force, text = prepare(Settings(), TODAY), {article.path: article.text for article in articles}
    count: Counter[str] = Counter(drafts=chosen)
    for name in names:
        draft = members[name][0]
        report = check(path, draft, force)[1]
        seen: Counter[str] = Counter()
        for backing in report.backings:
            for what, figures in (("contradicted", backing.contradicted_by), ("confirmed", backing.confirmed_by)):
                for source in {report.figure[figure].source for figure in figures} - {draft.id}:
                    own = source.startswith(f"/corpus/0/{name}/") or text.get(source, "")[:300] == draft.text[:300]
                    seen[f"{what}_by_{'own' if own else 'other'}"] += 1
                    if what == "contradicted":
                        _show(report, backing.figure, [f for f in figures if report.figure[f].source == source], own)
        count.update(seen)
        count.update(f"drafts_{what}" for what in seen)
    return {name: float(number) for name, number in sorted(count.items())}


def _show(report: Report, mine: str, figures: Sequence[str], own: bool) -> None:
    from checker.report.page import Quotes

    quotes = Quotes(report.article, 160)
    for label, figure in (("draft", mine), ("own" if own else "other", figures[0])):
        cut, day = quotes.around(report.figure[figure]), report.article[report.figure[figure].source].published
        print(f"  {label:6}{day}  {cut.before}[{cut.figure}]{cut.after}", file=sys.stderr)
    print(file=sys.stderr)


def extracted() -> tuple[list[Told], float]:
    """The corpus with its figures, and how many seconds of the processor that took."""
    start = time.process_time()
    told = [(article, extract_figures([article])) for article in corpus()]
    return told, time.process_time() - start


def main() -> int:
    """Run, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=1_000_000, metavar="N", help="how many (default a million)")
    parser.add_argument("--store", type=Path, metavar="FILE", help="keep the store, or ask the one that is there")
    parser.add_argument("--clusters", type=int, nargs="?", const=600, metavar="N", help="so many clusters (600)")
    parser.add_argument("--seed", type=int, default=5, metavar="N", help="which clusters are drawn (5)")
    parser.add_argument("--workers", type=int, metavar="N", help="index the corpus by the command, with N workers")
    parser.add_argument("--record", action="store_true", help="append the numbers to benchmarks/")
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.ask:
        print(json.dumps(ask(options.ask)))
        return 0
    if not (CORPUS / "clusters.jsonl.gz").is_file():
        print(f"archive_bench: no corpus at {CORPUS}; set CHECK_FIGURES_CORPUS to its folder", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = options.store or Path(folder, "archive.duckdb")
        if options.workers is not None:
            numbers = indexing(options.workers)
        elif options.clusters:
            numbers = clusters(path, options.clusters, options.seed)
        else:
            numbers = {} if path.exists() else build(path, options.figures, *extracted())
            # By itself, so that its memory is that of a query.
            done = subprocess.run([sys.executable, __file__, "--ask", str(path)], check=True, capture_output=True)
            numbers |= json.loads(done.stdout)
    for name, number in numbers.items():
        print(f"{name:36}{number:14,.1f}")
    if options.record:
        print(record("archive", numbers))
    return 0


if __name__ == "__main__":
    sys.exit(main())
