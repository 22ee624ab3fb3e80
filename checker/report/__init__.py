"""Reports as text: one module per format, one registry line each.

A reporter is a pure function of reports: it reads no clock, no environment and no terminal; the command line passes
`width` and `colour` in. Modules are imported when their format is asked for, so that only CSV needs pandas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from msgspec import Struct
from msgspec.structs import replace

from checker.model import Report


class Render(Protocol):
    """What a format's module offers under the registered name."""

    def __call__(self, reports: Sequence[Report], *, width: int, colour: bool) -> str | bytes: ...


class Encode(Protocol):
    """What the module of a format that streams offers as well."""

    def __call__(self, report: Report) -> bytes: ...


class Reporter(Struct, frozen=True):
    """One format."""

    module: str
    function: str = "render"
    file: str | None = None
    """Name of the file that `--write` gives it; None where it is for reading on the spot."""
    streams: str = ""
    """The function that makes UTF-8 of it, where the text of many reports is the text of each, one after the other."""
    binary: bool = False
    """Whether it makes bytes, which are for a file and not for a screen."""

    explains: bool = False
    """Whether it has room to say why groups came about without being asked."""

    def render(
        self, reports: Sequence[Report], *, width: int = 100, colour: bool = False, explain: bool = True
    ) -> str | bytes:
        """The reports as text that ends in a line end, or as nothing; as bytes where the format is `binary`.

        `width`, in columns, and `colour` concern the terminal alone. Without `explain` the explanations that reports
        carry are told only by a format that explains unasked.
        """
        if not (explain or self.explains):
            reports = [replace(report, explanations=()) for report in reports]
        return cast(Render, _function(self.module, self.function))(reports, width=width, colour=colour)

    def encoded(self, report: Report, *, explain: bool = True) -> bytes:
        """A report in a format that `streams`, as `render` has it, in UTF-8."""
        if not (explain or self.explains or not report.explanations):
            report = replace(report, explanations=())
        return cast(Encode, _function(self.module, self.streams))(report)


@cache
def _function(module: str, name: str) -> object:
    return getattr(import_module(module), name)


REPORTERS: Mapping[str, Reporter] = {
    "terminal": Reporter("checker.report.terminal"),
    "csv": Reporter("checker.report.csv_file", file="figures.csv"),
    "excel-csv": Reporter("checker.report.csv_file", "render_for_excel", file="figures.csv"),
    "json": Reporter("checker.report.json_file", file="figures.json"),
    "jsonl": Reporter("checker.report.json_file", "render_lines", file="figures.jsonl", streams="encoded"),
    "html": Reporter("checker.report.html", file="report.html", explains=True),
    "xlsx": Reporter("checker.report.xlsx", file="figures.xlsx", binary=True),
    "sarif": Reporter("checker.report.sarif_file", file="findings.sarif"),
    "github": Reporter("checker.report.github"),
    "gitlab": Reporter("checker.report.gitlab", file="gl-code-quality-report.json"),
    "junit": Reporter("checker.report.junit", file="junit.xml"),
    "markdown": Reporter("checker.report.markdown", file="figures.md"),
    "extract-jsonl": Reporter("checker.report.json_file", "render_figures", streams="encoded_figures"),
}
"""By name; `extract-…` are for reports of which only the figures are known, `excel-csv` is the csv of --excel."""
