"""A draft held against the archive: what was stated before goes through the code that judges any source."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from checker import pipeline
from checker.archive.codec import figure, unpacked
from checker.archive.indexing import absolute
from checker.archive.made import made_by
from checker.archive.retrieval import Lookup
from checker.archive.sifting import Past, agreeing, joined, sifted, speaking
from checker.archive.store import Store
from checker.archive.trouble import StoreError
from checker.in_force import InForce
from checker.jobs import Begin, Job, unwatched
from checker.link import agreements, link
from checker.model import Article, Figure, Finding, Problem, Report, Role

_ENOUGH = 3
"""Telling values that an article without a day has in common with a draft whose story it tells."""


def check_job(
    job: Job, force: InForce, stores: Sequence[Path], explain: bool = False, begin: Begin = unwatched
) -> Report:
    """The report of a draft on disk, held against the archive in `stores`, and against the job's sources if it has any.

    A store that cannot be read is among the problems; what else there is, is reported nonetheless.
    """
    read, figures, problems = pipeline.extracted(job, force.settings.files, force.words, begin)
    if not read:
        return Report(job.name, (), (), (), (), problems)
    if all(article.role == "source" for article in read):  # nothing but the archive is behind --against
        read = [replace(article, role="draft") for article in read]
    troubles: list[Problem] = []
    pasts: list[Past] = []
    for path in stores:
        try:
            with Store(path) as store:
                pasts += found(store, read, figures, force, troubles.append)
        except StoreError as error:
            troubles.append(error.problem)
    unread = sum(trouble.fatal for trouble in troubles)
    if unread == len(stores) and all(article.role == "draft" for article in read):
        return Report(job.name, (), (), (), (), (*problems, *troubles))  # nothing is there to say "found nowhere" of
    report = held_against(read, figures, pasts, job.name, force, explain)
    return force.applied(replace(report, problems=(*problems, *troubles)))


def found(
    store: Store, read: Sequence[Article], figures: Sequence[Figure], force: InForce, tell: Callable[[Problem], None]
) -> Iterator[Past]:
    """The articles of a store that may speak of what the draft among the articles `read` speaks of, with the figures
    that may."""
    drafts = {article.id: article for article in read if article.role == "draft"}
    mine = [figure for figure in figures if figure.source in drafts]
    lookup = Lookup(store, mine)
    day = max((article.published for article in drafts.values() if article.published), default=force.today)
    candidates = list(lookup.candidates(day, [absolute(article.path) for article in read]))
    own = {outlet.casefold() for outlet in (force.settings.own, *(a.outlet for a in drafts.values())) if outlet}
    made, others = made_by(force.settings.lexicon), 0
    for one in candidates:
        outlet, name = one.known["outlet"], _shown(one.path)
        role: Role = "own" if outlet and outlet.casefold() in own else "earlier"
        try:
            article, rows = unpacked(one.packed, {"id": name, "path": name, **one.known, "role": role})
            stated = [figure(row, article.id, "") for row in rows]
        except (ValueError, TypeError) as error:
            raise StoreError(store.path, f"is a damaged store ({one.path}: {error}): index into a new file") from None
        others += one.made != made
        story = one.story or (one.undated and agreeing(stated, mine) >= _ENOUGH)
        if some := speaking(stated, mine, story, lookup.rarity):
            yield Past(article, tuple(some), story, lookup.rarity)
    if others:
        what = f"{others} of the {len(candidates)} articles looked at were indexed by another version or other rules"
        tell(Problem(str(store.path), f"{what}: index their files again", fatal=False))


def held_against(
    read: Sequence[Article],
    figures: Sequence[Figure],
    pasts: Iterable[Past],
    story: str,
    force: InForce,
    explain: bool = False,
) -> Report:
    """The report on articles, a draft among them, and what was found in the archive; of that only what speaks of the
    draft's figures is left."""
    by_source = {article.id: None for article in read}
    past: dict[str, Past] = {}
    for one in sorted(pasts, key=lambda one: (one.article.published or date.min, one.article.path)):
        if one.article.id not in by_source:
            past.setdefault(one.article.id, one)
    every = list(figures)
    for one in past.values():
        every += [replace(stated, id=f"f{number}") for number, stated in enumerate(one.figures, len(every) + 1)]
    together = [*read, *(one.article for one in past.values())]
    others = {source for source, one in past.items() if not one.story}
    groups = sifted(link(together, [stated for stated in every if stated.source not in others]), together, past)
    drafts = {article.id for article in read if article.role == "draft"}
    links = agreements([stated for stated in every if stated.source in drafts | others], drafts)
    groups = list(joined(groups, links, {stated.id: stated for stated in every}, past))
    left = {stated.id for group in groups for stated in group.figures}
    every = [stated for stated in every if stated.id in left]
    sources = {stated.source for stated in every} | by_source.keys()
    together = [article for article in together if article.id in sources]
    report = pipeline.judged(together, every, story, force.rules, explain, force.words, force.data, linked=groups)
    # What is wrong within or among articles of the archive is no affair of the draft.
    return replace(report, findings=tuple(f for f in report.findings if not f.aside or _of_sources(f, report)))


def _of_sources(finding: Finding, report: Report) -> bool:
    sources = [report.figure[name].source for name in finding.figures] or [report.place_of(finding).source]
    return any(report.article[source].role == "source" for source in sources)


def _shown(path: str) -> str:
    """A path as short as it can be told: from the working folder where it lies below that."""
    here = f"{os.getcwd()}{os.sep}"  # noqa: PTH109 - a text to compare with
    return path.removeprefix(here)
