"""Markdown: front matter and code are no prose, a first heading is the headline, tables and pictures show themselves.

Only what a checker of figures needs to know is recognised; everything else is body text, as written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime

from checker.late import late
from checker.model import Zone
from checker.read.interface import Content, disjoint
from checker.read.stamps import stamps
from checker.read.text import is_caption, is_title, lines_of

_FRONT_MATTER = late(
    r"\A(?:(---)|(\+\+\+))[ \t]*(?:\r\n?|\n)(?P<inside>(?s:.*?))(?<=[\r\n])"
    r"(?(1)(?:---|\.\.\.)|\+\+\+)[ \t]*(?:\r\n?|\n|\Z)"
)
_FRONT_FIELD = late(r"\s*(?:#|\[|[\w-]+\s*[:=]|\Z)")

# Each pattern walks a line once: a line may be 10 MB long.
_BOL = r"(?:^|(?<=[\r\n])) {0,3}"
_FENCE = late(
    _BOL + r"(?P<fence>`{3,}(?=[^`\r\n]*(?:[\r\n]|\Z))|~{3,})[^\r\n]*"
    r"(?s:.*?)(?:[\r\n] {0,3}(?P=fence)[`~]*[ \t]*(?=[\r\n]|\Z)|\Z)"
)
_COMMENT = late(r"<!--(?s:.*?)(?:-->|\Z)")
_INLINE_CODE = late(r"(?<!`)(`{1,4})(?!`)[^\r\n]{1,300}?(?<!`)\1(?!`)")
_TARGET = late(r"(?<=\]\()[^()\s]+(?:\([^()\s]*\)[^()\s]*)*")
_REFERENCE = late(_BOL + r"\[[^\]\r\n]+\]:[^\r\n]*")
_FOOTNOTE_MARK = late(r"\[\^[^\[\]\r\n]+\]")
_AUTOLINK = late(r"<(?:https?|mailto):[^<>\s]*>")
_PICTURE = late(r"!\[([^\[\]]*)\]")
_HEADING = late(_BOL + r"#[ \t]{1,20}([^\r\n]*[^\s#])[ \t#]*(?=[\r\n]|\Z)")
_UNDERLINED = late(_BOL + r"(\S[^\r\n]*)(?:\r\n?|\n)={2,}[ \t]*(?=[\r\n]|\Z)")
_TABLE = late(
    r"(?:^|(?<=[\r\n]))[^\r\n|]*\|[^\r\n]*(?:\r\n?|\n)[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+"
    r"(?:(?:\r\n?|\n)[^\r\n|]*\|[^\r\n]*)*"
)
_MARKS = late(r"[*_`]+|!?\[([^\]]*)\](?:\([^)]*\))?")

_FIELDS = {
    "title": "title", "headline": "title",
    "date": "published", "published": "published", "publishdate": "published", "pubdate": "published",
    "source": "outlet", "outlet": "outlet", "publisher": "outlet", "publication": "outlet",
    "url": "url", "link": "url", "canonical_url": "url",
}  # fmt: skip
_YAML_LINE = late(r"^([A-Za-z_]+)[ \t]*:[ \t]+(\S.*?)[ \t]*$", re.MULTILINE)


def _front_matter(text: str) -> tuple[int, dict[str, object]]:
    """Where the front matter ends, and the fields of it that say something about the article."""
    found = _FRONT_MATTER.match(text)
    # Two rules across the page are not front matter.
    if not found or not _FRONT_FIELD.match(found["inside"]):
        return 0, {}
    inside = re.sub(r"\r\n?", "\n", found["inside"])
    pairs: dict[str, object]
    if found[2]:
        try:
            pairs = tomllib.loads(inside)
        except (tomllib.TOMLDecodeError, RecursionError):
            pairs = {}
    else:
        # Plain `key: value` lines are all that is needed here; a YAML library would be one more dependency.
        pairs = {key: re.sub(r"^(['\"])(.*)\1$", r"\2", value) for key, value in _YAML_LINE.findall(inside)}
    return found.end(), {_FIELDS[k.lower()]: v for k, v in pairs.items() if k.lower() in _FIELDS}


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _hidden(text: str, start: int) -> Iterator[Zone]:
    """What the reader of the finished page never sees as words of the article."""
    if start:
        yield Zone(0, start, "skipped")
    for pattern in (_FENCE, _COMMENT, _REFERENCE, _TARGET, _AUTOLINK, _FOOTNOTE_MARK, _INLINE_CODE):
        for found in pattern.finditer(text, start):
            yield Zone(*found.span(), "skipped")


def read(text: str) -> Content:
    """A Markdown article; offsets refer to the source as written, marks and all."""
    start, fields = _front_matter(text)
    hidden = list(_hidden(text, start))
    heading = min(
        filter(None, (_HEADING.search(text, start), _UNDERLINED.search(text, start))),
        key=lambda m: m.start(),
        default=None,
    )
    lines = [(a, b) for a, b in lines_of(text) if a >= start]
    stamped = {(s.start, s.end): s for s in stamps(text, lines)}
    headline = heading.span(1) if heading else None
    if headline is None:
        first = next((line for line in lines if line not in stamped), None)
        title = text[slice(*first)] if first and is_title(text[slice(*first)]) else None
    else:
        title = text[slice(*headline)].strip()
    shown = [Zone(*line, "skipped") for line in stamped]
    shown += [Zone(*headline, "headline")] if headline else []
    shown += [Zone(*found.span(), "table") for found in _TABLE.finditer(text, start)]
    shown += [Zone(*found.span(1), "caption") for found in _PICTURE.finditer(text, start)]
    shown += [Zone(a, b, "caption") for a, b in lines if is_caption(text[a:b].strip("*_ "))]
    plain = _MARKS.sub(lambda m: m[1] or "", title).strip(" #") if title else ""
    told = [s for s in stamped.values() if s.day]
    named = {key: str(fields[key]) for key in ("title", "outlet", "url") if fields.get(key)}
    return Content(
        text,
        title=named.get("title") or plain or None,
        published=_day(fields.get("published")) or next((s.day for s in told if not s.updated), None),
        updated=next((s.day for s in told if s.updated), None),
        outlet=named.get("outlet"),
        url=named.get("url"),
        zones=disjoint([*hidden, *shown]),
    )
