#!/usr/bin/env python3
"""What the rules that need no second source flag in real news, rule by rule, with the sentences.

    python tools/flags.py [--clusters | --stories] [--rule CODE]... [--save FILE] [--against FILE] [--quiet]

Runs every rule but CF001 and CF002 over each of the 2,000 articles of news.jsonl.gz alone, or over those of
clusters.jsonl.gz (CHECK_FIGURES_CORPUS names their folder, default ../shared/corpus). With `--stories` each cluster
is one story, and only what is found across its articles counts. `--save` keeps the run; `--against` compares with a
kept one and prints only what is new or gone: what a change newly flags is what its reviewer has to read.

Judgements made by reading stand in tests/data/flags.jsonl as article, rule, offsets and verdict (useful: an editor
would want to see it; or noise), without any of the text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.judge import load_rules  # noqa: E402
from checker.model import Article, Finding, Report  # noqa: E402
from checker.pipeline import check  # noqa: E402
from checker.read.text import read  # noqa: E402

CORPUS = Path(os.environ.get("CHECK_FIGURES_CORPUS") or ROOT.parent / "shared" / "corpus")
JUDGED = ROOT / "tests" / "data" / "flags.jsonl"
OTHERS = ("CF001", "CF002")
_MARGIN = 110
_DATES = ("%Y-%m-%d", "%m/%d/%y", "%m/%d/%Y")


Key = tuple[str, str, tuple[tuple[int, int], ...]]
"""Article, rule and offsets of a finding."""


class Flag(NamedTuple):
    """One finding in one article, told without its text."""

    article: str
    rule: str
    spans: tuple[tuple[int, int], ...]
    message: str

    @property
    def key(self) -> Key:
        """What stays when only the wording of a message changes."""
        return self.article, self.rule, self.spans


def articles(clusters: bool = False) -> Iterator[Article]:
    """The corpus, as the program would read it from files with a manifest; of equal texts the first."""
    for story in stories(clusters):
        yield from story


def stories(clusters: bool = True) -> Iterator[list[Article]]:
    """The same, cluster by cluster; single articles are stories of one."""
    known: set[str] = set()
    name = "clusters.jsonl.gz" if clusters else "news.jsonl.gz"
    with gzip.open(CORPUS / name, "rt", encoding="utf-8") as lines:
        for line in lines:
            data = json.loads(line)
            story: list[Article] = []
            for part in data["articles"] if clusters else [data]:
                if clusters and part["text"] in known:
                    continue
                known.add(part["text"])
                identifier = f"{data['id']}/{part['name']}" if clusters else data["id"]
                content = read(part["text"])
                story.append(Article(
                    identifier, identifier, content.text, title=content.title, published=_day(part.get("date") or ""),
                    outlet=part.get("source") or None, zones=content.zones,
                ))  # fmt: skip
            yield story


def _day(written: str) -> date | None:
    for form in _DATES:
        try:
            return datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
    return None


def flags(report: Report, rules: frozenset[str], across: bool = False) -> Iterator[tuple[Flag, Finding]]:
    """What the rules say of one article, or across several; then the flag bears the first one's name."""
    for finding in report.findings:
        figures = [report.figure[i] for i in finding.figures]
        if finding.rule in rules and (not across or len({f.source for f in figures}) > 1):
            source = figures[0].source if figures else report.articles[0].id
            yield Flag(source, finding.rule, tuple((f.start, f.end) for f in figures), finding.message), finding


def shown_across(flag: Flag, finding: Finding, report: Report, verdict: str) -> str:
    """A finding on several articles with the words around each of its figures."""
    head = f"{flag.article}  {flag.rule}  [{verdict}]  {flag.message}"
    for figure in (report.figure[i] for i in finding.figures):
        words = report.article[figure.source].text[max(0, figure.start - _MARGIN) : figure.end + _MARGIN]
        head += f"\n    {figure.source} | {' '.join(words.split())}"
    return head + "\n"


def shown(flag: Flag, text: str, verdict: str) -> str:
    """A finding with the words around its figures, as a reviewer reads it."""
    start = max(0, min((a for a, _ in flag.spans), default=0) - _MARGIN)
    end = max((b for _, b in flag.spans), default=0) + _MARGIN
    if end - start <= 5 * _MARGIN:
        words = [text[start:end]]
    else:
        words = [text[max(0, a - _MARGIN) : b + _MARGIN] for a, b in flag.spans]
    quoted = "".join(f"\n    | {' '.join(piece.split())}" for piece in words)
    return f"{flag.article}  {flag.rule}  [{verdict}]  {flag.message}{quoted}\n"


def judgements() -> dict[Key, str]:
    """Verdicts by article, rule and offsets."""
    if not JUDGED.is_file():
        return {}
    rows = map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines())
    return {(r["article"], r["rule"], tuple((a, b) for a, b in r["spans"])): r["verdict"] for r in rows}


def load(path: Path) -> dict[object, Flag]:
    """A kept run."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    kept = (Flag(r["article"], r["rule"], tuple((a, b) for a, b in r["spans"]), r["message"]) for r in rows)
    return {flag.key: flag for flag in kept}


def save(path: Path, found: Iterable[Flag]) -> None:
    """Keep a run: messages quote the articles, so keep it outside of the project's history."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(flag._asdict(), ensure_ascii=False) + "\n" for flag in found), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """0, or 2 without a corpus."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("--clusters", action="store_true", help="the articles of clusters.jsonl.gz")
    options.add_argument("--stories", action="store_true", help="what is found across the articles of each cluster")
    options.add_argument("--rule", action="append", help="only this rule (repeatable); CF001 too, if asked for")
    options.add_argument("--save", type=Path, help="keep this run in a file")
    options.add_argument("--against", type=Path, help="print only what differs from a kept run")
    options.add_argument("--quiet", action="store_true", help="counts alone")
    given = options.parse_args(arguments)
    if not (CORPUS / "news.jsonl.gz").is_file():
        print(f"flags: no news.jsonl.gz at {CORPUS}: name its folder in CHECK_FIGURES_CORPUS", file=sys.stderr)
        return 2
    packs = load_rules()
    rules = frozenset(given.rule or (rule.code for rule in packs if rule.code not in OTHERS))
    verdicts = judgements()
    before = load(given.against) if given.against else None
    found: list[Flag] = []
    read_articles = 0
    for story in stories() if given.stories else ([article] for article in articles(given.clusters)):
        read_articles += len(story)
        report = check(story, packs=packs)
        for flag, finding in flags(report, rules, given.stories):
            found.append(flag)
            if given.quiet or (before is not None and flag.key in before):
                continue
            verdict = verdicts.get(flag.key, "not judged")
            across = given.stories
            print(shown_across(flag, finding, report, verdict) if across else shown(flag, story[0].text, verdict))
    if before is not None:
        for gone in before.keys() - {flag.key for flag in found}:
            print(f"gone: {before[gone].article}  {before[gone].rule}  {before[gone].message}")
    _print_counts(found, read_articles, verdicts, [rule.code for rule in packs if rule.code in rules])
    if given.save:
        save(given.save, found)
    return 0


def _print_counts(
    found: list[Flag],
    read_articles: int,
    verdicts: dict[tuple[str, str, tuple[tuple[int, int], ...]], str],
    codes: list[str],
) -> None:
    print(f"{'rule':<6} {'flags':>5} {'articles':>8} {'useful':>7} {'noise':>6} {'unread':>7}")
    for code in [*codes, "all"]:
        own = [flag for flag in found if code in (flag.rule, "all")]
        said = Counter(verdicts.get(flag.key, "unread") for flag in own)
        touched = len({flag.article for flag in own})
        print(f"{code:<6} {len(own):>5} {touched:>8} {said['useful']:>7} {said['noise']:>6} {said['unread']:>7}")
    touched = len({flag.article for flag in found})
    rate = f"one in {read_articles / touched:.0f}" if touched else "none"
    print(f"{touched} of {read_articles} articles flagged ({rate})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
