"""The pages that are made from something else say what that something says today."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_rules_page_and_shown_outputs_are_current() -> None:
    """docs/RULES.md is the rule packs' text, and what README.md and docs/ show is what the program prints."""
    done = subprocess.run([sys.executable, "tools/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


PAGES = sorted((ROOT / "docs").glob("*.md"))
PYTHON = [
    block for page in PAGES for block in re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
]


@pytest.mark.parametrize("code", PYTHON)
def test_python_examples_run(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "example", "exec"), {})
    assert capsys.readouterr().out


@pytest.mark.parametrize("page", [ROOT / "README.md", *PAGES], ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    """A file that is there, and a heading in it."""
    for target, anchor in re.findall(r"\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]*))?\)", page.read_text("utf-8")):
        to = (page.parent / target).resolve() if target else page
        assert to.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.+)$", to.read_text("utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}, anchor


def test_every_command_and_setting_is_documented() -> None:
    from checker.cli import cli
    from checker.settings import KEYS

    output, settings = ((ROOT / "docs" / name).read_text("utf-8") for name in ("OUTPUT.md", "CONFIGURATION.md"))
    check = cli.commands["check"]
    for name in (*cli.commands, *(option for p in check.params for option in p.opts if option.startswith("--"))):
        assert name in output, name
    assert all(key in settings for key in KEYS)
