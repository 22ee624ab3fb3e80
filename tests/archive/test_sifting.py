"""What of an article of these days contradicts a draft, and what only looks as if it did; what confirms it."""

from __future__ import annotations

from pathlib import Path

import pytest
from news import MONDAY, TUESDAY, article

import checker
from checker.archive.indexing import Indexing
from checker.archive.store import Store
from checker.in_force import prepare
from checker.settings import Settings

PLACE = "Boats searched off Skarvik near Hallholm, and the Vardnes coast guard watched.\n"


def standings(tmp_path: Path, earlier: str, draft: str, day: str = MONDAY) -> dict[str, str]:
    """What is said of each figure of a draft of Tuesday beside an article of that day."""
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "post.md").write_text(article("Post", day, f"{PLACE}\n{earlier}\n"), encoding="utf-8")
    (tmp_path / "draft.md").write_text(f"---\ndate: {TUESDAY}\n---\n{PLACE}\n{draft}\n", encoding="utf-8")
    with Store(tmp_path / "f.duckdb", write=True) as store:
        assert not list(Indexing(store, prepare(Settings())).add([tmp_path / "archive"]))
    report = checker.check(tmp_path / "draft.md", against=tmp_path / "f.duckdb")
    return {
        report.figure[backing.figure].text: backing.standing
        for backing in report.backings
        if report.figure[backing.figure].source == "draft.md"
    }


ONE = "The gale off Skarvik killed {} people, the Vardnes coast guard said."
TWO = "The gale off Skarvik killed {} people and injured {}, the Vardnes coast guard said."
POLL = "In Vardnes {} percent of voters back Ingrid Moen and {} percent Erik Solberg, a Skarvik poll said."
TABLE = ONE.removesuffix(".") + ": " + ", ".join(f"{number} boats" for number in range(20, 31)) + "."


@pytest.mark.parametrize(
    ("earlier", "draft", "contradicted"),
    [
        (ONE.format("1,713"), ONE.format("1,412"), {"1,412"}),
        # One of the two numbers is the same: it is one statement, and the other differs.
        (TWO.format("1,713", "309"), TWO.format("1,412", "309"), {"1,412"}),
        # Neither is: a toll rises with all beside it, other numbers are of another poll, vote or photograph.
        (TWO.format("1,713", "317"), TWO.format("1,412", "309"), {"1,412", "309"}),
        (POLL.format("43", "38"), POLL.format("46", "35"), set()),
        (POLL.format("43", "35"), POLL.format("46", "35"), {"46 percent"}),
        # The earlier article has the draft's number of the same matter as well.
        (f"{ONE.format('1,713')}\n\n{ONE.format('1,412')}", ONE.format("1,412"), set()),
        # A table is no sentence.
        (TABLE.format("1,713"), TABLE.format("1,412"), set()),
    ],
    ids=["plain", "one the same", "tolls", "two polls", "one poll", "stated as well", "table"],
)
def test_what_differs_has_to_be_told_of_the_same_thing(
    tmp_path: Path, earlier: str, draft: str, contradicted: set[str]
) -> None:
    found = standings(tmp_path, earlier, draft)
    assert {text for text, standing in found.items() if standing == "contradicted"} == contradicted


PHOTO = "Ingrid Moen by the Skarvik town hall in Vardnes, {}."
STORM = "The gale off Skarvik killed twelve fishers on {}, the Vardnes coast guard said."


@pytest.mark.parametrize(("text", "standing"), [(PHOTO, "nowhere"), (STORM, "contradicted")])
def test_a_date_is_of_what_is_done_and_not_of_whom_a_sentence_names(tmp_path: Path, text: str, standing: str) -> None:
    earlier, draft = (text.format(f"February {day}, 2024") for day in (4, 5))
    assert standings(tmp_path, earlier, draft)["February 5, 2024"] == standing


@pytest.mark.parametrize(
    ("earlier", "draft", "standing"),
    [
        (
            "Ingrid Moen of Skarvik, 47, owns the Vardnes boat.",
            "Ingrid Moen of Skarvik, 47, owns the boat.",
            "confirmed",
        ),
        ("Ingrid Moen of Skarvik ran Vardnes for 47 years.", "Ingrid Moen of Skarvik, 47, owns the boat.", "nowhere"),
    ],
)
def test_a_number_of_years_ago_confirms_what_is_of_its_kind(
    tmp_path: Path, earlier: str, draft: str, standing: str
) -> None:
    assert standings(tmp_path, earlier, draft, "2019-01-07")["47"] == standing
