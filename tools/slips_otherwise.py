"""Slips planted into the annotated stories in more ways than score.py's one, caught with weights of other stories.

    python tools/slips_otherwise.py              eight ways: caught by kind of slip, and unfounded conflicts
    python tools/slips_otherwise.py --misses     what is not caught, in its sentences, with the levels that decide
    python tools/slips_otherwise.py --first 9    ways 9 to 16

score.py plants one slip a matching group, always the same one. Way n plants as it does but for three choices: which
slip (its key is salted with n), in whose statement (the group's figures are turned by n), and which of two groups in
one sentence goes first (they are shuffled by story and n). Weights and folds are those of `tools/fit_linking.py`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent))
import gold
from fit_linking import Data
from linking_cases import FOLDS, Case
from linking_tally import score

from checker.language.document import Document
from checker.link.score import Weights, weigh
from checker.model import Figure


def turned(story: gold.Story, way: int) -> gold.Story:
    """The story with its groups in another order, each beginning with another of its figures."""
    groups = [dict(group) for group in story.gold["groups"]]
    random.Random(f"{story.id}{way}").shuffle(groups)
    for group in groups:
        first = way % len(group["figures"])
        group["figures"] = group["figures"][first:] + group["figures"][:first]
    return story._replace(gold={**story.gold, "groups": groups})


class Planted(Case):
    """A story with the slips of one way."""

    def __init__(self, story: gold.Story, slips: Sequence[Any], truth: dict[str, str], fold: int) -> None:
        super().__init__(story, slips, truth)
        self.fold = fold
        place = {f.id: n for n, f in enumerate(story.figures)}
        self.ours = {known: place[found] for found, known in truth.items()}
        """Gold figure -> place of ours."""

    def misses(self, weights: Weights) -> Iterator[str]:
        """What is not caught: its sentence and that of the likeliest partner, and what their comparison says."""
        figures = self.story.figures
        group = {f: g["id"] for g in self.document(weights)["groups"] for f in g["figures"]}
        pairs = {(p.left, p.right): p for p in weigh(figures, self.pairs, weights)}
        for known, others, name, old, new in self.slips:
            mine, theirs = self.ours.get(known), [self.ours[o] for o in others if o in self.ours]
            if mine is None or not theirs:
                yield f"{self.story.id} {name}: {old} -> {new}: not found"
                continue
            if any(group[figures[mine].id] == group[figures[other].id] for other in theirs):
                continue
            found = [pairs[key] for other in theirs if (key := (min(mine, other), max(mine, other))) in pairs]
            best = max(found, key=lambda p: p.score, default=None)
            yield f"{self.story.id} {name}: {old} -> {new}"
            for n in (mine, best.left + best.right - mine if best else theirs[0]):
                yield "    " + self.sentence(figures[n])
            if best is None:
                yield "    not compared"
                continue
            table = weights.context if best.clash else weights.match
            told = [(table.get(level, 0.0), level) for level in best.levels]
            said = ", ".join(f"{level} {x:+.2f}" for x, level in sorted(told) if abs(x) > 0.2)
            yield f"    {best.score:+.2f}{'' if best.clash else ' (no clash)'}: {said}"

    def sentence(self, figure: Figure) -> str:
        """The sentence of a figure, with the figure in brackets."""
        document = Document(next(a for a in self.story.articles if a.id == figure.source))
        start, end = document.sentences[document.sentence_at(figure.start)]
        text = document.text
        return f"{text[start : figure.start]}[{figure.text}]{text[figure.end : end]}".replace("\n", " ")


def planted(stories: Sequence[gold.Story], ways: range) -> list[Planted]:
    """Every story with the slips of each way."""
    slip, kept = score.slip, dict[str, list[Figure]]()
    out = []
    try:
        for way in ways:
            score.slip = lambda text, kind, key, way=way: slip(text, kind, f"{key}#{way}")
            for place, story in enumerate(stories):
                changed, slips = gold.planted(turned(story, way), score)
                found, truth = gold.extracted(changed, score, kept)
                out.append(Planted(found, slips, truth, place % FOLDS))
    finally:
        score.slip = slip
    return out


def caught(cases: Sequence[Planted], weights: Mapping[int, Weights]) -> Counter[Any]:
    """What score.py counts, each story with the weights given for its fold."""
    count: Counter[Any] = Counter()
    for case in cases:
        score.score_planted(case.story.gold, case.slips, case.document(weights[case.fold]), count, False)
    return count


def told(count: Mapping[Any, int], stories: int) -> Iterator[str]:
    """The counts as lines: all but dates, dates, and each kind of slip."""
    rows = {name: (count[name, True], count[name, False]) for name in sorted({k[0] for k in count if len(k) == 2})}
    dates = rows["kind date"]
    rows = {"all but dates": (rows["all"][0] - dates[0], rows["all"][1] - dates[1]), **rows}
    for name, (hit, missed) in rows.items():
        yield f"{name:18} {hit:4} of {hit + missed:4}  {100 * hit / (hit + missed):5.1f} %"
    yield f"unfounded conflicts a story {count['unfounded'] / stories:.3f}"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--ways", type=int, default=8, help="how many ways of planting")
    ap.add_argument("--first", type=int, default=1, help="the first way")
    ap.add_argument("--misses", action="store_true", help="show what is not caught")
    ap.add_argument("--cache", help="file that keeps what extraction found, as in fit_linking.py")
    ap.add_argument("--set", nargs="*", default=[], metavar="NAME=X", help="settings other than the shipped ones")
    a = ap.parse_args()
    given = {name: float(x) for name, x in (pair.split("=") for pair in a.set)}
    data = Data(cache=a.cache)
    weights = {fold: data.without(fold) for fold in range(FOLDS)}
    weights = {fold: w._replace(settings={**w.settings, **given}) for fold, w in weights.items()}
    cases = planted(gold.stories(), range(a.first, a.first + a.ways))
    if a.misses:
        for line in (line for case in cases for line in case.misses(weights[case.fold])):
            print(line)
    print(*told(caught(cases, weights), len(cases)), sep="\n")


if __name__ == "__main__":
    main()
