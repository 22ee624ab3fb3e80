"""The same stages on Apache Spark, for an archive that one machine takes too long over. See docs/CLUSTER.md.

`units.py` says which task reads what, `stages.py` is what workers run (the rooms of the one machine, no Spark),
`flow.py` alone knows Spark's data frames, `session.py` alone starts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.cluster.session import ClusterError, start
from checker.cluster.units import Caps

if TYPE_CHECKING:
    from checker.cluster.flow import Outcome
    from checker.in_force import InForce

__all__ = ["Caps", "ClusterError", "check"]


def check(
    paths: Sequence[str],
    output: str,
    force: InForce,
    by_folder: bool = False,
    master: str | None = None,
    caps: Caps | None = None,
) -> Outcome:
    """Check the articles at paths and addresses on Spark; write `stories/` and `problems/` into a new folder.

    The lines of `stories/`, file after file, are those of `check --format jsonl` for the same paths.
    """
    with start(master) as spark:
        from checker.cluster import flow

        return flow.check(spark, paths, output, force, by_folder, caps or Caps())
