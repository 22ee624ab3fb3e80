"""Waivers: what they speak of, until when, and what is told of those that nothing needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker import Article, FileError, Report, RuleSetting, Settings, check_articles
from checker.desk.waivers import load
from checker.in_force import Tidying, prepare
from checker.model import Zone
from checker.settings import FilesSetting

TODAY = date(2026, 11, 23)
PAID = "The council of Elbonia City paid {} for the new bridge on May 3."


def articles(*sums: str) -> list[Article]:
    return [Article(f"{'abc'[n]}.txt", f"wire/{'abc'[n]}.txt", PAID.format(paid)) for n, paid in enumerate(sums)]


def waiver_file(folder: Path, *entries: str) -> Path:
    path = folder / "waivers.toml"
    signed = '\nreason = "checked"\nby = "R. Okafor"\nexpires = 2026-12-31\n'
    path.write_text("".join(f"[[waiver]]\n{e}{'' if 'expires' in e else signed}\n" for e in entries), encoding="utf-8")
    return path


def run(folder: Path, story: list[Article], *entries: str) -> tuple[Report, list[str]]:
    """The report, and what is to be tidied."""
    settings = Settings(waivers=waiver_file(folder, *entries))
    report = check_articles(story, settings, today=TODAY)
    tidying = Tidying(prepare(settings, TODAY))
    return tidying.saw(report), [problem.message for problem in tidying.problems()]


def conflict_waived(report: Report) -> bool:
    (conflict,) = (finding for finding in report.findings if finding.rule == "CF001")
    return conflict.waiver is not None and not conflict.counts


SMALL, LARGE = "$5,587.75", "$5,687.75"


@pytest.mark.parametrize(
    ("entry", "waived", "tidying"),
    [
        ('source = "a.txt"\nfigure = "$5,687.75"', True, 0),
        ('source = "wire/a.txt"\nfigure = "5,687.75"', True, 0),
        ('source = "a.txt"\nfigure = "$5,687.75"\nrule = "CF001"', True, 0),
        ('source = "a.txt"\nfigure = "$5,687.75"\nrule = "sources-conflict"', True, 0),
        ('source = "a.txt"\nfigure = "$5,687.75"\nrule = "CF002"', False, 1),
        ('source = "a.txt"\nfigure = "$5,587.75"', False, 1),
        ('source = "a.txt"\nfigure = "687.75"', False, 1),
        ('source = "a.txt"\nfigure = "$5,687"', False, 1),
        ('source = ".txt"\nfigure = "$5,687.75"', False, 0),
        ('fingerprint = "0123456789abcdef"', False, 1),
    ],
)
def test_a_waiver_names_source_and_figure(tmp_path: Path, entry: str, waived: bool, tidying: int) -> None:
    """As a reader sees both; part of a name or of a number is another one."""
    report, left = run(tmp_path, articles(LARGE, SMALL), entry)
    assert conflict_waived(report) == waived
    assert len(left) == tidying


def test_a_waiver_names_a_finding_by_its_fingerprint(tmp_path: Path) -> None:
    story = articles(LARGE, SMALL)
    print_ = next(f.fingerprint for f in check_articles(story).findings if f.rule == "CF001")
    report, left = run(tmp_path, story, f'fingerprint = "{print_}"')
    assert conflict_waived(report) and not left
    waiver = next(f.waiver for f in report.findings if f.waiver)
    assert (waiver.reason, waiver.by, waiver.inline) == ("checked", "R. Okafor", False)
    assert waiver.where.endswith("waivers.toml:1:1")


def test_one_figure_let_stand_does_not_hide_a_clash_of_the_others(tmp_path: Path) -> None:
    story = articles(LARGE, SMALL, "$6,587.75")
    assert not conflict_waived(run(tmp_path, story, 'source = "a.txt"\nfigure = "$5,687.75"')[0])


HEADLINE = "Flood kills 44 in Ostra\n\nThe flood in Ostra killed 53 people on Sunday, police said.\n"


def flood(rival: int = 44) -> list[Article]:
    """A headline that clashes with its body, of which one finding tells, and an article that clashes with the body."""
    other = f"Ostra under water\n\nThe flood in Ostra killed {rival} people on Sunday, the mayor said.\n"
    headline = Zone(0, HEADLINE.index("\n"), "headline")
    return [Article("a.txt", "a.txt", HEADLINE, zones=(headline,)), Article("b.txt", "b.txt", other)]


def test_who_lets_one_finding_stand_signs_for_what_it_names_and_for_nothing_else(tmp_path: Path) -> None:
    (explaining,) = (f for f in check_articles(flood()).findings if f.severity == "error")
    assert explaining.rule == "CF401", "it tells the clash of the articles as well"
    for entry in (f'fingerprint = "{explaining.fingerprint}"', 'source = "a.txt"\nfigure = "44"', 'rule = "CF401"'):
        if entry.startswith("rule"):
            entry += '\nsource = "a.txt"\nfigure = "53"'
        report, left = run(tmp_path, flood(), entry)
        waived, conflict = (next(f for f in report.findings if f.rule == rule) for rule in ("CF401", "CF001"))
        assert waived.waiver and conflict.counts and not left
        said = {(report.figure[i].source, report.figure[i].text) for i in conflict.figures}
        assert said == {("a.txt", "53"), ("b.txt", "44")}
    report, left = run(tmp_path, flood(), 'source = "a.txt"\nfigure = "53"')
    assert not any(f.counts for f in report.findings if f.severity == "error") and not left
    assert {f.rule for f in report.findings if f.waiver} == {"CF001", "CF401"}


def test_where_all_that_clashes_was_signed_for_nothing_comes_to_light(tmp_path: Path) -> None:
    alone = flood()[:1]
    report, _ = run(tmp_path, alone, 'source = "a.txt"\nfigure = "44"\nrule = "CF401"')
    assert [f.rule for f in report.findings if f.severity == "error"] == ["CF401"]
    assert not any(f.counts for f in report.findings if f.severity == "error")


def test_a_rule_that_is_off_for_some_files_leaves_the_clash_to_the_general_rule() -> None:
    off = FilesSetting(("a.txt",), rules=(RuleSetting("CF401", "off"),))
    report = check_articles(flood(), Settings(files=(off,)))
    (conflict,) = (f for f in report.findings if f.severity == "error")
    assert conflict.rule == "CF001" and len(conflict.figures) == 3


def test_a_waiver_holds_on_its_last_day_and_is_reported_afterwards(tmp_path: Path) -> None:
    entry = 'source = "a.txt"\nfigure = "$5,687.75"\nreason = "r"\nby = "b"\nexpires = '
    report, left = run(tmp_path, articles(LARGE, SMALL), f"{entry}2026-11-23")
    assert conflict_waived(report) and not left
    report, left = run(tmp_path, articles(LARGE, SMALL), f"{entry}2026-11-22")
    assert not conflict_waived(report)
    assert len(left) == 1 and "expired on 2026-11-22" in left[0]


def test_a_waiver_that_nothing_needs_is_reported_where_its_article_was_read(tmp_path: Path) -> None:
    _, left = run(tmp_path, articles(LARGE, LARGE), 'source = "a.txt"\nfigure = "$5,687.75"')
    assert len(left) == 1 and "is not needed" in left[0]
    _, left = run(tmp_path, articles(LARGE, LARGE), 'source = "elsewhere.txt"\nfigure = "$5,687.75"')
    assert left == []


def test_a_mark_in_the_copy_waives_too_and_is_reported_when_nothing_needs_it() -> None:
    clash = articles(f"{LARGE} <!-- check-figures: ok the invoice says so -->", SMALL)
    report = check_articles(clash)
    assert conflict_waived(report) and not report.problems
    agree = articles(f"{LARGE} <!-- check-figures: ok the invoice says so -->", LARGE)
    (problem,) = check_articles(agree).problems
    assert not problem.fatal and problem.path.startswith("wire/a.txt:1:") and "is not needed" in problem.message


def test_marks_count_in_the_draft_alone_where_there_is_one() -> None:
    """What a wire service wrote is not ours to waive."""
    marked = f"{SMALL} [sic]"
    draft, source = Article("d.md", "d.md", PAID.format(LARGE), role="draft"), articles(marked)[0]
    assert not conflict_waived(check_articles([draft, source]))
    assert conflict_waived(check_articles([articles(LARGE)[0], Article("d.md", "d.md", PAID.format(marked))]))


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ('[[waiver]]\nsource = "a"\nfigure = "3"\nby = "b"\nexpires = 2026-12-31\n', "1:1", "has no reason"),
        ('[[waiver]]\nreason = "r"\nfigure = "3"\nexpires = 2026-12-31\n', "1:1", "has no by: sign it"),
        ('[[waiver]]\nreason = "r"\nby = "b"\nfigure = "3"\n', "1:1", "has no expires: say until when"),
        ('[[waiver]]\nreason = "r"\nby = "b"\nexpires = "soon"\n', "4:1", "a day without quotes"),
        ('[[waiver]]\nreason = "r"\nby = "b"\nexpires = 2026-12-31\n', "1:1", "say what is waived"),
        ('[[waiver]]\nreason = "r"\nby = "b"\nexpires = 2026-12-31\nsource = "a"\n', "1:1", "say what is waived"),
        ('[[waiver]]\nreason = ""\nby = "b"\nexpires = 2026-12-31\n', "2:1", '"reason" is to be a text'),
        ('[[waiver]]\nreason = "r"\nby = "b"\nexpires = 2026-12-31\nfingerprint = "12"\n', "5:1", "has 16 signs"),
        ('[[waiver]]\nreasn = "r"\n', "2:1", 'did you mean "reason"?'),
        ('[[waivers]]\nreason = "r"\n', "1:1", 'did you mean "waiver"?'),
        ('[waiver]\nreason = "r"\n', "1:1", "begin each with [[waiver]]"),
        ("[[waiver]]\nreason = r\n", "2:10", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, place: str, says: str) -> None:
    path = tmp_path / "waivers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{place}: ") and says in str(caught.value)
    assert caught.value.quoted.strip() == text.split("\n")[int(place.split(":")[0]) - 1].strip()
