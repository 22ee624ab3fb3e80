"""A draft held against the archive: what was stated before, by whom and when, and never another story's number."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from news import DRAFT, GALE, MONDAY, SUNDAY, archive, article
from running import Run, document, told

import checker

DAMAGE = "The port of Skarvik owes $10,977.74 to the Vardnes shipyard, the mayor said.\n"


def asked(tmp_path: Path, run: Run, draft: str = DRAFT, *options: str) -> dict[str, dict[str, object]]:
    """What is said of each figure of the draft beside its day, by its words."""
    (tmp_path / "draft.md").write_text(draft, encoding="utf-8", newline="")
    done = run("draft.md", "--against", "f.duckdb", "--write", "none", "--format", "json", *options)
    assert done.returncode == 0, done.stderr.decode()
    report = document(done)
    texts = {f["id"]: f"{f['source'].rpartition('/')[2]} {f['text']}" for f in report["figures"]}
    return {
        f["text"]: {
            "standing": f["backing"]["standing"],
            "for": sorted(texts[i] for i in f["backing"]["confirmed_by"]),
            "against": sorted(texts[i] for i in f["backing"]["contradicted_by"]),
            "roles": {s["id"].rpartition("/")[2]: s["role"] for s in report["sources"]},
            "rules": [finding["rule"] for finding in report["findings"] if f["id"] in finding["figures"]],
        }
        for f in report["figures"]
        if f["source"] == "draft.md" and "," in f["text"]
    }


def indexed(tmp_path: Path, run: Run, **more: tuple[str, str, str]) -> None:
    folder = archive(tmp_path / "archive")
    for name, fields in more.items():
        (folder / f"{name}.md").write_text(article(*fields), encoding="utf-8", newline="")
    run("index", "archive", "--store", "f.duckdb")


def test_what_was_written_before_is_told_with_who_and_when(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8", newline="")
    done = run("draft.md", "--against", "f.duckdb", "--own", "Harbour Herald", "--write", "none")
    said = done.stdout.decode()
    assert done.returncode == 0, "a warning: what was true then may have changed"
    assert "draft.md: 1 figure against 3 articles of the archive" in said
    assert "OTHERWISE BEFORE  1,412" in said
    assert f"We wrote “1,713” on Sunday, {SUNDAY}; 2 outlets had “1,997” on Monday, {MONDAY}." in said
    assert f"(we, {SUNDAY})" in said


def test_a_toll_of_years_ago_is_no_contradiction(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (found,) = asked(tmp_path, run).values()
    assert found["against"] == ["courier.md 1,997", "ours.md 1,713", "post.md 1,997"]
    assert found["rules"] == ["CF003"]
    assert "long-ago.md" not in found["roles"]


def test_a_draft_of_another_day_hears_of_no_contradiction_at_all(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (found,) = asked(tmp_path, run, DRAFT.replace("2024-03-05", "2024-03-25")).values()
    assert (found["standing"], found["against"]) == ("nowhere", [])


@pytest.mark.parametrize("day", ["0001-01-02", "9999-12-30"])
def test_a_draft_of_the_first_or_last_day_is_held_against_the_archive_as_well(
    tmp_path: Path, run: Run, day: str
) -> None:
    indexed(tmp_path, run)
    (found,) = asked(tmp_path, run, DRAFT.replace("2024-03-05", day)).values()
    assert (found["standing"], found["against"]) == ("nowhere", [])


def test_another_gale_of_these_days_is_no_contradiction(tmp_path: Path, run: Run) -> None:
    """Alike in all but its names."""
    other = GALE.replace("Skarvik", "Norrvik").replace("Vardnes", "Ostrand").replace("Hallholm", "Tarnby")
    archive(tmp_path / "archive")
    for file in (tmp_path / "archive").iterdir():
        file.unlink()
    (tmp_path / "archive" / "other.md").write_text(article("Post", MONDAY, other.format("1,997")), encoding="utf-8")
    run("index", "archive", "--store", "f.duckdb")
    (found,) = asked(tmp_path, run).values()
    assert (found["standing"], found["against"]) == ("nowhere", [])


def test_what_agrees_is_told_whatever_its_day(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run, old=("Coast Courier", "2019-01-01", DAMAGE))
    (found,) = asked(tmp_path, run, DAMAGE).values()
    assert (found["standing"], found["for"]) == ("confirmed", ["old.md $10,977.74"])


UNDATED = (
    "The Skarvik ferry hit rocks off Vardnes with {} people on board. Boats took 138 passengers to Hallholm.\n"
    "Skarvik Lines bought the ferry for $14.6 million and put the damage at Vardnes at $2.7 million.\n"
)


@pytest.mark.parametrize(("cut", "standing"), [("", "contradicted"), ("$14.6 million and put the damage", "nowhere")])
def test_an_article_of_no_day_speaks_where_its_figures_tell_the_story(
    tmp_path: Path, run: Run, cut: str, standing: str
) -> None:
    """Three telling values in common say what its day would have said; two do not."""
    (tmp_path / "archive").mkdir()
    known = UNDATED.format("1,312").replace(cut, "a song and put the damage") if cut else UNDATED.format("1,312")
    (tmp_path / "archive" / "undated.txt").write_text(known, encoding="utf-8")
    run("index", "archive", "--store", "f.duckdb")
    assert asked(tmp_path, run, UNDATED.format("1,132"))["1,132"]["standing"] == standing


def test_an_article_of_no_day_is_told_as_such(tmp_path: Path, run: Run) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "undated.txt").write_text(UNDATED.format("1,312"), encoding="utf-8")
    run("index", "archive", "--store", "f.duckdb")
    (tmp_path / "draft.md").write_text(UNDATED.format("1,132"), encoding="utf-8")
    said = run("draft.md", "--against", "f.duckdb", "--write", "none").stdout.decode()
    assert "why      archive/undated.txt had “1,312” (undated)" in said and "0001" not in said


def test_our_own_earlier_words_are_no_independent_origin(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run, old=("Harbour Herald", "2019-01-01", DAMAGE))
    (tmp_path / "draft.md").write_text(DAMAGE, encoding="utf-8")
    said = run("draft.md", "--against", "f.duckdb", "--own", "harbour herald", "--write", "none").stdout.decode()
    assert "confirmed by ourselves alone" in said and "(we, 2019-01-01)" in said


def test_the_draft_itself_in_the_archive_is_no_earlier_statement(tmp_path: Path, run: Run) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8", newline="")
    run("index", "draft.md", "--store", "f.duckdb")
    (found,) = asked(tmp_path, run).values()
    assert (found["standing"], set(found["roles"])) == ("nowhere", {"draft.md"})


def test_sources_and_an_archive_go_together(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "wire.md").write_text(article("Wire", MONDAY, GALE.format("1,412")), encoding="utf-8")
    (found,) = asked(tmp_path, run, DRAFT, "--against", "wire.md").values()
    assert found["for"] == ["wire.md 1,412"] and len(found["against"]) == 3
    assert found["roles"] == {
        "draft.md": "draft", "wire.md": "source", "ours.md": "earlier", "post.md": "earlier", "courier.md": "earlier",
    }  # fmt: skip


def test_a_draft_from_standard_input(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    done = run("-", "--against", "f.duckdb", "--write", "none", input=DRAFT.encode())
    assert b"OTHERWISE BEFORE  1,412" in done.stdout


def test_the_severity_of_what_the_archive_says_can_be_set(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "check-figures.toml").write_text('own = "Harbour Herald"\n[rules]\nCF003 = "error"\n')
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("draft.md", "--against", "f.duckdb", "--write", "none")
    assert done.returncode == 1 and b"We wrote" in done.stdout


def test_a_store_of_another_version_says_so_in_one_line(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "check-figures.toml").write_text('[lexicon.events]\nkill = ["behead"]\n')
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("draft.md", "--against", "f.duckdb", "--write", "none")
    assert len(told(done)) == 1 and "were indexed by another version or other rules: index their files" in told(done)[0]


def test_a_program_may_ask_as_well(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    report = checker.check(tmp_path / "draft.md", checker.Settings(own="Harbour Herald"), against=tmp_path / "f.duckdb")
    assert [f.rule for f in report.findings if f.rule == "CF003"] and "own" in {a.role for a in report.articles}


def test_two_runs_print_the_same(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    one, other = (run("draft.md", "--against", "f.duckdb", "--write", "none", "--format", "json") for _ in range(2))
    assert one.stdout == other.stdout


def test_a_store_that_is_not_there_is_told_in_a_line(tmp_path: Path, run: Run) -> None:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("draft.md", "--against", "none.duckdb", "--write", "none")
    assert done.returncode == 2
    assert told(done) == [
        "check-figures: none.duckdb: no such store; make it with `check-figures index PATH... --store none.duckdb`"
    ]


@pytest.mark.parametrize("content", [b"", b"Dear diary, 12 people came."])
def test_a_store_that_is_none_is_not_taken_for_an_article(tmp_path: Path, run: Run, content: bytes) -> None:
    (tmp_path / "f.duckdb").write_bytes(content)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("draft.md", "--against", "f.duckdb", "--write", "none")
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(told(done)) == 1 and "f.duckdb: is no figure store" in told(done)[0]


def test_a_baseline_takes_no_archive(tmp_path: Path, run: Run) -> None:
    indexed(tmp_path, run)
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("baseline", "draft.md", "--against", "f.duckdb")
    assert done.returncode == 2 and "a baseline is made against sources alone" in told(done)[0]


def test_where_no_archive_can_be_read_nothing_is_said_to_be_found_nowhere(tmp_path: Path, run: Run) -> None:
    with duckdb.connect(str(tmp_path / "f.duckdb")) as other:
        other.execute("CREATE TABLE sales AS SELECT 12 AS sold")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    done = run("draft.md", "--against", "f.duckdb", "--write", "none")
    assert (done.returncode, done.stdout) == (2, b"") and len(told(done)) == 1
