"""SARIF 2.1.0, the format in which code review and CI take findings.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; section numbers below are those of that page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from checker import __version__
from checker.model import Finding, Problem, Report, Rule
from checker.report.spots import Note, Spot, notes
from checker.wording import plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_LINK_MARKS = re.compile(r"[\\\[\]]")


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """All stories as one run: more than one of a program are refused where code is reviewed."""
    rules = _rules(reports)
    found = notes(reports)
    place = {code: number for number, code in enumerate(rules)}
    compared = any(note.finding.known for note in found)
    run = {
        "tool": {
            "driver": {
                "name": "check-figures",
                "fullName": f"check-figures {__version__}",
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in rules.values()],
            }
        },
        "invocations": [
            {
                "executionSuccessful": not any(problem.fatal for report in reports for problem in report.problems),
                "toolExecutionNotifications": [_notification(p) for report in reports for p in report.problems],
            }
        ],
        "columnKind": "unicodeCodePoints",
        "results": [_result(note, place, compared) for note in found],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1, separators=(",", ": ")) + "\n"


def _notification(problem: Problem) -> dict[str, Any]:
    """What could not be read."""
    text = _text(plain(f"{problem.path}: {problem.message}"))
    return {"level": "error" if problem.fatal else "warning", "message": {"text": text}}


def _rules(reports: Iterable[Report]) -> Mapping[str, Rule | Finding]:
    """All rules in force by code, and of a finding whose rule is not among them what it tells itself."""
    rules: dict[str, Rule | Finding] = {}
    for report in reports:
        for rule in report.rules:
            rules.setdefault(rule.code, rule)
    for report in reports:
        for finding in report.findings:
            rules.setdefault(finding.rule, finding)
    return rules


def _rule(rule: Rule | Finding) -> dict[str, Any]:
    if isinstance(rule, Finding):
        return {"id": rule.rule, "name": rule.name, "defaultConfiguration": {"level": _LEVELS[rule.severity]}}
    what, why = (" ".join(text.split()) for text in (rule.what, rule.why))
    examples = f"Fires on\n\n{rule.fires}\n\nStays silent on\n\n{rule.silent}"
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": what.split(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": what},
        "help": {"text": f"{why}\n\n{examples}", "markdown": f"{why}\n\n{_fenced(rule)}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _fenced(rule: Rule) -> str:
    return f"Fires on\n\n```text\n{rule.fires}\n```\n\nStays silent on\n\n```text\n{rule.silent}\n```"


def _result(note: Note, place: Mapping[str, int], compared: bool) -> dict[str, Any]:
    finding = note.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _text(note.message)},
        "locations": [_location(note.spot)],
        "partialFingerprints": {"checkFigures/v1": finding.fingerprint},
    }
    if note.rivals:
        result["relatedLocations"] = [
            {"id": number, **_location(spot), "message": {"text": _text(f"{spot.source}: “{spot.words}”")}}
            for number, spot in enumerate(note.rivals, 1)
        ]
    if compared:  # of all results or of none (3.27.24)
        result["baselineState"] = "unchanged" if finding.known else "new"
    if note.settled:
        waiver = finding.waiver
        inline = waiver is not None and waiver.inline
        result["suppressions"] = [
            {
                "kind": "inSource" if inline else "external",
                "status": "accepted",
                "justification": plain(waiver.reason) if waiver else note.settled,
                **({"properties": _signature(finding)} if _signature(finding) else {}),
            }
        ]
    return result


def _signature(finding: Finding) -> dict[str, str]:
    """Who waived it, until when, and where that is written."""
    waiver = finding.waiver
    if waiver is None:
        return {}
    told = {"by": waiver.by, "expires": str(waiver.expires or ""), "where": waiver.where}
    return {key: plain(value) for key, value in told.items() if value}


def _location(spot: Spot) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(spot.path)}}
    if spot.landmark:
        return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": spot.landmark}]}
    physical["region"] = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
        "snippet": {"text": spot.text},
    }
    return {"physicalLocation": physical}


def _uri(path: str) -> str:
    windows = PureWindowsPath(path)
    absolute = PurePath(path).is_absolute() or bool(windows.drive)
    encoded = quote(path, safe="/:" if absolute else "/")
    return f"file:///{encoded.lstrip('/')}" if absolute else encoded


def _text(text: str) -> str:
    """A message as plain text: brackets would begin a link (3.11.6)."""
    return _LINK_MARKS.sub(r"\\\g<0>", text)
