"""The baseline: what is known does not count, what is new does, and what is gone is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from checker import Article, FileError, Report, Settings, check_articles
from checker.desk.baseline import accepted, load, text
from checker.in_force import Tidying, prepare
from checker.pipeline import failing

PAID = "The council of Elbonia City paid {} for the new bridge on May 3."
HURT = "The storm of Tuesday hurt {} people in Ruritania."


def story(paid: str, hurt: str = "12", lead: str = "") -> list[Article]:
    here = Article("a.txt", "a.txt", lead + PAID.format("$5,687.75") + "\n" + HURT.format(12))
    return [here, Article("b.txt", "b.txt", PAID.format(paid) + "\n" + HURT.format(hurt))]


def written(folder: Path, report: Report) -> Settings:
    path = folder / "baseline.toml"
    path.write_text(text(list(accepted(report, failing(report, "error")))), encoding="utf-8")
    return Settings(baseline=path)


def test_what_stands_today_fails_no_more_and_is_still_there(tmp_path: Path) -> None:
    before = check_articles(story("$5,587.75"), story="s")
    assert len(failing(before, "error")) == 1
    after = check_articles(story("$5,587.75"), written(tmp_path, before), story="s")
    assert failing(after, "error") == []
    assert [f.known for f in after.findings if f.rule == "CF001"] == [True]


def test_lines_that_move_do_not_matter_and_numbers_that_change_do(tmp_path: Path) -> None:
    settings = written(tmp_path, check_articles(story("$5,587.75"), story="s"))
    moved = check_articles(story("$5,587.75", lead="Budget\n\nIt was a long meeting.\n\n"), settings, story="s")
    assert failing(moved, "error") == []
    changed = check_articles(story("$5,587.95"), settings, story="s")
    assert len(failing(changed, "error")) == 1


def test_other_words_around_the_same_numbers_do_not_matter(tmp_path: Path) -> None:
    settings = written(tmp_path, check_articles(story("$5,587.75"), story="s"))
    reworded = [
        replace(article, text=article.text.replace("new bridge", "bridge over the Aller"))
        for article in story("$5,587.75")
    ]
    after = check_articles(reworded, settings, story="s")
    assert [f.known for f in after.findings if f.rule == "CF001"] == [True]


def test_two_things_that_clash_in_the_same_numbers_are_two_findings(tmp_path: Path) -> None:
    """Else whoever accepts the one accepts the other unseen."""
    text = "The storm of Tuesday hurt {0} people in Ruritania.\n\nThe flood of May 3 killed {1} people in Elbonia.\n"

    def clashing(*numbers: int) -> Report:
        return check_articles(
            [Article("a.txt", "a.txt", text.format(12, 12)), Article("b.txt", "b.txt", text.format(*numbers))]
        )

    before, after = clashing(970, 12), clashing(970, 970)
    settings = written(tmp_path, before)
    known = check_articles(after.articles, settings)
    assert sorted(f.known for f in known.findings if f.rule == "CF001") == [False, True]


def test_a_new_finding_beside_a_known_one_fails(tmp_path: Path) -> None:
    settings = written(tmp_path, check_articles(story("$5,587.75"), story="s"))
    (new,) = failing(check_articles(story("$5,587.75", hurt="2,200"), settings, story="s"), "error")
    assert "2,200" in new.message


def test_what_is_found_no_more_is_told_for_stories_that_were_checked(tmp_path: Path) -> None:
    settings = written(tmp_path, check_articles(story("$5,587.75"), story="s"))
    force = prepare(settings)
    for name, stale in (("s", 1), ("another", 0)):
        tidying = Tidying(force)
        tidying.saw(check_articles(story("$5,687.75"), settings, story=name))
        problems = list(tidying.problems())
        assert len(problems) == stale
        assert all("is found no more" in p.message and not p.fatal and ":3:1" in p.path for p in problems)


def test_a_finding_of_another_story_is_not_known(tmp_path: Path) -> None:
    settings = written(tmp_path, check_articles(story("$5,587.75"), story="s"))
    assert failing(check_articles(story("$5,587.75"), settings, story="another"), "error")


def test_the_file_is_sorted_and_reads_back_whatever_stands_in_it(tmp_path: Path) -> None:
    report = check_articles(story("$5,587.75"), story='\u202e "odd" \\ name\n\x7f\x00')
    entries = [*accepted(report, report.findings), *accepted(report, report.findings)]
    (tmp_path / "b.toml").write_text(text(entries), encoding="utf-8")
    again = load(tmp_path / "b.toml")
    assert text(again) == text(entries) == text(entries[::-1])
    assert {entry.fingerprint for entry in again} == {finding.fingerprint for finding in report.findings}


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ('rule = "CF001"\n', "", "3:1", "has no rule"),
        ('rule = "CF001"', "rule = 1", "5:1", "is to be a text"),
        ('rule = "CF001"', 'rul = "CF001"', "5:1", 'did you mean "rule"?'),
        ("[[accepted]]", "[accepted]", "3:1", "begin each with [[accepted]]"),
        ("[[accepted]]", "[[acepted]]", "3:1", 'did you mean "accepted"?'),
        ("[[accepted]]", "[[accepted]", "3:11", "not valid TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, place: str, says: str) -> None:
    settings = written(tmp_path, check_articles(story("$5,587.75"), story="s"))
    path = settings.baseline
    assert path is not None
    good = path.read_text(encoding="utf-8")
    assert old in good
    path.write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FileError) as caught:
        load(path)
    assert str(caught.value).startswith(f"{path}:{place}: ") and says in str(caught.value)
