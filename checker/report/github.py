"""Annotations of GitHub Actions: commands on standard output that the runner shows beside the lines of a change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from checker.model import Problem, Report
from checker.report.spots import Note, notes
from checker.wording import counted, plain

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_OF_A_LEVEL = 10
"""As many of one level are shown of a step; GitHub drops further ones. Of a whole run it shows 50: three levels fit."""


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """The worst findings as annotations, and a line that says how many there was no room for."""
    lines = []
    used: Counter[str] = Counter()
    left = 0
    problems = [problem for report in reports for problem in report.problems]
    for command, line in chain(map(_problem, problems), map(_note, notes(reports))):
        if used[command] == _OF_A_LEVEL:
            left += 1
        else:
            used[command] += 1
            lines.append(line)
    if left:
        lines.append(
            f"{counted(left, 'more finding')}: GitHub shows {_OF_A_LEVEL} of each level; see the other reports"
        )
    return "".join(f"{line}\n" for line in lines)


def _problem(problem: Problem) -> tuple[str, str]:
    command = "error" if problem.fatal else "warning"
    return command, f"::{command} title=check-figures::{_data(plain(f'{problem.path}: {problem.message}'))}"


def _note(note: Note) -> tuple[str, str]:
    command = "notice" if note.settled else _COMMANDS[note.finding.severity]
    spot = note.spot
    properties = {"file": spot.path}
    message = note.message
    if spot.landmark:
        message = f"{spot.landmark}: {message}"
    else:
        properties |= {"line": str(spot.line), "endLine": str(spot.end_line)}
        if spot.line == spot.end_line:
            properties |= {"col": str(spot.column), "endColumn": str(spot.end_column)}
    properties["title"] = f"{note.finding.rule} {note.finding.name}"
    if note.settled:
        message = f"{note.settled}. {message}"
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return command, f"::{command} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
