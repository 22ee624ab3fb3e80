"""What is kept of an article comes back as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from news import archive

from checker import Article, extract_figures
from checker.archive.codec import content_hash, figure, packed, row, unpacked
from checker.model import Figure, Landmark, Zone

TEXT = (
    "Ferry aground\n\nA ferry with some 1,200 people aboard ran onto rocks off Skarvik at 3 p.m. EST on March 4, 2024. "
    "Ingrid Moen, 47, said 12 to 15 of them, or 1.5 percent, were hurt; the owner put the damage at $5.60 million. "
    "Skarvik won 3-1. Dozens were cold, the third time since the 1990s, at 12.50 metres a second."
)


def test_a_figure_and_what_it_is_about_come_back_as_they_were() -> None:
    figures = extract_figures([Article("a.txt", "a.txt", TEXT)])
    assert {f.kind for f in figures} >= {"count", "time", "date", "age", "percent", "money", "score", "ordinal"}
    for one in figures:
        again = figure(row(one), one.source, one.id)
        assert again == one
        assert again.about and one.about
        assert (again.about.context, again.about.pattern) == (one.about.context, one.about.pattern)
        assert list(again.about.context) == list(one.about.context)
        assert str(again.low) == str(one.low) and str(again.grain) == str(one.grain)  # 5.60 is no 5.6


def test_an_article_comes_back_with_zones_and_landmarks() -> None:
    one = Article(
        "a.pdf", "x/a.pdf", "Lone \ud800 surrogate, 12 dead", "Title", date(2024, 3, 4), "Herald", "https://a.example",
        (Zone(0, 4, "headline"),), date(2024, 3, 5), "I. Moen", (Landmark(0, "page 1"), Landmark(9, "page 2")),
    )  # fmt: skip
    known = {
        name: getattr(one, name) for name in ("id", "path", "title", "published", "outlet", "url", "updated", "author")
    }
    assert unpacked(packed(one, []), known) == (one, [])


@pytest.mark.parametrize("content", [b"", b"no zlib", packed(Article("a", "a", "b"), [])[:-9]])
def test_bytes_of_something_else_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked(content, {"id": "a", "path": "a"})


def test_the_hash_changes_with_all_that_an_article_says() -> None:
    one = Article("a.txt", "a.txt", "12 dead", outlet="Herald", published=date(2024, 3, 4))
    others = [
        Article("a.txt", "a.txt", "13 dead", outlet="Herald", published=date(2024, 3, 4)),
        Article("a.txt", "a.txt", "12 dead", outlet="Post", published=date(2024, 3, 4)),
        Article("a.txt", "a.txt", "12 dead", outlet="Herald", published=date(2024, 3, 5)),
        Article("a.txt", "a.txt", "12 dead", outlet="Herald", published=date(2024, 3, 4), zones=(Zone(0, 2, "quote"),)),
    ]
    assert len({content_hash(a) for a in (one, *others)}) == 5
    assert content_hash(
        Article("b/a.txt", "b/a.txt", one.text, outlet="Herald", published=one.published)
    ) == content_hash(one)


def test_a_store_goes_through_parquet_unchanged(tmp_path: Path) -> None:
    from checker.archive.indexing import Indexing
    from checker.archive.parquet import read_back, write_out
    from checker.archive.store import Store
    from checker.in_force import prepare
    from checker.settings import Settings

    force = prepare(Settings())
    with Store(tmp_path / "a.duckdb", write=True) as store:
        assert list(Indexing(store, force).add([archive(tmp_path / "archive")])) == []
        assert write_out(store, tmp_path / "a.parquet") == 4
        kept = _content(store)
    with Store(tmp_path / "b.duckdb", write=True) as other:
        Indexing(other, force).keep(read_back(tmp_path / "a.parquet"))
        assert _content(other) == kept


def _content(store: object) -> list[object]:
    tables = ("articles", "figures", "names", "stated")
    return [sorted(map(repr, store.rows(f"SELECT * FROM {table}"))) for table in tables]  # type: ignore[attr-defined]


def test_figures_that_nothing_is_known_of_are_kept_as_well() -> None:
    bare = extract_figures([Article("a.txt", "a.txt", "They saw 1,412.")])[0]
    plain = Figure(bare.source, bare.start, bare.end, bare.text, bare.kind, bare.low, bare.high)
    assert figure(row(plain), "a.txt", "").low == bare.low
