#!/usr/bin/env python3
"""Write docs/RULES.md from the rule packs, or with --check say whether it is current."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.judge import load_rules  # noqa: E402
from checker.report.rules_text import page  # noqa: E402


def main(arguments: list[str]) -> int:
    """0, or 1 where --check finds the page out of date."""
    target = ROOT / "docs" / "RULES.md"
    wanted = page(load_rules())
    if "--check" not in arguments:
        target.write_text(wanted, encoding="utf-8", newline="\n")
        return 0
    if target.is_file() and target.read_text(encoding="utf-8") == wanted:
        return 0
    print("docs/RULES.md is out of date: run tools/docs.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
