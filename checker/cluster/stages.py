"""What workers run: extraction of articles, a share of a story's comparisons, a story's report. No Spark in here.

Between stages articles and figures travel as pickles: one run of one version writes and reads them, they are exact for
every type of the model, and nothing of them is kept.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct
from msgspec.structs import replace

from checker.cluster.careful import LostError, by_itself, tried_again
from checker.desk.files import as_set
from checker.in_force import InForce
from checker.link import Compared, compare
from checker.model import Article, Figure, Problem
from checker.pipeline import extract_figures, failing, fault, judged
from checker.report.json_file import render_lines

if TYPE_CHECKING:
    import pandas as pd

    from checker.cluster.addresses import Remote
    from checker.cluster.units import Unit

ARTICLES = (
    "place int, file int, row int, story string, count int, article binary, figures binary, "
    "path string, problem string, fatal boolean"
)
"""An article with its figures, or what is wrong with one."""
COMPARED = "place int, story string, part int, share int, pairs binary"
"""A share of a block's comparisons."""
REPORTED = (
    "place int, grouped boolean, file int, row int, line string, found boolean, "
    "path string, problem string, fatal boolean"
)
"""A story's line with where it stands among all, or what went wrong with it."""
Row = dict[str, Any]
"""A row of one of these, as far as it is filled in."""
_AT_ONCE = 64
"""Articles that a worker gives back at a time."""


class Work(Struct, frozen=True):
    """What every worker has to know."""

    force: InForce
    names: tuple[str, ...]
    """Of the places, for the stories that no table names."""
    folder: str
    """Where the run was started: relative paths start there."""

    def begin(self) -> None:
        """Make this process one in which paths mean what they mean to the user, as far as the folder is there."""
        with suppress(OSError):
            os.chdir(self.folder)


def extracting(work: Work, packs: Sequence[Sequence[Unit]]) -> Callable[[Iterable[pd.DataFrame]], Iterator[Any]]:
    """For `mapInPandas`: numbers of packs to articles with their figures."""

    def extract(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        work.begin()
        careful = tried_again()
        units = chain.from_iterable(packs[int(number)] for frame in frames for number in frame["id"])
        rows = (articles(unit, unit.read(), work.force, careful) for unit in units)
        yield from _frames(chain.from_iterable(rows), ARTICLES)

    return extract


def extracting_contents(
    work: Work, remotes: Mapping[str, Remote]
) -> Callable[[Iterable[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """For `mapInPandas`: addresses and contents of files to articles with their figures."""

    def extract(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        work.begin()
        careful = tried_again()
        files = chain.from_iterable(zip(frame["path"], frame["content"], strict=True) for frame in frames)
        units = ((remotes[path], path, content) for path, content in files)
        rows = (articles(unit, unit.read(path, content), work.force, careful) for unit, path, content in units)
        yield from _frames(chain.from_iterable(rows), ARTICLES)

    return extract


def articles(
    unit: Unit | Remote, parts: Iterable[tuple[int, str, Article | Problem]], force: InForce, careful: bool = False
) -> Iterator[Row]:
    """The articles of a unit with their figures, and what is wrong with those that cannot be read or worked on."""
    for number, story, part in parts:
        at = {"place": unit.place, "file": unit.number, "row": number, "story": story}
        if isinstance(part, Problem):
            yield at | _problem(part)
        else:
            for article in as_set([part], force.settings.files):
                yield at | _attempted(article.path, partial(_extracted, article, force), careful, "article")


def _extracted(article: Article, force: InForce) -> Row:
    figures = extract_figures([article], force.words)
    return {"count": len(figures), "article": pickle.dumps(article, 5), "figures": pickle.dumps(figures, 5)}


def _attempted(path: str, work: Callable[[], Row], careful: bool, what: str) -> Row:
    """What the work comes to, or the problem that it was."""
    try:
        return by_itself(work) if careful else work()
    except LostError as lost:
        return _problem(Problem(path, f"left out: {lost}"))
    except Exception as error:
        return _problem(fault(path, error, f"left out: internal error, please report it with the {what}"))


def comparing(work: Work) -> Callable[[tuple[Any, ...], pd.DataFrame], pd.DataFrame]:
    """For `applyInPandas`: the articles of a block, to one share of the comparisons of their figures."""

    def share_of(key: tuple[Any, ...], frame: pd.DataFrame) -> pd.DataFrame:
        place, story, part, share, shares = key
        figures = _numbered(_in_order(frame)["figures"])
        row: Row = {"place": place, "story": story, "part": part, "share": share}
        if not tried_again():  # else whoever judges the block makes its comparisons, and knows its name if that fails
            pairs = [tuple(pair) for pair in compare(figures, int(share), int(shares))]
            row["pairs"] = pickle.dumps(pairs, 5)
        return next(_frames([row], COMPARED))

    return share_of


def judging(work: Work) -> Callable[[tuple[Any, ...], pd.DataFrame], pd.DataFrame]:
    """For `applyInPandas`: the articles of a story, to its line."""

    def judge(key: tuple[Any, ...], articles: pd.DataFrame) -> pd.DataFrame:
        place, story = key
        return _judged(work, place, story, articles)

    return judge


def judging_with_comparisons(work: Work) -> Callable[[tuple[Any, ...], pd.DataFrame, pd.DataFrame], pd.DataFrame]:
    """For `cogroup(…).applyInPandas`: the articles of a block, and what others made of its comparisons, to its line."""

    def judge(key: tuple[Any, ...], block: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
        place, story, part = key
        parts = int(block["parts"].iloc[0])
        made = len(shares) > 0 and shares["pairs"].notna().all()
        known = merged(shares.sort_values("share")["pairs"]) if made else None
        return _judged(work, place, story, block, f" (part {part + 1} of {parts})" if parts > 1 else "", known)

    return judge


def _judged(
    work: Work, place: int, story: str, block: pd.DataFrame, part: str = "", known: Iterable[Compared] | None = None
) -> pd.DataFrame:
    work.begin()
    block = _in_order(block)
    first = block.iloc[0]
    row: Row = {"place": place, "grouped": story != "", "file": first["file"], "row": first["row"]}
    name = (story or work.names[place]) + part
    done = _attempted(name, partial(_reported, name, block, work.force, known), tried_again(), "articles")
    return next(_frames([row | done], REPORTED))


def _reported(name: str, block: pd.DataFrame, force: InForce, known: Iterable[Compared] | None) -> Row:
    """The line of a story, and whether it holds what `--fail-on` names."""
    found = [cast("Article", pickle.loads(article)) for article in block["article"]]
    figures = _numbered(block["figures"])
    report = force.applied(judged(found, figures, name, force.rules, words=force.words, known=known))
    line = render_lines([report]).rstrip("\n")
    return {"line": line, "found": bool(failing(report, force.settings.fail_on))}


def _in_order(block: pd.DataFrame) -> pd.DataFrame:
    """The articles as their files have them; pandas takes milliseconds for that, and stories are small."""
    at = list(zip(block["file"], block["row"], strict=True))
    return block.iloc[sorted(range(len(at)), key=at.__getitem__)]


def _numbered(pickles: Iterable[bytes]) -> list[Figure]:
    """The figures of several articles, numbered through as those of one story are."""
    every = chain.from_iterable(cast("list[Figure]", pickle.loads(figures)) for figures in pickles)
    return [replace(figure, id=f"f{number}") for number, figure in enumerate(every, 1)]


def merged(shares: Iterable[bytes]) -> Iterator[Compared]:
    """All comparisons in their order: the shares took turns."""
    for turn in zip_longest(*map(pickle.loads, shares)):
        yield from (Compared(*pair) for pair in turn if pair is not None)


def _problem(problem: Problem) -> Row:
    return {"path": problem.path, "problem": problem.message, "fatal": problem.fatal}


def _frames(rows: Iterable[Row], schema: str) -> Iterator[pd.DataFrame]:
    """Rows as data frames of the schema's columns; what a row has not is null."""
    import pandas as pd

    columns = [column.split()[0] for column in schema.split(", ")]
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE:
            yield pd.DataFrame({name: [row.get(name) for row in some] for name in columns}, dtype=object)
            some = []
    if some:
        yield pd.DataFrame({name: [row.get(name) for row in some] for name in columns}, dtype=object)
