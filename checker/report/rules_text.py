"""The rules as text: a list, one explained, and the documentation page. What a rule is says `checker.judge.Rule`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import Protocol

_LEAST_WIDTH = 40


class RuleText(Protocol):
    """What is read of a rule here; the rooms of rules and of reports know nothing of each other."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def fires(self) -> str: ...
    @property
    def silent(self) -> str: ...
    @property
    def limits(self) -> str: ...
    @property
    def pack(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, object]: ...


def listing(rules: Iterable[RuleText], *, width: int = 100) -> str:
    """Every rule on a line of its own: code, severity, name, and as much of what it does as there is room for."""
    rules = list(rules)
    longest = max((len(rule.name) for rule in rules), default=0)
    lines = []
    for rule in rules:
        head = f"{rule.code}  {rule.severity:<7}  {rule.name:<{longest}}  "
        first = " ".join(rule.what.split()).split(". ")[0].rstrip(".")
        lines.append(head + textwrap.shorten(first, max(width - len(head), 20), placeholder=" …"))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def explanation(rule: RuleText, *, width: int = 100) -> str:
    """One rule in full."""
    parts = [
        f"{rule.code} {rule.name} ({rule.severity})",
        _wrapped(rule.what, width),
        "Why it matters\n" + _wrapped(rule.why, width, "  "),
        "Fires on\n" + textwrap.indent(rule.fires, "  "),
        "Stays silent on\n" + textwrap.indent(rule.silent, "  "),
    ]
    if rule.limits:
        parts.append("What it cannot know\n" + _wrapped(rule.limits, width, "  "))
    if rule.parameters:
        parts.append("Parameters\n" + "\n".join(f"  {key} = {_toml(value)}" for key, value in rule.parameters.items()))
    return "\n\n".join(parts) + "\n"


def page(rules: Iterable[RuleText]) -> str:
    """The documentation page of all rules, in Markdown."""
    rules = list(rules)
    head = (
        "# Rules\n\n<!-- Made by tools/docs.py from rules/*.toml: change those and run it. -->\n\n"
        "Every finding comes from one of these rules. `check-figures rules CODE` prints the same on a terminal.\n\n"
        "| code | name | severity |\n| --- | --- | --- |\n"
    )
    table = "".join(f"| [{r.code}](#{r.code.lower()}-{r.name}) | {r.name} | {r.severity} |\n" for r in rules)
    return head + table + "".join(f"\n{_section(rule)}" for rule in rules)


def _section(rule: RuleText) -> str:
    parts = [
        f"## {rule.code} {rule.name}",
        f"Severity: {rule.severity}. Pack: `rules/{rule.pack}.toml`.",
        _wrapped(rule.what, 120),
        _wrapped(f"**Why it matters.** {rule.why}", 120),
        f"Fires on\n\n```text\n{rule.fires}\n```",
        f"Stays silent on\n\n```text\n{rule.silent}\n```",
    ]
    if rule.limits:
        parts.append(_wrapped(f"**What it cannot know.** {rule.limits}", 120))
    if rule.parameters:
        parts.append(
            "Parameters: " + ", ".join(f"`{key} = {_toml(value)}`" for key, value in rule.parameters.items()) + "."
        )
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str, width: int, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), max(width, _LEAST_WIDTH), initial_indent=indent, subsequent_indent=indent,
        break_on_hyphens=False,
    )  # fmt: skip


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)
