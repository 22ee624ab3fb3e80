"""The plugs for pre-commit, GitHub and GitLab, each at work in a scratch repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
ACTION = ROOT / "action.yml"
GITLAB = ROOT / "templates" / "check-figures.gitlab-ci.yml"

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here, which CI's scripts are for")


def run(command: list[str], cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """With the check-figures of this environment first, and nothing of a git or CI that runs the tests."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "PRE_COMMIT"))}
    kept["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{kept['PATH']}"
    return subprocess.run(command, cwd=cwd, env=kept | variables, capture_output=True, text=True)


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of two stories: in one all agree, in the other two articles clash."""
    texts = {
        "bridge/a.txt": "Bridge reopens\n\nThe council paid $5,687.75 for the bench.\n",
        "bridge/b.txt": "Bench is back\n\nThe bench cost the council $5,687.75.\n",
        "ferry/a.txt": "Ferry aground\n\nThe owner put the damage at $5.6 million.\n",
        "ferry/b.txt": "Ferry hits rocks\n\nThe owner put the damage at $5.6 billion.\n",
    }
    for name, text in texts.items():
        path = tmp_path / "desk" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    desk = tmp_path / "desk"
    for command in (["init", "-q"], ["config", "user.email", "e@example.org"], ["config", "user.name", "E"]):
        assert run(["git", *command], desk).returncode == 0
    assert run(["git", "add", "."], desk).returncode == 0
    return desk


@pytest.mark.parametrize(
    ("schema", "path"), [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", GITLAB)], ids=["github", "gitlab"]
)
def test_the_file_is_what_the_platform_takes(schema: str, path: Path) -> None:
    done = run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)], ROOT)
    assert done.returncode == 0, done.stdout


def test_the_manifest_is_what_pre_commit_takes() -> None:
    done = run([sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)], ROOT)
    assert done.returncode == 0, done.stdout


def test_a_commit_is_checked_story_by_story_whichever_article_was_changed(repository: Path) -> None:
    [hook] = loaded(HOOKS)
    # The hook as it is, but with the program of this environment instead of one that pip fetches.
    local = {"repo": "local", "hooks": [{**hook, "language": "system"}]}
    config = repository / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [local]}), encoding="utf-8")
    assert run(["git", "add", "."], repository).returncode == 0
    commit = [sys.executable, "-m", "pre_commit", "run", "--files", "bridge/a.txt"]
    refused = run(commit, repository, PRE_COMMIT_HOME=str(repository.parent / "cache"))
    assert refused.returncode == 1 and "exit code: 1" in refused.stdout
    assert refused.stdout.count("CONFLICT") == 1 and "ferry/b.txt:3:29" in refused.stdout
    (repository / "ferry" / "b.txt").write_text("Ferry\n\nThe owner put the damage at $5.6 million.\n")
    assert run(["git", "add", "."], repository).returncode == 0
    passed = run(commit, repository, PRE_COMMIT_HOME=str(repository.parent / "cache"))
    assert passed.returncode == 0, passed.stdout
    assert not (repository / "reports").exists()


def act(repository: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    """Runs the script of the action's last step as the runner does; what it printed, its outputs, its summary."""
    action = loaded(ACTION)
    values = {name: given.get("default", "") for name, given in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    variables: Mapping[str, str] = {
        name: values[text.removeprefix("${{ inputs.").removesuffix(" }}")] for name, text in step["env"].items()
    }
    output, summary = repository.parent / "output", repository.parent / "summary"
    for file in (output, summary):
        file.write_text("")
    places = {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    done = run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], repository, **variables, **places
    )
    return (
        done,
        dict(line.split("=", 1) for line in output.read_text().splitlines()),
        summary.read_text(encoding="utf-8"),
    )


def test_the_action_annotates_sums_up_and_fails(repository: Path) -> None:
    done, outputs, summary = act(repository, args="--by-folder")
    assert done.returncode == 1, done.stderr
    [annotation] = done.stdout.splitlines()
    assert annotation.startswith("::error file=ferry/a.txt,line=3,endLine=3,col=29,endColumn=41,title=CF001 ")
    assert outputs["exit-code"] == "1"
    assert json.loads((repository / outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (repository / outputs["report"]).read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert summary.startswith("# Figures: 4 articles") and r"\$5.6 billion" in summary


def test_the_action_passes_where_all_agree(repository: Path) -> None:
    done, outputs, _ = act(repository, paths="bridge")
    assert (done.returncode, done.stdout, outputs["exit-code"]) == (0, "", "0"), done.stderr


def test_the_action_holds_a_draft_against_its_sources(repository: Path) -> None:
    done, _, _ = act(repository, paths="ferry/a.txt", against="ferry/b.txt\nbridge", args="--fail-on=never")
    assert done.returncode == 0 and done.stdout.startswith("::error file=ferry/a.txt"), done.stderr


def test_what_is_given_to_the_action_is_never_run(repository: Path) -> None:
    odd = "$(touch pwned); `touch pwned`\n--version"
    done, outputs, _ = act(repository, paths=odd)
    assert done.returncode == 2 and outputs == {"exit-code": "2"}
    assert not (repository / "pwned").exists() and "0." not in done.stdout


def test_the_action_tells_a_mistake_in_settings_and_names_no_file_that_is_not_there(repository: Path) -> None:
    (repository / "check-figures.toml").write_text('[rules]\nCF001 = "of"\n', encoding="utf-8")
    done, outputs, summary = act(repository, args="--by-folder")
    assert (done.returncode, done.stdout, outputs, summary) == (2, "", {"exit-code": "2"}, "")
    assert 'check-figures.toml:2:1: unknown severity "of": did you mean "off"?' in done.stderr


def test_the_gitlab_job_writes_what_it_promises(repository: Path) -> None:
    job = loaded(GITLAB)[".check-figures"]
    script = "\n".join(job["script"][1:])  # without the installation
    done = run(["bash", "-euo", "pipefail", "-c", script], repository, **job["variables"])
    assert done.returncode == 1, done.stderr
    promised = job["artifacts"]["reports"].values()
    assert all((repository / path).exists() for path in promised)
    [issue] = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "ferry/a.txt" and issue["severity"] == "critical"


def test_the_gitlab_job_asks_for_what_it_needs(repository: Path) -> None:
    [install, _] = loaded(GITLAB)[".check-figures"]["script"]
    done = run(["bash", "-c", install], repository)
    assert done.returncode != 0 and "what pip is to install" in done.stderr
