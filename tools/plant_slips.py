#!/usr/bin/env python3
"""How many planted slips the self-checks catch, family by family.

    python tools/plant_slips.py [--each N] [--seed N] [--missed] [--floor PERCENT]

Takes consistent constructions, breaks one number as a tired writer would, and asks whether the family's rule reports
it: in texts of our own (slip_texts.py), and in constructions found in the corpus at run time by patterns of this tool's
own, looser than the rules' (slip_corpus.py). Nothing of the corpus is kept. A text on which the rule fires before
anything is broken counts as a false alarm and is left out. Exit code 1 where a family of own texts is caught less often
than the floor.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from slip_corpus import constructions  # noqa: E402
from slip_texts import FAMILIES, PUBLISHED  # noqa: E402

from checker.judge import load_rules  # noqa: E402
from checker.model import Article  # noqa: E402
from checker.pipeline import check  # noqa: E402
from checker.read.text import read  # noqa: E402

_BRACED = re.compile(r"\{([^{}]*)\}")
_OTHER_WORDS = {
    "More than": "Nearly", "Over": "Almost", "percentage points": "percent", "percentage point": "percent",
    "two": "four", "three": "four", "four": "three", "five": "four", "six": "five", "seven": "eight", "eight": "seven",
}  # fmt: skip
_WORDS = "one two three four five six seven eight nine ten".split()
_RULES = load_rules()


class Planted(NamedTuple):
    """A consistent text and the same with one slip."""

    good: Article
    bad: Article


def slipped(number: str, random: Random, least: float) -> str:
    """A number as a tired writer might have it: one digit wrong, two swapped, a zero too many.

    It moves by the share `least` of itself at least: less may be rounding, of that number or of those beside it.
    """
    if number in _OTHER_WORDS:
        return _OTHER_WORDS[number]
    digits = [i for i, char in enumerate(number) if char.isdigit()]
    head = digits if len(digits) < 3 else digits[:2]
    choices = set()
    for i in head:
        for other in "123456789":
            if other != number[i]:
                choices.add(number[:i] + other + number[i + 1 :])
    if len(digits) > 1 and number[digits[0]] != number[digits[1]] != "0":
        a, b = digits[:2]
        choices.add(number[:a] + number[b] + number[a + 1 : b] + number[a] + number[b + 1 :])
    if len(digits) == len(number) > 1:
        choices.add(number + "0")
    apart = [c for c in choices if abs(_value(c) - _value(number)) >= least * _value(number)]
    return random.choice(sorted(apart or choices))


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def own(family: str, random: Random) -> Planted:
    """One text of our own, whole and broken."""
    _, makers = FAMILIES[family]
    text = random.choice(makers)(random)
    marked = list(_BRACED.finditer(text))
    good = _BRACED.sub(r"\1", text)
    if len(marked) == 2:  # the ends of a range, to be exchanged
        first, second = (m[1] for m in marked)
        bad = _BRACED.sub("\0", text).replace("\0", second, 1).replace("\0", first, 1)
    else:
        number = marked[0][1]
        bad = _BRACED.sub(lambda _: broken(family, number, text, random), text)
    return Planted(article(good, PUBLISHED), article(bad, PUBLISHED))


def broken(family: str, number: str, text: str, random: Random) -> str:
    """A slip that the family is about: a part above its whole, a day that no month has."""
    if family == "part and whole":
        whole = max(int(n) for n in re.findall(r"\d+", text))
        return str(whole + random.randint(1, 30))
    if family == "implausible":
        return str(int(number) + 100)
    if family == "impossible dates":
        return {"30": "31", "28": random.choice(("29", "30"))}.get(number, str(random.randint(61, 89)))
    if family == "weekday against date":
        day = int(number)
        return str(random.choice([d for d in range(1, 29) if (d - day) % 7]))
    if number in _WORDS:
        at = _WORDS.index(number)
        near = (1,) if family == "lists" else (2, 3, 4)
        return random.choice([word for n, word in enumerate(_WORDS) if abs(n - at) in near and n])
    if family in ("durations and dates", "ages"):
        return str(
            random.choice([n for n in range(max(2, int(number) - 9), int(number) + 10) if abs(n - int(number)) > 1])
        )
    return slipped(number, random, 0.4 if re.search("doubled|tripled|quadrupled", text) else 0.08)


def article(text: str, published: date | None) -> Article:
    """A text as the program reads it from a file."""
    content = read(text)
    return Article("a.txt", "a.txt", text, title=content.title, published=published, zones=content.zones)


def fires(rule: str, given: Article) -> bool:
    """Whether the rule says anything of the article."""
    return any(finding.rule == rule for finding in check([given], packs=_RULES).findings)


def from_corpus(each: int, random: Random) -> Iterator[tuple[str, Planted]]:
    """Constructions of real news, whole and broken: the article around them is kept, for what it says elsewhere."""
    for family, found in constructions(random):
        for whole, start, end in found[:each]:
            number = whole.text[start:end]
            for _ in range(20):
                slip = broken(family, number, whole.text[max(0, start - 80) : end + 80], random)
                if slip != number:
                    break
            text = whole.text[:start] + slip + whole.text[end:]
            content = read(text)
            yield family, Planted(whole, replace(whole, text=text, zones=content.zones))


def main(arguments: list[str]) -> int:
    """0, or 1 where a family stays below the floor."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("--each", type=int, default=120, help="texts of each family")
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--missed", action="store_true", help="print what was not caught")
    options.add_argument("--floor", type=float, default=85, help="least percentage of own texts to be caught")
    given = options.parse_args(arguments)
    random = Random(given.seed)
    print(f"{'family':<22} {'rule':<6} {'own':>5} {'caught':>7} {'alarms':>7} {'real':>6} {'caught':>7} {'alarms':>7}")
    counts = {family: [0] * 6 for family in FAMILIES}
    for family, (rule, _) in FAMILIES.items():
        for _ in range(given.each):
            _tally(counts[family], 0, rule, own(family, random), given.missed)
    for family, planted in from_corpus(given.each, random):
        _tally(counts[family], 3, FAMILIES[family][0], planted, given.missed)
    low = False
    for family, (rule, _) in FAMILIES.items():
        row = counts[family]
        low = low or row[1] * 100 < given.floor * row[0]
        print(
            f"{family:<22} {rule:<6} {row[0]:>5} {_rate(row[1], row[0]):>7} {row[2]:>7} {row[3]:>6} "
            f"{_rate(row[4], row[3]):>7} {row[5]:>7}"
        )
    return 1 if low else 0


def _tally(row: list[int], at: int, rule: str, planted: Planted, missed: bool) -> None:
    if fires(rule, planted.good):
        row[at + 2] += 1
        return
    row[at] += 1
    if fires(rule, planted.bad):
        row[at + 1] += 1
    elif missed:
        differs = next(
            (i for i, (a, b) in enumerate(zip(planted.good.text, planted.bad.text, strict=False)) if a != b), 0
        )
        print(f"missed {rule}: {' '.join(planted.bad.text[max(0, differs - 120) : differs + 120].split())}")


def _rate(caught: int, planted: int) -> str:
    return f"{caught / planted:.0%}" if planted else "-"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
