"""The whole program over files of every format that ask for more: nothing is fetched, nothing is written elsewhere."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

FILES = Path(__file__).parent / "files"
WATCHED = """
import runpy, sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        print("REACHED OUT", event, arguments, file=sys.stderr, flush=True)
        raise PermissionError(event)
sys.addaudithook(watch)
sys.argv[0] = "check-figures"
runpy.run_module("checker", run_name="__main__")
"""
STORY = "<p>A ferry with 212 people on board ran onto rocks, and rescuers took 38 of them to hospital, police said.</p>"


def asking(place: str) -> dict[str, str]:
    """Files that name things on a server, in all the ways in which their formats can."""
    page = (
        f"<html><head><link rel=stylesheet href='{place}a.css'><script src='{place}a.js'></script>"
        f"<base href='{place}'><meta http-equiv=refresh content='0;url={place}'></head><body><article><h1>Ferry</h1>"
        f"{STORY * 3}<img src='{place}a.png'><iframe src='{place}a'></iframe></article></body></html>"
    )
    return {
        "a.html": page,
        "b.xhtml": f'<?xml-stylesheet href="{place}a.xsl"?><!DOCTYPE html SYSTEM "{place}a">{page}',
        "c.xml": f'<!DOCTYPE nitf SYSTEM "{place}a.dtd"><nitf><body><body.content>{STORY}</body.content></body></nitf>',
        "d.xml": f'<!DOCTYPE nitf [<!ENTITY % a SYSTEM "{place}a.dtd"> %a;]><nitf><body>{STORY}</body></nitf>',
        "e.rss": f'<rss xmlns:x="http://www.w3.org/2001/XInclude"><channel><item><title>Ferry</title>'
        f'<x:include href="{place}a"/><link>{place}b</link><description>{STORY}</description></item></channel></rss>',
        "f.md": f"# Ferry\n\n![]({place}a.png) A ferry with 212 people.\n",
        "g.rst": f"Ferry\n=====\n\n.. include:: {place}a\n.. raw:: html\n   :url: {place}a\n\nA ferry with 212.\n",
        "h.json": f'{{"uri": "{place}a", "headline": "Ferry", "body_text": "212 people.", "renditions": "{place}b"}}',
    }  # fmt: skip


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Everything below a folder, with its size and when it was changed."""
    found = ((path.relative_to(folder).as_posix(), path.lstat()) for path in folder.rglob("*"))
    return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in found}


@pytest.mark.parametrize("extra", [(), ("--data", "results.xlsx", "--data", "results.csv")])
def test_nothing_is_fetched_and_nothing_is_written_elsewhere(tmp_path: Path, extra: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    story = home / "story"
    story.mkdir(parents=True)
    for form in ("html", "docx", "pdf", "printed", "newsml", "ninjs2", "atom", "parquet", "warc"):
        for source in (FILES / form).iterdir():
            shutil.copy(source, story / f"{form}-{source.name}")
    for name in ("results.xlsx", "results.csv"):
        shutil.copy(FILES / "_data" / name, home / name)
    with socket.create_server(("127.0.0.1", 0)) as server:
        for name, text in asking(f"http://127.0.0.1:{server.getsockname()[1]}/").items():
            (story / name).write_text(text)
        before = tree(home)
        done = subprocess.run(
            [sys.executable, "-c", WATCHED, "story", *(f"story/{form}" for form in ("warc-crawl.warc.gz",)),
             "story/parquet-articles.parquet", *extra, "-o", "out", "--write", "csv", "--write", "json", "-q"],
            cwd=home, capture_output=True, text=True,
            env={**os.environ, "HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(FILES.parents[2]),
                 "http_proxy": "", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert "REACHED OUT" not in done.stderr
    after = tree(home)
    assert {name: after[name] for name in before if name != "out"} == before
    assert set(after) - set(before) == {"out", "out/figures.csv", "out/figures.json"}
    assert done.returncode == 2 and "defines entities of its own" in done.stderr
    assert (home / "out" / "figures.csv").read_text().count("\n") > 100
