"""What is in force in a run, loaded when a command asks for it: the imports behind it take their time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checker.model import Problem

if TYPE_CHECKING:
    from checker.in_force import InForce
    from checker.settings import Settings


def prepare(wanted: Settings) -> InForce:
    from checker.in_force import prepare

    return prepare(wanted)


def with_data(force: InForce, files: tuple[Path, ...]) -> tuple[InForce, tuple[Problem, ...]]:
    """What is in force with the tables in some files, and what of these could not be read."""
    if not files:
        return force, ()
    from checker import pipeline

    tables, problems = pipeline.read_tables(files)
    return replace(force, data=tables), problems
