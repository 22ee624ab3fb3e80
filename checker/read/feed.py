"""RSS 0.9x, 1.0 and 2.0 and Atom: an article for each entry that says more than its headline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.read.blocks import Blocks
from checker.read.compose import Composer, day_of, one_line
from checker.read.interface import Broken, Content, Options, UnreadableError
from checker.read.xml import find, html_body, name, parsed, path_of, text_of

_TEXTS = ("encoded", "content", "description", "summary")
"""Where the text may be, the fullest first."""

_AUTHORS = (("author", "name"), ("creator",), ("author",))


def read(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    """The articles of a feed, numbered as its entries are."""
    root = parsed(file.read(), recover=True)
    entries = [element for element in root.iter() if name(element) in ("item", "entry")]
    if not entries:
        raise UnreadableError("is a feed without entries" if name(root) in ("rss", "feed", "rdf") else "holds no feed")
    channel = find(root, "channel")
    outlet = text_of(find(channel if channel is not None else root, "title"))
    for number, entry in enumerate(entries, 1):
        yield _article(entry, str(number), outlet)


def _article(entry: Any, part: str, outlet: str) -> Content:
    composer = Composer()
    title = one_line("".join(html_body(text_of(find(entry, "title"))).itertext()))
    composer.add(title, "headline", f"{path_of(entry)}/title")
    texts = [element for wanted in _TEXTS for element in entry if name(element) == wanted]
    for element in texts:
        before = Composer()
        _write(before, element, title)
        said = before.content().text.strip()
        if said and said[:80] not in composer:
            _write(composer, element, title)
            break
    published = _day(entry, "published", "pubdate", "issued", "date") or _day(entry, "updated", "modified")
    updated = _day(entry, "updated", "modified")
    return composer.content(
        title=title,
        published=published,
        updated=updated if updated != published else None,
        outlet=text_of(find(entry, "source", "title")) or outlet,
        author=next(filter(None, (text_of(find(entry, *path)) for path in _AUTHORS)), ""),
        url=_link(entry),
        part=part,
    )


def _write(composer: Composer, element: Any, headline: str) -> None:
    """What an element says: XHTML within it, or HTML as its text."""
    if len(element):
        Blocks(composer, headline=headline).take(element)
    else:
        Blocks(composer, path_of(element), headline).take(html_body(element.text or ""))


def _day(entry: Any, *names: str) -> Any:
    return next((day for wanted in names if (day := day_of(text_of(find(entry, wanted))))), None)


def _link(entry: Any) -> str:
    links = [element for element in entry if name(element) == "link"]
    own = next((e for e in links if e.get("href") and e.get("rel", "alternate") == "alternate"), None)
    return own.get("href") if own is not None else next(filter(None, map(text_of, links)), "")
