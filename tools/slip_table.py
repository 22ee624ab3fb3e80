#!/usr/bin/env python3
"""The table of the self-checks in docs/MEASURED.md: what each rule flags in news, how much is useful, what it catches.

    python tools/slip_table.py [--each N] [--seed N]

One row for each rule that needs no second source: findings in news.jsonl.gz and, article by article, in
clusters.jsonl.gz (CHECK_FIGURES_CORPUS names their folder), how many of them were read and useful
(tests/data/flags.jsonl), and the share of planted slips that is caught in texts of our own, in those set into real
articles, and in constructions of real news, with their number. Markdown, ready for the page. Takes some minutes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from flags import CORPUS, OTHERS, Flag, articles, flags, judgements  # noqa: E402
from plant_slips import Tally, planted_slips  # noqa: E402
from slip_texts import FAMILIES  # noqa: E402

from checker.judge import load_rules  # noqa: E402
from checker.pipeline import check  # noqa: E402


def flagged(clusters: bool) -> tuple[list[Flag], int]:
    """Every finding of the self-checks in a corpus, each article alone, and how many articles it has."""
    packs = load_rules()
    rules = frozenset(rule.code for rule in packs if rule.code not in OTHERS)
    found: list[Flag] = []
    read = 0
    for article in articles(clusters):
        read += 1
        found += [flag for flag, _ in flags(check([article], packs=packs), rules)]
    return found, read


def counted(found: list[Flag]) -> str:
    """`5 (4 useful)`; what nobody has read is said."""
    verdicts = judgements()
    said = Counter(verdicts.get(flag.key, "unread") for flag in found)
    unread = f", {said['unread']} unread" if said["unread"] else ""
    return f"{len(found)} ({said['useful']} useful{unread})" if found else "–"


def caught(tally: Tally) -> str:
    """`95 % of 120`."""
    return f"{tally.caught / tally.slips:.0%} of {tally.slips}".replace("%", " %") if tally.slips else "–"


def main(arguments: list[str]) -> int:
    """0, or 2 without a corpus."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("--each", type=int, default=120, help="texts of each family")
    options.add_argument("--seed", type=int, default=5)
    given = options.parse_args(arguments)
    if not (CORPUS / "news.jsonl.gz").is_file():
        print(f"slip_table: no news.jsonl.gz at {CORPUS}: name its folder in CHECK_FIGURES_CORPUS", file=sys.stderr)
        return 2
    corpora = [flagged(clusters=False), flagged(clusters=True)]
    slips = {FAMILIES[family][0]: tallies for family, tallies in planted_slips(given.each, Random(given.seed)).items()}
    heads = [f"{read:,} articles of {name}" for name, (_, read) in zip(("news", "clusters"), corpora, strict=True)]
    print(f"| rule | {' | '.join(heads)} | slips caught: own texts | set into real ones | real constructions |")
    print("| --- " * 6 + "|")
    for rule in load_rules():
        if rule.code in OTHERS or rule.code not in slips:
            continue
        findings = [counted([flag for flag in found if flag.rule == rule.code]) for found, _ in corpora]
        print(f"| {rule.code} {rule.name} | {' | '.join(findings)} | {' | '.join(map(caught, slips[rule.code]))} |")
    every = [
        f"{counted(found)}, one article in {read // max(1, len({f.article for f in found}))}" for found, read in corpora
    ]
    print(f"| all | {' | '.join(every)} | | | |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
