"""What a run has done so far, on disk: the same run goes on from there when it was stopped, however hard.

An SQLite database of the results of stories, by a hash of all that went into them. It is written in transactions, so
that a kill or a power failure at any moment costs what was being worked on and nothing else.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from pathlib import Path

from checker.jobs import Job
from checker.read.manifest import NAME as MANIFEST
from checker.read.walk import shown
from checker.workers.conditions import content_of
from checker.workers.parcel import unpack
from checker.workers.work import Result

_APPLICATION = 0x63666A31
"""Marks an SQLite file as a journal of ours."""
_SCHEMA = """
CREATE TABLE run (conditions TEXT NOT NULL, today TEXT NOT NULL);
CREATE TABLE done (story BLOB PRIMARY KEY, result BLOB NOT NULL) WITHOUT ROWID;
"""


class JournalError(Exception):
    """A journal that cannot be used; its text says in one line why and what to do."""


class Journal:
    """The journal of a run; the file is made where there is none.

    `conditions`: what results depend on beside the articles, by what it is called: a digest of the program, of the
    settings. Raises `JournalError` where the file is of a run with others, is no journal, is in use, or cannot be
    written to; and `keep` does when the disk is full.
    """

    def __init__(self, path: Path, conditions: Mapping[str, str], today: date) -> None:
        self.path = path
        self.today = today
        """The day on which the run began."""
        self._looked: dict[Job, bytes] = {}
        begun = path.exists() and path.stat().st_size > 0
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._store = sqlite3.connect(path, timeout=0, isolation_level=None)
            self._store.execute("PRAGMA locking_mode = EXCLUSIVE")
            if begun and self._store.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
                raise JournalError(f"{path}: is no journal of check-figures; move it out of the way")
            self._store.execute("PRAGMA journal_mode = WAL")
            self._store.execute("PRAGMA synchronous = NORMAL")
            self._begin(dict(conditions))
        except (OSError, sqlite3.Error) as error:
            raise self._broken(error) from None

    def _begin(self, conditions: dict[str, str]) -> None:
        """Take up the run of the file, or begin one."""
        store = self._store
        store.execute("BEGIN EXCLUSIVE")
        if store.execute("PRAGMA user_version").fetchone() == (0,):
            for statement in _SCHEMA.split(";"):
                store.execute(statement)
            store.execute("INSERT INTO run VALUES (?, ?)", (json.dumps(conditions), self.today.isoformat()))
            store.execute(f"PRAGMA application_id = {_APPLICATION}")
            store.execute("PRAGMA user_version = 1")
        before, today = store.execute("SELECT conditions, today FROM run").fetchone()
        store.execute("COMMIT")
        self.today = date.fromisoformat(today)
        then = json.loads(before)
        changed = [name for name in dict.fromkeys((*conditions, *then)) if conditions.get(name) != then.get(name)]
        if changed:
            self.close()
            other = ", ".join(changed)
            raise JournalError(
                f"{self.path}: is of a run with other {other}; go on with the same, or remove it to begin anew"
            )

    @property
    def done(self) -> int:
        """How many stories are."""
        return int(self._store.execute("SELECT count(*) FROM done").fetchone()[0])

    def get(self, job: Job) -> Result | None:
        """The result of a story, if it is there and the files of the story are what they were."""
        story = self._looked[job] = self._digest(job)
        try:
            found = self._store.execute("SELECT result FROM done WHERE story = ?", (story,)).fetchone()
            return unpack(found[0]) if found else None
        except sqlite3.Error as error:
            raise self._broken(error) from None
        except Exception:  # whatever pickle makes of bytes that are no result
            raise JournalError(f"{self.path}: is damaged; remove it to begin anew") from None

    def keep(self, job: Job, result: bytes) -> None:
        """Note down the packed result of a story, unless its files have changed since `get` looked at them."""
        story = self._digest(job)
        if self._looked.pop(job, None) != story:
            return
        try:
            self._store.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", (story, result))
        except sqlite3.Error as error:
            raise self._broken(error) from None

    def close(self) -> None:
        """Let go of the file, which stays for another run to go on from."""
        with suppress(sqlite3.Error):
            self._store.close()

    def remove(self) -> None:
        """Take the file away: all is done."""
        self.close()
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _digest(self, job: Job) -> bytes:
        """A hash of all that goes into a story: names, places, and the content of every file."""
        place = job.place
        known = job.known and [(article.path, article.role, article.text) for article in job.known]
        said = (job.name, shown(place.root), place.story, sorted(job.drafts), job.piped and job.piped.name, known)
        total = blake2b(repr(said).encode("utf-8", "surrogateescape"), digest_size=16)
        folders = dict.fromkeys((place.root, *(file.parent for file in place.files)))
        for file in (*place.files, *(folder / MANIFEST for folder in folders)):
            own = job.piped is not None and file == job.piped.file
            total.update(b"\0" if own else os.fsencode(file) + b"\0")
            total.update(content_of(file))
        return total.digest()

    def _broken(self, error: Exception) -> JournalError:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            return JournalError(f"{self.path}: another run is keeping it; name another folder with --output")
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            return JournalError(f"{self.path}: is no journal, or damaged; remove it to begin anew")
        if "full" in str(error):
            return JournalError(f"{self.path}: the disk is full; make room, and the same command goes on from here")
        return JournalError(f"{self.path}: cannot be written: {error}; name another folder with --output")
