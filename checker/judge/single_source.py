"""Kind `single-source`: one article alone states a figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule
    from checker.model import Finding

PARAMETERS = {"least_articles": 2, "vague": False}
"""`least_articles`: in a story of fewer, standing alone says nothing. `vague`: report dozens and decades, too."""


def run(context: Context, rule: Rule) -> Iterator[Finding]:
    """One finding for each group that a single article states."""
    if len(context.articles) < int(str(rule.parameters["least_articles"])):
        return
    for group in context.groups:
        if group.verdict != "single" or (not rule.parameters["vague"] and all(f.vague for f in group.figures)):
            continue
        first = group.figures[0]
        subject = f" ({group.about})" if group.about else ""
        article = context.article.get(first.source)
        if article and article.role == "draft":
            message = f"No source states “{context.says(first)}”{subject}."
        else:
            message = f"Only {context.name(first)} states “{context.says(first)}”{subject}."
        yield context.finding(rule, message, group.figures, group)
