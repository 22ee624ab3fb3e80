"""Which articles of a heap tell one story: near copies, then shared rare words, names, figures and days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model import Article, Story

__all__ = ["group"]


def group(articles: Iterable[Article]) -> list[Story]:
    """The stories that the articles tell, in order of their first articles; an article by itself is a story of one.

    The order of the articles makes no difference. Raises `ModuleNotFoundError` without the extra `group`.
    """
    from checker.stories.found import stories

    return stories(sorted(articles, key=lambda a: (a.published or date.max, a.path, a.id)))
