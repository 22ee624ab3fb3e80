"""Figures, articles and groups for tests, made from the few fields that a test is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from checker.model import About, Article, Figure, Group, Link

_DATED = ("date", "time")


def value(kind: str, given: object) -> Decimal | str:
    """A field's value as the model has it."""
    return str(given) if kind in _DATED else Decimal(str(given))


def figure(low: object, kind: str = "count", **fields: Any) -> Figure:
    """A figure of `low`; all else as in the simplest article, the grain that of a number written out in digits."""
    high = fields.pop("high", low)
    grain = fields.pop("grain", None)
    attribution = fields.pop("attribution", None)
    text = fields.pop("text", str(low))
    start = fields.pop("start", 0)
    if attribution:
        fields["about"] = About("", attribution)
    return Figure(
        source=fields.pop("source", "a.txt"), start=start, end=fields.pop("end", start + len(text)), text=text,
        kind=kind,
        low=value(kind, low), high=value(kind, high),
        grain=written_grain(low) if grain is None and kind not in _DATED else Decimal(str(grain or 0)),
        id=fields.pop("id", "f1"), **fields,
    )  # fmt: skip


def written_grain(number: object) -> Decimal:
    """1,200: 100; 1,487: 1; 5,687.75: 0.01."""
    digits = str(number)
    if "." in digits:
        return Decimal(1).scaleb(-len(digits.split(".")[1]))
    return Decimal(10) ** (len(digits) - len(digits.rstrip("0"))) if digits.strip("-0") else Decimal(1)


def story(statements: Sequence[dict[str, Any]], about: str = "people killed") -> tuple[tuple[Article, ...], Group]:
    """Articles and one group of figures, one sentence for each statement.

    A statement has the fields of `figure`, and may say when its source was `published`, its `outlet` and `role`, and
    the words `before` and `after` the figure.
    """
    texts: dict[str, str] = {}
    facts: dict[str, dict[str, Any]] = {}
    figures = []
    for number, statement in enumerate(statements, 1):
        fields = dict(statement)
        source = fields.setdefault("source", "a.txt")
        known = facts.setdefault(source, {"published": None, "outlet": None, "role": "source"})
        for key in known:
            known[key] = fields.pop(key, known[key])
        lead = texts.get(source, "") + fields.pop("before", "They counted ")
        words = fields.setdefault("text", str(fields["low"]))
        texts[source] = lead + words + fields.pop("after", " that day") + ". "
        figures.append(figure(fields.pop("low"), id=f"f{number}", start=len(lead), **fields))
    articles = tuple(
        Article(
            source,
            f"story/{source}",
            text,
            published=day(facts[source]["published"]),
            outlet=facts[source]["outlet"],
            role=facts[source]["role"],
        )
        for source, text in texts.items()
    )
    figures.sort(key=lambda f: (list(texts).index(f.source), f.start))
    links = tuple(Link(a.id, b.id, 0.9) for a, b in pairwise(figures))
    return articles, Group("g1", tuple(figures), links, about)


def day(given: str | date | None) -> date | None:
    """A date, from a test's TOML or text."""
    return date.fromisoformat(given) if isinstance(given, str) else given
