"""Results as bytes: what goes from a worker to whoever asked, and into the journal of a run."""

from __future__ import annotations

import io
import pickle

from msgspec import Struct

from checker.workers.work import Result

_PLAIN = {
    ("builtins", "frozenset"), ("builtins", "set"), ("datetime", "date"), ("decimal", "Decimal"),
    ("checker.archive.entry", "Entry"),
}  # fmt: skip


def pack(result: Result) -> bytes:
    """A result as bytes."""
    return pickle.dumps(result, pickle.HIGHEST_PROTOCOL)


def unpack(data: bytes) -> Result:
    """The result again. Bytes that somebody else made give no other objects than a result may hold, and run nothing.

    Raises `pickle.UnpicklingError`, or another error, for bytes that are no result.
    """
    result = _Unpickler(io.BytesIO(data)).load()
    if not isinstance(result, Result):
        raise pickle.UnpicklingError("no result")
    return result


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> object:
        if (module, name) in _PLAIN or module == Result.__module__ or f"{module}.".startswith("checker.model."):
            found = super().find_class(module, name)
            if isinstance(found, type) and ((module, name) in _PLAIN or issubclass(found, Struct)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a result")
