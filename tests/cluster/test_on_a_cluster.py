"""A cluster of Spark's own, a master and two workers in processes of their own: what only `--master` meets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest
from running import PROGRAM

from checker.cluster import session

pytestmark = pytest.mark.skipif(bool(session.missing()), reason=session.missing())

PATIENCE = 120
"""Seconds that Java may take to start on a busy machine."""
DEFAULTS = """
spark.ui.enabled                 false
spark.sql.shuffle.partitions     3
spark.driver.extraJavaOptions    -XX:TieredStopAtLevel=1
spark.executor.extraJavaOptions  -XX:TieredStopAtLevel=1
"""
"""What a cluster's owner sets; here for the sake of time."""


@contextmanager
def service(log: Path, name: str, *arguments: str) -> Iterator[None]:
    """One of Spark's services, ended with all that it started."""
    found = find_spec("pyspark")
    assert found and found.origin
    home = Path(found.origin).parent
    env = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    command = [str(home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", *arguments]
    with log.open("wb") as out, subprocess.Popen(command, env=env, stdout=out, stderr=out) as running:
        try:
            yield
        finally:
            running.terminate()


def said(log: Path, words: str) -> str:
    """The rest of the line in which a service says these words; waits for it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        _, found, rest = log.read_text(encoding="utf-8").partition(words)
        if found and "\n" in rest:
            return rest.partition("\n")[0]
        time.sleep(0.2)
    pytest.fail(f"{log.name}: no {words!r}\n{log.read_text(encoding='utf-8')[-2000:]}")


@pytest.fixture
def master(tmp_path: Path) -> Iterator[str]:
    """The address of a cluster of two workers."""
    with ExitStack() as stack:
        log = tmp_path / "master.log"
        stack.enter_context(service(log, "master.Master", "--port", "0", "--webui-port", "0"))
        address = "spark://" + said(log, "Starting Spark master at spark://")
        for worker in ("one", "two"):
            log, folder = tmp_path / f"{worker}.log", str(tmp_path / worker)
            options = ("--cores", "1", "--memory", "1g", "--work-dir", folder, "--webui-port", "0", address)
            stack.enter_context(service(log, "worker.Worker", *options))
            said(log, "Successfully registered with master")
        yield address


def test_workers_elsewhere_give_the_bytes_of_one_process(master: str, tmp_path: Path) -> None:
    """They stand in folders of their own, know nothing of the driver's modules, and open relative paths nonetheless."""
    rows = [
        {
            "text": f"A ferry with {211 + story + number % 2} people on board caught fire off Skarvik early on Monday.",
            "source": f"Paper {number}",
            "story": f"fire {story}",
        }
        for story in range(6)
        for number in range(3)
    ]
    tables = [f"{part}.jsonl" for part in range(3)]
    for part, table in enumerate(tables):
        lines = "".join(json.dumps(row) + "\n" for row in rows[part * 6 : part * 6 + 6])
        (tmp_path / table).write_text(lines, encoding="utf-8")
    (tmp_path / "spark-defaults.conf").write_text(DEFAULTS, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "SPARK_LOCAL_IP": "127.0.0.1",
           "SPARK_CONF_DIR": str(tmp_path)}  # fmt: skip

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([*PROGRAM, *arguments], cwd=tmp_path, env=env, capture_output=True)

    done = run("spark", *tables, "--output", "out", "--master", master)
    assert done.returncode == 1, done.stderr.decode()
    printed = b"".join(part.read_bytes() for part in sorted((tmp_path / "out" / "stories").glob("part-*")))
    assert printed == run("check", *tables, "--format", "jsonl", "--write", "none").stdout
    assert [b'"verdict":"conflict"' in line for line in printed.splitlines()] == [True] * 6
    assert all(list((tmp_path / worker).glob("app-*/*/stderr")) for worker in ("one", "two"))
