"""All that is in force in a run besides its articles, loaded and checked once before work starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from checker.describe import Vocabulary, extended
from checker.desk import baseline, waivers
from checker.desk.files import with_levels
from checker.judge import Rules, load_rules
from checker.judge.in_force import in_force, known
from checker.judge.uncovered import uncovered
from checker.located import FileError
from checker.model import Problem, Report
from checker.settings import Settings

if TYPE_CHECKING:
    from checker.data import Table


class InForce(Struct, frozen=True):
    """Settings with what they name: rules, words, waivers, baseline."""

    settings: Settings
    rules: Rules
    words: Vocabulary | None = None
    """A lexicon with additions; None for the shipped one."""
    waivers: tuple[waivers.Entry, ...] = ()
    baseline: tuple[baseline.Accepted, ...] = ()
    today: date = field(default_factory=date.today)
    """Waivers whose last day lies before do not hold."""
    data: tuple[Table, ...] = ()
    """Tables that figures are held against."""
    with_text: bool = False
    """Whether JSON is to hold the text of the articles."""

    def applied(self, report: Report) -> Report:
        """The report as the settings want it: levels of files, what is waived, what the baseline knows.

        A conflict that a finding explained is told by itself where that finding is let stand.
        """
        judged = replace(report, rules=self.rules.rules, show=self.settings.show, with_text=self.with_text)
        settled = self._settled(judged)
        if settled.findings is judged.findings:
            return settled
        findings = uncovered(judged, settled, self.rules)
        return settled if findings is judged.findings else self._settled(replace(judged, findings=findings))

    def _settled(self, report: Report) -> Report:
        if self.settings.files:
            report = with_levels(report, self.settings.files)
        report = waivers.waive(report, self.waivers, self.today)
        return baseline.mark_known(report, self.baseline) if self.baseline else report


def prepare(settings: Settings, today: date | None = None) -> InForce:
    """Load what the settings name; raises `checker.located.FileError` for the first mistake."""
    _there(settings, "waivers", settings.waivers, "mend its name")
    _there(settings, "baseline", settings.baseline, "write it with `check-figures baseline PATH...`")
    for pack in settings.packs:
        _there(settings, "packs", pack, "mend its name")
    loaded = load_rules(settings.packs)
    for some in settings.files:
        for rule in some.rules:
            known(loaded, rule)
    return InForce(
        settings,
        in_force(loaded, settings.rules),
        Vocabulary(extended(settings.lexicon)) if settings.lexicon else None,
        waivers.load(settings.waivers) if settings.waivers else (),
        baseline.load(settings.baseline) if settings.baseline else (),
        today or date.today(),
    )


def _there(settings: Settings, name: str, path: Path | None, advice: str) -> None:
    """Raise where a setting names what is not there."""
    if path and not path.exists():
        who = f" (named by {settings.where[name]})" if name in settings.where else ""
        raise FileError(path, 1, 1, f"there is no such file or folder{who}: {advice}")


class Tidying:
    """Gathers over the stories of a run which waivers and baseline entries were needed."""

    def __init__(self, force: InForce) -> None:
        self._force = force
        self._used: set[str] = set()
        self._sources: set[str] = set()
        self._found: dict[str, frozenset[str]] = {}

    def saw(self, report: Report) -> Report:
        """Take note of a report, and give it back."""
        if not (self._force.waivers or self._force.baseline):
            return report
        self._used |= {finding.waiver.where for finding in report.findings if finding.waiver}
        self._sources |= {name for article in report.articles for name in (article.id, article.path)}
        prints = frozenset(finding.fingerprint for finding in report.findings)
        self._found[report.story] = self._found.get(report.story, frozenset()) | prints
        return report

    def problems(self) -> Iterator[Problem]:
        """Warnings about what has expired and what nothing needs any more."""
        force = self._force
        yield from waivers.leftover(force.waivers, frozenset(self._used), frozenset(self._sources), force.today)
        yield from baseline.stale(force.baseline, self._found)
