"""What a rule has to say about figures, and what somebody signed for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

Severity = Literal["error", "warning", "info"]
Value = bool | int | float | str | list[str]
"""What a parameter of a rule may be."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""From worst to mildest."""


class Rule(Struct, frozen=True):
    """One entry of a rule pack."""

    code: str
    """Short and stable, for configuration and reports: `CF001`."""
    name: str
    """States the fault: `sources-conflict`."""
    kind: str
    """Which check runs it, a key of `checker.judge.kinds.KINDS`."""
    severity: Severity
    what: str
    """What the rule does."""
    why: str
    """Why it matters to an editor."""
    fires: str
    """An example on which it fires."""
    silent: str
    """An example on which it does not."""
    limits: str = ""
    """What it cannot know."""
    parameters: Mapping[str, Value] = field(default_factory=dict)
    """All that the kind knows, defaults filled in."""
    pack: str = ""
    path: str = ""
    line: int = 1


class Place(Struct, frozen=True):
    """A stretch of an article: `[start, end)` in code points."""

    source: str
    """The article's id."""
    start: int
    end: int


class Waiver(Struct, frozen=True):
    """Why a finding is let stand, and who says so."""

    reason: str
    by: str = ""
    """Who signed it; empty for a mark in the copy itself."""
    expires: date | None = None
    """The last day on which it holds."""
    where: str = ""
    """Where it is written, `path:line:column`."""
    inline: bool = False
    """Whether it is a mark in the article itself: a comment, or [sic]."""


class Finding(Struct, frozen=True):
    """Something a rule has to say about figures."""

    rule: str
    """The rule's code, `CF001`."""
    name: str
    """The rule's name, which states the fault: `sources-conflict`."""
    severity: Severity
    message: str
    figures: tuple[str, ...]
    """Figure ids; the one to look at first stands first."""
    group: str | None = None
    evidence: tuple[str, ...] = ()
    fingerprint: str = ""
    """Keyed on content, not on position: stays when lines move."""
    place: Place | None = None
    """Where it stands when it has no figures, since what is wrong (25:10) could not be read as one."""
    likelier: str | None = None
    """Id of the figure that has plainly more behind it than those it clashes with: the one to go by, if any is."""
    waiver: Waiver | None = None
    known: bool = False
    """Accepted by the baseline: it stood there before."""
    aside: bool = False
    """About sources alone, where a draft is checked against them."""

    @property
    def counts(self) -> bool:
        """Whether it may decide the exit code: neither waived, nor in the baseline, nor aside of the draft."""
        return not (self.waiver or self.known or self.aside)
