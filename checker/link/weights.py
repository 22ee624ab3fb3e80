"""The weights of `rules/linking.toml`: read, and written by the fitting tool."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from checker.link.score import Weights
from checker.resources import rules_dir

HEAD = """\
# How linking decides that two figures speak of the same thing. Weights fitted by tools/fit_linking.py; labels by hand.
#
# For each comparison a pair of figures reaches one level. What the level adds to the log-odds that both speak of one
# thing is its weight: `match` where both values can be true together, `context` where they can't, so that the values
# may not help. 0.7 doubles the odds, -0.7 halves them. After that exclusivity takes away from pairs with better rivals
# (see [settings]), and what stays above 0 is linked, most certain first.
"""


def path() -> Path:
    """Where the weights lie."""
    return rules_dir() / "linking.toml"


@cache
def load() -> Weights:
    """The shipped weights."""
    return parse(path().read_text(encoding="utf-8"))


def parse(text: str) -> Weights:
    """Weights and labels of a linking file."""
    table = tomllib.loads(text)
    match: dict[str, float] = {}
    context: dict[str, float] = {}
    labels: dict[str, str] = {}
    for name, rows in table.items():
        if name == "settings":
            continue
        for level, row in rows.items():
            key = f"{name}={level}"
            match[key] = row.get("match", 0.0)
            context[key] = row.get("context", 0.0)
            labels[key] = row["label"]
    return Weights(match, context, table["settings"], labels)


def dump(weights: Weights) -> str:
    """The linking file for these weights; levels without a weight of note are left out of neither table."""
    lines = [HEAD, "[settings]"]
    lines += [f"{name} = {value:.2f}" for name, value in weights.settings.items()]
    last = ""
    for key in sorted(weights.match.keys() | weights.context.keys()):
        name, level = key.split("=", 1)
        if name != last:
            lines += ["", f"[{name}]"]
            last = name
        label = weights.labels.get(key, key.replace("=", ": "))
        lines.append(
            f"{level} = {{ match = {weights.match.get(key, 0):.2f}, "
            f'context = {weights.context.get(key, 0):.2f}, label = "{label}" }}'
        )
    return "\n".join(lines) + "\n"
