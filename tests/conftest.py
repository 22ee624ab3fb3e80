"""What tests of several kinds share. Its place lets every test import `making`, whichever folder is run alone."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from running import PROGRAM, Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the program in an empty folder."""

    def run(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
        env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "0", "LC_ALL": "C"}
        command = [*PROGRAM, *map(str, arguments)]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=120, **options)  # type: ignore[call-overload]
        assert b"Traceback" not in done.stderr, done.stderr.decode(errors="replace")
        return done

    return run
