"""Stories that were found among articles: which article is where, and why."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import Any

from checker.model import Member, Story
from checker.report.defused import defused
from checker.wording import plain

SCHEMA = "check-figures-stories/1"
COLUMNS = ("story", "article", "published", "title", "near", "likely", "copy", "names", "figures", "words")
_WORDS = 2
"""Names and figures with which an article needs no words to say why it is there."""


def text(stories: Sequence[Story], width: int = 100, colour: bool = False) -> str:
    """For reading: stories of several articles first, the largest first; then the articles that stand alone."""
    from checker.report.page import QUIET, Page

    page = Page(width, colour)
    several = sorted((s for s in stories if len(s.members) > 1), key=lambda s: -len(s.members))
    for story in several:
        page.line((plain(story.name), "bold"), f": {len(story.members):,} articles")
        for member in story.members:
            page.line(_known(member), indent=2, cut=True)
            page.line((f"{why(member)}", QUIET), indent=6)
        page.gap()
    alone = [story.members[0] for story in stories if len(story.members) == 1]
    if alone:
        page.line(("ALONE", "bold"), f"  {len(alone):,} article{'s' * (len(alone) > 1)}")
        for member in alone:
            page.line(_known(member), indent=2, cut=True)
        page.gap()
    articles = sum(len(story.members) for story in stories)
    page.line(f"{len(several):,} stories of several articles, {len(alone):,} alone; {articles:,} articles.")
    return page.text()


def why(member: Member) -> str:
    """What holds an article to its story: `with a.txt (89 %): Skarvik; 212`."""
    words = member.words if len(member.names) + len(member.figures) < _WORDS else ()
    shared = "; ".join(", ".join(map(plain, some)) for some in (member.names, member.figures, words) if some)
    kind = "near copy of" if member.copy else "with"
    return f"{kind} {plain(member.near)} ({member.likely:.0%})" + (f": {shared}" if shared else "")


def _known(member: Member) -> str:
    article = member.article
    facts = (article.path, article.published.isoformat() if article.published else "", article.title or "")
    return "  ".join(plain(fact) for fact in facts if fact)


def as_json(stories: Sequence[Story], width: int = 0, colour: bool = False) -> str:
    """One document with every story."""
    rows = [{"story": s.name, "articles": [dict(_row(m)) for m in s.members]} for s in stories]
    return json.dumps({"schema": SCHEMA, "stories": rows}, ensure_ascii=False, indent=1) + "\n"


def as_csv(stories: Sequence[Story], width: int = 0, colour: bool = False) -> str:
    """A row for each article."""
    file = StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(COLUMNS)
    for story in stories:
        for member in story.members:
            cells = [story.name, *(value for _, value in _row(member))]
            rows.writerow([defused("; ".join(cell) if isinstance(cell, list) else cell) for cell in cells])
    return file.getvalue()


def _row(member: Member) -> Iterator[tuple[str, Any]]:
    article = member.article
    yield "article", article.path
    yield "published", article.published.isoformat() if article.published else None
    yield "title", article.title
    yield "near", member.near or None
    yield "likely", round(member.likely, 3)
    yield "copy", member.copy
    yield "names", list(member.names)
    yield "figures", list(member.figures)
    yield "words", list(member.words)


RENDERERS: dict[str, Callable[[Sequence[Story], int, bool], str]] = {"text": text, "json": as_json, "csv": as_csv}
