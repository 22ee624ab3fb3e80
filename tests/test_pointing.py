"""How somebody at a terminal names a figure."""

import pytest

from checker.model import Article, Landmark
from checker.pipeline import check
from checker.pointing import pointed_at

TEXT = "Flood\n\nThe flood drowned 1,260 sheep.\nIt came on May 3 and killed 31 people."
REPORT = check([Article("a.txt", "story/a.txt", TEXT), Article("old/a.txt", "story/old/a.txt", "All 17 boats sank.")])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("f1", "1,260"),
        ("story/a.txt:3:19", "1,260"),
        ("./story/a.txt:3:19", "1,260"),
        ("story\\a.txt:3:22", "1,260"),
        ("a.txt:3", "1,260"),
        ("a.txt:3:1", "1,260"),
        ("a.txt:4:13", "May 3"),
        ("a.txt:4:31", "31"),
        ("old/a.txt:1", "17"),
    ],
)
def test_by_id_or_by_place(name, text):
    assert text in pointed_at(REPORT, name).text


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("f9", "no figure f9"),
        ("f", "name a figure by its id"),
        ("a.txt", "name a figure by its id"),
        ("a.txt:9", "no figure in line 9"),
        ("a.txt:4", "4:12 “May 3” and 4:29 “31”"),
        ("b.txt:1", "no article b.txt"),
    ],
)
def test_what_there_is_instead(name, says):
    with pytest.raises(LookupError) as error:
        pointed_at(REPORT, name)
    assert says in str(error.value) and "\n" not in str(error.value)


def test_a_name_that_fits_two_articles_is_asked_about():
    twice = check([Article(n, n, "All 17 boats sank.") for n in ("x/a.txt", "y/a.txt")])
    with pytest.raises(LookupError, match=r"may be x/a\.txt and y/a\.txt"):
        pointed_at(twice, "a.txt:1")


PAGES = Article(
    "r.pdf", "story/r.pdf", "The flood drowned 1,260 sheep.\nIt killed 31 people and hurt 17.",
    landmarks=(Landmark(0, "page 1"), Landmark(31, "page 2")),
)  # fmt: skip


def test_in_a_file_without_lines_by_its_landmark():
    report = check([PAGES])
    assert pointed_at(report, "r.pdf, page 1").text == "1,260"
    with pytest.raises(
        LookupError, match=r"page 2 of story/r\.pdf has 2 figures, name one by its id: f2 “31” and f3 “17”"
    ):
        pointed_at(report, "story/r.pdf, page 2")
    with pytest.raises(LookupError, match="no figure in page 3"):
        pointed_at(report, "r.pdf, page 3")
