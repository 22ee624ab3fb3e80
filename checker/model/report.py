"""All that a reporter needs about one story."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from msgspec import Struct

from checker.model.article import Article
from checker.model.data import Held
from checker.model.figure import Figure
from checker.model.finding import SEVERITIES, Finding, Place, Rule, Severity
from checker.model.group import Explanation, Group, Weighed

Standing = Literal["contradicted", "nowhere", "confirmed"]
"""How a draft's figure stands with the sources; what an editor looks at first stands first."""


class Backing(Struct, frozen=True):
    """What the sources say about one figure of a draft."""

    figure: str
    """The draft's figure, by its id."""
    standing: Standing
    """`contradicted` even where other sources confirm it."""
    confirmed_by: tuple[str, ...] = ()
    """Ids of the sources' figures that can be true together with it."""
    contradicted_by: tuple[str, ...] = ()
    """Ids of the figures that cannot: the sources' first, then the draft's own."""
    weighed: Weighed | None = None
    """To how many independent origins the confirming sources go back; None where none confirms. A draft is none."""


class Problem(Struct, frozen=True):
    """An input that could not be read, or only in part."""

    path: str
    message: str
    """One line: what is wrong and what to do."""
    fatal: bool = True
    """False for a warning (an empty article): the exit code stays."""


class Report(Struct, frozen=True, dict=True):
    """Everything a reporter needs about one story."""

    story: str
    articles: tuple[Article, ...]
    figures: tuple[Figure, ...]
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...] = ()
    explanations: tuple[Explanation, ...] = ()
    """Of the links that hold each group together, where they were asked for."""
    backings: tuple[Backing, ...] = ()
    """Where a draft is checked: one for each of its figures, in reading order."""
    rules: tuple[Rule, ...] = ()
    """All rules in force, in order of their codes, with the severity in force."""
    held: tuple[Held, ...] = ()
    """What tables of data say of figures, in order of the figures."""
    tables: tuple[str, ...] = ()
    """Names of the files with tables that figures were held against."""
    show: Severity = "info"
    """The mildest finding that a report for reading shows; `info` shows matches and single sources as well."""
    with_text: bool = False
    """Whether formats for programs hold the text that offsets refer to."""

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def figure(self) -> dict[str, Figure]:
        """Figures by id."""
        return {figure.id: figure for figure in self.figures}

    @cached_property
    def shown(self) -> tuple[Finding, ...]:
        """The findings for a reader: at or above the level to show, and about the draft where there is one."""
        worst = SEVERITIES.index(self.show)
        return tuple(f for f in self.findings if SEVERITIES.index(f.severity) <= worst and not f.aside)

    def place_of(self, finding: Finding) -> Place:
        """Where to look first: at its first figure, or at what could not be read as one."""
        if finding.figures:
            first = self.figure[finding.figures[0]]
            return Place(first.source, first.start, first.end)
        return finding.place or Place(self.articles[0].id, 0, 0)

    @property
    def has_draft(self) -> bool:
        """Whether one's own copy is held against the sources."""
        return any(article.role == "draft" for article in self.articles)

    @cached_property
    def backing(self) -> dict[str, Backing]:
        """What backs each figure of the draft, by figure id."""
        return {backing.figure: backing for backing in self.backings}

    @cached_property
    def data(self) -> dict[str, Held]:
        """What tables of data say, by figure id."""
        return {held.figure: held for held in self.held}

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """The group of each figure, by figure id."""
        return {figure.id: group for group in self.groups for figure in group.figures}
