"""Starts Spark, or says what is missing for it."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyspark.sql import SparkSession


class ClusterError(Exception):
    """Spark cannot be started here, or cannot do the work; the text says in one line what to do."""


def missing() -> str:
    """What Spark lacks on this machine and where to get it; "" where it lacks nothing."""
    if find_spec("pyspark") is None:
        return "Apache Spark is not installed: pip install 'check-figures[spark]'"
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").exists())):
        return "Apache Spark takes Java 17 or 21: apt-get install openjdk-17-jre-headless"
    return ""


def start(master: str | None = None, settings: Mapping[str, str] | None = None) -> SparkSession:
    """The session that `spark-submit` set up, or one on `master`, or else on all cores of this machine.

    Raises `ClusterError`. `settings`: some of Spark's own, instead of what is set otherwise.
    """
    if lack := missing():
        raise ClusterError(lack)
    # Said of any pandas from 3.0 on; all that is asked of it here is rows of numbers, texts and bytes.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    from pyspark import SparkConf, SparkContext
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("check-figures")
    if "PYSPARK_GATEWAY_PORT" in os.environ:  # spark-submit has started Java and has said the rest
        SparkContext._ensure_initialized()
    else:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        master = master or "local[*,4]"
    if master:
        builder = builder.master(master)
    conf = SparkConf()
    for key, value in (_SETTINGS | dict(settings or {})).items():
        if not conf.contains(key):
            builder = builder.config(key, value)
    return builder.getOrCreate()


_SETTINGS = {
    # A worker that is stuck is ended, and its task is tried again with care: see `careful.py`. It has to be longer than
    # any story may take; an article has less (`checker.workers.crew`).
    "spark.python.worker.idleTimeoutSeconds": "3600",
    "spark.python.worker.killOnIdleTimeout": "true",
    "spark.log.level": "ERROR",
    "spark.ui.showConsoleProgress": str(sys.stderr.isatty()).lower(),
    # A block's texts may come to more than the 2 GB that a column of Arrow holds otherwise.
    "spark.sql.execution.arrow.useLargeVarTypes": "true",
    # Whole files come as rows.
    "spark.sql.execution.arrow.maxBytesPerBatch": str(64 * 1024 * 1024),
    "spark.io.compression.codec": "zstd",
}
"""What is set unless `spark-submit` or spark-defaults.conf set it."""
