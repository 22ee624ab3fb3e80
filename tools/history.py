"""The stored history of benchmarks: one file of JSON lines each, one record a line. See `benchmarks/README.md`."""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "benchmarks"

Number = float | str
Numbers = Mapping[str, Number | Mapping[str, Number]]


def record(benchmark: str, numbers: Numbers) -> Path:
    """Append what a benchmark measured to its history `benchmarks/<benchmark>.jsonl`, and say where that is."""
    path = FOLDER / f"{benchmark}.jsonl"
    entry = {
        "date": datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%MZ"),
        "commit": _commit(),
        "machine": f"{_processor()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
        "numbers": {name: _rounded(value) for name, value in numbers.items()},
    }
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(entry, ensure_ascii=False) + "\n")
    return path


def _rounded(value: Number | Mapping[str, Number]) -> object:
    """Four digits are more than any run can promise again."""
    if isinstance(value, Mapping):
        return {name: _rounded(number) for name, number in value.items()}
    return float(f"{value:.4g}") if isinstance(value, float) else value


def _commit() -> str:
    """The commit that was measured; `+` where the tree has changes that no commit has."""
    described = ["git", "describe", "--always", "--exclude", "*", "--abbrev=10", "--dirty=+"]
    done = subprocess.run(described, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _processor() -> str:
    """Its name as the system has it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown")
