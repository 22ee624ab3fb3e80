"""XML that may come from anywhere: no entity of its own is followed, nothing is fetched."""

from __future__ import annotations

import re
from html.entities import html5
from typing import Any

from checker.read.compose import one_line
from checker.read.interface import UnreadableError

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*;)")
_PREDEFINED = {b"amp;", b"lt;", b"gt;", b"quot;", b"apos;"}


def parsed(data: bytes, *, recover: bool = False) -> Any:
    """The root element; raises `UnreadableError`.

    `recover`: go on after mistakes, for feeds, which are full of them. Names of characters that only HTML has are known
    all the same.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True, recover=recover,
    )  # fmt: skip
    try:
        root = etree.fromstring(_NAMED.sub(_as_number, data.strip()), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"is broken XML: {one_line(str(error.msg))}") from None
    if root is None:
        raise UnreadableError("is broken XML: it has no root")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise UnreadableError("defines entities of its own, which may lead out of the file; expand them first")
    return root


def _as_number(found: re.Match[bytes]) -> bytes:
    character = html5.get(found[1].decode()) if found[1] not in _PREDEFINED else None
    return "".join(f"&#{ord(c)};" for c in character).encode() if character else found[0]


def name(element: Any) -> str:
    """An element's name without its namespace, in lower case; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def find(element: Any, *path: str) -> Any | None:
    """The first element down a path of names, whatever their namespaces."""
    for step in path:
        if element is None:
            return None
        element = next((child for child in element if name(child) == step), None)
    return element


def text_of(element: Any | None) -> str:
    """All text within an element on one line; "" for no element."""
    return one_line("".join(element.itertext())) if element is not None else ""


def path_of(element: Any) -> str:
    """Where an element stands: `/nitf/body/body.content/p[3]`."""
    parent = element.getparent()
    own = element.tag.rpartition("}")[2]
    if parent is None:
        return f"/{own}"
    alike = [child for child in parent if child.tag == element.tag]
    return f"{path_of(parent)}/{own}" + (f"[{alike.index(element) + 1}]" if len(alike) > 1 else "")


def html_body(text: str) -> Any:
    """The `<body>` of a piece of HTML, as clean XML."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(f"<body>{text}</body>".encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return etree.Element("body")
    body = root.find("body")
    if body is None:
        return etree.Element("body")
    root.remove(body)  # so that paths begin with it
    return body
