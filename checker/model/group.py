"""Figures that speak of the same thing: why they are taken to, and what their agreement is worth."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from checker.model.figure import Figure

Verdict = Literal["match", "conflict", "single"]
Chance = Literal["likely", "possible", "unlikely"]


class Evidence(Struct, frozen=True):
    """One comparison level that two figures reached."""

    label: str
    """What an editor would read: "same counted noun: person"."""
    weight: float
    """What it adds to the log-odds that both speak of the same thing."""


class Link(Struct, frozen=True):
    """Two figures that speak of the same thing, and why."""

    left: str
    right: str
    """Figure ids."""
    score: float
    """Probability, 0 to 1, that they do."""
    evidence: tuple[Evidence, ...] = ()


class Explanation(Struct, frozen=True):
    """How linking came to its view of two figures, step by step: the steps add up to `total`."""

    left: str
    right: str
    """Figure ids."""
    steps: tuple[Evidence, ...]
    """Where every such pair starts, then the levels reached, the weightiest first, then what better partners take.
    Empty where the two were never compared."""
    bar: float
    """What the total has to exceed for the two to be linked."""
    note: str = ""
    """What the steps cannot tell: why nothing was compared, or what the rest of a group made of it."""

    @property
    def total(self) -> float:
        """The sum of all steps, in log-odds."""
        return sum(step.weight for step in self.steps)


class Origin(Struct, frozen=True):
    """Articles whose statements of one thing count once, for they go back to one report or one authority."""

    sources: tuple[str, ...]
    """Article ids, in the story's order."""
    why: str = ""
    """What makes them one: "near-identical text"; empty for an article by itself."""


class Weighed(Struct, frozen=True):
    """How much the agreement of several articles is worth."""

    origins: tuple[Origin, ...]
    """In the order of their first articles."""
    chance: Chance
    """How likely two reports that have nothing to do with each other would state this number anyway."""

    @property
    def weight(self) -> Literal["strong", "fair", "weak"]:
        """`weak`: one origin, or two that may agree by chance; `strong`: two, and hardly by chance; a third lifts."""
        count = len(self.origins)
        if count < 2:
            return "weak"
        grade = ("likely", "possible", "unlikely").index(self.chance) + (count > 2)
        return "weak" if grade == 0 else "fair" if grade == 1 else "strong"


class Group(Struct, frozen=True):
    """All figures of a story about one thing. A figure that no other speaks of is a group of one."""

    id: str
    figures: tuple[Figure, ...]
    """In order of source and position."""
    links: tuple[Link, ...] = ()
    about: str = ""
    verdict: Verdict = "single"
    conflicts: tuple[tuple[str, str], ...] = ()
    """Every pair of figure ids that can't be true together, and no other."""
    reason: str = ""
    """Why the verdict is what it is, in one sentence."""
    weighed: Weighed | None = None
    """Of a match: on how many independent origins it rests; None for any other group."""

    @property
    def score(self) -> float:
        """Score of the weakest link that holds the group together; 1 for a group of one."""
        return min((link.score for link in self.links), default=1.0)
