"""Which articles tell one story: what brings two together, and what keeps them apart."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from grouping.wire import TRUE, WIRE, articles
from msgspec.structs import replace

from checker.model import Article, Story
from checker.stories import group
from checker.stories.cluster import cluster
from checker.stories.compare import compared
from checker.stories.terms import names, terms

ROOT = Path(__file__).parent.parent.parent


def sets(stories: Iterable[Story]) -> set[frozenset[str]]:
    return {frozenset(member.article.path for member in story.members) for story in stories}


def test_a_wire_is_parted_into_its_stories() -> None:
    """Shared names and figures bring articles together; those that stand alone are stories of one."""
    assert sets(group(articles(WIRE))) == TRUE


def test_the_order_of_the_articles_makes_no_difference() -> None:
    """The same stories with the same names and reasons, however they come."""
    given = articles(WIRE)
    first = group(given)
    for seed in range(3):
        random.Random(seed).shuffle(given)
        assert group(given) == first


@pytest.mark.parametrize("seed", ["0", "1", "4321"])
def test_the_seed_of_hashes_makes_no_difference(seed: str) -> None:
    """Two runs of the program print the same bytes."""
    script = "from grouping.wire import *; from checker.stories import group; print(group(articles(WIRE)))"
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == f"{group(articles(WIRE))}\n"


def test_a_story_is_called_by_the_names_that_its_articles_share() -> None:
    """An article by itself is called by its path."""
    names = {len(story.members): story.name for story in group(articles(WIRE))}
    assert "Ingrid Moen" in names[3] and "Skarvik" in names[3]
    assert names[1] in ("chess.txt", "wolves.txt")


def test_every_name_is_given_once() -> None:
    """Where two stories share their best names, the later one says with which article it begins."""
    later = {f"later-{name}": text for name, text in WIRE.items()}
    stories = group([*articles(WIRE, published=date(2024, 3, 4)), *articles(later, published=date(2024, 9, 4))])
    names = [story.name for story in stories]
    assert len(set(names)) == len(names) == 2 * len(TRUE)


def test_the_reason_names_what_two_articles_share() -> None:
    """Names and figures as written, with the article that they are shared with."""
    bank = next(story for story in group(articles(WIRE)) if story.members[0].article.path.startswith("bank"))
    first, second = bank.members
    assert (first.near, second.near) == (second.article.path, first.article.path)
    assert {"Petter Falk", "Ostland Bank"} & set(first.names)
    assert {"1,450", "318"} <= set(first.figures)
    assert not first.copy


def test_a_copy_that_an_outlet_shortened_is_known_as_one() -> None:
    """A wire text printed twice, cut by its last sentence, is a near copy and says so."""
    text = WIRE["ferry-courier.txt"] + (
        "The Nordstjerna was built in 1998 and sails between Skarvik and Vardnes three times a day. Its owner, "
        "Kystlinjen, put the damage at $5.6 million. Tugs from the port of Brinmark were on their way to pull the "
        "ferry free at high water, the coast guard said, and divers would look at the hull. Nobody was missing.\n"
    )
    short = text.replace("SKARVIK, Monday - ", "").replace(" Nobody was missing.", "")
    story, *rest = group(articles({"wire.txt": text, "paper.txt": short}))
    assert not rest
    assert [(m.copy, m.near) for m in story.members] == [(True, "wire.txt"), (True, "paper.txt")]
    assert 0.6 <= story.members[0].likely <= 1


def test_ten_copies_do_not_hide_the_report_beside_them() -> None:
    """However often one text was printed, another report of the same event belongs to it."""
    copies = {f"paper-{n}.txt": WIRE["ferry-courier.txt"] for n in range(10)}
    others = {name: text for name, text in WIRE.items() if name != "ferry-courier.txt"}
    found = sets(group(articles(copies | others)))
    assert frozenset([*copies, "ferry-daily.txt", "ferry-post.txt"]) in found
    assert len(found) == len(TRUE)


def test_the_same_names_months_later_are_another_story() -> None:
    """Dates are evidence: a court case half a year after the accident is no report of it, nor are the same words."""
    early = articles(WIRE, published=date(2024, 3, 4))
    late = [replace(a, path=f"late-{a.path}", published=date(2024, 9, 4)) for a in early]
    found = group([*early, *late])
    assert sets(found) == TRUE | {frozenset(f"late-{name}" for name in names) for names in TRUE}


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("in the week to March 9", "on 9 March and on May 2", 0),
        ("on Oct. 7", "by Sept. 30, 2023", 7),
        ("on December 30", "on January 2", 3),
        ("in March", "on March 9", -1),
        ("from March 2021 on, at 9:30", "on March 9", -1),
    ],
)
def test_days_named_in_the_texts_are_compared(one: str, other: str, apart: int) -> None:
    """The nearest two with month and number, in whatever year; -1 where a text names none."""
    texts = {"a.txt": f"The port of Skarvik closed {one}.\n", "b.txt": f"Skarvik closed its port {other}.\n"}
    [value] = compared([terms(article) for article in articles(texts)]).values["named-day"]
    assert value == pytest.approx(apart, abs=1)
    assert (value < 0) == (apart < 0)


def test_names_do_not_run_over_the_end_of_a_sentence() -> None:
    """`Thursday. On Friday` is no name; initials, titles and the words within a name are none of its ends."""
    text = "Talks\n\nThey began on Thursday. On Friday, Sen. Bernt Olsen met J. K. Dahl at the Bank of Skarvik.\n"
    assert set(names(*articles({"a.txt": text}))) == {"Bernt Olsen", "J. K. Dahl", "Bank of Skarvik"}


def test_a_story_lasts_days() -> None:
    """Reports of three days in a row are one story."""
    dated = [replace(a, published=date(2024, 3, 4) + timedelta(n % 3)) for n, a in enumerate(articles(WIRE))]
    assert sets(group(dated)) == TRUE


def test_stories_and_their_articles_come_in_order_of_their_dates() -> None:
    """The earliest first, what has no date last."""
    days = {"ferry-post.txt": date(2024, 3, 4), "ferry-daily.txt": date(2024, 3, 5), "chess.txt": date(2024, 3, 6)}
    stories = group(replace(a, published=days.get(a.path)) for a in articles(WIRE))
    assert [m.article.path for m in stories[0].members] == ["ferry-post.txt", "ferry-daily.txt", "ferry-courier.txt"]
    assert stories[1].name == "chess.txt"


def test_two_articles_of_nothing_in_common_stay_apart() -> None:
    """In a folder of two, each is the other's nearest; that alone makes no story."""
    pair = {name: WIRE[name] for name in ("chess.txt", "wolves.txt")}
    assert len(group(articles(pair))) == 2


@pytest.mark.parametrize("texts", [{}, {"a.txt": ""}, {"a.txt": "", "b.txt": "\n", "c.txt": "1 2 3"}])
def test_what_has_no_words_is_a_story_of_one(texts: dict[str, str]) -> None:
    """Nothing, or nothing but numbers, is no reason to put anything together."""
    assert sets(group(Article(name, name, text) for name, text in texts.items())) == {frozenset([n]) for n in texts}


def test_what_no_reader_sees_brings_nothing_together() -> None:
    """Front matter is left out: two articles with the same keywords are two stories."""
    from checker.read.markdown import read

    head = "---\nkeywords: Ostland Bank, Petter Falk, Brinmark, Helvora, Tamboro, Amina Keita\n---\n"
    both = []
    for name in ("chess.txt", "wolves.txt"):
        content = read(head + WIRE[name])
        both.append(Article(name, name, content.text, zones=content.zones))
    assert len(group(both)) == 2


# --- linkage


def test_a_chain_of_neighbours_makes_no_story() -> None:
    """0-1-2-3-4, each near the next alone: pairs at most, however sure each step is."""
    chain = {(n, n + 1): 0.9 for n in range(4)}
    assert max(map(len, cluster(5, chain, 0.5))) == 2


def test_the_surest_pair_is_joined_first() -> None:
    """1 is near to both, and surer of 2."""
    assert cluster(3, {(0, 1): 0.8, (1, 2): 0.9}, 0.5) == [[0], [1, 2]]


def test_two_stories_are_joined_by_what_most_pairs_between_them_say() -> None:
    """The mean of four pairs has to pass the bar."""
    within = {(0, 1): 0.99, (2, 3): 0.99}
    assert cluster(4, within | {(0, 2): 0.9, (0, 3): 0.9, (1, 2): 0.9}, 0.6) == [[0, 1, 2, 3]]
    assert cluster(4, within | {(0, 2): 0.9, (0, 3): 0.9}, 0.6) == [[0, 1], [2, 3]]


def test_articles_without_pairs_stand_alone() -> None:
    """Nothing said is nothing joined."""
    assert cluster(3, {}, 0.5) == [[0], [1], [2]]
