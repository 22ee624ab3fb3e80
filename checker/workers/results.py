"""What the stories of a run come to, in their order, whoever works on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING

from checker.jobs import Job, unwatched
from checker.workers.crew import Crew
from checker.workers.work import Result, Work, attempt

if TYPE_CHECKING:
    from checker.workers.journal import Journal

_AHEAD = 16
"""Stories for each worker that are begun or done before their turn; as many results are held in memory at most."""


def results(
    jobs: Sequence[Job], work: Work, crew: Crew, journal: Journal | None = None, finished: Callable[[], object] = str
) -> Iterator[Result]:
    """What the work makes of each story, in order; the same whoever does it.

    What the `journal` has is not done again, and what is done goes into it. `finished` is called when a story is done,
    which may be before its turn.
    """
    if not crew.workers:
        for job in jobs:
            yield _here(job, work, journal)
            finished()
        return
    from checker.workers.parcel import unpack
    from checker.workers.pool import Pool

    done: dict[int, bytes | Result] = {}
    given = 0
    with Pool(work, jobs, crew.workers, crew.seconds or inf, crew.start) as pool:
        for turn in range(len(jobs)):
            while turn not in done:
                while pool.has_room and given < min(len(jobs), turn + _AHEAD * crew.workers):
                    known = journal.get(jobs[given]) if journal else None
                    if known:
                        done[given] = known
                        finished()
                    else:
                        pool.give(given)
                    given += 1
                for number, data, whole in () if turn in done else pool.wait():
                    if journal and whole:
                        journal.keep(jobs[number], data)
                    done[number] = data
                    finished()
            result = done.pop(turn)
            yield unpack(result) if isinstance(result, bytes) else result


def _here(job: Job, work: Work, journal: Journal | None) -> Result:
    """The same in this process."""
    known = journal.get(job) if journal else None
    if known:
        return known
    result = attempt(work, job, unwatched)
    if journal:
        from checker.workers.parcel import pack

        journal.keep(job, pack(result))
    return result
