"""Offsets refer to the text of the article, whatever its format: JSON can hold it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"


def told(*arguments: str) -> dict[str, list[dict[str, object]]]:
    command = [sys.executable, "-m", "checker", *arguments, "--format", "json", "--write", "none", "--fail-on", "never"]
    done = subprocess.run(command, capture_output=True, check=True, cwd=FILES.parents[2])
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.parametrize("form", ["markdown", "docx", "pdf", "html", "nitf"])
def test_figures_are_found_again_in_the_text(form: str) -> None:
    document = told(str(FILES / form), "--with-text")
    texts = {source["id"]: str(source["text"]) for source in document["sources"]}
    assert len(document["figures"]) == 14
    for figure in document["figures"]:
        start, end = figure["start"], figure["end"]
        assert isinstance(start, int) and isinstance(end, int)
        assert texts[figure["source"]][start:end] == figure["text"]


def test_the_text_is_left_out_unless_asked_for() -> None:
    assert all("text" not in source for source in told(str(FILES / "markdown"))["sources"])
