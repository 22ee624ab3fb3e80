"""A story with one of each: a toll that rose, slips, a fault that needs no second source, a match, single sources."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

from checker import pipeline
from checker.judge import judge, load_rules
from checker.model import Article, Evidence, Explanation, Group, Link, Report

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


ABOUT = {
    "people killed": ["44", "53", "31", "51"],
    "damage": ["$5.6 million", "$5.6 billion"],
    "when the dam was built": ["1962", "1926"],
    "sheep drowned": ["1,260"],
    "volume of water": ["3.2 million cubic metres"],
    "day of mourning": ["March 4, 2024"],
}
"""Which numbers are about one thing: said here, so that no test of a format hangs on how figures are linked."""
STEPS = (
    Evidence("where clashing values start", 1.46),
    Evidence("same counted noun", 0.64),
    Evidence("no copied sentence", -0.45),
    Evidence("both alone in their sentences", 0.03),
    Evidence("neither hedged", 0.02),
)


@cache
def report(lead: str = "") -> Report:
    """The story judged, with explanations; `lead` stands before every article."""
    articles = [
        Article(name, f"flood/{name}", lead + text, text.split("\n")[0], date(2024, 3, day), outlet)
        for name, (outlet, day, text) in TEXTS.items()
    ]
    figures = pipeline.extract_figures(articles)
    groups = []
    for number, (about, texts) in enumerate(ABOUT.items(), 1):
        members = tuple(figure for figure in figures if figure.text in texts)
        links = tuple(Link(a.id, b.id, 0.9, STEPS) for a, b in pairwise(members))
        groups.append(Group(f"g{number}", members, links, about))
    rules = load_rules()
    judged, findings = judge(articles, groups, rules)
    explanations = tuple(Explanation(link.left, link.right, STEPS, 0.7) for g in judged for link in g.links)
    return Report(
        "flood", tuple(articles), tuple(figures), judged, findings, explanations=explanations, rules=tuple(rules)
    )
