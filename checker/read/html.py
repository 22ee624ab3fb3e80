"""Web pages as saved: trafilatura finds the article among everything else on the page.

What trafilatura drops or levels is marked before it looks: captions, standfirsts and pull quotes become paragraphs that
begin with a character of their own, and are known by it afterwards.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from checker.late import early
from checker.model import ZoneName
from checker.read.compose import Composer, day_of, one_line
from checker.read.interface import Content, Options, UnreadableError

_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
_LATIN = {"iso8859-1", "ascii"}
_DATES: dict[str, Any] = {"extensive_search": False, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""No guessing at dates, and the same dates whatever day it is."""
_NO_TEXT = early(r"[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that HTML may hold and no tree takes back."""
_LONGEST = 500
"""Characters of a standfirst or a pull quote."""
_MARKS: dict[str, ZoneName] = {"\ue0ca": "caption", "\ue0cb": "standfirst", "\ue0cc": "quote"}
_CAPTION, _STANDFIRST, _QUOTE = _MARKS


def _classed(tags: str, words: str) -> str:
    """An XPath for elements of the tags with one of the words in their class, and no more than a paragraph in them."""
    lower = "translate(concat(' ', @class, ' '), '_ABCDEFGHIJKLMNOPQRSTUVWXYZ', '-abcdefghijklmnopqrstuvwxyz')"
    named = " or ".join(f"self::{tag}" for tag in tags.split())
    having = " or ".join(f"contains({lower}, '{word}')" for word in words.split())
    return f"//*[{named}][{having}][count(.//p) < 2]"


_STANDFIRSTS = _classed("p h2 h3 div", "standfirst sub-headline subheadline sub-title subtitle strapline article-dek")
_QUOTES = _classed("aside blockquote div", "pullquote pull-quote")


def read(file: BinaryIO, options: Options) -> Iterator[Content]:
    """The article of a page."""
    yield from article(file.read())


def article(data: bytes, part: str = "", url: str | None = None) -> Iterator[Content]:
    """The article of a page's bytes; raises `UnreadableError` for a page that has none."""
    from htmldate import find_date
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    tree = parsed(decoded(data))
    said = _linked_data(tree)
    updated = day_of(said.get("dateModified")) or day_of(find_date(tree, original_date=False, **_DATES))
    known = extract_metadata(tree, default_url=url, date_config=_DATES | {"original_date": True})
    _mark(tree)
    body: Any = getattr(bare_extraction(tree, with_metadata=False, include_comments=False), "body", None)
    if body is None or not len(body):
        raise UnreadableError("holds no article; a page whose text is loaded by scripts has to be saved complete")
    composer = Composer()
    paragraphs = _Paragraphs(composer)
    title = one_line(known.title or "")
    first = next((one_line("".join(e.itertext())) for e in body if e.tag == "head"), "")
    headline = first if first and _same(first, title) else title
    if headline:
        composer.add(headline, "headline", "headline")
    for element in body:
        paragraphs.take(element, headline)
    published = day_of(said.get("datePublished")) or day_of(known.date)
    yield composer.content(
        title=headline,
        published=published,
        updated=updated if updated != published else None,
        outlet=known.sitename,
        author=known.author,
        url=known.url or url,
        part=part,
    )


class _Paragraphs:
    """Turns trafilatura's elements into paragraphs."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._paragraphs = 0

    def take(self, element: Any, headline: str) -> None:
        """One element with all that it holds."""
        if element.tag == "table":
            self._composer.add_table([["".join(cell.itertext()) for cell in row] for row in element.iter("row")])
        elif element.tag in ("list", "quote", "body") and len(element):
            self._paragraph(element.text or "")
            for inner in element:
                self.take(inner, headline)
                self._paragraph(inner.tail or "")
        else:
            text = "".join(_pieces(element))
            if not (element.tag == "head" and _same(text, headline)):
                self._paragraph(text)

    def _paragraph(self, text: str) -> None:
        text = "\n".join(filter(None, map(one_line, text.split("\n"))))
        zone = _MARKS.get(text[:1], "body")
        text = text.lstrip("".join(_MARKS))
        if text:
            self._paragraphs += 1
            self._composer.add(text, zone, f"paragraph {self._paragraphs}")


def _pieces(element: Any) -> Iterator[str]:
    """The text of an element; a line break is a line end, any other is a blank."""
    yield _blanks(element.text)
    for inner in element:
        yield "\n" if inner.tag == "lb" else ""
        yield from _pieces(inner)
        yield _blanks(inner.tail)


def _blanks(text: str | None) -> str:
    """White space within a line as blanks, kept at both ends where words may meet."""
    return (text or "").replace("\n", " ")


def _same(one: str, other: str) -> bool:
    return one_line(one).casefold() == one_line(other).casefold()


def decoded(data: bytes) -> str:
    """Text of a page: by byte-order mark, else as it says itself, else UTF-8 or Windows-1252 as browsers take it."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    said = _CHARSET.search(data[:4096])
    names = [(said[1] or said[2]).decode("ascii")] if said else []
    for name in (*names, "utf-8"):
        try:
            codec = codecs.lookup(name).name
            if codec not in _LATIN and not codec.startswith(("utf-16", "utf-32")):
                return data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def parsed(text: str) -> Any:
    """The tree of a page; raises `UnreadableError` where there is none."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(_NO_TEXT.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise UnreadableError("is an empty page") from None
    return tree


def _linked_data(tree: Any) -> dict[str, Any]:
    """What the page says of its article in JSON-LD: the first object that has a type of article."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting += item
            elif isinstance(item, dict):
                if re.search(r"Article|Posting\b", str(item.get("@type", ""))):
                    return item
                waiting.append(item.get("@graph"))
    return {}


def _mark(tree: Any) -> None:
    """Make of captions, standfirsts and pull quotes paragraphs that say what they are."""
    for figure in tree.xpath("//figure[.//figcaption]"):
        captions = [one_line(caption.text_content()) for caption in figure.iter("figcaption")]
        _replace(figure, _CAPTION, " ".join(captions))
    for path, mark in ((_STANDFIRSTS, _STANDFIRST), (_QUOTES, _QUOTE)):
        for element in tree.xpath(path):
            text = one_line(element.text_content())
            if len(text) < _LONGEST:  # else the class is one of the whole page
                _replace(element, mark, text)


def _replace(element: Any, mark: str, text: str) -> None:
    from lxml import html

    paragraph = html.Element("p")
    paragraph.text, paragraph.tail = mark + _NO_TEXT.sub("", text), _NO_TEXT.sub("", element.tail or "")
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, paragraph)
