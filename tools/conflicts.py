"""Every conflict that the checker reports on real clusters of articles about one event each, for reading and judging.

    python tools/conflicts.py                      # all of them, with both sentences
    python tools/conflicts.py --sample 100         # as many at random, the same ones for the same --seed
    python tools/conflicts.py --save RUN.jsonl     # keep a run; holds sentences of articles, so not in the project
    python tools/conflicts.py --against RUN.jsonl  # only what is newly reported and what no longer is

The clusters are the `wire-`, `event-` and `brief-` ones of clusters.jsonl.gz in CHECK_FIGURES_CORPUS, default
../shared/corpus. What a person has judged lies in tests/data/conflicts-judged.toml (ids, offsets and figures, no text
of articles); how many of the judged conflicts among those reported are real is said at the end.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from checker.model import Article, Report
from checker.pipeline import check, rules
from checker.report.passages import Passages
from checker.wording import plain

ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or ROOT.parent / "shared" / "corpus") / "clusters.jsonl.gz"
JUDGED = ROOT / "tests" / "data" / "conflicts-judged.toml"
PREFIXES = ("wire-", "event-", "brief-")

Pair = frozenset[str]


@dataclass(frozen=True)
class Conflict:
    """One reported conflict; figures are named `article:start`."""

    cluster: str
    about: str
    quoted: tuple[str, ...]
    """The two figures that the finding quotes."""
    texts: tuple[str, ...]
    sentences: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    """Every pair that cannot be true together."""
    message: str

    @property
    def keys(self) -> set[Pair]:
        """What it is known by from run to run: a conflict is the same as long as one of its pairs is."""
        return {frozenset(pair) for pair in self.pairs}


def conflicts_of(line: str) -> list[Conflict]:
    """The conflicts of one cluster."""
    cluster = json.loads(line)
    try:
        return list(conflicts_in(check(articles_of(cluster), cluster["id"], rules())))
    except Exception as error:
        print(f"{cluster['id']}: {type(error).__name__}: {error}", file=sys.stderr)
        return []


def articles_of(cluster: dict[str, Any]) -> list[Article]:
    """The articles of one cluster, by the names that judgements call them by."""
    names: Counter[str] = Counter()
    articles = []
    for a in cluster["articles"]:
        names[a["name"]] += 1
        # An outlet may have several articles in a cluster.
        name = a["name"] if names[a["name"]] == 1 else f"{a['name']}#{names[a['name']]}"
        articles.append(Article(name, name, a["text"], published=_day(a["date"])))
    return articles


def conflicts_in(report: Report) -> Iterator[Conflict]:
    """The conflicts of a checked story."""
    passages = {article.id: Passages(article) for article in report.articles}
    groups = {group.id: group for group in report.groups if group.verdict == "conflict"}
    for finding in report.findings:
        group = groups.get(finding.group or "")
        if group is None or finding.name != "sources-conflict":
            continue
        figures = [report.figure[i] for i in finding.figures[:2]]
        place = {f.id: f"{f.source}:{f.start}" for f in group.figures}
        sentences = []
        for f in figures:
            start, end = passages[f.source].span(f)
            text = report.article[f.source].text
            sentences.append(plain(f"{text[start : f.start]}[{f.text}]{text[f.end : end]}"))
        yield Conflict(
            report.story, group.about, tuple(place[f.id] for f in figures), tuple(plain(f.text) for f in figures),
            tuple(sentences), tuple((place[a], place[b]) for a, b in group.conflicts), finding.message,
        )  # fmt: skip


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given[:10])
    except ValueError:
        return None


def run(corpus: Path, jobs: int) -> list[Conflict]:
    """The conflicts of all clusters, in the corpus's order."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        chosen = [line for line in lines if line.startswith(tuple(f'{{"id": "{prefix}' for prefix in PREFIXES))]
    print(f"{len(chosen)} clusters", file=sys.stderr)
    with Pool(jobs) as pool:
        return [conflict for found in pool.imap(conflicts_of, chosen, chunksize=8) for conflict in found]


def judgements() -> dict[str, dict[Pair, str]]:
    """By cluster: the pairs of figures that a person judged, `real` or `false`."""
    known: dict[str, dict[Pair, str]] = {}
    if JUDGED.exists():
        for entry in tomllib.loads(JUDGED.read_text(encoding="utf-8"))["conflict"]:
            known.setdefault(entry["cluster"], {})[frozenset(entry["figures"])] = entry["verdict"]
    return known


def verdict(conflict: Conflict, known: dict[str, dict[Pair, str]]) -> str:
    """What was judged of the pair that is quoted, else of any pair of the conflict; empty where nothing was."""
    judged = known.get(conflict.cluster, {})
    quoted = judged.get(frozenset(conflict.quoted))
    return quoted or next((said for pair, said in judged.items() if pair in conflict.keys), "")


def shown(conflict: Conflict, said: str) -> str:
    """One conflict for reading."""
    head = f"{conflict.cluster}  {' / '.join(conflict.texts)}  ({conflict.about})" + (f"  {said}" if said else "")
    lines = (f"    {place}  {sentence}" for place, sentence in zip(conflict.quoted, conflict.sentences, strict=True))
    return "\n".join([head, *lines, f"    = {conflict.message}"])


def sample(conflicts: list[Conflict], size: int, seed: int) -> list[Conflict]:
    """As many at random, in order; which ones hardly changes when a few conflicts come or go."""

    def draw(conflict: Conflict) -> str:
        return sha256(f"{seed} {conflict.cluster} {sorted(conflict.quoted)}".encode()).hexdigest()

    chosen = {draw(conflict) for conflict in sorted(conflicts, key=draw)[:size]}
    return [conflict for conflict in conflicts if draw(conflict) in chosen]


def load(path: Path) -> list[Conflict]:
    """A saved run."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Conflict(**{k: _tupled(v) for k, v in json.loads(line).items()}) for line in lines]


def _tupled(value: object) -> object:
    return tuple(_tupled(item) for item in value) if isinstance(value, list) else value


def beyond(conflicts: Iterable[Conflict], others: Iterable[Conflict]) -> list[Conflict]:
    """Those that share no pair with any of the others."""
    known: dict[str, set[Pair]] = {}
    for other in others:
        known.setdefault(other.cluster, set()).update(other.keys)
    return [c for c in conflicts if not c.keys & known.get(c.cluster, set())]


def main() -> int:
    """Run, and print what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only N of them, at random")
    parser.add_argument("--seed", type=int, default=7, help="which sample (default 7)")
    parser.add_argument("--save", type=Path, metavar="FILE", help="keep the run")
    parser.add_argument("--against", type=Path, metavar="FILE", help="show what differs from a run that was kept")
    parser.add_argument("--from", dest="source", type=Path, metavar="FILE", help="show a run that was kept")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.source is None and not CORPUS.exists():
        print(f"conflicts: no corpus at {CORPUS}; set CHECK_FIGURES_CORPUS to its folder", file=sys.stderr)
        return 0
    found = load(options.source) if options.source else run(CORPUS, options.jobs)
    if options.save:
        text = "".join(json.dumps(asdict(c), ensure_ascii=False) + "\n" for c in found)
        options.save.write_text(text, encoding="utf-8")
    known = judgements()
    counted = found
    if options.against:
        before = load(options.against)
        new, gone = beyond(found, before), beyond(before, found)
        parts = [(f"Newly reported: {len(new)}\n\n", new), (f"No longer reported: {len(gone)}\n\n", gone)]
    else:
        counted = sample(found, options.sample, options.seed) if options.sample else found
        parts = [("", counted)]
    for title, some in parts:
        print(title + "".join(f"{shown(c, verdict(c, known))}\n\n" for c in some), end="")
    said = Counter(verdict(c, known) for c in counted)
    judged = said["real"] + said["false"]
    print(f"{len(found)} conflicts in {len({c.cluster for c in found})} clusters")
    print(f"{judged} of {len(counted)} judged" + (f", {said['real'] / judged:.0%} of these real" if judged else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
