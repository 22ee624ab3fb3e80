"""Which articles make a story, and which of them are one's own draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from checker.desk.files import as_set
from checker.model import Article, Problem, Role, Story
from checker.read import Place, plan, read
from checker.read.walk import shown
from checker.settings import FilesSetting

STDIN = Path("-")
"""The path that stands for standard input."""


class Begin(Protocol):
    """Is told of each step of the work on a story before that begins: whoever watches knows what to blame."""

    def __call__(self, path: str, articles: int = 1) -> None:
        """`path`: the file or article, or "" for the story as a whole; `articles`: as many are worked on at once."""


def unwatched(path: str, articles: int = 1) -> None:
    """Where nobody watches."""


class Piped(Struct, frozen=True):
    """What came by standard input, put into a file so that every reader can open it."""

    file: Path
    name: str
    """What reports call it."""


class Job(Struct, frozen=True):
    """One story to check."""

    place: Place
    drafts: frozenset[str] = frozenset()
    """Paths of the files that are one's own copy, as `Article.path` has them."""
    piped: Piped | None = None
    left_out: tuple[Problem, ...] = ()
    """Files and articles, by `Problem.path`, that are not to be worked on again, and why."""
    known: tuple[Article, ...] | None = None
    """The story's articles, each in its role, where they were read before; else they are those of the place."""

    @property
    def name(self) -> str:
        """The story's name."""
        return self.place.name


class Jobs(Struct, frozen=True):
    """The stories to check, and what was wrong with the paths given."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...]


def jobs(
    paths: Sequence[Path],
    by_folder: bool = False,
    against: Sequence[Path] = (),
    aside: Path | None = None,
    piped: Piped | None = None,
) -> Jobs:
    """The stories in the paths: one, or with `by_folder` one for each subfolder.

    With `against`, what lies in `paths` is the draft, and what lies in `against` are its sources. The path `-` stands
    for what was `piped` in. A folder `aside` (where results go) is not looked into.
    """
    given = [path for path in paths if path != STDIN]
    found = plan([*given, *against], by_folder, aside)
    places = list(found.places)
    drafts = {file for place in plan(given, False, aside).places for file in place.files} if against else set()
    if piped:
        # As if what was piped in lay in the working folder.
        files = places[0].files if places else ()
        places[:1] = [Place(shown(Path.cwd().name) or "story", Path(), (piped.file, *files))]
        if against:
            drafts.add(piped.file)
    problems = found.problems
    if against and not problems and all(file in drafts for place in places for file in place.files):
        problems = (Problem(shown(against[0]), "holds no source: nothing is there but the draft itself"),)
    shown_drafts = frozenset(map(shown, drafts))
    return Jobs(tuple(Job(place, shown_drafts, piped) for place in places), problems)


def grouped(found: Jobs) -> tuple[tuple[Story, ...], Jobs]:
    """The stories that the articles of all jobs tell, and a job for each; where there is a draft, for its story alone.

    All articles are read, and held until their story is done. Raises `ModuleNotFoundError` without the extra `group`.
    """
    from checker.stories import group

    heap: list[Article] = []
    problems = list(found.problems)
    for job in found.jobs:
        read, more = articles(job)
        heap += read
        problems += more
    stories = tuple(group(heap))
    if any(article.role == "draft" for article in heap):
        stories = tuple(s for s in stories if any(member.article.role == "draft" for member in s.members))
        lone = "no source tells its story; without --group it is held against all of them"
        problems += [
            Problem(story.members[0].article.path, lone, fatal=False)
            for story in stories
            if all(member.article.role == "draft" for member in story.members)
        ]
    files = {shown(file): file for job in found.jobs for file in job.place.files}
    root = found.jobs[0].place.root if found.jobs else Path()
    parted = []
    for story in stories:
        known = tuple(member.article for member in story.members)
        own = dict.fromkeys(file for a in known if (file := files.get(a.path) or files.get(a.path.rpartition("#")[0])))
        parted.append(Job(Place(story.name, root, tuple(own)), known=known))
    return stories, Jobs(tuple(parted), tuple(problems))


def articles(
    job: Job, settings: Sequence[FilesSetting] = (), begin: Begin = unwatched
) -> tuple[list[Article], tuple[Problem, ...]]:
    """The articles of a story, each in its role, and what could not be read."""
    found: list[Article] = []
    problems = list(job.left_out)
    left_out = {problem.path for problem in problems}
    if job.known is not None:
        for article in job.known:
            if article.path not in left_out:
                begin(article.path)
                found.append(article)
        return (as_set(found, settings) if settings else found), tuple(problems)
    place = job.place
    if left_out:
        place = replace(place, files=tuple(f for f in place.files if _named(shown(f), job.piped) not in left_out))
    for part in read(place, (lambda path: begin(_named(path, job.piped))) if job.piped else begin):
        if isinstance(part, Problem):
            problems.append(replace(part, path=_named(part.path, job.piped)))
        elif (article := _in_its_role(part, job)).path not in left_out:
            found.append(article)
    return (as_set(found, settings) if settings else found), tuple(problems)


def _in_its_role(article: Article, job: Job) -> Article:
    # An article may be one of several in its file: `wire.jsonl#12`.
    own = any(article.path == path or article.path.startswith(f"{path}#") for path in job.drafts)
    role: Role = "draft" if own else "source"
    name = _named(article.path, job.piped)
    if name != article.path:
        return replace(article, id=name, path=name, role=role)
    return replace(article, role=role) if own else article


def _named(path: str, piped: Piped | None) -> str:
    return path.replace(shown(piped.file), piped.name, 1) if piped else path
