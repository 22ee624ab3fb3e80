"""The file that holds the archive: a DuckDB database, whole after every batch whatever happens in between."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from msgspec import Struct

from checker.archive import is_duckdb
from checker.archive.codec import LAYOUT
from checker.archive.entry import Entry
from checker.archive.trouble import StoreError, plain

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_PROGRAM = "check-figures"
_SCHEMA = f"""
CREATE TABLE store AS SELECT '{_PROGRAM}' AS program, {LAYOUT} AS layout;
-- packed: the text, and the figures with all that linking looks at. names: of all its figures, as numbers.
-- By its key an article is read in a millisecond; without, a megabyte of others is read on the way to it.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY, path VARCHAR, hash VARCHAR, made VARCHAR, title VARCHAR, outlet VARCHAR, author VARCHAR,
    url VARCHAR, published DATE, updated DATE, figures INTEGER, names UINTEGER[], packed BLOB
);
-- For whoever asks in SQL; low and high are exact decimals, or dates.
CREATE TABLE figures (
    article INTEGER, line INTEGER, text VARCHAR, kind VARCHAR, low VARCHAR, high VARCHAR, unit VARCHAR, per VARCHAR,
    hedge VARCHAR, about VARCHAR, attribution VARCHAR, head VARCHAR, event VARCHAR, names VARCHAR[]
);
-- What articles are looked up by, see retrieval.py: in how many of them a name stands; values beside a name.
CREATE TABLE names (name UINTEGER, articles INTEGER);
CREATE TABLE stated (statement UINTEGER, article INTEGER);
"""
_ARTICLE = "id path hash made title outlet author url published updated figures names packed".split()
_FIGURE = "article line text kind low high unit per hedge about attribution head event names".split()
_COUNT = """
MERGE INTO names USING (
    WITH told AS (SELECT unnest(names) AS name FROM articles WHERE id IN (SELECT unnest($of)))
    SELECT name, $by * count(*) AS more FROM told GROUP BY name ORDER BY name
) AS counted USING (name)
WHEN MATCHED AND articles + more = 0 THEN DELETE
WHEN MATCHED THEN UPDATE SET articles = articles + more
WHEN NOT MATCHED THEN INSERT VALUES (name, more)
"""
_SETTINGS: dict[str, Any] = {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
"""It fetches nothing."""
_READING = _SETTINGS | {"threads": 1}
"""What a draft asks is done in less time than it takes to share the work."""
_WRITING = _SETTINGS | {"checkpoint_threshold": "256MB"}
"""So much is committed to the log beside the file before it goes into the file, for which what was put there last is
written once more."""


class Known(Struct, frozen=True):
    """What the store remembers of a path without opening what it keeps."""

    id: int
    hash: str
    made: str


class Store:
    """An open store. Close it, or use it as a context; every method raises `StoreError`."""

    def __init__(self, path: Path, write: bool = False) -> None:
        """Open the store at `path`; with `write` it is made where there is none, and nobody else may use it."""
        self.path = path
        self._db = self._open(write)
        try:
            self._check()
        except BaseException:
            self._db.close()
            raise

    def _open(self, write: bool) -> DuckDBPyConnection:
        try:
            from checker.archive.engine import duckdb
        except ModuleNotFoundError:
            raise StoreError(self.path, "the archive needs DuckDB: pip install 'check-figures[archive]'") from None
        if not self.path.exists() and not write:
            advice = f"no such store; make it with `check-figures index PATH... --store {self.path}`"
            raise StoreError(self.path, advice)
        if self.path.is_dir():
            raise StoreError(self.path, "is a folder; name a file, figures.duckdb say")
        if self.path.exists() and not is_duckdb(self.path):
            self._refuse_unreadable()
            raise StoreError(self.path, "is no figure store: name one that `check-figures index` made, or a new file")
        with self._told():
            if not self.path.exists():
                self._make()
            if not write:
                return duckdb.connect(str(self.path), read_only=True, config=_READING)
            db = duckdb.connect(str(self.path), config=_WRITING)
            db.execute("SET enable_progress_bar = false")
            return db

    def _make(self) -> None:
        """Put an empty store in its place when it is whole; one that somebody else puts there meanwhile stays."""
        from checker.archive.engine import duckdb

        draft = self.path.with_name(f".{self.path.name}.{os.getpid()}.tmp")
        try:
            draft.unlink(missing_ok=True)
            with duckdb.connect(str(draft), config=_SETTINGS) as made:
                made.execute(_SCHEMA)
            with suppress(FileExistsError):
                os.link(draft, self.path)
        finally:
            draft.unlink(missing_ok=True)

    def _refuse_unreadable(self) -> None:
        with self._told():
            self.path.open("rb").close()

    def _check(self) -> None:
        from checker.archive.engine import duckdb

        try:
            ((program, layout),) = self._db.execute("SELECT program, layout FROM store").fetchall()
        except (duckdb.CatalogException, duckdb.BinderException, ValueError):
            program = layout = None
        except duckdb.Error as error:
            raise StoreError(self.path, plain(error)) from None
        if program != _PROGRAM:
            raise StoreError(self.path, "is a DuckDB file of something else: name another file")
        if layout != LAYOUT:
            raise StoreError(
                self.path,
                f"was written by another version of check-figures (layout {layout}, this one writes {LAYOUT}): "
                "index the articles again into a new file",
            )

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What DuckDB and the system complain about, as a `StoreError`."""
        from checker.archive.engine import duckdb

        try:
            yield
        except (duckdb.Error, OSError) as error:
            raise StoreError(self.path, plain(error)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self._db.close()  # what was committed stands; a second error would hide the first

    def close(self) -> None:
        """Write all that is committed into the file itself."""
        with self._told():
            self._db.close()

    def rows(self, query: str, given: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """The rows that a query yields."""
        with self._told():
            return self._db.execute(query, given).fetchall()

    @cached_property
    def known(self) -> dict[str, Known]:
        """By path, every article that is kept."""
        rows = self.rows("SELECT path, id, hash, made FROM articles")
        return {path: Known(number, content, made) for path, number, content, made in rows}

    def made_otherwise(self, made: str) -> int:
        """How many articles another version of program and rules made."""
        return int(self.rows("SELECT count(*) FROM articles WHERE made <> $1", [made])[0][0])

    def put(self, entries: Sequence[Entry]) -> None:
        """Keep articles, each instead of the one that had its path, all or none."""
        if not entries:
            return
        numbers = range(self._next, self._next + len(entries))
        numbered = list(zip(numbers, entries, strict=True))
        gone = [self.known[entry.path].id for entry in entries if entry.path in self.known]
        with self._told(), self._whole():
            self._take_out(gone)
            kept = [[n, e.path, e.hash, e.made, *e.known, len(e.figures), e.names, e.packed] for n, e in numbered]
            self._insert("articles", _ARTICLE, kept)
            self._insert("figures", _FIGURE, [(n, *row) for n, e in numbered for row in e.figures])
            self._insert("stated", ["statement", "article"], [(one, n) for n, e in numbered for one in e.stated])
            self._count(numbers, 1)
        self._next = numbers.stop
        self.known.update((e.path, Known(n, e.hash, e.made)) for n, e in numbered)

    def remove(self, paths: Iterable[str]) -> None:
        """Take out the articles at some paths, all or none."""
        gone = [path for path in paths if path in self.known]
        with self._told(), self._whole():
            self._take_out([self.known[path].id for path in gone])
        for path in gone:
            del self.known[path]

    @cached_property
    def _next(self) -> int:
        return int(self.rows("SELECT coalesce(max(id), 0) + 1 FROM articles")[0][0])

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of it is kept, or nothing."""
        from checker.archive.engine import duckdb

        self._db.begin()
        try:
            yield
            self._db.commit()
        except BaseException:
            with suppress(duckdb.Error):  # it may have been undone by what went wrong
                self._db.rollback()
            raise

    def _take_out(self, numbers: Sequence[int]) -> None:
        if numbers:
            self._count(numbers, -1)
            for table, column in (("articles", "id"), ("figures", "article"), ("stated", "article")):
                self._db.execute(f"DELETE FROM {table} WHERE {column} IN (SELECT unnest(?))", [list(numbers)])

    def _count(self, numbers: Iterable[int], by: int) -> None:
        """Count the names of some articles in, or out."""
        self._db.execute(_COUNT, {"of": list(numbers), "by": by})

    def _insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            given = ", ".join(f"unnest(${place})" for place in range(1, len(columns) + 1))
            self._db.execute(f"INSERT INTO {table} SELECT {given}", list(map(list, zip(*rows, strict=True))))
