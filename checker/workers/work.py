"""What a run makes of one story, wherever that is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from checker import pipeline
from checker.describe import Vocabulary
from checker.in_force import InForce
from checker.jobs import Begin, Job
from checker.model import Problem, Report
from checker.report import REPORTERS

if TYPE_CHECKING:
    from checker.archive.entry import Entry


class Result(Struct, frozen=True):
    """What a run needs of a story. It goes from one process to another, and into a journal."""

    report: Report
    """Without its rules; and without texts, figures and groups where nobody asked to `keep` them."""
    texts: Mapping[str, bytes] = field(default_factory=dict)
    """The report in each format that streams and was asked for, in UTF-8; none where no article could be read."""
    kept: Sequence[Entry] = ()
    """What an archive is to keep of the articles."""


Work = Callable[[Job, Begin], Result]


class Streamed(Struct, frozen=True):
    """A format that streams, which a worker renders story by story. No terminal makes a difference to it."""

    form: str
    explain: bool = True

    def text(self, report: Report) -> bytes:
        """The report as text, in UTF-8."""
        return REPORTERS[self.form].encoded(report, explain=self.explain)


class Checking(Struct, frozen=True):
    """Checks a story with what is in force."""

    force: InForce
    explain: bool = False
    streamed: tuple[Streamed, ...] = ()
    keep: bool = True
    """Whether more of the report than its findings is wanted."""
    stores: tuple[Path, ...] = ()
    """Figure stores of an archive that drafts are held against."""

    def __call__(self, job: Job, begin: Begin) -> Result:
        return _result(self._report(job, begin), self.streamed, self.keep)

    def _report(self, job: Job, begin: Begin) -> Report:
        if not self.stores:
            return pipeline.check_job(job, self.force, self.explain, begin)
        from checker.archive.earlier import check_job

        return check_job(job, self.force, self.stores, self.explain, begin)

    def whole(self, report: Report) -> Report:
        """The report with the rules in force, which are not sent to and fro with every story."""
        return replace(report, rules=self.force.rules.rules)


class Extracting(Struct, frozen=True):
    """Finds the figures of a story and leaves it at that."""

    streamed: tuple[Streamed, ...]

    def __call__(self, job: Job, begin: Begin) -> Result:
        return _result(pipeline.extract_job(job, begin), self.streamed, False)


class Keeping(Struct, frozen=True):
    """Finds the figures of articles, and makes of them what an archive keeps."""

    words: Vocabulary | None
    made: str
    """By which version of program and rules: see `checker.archive.made`."""

    def __call__(self, job: Job, begin: Begin) -> Result:
        from checker.archive.indexing import looked_into

        looked = looked_into(job, self.words, self.made, begin)
        return Result(Report(job.name, (), (), (), (), tuple(looked.problems)), kept=tuple(looked.entries))


def _result(report: Report, streamed: Sequence[Streamed], keep: bool) -> Result:
    texts = {format.form: format.text(report) for format in streamed} if report.articles else {}
    return Result(replace(report, rules=()) if keep else _findings_of(report), texts)


def _findings_of(report: Report) -> Report:
    """The findings of a report, and the names of its articles."""
    articles = tuple(replace(a, text="", zones=(), landmarks=(), markup=()) for a in report.articles)
    return replace(
        report, articles=articles, figures=(), groups=(), explanations=(), backings=(), rules=(), held=()
    )  # fmt: skip


def attempt(work: Work, job: Job, begin: Begin) -> Result:
    """What the work makes of a story; a fault of ours in one story is no reason to lose the others."""
    try:
        return work(job, begin)
    except Exception as error:
        return lost(job, pipeline.fault(job.name, error, "internal error, please report it with the articles"))


def lost(job: Job, *problems: Problem) -> Result:
    """Of a story of which nothing but problems is left."""
    return Result(Report(job.name, (), (), (), (), problems))
