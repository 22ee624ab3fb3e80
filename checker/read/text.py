"""Plain text: the first lines are the headline, a line with a photographer's credit is a caption."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator

from checker.late import early, late
from checker.model import Zone
from checker.read.interface import Content, disjoint
from checker.read.stamps import stamps

_LINE = early(r"\S(?:[^\r\n]*\S)?")
_LONGEST_TITLE = 200
_LONGEST_CAPTION = 700
_HEADLINES = 4
_SENTENCE_END = early(r"""[.!?…:;,]["'”’»)\]]*$""")
_BYLINE = early(r"(?:by|from|published|updated|posted)\b", re.IGNORECASE)

_CAPTION_OPENING = early(
    r"(?:caption|photos?|pictures?|images?|file photo|file picture|file|image caption|image source)\s*:"
    r"|FILE\s*[-–—]|File (?:photo|picture|image)\b|Photo(?:graph)? (?:by|courtesy)\b"
    r"|Image (?:credit|copyright|source)\b"
    r"|(?i:caption|photo|picture|image|file photo|file picture|image caption|image source)\s*:",
)
_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|la|van|von|der|al|via|for)){0,6}"
_OPENING = frozenset("cCfFiIpP")
"""With what `_CAPTION_OPENING` begins."""
_CREDIT_IN_BRACKETS = late(
    r"\((?:(?i:[^()]*\b(?:photo|photograph|pictures?|pool|screenshot|screen ?grab|courtesy|handout|getty|file image)\b"
    r"[^()]*)"
    rf"|{_NAME} ?/ ?{_NAME}(?:/{_NAME})?)\)\Z"
)
_CREDIT_AT_END = late(
    rf"(?:\b(?:REUTERS|AFP|AP|Getty Images) ?/ ?{_NAME}|\b(?:AP|File|Pool) [Pp]hoto\b\s*/?\s*(?:{_NAME})?)\.?$"
)


def lines_of(text: str) -> list[tuple[int, int]]:
    """`[start, end)` of every line that is not blank, without the white space around it."""
    if "\r" in text:
        return [found.span() for found in _LINE.finditer(text)]
    found = []
    start = 0
    for line in text.split("\n"):
        if inner := line.strip():
            first = start + (line.index(inner) if len(inner) < len(line) else 0)
            found.append((first, first + len(inner)))
        start += len(line) + 1
    return found


def _places(sign: str, text: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def is_caption(line: str) -> bool:
    """Whether a line shows that it belongs to a picture: a credit in brackets at its end, or "File photo" before it."""
    if not line or len(line) > _LONGEST_CAPTION:
        return False
    return bool(
        (line[0] in _OPENING and _CAPTION_OPENING.match(line))
        or (line.endswith(")") and _CREDIT_IN_BRACKETS.search(line))
        or (("/" in line or "hoto" in line) and _CREDIT_AT_END.search(line))
    )


def is_title(line: str) -> bool:
    """Whether a line may stand over an article."""
    return len(line) <= _LONGEST_TITLE and any(map(str.isalnum, line))


def headlines(
    text: str, lines: Iterable[tuple[int, int]], ends: Container[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """The lines above the body: the title, and what follows it before the first line that ends like a sentence.

    `ends`: lines that part the two.
    """
    found: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(lines):
        line = text[start:end]
        if (start, end) in ends or not is_title(line) or is_caption(line) or _BYLINE.match(line):
            return found
        closes = bool(_SENTENCE_END.search(line))
        if number and (closes or number == _HEADLINES):
            return found
        if not number and closes and len(line) > 120:
            return []
        found.append((start, end))
    # Everything is headline: a list, a table or one lone sentence. Only the first line is sure to stand over the rest.
    return found[:1] if len(found) > 1 else []


def read(text: str) -> Content:
    """A plain-text article. Its title is its first line, where that is short enough to be one."""
    lines = lines_of(text)
    stamped = {(s.start, s.end): s for s in stamps(text, lines)}
    first = next((n for n, line in enumerate(lines) if line not in stamped), 0)
    above = headlines(text, lines[first:], stamped)
    # What no caption does without is looked for first: most lines have none of it.
    credited = {bisect_right(lines, (at, len(text))) - 1 for sign in ("/", "hoto") for at in _places(sign, text)}
    captions = [
        Zone(start, end, "caption")
        for number, (start, end) in enumerate(lines)
        if (text[start] in _OPENING or text[end - 1] == ")" or number in credited) and is_caption(text[start:end])
    ]
    title = None
    if above:
        title = text[slice(*above[0])]
    elif lines and is_title(text[slice(*lines[first])]):
        title = text[slice(*lines[first])]
    return Content(
        text,
        title=title,
        published=next((s.day for s in stamped.values() if s.day and not s.updated), None),
        updated=next((s.day for s in stamped.values() if s.day and s.updated), None),
        zones=disjoint(
            [*(Zone(*line, "skipped") for line in stamped), *(Zone(*line, "headline") for line in above), *captions]
        ),
    )
