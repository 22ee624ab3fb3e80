"""GitLab's code quality report: a list of issues that a merge request shows beside its lines.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from checker.model import Report
from checker.report.spots import Note, notes

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """The findings, worst first; what is waived or in the baseline is there as `info`."""
    met: set[str] = set()
    issues = [_issue(note, met) for note in notes(reports)]
    return json.dumps(issues, ensure_ascii=False, indent=1, separators=(",", ": ")) + "\n"


def _issue(note: Note, met: set[str]) -> dict[str, object]:
    finding, spot = note.finding, note.spot
    where = f"{spot.landmark}: " if spot.landmark else ""
    # The schema wants a line; in a file that has none only the first one is true.
    lines = {"begin": 1} if spot.landmark else {"begin": spot.line, "end": spot.end_line}
    return {
        "description": f"{note.settled}. {where}{note.message}" if note.settled else f"{where}{note.message}",
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": _fingerprint(f"{spot.path}\0{finding.fingerprint}", met),
        "severity": "info" if note.settled else _SEVERITIES[finding.severity],
        "location": {"path": spot.path, "lines": lines},
    }


def _fingerprint(content: str, met: set[str]) -> str:
    """GitLab takes issues of one fingerprint for one: the same finding in two stories needs two."""
    while True:
        name = hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if name not in met:
            met.add(name)
            return name
        content += "\0again"
