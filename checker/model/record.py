"""Records that are made by the thousand: frozen dataclasses with slots, filled by a kernel where there is one."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TypeVar

from checker.kernels import kernel

R = TypeVar("R")
_kernel = kernel("checker.model._records")


def quick(record: type[R]) -> type[R]:
    """The same dataclass, which takes a quarter of the time to make one where its fields are given in their order."""
    own = fields(record)  # type: ignore[arg-type]
    if _kernel:
        names, defaults = tuple(field.name for field in own), tuple(field.default for field in own)
        setattr(record, "__init__", _kernel.quick(record, names, defaults, MISSING, record.__init__))  # noqa: B010
    return record
