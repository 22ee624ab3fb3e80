"""The pages that are made from something else say what that something says today."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import write

ROOT = Path(__file__).resolve().parent.parent


def test_rules_page_and_shown_outputs_are_current() -> None:
    """docs/RULES.md is the rule packs' text, and what README.md and docs/ show is what the program prints."""
    done = subprocess.run([sys.executable, "tools/docs.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


PAGES = sorted((ROOT / "docs").glob("*.md"))
PYTHON = [
    block for page in PAGES for block in re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
]


def commands() -> Iterator[str]:
    """Every call of the program that a page tells its reader to make, in a block or in a sentence."""
    for page in [ROOT / "README.md", *PAGES]:
        text = page.read_text("utf-8")
        blocks = "\n".join(re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S))
        inline = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))
        for line in [*blocks.splitlines(), *inline]:
            command = line.split("  #")[0].strip().removeprefix(".venv/bin/")
            # PATH and CODE stand for what a reader puts there.
            if re.search(r"(^|\| )check-figures [^A-Z]*( CF\d+)?$", command):
                yield command


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders and files that the pages speak of."""
    place = tmp_path_factory.mktemp("newsroom")
    herald, northern = ((ROOT / "seeds" / f"{n}.txt").read_text("utf-8") for n in ("harbour-herald", "northern-post"))
    for folder in ("my-story", "content/my-story", "stories/one"):
        write(place / folder, {"a.txt": "Call\n\n" + herald.splitlines()[6] + "\n", "b.txt": northern})
    write(place / "seeds", {"harbour-herald.txt": herald, "northern-post.txt": northern})
    draft = (ROOT / "docs" / "example-draft" / "draft.md").read_text("utf-8")
    results = (ROOT / "docs" / "example-data" / "results.csv").read_text("utf-8")
    write(place, {"draft.md": draft, "wire.txt": herald, "results.csv": results})
    write(place / "sources", {"wire.txt": herald, "fjord-daily.txt": "The ferry off Skarvik carried 212 people.\n"})
    wire = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "example-wire").iterdir()}
    write(place / "wire", wire)
    write(place, {"monday.jsonl": "".join(json.dumps({"text": text}) + "\n" for text in wire.values())})
    texts = "".join(f'{key} = "house"\n' for key in ("what", "why", "fires", "silent"))
    rule = f'code = "HS001"\nname = "house-single"\nkind = "single-source"\nseverity = "warning"\n{texts}'
    write(place, {"house.toml": f'pack = "house"\n[[rule]]\n{rule}'})
    program, clipboard = place / "bin" / "check-figures", place / "bin" / "pbpaste"
    write(place / "bin", {program.name: f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n'})
    write(place / "bin", {clipboard.name: "#!/bin/sh\ncat draft.md\n"})
    for path in (program, clipboard):
        path.chmod(0o755)
    index = [program, "index", "sources", "--store", "figures.duckdb"]
    subprocess.run(index, cwd=place, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    return place


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_every_command_on_a_page_runs(command: str, newsroom: Path) -> None:
    env = {**os.environ, "PATH": f"{newsroom / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["sh", "-c", command], cwd=newsroom, env=env, input="It killed 31.\n", capture_output=True, text=True
    )
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr


def test_the_commands_of_the_pages_are_found() -> None:
    found = set(commands())
    assert {"pbpaste | check-figures - --against sources/", "check-figures rules CF203"} <= found
    assert len(found) > 20


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
    from checker.cli.commands import cli
    from checker.settings import KEYS

    output, settings = ((ROOT / "docs" / name).read_text("utf-8") for name in ("OUTPUT.md", "CONFIGURATION.md"))
    check = cli.commands["check"]
    for name in (*cli.commands, *(option for p in check.params for option in p.opts if option.startswith("--"))):
        assert name in output, name
    assert all(key in settings for key in KEYS)
