"""NewsML-G2: the text items of a file, each an article, with the captions of the pictures that come along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.read import nitf
from checker.read.blocks import Blocks
from checker.read.compose import Composer, by_looks, day_of
from checker.read.interface import Broken, Content, Options, UnreadableError
from checker.read.xml import find, name, parsed, path_of, text_of

_WITHDRAWN = ("canceled", "cancelled", "withheld")


def read(file: BinaryIO, options: Options) -> Iterator[Content | Broken]:
    """The articles of an item or of a message that holds several."""
    root = parsed(file.read())
    if name(root) not in ("newsitem", "newsmessage", "packageitem"):
        raise UnreadableError(f"is XML of a kind that is no article: its root is <{name(root)}>")
    items = [element for element in root.iter() if name(element) == "newsitem"]
    texts = {item: body for item in items if (body := _body(item)) is not None}
    if not texts:
        raise UnreadableError("holds no text of an article; a package that only names its items has none")
    captions = [caption for item in items if item not in texts for caption in _captions(item)]
    for number, (item, body) in enumerate(texts.items(), 1):
        part = str(number) if len(texts) > 1 else ""
        status = find(item, "itemmeta", "pubstatus")
        if status is not None and (status.get("qcode") or "").rpartition(":")[2] in _WITHDRAWN:
            yield Broken(part, "has been withdrawn by whoever sent it (pubStatus), and is left out", fatal=False)
        else:
            yield _article(item, body, captions if number == 1 else [], part)


def _article(item: Any, body: Any, captions: list[Any], part: str) -> Content:
    content, meta = find(item, "contentmeta"), find(item, "itemmeta")
    headline = text_of(find(content, "headline")) or text_of(find(meta, "title"))
    composer = Composer()
    if headline:
        composer.add(headline, "headline", path_of(content) + "/headline")
    dateline = find(content, "dateline")
    if dateline is not None and text_of(dateline) not in text_of(body):
        composer.add(text_of(dateline), "body", path_of(dateline))
    if name(body) == "nitf":
        nitf.compose(composer, body, headline=headline)
    elif name(body) == "inlinedata":
        for number, paragraph in enumerate(filter(str.strip, (body.text or "").splitlines()), 1):
            composer.add(paragraph, "body", f"{path_of(body)}, paragraph {number}")
    else:
        Blocks(composer, headline=headline).take(body)
    for caption in [*_captions(item), *captions]:
        if text_of(caption) not in composer:
            composer.add(text_of(caption), "caption", path_of(caption))
    made = text_of(find(meta, "firstcreated")) or text_of(find(content, "contentcreated"))
    changed = day_of(text_of(find(meta, "versioncreated")))
    published = day_of(made) or changed
    return by_looks(
        composer.content(
            title=headline,
            published=published,
            updated=changed if changed != published else None,
            outlet=_named(find(meta, "provider")),
            author=text_of(find(content, "by")) or _named(find(content, "creator")),
            part=part,
        )
    )


def _body(item: Any) -> Any | None:
    """The text of an item: in markup where there is a choice."""
    content = find(item, "contentset")
    for element in content if content is not None else ():
        if name(element) == "inlinexml" and len(element):
            inner = element[0]
            if name(inner) in ("nitf", "html", "body", "div", "section", "article"):
                found = find(inner, "body") if name(inner) == "html" else inner
                return found if found is not None else inner
    data = find(content, "inlinedata")
    return data if data is not None and (data.text or "").strip() else None


def _captions(item: Any) -> list[Any]:
    content = find(item, "contentmeta")
    described = content if content is not None else ()
    return [e for e in described if name(e) == "description" and "caption" in (e.get("role") or "").lower()]


def _named(element: Any | None) -> str:
    """Who an element stands for: by name, by literal or by code."""
    if element is None:
        return ""
    code = (element.get("literal") or element.get("qcode") or element.get("uri") or "").rpartition(":")[2]
    return text_of(find(element, "name")) or code
