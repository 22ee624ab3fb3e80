"""The baseline: findings that stood there when a gate was put up. Only what is new fails.

Entries are keyed on fingerprints, which are made of what is stated where and not of line numbers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from checker.located import read_toml
from checker.model import Finding, Problem, Report

_KEYS = ("fingerprint", "rule", "story", "says")
_HEAD = "# Findings accepted by `check-figures baseline`; only what is not listed here fails.\n"
_LONGEST = 160


class Accepted(Struct, frozen=True):
    """One finding that is let be."""

    fingerprint: str
    rule: str
    story: str
    says: str
    """Its message when it was accepted, for whoever reads the file."""
    where: str = ""
    """Where the entry stands, `path:line:column`."""


def load(path: Path) -> tuple[Accepted, ...]:
    """The entries of a baseline; `FileError` for the first mistake."""
    file = read_toml(path)
    file.refuse_unknown(file.data, ("accepted",))
    entries = file.data.get("accepted", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise file.error(("accepted",), "entries are tables of their own: begin each with [[accepted]]")
    found = []
    for number, entry in enumerate(entries):
        keys = ("accepted", number)
        file.refuse_unknown(entry, _KEYS, keys)
        for key in _KEYS:
            if key not in entry:
                raise file.error(keys, f"this entry has no {key}: write the file anew with `check-figures baseline`")
            if not isinstance(entry[key], str):
                raise file.error((*keys, key), f'"{key}" is to be a text: write it in quotes')
        found.append(Accepted(**entry, where=file.where(keys)))
    return tuple(found)


def mark_known(report: Report, entries: Iterable[Accepted]) -> Report:
    """The report with the findings marked that the baseline knows."""
    known = {entry.fingerprint for entry in entries if entry.story == report.story}
    if not known:
        return report
    return replace(report, findings=tuple(replace(f, known=f.fingerprint in known) for f in report.findings))


def stale(entries: Iterable[Accepted], found: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Entries that no finding needs any more; `found`: the fingerprints of each story that was checked, by its name."""
    for entry in entries:
        if entry.story in found and entry.fingerprint not in found[entry.story]:
            what = f"{entry.rule} in {entry.story or '.'} is found no more ({_short(entry.says)})"
            yield Problem(entry.where, f"{what}: `check-figures baseline` takes it out", fatal=False)


def accepted(report: Report, findings: Iterable[Finding]) -> Iterator[Accepted]:
    """Entries for findings of a report."""
    for finding in findings:
        yield Accepted(finding.fingerprint, finding.rule, report.story, finding.message)


def text(entries: Sequence[Accepted]) -> str:
    """The file: sorted, one entry a table, so that a change shows well in a diff."""
    distinct = {(e.story, e.rule, e.fingerprint): e for e in entries}
    tables = (
        f"\n[[accepted]]\nfingerprint = {_quoted(e.fingerprint)}\nrule = {_quoted(e.rule)}\n"
        f"story = {_quoted(e.story)}\nsays = {_quoted(_short(e.says))}\n"
        for _, e in sorted(distinct.items())
    )
    return _HEAD + "".join(tables)


def _short(says: str) -> str:
    return says if len(says) <= _LONGEST else says[:_LONGEST].rstrip() + " …"


def _quoted(words: str) -> str:
    """A TOML text; JSON's escapes are TOML's too, but for DEL and lone surrogates."""
    safe = words.encode("utf-8", "replace").decode("utf-8").replace("\x7f", " ")
    return json.dumps(safe, ensure_ascii=False)
