"""All that a store keeps as one Parquet file, and back: a row for each article, its figures nested in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.archive.codec import FIELDS, figure, unpacked
from checker.archive.entry import Entry, entry
from checker.archive.store import Store
from checker.archive.trouble import StoreError

if TYPE_CHECKING:
    import pyarrow as pa

_KNOWN = ("title", "outlet", "author", "url", "published", "updated")
_BATCH = 500
_QUERY = """
SELECT id, path, hash, made, title, outlet, author, url, published, updated, packed FROM articles
WHERE id > $1 ORDER BY id LIMIT $2
"""


def write_out(store: Store, path: Path) -> int:
    """Write every article into a Parquet file, whole or not at all; returns how many. Raises `StoreError`."""
    with _told(path):
        from pyarrow import parquet

        schema = _schema()
        draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
        count = last = 0
        try:
            with parquet.ParquetWriter(draft, schema, compression="zstd") as writer:
                import pyarrow as pa

                while rows := store.rows(_QUERY, [last, _BATCH]):
                    writer.write_table(pa.Table.from_pylist([_plain(store, row) for row in rows], schema))
                    last, count = rows[-1][0], count + len(rows)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    return count


def _plain(store: Store, kept: tuple[Any, ...]) -> dict[str, Any]:
    _, path, content, made, *known, packed = kept
    fields = {"path": path, **dict(zip(_KNOWN, known, strict=True))}
    try:
        article, rows = unpacked(packed, {"id": path, **fields})
    except ValueError as error:
        raise StoreError(store.path, f"is a damaged store ({path}: {error}): index into a new file") from None
    return {
        **fields, "hash": content, "made": made, "text": article.text,
        "zones": [{"start": z.start, "end": z.end, "name": z.name} for z in article.zones],
        "landmarks": [{"start": m.start, "name": m.name} for m in article.landmarks],
        "figures": [_nested(row) for row in rows],
    }  # fmt: skip


def _nested(row: list[Any]) -> dict[str, Any]:
    told = dict(zip(FIELDS, row, strict=True))
    return {**told, "context": [{"word": word, "nearness": near} for word, near in told["context"].items()]}


def read_back(path: Path) -> Iterator[Entry]:
    """What `write_out` wrote, ready to be kept. Raises `StoreError`."""
    with _told(path):
        from pyarrow import parquet

        file = parquet.ParquetFile(path)
        missing = set(_schema().names) - set(file.schema_arrow.names)
        if missing:
            what = "holds no figures of a store; a table of articles is indexed as any other file: name it as a PATH"
            raise StoreError(path, what)
        for batch in file.iter_batches(_BATCH):
            for told in batch.to_pylist():
                yield _entry(path, told)


def _entry(path: Path, told: dict[str, Any]) -> Entry:
    from checker.model import Article, Landmark, Zone

    try:
        known = {name: told[name] for name in (*_KNOWN, "text")}
        zones = tuple(Zone(**zone) for zone in told["zones"])
        landmarks = tuple(Landmark(**mark) for mark in told["landmarks"])
        article = Article(told["path"], told["path"], zones=zones, landmarks=landmarks, **known)
        rows = ({**f, "context": {c["word"]: c["nearness"] for c in f["context"]}} for f in told["figures"])
        figures = [figure([f[name] for name in FIELDS], article.id, "") for f in rows]
    except (TypeError, ValueError, KeyError, ArithmeticError) as error:
        raise StoreError(path, f"holds an article that cannot be read ({told.get('path')}: {error})") from None
    return entry(article, told["path"], told["hash"], told["made"], figures)


def _schema() -> pa.Schema:
    import pyarrow as pa

    text, number, words = pa.string(), pa.int32(), pa.list_(pa.string())
    own = dict.fromkeys("start end zone_offset sentence rank".split(), number)
    own["vague"] = pa.bool_()
    own |= dict.fromkeys("modifiers people subject names holder scope place before after pattern".split(), words)
    own["context"] = pa.list_(pa.struct([("word", text), ("nearness", pa.float64())]))
    figures = pa.struct([(name, own.get(name, text)) for name in FIELDS])
    return pa.schema([
        ("path", text), *((name, text) for name in _KNOWN[:4]), *((name, pa.date32()) for name in _KNOWN[4:]),
        ("hash", text), ("made", text), ("text", text),
        ("zones", pa.list_(pa.struct([("start", number), ("end", number), ("name", text)]))),
        ("landmarks", pa.list_(pa.struct([("start", number), ("name", text)]))),
        ("figures", pa.list_(figures)),
    ])  # fmt: skip


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What Arrow and the system complain about, as a `StoreError`."""
    try:
        from pyarrow import ArrowException
    except ModuleNotFoundError:
        raise StoreError(path, "Parquet needs PyArrow: pip install 'check-figures[archive]'") from None
    try:
        yield
    except FileNotFoundError:
        raise StoreError(path, "no such file or folder; check the spelling") from None
    except OSError as error:
        why = error.strerror or " ".join(str(error).split())[:150]
        raise StoreError(path, f"cannot be read or written: {why}") from None
    except ArrowException as error:
        raise StoreError(path, f"is a broken Parquet file: {' '.join(str(error).split())[:150]}") from None
