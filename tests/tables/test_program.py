"""--data on the command line: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

TABLE = 'District,Votes,Turnout (%)\nSkarvik,"5,632",61.8\nVardnes,"4,210",70.2\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("Turnout in Skarvik was 68.1 percent. Vardnes counted 4,210 votes.\n")
    (tmp_path / "good.md").write_text("Turnout in Skarvik was 61.8 percent.\n")
    (tmp_path / "votes.csv").write_text(TABLE)
    (tmp_path / "prose.csv").write_text("There is nothing to count in here.\n")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("a.md", "--data", "votes.csv"), 1),
        (("a.md", "--data", "votes.csv", "--fail-on", "never"), 0),
        (("good.md", "--data", "votes.csv"), 0),
        (("good.md", "--data", "votes.csv", "--data", "prose.csv"), 2),
        (("good.md", "--data", "nowhere.csv"), 2),
    ],
)
def test_exit_codes(folder: Path, arguments: tuple[str, ...], code: int) -> None:
    done = run(folder, *arguments, "--write", "none", "--no-config")
    assert (done.returncode, len(done.stderr.splitlines())) == (code, int(code == 2))
    assert " contradicted, " in done.stdout or "nowhere.csv" in arguments


def test_a_baseline_accepts_what_tables_contradict(folder: Path) -> None:
    assert run(folder, "baseline", "a.md", "--data", "votes.csv").returncode == 0
    done = run(folder, "a.md", "--data", "votes.csv", "--baseline", "check-figures-baseline.toml", "--write", "none")
    assert done.returncode == 0 and "Accepted in the baseline" in done.stdout


def test_a_draft_may_have_sources_and_tables(folder: Path) -> None:
    done = run(folder, "a.md", "--against", "good.md", "--data", "votes.csv", "--write", "none")
    assert done.returncode == 1
    assert "CONTRADICTED  68.1 percent" in done.stdout and "BACKED BY DATA  2 figures" in done.stdout
    assert "FOUND NOWHERE" not in done.stdout  # 4,210 votes stand in no source, but in a table


def test_sarif_says_which_cell(folder: Path) -> None:
    run(folder, "a.md", "--data", "votes.csv", "--write", "sarif", "-q")
    (result,) = json.loads((folder / "reports" / "findings.sarif").read_text())["runs"][0]["results"]
    assert result["ruleId"] == "CF501" and "votes.csv: C2" in result["message"]["text"]
