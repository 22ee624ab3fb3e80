"""SARIF 2.1.0, the format in which code review and CI take findings.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html; section numbers below are those of that page. What
GitHub makes of it: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support.

No `automationDetails`: whoever uploads several files names each (`category` of upload-sarif), and an id in the file
would go before that name. No `informationUri`: nothing is published at any address.
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
from checker.wording import listed, plain

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
"""How GitHub calls the severity of what is no security alert."""
_LINK_MARKS = re.compile(r"[\\\[\]]")
_LINKED = 5
"""As many rivals are linked in a message; all of them are related locations."""


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
    """Its texts, all of which GitHub requires, and how it is to be ranked: a conflict is a place to look, no proof."""
    if isinstance(rule, Finding):
        code, what, text, markdown = rule.rule, rule.name, rule.name, rule.name
    else:
        code, what, why = rule.code, " ".join(rule.what.split()), " ".join(rule.why.split())
        text = f"{why}\n\nFires on\n\n{rule.fires}\n\nStays silent on\n\n{rule.silent}"
        fences = f"Fires on\n\n```text\n{rule.fires}\n```\n\nStays silent on\n\n```text\n{rule.silent}\n```"
        markdown = f"{why}\n\n{fences}"
    return {
        "id": code,
        "name": rule.name,
        "shortDescription": {"text": what.split(". ")[0].rstrip(".") + "."},
        "fullDescription": {"text": what},
        "help": {"text": text, "markdown": markdown},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["figures"], "precision": "medium", "problem.severity": _PROBLEMS[rule.severity]},
    }


def _result(note: Note, place: Mapping[str, int], compared: bool) -> dict[str, Any]:
    finding = note.finding
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": place[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(note)},
        "locations": [_location(note.spot)],
        "partialFingerprints": {"checkFigures/v1": finding.fingerprint},
    }
    if note.spot.landmark:
        # GitHub knows an alert again by this one, which upload-sarif works out for lines and for nothing else.
        result["partialFingerprints"]["primaryLocationLineHash"] = finding.fingerprint
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


def _message(note: Note) -> str:
    """What is found, where lines do not say it, and links to the rivals: GitHub shows no others (3.11.6)."""
    where = f"{note.spot.landmark}: " if note.spot.landmark else ""
    links = [f"[{_text(spot.place)}]({number})" for number, spot in enumerate(note.rivals[:_LINKED], 1)]
    return f"{_text(f'{where}{note.message}')}{' See ' + listed(links) + '.' if links else ''}"


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
