"""Ctrl-C that comes where Python cannot raise it is not lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

LOST = """
import os, signal, sys, time
from checker.cli.stopping import heed

class Bad:
    def __del__(self):
        os.kill(os.getpid(), getattr(signal, sys.argv[1]))
        for _ in range(1000):  # the handler runs here
            pass

heed()
bad = Bad()
try:
    del bad
    time.sleep(20)
except KeyboardInterrupt:
    sys.exit(130)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize(("how", "code"), [("SIGINT", 130), ("SIGTERM", 143)])
def test_a_signal_in_a_destructor_comes_again(how: str, code: int) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    done = subprocess.run([sys.executable, "-c", LOST, how], env=env, capture_output=True, timeout=15)
    assert (done.returncode, done.stderr) == (code, b"")
