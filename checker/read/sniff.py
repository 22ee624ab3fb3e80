"""What kind of file it is, told by its content; the name decides only what content cannot tell."""

from __future__ import annotations

import codecs
import re
import zlib
from typing import Literal

from checker.late import early

Form = Literal[
    "text", "markdown", "rst", "html", "docx", "pdf", "feed", "newsml", "nitf", "json", "csv", "parquet", "warc"
]

HEAD = 64 * 1024
"""Bytes of a file that are enough to tell."""

_BY_SUFFIX: dict[str, Form] = {
    ".md": "markdown", ".markdown": "markdown",
    ".rst": "rst", ".rest": "rst",
    ".csv": "csv", ".tsv": "csv",
}  # fmt: skip
_ROOTS: dict[str, Form] = {
    "html": "html", "head": "html", "body": "html",
    "rss": "feed", "feed": "feed", "rdf": "feed",
    "newsitem": "newsml", "newsmessage": "newsml", "packageitem": "newsml",
    "nitf": "nitf",
}  # fmt: skip
_BINARY: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF-", "pdf"), (b"PK\x03\x04", "docx"), (b"PK\x05\x06", "docx"), (b"PAR1", "parquet"), (b"WARC/", "warc"),
)  # fmt: skip
_BEFORE_ROOT = early(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*(?=<)", re.DOTALL)
_ROOT = early(r"<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?([A-Za-z][\w.-]*)", re.IGNORECASE)
_DOCTYPE = early(r"<!DOCTYPE[^<>\[]*(?:\[[^\]]*\]\s*)?>\s*", re.IGNORECASE)
_TAG = early(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>")
_JSON_OPENING = early(r"\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\})|\[\s*[\]{]")


def form_of(head: bytes, suffix: str) -> Form:
    """The form of a file that begins with `head` and whose name ends in `suffix` (lower case, with its dot)."""
    opening = head[:64].lstrip(b"\xef\xbb\xbf \t\r\n\f\v")[:1]
    if opening and opening in b"%PW\x1f\xff\xfe<{[":
        return _by_content(head, suffix)
    if suffix == ".pdf" and b"%PDF-" in head[:1024]:
        return "pdf"
    if suffix in (".html", ".htm", ".xhtml") and _TAG.search(_text(head)):
        return "html"
    return _BY_SUFFIX.get(suffix, "text")


def _by_content(head: bytes, suffix: str) -> Form:
    for signature, form in _BINARY:
        if head.lstrip().startswith(signature):
            return form
    if head.startswith(b"\x1f\x8b") and _unpacked(head).startswith(b"WARC/"):
        return "warc"
    text = _text(head).lstrip()
    if text.startswith("<"):
        root = root_of(text)
        if root in _ROOTS:
            return _ROOTS[root]
        if suffix in (".html", ".htm", ".xhtml"):
            return "html"
        if suffix in (".rss", ".atom"):
            return "feed"
        if suffix in (".xml", ".nitf", ".newsml") or text.startswith("<?xml"):
            return "newsml"  # whose reader says what it would take
    elif suffix in (".json", ".jsonl", ".ndjson") or _JSON_OPENING.match(text):
        return "json"
    return _BY_SUFFIX.get(suffix, "text")


def root_of(text: str) -> str:
    """The name of the outermost element of some XML or HTML, in lower case without its prefix; "" for anything else."""
    before = _BEFORE_ROOT.match(text)
    at = before.end() if before else 0
    if (doctype := _DOCTYPE.match(text, at)) and (before := _BEFORE_ROOT.match(text, doctype.end())):
        at = before.end() if _ROOT.match(text, before.end()) else at
    root = _ROOT.match(text, at)
    return root[1].lower() if root else ""


def is_news(head: bytes, suffix: str) -> bool:
    """Whether an XML or JSON file is an article or a feed, and not one of the thousand other things it may be."""
    form = form_of(head, suffix)
    if form == "json":
        return bool(re.search(r'"(?:body_?\w*|bodies|content_?\w*|articleBody|headlines?|text)"\s*:', _text(head)))
    return form in ("html", "feed", "nitf") or (form == "newsml" and root_of(_text(head).lstrip()) in _ROOTS)


def _text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _unpacked(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""
