"""HTML: one file that holds everything, asks the network for nothing, and can be read without its script.

The page's policy allows its own style and script by their digests and nothing else; the template escapes all text.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from checker import __version__
from checker.model import KINDS, Report
from checker.report.html.shapes import STATUSES, Story
from checker.report.html.view import story
from checker.report.told import caveat, totals

_HERE = Path(__file__).parent
_OPEN = 3
"""As many stories are open from the start; of more there is a list, and each is opened by a click."""
_MANY = 5
"""With more sources than this, rows are listed instead of laid out in columns, until the reader asks for columns."""


def render(reports: Sequence[Report], *, width: int = 0, colour: bool = False) -> str:
    """The page of all stories."""
    stories = [story(report, number) for number, report in enumerate(reports, 1)]
    stories.sort(key=lambda s: -len(s.worst))  # what an editor has to look at first stands first
    widest = max((len(s.sources) for s in stories), default=0)
    style = _read("page.css") + "".join(f"#{s.id} {{ --n: {len(s.sources)}; }}\n" for s in stories)
    style += "".join(f'td[colspan="{n}"] {{ grid-column: span {n}; }}\n' for n in range(2, widest))
    script = _read("page.js")
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    page = environment.get_template("page.html").render(
        stories=stories, statuses=STATUSES, counts=_counts(stories), kinds=_kinds(stories), many=_MANY, open=_OPEN,
        style=style, script=script, style_digest=_digest(style), script_digest=_digest(script),
        totals=totals(reports), caveat=caveat(reports),
        version=__version__,
    )  # fmt: skip
    return page.encode("utf-8", "backslashreplace").decode("utf-8")


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")


def _counts(stories: Iterable[Story]) -> dict[str, int]:
    rows = [row.status for story in stories for row in story.rows]
    return {status: rows.count(status) for status in STATUSES if status in rows}


def _kinds(stories: Iterable[Story]) -> list[str]:
    met = {kind for story in stories for row in story.rows for kind in row.kinds.split()}
    return [kind for kind in KINDS if kind in met]
