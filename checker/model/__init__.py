"""Every type that crosses a room's door.

Data flows one way: Article -> Figure -> the same Figure with its About -> Link -> Group -> Finding -> Report.
All types are frozen; a stage returns new objects. Nothing here imports a room.
"""

from checker.model.article import Article, Landmark, Markup, MarkupKind, Role, Zone, ZoneName
from checker.model.data import Datum, Held, Sheet
from checker.model.figure import KINDS, About, Figure, Hedge, Kind
from checker.model.finding import SEVERITIES, Finding, Place, Rule, Severity, Value, Waiver
from checker.model.group import Chance, Evidence, Explanation, Group, Link, Origin, Verdict, Weighed
from checker.model.report import Backing, Problem, Report, Standing
from checker.model.story import Member, Story

__all__ = [
    "KINDS",
    "SEVERITIES",
    "About",
    "Article",
    "Backing",
    "Chance",
    "Datum",
    "Evidence",
    "Explanation",
    "Figure",
    "Finding",
    "Group",
    "Hedge",
    "Held",
    "Kind",
    "Landmark",
    "Link",
    "Markup",
    "MarkupKind",
    "Member",
    "Origin",
    "Place",
    "Problem",
    "Report",
    "Role",
    "Rule",
    "Severity",
    "Sheet",
    "Standing",
    "Story",
    "Value",
    "Verdict",
    "Waiver",
    "Weighed",
    "Zone",
    "ZoneName",
]
