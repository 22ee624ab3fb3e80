"""A story with one of each: a toll that rose, slips, a fault that needs no second source, a match, single sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from checker import pipeline
from checker.judge import load_rules
from checker.model import Article, Report

TEXTS = {
    "coast.txt": (
        "Coast News",
        3,
        "Flood kills 44 in Ostra valley\n\n"
        "At least 44 people were killed when the dam above Ostra burst, police said on Sunday.\n\n"
        "The damage was put at $5.6 million. The dam was built in 1962.\n",
    ),
    "late.txt": (
        "Late Edition",
        9,
        "What went wrong at Ostra\n\n"
        "The dam burst above Ostra killed 53 people, the interior ministry said. The dam was built in 1926.\n\n"
        "The mayor had counted 1,260 sheep drowned.\n",
    ),
    "valley.txt": (
        "The Valley Post",
        2,
        "Dam bursts above Ostra, 31 dead\n\n"
        "The dam above Ostra burst on Saturday, killing 31 people and drowning 1,260 sheep, the mayor said.\n\n"
        "The dam, built in 1962, held 3.2 million cubic metres of water. "
        "Sunday, March 4, 2024, was declared a day of mourning.\n",
    ),
    "wire.txt": (
        None,
        5,
        "Ostra toll rises\n\n"
        "The dam burst above Ostra killed 51 people, the interior ministry said on Tuesday.\n\n"
        "The damage was put at $5.6 billion by the owner.\n",
    ),
}
"""By file name: outlet, day in March 2024, text."""


@cache
def report(lead: str = "") -> Report:
    """The story checked, with its explanations; `lead` stands before every article."""
    articles = [
        Article(name, f"flood/{name}", lead + text, text.split("\n")[0], date(2024, 3, day), outlet)
        for name, (outlet, day, text) in TEXTS.items()
    ]
    return replace(pipeline.check(articles, "flood", explain=True), rules=tuple(load_rules()))
