"""Which files are the articles of which story."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from msgspec import Struct

from checker.model import Problem
from checker.read.manifest import NAME as MANIFEST

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".rst", ".html", ".htm", ".xhtml", ".docx", ".pdf")
"""What counts as an article inside a folder; a file that is named outright may be called anything."""
IF_NEWS = (".xml", ".json", ".rss", ".atom", ".nitf", ".newsml")
"""What counts where its content is news: a folder may hold any other XML or JSON."""


class Place(Struct, frozen=True):
    """One story as it lies on disk."""

    name: str
    root: Path
    """The folder that source ids are relative to."""
    files: tuple[Path, ...]
    story: str | None = None
    """Where the files are tables of several stories: the one of them that this is."""


class Plan(Struct, frozen=True):
    """The stories to read, and what was wrong with the paths given."""

    places: tuple[Place, ...]
    problems: tuple[Problem, ...]


def shown(path: PurePath | str) -> str:
    """A path as text that can be printed: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def _no_articles(folder: Path, fatal: bool = True) -> Problem:
    *most, last = SUFFIXES
    kinds = f"articles are {', '.join(most)} or {last} files; a table or archive of articles has to be named itself"
    return Problem(shown(folder), f"no article in this folder; {kinds}", fatal)


def _is_article(entry: os.DirEntry[str]) -> bool:
    """By name; pipes and devices would hang whoever reads them. `~$` begins the lock of an open Word document."""
    name = entry.name.lower()
    if not name.endswith(SUFFIXES + IF_NEWS) or name.startswith("~$") or not (entry.is_symlink() or entry.is_file()):
        return False
    return name.endswith(SUFFIXES) or _holds_news(entry)


def _holds_news(entry: os.DirEntry[str]) -> bool:
    from checker.read.sniff import HEAD, is_news

    try:
        if not entry.is_file():
            return True
        with Path(entry.path).open("rb") as file:
            return is_news(file.read(HEAD), Path(entry.name).suffix.lower())
    except OSError:
        return True  # whoever reads it says what is wrong


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _without_page_files(entries: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """Without the folders that browsers save beside a page: frames and advertisements."""
    pages = {Path(e.name).stem for e in entries if e.name.lower().endswith((".html", ".htm"))}
    kept = [e for e in entries if not (e.name.endswith("_files") and e.name.removesuffix("_files") in pages)]
    return kept if pages else entries


def _trouble(path: Path) -> str | None:
    """What is wrong with a path that the user gave."""
    try:
        path.stat()
    except FileNotFoundError:
        return "a link that leads nowhere" if os.path.lexists(path) else "no such file or folder; check the spelling"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


class _Walk:
    """Collects the articles below a folder."""

    def __init__(self, aside: Path | None) -> None:
        self.aside = aside
        self.problems: list[Problem] = []

    def entries(self, folder: Path) -> list[os.DirEntry[str]]:
        """What a folder holds, in stable order; hidden entries, links to folders and the output folder aside."""
        try:
            with os.scandir(folder) as found:
                entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            self.problems.append(
                Problem(shown(folder), f"the folder cannot be read: {error.strerror}; check its permissions")
            )
            return []
        return _without_page_files([entry for entry in entries if not self._passed_by(entry)])

    def _passed_by(self, entry: os.DirEntry[str]) -> bool:
        if entry.is_symlink():
            return os.path.isdir(entry.path)  # noqa: PTH112 - Path.is_dir raises for a link that leads to itself
        if self.aside is None or entry.name != self.aside.name:
            return False
        return entry.is_dir() and Path(entry.path).resolve() == self.aside

    def articles(self, folder: Path, root: Path) -> list[Path]:
        """Articles below a folder. A link counts where it stays inside `root` and its target is not reached anyway."""
        files: list[Path] = []
        links: list[Path] = []
        for entry in self._below(folder):
            (links if entry.is_symlink() else files).append(Path(entry.path))
        seen = {path.resolve() for path in files} if links else set()
        for link in links:
            target = _resolved(link)
            if _stays_inside(link, root) and target not in seen:
                seen.add(target)
                files.append(link)
        return sorted(files, key=lambda path: path.relative_to(folder).parts) if len(files) > 1 else files

    def _below(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        for entry in self.entries(folder):
            if _is_folder(entry):
                yield from self._below(Path(entry.path))
            elif _is_article(entry):
                yield entry


def _root(paths: Sequence[Path], folders: Iterable[Path]) -> Path:
    """The deepest folder that holds everything, named the way the user did where one path was given."""
    starts = [path if path in folders else path.parent for path in paths]
    if len(set(starts)) == 1:
        return starts[0]
    try:
        return Path(os.path.relpath(os.path.commonpath([start.absolute() for start in starts])))
    except ValueError:  # two drives
        return Path()


def _story_name(root: Path) -> str:
    return shown(root.resolve().name) or "story"


def plan(paths: Sequence[Path], by_folder: bool = False, aside: Path | None = None) -> Plan:
    """The stories that the paths hold.

    All articles are one story, named like the folder that holds them. With `by_folder` each immediate subfolder is a
    story of its own and loose files are one more, named `.`; of several paths, a folder without subfolders is a story.
    A folder `aside` (where results go) is not looked into.
    """
    walk = _Walk(aside.resolve() if aside else None)
    given: list[Path] = []
    for path in paths:
        trouble = _trouble(path)
        if trouble:
            walk.problems.append(Problem(shown(path), trouble))
        elif path not in given and (path.is_dir() or path.name != MANIFEST):
            given.append(path)
    folders = {path for path in given if path.is_dir()}
    places = _by_folder(walk, given, folders) if by_folder else _as_one(walk, given, folders)
    return Plan(tuple(place for place in places if place.files), tuple(walk.problems))


def _distinct(files: Iterable[Path]) -> tuple[Path, ...]:
    """Every file once, however often and by whatever path it was given."""
    first: dict[Path, Path] = {}
    for path in files:
        first.setdefault(_resolved(path), path)
    return tuple(first.values())


def _as_one(walk: _Walk, given: Sequence[Path], folders: set[Path]) -> list[Place]:
    if not given:
        return []
    files: list[Path] = []
    for path in given:
        found = walk.articles(path, path) if path in folders else [path]
        if not found:
            walk.problems.append(_no_articles(path))
        files += found
    root = _root(given, folders)
    return [Place(_story_name(root), root, _distinct(files) if len(given) > 1 else tuple(files))]


def _by_folder(walk: _Walk, given: Sequence[Path], folders: set[Path]) -> list[Place]:
    stories: list[tuple[Path, Path]] = []
    loose: list[Path] = []
    for path in given:
        if path not in folders:
            loose.append(path)
            continue
        entries = walk.entries(path)
        inner = [Path(entry.path) for entry in entries if _is_folder(entry)]
        beside = [Path(entry.path) for entry in entries if not _is_folder(entry) and _is_article(entry)]
        if not inner and not beside:
            walk.problems.append(_no_articles(path))
        if beside and not inner and len(given) > 1:  # as a shell gives them for `stories/*`
            stories.append((path.parent, path))
            continue
        stories += [(path, folder) for folder in inner]
        loose += [file for file in beside if not file.is_symlink() or _stays_inside(file, path)]
    names = Counter(folder.name for _, folder in stories)
    places = []
    if loose:
        homes = {file.parent for file in loose}
        places.append(Place(".", _root(sorted(homes), homes), _distinct(loose)))
    for path, folder in stories:
        files = walk.articles(folder, path)
        if not files:
            walk.problems.append(_no_articles(folder, fatal=False))
        # Two folders of one name: say which.
        name = shown(folder.name) if names[folder.name] == 1 else shown((path / folder.name).as_posix())
        places.append(Place(name, folder, tuple(files)))
    return places


def _resolved(path: Path) -> Path:
    """Where a path leads; a link that leads to itself leads nowhere else."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _stays_inside(link: Path, root: Path) -> bool:
    """Whether a link leads to a file of the same folder tree, or would if that were there."""
    target = _resolved(link)
    return target.is_relative_to(root.resolve()) and (target.is_file() or not os.path.lexists(target))
