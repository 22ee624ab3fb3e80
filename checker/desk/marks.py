"""Marks in one's own copy: `<!-- check-figures: ok REASON -->`, and [sic] after a number.

A comment speaks of the figure before it in its line; a comment alone on its line speaks of all figures in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Article, Figure, Problem, Waiver
from checker.wording import placed

_COMMENT = re.compile(r"<!--\s*check-figures\s*:\s*(?P<word>[\w-]*)\s*(?P<reason>.*?)\s*-->", re.DOTALL)
_SIC = re.compile(r"\[sic\]|\(sic\)")
_SIC_REACH = 40
"""How far after a number [sic] may stand, in characters: its noun fits between."""
_BLANK = re.compile(r"[ \t]*")


class Mark(Struct, frozen=True):
    """One mark and what it speaks of."""

    waiver: Waiver
    figures: frozenset[str]
    """Ids of the figures."""
    owed: bool
    """Whether it is to be reported when nothing needs it: a comment is, [sic] is not."""


def has_marks(article: Article) -> bool:
    """Whether an article may hold marks; cheap, since hardly any does."""
    text = article.text
    return ("[" in text and "[sic]" in text) or "(sic)" in text or ("<" in text and "check-figures" in text)


def without_marks(article: Article) -> Article:
    """The article with its marks blanked: the same length, and no sentence or number broken by them."""
    text = article.text
    for pattern in (_COMMENT, _SIC):
        text = pattern.sub(lambda mark: re.sub(r"[^\r\n]", " ", mark.group()), text)
    return replace(article, text=text)


def marks(article: Article, figures: Iterable[Figure]) -> tuple[list[Mark], list[Problem]]:
    """The marks in an article, and what is wrong with those that say nothing useful."""
    text = article.text
    found: list[Mark] = []
    problems: list[Problem] = []
    if not has_marks(article):
        return found, problems
    figures = sorted(figures, key=lambda f: f.start)
    for comment in _COMMENT.finditer(text):
        where = placed(article, comment.start())
        if comment["word"].lower() != "ok":
            problems.append(Problem(where, f'unknown mark "{comment["word"]}": write {_FORM}', fatal=False))
        elif not comment["reason"]:
            problems.append(Problem(where, f"this mark gives no reason and does not count: write {_FORM}", fatal=False))
        else:
            reason = " ".join(comment["reason"].split())
            meant = frozenset(f.id for f in _meant(article, figures, comment.start(), comment.end()))
            found.append(Mark(Waiver(reason, where=where, inline=True), meant, owed=True))
    for sic in _SIC.finditer(text):
        before = [f for f in figures if f.end <= sic.start() <= f.end + _SIC_REACH]
        if before and not re.search(r"[\r\n]", text[before[-1].end : sic.start()]):
            waiver = Waiver("[sic]: as the source has it", where=placed(article, sic.start()), inline=True)
            found.append(Mark(waiver, frozenset({before[-1].id}), owed=False))
    return found, problems


_FORM = "<!-- check-figures: ok REASON -->"


def _meant(article: Article, figures: Sequence[Figure], start: int, end: int) -> Iterator[Figure]:
    line = article.locate(start)[0]
    begin = article.line_starts[line - 1]
    if article.text[begin:start].strip():
        before = [f for f in figures if begin <= f.start and f.end <= start]
        yield from before[-1:]
    else:
        rest = _BLANK.match(article.text, end)
        after = rest.end() if rest else end
        yield from _in_next_line(article, figures, after)


def _in_next_line(article: Article, figures: Sequence[Figure], offset: int) -> Iterator[Figure]:
    """The figures of the rest of this line, or of the next that is not blank."""
    for line in range(article.locate(offset)[0], len(article.line_starts) + 1):
        start = max(offset, article.line_starts[line - 1])
        end = article.line_starts[line] if line < len(article.line_starts) else len(article.text)
        if article.text[start:end].strip():
            yield from (f for f in figures if start <= f.start < end)
            return
