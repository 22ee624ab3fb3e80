"""The two pictures of the HTML report, as coordinates: a score step by step, and a number over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from checker.model import Article, Explanation, Figure
from checker.report.waterfall import folded
from checker.wording import as_stated, plain

_SHOWN = 9
WIDTH, HEIGHT = 640, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 40, 40, 34, 30
_DATED_APART = 64
"""Pixels that two dates below the axis need between them."""
_LABELS_APART = 56
_FARTHEST = 100
"""Times that a number may have grown; beyond, somebody erred, and nothing moved."""
_COUNTABLE = ("count", "money", "percent", "ratio", "measure", "duration", "age")


class Waterfall(Struct, frozen=True):
    """Why two figures are taken for one thing: for each step a line, and a bar from the sum before it to the one after.

    A page may hold a thousand, so each is drawn with three paths. The chart is 100 wide and 10 high for each step.
    """

    left: str
    right: str
    steps: tuple[str, ...]
    up: str
    """Outlines of what adds to the sum."""
    down: str
    """Outlines of what takes from it."""
    bar: float
    """Where the bar stands that the sum has to pass."""
    outcome: str
    note: str


class Point(Struct, frozen=True):
    """A statement at the day of its article."""

    x: float
    y: float
    label: str
    """The number; empty where there is no room for it."""
    tip: str
    target: str


class Timeline(Struct, frozen=True):
    """How a number moved from day to day."""

    points: tuple[Point, ...]
    path: str
    """A stepped line through them; empty where two articles of one day disagree: no number stands between the two."""
    dates: tuple[tuple[float, str], ...]
    says: str
    """The same in words."""
    width: int = WIDTH
    height: int = HEIGHT
    floor: int = HEIGHT - _BOTTOM


def waterfall(explanation: Explanation, left: str, right: str) -> Waterfall:
    """The steps drawn one after the other; `left` and `right` name the two figures."""
    steps = folded(explanation.steps, _SHOWN)
    sums = [0.0]
    for step in steps:
        sums.append(sums[-1] + step.weight)
    low, high = min(*sums, explanation.bar), max(*sums, explanation.bar)
    unit = 100 / ((high - low) or 1.0)
    paths = {True: "", False: ""}
    for number, (before, after) in enumerate(pairwise(sums)):
        left_end, width = (min(before, after) - low) * unit, max(abs(after - before) * unit, 0.6)
        paths[after >= before] += f"M{left_end:.1f} {10 * number + 2}h{width:.1f}v6h{-width:.1f}z"
    passed = "above" if explanation.total > explanation.bar else "not above"
    linked = "linked" if explanation.total > explanation.bar else "not linked by itself"
    outcome = f"{_signed(explanation.total)}, {passed} the bar of {_signed(explanation.bar)}: {linked}"
    return Waterfall(
        left, right, tuple(f"{_signed(step.weight)}  {plain(step.label)}" for step in steps), paths[True], paths[False],
        round((explanation.bar - low) * unit, 1), outcome if steps else "", plain(explanation.note),
    )  # fmt: skip


def _signed(number: float) -> str:
    return f"{number:+.2f}".replace("-", "\u2212")


def timeline(
    figures: Sequence[Figure], articles: Mapping[str, Article], names: Mapping[str, str], anchor: str
) -> Timeline | None:
    """The numbers over the days of their articles; None where nothing moved or the days are not known."""
    told: dict[tuple[date, Decimal], list[Figure]] = {}
    for figure in figures:
        published = articles[figure.source].published
        value = figure.high if figure.hedge in ("range", "most", "less") else figure.low
        if published and figure.kind in _COUNTABLE and isinstance(value, Decimal) and not figure.vague:
            told.setdefault((published, value), []).append(figure)
    days, values = sorted({day for day, _ in told}), sorted({value for _, value in told})
    units = {figure.unit for stated in told.values() for figure in stated}
    if len(days) < 2 or len(values) < 2 or len(units) > 1 or abs(values[-1]) > _FARTHEST * abs(values[0]):
        return None
    span, reach = (days[-1] - days[0]).days, float(values[-1] - values[0])
    at = {day: round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (day - days[0]).days / span, 1) for day in days}
    room = HEIGHT - _TOP - _BOTTOM
    points, words = [], []
    last: tuple[float, float] | None = None
    for (day, value), stated in sorted(told.items()):
        said = as_stated(stated[0], articles[stated[0].source])
        who = ", ".join(dict.fromkeys(names[figure.source] for figure in stated))
        x, y = at[day], round(_TOP + room - room * float(value - values[0]) / reach, 1)
        crowded = last is not None and x - last[0] < _LABELS_APART and abs(y - last[1]) < 14
        points.append(Point(x, y, "" if crowded else said, f"{day}: {said} ({who})", f"{anchor}-{stated[0].id}"))
        words.append(f"{day}: {said} ({who})")
        last = last if crowded else (x, y)
    path = "".join(f"{'M' if i == 0 else 'H'}{p.x}{f' {p.y}' if i == 0 else f'V{p.y}'}" for i, p in enumerate(points))
    return Timeline(tuple(points), path if len(points) == len(days) else "", tuple(_dates(days, at)), "; ".join(words))


def _dates(days: Sequence[date], at: Mapping[date, float]) -> list[tuple[float, str]]:
    """Days for the axis: first and last, and those between for which there is room."""
    kept = [days[0]]
    for day in days[1:-1]:
        if at[day] - at[kept[-1]] >= _DATED_APART and at[days[-1]] - at[day] >= _DATED_APART:
            kept.append(day)
    year = " %Y" if days[0].year != days[-1].year else ""
    return [(at[day], f"{day.day} {day:%b{year}}") for day in [*kept, days[-1]]]
