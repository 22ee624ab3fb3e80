"""`check-figures index`: each article once, again where it changed, whole whatever happens."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from news import GALE, MONDAY, archive, article
from running import Run, told

from checker.archive.store import Store
from checker.archive.trouble import StoreError


def kept(path: Path) -> dict[str, int]:
    """Names of the articles in a store, with how many figures each has."""
    with Store(path) as store:
        rows = store.rows("SELECT path, figures FROM articles ORDER BY path")
        for (number,) in store.rows("SELECT id FROM articles"):
            count = store.rows("SELECT count(*) FROM figures WHERE article = $1", [number])[0][0]
            assert store.rows("SELECT figures FROM articles WHERE id = $1", [number])[0][0] == count
        for table in ("figures", "stated"):
            orphans = f"SELECT count(*) FROM {table} WHERE article NOT IN (SELECT id FROM articles)"
            assert store.rows(orphans)[0][0] == 0
        told = "SELECT name, count(*) FROM (SELECT unnest(names) AS name FROM articles) GROUP BY name"
        assert set(store.rows("FROM names")) == set(store.rows(told))
    return {Path(path).name: figures for path, figures in rows}


def printed(done: subprocess.CompletedProcess[bytes]) -> str:
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_a_second_run_over_the_same_articles_does_nothing(tmp_path: Path, run: Run) -> None:
    archive(tmp_path / "archive")
    assert "4 new, 0 changed, 0 as before" in printed(run("index", "archive", "--store", "f.duckdb"))
    before = kept(tmp_path / "f.duckdb")
    assert "0 new, 0 changed, 4 as before; 4 articles in all" in printed(run("index", "archive", "--store", "f.duckdb"))
    assert kept(tmp_path / "f.duckdb") == before and set(before) == {"ours.md", "post.md", "courier.md", "long-ago.md"}


def test_the_same_files_by_another_path_are_the_same_articles(tmp_path: Path, run: Run) -> None:
    folder = archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    assert "0 new, 0 changed, 4 as before" in printed(run("index", folder, "--store", "f.duckdb"))


def test_a_changed_article_takes_the_place_of_what_it_was(tmp_path: Path, run: Run) -> None:
    folder = archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    new = article(
        "Northern Post", MONDAY, "The gale off Skarvik killed 2,011 people and sank 14 boats near Hallholm.\n"
    )
    (folder / "post.md").write_text(new, encoding="utf-8")
    assert "0 new, 1 changed, 3 as before (2 figures)" in printed(run("index", "archive", "--store", "f.duckdb"))
    assert kept(tmp_path / "f.duckdb")["post.md"] == 2
    with Store(tmp_path / "f.duckdb") as store:
        assert {low for (low,) in store.rows("SELECT low FROM figures")} == {"1713", "1997", "31", "2011", "14"}


def test_removed_files_stay_until_they_are_pruned_and_others_are_let_alone(tmp_path: Path, run: Run) -> None:
    folder = archive(tmp_path / "archive")
    archive(tmp_path / "elsewhere")
    run("index", "archive", "elsewhere", "--store", "f.duckdb")
    (folder / "post.md").unlink()
    assert "8 articles in all" in printed(run("index", "archive", "--store", "f.duckdb"))
    assert "1 taken out; 7 articles in all" in printed(run("index", "archive", "--store", "f.duckdb", "--prune"))


def test_what_could_not_be_read_is_not_pruned(tmp_path: Path, run: Run) -> None:
    (tmp_path / "wire.jsonl").write_text('{"text": "A gale killed 12 people."}\n')
    run("index", "wire.jsonl", "--store", "f.duckdb")
    (tmp_path / "wire.jsonl").write_text('{"words": "A gale killed 12 people."}\n')
    done = run("index", "wire.jsonl", "--store", "f.duckdb", "--prune")
    assert done.returncode == 2 and len(told(done)) == 1 and "wire.jsonl" in told(done)[0]
    assert kept(tmp_path / "f.duckdb") == {"wire.jsonl": 1}


def test_another_version_of_the_rules_looks_into_every_article_again(tmp_path: Path, run: Run) -> None:
    archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    (tmp_path / "check-figures.toml").write_text('[lexicon.events]\nkill = ["behead"]\n')
    (tmp_path / "one.md").write_text("A lone 1,412 people.\n")
    done = run("index", "one.md", "--store", "f.duckdb")
    what = "4 articles indexed by another version or other rules: index their files again"
    assert told(done) == [f"check-figures: warning: f.duckdb: {what}"]
    assert "4 changed" in printed(run("index", "archive", "one.md", "--store", "f.duckdb"))


def test_rows_of_a_table_are_articles_of_their_own(tmp_path: Path, run: Run) -> None:
    rows = [f'{{"text": "A gale killed {dead} people."}}\n' for dead in (12, 14, 16)]
    (tmp_path / "wire.jsonl").write_text("".join(rows))
    assert "3 new" in printed(run("index", "wire.jsonl", "--store", "f.duckdb"))
    (tmp_path / "wire.jsonl").write_text("".join(rows[:2]))
    assert "2 as before, 1 taken out" in printed(run("index", "wire.jsonl", "--store", "f.duckdb", "--prune"))


def test_one_worker_or_many_keep_the_same_rows(tmp_path: Path, run: Run) -> None:
    """In the same order, whoever is done first; and what was kept is known again by either."""
    told = ({"text": GALE.format(f"{1000 + number:,}"), "date": MONDAY} for number in range(70))
    (tmp_path / "wire.jsonl").write_text("".join(f"{json.dumps(article)}\n" for article in told))
    archive(tmp_path / "archive")
    for store, options in (("one.duckdb", ()), ("two.duckdb", ("--jobs", "2"))):
        assert "74 new" in printed(run("index", "archive", "wire.jsonl", "--store", store, *options))
    with Store(tmp_path / "one.duckdb") as one, Store(tmp_path / "two.duckdb") as two:
        for table in ("articles", "figures", "names", "stated"):
            rows = one.rows(f"FROM {table}")
            assert rows == two.rows(f"FROM {table}") and rows
    assert "0 new, 0 changed, 74 as before" in printed(run("index", "wire.jsonl", "archive", "--store", "two.duckdb"))


@pytest.mark.parametrize(
    ("article", "options", "says"),
    [
        ("segfaulting article", ("--jobs", "2"), "left out: it crashed the process that worked on it (SIGSEGV)"),
        ("failing article", ("--jobs", "2"), "left out: internal error"),
        ("failing article", (), "left out: internal error"),
    ],
)
def test_an_article_that_crashes_is_left_out_by_name_and_what_was_kept_of_it_stays(
    tmp_path: Path, run: Run, article: str, options: tuple[str, ...], says: str
) -> None:
    folder = archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    (folder / "post.md").write_text(f"A {article} with 12 people.\n")
    (folder / "wire.md").write_text("A gale killed 14 people.\n")
    abused = Path(__file__).parents[1] / "workers" / "abused.py"
    command = [sys.executable, str(abused), "index", "archive", "--store", "f.duckdb", "--prune", *options]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=120)
    assert done.returncode == 2 and b"1 new, 0 changed, 3 as before" in done.stdout
    assert len(told(done)) == 1 and told(done)[0].startswith(f"check-figures: archive/post.md: {says}")
    assert kept(tmp_path / "f.duckdb").keys() >= {"post.md", "wire.md"}


MANY = 240
WAIT = 60.0


@pytest.mark.parametrize("options", [(), ("--jobs", "2")], ids=["alone", "workers"])
def test_killed_at_many_moments_a_store_is_whole_and_the_next_run_goes_on(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    """SIGKILL after ever longer waits, until a run comes to its end: never is half an article kept."""
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(MANY):
        text = f"The gale off Skarvik has killed {1000 + number:,} people and sunk {number + 13} boats near Hallholm.\n"
        (folder / f"{number:03}.md").write_text(article("Herald", MONDAY, text), encoding="utf-8")
    store = tmp_path / "f.duckdb"
    # Small batches, so that there are many moments to be killed between and within.
    code = "import checker.archive.indexing as i; i._BATCH = 7; from checker.cli import main; main()"
    command = [sys.executable, "-c", code, "index", str(folder), "--store", str(store), *options]
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    counts, kills, chance = [0], 0, random.Random(7)
    while True:
        running = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        grown = _size(tmp_path)
        end = time.monotonic() + WAIT
        # Wait for it to have begun to write, then for a moment of chance.
        while running.poll() is None and _size(tmp_path) == grown and time.monotonic() < end:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.05 * (kills + 1))
        if running.poll() is not None:
            assert running.returncode == 0, running.stderr and running.stderr.read().decode()
            break
        running.send_signal(signal.SIGKILL)
        running.wait()
        kills += 1
        counts.append(len(kept(store)) if store.exists() else 0)
        assert counts[-1] >= counts[-2], "what was kept is kept"
    assert set(kept(store).values()) == {2} and len(kept(store)) == MANY
    assert kills >= 3


def _size(folder: Path) -> tuple[int, ...]:
    return tuple(file.stat().st_size for file in sorted(folder.glob("f.duckdb*")))


def test_a_file_of_something_else_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    archive(tmp_path / "archive")
    for content in (b"", b"Dear diary, " * 500):
        (tmp_path / "f.duckdb").write_bytes(content)
        done = run("index", "archive", "--store", "f.duckdb")
        assert done.returncode == 2 and done.stdout == b""
        assert told(done) == [
            "check-figures: f.duckdb: is no figure store: name one that `check-figures index` made, or a new file"
        ]
        assert (tmp_path / "f.duckdb").read_bytes() == content


def test_a_database_of_somebody_else_is_left_as_it_is(tmp_path: Path, run: Run) -> None:
    import duckdb

    with duckdb.connect(str(tmp_path / "f.duckdb")) as other:
        other.execute("CREATE TABLE sales AS SELECT 12 AS sold")
    for arguments in (("index", "."), ("draft.md", "--against", "f.duckdb")):
        (tmp_path / "draft.md").write_text("A gale killed 12 people.\n")
        done = run(*arguments, *(("--store", "f.duckdb") if arguments[0] == "index" else ("--write", "none")))
        assert done.returncode == 2
        assert told(done) == ["check-figures: f.duckdb: is a DuckDB file of something else: name another file"]


def test_a_damaged_store_is_told_in_a_line(tmp_path: Path, run: Run) -> None:
    archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    content = bytearray((tmp_path / "f.duckdb").read_bytes())
    content[100:8000] = bytes(7900)
    (tmp_path / "f.duckdb").write_bytes(content)
    done = run("index", "archive", "--store", "f.duckdb")
    assert done.returncode == 2 and len(told(done)) == 1 and "is a damaged store: restore it" in told(done)[0]


def test_a_store_of_another_layout_is_told_in_a_line(tmp_path: Path, run: Run) -> None:
    import duckdb

    archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    with duckdb.connect(str(tmp_path / "f.duckdb")) as opened:
        opened.execute("UPDATE store SET layout = 0")
        opened.execute("DROP TABLE stated")
    done = run("index", "archive", "--store", "f.duckdb")
    assert done.returncode == 2 and "another version of check-figures (layout 0, this one writes 2)" in told(done)[0]


def test_a_store_that_another_process_writes_is_told_with_its_number(tmp_path: Path, run: Run) -> None:
    archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    (tmp_path / "draft.md").write_text("A gale killed 12 people.\n")
    busy = f"is in use by another process (PID {os.getpid()}): wait until that is done"
    with Store(tmp_path / "f.duckdb", write=True):
        for arguments in (("index", "archive", "--store", "f.duckdb"), ("draft.md", "--against", "f.duckdb")):
            done = run(*arguments)
            assert done.returncode == 2 and told(done) == [f"check-figures: f.duckdb: {busy}"]
    with Store(tmp_path / "f.duckdb"):  # two may read
        assert run("draft.md", "--against", "f.duckdb").returncode == 0


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/sys").is_dir(), reason="no place that even root cannot write to")
def test_a_place_that_cannot_be_written_is_told_in_a_line(tmp_path: Path, run: Run) -> None:
    archive(tmp_path / "archive")
    place = "/sys/f.duckdb" if os.geteuid() == 0 else str(_read_only(tmp_path) / "f.duckdb")
    done = run("index", "archive", "--store", place)
    assert done.returncode == 2 and len(told(done)) == 1 and told(done)[0].startswith(f"check-figures: {place}: ")


def _read_only(folder: Path) -> Path:
    (folder / "locked").mkdir(mode=0o500)
    return folder / "locked"


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a small disk")
def test_a_full_disk_is_told_in_a_line_and_what_was_kept_stands(tmp_path: Path, run: Run) -> None:
    """A limit on the size of files stands for the disk's end: the system refuses to write on."""
    archive(tmp_path / "archive")
    run("index", "archive", "--store", "f.duckdb")
    before = kept(tmp_path / "f.duckdb")
    more = tmp_path / "more"
    more.mkdir()
    for number in range(60):
        text = " ".join(f"The boat {chance:x} of the town lost {chance % 999} crates." for chance in _chances(number))
        (more / f"{number}.md").write_text(text, encoding="utf-8")
    limit = (tmp_path / "f.duckdb").stat().st_size + 20_000
    code = (
        f"import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); from checker.cli import main; main()"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    command = [sys.executable, "-c", code, "index", "more", "--store", "f.duckdb"]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, timeout=120)
    assert done.returncode == 2, done.stderr.decode()
    assert told(done) == [
        "check-figures: f.duckdb: cannot be written: no space left on the disk; what was kept before is whole, "
        "make room and run again"
    ]
    assert kept(tmp_path / "f.duckdb").items() >= before.items()
    assert "60 new" in printed(run("index", "more", "--store", "f.duckdb"))


def _chances(seed: int) -> list[int]:
    chance = random.Random(seed)
    return [chance.getrandbits(60) for _ in range(400)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "name what to keep: check-figures index PATH... --store figures.duckdb"),
        (("--prune", "--export", "f.parquet"), "--prune takes out what is no more in PATH: name PATH"),
        (("--export", "f.parquet"), "f.duckdb: no such store; make it with"),
        (("--import", "none.parquet"), "none.parquet: no such file or folder; check the spelling"),
        (("--import", "rows.parquet"), "rows.parquet: is a broken Parquet file"),
        (("nowhere",), "nowhere: no such file or folder; check the spelling"),
    ],
)
def test_a_mistake_in_the_call_is_one_line(tmp_path: Path, run: Run, arguments: tuple[str, ...], says: str) -> None:
    (tmp_path / "rows.parquet").write_bytes(b"PAR1 and nothing more")
    done = run("index", *arguments, "--store", "f.duckdb")
    assert done.returncode == 2 and len(told(done)) == 1 and says in told(done)[0]


def test_a_store_error_is_raised_for_programs(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        Store(tmp_path / "f.duckdb")


def test_all_rules_that_figures_depend_on_are_part_of_the_version() -> None:
    """Whatever finding and describing read below rules/ is in the digest."""
    code = (
        "import sys; opened = []\n"
        "sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == 'open' else None)\n"
        "from checker import Article, extract_figures\n"
        "extract_figures([Article('a', 'a', 'A gale killed 12 people, 3 miles off, and cost $5 million.')])\n"
        "from checker.archive.made import looked_at; from checker.resources import rules_dir\n"
        "known = set(map(str, looked_at()))\n"
        "print(sorted(p for p in opened if p.startswith(str(rules_dir()))) , known)\n"
        "assert known == {p for p in opened if p.startswith(str(rules_dir()))}"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_nothing_of_it_is_loaded_where_no_archive_is_asked(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A gale killed 12 people.\n")
    code = (
        "import sys; from checker.cli.commands import cli\n"
        "cli.main(['a.md', '--write', 'none'], standalone_mode=False)\n"
        "print([name for name in sys.modules if name.startswith(('duckdb', 'pyarrow', 'checker.archive'))])"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"
