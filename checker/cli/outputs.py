"""What a run prints and writes: story by story where the format allows it, else when all stories are there."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from checker.cli.run import Run, save, unwritable
from checker.model import Report
from checker.report import REPORTERS


class Outputs:
    """One format on standard output, unless the run is quiet, and files."""

    def __init__(self, form: str, targets: Mapping[str, Path], quiet: bool, explain: bool) -> None:
        self.form = form
        self.targets = targets
        """Format -> the file that has it."""
        self._quiet = quiet
        self._explain = explain
        wanted = dict.fromkeys(targets if quiet else (form, *targets))
        self.streamed = tuple(name for name in wanted if REPORTERS[name].streams)
        """The formats that are made story by story."""
        self.keeps = len(wanted) > len(self.streamed)
        """Whether the others ask for the whole reports."""
        self.explains = explain or any(REPORTERS[name].explains for name in (form, *targets))
        """Whether any of them tells why figures are linked."""
        self._growing: dict[str, Growing] = {}
        self._kept: list[Report] = []

    def begin(self) -> None:
        """Open the files that grow; raises `click.ClickException` where they cannot be written."""
        self._growing = {name: Growing(path) for name, path in self.targets.items() if name in self.streamed}

    def add(self, run: Run, report: Report, texts: Mapping[str, bytes]) -> None:
        """A story's report, and what it is in each of the formats that stream."""
        run.print(texts.get(self.form, b""))
        for name, file in self._growing.items():
            file.add(texts[name])
        if self.keeps:
            self._kept.append(report)

    def unread(self, run: Run) -> bool:
        """Whether nobody wants more: standard output was all, and whoever read it has gone."""
        return run.closed and not (self.keeps or self.targets or self._quiet)

    def save(self, run: Run) -> None:
        """Write the files, and print what had to wait for the last story."""
        for file in self._growing.values():
            file.save()
        if not self._kept:
            return
        for name, path in self.targets.items():
            if name not in self._growing:
                save(path, REPORTERS[name].render(self._kept, explain=self._explain))
        if self.form not in self.streamed:
            run.write(self.form, self._kept)


class Growing:
    """A file whose text comes piece by piece, and that is written whole when all is there; raises as `save`.

    What has come so far has no name on the disk: whatever stops the run, nothing is left of it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115 - goes when this goes
        except OSError as error:
            raise unwritable(path, error.strerror or str(error)) from None

    def add(self, text: bytes) -> None:
        """Put this behind what is there."""
        try:
            self._file.write(text)
        except OSError as error:
            raise unwritable(self._path, error.strerror or str(error)) from None

    def save(self) -> None:
        """Write the file, unless there is nothing to write."""
        if self._file.tell():
            save(self._path, self._file)
