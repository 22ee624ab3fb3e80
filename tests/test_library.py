"""The door for programs does what the command does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import checker

PAID = "The council of Elbonia City paid {} for the new bridge on May 3.\n"


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    for name, paid in (("a.txt", "$5,687.75"), ("b.txt", "$5,587.75")):
        (folder / name).write_text(PAID.format(paid), encoding="utf-8")
    return folder


def test_a_folder_or_files_are_one_story(wire: Path) -> None:
    for paths in (wire, str(wire), [wire / "a.txt", str(wire / "b.txt")]):
        report = checker.check(paths)
        assert report.story == "wire"
        assert [finding.severity for finding in report.findings if finding.rule == "CF001"] == ["error"]


def test_settings_are_handed_in_and_never_looked_for(wire: Path) -> None:
    (wire / "check-figures.toml").write_text('[rules]\nCF001 = "off"\n', encoding="utf-8")
    assert [f.rule for f in checker.check(wire).findings if f.severity == "error"] == ["CF001"]
    settings = checker.load_settings(wire / "check-figures.toml")
    assert [f.rule for f in checker.check(wire, settings).findings if f.severity == "error"] == []
    by_hand = checker.Settings(rules=(checker.RuleSetting("sources-conflict", "warning"),))
    assert [f.severity for f in checker.check(wire, by_hand).findings if f.rule == "CF001"] == ["warning"]


def test_a_mistake_in_settings_made_by_hand_is_an_error(wire: Path) -> None:
    with pytest.raises(ValueError, match='unknown rule "CF01": did you mean "CF001"'):
        checker.check(wire, checker.Settings(rules=(checker.RuleSetting("CF01", "off"),)))


def test_a_report_knows_the_rules_in_force(wire: Path) -> None:
    report = checker.check(wire, checker.Settings(rules=(checker.RuleSetting("CF002", "off"),)))
    codes = [rule.code for rule in report.rules]
    assert "CF001" in codes and "CF002" not in codes and codes == sorted(codes)


def test_a_tolerance_lets_two_numbers_stand_for_one(wire: Path) -> None:
    """5,587.75 is 1.8 percent less than 5,687.75."""
    for tolerance, verdict in ((0.01, "conflict"), (0.02, "match")):
        rule = checker.RuleSetting("CF001", parameters={"tolerance": tolerance})
        report = checker.check(wire, checker.Settings(rules=(rule,)))
        (group,) = (group for group in report.groups if group.figures[0].kind == "money")
        assert group.verdict == verdict


def test_words_of_one_s_own_join_the_lexicon(tmp_path: Path) -> None:
    """Who was zapped and who was killed are two things, until the desk says that they are one."""
    from checker.settings import WordsSetting

    article = checker.Article("a.txt", "a.txt", "The robot zapped 37 townspeople in Elbonia on May 3.")

    def events(settings: checker.Settings) -> list[str]:
        report = checker.check_articles([article], settings)
        return [f.about.event for f in report.figures if f.about and f.kind == "count"]

    assert events(checker.Settings()) == [""]
    assert events(checker.Settings(lexicon=(WordsSetting("events", "kill", ("zap",)),))) == ["kill"]


def test_some_files_are_no_articles_have_an_outlet_or_other_levels(wire: Path) -> None:
    (wire / "LICENCE.txt").write_text("Copyright 2019. All 12 rights reserved.\n", encoding="utf-8")
    path = wire / "check-figures.toml"
    path.write_text(
        '[[files]]\nmatch = "LICENCE*"\nskip = true\n[[files]]\nmatch = "?.txt"\noutlet = "The Wire"\n'
        'rules = { sources-conflict = "info" }\n',
        encoding="utf-8",
    )
    report = checker.check(wire, checker.load_settings(path))
    assert [(article.id, article.outlet) for article in report.articles] == [
        ("a.txt", "The Wire"),
        ("b.txt", "The Wire"),
    ]
    assert {finding.severity for finding in report.findings} == {"info"}


def test_every_subfolder_is_a_story(wire: Path) -> None:
    (wire.parent / "other").mkdir()
    (wire.parent / "other" / "c.txt").write_text(PAID.format("$3"), encoding="utf-8")
    assert [report.story for report in checker.check_stories(wire.parent)] == ["other", "wire"]


def test_waivers_are_looked_at_on_a_day(wire: Path) -> None:
    (wire / "waivers.toml").write_text(
        '[[waiver]]\nsource = "a.txt"\nfigure = "$5,687.75"\nreason = "r"\nby = "b"\nexpires = 2026-11-23\n',
        encoding="utf-8",
    )
    settings = checker.Settings(waivers=wire / "waivers.toml")
    for day, waived in ((date(2026, 11, 23), True), (date(2026, 11, 24), False)):
        report = checker.check(wire, settings, today=day)
        assert [f.waiver is not None for f in report.findings if f.rule == "CF001"] == [waived]


def test_what_is_wrong_is_raised(wire: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file"):
        checker.check(wire / "nowhere")
    with pytest.raises(FileNotFoundError, match="no path"):
        checker.check([])
    with pytest.raises(checker.FileError, match=r"none\.toml:1:1: there is no such file"):
        checker.check(wire, checker.Settings(packs=(wire / "none.toml",)))
