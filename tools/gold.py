"""Gold stories as our own types, and the linker's score on them with figures given.

    python tools/gold.py [--gold DIR] [--misses] [--only ID]

Links and verdicts are counted as `score.py stories` counts them; extraction is taken from the gold, so that what is
measured is what `describe` and `link` know. Folds: the weights are read from `rules/linking.toml`; for out-of-fold
numbers use `tools/fit_linking.py`, which calls in here.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent.parent))
from checker.describe import describe
from checker.extract import extract
from checker.interval import in_conflict
from checker.language.document import Document
from checker.link import link
from checker.model import Article, Figure, Group

GOLD = Path(os.environ.get("CHECK_FIGURES_GOLD", Path(__file__).parent.parent.parent / "shared" / "gold"))
_VAGUE = re.compile(
    r"^(?:dozens|scores|hundreds|thousands|millions|billions|decades|tens|several|a (?:few|handful))\b", re.I
)


class Story(NamedTuple):
    id: str
    raw: dict[str, Any]
    gold: dict[str, Any]
    articles: tuple[Article, ...]
    figures: tuple[Figure, ...]


def _figure(f: dict[str, Any], text: str) -> Figure:
    def number(x: Any) -> Decimal | str:
        return Decimal(repr(x)) if isinstance(x, (int, float)) and f["kind"] not in ("date", "time") else str(x)

    low, high = number(f["low"]), number(f["high"])
    grain = Decimal(1)
    if isinstance(low, Decimal):
        digits = re.search(r"\d[\d,]*(?:\.(\d+))?", f["text"])
        scale = Decimal(1)
        for word, n in (("thousand", 3), ("million", 6), ("mn", 6), ("billion", 9), ("bn", 9), ("trillion", 12)):
            if re.search(rf"(?<![a-z]){word}", f["text"].lower()) or re.search(rf"\d{word}", f["text"]):
                scale = Decimal(10) ** n
        if digits and digits.group(1):
            grain = Decimal(10) ** -len(digits.group(1)) * scale
        elif low == low.to_integral_value() and low:
            plain = str(int(low))
            grain = Decimal(10) ** (len(plain) - len(plain.rstrip("0")))
        else:
            grain = Decimal(10) ** (low.as_tuple().exponent if isinstance(low.as_tuple().exponent, int) else 0)
    else:
        grain = Decimal(0)
    unit = f["unit"] or ""
    if f["kind"] == "count":
        unit = ""  # the gold's unit is the annotator's knowledge, not the text's
    return Figure(
        source=f["article"], start=f["start"], end=f["end"], text=text[f["start"] : f["end"]],
        kind=f["kind"], low=low, high=high,
        unit=unit, per=f.get("per"), hedge=f["hedge"], grain=grain, vague=bool(_VAGUE.match(f["text"])), id=f["id"],
    )  # fmt: skip


def _story(raw: dict[str, Any], gold: dict[str, Any]) -> Story:
    texts = {a["name"]: a["text"] for a in raw["articles"]}
    articles = tuple(
        Article(
            a["name"],
            a["name"],
            a["text"],
            title=a.get("title"),
            published=date.fromisoformat(a["date"]) if a.get("date") else None,
        )
        for a in raw["articles"]
    )
    figures = sorted((_figure(f, texts[f["article"]]) for f in gold["figures"]), key=lambda f: (f.source, f.start))
    return Story(gold["id"], raw, gold, articles, tuple(figures))


def stories(folder: Path = GOLD / "stories", only: str | None = None) -> list[Story]:
    """Every gold story, figures in order of source and position with the gold's ids."""
    out = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if only and gold["id"] != only:
            continue
        raw = json.loads((folder / f"{gold['id']}.json").read_text(encoding="utf-8"))
        out.append(_story(raw, gold))
    return out


def planted(story: Story, score: ModuleType) -> tuple[Story, list[Any]]:
    """The story with score.py's slips planted, and what was planted; values are read off the changed text."""
    raw, marked, slips = score.plant(story.raw, story.gold)
    new = {figure: (old, text) for figure, _, _, old, text in slips}
    for f in marked["figures"]:
        if f["id"] in new:
            old, text = new[f["id"]]
            for end in ("low", "high"):
                f[end] = _slipped(f[end], old, text, f["kind"])
            f["text"] = text
    return _story(raw, marked), slips


def _slipped(value: Any, old: str, text: str, kind: str) -> Any:
    a, b = (re.findall(r"\d[\d,]*(?:\.\d+)?", x) for x in (old, text))
    if kind == "date":
        out = str(value)
        for x, y in zip(a, b, strict=True):
            if x != y:
                out = out.replace(x, y) if len(x) > 2 else re.sub(rf"{int(x):02}$", f"{int(y):02}", out)
        return out
    if a != b:
        return round(value * (float(b[0].replace(",", "")) / float(a[0].replace(",", ""))), 6)
    return value * 1000 if "billion" in text else value / 1000


def described(story: Story) -> Story:
    """The story with every figure's About."""
    figures: list[Figure] = []
    for article in story.articles:
        document = Document(article)
        own = [f for f in story.figures if f.source == article.id]
        figures += [replace(new, id=f.id) for f, new in zip(own, describe(document, own), strict=True)]
    return story._replace(figures=tuple(figures))


def extracted(
    story: Story, score: ModuleType, cache: dict[str, list[Figure]] | None = None
) -> tuple[Story, dict[str, str]]:
    """The story with the figures that our own extractor finds, described; and which gold figure each of them is."""
    figures: list[Figure] = []
    for article in sorted(story.articles, key=lambda a: a.id):
        text = Document(article)
        found = cache.get(article.text) if cache is not None else None
        if found is None:
            found = extract(text)
            if cache is not None:
                cache[article.text] = found
        figures += describe(text, sorted(found, key=lambda f: (f.start, f.end)), number=len(figures) + 1)
    story = story._replace(figures=tuple(figures))
    system = [_row(f) for f in figures]
    truth = {}
    for article in story.articles:
        pairs = score.align(
            [f for f in story.gold["figures"] if f["article"] == article.id],
            [f for f in system if f["source"] == article.id],
        )
        truth.update({s: g for g, s in pairs})
    return story, truth


def cluster(raw: dict[str, Any], cache: dict[str, list[Figure]]) -> Story:
    """A real cluster with the figures that we find in it, described; articles named as tools/conflicts.py does."""
    names: Counter[str] = Counter()
    articles, figures = [], []
    for a in raw["articles"]:
        names[a["name"]] += 1
        name = a["name"] if names[a["name"]] == 1 else f"{a['name']}#{names[a['name']]}"
        article = Article(name, name, a["text"])
        text = Document(article)
        key = name + "\0" + a["text"]
        if key not in cache:
            cache[key] = sorted(extract(text), key=lambda f: (f.start, f.end))
        articles.append(article)
        figures += describe(text, cache[key])
    figures = [replace(f, id=f"f{n}") for n, f in enumerate(figures, 1)]
    return Story(raw["id"], raw, {"groups": [], "figures": []}, tuple(articles), tuple(figures))


def _row(f: Figure) -> dict[str, Any]:
    low, high = (float(x) if isinstance(x, Decimal) else x for x in (f.low, f.high))
    return {"id": f.id, "source": f.source, "start": f.start, "end": f.end, "text": f.text,
            "kind": f.kind, "hedge": f.hedge,
            "unit": f.unit, "low": low, "high": high, "per": f.per}  # fmt: skip


def document(story: Story, groups: Sequence[Group]) -> dict[str, Any]:
    """What `check --format jsonl` would print, as far as score.py reads it."""
    figures = [_row(f) for f in story.figures]
    out = []
    for group in groups:
        clash = [[a.id, b.id] for i, a in enumerate(group.figures) for b in group.figures[i + 1 :] if in_conflict(a, b)]
        verdict = "conflict" if clash else "match" if len({f.source for f in group.figures}) > 1 else "single"
        out.append(
            {
                "id": group.id,
                "about": group.about,
                "verdict": verdict,
                "figures": [f.id for f in group.figures],
                "conflicts": clash,
            }
        )
    return {"story": story.id, "figures": figures, "groups": out}


def scorer() -> ModuleType:
    """The gold's own script."""
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--only")
    ap.add_argument("--misses", action="store_true")
    a = ap.parse_args()
    score = scorer()
    tally: Counter[Any] = Counter()
    cases = [described(s) for s in stories(only=a.only)]
    for story in cases:
        score.score_story(story.raw, story.gold, document(story, link(story.articles, story.figures)), tally, a.misses)
    score.report(tally, len(cases))


if __name__ == "__main__":
    main()
