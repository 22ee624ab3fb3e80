#!/usr/bin/env python3
"""How many planted slips the self-checks catch, family by family.

    python tools/plant_slips.py [--each N] [--seed N] [--missed] [--floor PERCENT]

Takes consistent constructions, breaks one number as a tired writer would, and asks whether the family's rule reports
it: in texts of our own (slip_texts.py), in the same set into articles of the corpus, and in constructions found in
the corpus at run time by patterns of this tool's own, looser than the rules', and by doing the sums (slip_corpus.py,
slip_numbers.py, slip_dates.py). Nothing of it is kept.
A text on which the rule fires before anything is broken counts as a false alarm and is left out. Exit code 1 where a
family is caught less often than the floor in any of the three.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "tools"))

from flags import CORPUS, articles  # noqa: E402
from slip_corpus import Construction, constructions  # noqa: E402
from slip_texts import FAMILIES, PUBLISHED  # noqa: E402

from checker.judge import load_rules  # noqa: E402
from checker.model import Article  # noqa: E402
from checker.pipeline import check  # noqa: E402
from checker.read.text import read  # noqa: E402

_BRACED = re.compile(r"\{([^{}]*)\}")
_OTHER_WORDS = {
    "More than": "Nearly", "Over": "Almost", "more than": "nearly", "over": "almost", "Nearly": "More than",
    "Almost": "Over", "nearly": "more than", "almost": "over",
    "percentage points": "percent", "percentage point": "percent", "percentage-point": "percent", "points": "percent",
    "point": "percent", "-point": "-percent",
    "two": "four", "three": "four", "four": "three", "five": "four", "six": "five", "seven": "eight", "eight": "seven",
}  # fmt: skip
_WORDS = "one two three four five six seven eight nine ten".split()
_OF_ZONES = ("headlines", "captions")
_AROUND = 300
_TRIES, _SLIPS = 40, 5
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
        whole = max(int(n) for n in re.findall(r"\d+", text) if not re.fullmatch(r"(?:19|20)\d\d", n))
        return str(whole + random.randint(1, 30))
    if family == "implausible":
        return number[0] + str(random.randint(3, 9)) + number[1:] if number[0] == "1" else number + number[1]
    if family == "impossible dates":
        if re.search(rf":\{{?{number}(?!\d)", text):
            return str(random.randint(61, 89))
        return {"30": "31", "28": random.choice(("29", "30"))}[number]
    if family == "ranges":
        low, high = re.findall(r"[$£€]?\d+(?:\.\d)?", number)
        return number.replace(low, "\0", 1).replace(high, low, 1).replace("\0", high, 1)
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


def set_in(planted: Planted, around: str) -> Planted:
    """The same in the middle of somebody's article, as a paragraph of its own."""
    head, _, rest = around.partition("\n")
    good, bad = (article(f"{head}\n\n{a.text}\n\n{rest}", PUBLISHED) for a in planted)
    return Planted(good, bad)


def article(text: str, published: date | None) -> Article:
    """A text as the program reads it from a file."""
    content = read(text)
    return Article("a.txt", "a.txt", text, title=content.title, published=published, zones=content.zones)


def fires(rule: str, given: Article) -> bool:
    """Whether the rule says anything of the article."""
    return any(finding.rule == rule for finding in check([given], packs=_RULES).findings)


def from_corpus(each: int, random: Random) -> Iterator[tuple[str, Planted]]:
    """Constructions of real news, whole and broken: the article around them is kept, for what it says elsewhere.

    Where a family has few, several slips are made in each, every one in another number.
    """
    for family, found in constructions(random):
        for construction in found[:each]:
            for slip in _slips(family, construction, min(_SLIPS, each // len(found)) or 1, random):
                whole, start, end, _ = construction
                text = whole.text[:start] + slip + whole.text[end:]
                content = read(text)
                yield family, Planted(whole, replace(whole, text=text, zones=content.zones))


def _slips(family: str, construction: Construction, many: int, random: Random) -> list[str]:
    """What a tired writer makes of the number; none where rounding explains whatever that is."""
    whole, start, end, wrong = construction
    number = whole.text[start:end]
    around = whole.text[max(0, start - 80) : end + 80]
    slips = (broken(family, number, around, random) for _ in range(_TRIES))
    return list(dict.fromkeys(slip for slip in slips if slip != number and wrong(slip)))[:many]


def main(arguments: list[str]) -> int:
    """0, or 1 where a family stays below the floor."""
    options = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    options.add_argument("--each", type=int, default=120, help="texts of each family")
    options.add_argument("--seed", type=int, default=5)
    options.add_argument("--missed", action="store_true", help="print what was not caught")
    options.add_argument("--floor", type=float, default=85, help="least percentage to be caught, of each kind of text")
    given = options.parse_args(arguments)
    random = Random(given.seed)
    print(f"{'':<29}" + "".join(f" {place:^21}" for place in ("own texts", "set into real ones", "real constructions")))
    print(f"{'family':<22} {'rule':<6}" + f" {'slips':>6} {'caught':>6} {'alarms':>7}" * 3)
    low = False
    for family, tallies in planted_slips(given.each, random, given.missed).items():
        low = low or any(t.caught * 100 < given.floor * t.slips for t in tallies)
        cells = (f" {t.slips:>6} {t.rate:>6} {t.alarms:>7}" for t in tallies)
        print(f"{family:<22} {FAMILIES[family][0]:<6}{''.join(cells)}")
    return 1 if low else 0


@dataclass
class Tally:
    """What became of the slips of one family in one kind of text."""

    slips: int = 0
    caught: int = 0
    alarms: int = 0

    @property
    def rate(self) -> str:
        """The share of slips that was caught."""
        return f"{self.caught / self.slips:.0%}" if self.slips else "-"


def planted_slips(each: int, random: Random, missed: bool = False) -> dict[str, tuple[Tally, Tally, Tally]]:
    """Of each family: what was caught in own texts, in own texts set into real ones, and in real constructions."""
    counts = {family: (Tally(), Tally(), Tally()) for family in FAMILIES}
    around = [a.text for a in islice(articles(), _AROUND)] if (CORPUS / "news.jsonl.gz").is_file() else []
    for family, (rule, _) in FAMILIES.items():
        for _ in range(each):
            planted = own(family, random)
            _tally(counts[family][0], rule, planted, missed)
            if around and family not in _OF_ZONES:
                _tally(counts[family][1], rule, set_in(planted, random.choice(around)), missed)
    for family, planted in from_corpus(each, random):
        _tally(counts[family][2], FAMILIES[family][0], planted, missed)
    return counts


def _tally(tally: Tally, rule: str, planted: Planted, missed: bool) -> None:
    if fires(rule, planted.good):
        tally.alarms += 1
        return
    tally.slips += 1
    if fires(rule, planted.bad):
        tally.caught += 1
    elif missed:
        differs = next(
            (i for i, (a, b) in enumerate(zip(planted.good.text, planted.bad.text, strict=False)) if a != b), 0
        )
        print(f"missed {rule}: {' '.join(planted.bad.text[max(0, differs - 120) : differs + 120].split())}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
