#!/usr/bin/env python3
"""Write the pages that are made from something else, or with --check say which are out of date.

docs/RULES.md comes from the rule packs; in README.md every block that begins with `$ check-figures …` shows what that
call prints.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.judge import load_rules  # noqa: E402
from checker.report.rules_text import page  # noqa: E402

_SHOWN = re.compile(r"^```text\n\$ check-figures (?P<call>.+)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)


def pages() -> Iterator[tuple[Path, str]]:
    """Every such page with the text that it should have."""
    yield ROOT / "docs" / "RULES.md", page(load_rules())
    readme = ROOT / "README.md"
    yield readme, _SHOWN.sub(_run, readme.read_text(encoding="utf-8"))


def _run(block: re.Match[str]) -> str:
    call = [sys.executable, "-m", "checker", *block["call"].split(), "--write", "none"]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(f"check-figures {block['call']}: {done.stderr.strip()}")
    return f"```text\n$ check-figures {block['call']}\n{done.stdout}```"


def main(arguments: list[str]) -> int:
    """0, or 1 where --check finds a page out of date."""
    stale = [(path, text) for path, text in pages() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path, text in stale:
        if "--check" in arguments:
            print(f"{path.relative_to(ROOT).as_posix()} is out of date: run tools/docs.py", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
