"""Runs the gold scores and holds them against the floors in tests/gold-floors.toml.

    python tools/gold_floors.py

The gold's folder comes from CHECK_FIGURES_GOLD, default ../shared/gold; where there is none nothing is measured.
Exit 1 where a score is below its floor.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GOLD = Path(os.environ.get("CHECK_FIGURES_GOLD") or ROOT.parent / "shared" / "gold")
FLOORS = ROOT / "tests" / "gold-floors.toml"
RUNS = {
    "seeds": ["stories", "--only", "seeds"],
    "stories": ["stories"],
    "seeded": ["seeded"],
    "newsquant": ["newsquant"],
}

_NUMBER = r"-?\d+(?:\.\d+)?"
# "figures found   P R F1", "links, mean of stories   F1": the last number of a row is the one that counts.
_ROW = re.compile(rf"^(\S.*?) {{2,}}(?:{_NUMBER} +)*({_NUMBER})$")
_PLANTED = re.compile(rf"^(planted conflicts caught, \S.*?) +\d+ of +\d+ +({_NUMBER}) %$")
_UNFOUNDED = re.compile(rf"\(({_NUMBER}) per story\)$")
_NEWSQUANT = re.compile(rf"^(value\S*) +P +{_NUMBER} +R +{_NUMBER} +F1 +({_NUMBER})$")


def scores(table: str) -> dict[str, float]:
    """The numbers that score.py prints, by the name of their row."""
    found: dict[str, float] = {}
    for line in table.splitlines():
        row = _NEWSQUANT.match(line) or _PLANTED.match(line) or _ROW.match(line)
        unfounded = _UNFOUNDED.search(line)
        if row:
            found[row[1]] = float(row[2])
        elif unfounded:
            found["unfounded conflicts per story"] = float(unfounded[1])
    return found


def measure(arguments: list[str]) -> dict[str, float]:
    """The scores of one run with this environment's check-figures."""
    program = Path(sys.executable).parent / "check-figures"
    command = [sys.executable, str(GOLD / "score.py"), *arguments, "--command", shlex.quote(str(program))]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"gold: {' '.join(arguments)} failed\n{done.stdout}{done.stderr}")
    return scores(done.stdout)


def main() -> int:
    """Prints measured and floor side by side."""
    if not (GOLD / "score.py").is_file():
        print(f"gold: no gold stories at {GOLD} (CHECK_FIGURES_GOLD names another folder): nothing measured")
        return 0
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    print(f"{'':12}{'':34}{'measured':>10}{'floor':>10}")
    for run, arguments in RUNS.items():
        measured = measure(arguments)
        for section, sign in ((run, 1), (f"{run}-at-most", -1)):
            for name, floor in floors.get(section, {}).items():
                if name not in measured:
                    sys.exit(f"gold: score.py {run} prints no row {name!r} that {FLOORS.name} has a floor for")
                below = sign * measured[name] < sign * floor
                failed |= below
                bound = f"{floor:10.2f}" if sign > 0 else f"≤{floor:9.2f}"
                print(f"{run:12}{name:34}{measured[name]:10.2f}{bound}{'  BELOW' if below else ''}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
