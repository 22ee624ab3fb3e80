"""Files are read in a process that can do no harm, and whose end is a message and not the end."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import convert, to_builtins

from checker.model import Landmark, Markup, Zone
from checker.read.apart import Worker
from checker.read.formats import Format
from checker.read.interface import Broken, Content, UnreadableError

MISBEHAVING = Format("a test", "misbehaving", "test")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    worker = Worker(seconds=20)
    yield worker
    worker.close()


def told(worker: Worker, folder: Path, order: str) -> tuple[list[Content | Broken], str]:
    """What a reader that follows the order gives, and what is said in the end."""
    file = folder / "order"
    file.write_text(order)
    found: list[Content | Broken] = []
    try:
        found += worker.read(file, MISBEHAVING, {"text": "Body"})
    except UnreadableError as error:
        return found, str(error)
    return found, ""


def test_articles_come_as_they_are(worker: Worker, tmp_path: Path) -> None:
    assert told(worker, tmp_path, "all well") == ([Content("first"), Content("last", part="3")], "")


def test_every_field_comes_through() -> None:
    content = Content(
        "Tekst \udce4", "T", date(2024, 3, 4), "O", "u", (Zone(0, 2, "quote"),), date(2024, 3, 5), "A",
        (Landmark(0, "page 1"),), (Markup(0, 2, "money", "NOK"),), "2", "ferry",
    )  # fmt: skip
    assert convert(json.loads(json.dumps(to_builtins(content))), Content) == content


def test_one_broken_article_among_others(worker: Worker, tmp_path: Path) -> None:
    found, end = told(worker, tmp_path, "broken")
    assert found == [Content("first"), Broken("2", "half an article"), Content("last", part="3")]
    assert end == ""


def test_options_reach_the_reader(worker: Worker, tmp_path: Path) -> None:
    assert Content("[('text', 'Body')]") in told(worker, tmp_path, "options")[0]


@pytest.mark.parametrize(
    ("order", "message"),
    [
        ("crash", "made the library that reads it crash"),
        ("recurse", "is nested too deeply"),
        ("refuse", "is not right"),
        ("fail", "is broken: ValueError: two lines"),
        ("import", "is a test, which takes the library no_such_library: pip install 'check-figures[test]'"),
        pytest.param(
            "eat", "needs more memory", marks=pytest.mark.skipif(sys.platform != "linux", reason="no bound on memory")
        ),
    ],
)
def test_whatever_goes_wrong_is_one_line_and_the_next_file_is_read(
    worker: Worker, tmp_path: Path, order: str, message: str
) -> None:
    found, end = told(worker, tmp_path, order)
    assert found[0] == Content("first")
    assert message in end
    assert "\n" not in end
    assert told(worker, tmp_path, "all well") == ([Content("first"), Content("last", part="3")], "")


@pytest.mark.parametrize("order", ["sleep", "spin"])
def test_time_is_bounded(tmp_path: Path, order: str) -> None:
    worker = Worker(seconds=2)
    found, end = told(worker, tmp_path, order)
    assert found == [Content("first")]
    assert "took longer than 2 seconds" in end
    assert told(worker, tmp_path, "all well")[1] == ""
    worker.close()


def test_what_is_printed_there_is_no_answer(worker: Worker, tmp_path: Path) -> None:
    assert told(worker, tmp_path, "print") == ([Content("first"), Content("last", part="3")], "")


@pytest.mark.parametrize("order", ["write", "low-write", "rename", "start"])
def test_nothing_can_be_written(worker: Worker, tmp_path: Path, order: str) -> None:
    target = tmp_path / "target"
    end = told(worker, tmp_path, f"{order} {target}")[1]
    assert "may not" in end
    assert not target.exists()
    assert (tmp_path / "order").exists()


def test_no_network_can_be_reached(worker: Worker, tmp_path: Path) -> None:
    """Not even this machine itself."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        assert "may not" in told(worker, tmp_path, f"connect {server.getsockname()[1]}")[1]
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_reader_that_is_not_heard_to_its_end_leaves_nothing_behind(worker: Worker, tmp_path: Path) -> None:
    (tmp_path / "order").write_text("all well")
    next(iter(worker.read(tmp_path / "order", MISBEHAVING, {})))
    assert told(worker, tmp_path, "options")[0][1] == Content("[('text', 'Body')]")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_forked_program_has_a_process_of_its_own(worker: Worker, tmp_path: Path) -> None:
    """Two programs that listened to one process would take each other's answers."""
    told(worker, tmp_path, "all well")
    here = worker._process
    child = os.fork()
    if not child:
        fine = told(worker, tmp_path, "all well")[1] == "" and worker._process is not here
        worker.close()
        os._exit(0 if fine else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert worker._process is here
    assert told(worker, tmp_path, "all well")[1] == ""
