"""Tables in articles: a number in a cell is what the head of its column and the label of its row say.

`| Felby | 4,200 |` below `| Port | Dockers on strike |` is read as "4,200 dockers on strike in Felby".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.describe import Vocabulary, describe
from checker.extract import extract
from checker.language.document import Document
from checker.language.lemma import stem
from checker.late import late
from checker.model import Article, Figure

_RULE = late(r"[\s|:+=-]*\Z")
"""The line between the head of a Markdown table and its rows."""
_MARKS = late(r"[*_`]+")
_BRACKETS = late(r"\s*[(\[](?:in\s)?([^)\]]{1,20})[)\]]\Z|,?\s(?:in\s)?(%)\Z")
"""What the numbers below a head are counted in: (%), ($m), (km), (in thousands)."""
_MONEY = late(r"(?P<sign>[^\w\s%]|[A-Z]{1,2}\$|[A-Z]{3}) ?(?P<scale>[a-z]*)\Z")
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion"}
_WORD = late(r"\w+")
_LETTERS = 6
"""First letters of a stem that names are compared by."""
_TOTAL = frozenset(("total",))
_TOTALS = frozenset("total totals sum all overall altogether combined".split())


class Cell(Struct, frozen=True):
    """Where a number stands in a table."""

    start: int
    end: int
    """Offsets of the cell in the article."""
    head: str
    label: str


def named_by_tables(article: Article, figures: Sequence[Figure], words: Vocabulary | None) -> list[Figure]:
    """The figures of one article, those in cells with the noun, unit and subject that their table gives them."""
    cells = list(_cells(article, figures))
    starts = [cell.start for cell in cells]
    out = []
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        inside = at >= 0 and figure.end <= cells[at].end
        out.append(_named(article, figure, cells[at], words) if inside else figure)
    return out


def _cells(article: Article, figures: Sequence[Figure]) -> Iterator[Cell]:
    """Cells with a head above and a label before them, of all tables."""
    numbers = [figure.start for figure in figures if figure.kind != "date"]
    for zone in article.zones:
        if zone.name != "table":
            continue
        heads: list[str] = []
        begun = False
        for line in _lines(article.text, zone.start, zone.end):
            texts = [_bare(article.text[start:end]) for start, end in line]
            begun = begun or (len(line) > 1 and bisect_left(numbers, line[1][0]) < bisect_left(numbers, line[-1][1]))
            if not begun:
                heads = texts
                continue
            named = next((n for n, text in enumerate(texts) if any(map(str.isalpha, text))), len(texts))
            for (start, end), head in list(zip(line, heads, strict=False))[named + 1 :]:
                if head:
                    yield Cell(start, end, head, texts[named])


def _lines(text: str, start: int, end: int) -> Iterator[list[tuple[int, int]]]:
    """The cells of each row as offsets; the line below a head is none."""
    for line in re.finditer(r"[^\r\n]+", text[start:end]):
        if "|" in line.group() and not _RULE.match(line.group()):
            row, at = [], start + line.start()
            for cell in line.group().split("|"):
                row.append((at, at + len(cell)))
                at += len(cell) + 1
            yield row


def _bare(cell: str) -> str:
    return " ".join(_MARKS.sub("", cell).split())


def _named(article: Article, figure: Figure, cell: Cell, words: Vocabulary | None) -> Figure:
    """A figure as a sentence of its own would have it; as it is where that reads another number."""
    bare = article.text[figure.start : figure.end]
    (head, unit), (label, other) = _parted(cell.head), _parted(cell.label)
    holder = _TOTAL if label.lower() in _TOTALS else _words(label)
    holder |= frozenset(word for word in _words(head) if word.isdigit())
    if not any(map(str.isalpha, head)):
        head, label = label, head  # Revenue, below 2023
    what = f"{_small(head)} in {'total' if label.lower() in _TOTALS else label}"
    amounts = [bare] if figure.kind != "count" or figure.noun else [*_amounts(bare, unit or other), bare]
    for amount in amounts:
        counts = amount == bare and figure.kind == "count" and not figure.noun
        said, at = (f"{bare} {what}.", 0) if counts else (f"{what}: {amount}.", len(what) + 2)
        document = Document(Article(article.id, article.path, said, published=article.published))
        for found in describe(document, extract(document), words):
            if (found.start, found.end) == (at, at + len(amount)) and found.about and figure.about:
                about = replace(
                    found.about, phrase=what, holder=holder, sentence=figure.about.sentence, rank=figure.about.rank
                )
                return replace(
                    found, id=figure.id, start=figure.start, end=figure.end, text=figure.text, zone=figure.zone,
                    about=about,
                )  # fmt: skip
    return figure


def _parted(words: str) -> tuple[str, str]:
    """A head or label, and what it says that its numbers are counted in."""
    m = _BRACKETS.search(words)
    return (words[: m.start()], m[1] or m[2]) if m else (words, "")


def _amounts(bare: str, unit: str) -> Iterator[str]:
    """The ways in which a sentence may write a number that is counted in this."""
    if not unit:
        return
    money = _MONEY.match(unit)
    if money:
        scale = _SCALES.get(money["scale"], money["scale"])
        yield f"{money['sign']}{' ' * money['sign'][-1:].isalpha()}{bare} {scale}".strip()
    elif unit.rstrip("s") in ("thousand", "million", "billion"):
        yield f"{bare} {unit.rstrip('s')}"
    else:
        yield f"{bare}%" if unit == "%" else f"{bare} {unit}"


def _words(label: str) -> frozenset[str]:
    """Words in the form that `About.holder` has them."""
    found = (stem(word.lower()) for word in _WORD.findall(label))
    return frozenset(word[:_LETTERS] if word.isalpha() else word for word in found)


def _small(head: str) -> str:
    """A head as it stands within a sentence: dockers on strike, but GDP."""
    return head[:1].lower() + head[1:] if head[1:2].islower() else head
