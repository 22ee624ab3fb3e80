"""The pages that are made from something else say what that something says today."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_rules_page_and_readme_outputs_are_current() -> None:
    """docs/RULES.md is the rule packs' text, and what the README shows is what the program prints."""
    done = subprocess.run([sys.executable, "tools/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
