"""The stages as Spark runs them: extraction, blocks with a cap, comparison, judging."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from py4j.protocol import Py4JJavaError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import DataFrame, SparkSession, Window
from pyspark.sql import functions as f

from checker.cluster.addresses import Remote, is_address, stories
from checker.cluster.session import ClusterError
from checker.cluster.stages import (
    ARTICLES,
    COMPARED,
    REPORTED,
    Work,
    comparing,
    extracting,
    extracting_contents,
    judging,
    judging_with_comparisons,
)
from checker.cluster.units import Caps, Unit, tasks
from checker.model import Problem
from checker.read.walk import plan

if TYPE_CHECKING:
    from checker.in_force import InForce

BLOCK = ["place", "story", "part"]
"""What is compared together: a story, or a part of one that is larger than the cap."""


def extracted(
    spark: SparkSession, packs: Sequence[Sequence[Unit]], remotes: Mapping[str, Remote], work: Work
) -> DataFrame:
    """Every article with its figures, of what workers can open (one task for each pack) and of what Spark has to."""
    numbers = spark.range(0, len(packs), 1, max(len(packs), 1))
    read = numbers.mapInPandas(extracting(work, packs), ARTICLES)
    if not remotes:
        return read
    contents = spark.read.format("binaryFile").load(list(remotes)).select("path", "content")
    return read.unionByName(contents.mapInPandas(extracting_contents(work, remotes), ARTICLES))


def in_stories(articles: DataFrame) -> DataFrame:
    """The articles without those rows that name no story in a table whose other rows do."""
    named = f.col("story") != ""
    mixed = articles.groupBy("file").agg(f.max(named).alias("some"), f.min(named).alias("every"))
    files = [row["file"] for row in mixed.where("some and not every").select("file").collect()]
    return articles.where(named | ~f.col("file").isin(files)) if files else articles


def large_stories(spark: SparkSession, articles: DataFrame, caps: Caps) -> DataFrame | None:
    """The stories over a cap, into how many parts each goes and how many share a part's comparisons; None for none."""
    sizes = articles.groupBy("place", "story").agg(f.count("*").alias("size"), f.sum("count").alias("figures"))
    over = sizes.where((f.col("size") > caps.articles) | (f.col("figures") > caps.figures)).collect()
    rows = []
    for place, story, size, figures in over:
        parts = -(-size // caps.articles)
        rows.append((place, story, size, parts, -(-figures // (parts * caps.figures))))
    return spark.createDataFrame(rows, "place int, story string, size int, parts int, shares int") if rows else None


def blocks(articles: DataFrame, large: DataFrame) -> DataFrame:
    """The articles, each with the block that it belongs to: its story, or one part of it, in order of the articles.

    An equi-join on the story. One side of it is small, so that no story's size decides where the work goes.
    """
    joined = articles.join(f.broadcast(large), ["place", "story"], "left")
    joined = joined.fillna({"size": 0, "parts": 1, "shares": 1})
    at = ["place", "story", "file", "row"]
    rank = f.row_number().over(Window.partitionBy("place", "story").orderBy("file", "row")) - 1
    part = f.floor(rank * f.col("parts") / f.col("size")).cast("int")
    # Ranked by their places alone: the texts of a large story need not pass through one task.
    parted = joined.where("parts > 1").select(*at, part.alias("part"))
    whole = joined.where("parts = 1").withColumn("part", f.lit(0))
    return whole.unionByName(joined.where("parts > 1").join(parted, at)).drop("size")


def compared(blocked: DataFrame, work: Work) -> DataFrame:
    """The comparisons of the blocks that several workers share, a share to a row."""
    shared = blocked.where("shares > 1").select(*BLOCK, "file", "row", "figures", "shares")
    shared = shared.withColumn("share", f.explode(f.sequence(f.lit(0), f.col("shares") - 1)))
    return shared.groupBy(*BLOCK, "share", "shares").applyInPandas(comparing(work), COMPARED)


def judged(spark: SparkSession, articles: DataFrame, work: Work, caps: Caps) -> DataFrame:
    """A line for every story, or part of one over the cap."""
    large = large_stories(spark, articles, caps)
    if large is None:
        return articles.groupBy("place", "story").applyInPandas(judging(work), REPORTED)
    blocked = blocks(articles, large)
    both = blocked.groupBy(*BLOCK).cogroup(compared(blocked, work).groupBy(*BLOCK))
    return both.applyInPandas(judging_with_comparisons(work), REPORTED)


class Outcome(Struct, frozen=True):
    """What a run came to."""

    articles: int
    figures: int
    stories: int
    found: bool
    """Whether a story holds what `--fail-on` names."""
    wrong: int
    """How many problems are in `problems/`."""
    fatal: bool
    """Whether one of them is an input that could not be read."""
    problems: tuple[Problem, ...]
    """The first of them."""


_PROBLEM = ["path", "problem", "fatal"]
_SHOWN = 20
_A_TASK = 1_000
"""Articles of a task that judges."""
_TASKS = 10_000
"""Tasks of a stage at most: with more, Spark is busy with what goes from where to where."""


def check(
    spark: SparkSession, paths: Sequence[str], output: str, force: InForce, by_folder: bool, caps: Caps
) -> Outcome:
    """See `checker.cluster.check`."""
    if not is_address(output):
        output = str(Path(output).absolute())  # Java keeps the folder that it was started in
    if _exists(spark, output):
        raise ClusterError(f"{output} is there already: name a new folder")
    found = plan([Path(path) for path in paths if not is_address(path)], by_folder)
    elsewhere = stories([(path, _listed(spark, path)) for path in paths if is_address(path)], by_folder)
    names = [place.name for place in found.places]
    first = sum(len(place.files) for place in found.places)
    files = [(place, *file) for place, (_, within) in enumerate(elsewhere, len(names)) for file in within]
    remotes = {address: Remote(place, n, name) for n, (place, address, name) in enumerate(files, first)}
    work = Work(force, (*names, *(name for name, _ in elsewhere)), str(Path.cwd()))
    read = extracted(spark, tasks(found.places, caps.share), remotes, work).persist(StorageLevel.DISK_ONLY)
    try:
        done = _run(spark, read, work, output, caps)
    except (PySparkException, Py4JJavaError) as error:
        raise ClusterError(f"Spark gave the work up, see what it says above: {_told(error)}") from None
    fatal = done.fatal or any(problem.fatal for problem in found.problems)
    return replace(done, problems=(*found.problems, *done.problems), fatal=fatal)


def _listed(spark: SparkSession, address: str) -> list[str]:
    """The files at an address: below a folder, or those that a pattern fits."""
    try:
        found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(address)
        return [row["path"] for row in found.select("path").collect()]
    except PySparkException as error:
        raise ClusterError(f"{address}: {_told(error)}") from None


def _told(error: Exception) -> str:
    """The beginning of what Spark says, which goes on for pages."""
    return " ".join(str(error).split())[:300]


def _run(spark: SparkSession, read: DataFrame, work: Work, output: str, caps: Caps) -> Outcome:
    counted = read.agg(f.count("article"), f.sum("count")).first()
    assert counted
    _parallel(spark, counted[0])
    articles = in_stories(read.where(f.col("article").isNotNull()))
    lines = judged(spark, articles, work, caps).persist(StorageLevel.DISK_ONLY)
    problems = read.select(*_PROBLEM).unionByName(lines.select(*_PROBLEM))
    problems = problems.where(f.col("problem").isNotNull()).distinct().orderBy(*_PROBLEM)
    problems.write.json(f"{output}/problems")
    written = lines.where(f.col("line").isNotNull())
    written.orderBy("place", "grouped", "file", "row").select("line").write.text(f"{output}/stories")
    ended = written.agg(f.count("*"), f.max("found")).first()
    wrong = problems.agg(f.count("*"), f.max("fatal")).first()
    assert ended and wrong
    shown = tuple(Problem(*row) for row in problems.limit(_SHOWN).collect())
    lines.unpersist()
    read.unpersist()
    return Outcome(counted[0], counted[1] or 0, ended[0], bool(ended[1]), wrong[0], bool(wrong[1]), shown)


def _parallel(spark: SparkSession, articles: int) -> None:
    """As many tasks as the articles are worth, each a few seconds of work, unless somebody has said how many."""
    name = "spark.sql.shuffle.partitions"
    context = spark.sparkContext
    if not context.getConf().contains(name):
        spark.conf.set(name, min(max(2 * context.defaultParallelism, articles // _A_TASK), _TASKS))


def _exists(spark: SparkSession, path: str) -> bool:
    """Whether something is there already, on whatever file system the path names."""
    java, context = spark._jvm, spark.sparkContext._jsc
    assert java is not None
    there = java.org.apache.hadoop.fs.Path(path)
    return bool(there.getFileSystem(context.hadoopConfiguration()).exists(there))
