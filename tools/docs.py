#!/usr/bin/env python3
"""Write the pages that are made from something else, or with --check say which are out of date.

docs/RULES.md comes from the rule packs. In README.md and docs/*.md every ```text block that begins with `$ ` shows what
its commands print: they are run, page by page, in a folder that has the project's examples, and a ```toml block that
begins with `# NAME.toml` is that file there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from checker.judge import load_rules  # noqa: E402
from checker.report.rules_text import page  # noqa: E402

EXAMPLES = ("seeds", *(f"docs/example-{name}" for name in ("clash", "draft", "data", "archive", "wire")))
_BLOCK = re.compile(
    r"^```text\n(?P<session>\$ (?:.*\n)*?)```$"
    r"|^```toml\n(?P<file># (?P<name>[\w.-]+\.toml)\n(?:.*\n)*?)```$",
    re.MULTILINE,
)
_COMMAND = re.compile(r"^\$ (.+(?:\\\n.+)*)$", re.MULTILINE)


def pages() -> Iterator[tuple[Path, str]]:
    """Every such page with the text that it should have."""
    rules = ROOT / "docs" / "RULES.md"
    yield rules, page(load_rules())
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        text = path.read_text(encoding="utf-8")
        if path != rules and _BLOCK.search(text):
            with TemporaryDirectory() as folder:
                yield path, _BLOCK.sub(partial(_true, folder=_scratch(Path(folder))), text)


def _scratch(folder: Path) -> Path:
    """A folder with the examples, and the program on the path of whoever works there."""
    for name in EXAMPLES:
        shutil.copytree(ROOT / name, folder / "work" / name)
    program = folder / "bin" / "check-figures"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def _true(block: re.Match[str], folder: Path) -> str:
    if block["file"]:
        (folder / "work" / block["name"]).write_text(block["file"], encoding="utf-8")
        return block.group()
    return "```text\n" + "\n".join(_run(command, folder) for command in _COMMAND.findall(block["session"])) + "```"


def _run(command: str, folder: Path) -> str:
    """The command and what it prints, on standard error too, as a terminal shows it."""
    env = {**os.environ, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", f"exec 2>&1; {command}"], cwd=folder / "work", env=env, capture_output=True, encoding="utf-8"
    )
    if "Traceback" in done.stdout or "not found" in done.stdout:
        sys.exit(f"{command}: {done.stdout.strip()}")
    return f"$ {command}\n{done.stdout}"


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
