"""How well `--group` finds stories: clusters of one event each, all mixed together, and taken apart again.

    python tools/group_bench.py              # the whole mix, by halves and kinds; small mixes; time and memory
    python tools/group_bench.py --arrivals   # how stable stories are while articles arrive
    python tools/group_bench.py --conflicts  # what the check reports on stories found, against the true clusters
    python tools/group_bench.py --record     # append the numbers to benchmarks/stories.jsonl

B-cubed: of the articles that share an article's story, how many should (precision); of those that should, how many do
(recall); the mean over articles. The clusters are the `wire-`, `event-` and `brief-` ones of clusters.jsonl.gz in
CHECK_FIGURES_CORPUS, default ../shared/corpus; weights were fitted on the even half alone (tools/fit_stories.py), so
the odd half is what to expect elsewhere. `day-` clusters (dated, of one day each) took no part in fitting at all.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zlib import crc32

import conflicts
import history
from msgspec.structs import replace

from checker.model import Article
from checker.pipeline import check, rules
from checker.stories import group

KINDS = ("wire", "event", "brief")
SIZES = (10, 30, 100, 300, 1000)
SMALL_MIXES = 1000
"""Articles that the small mixes of one size have in all, at least."""
BATCHES = 10


@dataclass(frozen=True)
class Labelled:
    """An article and the cluster it came from."""

    article: Article
    cluster: str
    place: str
    """What `tests/data/conflicts-judged.toml` calls it."""

    @property
    def odd(self) -> bool:
        return odd(self.cluster)


def odd(cluster: str) -> bool:
    """Whether a cluster is in the half that nothing was fitted on."""
    return crc32(cluster.encode()) % 2 == 1


def mix(*kinds: str) -> list[Labelled]:
    """All articles of some kinds of clusters. Names give nothing away."""
    found = []
    with gzip.open(conflicts.CORPUS, "rt", encoding="utf-8") as lines:
        for cluster in map(json.loads, lines):
            if cluster["id"].partition("-")[0] in kinds:
                for article in conflicts.articles_of(cluster):
                    name = f"{crc32(article.text.encode()):08x}-{len(found):05}.txt"
                    found.append(Labelled(replace(article, id=name, path=name), cluster["id"], article.id))
    return sorted(found, key=lambda labelled: labelled.article.id)


def small(labelled: Sequence[Labelled], size: int, seed: int) -> list[Labelled]:
    """Whole clusters at random, up to so many articles."""
    clusters = defaultdict(list)
    for one in labelled:
        clusters[one.cluster].append(one)
    chosen: list[Labelled] = []
    names = sorted(clusters)
    random.Random(seed).shuffle(names)
    for name in names:
        if len(chosen) + len(clusters[name]) <= size:
            chosen += clusters[name]
    return sorted(chosen, key=lambda one: one.article.id)


def thinned(labelled: Sequence[Labelled], seed: int) -> list[Labelled]:
    """The mix with every other cluster cut down to one article: most of a day's wire stands alone."""
    chance = random.Random(seed)
    lone: dict[str, str | None] = {}
    for one in labelled:
        if one.cluster not in lone:
            lone[one.cluster] = one.article.id if chance.random() < 0.5 else None
    return [one for one in labelled if lone[one.cluster] in (None, one.article.id)]


def found(labelled: Sequence[Labelled]) -> list[str]:
    """For each article the name of the story that it was put into."""
    stories = group(one.article for one in labelled)
    of = {member.article.id: story.name for story in stories for member in story.members}
    return [of[one.article.id] for one in labelled]


def b_cubed(
    labelled: Sequence[Labelled], stories: Sequence[str], which: Callable[[Labelled], bool] = lambda one: True
) -> tuple[float, float]:
    """Precision and recall in percent, the mean over the articles asked for."""
    both = Counter(zip(stories, (one.cluster for one in labelled), strict=True))
    story, cluster = Counter(stories), Counter(one.cluster for one in labelled)
    rows = [
        (both[name, one.cluster] / story[name], both[name, one.cluster] / cluster[one.cluster])
        for one, name in zip(labelled, stories, strict=True)
        if which(one)
    ]
    return 100 * sum(p for p, _ in rows) / len(rows), 100 * sum(r for _, r in rows) / len(rows)


def halves(labelled: Sequence[Labelled], stories: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Precision and recall by half, and by kind of cluster."""
    rows = {"all": b_cubed(labelled, stories)}
    rows["even half (fitted on)"] = b_cubed(labelled, stories, lambda one: not one.odd)
    rows["odd half (held out)"] = b_cubed(labelled, stories, lambda one: one.odd)
    for kind in sorted({one.cluster.partition("-")[0] for one in labelled}):
        rows[f"odd half, {kind}-"] = b_cubed(labelled, stories, lambda one: one.odd and one.cluster.startswith(kind))  # noqa: B023
    return rows


def measured(title: str, labelled: Sequence[Labelled]) -> dict[str, float]:
    """Group a mix and print how well, how long it took and what memory."""
    start, processor = time.perf_counter(), time.process_time()
    stories = found(labelled)
    took, processor = time.perf_counter() - start, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    megabytes = sum(len(one.article.text.encode()) for one in labelled) / 1e6
    clusters = len({one.cluster for one in labelled})
    print(f"{title}: {len(labelled):,} articles ({megabytes:.1f} MB) of {clusters:,} clusters")
    print(f"  {len(set(stories)):,} stories in {took:.1f} s ({processor:.1f} s of work), process peak {peak:.0f} MB")
    numbers: dict[str, float] = {"articles": len(labelled), "seconds": took, "work": processor, "peak MB": peak}
    for name, (precision, recall) in halves(labelled, stories).items():
        print(f"  {name:24} precision {precision:5.1f}  recall {recall:5.1f}")
        numbers |= {f"{name}: precision": precision, f"{name}: recall": recall}
    return numbers


def small_mixes(labelled: Sequence[Labelled]) -> dict[str, float]:
    """Print the mean over mixes of each size, of clusters of the held-out half."""
    held_out = [one for one in labelled if one.odd]
    numbers: dict[str, float] = {}
    for size, title in itertools.product(SIZES, ("", ", half of the stories alone")):
        scores = []
        for seed in range(max(1, SMALL_MIXES // size)):
            chosen = small(thinned(held_out, seed) if title else held_out, size, seed)
            scores.append(b_cubed(chosen, found(chosen)))
        precision, recall = (sum(column) / len(scores) for column in zip(*scores, strict=True))
        print(f"  {len(scores):3} of {size:5,} articles{title:28} precision {precision:5.1f}  recall {recall:5.1f}")
        numbers |= {f"{size}{title}: precision": precision, f"{size}{title}: recall": recall}
    return numbers


def arrivals(labelled: Sequence[Labelled]) -> dict[str, float]:
    """Group what has come after each tenth of the articles, in a random order, and print how much of it stays."""
    order = list(labelled)
    random.Random(1).shuffle(order)
    before: list[str] = []
    stayed = parted = joined = same = seen = 0
    for batch in range(1, BATCHES + 1):
        come = order[: len(order) * batch // BATCHES]
        now = found(come)
        old, new = _together(before), _together(now[: len(before)])
        stayed, parted, joined = stayed + len(old & new), parted + len(old - new), joined + len(new - old)
        mates_before, mates_now = _mates(before), _mates(now[: len(before)])
        same += sum(one == other for one, other in zip(mates_before, mates_now, strict=True))
        seen += len(before)
        before = now
    numbers = {
        "pairs kept": 100 * stayed / (stayed + parted),
        "of pairs of old articles, joined by later ones": 100 * joined / (stayed + joined),
        "articles whose older company stays the same": 100 * same / seen,
    }
    print(f"Arrivals in {BATCHES} batches, mean from batch to batch:")
    for name, value in numbers.items():
        print(f"  {name:48} {value:5.1f} %")
    return numbers


def _together(stories: Sequence[str]) -> set[tuple[int, int]]:
    return {pair for mates in _by_story(stories).values() for pair in itertools.combinations(mates, 2)}


def _mates(stories: Sequence[str]) -> list[tuple[int, ...]]:
    by_story = _by_story(stories)
    return [tuple(by_story[story]) for story in stories]


def _by_story(stories: Sequence[str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for number, story in enumerate(stories):
        found[story].append(number)
    return found


def clashes(labelled: Sequence[Labelled]) -> dict[str, float]:
    """Check the stories found and print what is reported beside what is reported on the true clusters."""
    of = {one.article.id: one for one in labelled}
    known = conflicts.judgements()
    true: defaultdict[str, set[conflicts.Pair]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for conflict in conflicts.run(conflicts.CORPUS, 1):
        true[conflict.cluster] |= conflict.keys
        counts["on the true clusters"] += 1
        counts[f"on the true clusters: {conflicts.verdict(conflict, known) or 'not judged'}"] += 1
    packs = rules()
    for story in group(one.article for one in labelled):
        report = check([member.article for member in story.members], story.name, packs)
        for conflict in conflicts.conflicts_in(report):
            counts["on the stories found"] += 1
            inside = [pair for pair in conflict.pairs if len({of[_article(place)].cluster for place in pair}) == 1]
            if not inside:
                counts["on the stories found: between clusters"] += 1
                continue
            ours = replace(
                conflict,
                cluster=of[_article(inside[0][0])].cluster,
                quoted=tuple(_place(place, of) for place in conflict.quoted),
                pairs=tuple((_place(a, of), _place(b, of)) for a, b in inside),
            )
            counts[f"on the stories found: {conflicts.verdict(ours, known) or 'not judged'}"] += 1
            counts["on the stories found: that the true clusters have"] += bool(ours.keys & true[ours.cluster])
    print("Conflicts reported:")
    for name, count in sorted(counts.items()):
        print(f"  {name:52} {count:4}")
    return dict(counts)


def _article(place: str) -> str:
    return place.rpartition(":")[0]


def _place(place: str, of: dict[str, Labelled]) -> str:
    """A figure's place as judgements have it."""
    article, _, start = place.rpartition(":")
    return f"{of[article].place}:{start}"


def main() -> int:
    """Run, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--arrivals", action="store_true", help="how stable stories are while articles arrive")
    parser.add_argument("--conflicts", action="store_true", help="what the check reports on the stories found")
    parser.add_argument("--record", action="store_true", help="append the numbers to benchmarks/stories.jsonl")
    options = parser.parse_args()
    if not conflicts.CORPUS.exists():
        print(f"group_bench: no corpus at {conflicts.CORPUS}; set CHECK_FIGURES_CORPUS to its folder", file=sys.stderr)
        return 0
    labelled = mix(*KINDS)
    numbers: dict[str, dict[str, float]] = {}
    if options.arrivals:
        numbers["arrivals"] = arrivals(labelled)
    elif options.conflicts:
        numbers["conflicts"] = clashes(labelled)
    else:
        numbers["whole"] = measured("wire-, event-, brief-, all mixed together", labelled)
        thin = thinned(labelled, 0)
        numbers["half of the stories alone"] = measured("the same, every other cluster cut down to one article", thin)
        print("Small mixes of the odd half:")
        numbers["small"] = small_mixes(labelled)
        numbers["day"] = measured("day-, all mixed together, with dates", mix("day"))
    if options.record:
        print(f"recorded in {history.record('stories', numbers)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
