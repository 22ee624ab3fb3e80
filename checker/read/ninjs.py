"""ninjs, the news in JSON of the IPTC, versions 1 to 3: one item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.read.blocks import Blocks
from checker.read.compose import Composer, by_looks, day_of
from checker.read.interface import Broken, Content
from checker.read.xml import html_body

_SIGNS = {"bodies", "headlines", "versioncreated", "pubstatus"}
_WITHDRAWN = ("canceled", "cancelled", "withheld")


def is_item(data: Mapping[str, Any]) -> bool:
    """Whether an object of JSON is an item of ninjs, of any version."""
    keys = {key.lower() for key in data}
    return "uri" in keys and (bool(keys & _SIGNS) or any(key.startswith("body_") for key in keys))


def article(data: Mapping[str, Any], part: str = "") -> Content | Broken:
    """The article that an item is, with the captions of its pictures."""
    item = {key.lower(): value for key, value in data.items()}
    if str(item.get("pubstatus", "")).lower() in _WITHDRAWN:
        return Broken(part, "has been withdrawn by whoever sent it (pubstatus), and is left out", fatal=False)
    composer = Composer()
    headline = _headline(item)
    composer.add(headline, "headline", "headline")
    for number, (where, kind, text) in enumerate(_bodies(item)):
        if number == 0 and "html" in kind:
            Blocks(composer, where, headline).take(html_body(text))
        elif number == 0:
            for line, paragraph in enumerate(filter(str.strip, text.splitlines()), 1):
                if paragraph.strip().casefold() != headline.casefold():
                    composer.add(paragraph, "body", f"{where}, paragraph {line}")
    for where, caption in _captions(item):
        if caption not in composer:
            composer.add(caption, "caption", where)
    if not composer:
        return Broken(part, "holds no text of an article")
    changed = day_of(item.get("versioncreated"))
    published = day_of(item.get("firstcreated")) or day_of(item.get("contentcreated")) or changed
    return by_looks(
        composer.content(
            title=headline,
            published=published,
            updated=changed if changed != published else None,
            outlet=_first_name(item.get("infosources")) or _text(item.get("copyrightholder")),
            author=_text(item.get("byline")) or _text(item.get("by")),
            url=_text(item.get("uri")) if _text(item.get("uri")).startswith("http") else None,
            part=part,
        )
    )


def _headline(item: Mapping[str, Any]) -> str:
    values = [_text(entry.get("value")) for entry in _objects(item.get("headlines"))]
    return _text(item.get("headline")) or next(filter(None, values), "") or _text(item.get("title"))


def _bodies(item: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Where each rendering of the text stands, its kind and the text; those in markup before those in plain text."""
    found = [
        (f"/{key}", key.removeprefix("body_"), value)
        for key, value in item.items()
        if key.startswith("body_") and isinstance(value, str)
    ]
    found += [
        (f"/bodies[{number}]", _text(body.get("contenttype")) or _text(body.get("role")), _text(body.get("value")))
        for number, body in enumerate(map(_lower, _objects(item.get("bodies"))), 1)
    ]
    known = [body for body in found if body[2].strip() and ("html" in body[1] or "text" in body[1] or not body[1])]
    return sorted(known, key=lambda body: "html" not in body[1])


def _captions(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Where the caption of each picture stands, and what it says; of the item itself where that is a picture."""
    related = item.get("associations")
    pictures = list(related.items()) if isinstance(related, dict) else list(enumerate(_objects(related), 1))
    of_items: Iterable[tuple[str, Any]] = [(f"/associations[{name}]", picture) for name, picture in pictures]
    for where, picture in [("", item), *of_items]:
        if isinstance(picture, dict) and _lower(picture).get("type") in ("picture", "graphic", "video"):
            lowered = _lower(picture)
            for key, value in lowered.items():
                if key in ("description_caption", "description_text", "description_usage") and isinstance(value, str):
                    yield f"{where}/{key}", " ".join(value.split())
                    break
            for number, entry in enumerate(_objects(lowered.get("descriptions")), 1):
                if _text(entry.get("value")):
                    yield f"{where}/descriptions[{number}]", " ".join(_text(entry.get("value")).split())
                    break


def _lower(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key.lower(): value for key, value in data.items()}


def _objects(value: object) -> list[dict[str, Any]]:
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _first_name(value: object) -> str:
    return next(filter(None, (_text(entry.get("name")) for entry in _objects(value))), "")
