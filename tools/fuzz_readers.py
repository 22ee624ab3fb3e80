# ruff: noqa: E501
"""Feeds broken files to the readers of input formats: whatever comes, a reader gives articles or says what is wrong.

    python tools/fuzz_readers.py FORMAT SECONDS [SEED]

Starts from the files of tests/read/files, breaks them at random (of a zip file also what is inside), and prints every file
that makes a reader raise anything but `UnreadableError`, take more than ten seconds, or give offsets outside of its text.
Each finding is kept in /tmp/fuzz-readers. A crash of a library ends the run; the file that did it is there as `last`.
"""

from __future__ import annotations

import io
import random
import sys
import time
import traceback
import zipfile
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from checker.data import tables
from checker.model import Article, Sheet
from checker.pipeline import check
from checker.read.formats import DATA, FORMATS
from checker.read.interface import Broken, Content, UnreadableError

FILES = Path(__file__).parent.parent / "tests" / "read" / "files"
OUT = Path("/tmp/fuzz-readers")
FOLDERS = {
    "html": ["html"], "docx": ["docx", "_others"], "pdf": ["pdf", "printed", "_others"], "nitf": ["nitf"],
    "newsml": ["newsml"], "feed": ["rss", "atom"], "json": ["ninjs1", "ninjs2", "ninjs3", "jsonl"], "csv": ["csv"],
    "parquet": ["parquet"], "warc": ["warc"], "markdown": ["markdown"], "rst": ["rst"], "text": ["markdown", "rst"],
    "xlsx": ["_data"], "data": ["_data"],
}  # fmt: skip
SUFFIXES = {"docx": ".docx", "pdf": ".pdf", "xlsx": ".xlsx", "data": ".csv"}
READ = {*FORMATS, "xlsx", "data"}
"""Forms that have a reader of files; the others are read as text."""
ARTICLE = (
    "Turnout in Skarvik was 61.8 percent. Vardnes counted 4,210 votes, 1,422 fewer than Skarvik, a third of all votes. "
    "In total 11,746 votes were cast. The budget of Holm rose 5 percent to $400,000. Holm opened on 30 November 2010."
)
WORDS = [
    b"", b"\0", b"\xff", b"<", b">", b"<p>", b"</p>", b"&#0;", b"&nbsp;", b"<![CDATA[", b"]]>", b"<!--", b"{", b"}", b"[", b'"',
    b"\\ud800", b"\r", b"\n", b"\t", b",", b"-1", b"99999999999999999999", b"\xe2\x80\xa8", b"\xee\x83\x90", b"\xee\x83\x91",
    b"<table><tr><td>", b"<num>", b"</num>", b"null", b"true", b"1e999", b"\xed\xa0\x80", b"%PDF-", b"PK\x03\x04", b"stream", b"endobj",
]  # fmt: skip


def broken(data: bytes, chance: random.Random) -> bytes:
    """The data after some accidents."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(out) + 1)
        length = min(len(out) - at, chance.choice((0, 1, 2, 8, 64, 500)))
        match chance.randrange(6):
            case 0:
                out[at : at + length] = b""
            case 1:
                out[at : at + length] = bytes(chance.randrange(256) for _ in range(length))
            case 2:
                out[at:at] = chance.choice(WORDS) * chance.choice((1, 1, 1, 3, 50))
            case 3:
                out[at : at + length] = out[at : at + length] * chance.choice((2, 3, 20))
            case 4:
                start = chance.randrange(len(out) + 1)
                out[at:at] = out[start : start + chance.choice((4, 40, 400))]
            case _ if length:
                out[at] ^= 1 << chance.randrange(8)
    return bytes(out[:2_000_000])


def broken_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip file one of whose members has had accidents."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = chance.choice([n for n in names if n.endswith((".xml", ".rels"))])
        for name in names:
            inside = old.read(name)
            new.writestr(name, broken(inside, chance) if name == victim else inside)
    return out.getvalue()


def held(sheets: list[Sheet]) -> list[str]:
    """Holds an article against sheets of data, and says what is wrong with what comes out."""
    found = [table for sheet in sheets for table in tables(sheet)]
    report = check([Article("a.txt", "a.txt", ARTICLE)], data=found)
    return [str(one) for one in report.held if not (one.data and report.figure[one.figure])]


def faults(content: Content) -> list[str]:
    """What is wrong with the offsets of an article."""
    size = len(content.text)
    found = [f"zone {z}" for z in content.zones if not 0 <= z.start < z.end <= size]
    found += [f"zones {a} {b}" for a, b in pairwise(content.zones) if a.end > b.start]
    found += [f"landmarks {a} {b}" for a, b in pairwise(content.landmarks) if a.start >= b.start]
    found += [f"landmark {m}" for m in content.landmarks if not 0 <= m.start <= size]
    found += [f"markup {m}" for m in content.markup if not 0 <= m.start <= m.end <= size]
    return found


def main() -> None:
    form, seconds = sys.argv[1], float(sys.argv[2])
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    read = (
        import_module(DATA.module if form in ("xlsx", "data") else FORMATS[form].module).read if form in READ else None
    )
    seeds = [
        path.read_bytes()
        for folder in FOLDERS[form]
        for path in sorted((FILES / folder).iterdir())
        if path.suffix == SUFFIXES.get(form, path.suffix)
    ]
    OUT.mkdir(exist_ok=True)
    known: set[str] = set()
    runs = articles = refused = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seed = chance.choice(seeds)
        data = (
            broken_inside(seed, chance) if form in ("docx", "xlsx") and chance.random() < 0.8 else broken(seed, chance)
        )
        (OUT / f"last.{form}").write_bytes(data)
        runs += 1
        started = time.monotonic()
        what = ""
        try:
            if read:
                found = list(read(io.BytesIO(data), {}))
            else:
                from checker.read import TEXT_READERS
                from checker.read.decode import decode

                found = [TEXT_READERS[form](decode(data))]
            articles += len(found)
            if found and isinstance(found[0], Sheet):
                what, found = "; ".join(held(found)[:2]), []
            for content in found:
                if not isinstance(content, Broken):
                    what = what or "; ".join(faults(content)[:2])
        except UnreadableError as error:
            refused += 1
            what = "several lines" if "\n" in str(error) else ""
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            what = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}: {error}"
        if time.monotonic() - started > 10:
            what = what or "took more than ten seconds"
        key = what.split(": ")[0][:80]
        if what and key not in known:
            known.add(key)
            (OUT / f"{form}-{len(known)}").write_bytes(data)
            print(f"{form}: {what[:300]} -> {OUT / f'{form}-{len(known)}'}", flush=True)
    print(
        f"{form}: {runs} files in {seconds:g} s, {articles} articles, {refused} refused, {len(known)} findings",
        flush=True,
    )


if __name__ == "__main__":
    main()
