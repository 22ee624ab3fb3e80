"""What a kind of rule may look at, and how it makes a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import combinations, groupby
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Article, Figure, Finding, Group, Held, Kind, Place
from checker.wording import as_stated, source_names

if TYPE_CHECKING:
    from checker.judge.rules import Rule


class Context(Struct, frozen=True, dict=True):
    """One story as the rules see it: its articles, and its groups with their verdicts."""

    articles: tuple[Article, ...]
    groups: tuple[Group, ...]
    explained: frozenset[frozenset[str]] = frozenset()
    """Pairs of figure ids whose clash a more specific rule has reported."""
    grave: frozenset[frozenset[str]] = frozenset()
    """Those that it reported as an error."""
    tolerance: float = 0.0
    """Share by which two numbers may differ without a clash."""
    held: tuple[Held, ...] = ()
    """What tables of data say of figures."""

    @cached_property
    def article(self) -> dict[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def names(self) -> dict[str, str]:
        """What each source is called in a sentence, by id."""
        return source_names(self.articles)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """All figures, in order of source and position."""
        rank = {article.id: place for place, article in enumerate(self.articles)}
        every = (figure for group in self.groups for figure in group.figures)
        return tuple(sorted(every, key=lambda f: (rank.get(f.source, len(rank)), f.source, f.start, f.end)))

    @cached_property
    def of_source(self) -> dict[str, tuple[Figure, ...]]:
        """Each article's figures in order of position, by the article's id."""
        found: dict[str, list[Figure]] = {}
        for figure in self.figures:
            found.setdefault(figure.source, []).append(figure)
        return {source: tuple(figures) for source, figures in found.items()}

    @cached_property
    def told(self) -> tuple[tuple[Article, tuple[Figure, ...]], ...]:
        """Each article that has figures, with them in order of position."""
        return tuple((a, figures) for a in self.articles if (figures := self.of_source.get(a.id)))

    @cached_property
    def sentences(self) -> dict[str, tuple[tuple[Figure, ...], ...]]:
        """Each article's figures, those of each sentence together, by the article's id. The describe stage has counted
        the sentences."""
        return {
            source: tuple(
                tuple(together)
                for _, together in groupby(figures, key=lambda f: (f.zone, f.about.sentence if f.about else 0))
            )
            for source, figures in self.of_source.items()
        }

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of its figures."""
        return frozenset({figure.kind for figure in self.figures})

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """The group of each figure, by figure id."""
        return {figure.id: group for group in self.groups for figure in group.figures}

    def going_on(self, **known: Any) -> Context:
        """The same figures, and what is known of them by now; what was worked out before is not worked out again."""
        later = replace(self, **known)
        vars(later).update(vars(self))
        vars(later).pop("group_of", None)
        return later

    def name(self, figure: Figure) -> str:
        """What the figure's source is called in a sentence."""
        return self.names.get(figure.source, figure.source)

    def says(self, figure: Figure) -> str:
        """The figure in its article's words, hedge included."""
        return as_stated(figure, self.article.get(figure.source))

    def clash(self, a: Figure, b: Figure) -> Group | None:
        """The group in which both stand and contradict each other, whose conflict a finding on them explains."""
        group = self.group_of.get(a.id)
        pairs = group.conflicts if group else ()
        return group if (a.id, b.id) in pairs or (b.id, a.id) in pairs else None

    def finding(
        self,
        rule: Rule,
        message: str,
        figures: Sequence[Figure],
        group: Group | None = None,
        evidence: Sequence[str] = (),
        words: str = "",
        place: Place | None = None,
    ) -> Finding:
        """A finding of `rule`; the figure to look at first stands first.

        `words` and `place`: what it is about and where, since what is wrong (25:10) could not be read as a figure.
        """
        return Finding(
            rule=rule.code,
            name=rule.name,
            severity=rule.severity,
            message=message,
            figures=tuple(figure.id for figure in figures),
            group=group.id if group else None,
            evidence=tuple(evidence),
            fingerprint=fingerprint(rule.code, words, figures),
            place=place,
        )


def fingerprint(code: str, words: str, figures: Sequence[Figure]) -> str:
    """A name for a finding that stays when lines move or articles are reordered, and changes when a number does.

    What the figures are about is no part of it: that is told in words, which change with the text around a number.
    """
    statements = sorted(
        {f"{f.source}\0{f.kind}\0{_value(f.low)}\0{_value(f.high)}\0{f.unit}\0{f.hedge}" for f in figures}
    )
    return _hash("\n".join([code, " ".join(words.lower().split()), *statements]))


def pairs_of(findings: Iterable[Finding]) -> frozenset[frozenset[str]]:
    """The pairs of figures that findings speak of, by their ids."""
    return frozenset(frozenset(pair) for finding in findings for pair in combinations(finding.figures, 2))


def told_apart(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, where several would have one name (5 and 7 dead, 5 and 7 hurt) with a name for each."""
    seen: dict[str, int] = {}
    apart = []
    for finding in findings:
        name = finding.fingerprint
        before = seen[name] = seen.get(name, 0) + 1
        apart.append(finding if before == 1 else replace(finding, fingerprint=_hash(f"{name}\n{before}")))
    return apart


def _hash(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _value(value: object) -> str:
    if isinstance(value, str):
        return value
    plain = f"{value:f}"
    # 1.50 and 1.5 are one value.
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
