"""Kind `data-contradicts`: a table of data has another number than an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.wording import listed, valued

if TYPE_CHECKING:
    from checker.judge.context import Context
    from checker.judge.rules import Rule
    from checker.model import Finding


def run(context: Context, rule: Rule) -> Iterator[Finding]:
    """One finding for each figure that a table contradicts."""
    figure = {figure.id: figure for figure in context.figures} if context.held else {}
    for held in context.held:
        if held.standing == "contradicted":
            stated = figure[held.figure]
            told = listed(f"{valued(datum)} in {datum.place} ({datum.about})" for datum in held.data)
            message = f"“{context.says(stated)}” ({context.name(stated)}) is {told}."
            yield context.finding(rule, message, [stated])
