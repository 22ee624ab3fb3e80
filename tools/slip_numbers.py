"""Numbers of real sentences that come out: sums, changes, shares and points, found by doing the sum.

For `plant_slips.py`. Nothing here asks how the rules read a sentence: numbers are found by one pattern, and a
construction is taken for one when its numbers make each other and a word or two say that they are meant to.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.model import Article

WORDS = "nought one two three four five six seven eight nine ten eleven twelve".split()
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    rf"(?<![\w.,/:-])(?P<money>[$£€])?(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:{'|'.join(WORDS[1:])}))"
    r"(?:[ -](?P<scale>million|billion|trillion)\b)?"
    r"(?:(?P<points>[ -](?:percentage[ -])?points?\b)|(?P<percent>\s?%|[ -]per\s?cent\b))?(?![\w/]|[:,.]\d)"
)
_STOP = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_MOVES = (
    r"rose|risen|ris\w+|increas\w+|gr[eo]w\w*|jump\w*|climb\w*|soar\w*|surg\w+|gain\w*|up|fell|fall\w*|drop\w*|declin\w*|"
    r"decreas\w*|plung\w*|plummet\w*|tumbl\w*|down|cut|reduc\w*|lost|slash\w*|slid|dip\w*|shr[aiu]nk\w*|higher|lower|"
    r"advanc\w*|add\w*|swell\w*|swollen|go|went|compared"
)
_MOVED = re.compile(rf"(?i)\b(?:{_MOVES})\b")
_ENDS = re.compile(r"\b(?:from|to|compared)\b")
_CLOSED = re.compile(r"\b(?:to|at)\s(?:close\sat\s|end\sat\s|settle\sat\s|finish\sat\s|about\s|a\srecord\s)?\Z")
_NAMELY = re.compile(
    r"[:(—–]|--|\s-\s|,\s(?:with\s)?\Z|\b(?:including|includes?|included|split|mix\sof|made\sup|consist\w*|compris\w*)\b"
)
_OF_THE = re.compile(r"\b[Oo]f\s(?:the|its|these|those|their)?\s?\Z")
_INCLUDING = re.compile(r"\binclud\w+\b|,\swith\s\Z")
_IN_ALL = re.compile(r"\btotal\b|\bin all\b|\baltogether\b|\bbringing\b|\s\(\Z")
_JOINED = re.compile(r"\bjoin(?:ed|ing|s)?\b")
_NO_SUM = re.compile(
    r"(?i)\b(?:shy|short|needed|need|reach|reached|ages?|aged|past|down|compared|than|defections|between\sthe|loss|revised|if|or)\b"
    r"|-\s?vote\sthreshold"
)
_DATED = re.compile(
    r"(?i)\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|"
    r"Sept\.|Oct\.|Nov\.|Dec\.|Caption(?:\s\d+\sof)?|#|day)\s?\Z"
)
_MARGIN = re.compile(r"[ -](?:match-?up|lead|race|margin|gap|edge|advantage)")
_A_TABLE = 8


class Construction(NamedTuple):
    """An article, where in it the number stands that is to be broken, and which other numbers would be wrong there."""

    article: Article
    start: int
    end: int
    wrong: Callable[[str], bool] = lambda written: True


class Number(NamedTuple):
    """A number as a plain pattern reads it: where its digits stand, its value, what it counts."""

    start: int
    end: int
    first: int
    last: int
    value: float
    step: float
    kind: str
    scale: float


def by_sum(article: Article) -> Iterator[tuple[str, Construction]]:
    """Every construction of an article whose numbers make each other, with its family."""
    for start, end in sentences(article.text):
        numbers = list(_numbers(article.text, start, end))
        if len(numbers) > 2 and len(numbers) < _A_TABLE:
            yield from (("totals and parts", c) for c in _sums(article, numbers, (start, end)))
            yield from _changes(article, numbers, (start, end))
            yield from (("percent of figures", c) for c in _shares(article, numbers))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence begins and ends, by a plain pattern."""
    start = 0
    for stop in _STOP.finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


def counted(words: str) -> float:
    """The value of a number in digits or as one of the small words."""
    return float(WORDS.index(words.lower())) if words.lower() in WORDS else float(words.replace(",", ""))


def _numbers(text: str, start: int, end: int) -> Iterator[Number]:
    for m in _NUMBER.finditer(text, start, end):
        if _DATED.search(text, max(start, m.start() - 11), m.start()):
            continue
        digits, scale = m["digits"], _SCALES.get(m["scale"] or "", 1.0)
        value = counted(digits) * scale
        whole = digits.replace(",", "").split(".")
        zeros = len(whole[0]) - len(whole[0].rstrip("0")) if len(whole) == 1 and digits[0].isdigit() else 0
        step = scale * 10.0**zeros if len(whole) == 1 else scale * 10.0 ** -len(whole[1])
        bare = not m["scale"] and not m["money"] and "," not in digits
        kind = (
            "point" if m["points"] else "percent" if m["percent"] else "money" if m["money"]
            else "year" if bare and re.fullmatch(r"(?:1[6-9]|20)\d\d", digits) else "count"
        )  # fmt: skip
        yield Number(m.start(), m.end(), m.start("digits"), m.end("digits"), value, step, kind, scale)


def _sums(article: Article, numbers: list[Number], span: tuple[int, int]) -> Iterator[Construction]:
    text = article.text
    for at, whole in enumerate(numbers):
        if whole.value < 10 or whole.kind not in ("count", "money") or not text[whole.first].isdigit():
            continue
        for step in (1, -1):
            parts: list[Number] = []
            for part in numbers[at + step :: step] if at + step >= 0 else []:
                near = parts[-1] if parts else whole
                gap = text[min(part.end, near.end) : max(part.start, near.start)]
                if part.kind != whole.kind or len(gap) > 90 or _NO_SUM.search(gap) or part.value >= whole.value:
                    break
                parts.append(part)
                if len(parts) > 1 and abs(sum(p.value for p in parts) - whole.value) < 0.001 * whole.step:
                    if _meant(text, whole, sorted(parts), span, step):
                        yield Construction(article, whole.first, whole.last, _sum_wrong(text, whole, parts, step))
                    break


def _meant(text: str, whole: Number, parts: list[Number], span: tuple[int, int], step: int) -> bool:
    """Whether words say that the parts make the whole."""
    joint = text[parts[-2].end : parts[-1].start]
    lead = text[max(span[0], whole.start - 40) : whole.start]
    inner = text[min(whole.end, parts[0].end) : max(whole.start, parts[-1].start)]
    if _NO_SUM.search(lead) or text[whole.end : whole.end + 13] == "-vote thresho" or "\n" in inner:
        return False
    if _JOINED.search(inner):
        return True
    if not re.search(r"\band\b|\bplus\b|;\s" + (r"|,\s" if len(parts) == 2 else ""), joint):
        return False
    if step < 0:
        return bool(_IN_ALL.search(text[parts[-1].end : whole.start] + text[whole.end : whole.end + 14]))
    return bool(_NAMELY.search(text[whole.end : parts[0].start]) or _OF_THE.search(lead))


def _sum_wrong(text: str, whole: Number, parts: list[Number], step: int) -> Callable[[str], bool]:
    """After "including", "with" or "of the" only a whole below its parts is wrong, after "at least" only one
    above them; sums of rounded numbers have their slack."""
    gap = text[whole.end : min(parts).start]
    open_list = step > 0 and (_INCLUDING.search(gap) or _OF_THE.search(text[: whole.start][-12:]))
    hedged = re.search(r"(?i)\b(?:at least|more than|over)\s[$£€]?\Z", text[: whole.start])
    finest = min(n.step for n in (whole, *parts))
    slack = (len(parts) + 1) * finest / 2 if whole.scale > 1 else 0.0
    total = sum(p.value for p in parts)

    def wrong(written: str) -> bool:
        over = counted(written) * whole.scale - total
        if open_list:
            return over < -slack and not hedged
        return over > slack if hedged else abs(over) > slack

    return wrong


def _changes(article: Article, numbers: list[Number], span: tuple[int, int]) -> Iterator[tuple[str, Construction]]:
    """A percentage or points, and two numbers that lie so far apart; with a word that says so."""
    text = article.text
    for stated in numbers:
        if stated.kind not in ("percent", "point") or stated.value < 1:
            continue
        others = [n for n in numbers if n is not stated and n.kind in ("count", "money", "percent")]
        for a, b in pairwise(others):
            first, last = min(a.start, stated.start), max(b.end, stated.end)
            if last - first > 200 or not _MOVED.search(text[max(span[0], first - 60) : last + 40]):
                continue
            if stated.kind == "point":
                if _MARGIN.search(text[stated.end : stated.end + 14]):
                    continue
                level = "percent" in (a.kind, b.kind) and abs(abs(a.value - b.value) - stated.value) < 0.06
                words = text[max(span[0], first - 25) : last]
                if level and re.search(r"\bfrom\b", words) and re.search(r"\bto\b", words):
                    yield "percent for points", Construction(article, stated.last + 1, stated.end)
                continue
            if "percent" in (a.kind, b.kind) or a.kind != b.kind:
                continue
            words = text[max(span[0], first - 12) : last]
            for start, end in ((a, b), (b, a)):
                if _is_change(stated, start, end) and max(a.value, b.value) > 20 and len(_ENDS.findall(words)) > 1:
                    yield (
                        "percent of figures",
                        Construction(article, stated.first, stated.last, _change_wrong(start, end)),
                    )
                    break
            moved = stated.start - a.end < 25 and a.end < stated.start < b.start and a.value < b.value
            closes = moved and _CLOSED.search(text[stated.end : b.start])
            if closes and any(abs(a.value / (b.value + s * a.value) * 100 - stated.value) < 0.06 for s in (1, -1)):
                yield "percent of figures", Construction(article, stated.first, stated.last, _quote_wrong(a, b))


def _is_change(stated: Number, start: Number, end: Number) -> bool:
    near = abs(end.value / start.value - 1) * 100 if start.value else 0.0
    return abs(near - stated.value) <= max(0.5, 0.02 * stated.value)


def _change_wrong(start: Number, end: Number) -> Callable[[str], bool]:
    step = min(start.step, end.step) if start.scale == end.scale else 0.0
    ratios = [
        abs((end.value + e * step / 2) / (start.value + s * step / 2) - 1) * 100 for e in (-1, 1) for s in (-1, 1)
    ]
    return lambda written: not min(ratios) - 1 <= counted(written) <= max(ratios) + 1


def _quote_wrong(moved: Number, end: Number) -> Callable[[str], bool]:
    both = [moved.value / (end.value + s * moved.value) * 100 for s in (1, -1)]
    return lambda written: all(abs(counted(written) - true) > 0.1 + true / 50 for true in both)


def _shares(article: Article, numbers: list[Number]) -> Iterator[Construction]:
    """Three neighbours, of which one is the percentage that the smaller is of the greater; with an "of"."""
    for three in zip(numbers, numbers[1:], numbers[2:], strict=False):
        shares = [n for n in three if n.kind == "percent"]
        two = [n for n in three if n.kind in ("count", "money")]
        if len(shares) != 1 or len(two) != 2 or two[0].kind != two[1].kind or three[2].end - three[0].start > 160:
            continue
        small, great = sorted(two, key=lambda n: n.value)
        words = article.text[three[0].end : three[2].start]
        if (
            great.value < 13
            or small.value == great.value
            or not re.search(r"\bof\b", words)
            or re.search(r"\n|compared", words)
        ):
            continue
        share = shares[0]
        near = small.value / great.value * 100
        if abs(near - share.value) <= max(0.5, share.step / 2) and small.value > 4:
            yield Construction(article, share.first, share.last, _share_wrong(small, great))


def _share_wrong(small: Number, great: Number) -> Callable[[str], bool]:
    def half(number: Number) -> float:
        return 0.0 if number.scale == 1 and number.step <= 1 else number.step / 2

    least = (small.value - half(small)) / (great.value + half(great)) * 100
    most = (small.value + half(small)) / (great.value - half(great)) * 100
    return lambda written: not least - 1 <= counted(written) <= most + 1
