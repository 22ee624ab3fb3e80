"""Which files make which story."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from checker.model import Article
from checker.read import plan, read
from checker.read.walk import Place


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder `news`, seen from the folder that holds it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return Path("news")


def write(*paths: Path, text: str = "Twelve people.\n") -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def ids(place: Place) -> list[str]:
    return [part.id for part in read(place) if isinstance(part, Article)]


def link(at: Path, to: Path | str) -> None:
    try:
        at.symlink_to(to)
    except OSError:
        pytest.skip("links cannot be made here")


def test_a_folder_is_one_story_with_all_articles_below_it(folder: Path) -> None:
    """In an order that does not depend on the disk; other kinds of file, hidden ones and the manifest stay aside."""
    write(folder / "b.txt", folder / "a.md", folder / "B.TEXT", folder / "a" / "z.markdown")
    write(folder / "notes.odt", folder / ".hidden.txt", folder / ".git" / "x.txt", folder / "story.toml")
    (place,) = plan([folder]).places
    assert place.name == "news"
    assert ids(place) == ["B.TEXT", "a/z.markdown", "a.md", "b.txt"]


def test_paths_are_shown_as_the_user_would_open_them(folder: Path) -> None:
    write(folder / "a" / "b.txt")
    (article,) = (part for part in read(plan([Path("./news")]).places[0]))
    assert isinstance(article, Article)
    assert article.path == os.path.join("news", "a", "b.txt")  # noqa: PTH118


def test_a_file_named_outright_may_be_called_anything(folder: Path) -> None:
    write(folder / "draft", folder / ".hidden.txt")
    (place,) = plan([folder / "draft", folder / ".hidden.txt"]).places
    assert (place.name, ids(place)) == ("news", ["draft", ".hidden.txt"])


def test_a_glob_that_catches_the_manifest_does_not_make_it_an_article(folder: Path) -> None:
    write(folder / "a.txt")
    write(folder / "story.toml", text='["a.txt"]\ntitle = "T"\n')
    (place,) = plan([folder / "a.txt", folder / "story.toml"]).places
    (article,) = read(place)
    assert isinstance(article, Article)
    assert article.title == "T"


def test_several_paths_are_one_story_with_ids_from_the_folder_that_holds_all(folder: Path) -> None:
    write(folder / "draft.txt", folder / "wire" / "a.txt")
    (place,) = plan([folder / "draft.txt", folder / "wire"]).places
    assert (place.name, ids(place)) == ("news", ["draft.txt", "wire/a.txt"])


def test_a_file_that_is_named_twice_is_one_source(folder: Path) -> None:
    """Else a source would agree with itself."""
    write(folder / "a.txt")
    (place,) = plan([folder, folder / "a.txt", Path("./news/../news/a.txt")]).places
    assert ids(place) == ["a.txt"]


def test_the_manifest_nearest_to_the_file_wins(folder: Path) -> None:
    write(folder / "sub" / "a.txt")
    write(folder / "story.toml", text='["sub/a.txt"]\ntitle = "far"\nsource = "The Example"\n')
    write(folder / "sub" / "story.toml", text='["a.txt"]\ntitle = "near"\n')
    (article,) = read(plan([folder]).places[0])
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("near", "The Example")


def test_by_folder_each_subfolder_is_a_story_and_loose_files_are_one_more(folder: Path) -> None:
    write(folder / "two" / "b.txt", folder / "one" / "a.txt", folder / "one" / "deep" / "c.txt", folder / "loose.txt")
    places = plan([folder], by_folder=True).places
    assert [(place.name, ids(place)) for place in places] == [
        (".", ["loose.txt"]),
        ("one", ["a.txt", "deep/c.txt"]),
        ("two", ["b.txt"]),
    ]


def test_by_folder_two_folders_of_one_name_say_which(folder: Path) -> None:
    write(folder / "x" / "one" / "a.txt", folder / "y" / "one" / "a.txt")
    places = plan([folder / "x", folder / "y"], by_folder=True).places
    assert [place.name for place in places] == ["news/x/one", "news/y/one"]


def test_by_folder_of_several_paths_a_folder_without_subfolders_is_a_story(folder: Path) -> None:
    """As a shell gives them for `news/*`: else all stories were one, and clashed."""
    write(folder / "one" / "a.txt", folder / "two" / "b.txt", folder / "two" / "c.txt", folder / "loose.txt")
    write(folder / "more" / "three" / "d.txt")
    given = [folder / name for name in ("loose.txt", "more", "one", "two")]
    places = plan(given, by_folder=True).places
    assert [(place.name, ids(place)) for place in places] == [
        (".", ["loose.txt"]),
        ("three", ["d.txt"]),
        ("one", ["a.txt"]),
        ("two", ["b.txt", "c.txt"]),
    ]
    assert [place.name for place in plan([folder / "one"], by_folder=True).places] == ["."]


def test_by_folder_a_folder_without_article_is_told_but_no_failure(folder: Path) -> None:
    write(folder / "one" / "a.txt", folder / "pictures" / "boat.jpg")
    found = plan([folder], by_folder=True)
    assert [place.name for place in found.places] == ["one"]
    assert [(problem.path, problem.fatal) for problem in found.problems] == [(str(folder / "pictures"), False)]


def test_a_folder_without_articles_and_a_missing_path_are_told(folder: Path) -> None:
    found = plan([folder, folder / "nowhere"])
    assert found.places == ()
    assert [(p.path, p.fatal) for p in found.problems] == [(str(folder / "nowhere"), True), (str(folder), True)]


def test_a_folder_named_like_an_article_is_a_folder(folder: Path) -> None:
    write(folder / "x.txt" / "a.txt")
    assert ids(plan([folder]).places[0]) == ["x.txt/a.txt"]
    assert ids(plan([folder / "x.txt"]).places[0]) == ["a.txt"]


def test_the_folder_that_results_go_to_is_not_read(folder: Path) -> None:
    write(folder / "a.txt", folder / "reports" / "figures.txt")
    assert ids(plan([folder], aside=folder / "reports").places[0]) == ["a.txt"]


def test_links_that_lead_out_of_the_folder_are_aside(folder: Path) -> None:
    write(folder / "a.txt", Path("outside.txt"))
    link(folder / "b.txt", Path("..", "outside.txt"))
    assert ids(plan([folder]).places[0]) == ["a.txt"]


def test_a_link_to_a_file_that_is_read_anyway_is_no_second_source(folder: Path) -> None:
    write(folder / "b.txt", folder / ".store" / "c.txt")
    link(folder / "a.txt", "b.txt")
    link(folder / "c.txt", Path(".store", "c.txt"))
    assert ids(plan([folder]).places[0]) == ["b.txt", "c.txt"]


def test_links_that_lead_in_circles_end(folder: Path) -> None:
    write(folder / "a.txt")
    link(folder / "again", ".")
    link(folder / "self.txt", "self.txt")
    found = plan([folder, folder / "self.txt"])
    assert [problem.path for problem in found.problems] == [str(folder / "self.txt")]
    assert "a.txt" in ids(found.places[0])


def test_a_file_that_vanishes_is_told_and_the_others_are_read(folder: Path) -> None:
    write(folder / "a.txt", folder / "b.txt")
    (place,) = plan([folder]).places
    (folder / "a.txt").unlink()
    problem, article = read(place)
    assert "is gone" in problem.message  # type: ignore[union-attr]
    assert isinstance(article, Article)


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    write(folder / "a.txt")
    os.mkfifo(folder / "b.txt")
    assert ids(plan([folder]).places[0]) == ["a.txt"]


def test_an_empty_article_is_an_article_with_a_warning(folder: Path) -> None:
    write(folder / "a.txt", text="\n \n")
    article, problem = read(plan([folder]).places[0])
    assert isinstance(article, Article)
    assert (problem.message, problem.fatal) == ("is empty", False)  # type: ignore[union-attr]
